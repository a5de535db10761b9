// What a client does by itself, in small stories over the whole network: lists, uploads, polls, programs and their letters.
import { describe, expect, test } from 'vitest';
import { playScenario } from '../../src/scenarios/index.ts';
import { connections, hour, minute, packages, picks, runProgram, softwareSite } from './software-site.ts';
import { textsOf } from './story.ts';

describe('a program that somebody starts', () => {
  test('runs by UNC name from the server drawn, and the outcome tells which', () => {
    const run = playScenario(softwareSite({ acts: [runProgram('Setup')] }));
    const [outcome] = run.outcomes;
    expect(outcome).toMatchObject({ action: 'run-program', host: 'PC-17', result: 'done' });
    expect(['DPP', 'DPQ', 'DPR']).toContain(outcome?.detail['server']);
    expect(outcome?.detail).not.toHaveProperty('letter');
    const from = packages(String(outcome?.detail['server']));
    expect(connections(run).filter((change) => change.endsWith(from))).toEqual([`opened ${from}`, `dropped ${from}`]);
  });
  test('that wants any letter has Z: beside the connection without one, until its first command has ended', () => {
    const run = playScenario(softwareSite({ acts: [runProgram('Letter')] }));
    const server = packages(String(run.outcomes[0]?.detail['server']));
    expect(run.outcomes[0]).toMatchObject({ result: 'done', detail: { letter: 'Z:', commands: 2 } });
    expect(connections(run).filter((change) => change.endsWith(server))).toEqual([
      `opened ${server}`,
      `mapped Z: ${server}`,
      `unmapped Z: ${server}`,
      `dropped ${server}`,
    ]);
    const at = run.log.find(({ kind, detail }) => kind === 'connection.changed' && detail['change'] === 'unmapped');
    const began = run.log.find(({ kind }) => kind === 'program.started');
    expect((at?.atMs ?? 0) - (began?.atMs ?? 0)).toBeGreaterThanOrEqual(minute);
    expect((run.outcomes[0]?.atMs ?? 0) - (began?.atMs ?? 0)).toBeGreaterThanOrEqual(3 * minute);
  });
  test('that wants a letter which is taken does not start', () => {
    const run = playScenario(
      softwareSite({
        client: { networkAccess: { connections: [{ local: 'Q:', server: 'CAPA', share: 'HOME', account: 'ANNA' }] } },
        servers: { CAPA: { fileServer: { shares: [{ name: 'HOME' }] }, accessPoint: { siteServer: 'SITE1' } } },
        acts: [runProgram('Fixed')],
      }),
    );
    expect(run.outcomes[0]).toMatchObject({ result: 'failed', detail: { reason: 'Q: is taken' } });
  });
  test('on Windows 3.x gets a letter though it asks for none', () => {
    const run = playScenario(softwareSite({ client: { system: 'windows-3x' }, acts: [runProgram('Setup')] }));
    expect(run.outcomes[0]).toMatchObject({ result: 'done', detail: { letter: 'Z:' } });
  });
  test('Q302674: without a server is tried every ten minutes, until the next poll cancels it', () => {
    const down = {
      distributionPoint: { siteServer: 'SITE1', packages: ['ABC00001', 'ABC00003'] },
      fileServer: { isDown: true },
    };
    const scenario = (servicePack: 2 | 4) =>
      softwareSite({
        servers: {
          DPP: down,
          DPQ: down,
          DPR: { ...down, distributionPoint: { siteServer: 'SITE1', packages: ['ABC00001', 'ABC00002', 'ABC00003'] } },
        },
        client: { networkAccess: { servicePack }, components: { pollAtMs: 55 * minute } },
        acts: [runProgram('Setup')],
      });
    const before = playScenario(scenario(2));
    expect(before.outcomes[0]).toMatchObject({ result: 'cancelled', detail: { tries: 6 } });
    const after = playScenario(scenario(4));
    expect(after.outcomes[0]?.result).toBe('waiting');
    expect(textsOf(after).filter((text) => text.includes('cannot start Setup')).length).toBeGreaterThan(12);
  });
});

describe('advertisements', () => {
  const advertisements = [
    { id: 'ABC20001', program: 'Setup', atMs: 0 },
    { id: 'ABC20002', program: 'Other', atMs: 0 },
  ];
  test('two that come with one poll are two draws, and over many runs not always the same server', () => {
    const scenario = softwareSite({ advertisements, client: { components: { pollAtMs: minute } } });
    const pairs = Array.from({ length: 24 }, (_, seed) =>
      picks(playScenario(scenario, { seed, untilMs: 30 * minute }), 'dp'),
    );
    expect(pairs.every((pair) => pair.length === 2 && pair.every((pick) => pick.endsWith('random')))).toBe(true);
    const together = pairs.filter(([one, other]) => one === other).length;
    expect(together).toBeGreaterThan(0);
    expect(together).toBeLessThan(24);
  });
  test('one access point may not have the newest yet; what is learned later runs later', () => {
    const lacking = { accessPoint: { siteServer: 'SITE1', lacks: ['ABC20002'] } };
    const scenario = softwareSite({
      advertisements,
      client: { components: { pollAtMs: minute } },
      servers: { CAPA: lacking, CAPB: lacking, CAPC: lacking },
      acts: [
        { atMs: 30 * minute, act: 'update-access-point', host: 'CAPA' },
        { atMs: 30 * minute, act: 'update-access-point', host: 'CAPB' },
        { atMs: 30 * minute, act: 'update-access-point', host: 'CAPC' },
      ],
    });
    const run = playScenario(scenario);
    const read = run.log.flatMap(({ kind, detail }) => (kind === 'offers.read' ? [String(detail['fresh'])] : []));
    expect(read).toEqual(['ABC20001', 'ABC20002', '']);
    const started = run.log.flatMap(({ kind, atMs, detail }) =>
      kind === 'program.started' ? [`${Math.floor(atMs / minute)}: ${String(detail['program'])}`] : [],
    );
    expect(started).toEqual(['1: Setup', '61: Other']);
  });
  test('status files of one client lie on different access points, and all are counted on the site server', () => {
    const scenario = softwareSite({
      advertisements,
      client: { components: { pollAtMs: minute, hardwareInventoryAtMs: 2 * minute } },
      rest: { seed: 3 },
    });
    const run = playScenario(scenario);
    const boxes = run.log.flatMap(({ kind, host, detail }) =>
      kind === 'file.arrived' ? [{ host, name: String(detail['name']), count: detail['count'] }] : [],
    );
    const uploaded = boxes.filter(({ host }) => host !== 'SITE1');
    // 10002 twice, 10005 twice, 10008 twice, and the inventory.
    expect(uploaded).toHaveLength(7);
    expect(new Set(uploaded.map(({ host }) => host)).size).toBeGreaterThan(1);
    expect(boxes.filter(({ host }) => host === 'SITE1')).toHaveLength(7);
    expect(boxes.findLast(({ host, name }) => host === 'SITE1' && name.endsWith('.svf'))?.count).toBe(6);
  });
});

describe('the client cycle', () => {
  test('takes an access point that the site no longer has off the list; a CAP with an older list would not', () => {
    const old = ['CAPA', 'CAPB', 'CAPC'];
    const gone = { accessPoint: undefined, fileServer: {} } as never;
    const scenario = (isOld: boolean) =>
      softwareSite({
        client: { components: { cycleAtMs: minute } },
        servers: {
          CAPC: gone,
          CAPA: { accessPoint: { siteServer: 'SITE1', ...(isOld ? { accessPoints: old } : {}) } },
          CAPB: { accessPoint: { siteServer: 'SITE1', ...(isOld ? { accessPoints: old } : {}) } },
        },
      });
    const lists = (isOld: boolean) =>
      playScenario(scenario(isOld)).log.flatMap(({ kind, detail }) =>
        kind === 'server-list.changed' ? [String(detail['servers'])] : [],
      );
    expect(lists(false)).toEqual(['CAPA,CAPB']);
    expect(lists(true)).toEqual(['CAPA,CAPB,CAPC']);
  });
  test('Q235873: makes a preferred access point count; before it ran the setting has no effect', () => {
    const scenario = softwareSite({
      client: {
        networkAccess: {
          usePreferred: true,
          preferred: [{ list: 'cap', site: 'ABC', server: 'CAPB' }],
        },
      },
      acts: [
        { atMs: 0, act: 'need-access-point', host: 'PC-17', list: 'cap' },
        { atMs: minute, act: 'run-client-cycle', host: 'PC-17' },
        { atMs: 5 * minute, act: 'need-access-point', host: 'PC-17', list: 'cap' },
      ],
    });
    const withCycle = {
      ...scenario,
      hosts: scenario.hosts.map((host) =>
        host.name === 'PC-17' ? { ...host, components: { cycleAtMs: hour } } : host,
      ),
    };
    const run = playScenario(withCycle);
    expect(picks(run, 'cap').map((pick) => pick.split(': ')[1])).toEqual(['random', 'random', 'preferred']);
    expect(picks(run, 'cap')[2]).toBe('CAPB: preferred');
    expect(run.log.find(({ kind }) => kind === 'server-list.changed')?.rule).toBe('client-cycle.validates');
  });
  test('Q237759: with all accounts changed a client on NT is locked out of every CAP, and Windows 98 is not', () => {
    const users = ['ANNA', 'SMSClient_ABC'];
    const shut = { fileServer: { shares: [{ name: 'CAP_ABC', users }] }, accessPoint: { siteServer: 'SITE1' } };
    const at = (system: 'nt4-sp4' | 'windows-98', user: string) =>
      playScenario(
        softwareSite({
          client: {
            system,
            networkAccess: { user, accounts: ['OLDACCOUNT'] },
            components: { cycleAtMs: minute },
          },
          servers: { CAPA: shut, CAPB: shut, CAPC: shut },
        }),
      ).log.filter(({ kind }) => kind === 'component.failed' || kind === 'server-list.changed');
    expect(at('nt4-sp4', 'GUEST').map(({ kind }) => kind)).toEqual([
      'component.failed',
      'component.failed',
      'component.failed',
    ]);
    expect(at('windows-98', 'ANNA').map(({ kind }) => kind)).toEqual(['server-list.changed']);
  });
});
