// Stories of the network that the lab's own scenarios do not tell: routers, faults, LANA numbers, names.
import { describe, expect, test } from 'vitest';
import type { Run, ScenarioHost } from '../../src/scenarios/index.ts';
import { playScenario } from '../../src/scenarios/index.ts';
import { dns, framesBy, onHost, outcome, start, story, tries } from './story.ts';

/** Client on segment B behind a router, reached by the given protocol only. */
function acrossRouter(protocol: 'IPX' | 'NetBIOS', transport: 'nwlink' | 'netbeui', router: ScenarioHost['router']) {
  const ipxOn = (segment: 'A' | 'B') => ({ ipxNetwork: segment === 'A' ? '0000000A' : '0000000B' });
  const bound = transport === 'nwlink' ? ipxOn : () => ({});
  return story({
    console: { adapters: [{ segment: 'A', ip: '10.0.1.5', ...bound('A') }], protocols: ['tcpip', transport] },
    client: { adapters: [{ segment: 'B', ...bound('B') }], protocols: [transport], agent: { protocol } },
    others: [
      {
        name: 'ROUTER1',
        role: 'router',
        system: 'nt4-sp4',
        adapters: [
          { segment: 'A', ...bound('A') },
          { segment: 'B', ...bound('B') },
        ],
        protocols: [transport],
        ...(router ? { router } : {}),
      },
    ],
    ipAddresses: [],
    // MAC addresses follow the places of the hosts: the client is the third.
    ipxAddresses: protocol === 'IPX' ? ['0000000B:020000000300'] : [],
  });
}

describe('routers', () => {
  test('pass IPX on where they are set so', () => {
    const open = playScenario(acrossRouter('IPX', 'nwlink', { ipx: true }));
    expect(outcome(open)).toMatchObject({ result: 'connected', stage: 'address' });
    expect(framesBy(open, 'ipx.route-answer').length).toBeGreaterThan(0);
    const shut = playScenario(acrossRouter('IPX', 'nwlink', { ip: true }));
    expect(outcome(shut)).toMatchObject({ result: 'failed', reason: 'every way failed' });
  });

  test('let NetBIOS over IPX through by type 20 only', () => {
    const open = playScenario(acrossRouter('NetBIOS', 'nwlink', { ipx: true, ipxType20: true }));
    expect(outcome(open)).toMatchObject({ result: 'connected', stage: 'netbios' });
    const shut = playScenario(acrossRouter('NetBIOS', 'nwlink', { ipx: true }));
    expect(tries(shut)).toContain('netbios nwlnknb: no such name');
  });

  test('never pass NetBEUI on', () => {
    const run = playScenario(acrossRouter('NetBIOS', 'netbeui', { ip: true, ipx: true, ipxType20: true }));
    expect(tries(run)).toContain('netbios nbf: no such name');
    expect(run.log.some(({ host, kind }) => host === 'ROUTER1' && kind === 'frame.sent')).toBe(false);
  });
});

describe('faults', () => {
  test('a lost SYN is repeated after three seconds', () => {
    const faults = [{ verdict: 'drop' as const, protocol: 'tcp' as const, to: 'PC-17', times: 1 }];
    const run = playScenario(story({ rest: { faults } }));
    expect(outcome(run).result).toBe('connected');
    const [first] = framesBy(run, 'remote-tools.sockets-by-name');
    const tookMs = Number(outcome(run).atMs) - Number(first?.atMs);
    expect(tookMs).toBeGreaterThan(3000);
    expect(tookMs).toBeLessThan(3100);
  });

  test('a delay on one computer’s answers makes all take longer', () => {
    const faults = [{ verdict: 'delay' as const, delayMs: 400, from: 'PC-17' }];
    const quick = playScenario(story({}));
    const slow = playScenario(story({ rest: { faults } }));
    expect(Number(outcome(slow).atMs) - Number(outcome(quick).atMs)).toBeGreaterThanOrEqual(1200);
  });
});

describe('LANA numbers', () => {
  const lanas = [
    { lana: 2, transport: 'netbt' as const, adapter: 0 },
    { lana: 5, transport: 'nbf' as const, adapter: 0 },
  ];
  const withLanas = (lanaOrder?: number[]) =>
    story({
      console: {
        protocols: ['tcpip', 'netbeui'],
        lanas,
        console: { siteServer: 'SITE1', user: 'ANNA', ...(lanaOrder ? { lanaOrder } : {}) },
      },
      client: { agent: { state: 'stopped' } },
      ipAddresses: [],
    });

  test('gaps are passed over, and the list may be put in another order', () => {
    const called = (run: Run) =>
      run.log.flatMap(({ kind, detail }) =>
        kind === 'attempt.began' && detail['stage'] === 'netbios' ? [detail['lana']] : [],
      );
    expect(called(playScenario(withLanas()))).toEqual([2, 5]);
    expect(called(playScenario(withLanas([5, 0, 2])))).toEqual([5, 2]);
    expect(called(playScenario(withLanas([7])))).toEqual([]);
  });
});

describe('looking the name up', () => {
  const lookedUp = (nameResolution: ScenarioHost['nameResolution']) => {
    const run = playScenario(
      story({
        console: { ...(nameResolution ? { nameResolution } : {}) },
        // Nobody answers to the name, so every way is gone through.
        client: { protocols: ['netbeui'], adapters: [{ segment: 'A' }] },
        others: [dns({ dnsServer: {}, winsServer: {} })],
      }),
    );
    const ways = run.log.flatMap(({ kind, actor, detail }) => {
      if (kind !== 'state.entered' || actor !== 'CONSOLE1/open-remote-tools') return [];
      const [, way] = /^stage1\.resolving\.(\w+)$/.exec(String(detail['to'])) ?? [];
      return way ? [way] : [];
    });
    return ways.filter((way, place) => way !== ways[place - 1]).join(' ');
  };
  const servers = { dnsServers: ['10.0.1.10'], winsServers: ['10.0.1.10'], lmhostsEnabled: true };

  test.each([
    ['b', 'ownName hosts dns nbCache broadcast lmhosts'],
    ['p', 'ownName hosts dns nbCache wins'],
    ['m', 'ownName hosts dns nbCache broadcast wins'],
    ['h', 'ownName hosts dns nbCache wins broadcast lmhosts'],
  ] as const)('a %s-node asks %s', (nodeType, ways) => {
    expect(lookedUp({ ...servers, nodeType })).toBe(ways);
  });

  test('DnsNbtLookupOrder 1 puts the NetBIOS ways before DNS', () => {
    expect(lookedUp({ ...servers, dnsNbtLookupOrder: 1 })).toBe('ownName hosts nbCache wins broadcast lmhosts dns');
  });

  test('HOSTS and a preloaded LMHOSTS entry cost no frame', () => {
    const hosts = playScenario(story({ console: { nameResolution: { hosts: { 'pc-17': '10.0.1.17' } } } }));
    const preloaded = playScenario(
      story({
        console: {
          nameResolution: {
            lmhostsEnabled: true,
            lmhosts: [{ name: 'PC-17', suffix: '00', address: '10.0.1.17', preload: true }],
          },
        },
      }),
    );
    for (const run of [hosts, preloaded]) {
      expect(outcome(run)).toMatchObject({ result: 'connected', stage: 'name' });
      expect(run.log.some(({ rule }) => ['resolver.broadcast', 'resolver.dns'].includes(String(rule)))).toBe(false);
    }
  });

  test('an answer in a DNS cache is old until its time is over', () => {
    const caching = (atMs: number) =>
      playScenario(
        story({
          console: { nameResolution: { dnsServers: ['10.0.1.10'] } },
          others: [
            dns({
              dnsServer: { asks: 'DNS2', cached: [{ name: 'PC-17', address: '10.0.1.99', expiresAtMs: 60_000 }] },
            }),
            dns({ dnsServer: { records: { 'PC-17': '10.0.1.17' } } }, '10.0.1.11', 'DNS2'),
          ],
          acts: [start(atMs)],
        }),
      );
    expect(outcome(caching(0))).toMatchObject({ result: 'connected', stage: 'address' });
    const later = caching(61_000);
    expect(outcome(later)).toMatchObject({ result: 'connected', stage: 'name' });
    expect(framesBy(later, 'dns.asks-next').length).toBeGreaterThan(0);
  });

  test('a server that falls silent is asked in vain until it is up again', () => {
    const run = playScenario(
      story({
        console: { nameResolution: { dnsServers: ['10.0.1.10'] } },
        others: [dns({ dnsServer: { records: { 'PC-17': '10.0.1.17' } } })],
        acts: [onHost(0, 'server-down', 'DNS1'), start(1000), onHost(7500, 'server-up', 'DNS1')],
      }),
    );
    expect(outcome(run)).toMatchObject({ result: 'connected', stage: 'name' });
    // Queries at 0, 1 and 3 s go unanswered; that at 7 s is heard.
    expect(framesBy(run, 'resolver.dns').length + framesBy(run, 'resolver.dns-waits').length).toBe(4);
    expect(Number(outcome(run).atMs)).toBeGreaterThan(8000);
  });

  test('a WINS server learns from its partner what was registered there', () => {
    const run = playScenario(
      story({
        console: { nameResolution: { nodeType: 'p', winsServers: ['10.0.1.10'] } },
        client: { nameResolution: { winsServers: ['10.0.1.11'] }, agent: { protocol: 'NetBIOS', state: 'stopped' } },
        others: [
          dns({ winsServer: { pullsFrom: ['WINS2'] } }, '10.0.1.10', 'WINS1'),
          dns({ winsServer: {} }, '10.0.1.11', 'WINS2'),
        ],
        ipAddresses: [],
        acts: [onHost(1000, 'start-agent', 'PC-17'), start(60_000), start(40 * 60_000)],
        rest: { endsAtMs: 60 * 60_000 },
      }),
    );
    expect(run.outcomes.map(({ result }) => result)).toEqual(['failed', 'connected']);
    expect(run.log.at(-1)?.detail['reason']).toBe('its time is up');
    expect(
      run.log.some(
        ({ kind, rule, host }) => kind === 'record.changed' && rule === 'wins.newest-wins' && host === 'WINS1',
      ),
    ).toBe(true);
  });
});
