// The special name of a console (Q200832): who gets it, in which form, and that it is given back on every way out.
import { describe, expect, test } from 'vitest';
import type { Act, Run, Scenario, ScenarioHost } from '../../src/scenarios/index.ts';
import { playScenario } from '../../src/scenarios/index.ts';
import type { DeskKind } from './desks.ts';
import { deskName, hangUp, lastNameState, letterOf, office, open, playOffice } from './desks.ts';

type Agent = NonNullable<ScenarioHost['agent']>;

const act = (atMs: number, name: 'cancel' | 'cancel-credentials' | 'dismiss', desk = 0): Act => ({
  atMs,
  act: name,
  host: 'CONSOLE1',
  target: deskName(desk),
});
const onHost = (atMs: number, name: 'power-off' | 'power-on' | 'stop-agent', host: string): Act => ({
  atMs,
  act: name,
  host,
});

describe('the special name is given back', () => {
  interface Way {
    readonly desk?: DeskKind;
    readonly agent?: Agent;
    readonly acts?: readonly Act[];
    readonly rest?: Partial<Scenario>;
    readonly result: string;
  }
  const power = [onHost(100_000, 'power-off', 'CONSOLE1'), onHost(110_000, 'power-on', 'CONSOLE1')];
  const whileNothing: readonly [string, Way][] = [
    ['nobody is found', { agent: { state: 'stopped' }, result: 'failed' }],
    ['the agent is busy', { agent: { busyWith: 'SITE1' }, result: 'failed' }],
    ['the function is refused', { agent: { functions: [] }, result: 'failed' }],
    ['the person at the client refuses', { agent: { permissionRequired: true, promptAnswer: 'no' }, result: 'failed' }],
    ['the prompt expires', { agent: { permissionRequired: true, promptAnswer: 'nothing' }, result: 'failed' }],
    [
      'no credentials are given',
      { agent: { permittedViewers: [] }, acts: [act(30_000, 'cancel-credentials')], result: 'failed' },
    ],
    ['nobody answers the dialog for credentials', { agent: { permittedViewers: [] }, result: 'failed' }],
    ['the start is cancelled while it claims the name', { acts: [act(1000, 'cancel')], result: 'cancelled' }],
    [
      'the start is cancelled while the person is asked',
      {
        agent: { permissionRequired: true, promptAnswer: 'nothing' },
        acts: [act(15_000, 'cancel')],
        result: 'cancelled',
      },
    ],
    [
      'the power of the console fails while it claims the name',
      { acts: [onHost(1000, 'power-off', 'CONSOLE1'), onHost(9000, 'power-on', 'CONSOLE1')], result: 'cancelled' },
    ],
    ['the session is hung up at the console', { acts: [hangUp(100_000, 0)], result: 'connected' }],
    ['the agent ends the session', { acts: [onHost(100_000, 'stop-agent', 'DESK-1')], result: 'connected' }],
    ['the console loses power in a session', { acts: power, result: 'connected' }],
  ];
  // On Windows 95 nobody is asked for credentials.
  const withPermits = (scenario: Scenario): Scenario => ({
    ...scenario,
    hosts: scenario.hosts.map((host) =>
      host.agent?.permittedViewers ? { ...host, system: 'nt4-sp4' as const } : host,
    ),
  });
  const play = (desk: DeskKind, { agent = {}, acts = [], rest = {} }: Way) =>
    playOffice(
      withPermits(
        office({
          desks: [desk, 'T'],
          agents: { 0: agent },
          acts: [open(0, 0), ...acts, open(400_000, 1), hangUp(500_000, 1)],
          rest,
        }),
      ),
    );

  test.each(whileNothing.flatMap(([words, way]) => (['N', 'T'] as const).map((desk) => [words, desk, way] as const)))(
    'when %s (%s)',
    (_, desk, way) => {
      const run = play(desk, way);
      expect(run.outcomes[0]?.result).toBe(way.result);
      // A start after that gets the name at once.
      expect(run.outcomes[1]?.result).toBe('connected');
      expect(run.namesLeft).toEqual([]);
      expect(lastNameState(run)).toBe('free');
      const waited = run.log.some(
        ({ kind, detail }) => kind === 'state.entered' && String(detail['to']) === 'acquiringName.waiting',
      );
      expect(waited).toBe(false);
    },
  );
  test.each(['N', 'T'] as const)('when the connection breaks before the session is open (%s)', (desk) => {
    const acts = [open(0, 0), open(400_000, 1)];
    const usual = playOffice(office({ desks: [desk, 'T'], acts }));
    const isVerifying = usual.log.find(
      ({ kind, detail }) => kind === 'state.entered' && String(detail['to']) === 'verifying',
    );
    const faults = [{ verdict: 'drop' as const, from: 'DESK-1', fromMs: isVerifying?.atMs ?? 0 }];
    const run = playOffice(office({ desks: [desk, 'T'], acts, rest: { faults } }));
    expect(run.outcomes[0]?.detail['reason']).toBe('the connection was lost');
    expect(run.outcomes[1]?.result).toBe('connected');
    expect(run.namesLeft).toEqual([]);
  });
  test('when nobody could tell whether it was granted, for the cable was cut', () => {
    const run = playOffice(
      office({ desks: ['N'], acts: [open(0, 0), { atMs: 1000, act: 'sever-segment', segment: 'A' }] }),
    );
    expect(run.outcomes[0]?.result).toBe('failed');
    expect(run.namesLeft).toEqual([]);
    expect(lastNameState(run)).toBe('free');
  });
  test.each([
    ['while a start has it', 1600],
    ['while a session has it', 60_000],
  ])('without a word when the power of the console fails %s', (_, offMs) => {
    const run = playOffice(office({ desks: ['N'], acts: [open(0, 0), onHost(offMs, 'power-off', 'CONSOLE1')] }));
    const last = run.log.findLast(({ kind }) => kind === 'viewer-name.changed');
    expect(last).toMatchObject({ atMs: offMs, rule: 'viewer-name.power', detail: { state: 'free' } });
    expect(run.log.filter(({ kind, atMs }) => kind === 'name.released' && atMs >= offMs)).toEqual([]);
    expect(run.namesLeft).toEqual([]);
  });
  test('as soon as a session over TCP is open, but kept by one over NetBIOS', () => {
    const states = (desk: DeskKind) =>
      playOffice(office({ desks: [desk], acts: [open(0, 0)] })).log.flatMap(({ kind, detail }) =>
        kind === 'viewer-name.changed'
          ? [`${detail['state']} ${String(detail['holder'] ?? '').replace('CONSOLE1/', '')}`]
          : [],
      );
    expect(states('T')).toEqual(['claiming open-remote-tools', 'held open-remote-tools', 'free ']);
    expect(states('N')).toEqual(['claiming open-remote-tools', 'held open-remote-tools', 'held remote-tools-session']);
  });
});

describe('starts that want the special name at the same time', () => {
  test('wait for each other, first come first', () => {
    const run = playOffice(office({ desks: ['T', 'T', 'T'], acts: [open(0, 0), open(10, 1), open(20, 2)] }));
    expect(run.outcomes.map(letterOf).join('')).toBe('ooo');
    const holders = run.log.flatMap(({ kind, detail }) =>
      kind === 'viewer-name.changed' && detail['state'] === 'held' ? [detail['holder']] : [],
    );
    expect(holders).toEqual(['', '-2', '-3'].map((end) => `CONSOLE1/open-remote-tools${end}`));
  });
  test('fail when the one they waited for becomes a session over NetBIOS', () => {
    const run = playOffice(office({ desks: ['N', 'T', 'T'], acts: [open(0, 0), open(10, 1), open(20, 2)] }));
    expect(run.outcomes.map(letterOf).join('')).toBe('onn');
  });
  test('go on when the one they waited for is cancelled, and so does the next when one of them gives up', () => {
    const acts = [open(0, 0), open(10, 1), open(20, 2), act(1000, 'cancel', 1), act(1500, 'cancel', 0)];
    const run = playOffice(office({ desks: ['N', 'T', 'T'], acts }));
    expect(run.outcomes.map(({ result }) => result)).toEqual(['cancelled', 'cancelled', 'connected']);
    expect(run.namesLeft).toEqual([]);
  });
});

describe('another console', () => {
  test('is not disturbed by a session over NetBIOS', () => {
    const run = playOffice(
      office({
        consoles: [{}, {}],
        desks: ['N', 'N', 'T'],
        acts: [open(0, 0), open(30_000, 2), open(60_000, 1, 'CONSOLE2'), open(90_000, 2, 'CONSOLE2')],
      }),
    );
    expect(run.outcomes.map(letterOf).join('')).toBe('onon');
    expect(run.log.some(({ kind, detail }) => kind === 'viewer-name.changed' && detail['state'] === 'conflict')).toBe(
      false,
    );
  });
  test('is told by the client that it is busy, whatever places it has left itself', () => {
    const run = playOffice(
      office({
        consoles: [{}, {}],
        desks: ['T', 'T'],
        acts: [open(0, 0), open(30_000, 0, 'CONSOLE2'), open(60_000, 1, 'CONSOLE2')],
      }),
    );
    expect(run.outcomes.map(letterOf).join('')).toBe('obo');
  });
  test('with a name that becomes the same when it is cut comes into conflict, and only then', () => {
    const long = (form: string) =>
      playOffice(
        office({
          consoles: [{ name: 'HELPDESK-BASEL1' }, { name: 'HELPDESK-BASEL2' }],
          desks: ['N', 'T'],
          acts: [open(0, 0, 'HELPDESK-BASEL1'), open(60_000, 1, 'HELPDESK-BASEL2')],
          rest: { readings: { 'remote-tools.viewer-name': form } },
        }),
      );
    expect(long('suffix').outcomes.map(letterOf).join('')).toBe('oo');
    for (const form of ['lastOfFifteen', 'appended']) {
      const run = long(form);
      expect(run.outcomes.map(letterOf).join('')).toBe('oa');
      expect(lastNameState(run, 'HELPDESK-BASEL2')).toBe('free');
      expect(run.namesLeft).toHaveLength(3);
    }
  });
});

describe('the form of the special name', () => {
  const callers = (run: Run) =>
    new Set(
      run.log.flatMap(({ rule, detail }) => {
        const { sourceName } = detail['message'] as { sourceName?: { name: string; suffix: string } };
        return rule === 'remote-tools.called-name' && sourceName ? [`${sourceName.name}|${sourceName.suffix}`] : [];
      }),
    );
  test.each([
    ['suffix', 'CONSOLE1', 'CONSOLE1|41'],
    ['lastOfFifteen', 'CONSOLE1', 'CONSOLE1      A|00'],
    ['appended', 'CONSOLE1', 'CONSOLE1 A|00'],
    ['suffix', 'HELPDESK-BASEL1', 'HELPDESK-BASEL1|41'],
    ['lastOfFifteen', 'HELPDESK-BASEL1', 'HELPDESK-BASELA|00'],
    ['appended', 'HELPDESK-BASEL1', 'HELPDESK-BASE A|00'],
  ])('%s of %s is what the viewer calls from', (form, name, expected) => {
    const scenario = office({
      consoles: [{ name }],
      desks: ['N'],
      acts: [open(0, 0, name)],
      rest: { readings: { 'remote-tools.viewer-name': form } },
    });
    const run = playScenario(scenario);
    expect(run.outcomes[0]?.result).toBe('connected');
    const calls = { ...run, log: run.log.filter(({ kind }) => kind === 'frame.sent') };
    expect([...callers(calls)]).toEqual([expected]);
    const held = run.log.find(({ kind, detail }) => kind === 'viewer-name.changed' && detail['state'] === 'held');
    expect(`${held?.detail['name']}|${held?.detail['suffix']}`).toBe(expected);
    const [began] = run.log;
    expect(began?.detail['viewerNames']).toMatchObject([{ host: name, form, state: 'free' }]);
  });
});

describe('what is set to TCP/IP', () => {
  const console = (transports: 'all' | 'tcpip') => ({ console: { siteServer: 'SITE1', user: 'ANNA', transports } });
  /** An office whose agents have no protocol of their own; the first runs on Windows 3.x. */
  function inherited(transports: 'all' | 'tcpip', site: 'TCP' | 'NetBIOS' | undefined): Scenario {
    const scenario = office({
      consoles: [console(transports)],
      desks: ['T', 'T'],
      acts: [open(0, 0), open(120_000, 1)],
    });
    return {
      ...scenario,
      hosts: scenario.hosts.map((host) => {
        if (host.siteDatabase && site)
          return { ...host, siteDatabase: { ...host.siteDatabase, remoteControlProtocol: site } };
        if (!host.agent) return host;
        return { ...host, agent: {}, system: host.name === 'DESK-1' ? 'windows-3x' : 'windows-95' };
      }),
    };
  }
  test.each([
    ['nothing, the site', 'all', 'TCP', 'on'],
    ['nothing, the site says nothing', 'all', undefined, 'on'],
    ['nothing, the site says NetBIOS', 'all', 'NetBIOS', 'on'],
    ['the console', 'tcpip', undefined, 'xo'],
    ['the console and the site', 'tcpip', 'TCP', 'xo'],
    ['the console, the site says NetBIOS', 'tcpip', 'NetBIOS', 'xx'],
  ] as const)('%s: Windows 3.x goes by NetBIOS all the same', (_, transports, site, expected) => {
    expect(playOffice(inherited(transports, site)).outcomes.map(letterOf).join('')).toBe(expected);
  });
  test('counts from the next start on, and lets go of what is open', () => {
    const set = (atMs: number, transports: 'all' | 'tcpip'): Act => ({
      atMs,
      act: 'set-console-transports',
      host: 'CONSOLE1',
      transports,
    });
    const run = playOffice(
      office({
        desks: ['N', 'T', 'T', 'N'],
        acts: [
          open(0, 0),
          open(30_000, 1),
          set(60_000, 'tcpip'),
          open(61_000, 1),
          hangUp(90_000, 0),
          set(100_000, 'all'),
          open(101_000, 2),
          hangUp(130_000, 1),
          hangUp(130_000, 2),
          open(140_000, 3),
        ],
      }),
    );
    expect(run.outcomes.map(letterOf).join('')).toBe('onooo');
  });
  test('leaves no name to be got on a console without NetBIOS either', () => {
    const run = playOffice(
      office({ consoles: [{ lanas: [] }], desks: ['T', 'T'], acts: [open(0, 0), open(30_000, 1)] }),
    );
    expect(run.outcomes.map(letterOf).join('')).toBe('oo');
    expect(run.log.some(({ kind }) => kind === 'viewer-name.changed')).toBe(false);
    expect(run.log.some(({ rule }) => rule === 'remote-tools.no-netbios')).toBe(true);
    expect(run.log[0]?.detail['viewerNames']).toBeUndefined();
  });
});
