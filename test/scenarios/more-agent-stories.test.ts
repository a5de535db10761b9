// Stories of people and agents that the lab's own scenarios do not tell: the agent's checks, giving up, power.
import { describe, expect, test } from 'vitest';
import type { Act, Scenario, ScenarioHost } from '../../src/scenarios/index.ts';
import { playScenario } from '../../src/scenarios/index.ts';
import { at, dns, framesBy, lastState, onHost, outcome, shown, start, story, textsOf, tries } from './story.ts';

test('the agent’s NetBIOS names are claimed when it starts and given back when it stops', () => {
  const run = playScenario(
    story({
      client: { agent: { protocol: 'NetBIOS', state: 'stopped' } },
      acts: [onHost(0, 'start-agent', 'PC-17'), onHost(10_000, 'stop-agent', 'PC-17')],
    }),
  );
  const names = (kind: string) =>
    run.log.flatMap((entry) => (entry.kind === kind ? [`${entry.detail['suffix']} ${entry.host}`] : []));
  const three = ['43 PC-17', '45 PC-17', '46 PC-17'];
  expect(names('name.registered')).toEqual(three);
  expect(names('name.released')).toEqual(three);
  expect(framesBy(run, 'netbt.claim')).toHaveLength(9);
  expect(framesBy(run, 'netbt.release')).toHaveLength(3);
});

describe('the agent’s checks', () => {
  const guarded = { agent: { permittedViewers: ['BOSS'] } };

  test('other credentials open the door', () => {
    const give: Act = { atMs: 10_000, act: 'give-credentials', host: 'CONSOLE1', target: 'PC-17', user: 'BOSS' };
    const run = playScenario(story({ client: guarded, acts: [start(), give] }));
    expect(shown(run)).toContain('Cannot establish a security context with the client');
    expect(outcome(run).result).toBe('connected');
  });

  test('no credentials end the attempt, and so does a minute without any', () => {
    const given = playScenario(story({ client: guarded, acts: [start(), at(10_000, 'cancel-credentials')] }));
    expect(outcome(given)).toMatchObject({ result: 'failed', reason: 'no valid credentials' });
    const idle = playScenario(story({ client: guarded }));
    expect(outcome(idle)).toMatchObject({ result: 'failed', reason: 'the connection was lost' });
    expect(textsOf(idle)).toContainEqual(expect.stringContaining('waiting for credentials for PC-17'));
    expect(lastState(idle, 'PC-17/remote-control-agent')).toBe('listening');
  });

  test('a busy agent drops the second viewer', () => {
    const run = playScenario(story({ client: { agent: { busyWith: 'CONSOLE9' } } }));
    expect(outcome(run)).toMatchObject({ result: 'failed', reason: 'the agent is busy' });
  });

  test('a function that is switched off is refused', () => {
    const acts = [{ ...start(), function: 'reboot' } as Act];
    const run = playScenario(story({ client: { agent: { functions: ['remote-control'] } }, acts }));
    expect(outcome(run)).toMatchObject({ result: 'failed', reason: 'the function is switched off' });
  });

  test.each([
    ['yes', 'connected', 4000],
    ['no', 'failed', 4000],
    ['nothing', 'failed', 30_000],
  ] as const)('a person who answers %s: %s', (promptAnswer, result, waitMs) => {
    const agent = { permissionRequired: true, promptAnswer };
    const run = playScenario(story({ client: { agent } }));
    expect(shown(run)).toContain("Will you allow 'ANNA' to Remote Control your machine?");
    expect(outcome(run).result).toBe(result);
    const asked = run.log.find(({ detail }) => detail['text'] === "Asking for User's Permission");
    expect(Number(outcome(run).atMs) - Number(asked?.atMs)).toBe(waitMs);
  });

  test('a permission is remembered for two minutes before SP3, until the agent stops', () => {
    const asked = (servicePack: 2 | 3, acts: Act[]) =>
      shown(
        playScenario(
          story({ client: { agent: { permissionRequired: true, promptAnswer: 'yes', servicePack } }, acts }),
        ),
      ).filter((text) => String(text).startsWith('Will you allow')).length;
    const twice = [start(), at(20_000, 'hang-up'), start(60_000)];
    expect(asked(2, twice)).toBe(1);
    expect(asked(3, twice)).toBe(2);
    expect(asked(2, [start(), at(20_000, 'hang-up'), start(150_000)])).toBe(2);
    expect(asked(2, [...twice, onHost(30_000, 'stop-agent', 'PC-17'), onHost(31_000, 'start-agent', 'PC-17')])).toBe(2);
  });
});

describe('before the search', () => {
  test('a provider that is down is told at once', () => {
    const run = playScenario(story({ acts: [onHost(0, 'server-down', 'SITE1'), start(1000)] }));
    expect(outcome(run)).toMatchObject({ result: 'failed', reason: 'no SMS Provider' });
    expect(shown(run)).toEqual(['Connection Failed']);
  });

  test('an unknown target is refused with the words for a missing right', () => {
    const acts: Act[] = [{ ...start(), target: 'SITE1' } as Act];
    const run = playScenario(story({ acts }));
    expect(outcome(run)).toMatchObject({ result: 'failed', reason: 'the site database does not know the target' });
    expect(shown(run)).toEqual(['Security rights to run Remote Tools on this client have been denied.']);
  });
});

describe('giving up', () => {
  /** Each scenario holds the console up in one state. */
  const heldUp: [state: string, scenario: (acts: Act[]) => Scenario][] = [
    ['authorising', (acts) => story({ site: { isOn: false }, acts })],
    ['acquiringName', (acts) => story({ acts })],
    ['stage1.resolving', (acts) => story({ client: { isOn: false }, acts })],
    ['stage1.connecting', (acts) => heldUpByTcp(acts, { hosts: { 'PC-17': '10.0.1.17' } })],
    ['stage2.connecting', (acts) => heldUpByTcp(acts, {})],
    ['stage3.calling', (acts) => story({ client: { isOn: false }, ipAddresses: [], acts })],
    ['verifying', (acts) => unheard(acts)],
    ['credentials', (acts) => story({ client: { agent: { permittedViewers: [] } }, acts })],
    ['askingUser', (acts) => story({ client: { agent: { permissionRequired: true, promptAnswer: 'nothing' } }, acts })],
  ];
  function heldUpByTcp(acts: Act[], nameResolution: NonNullable<ScenarioHost['nameResolution']>): Scenario {
    const faults = [{ verdict: 'drop' as const, protocol: 'tcp' as const, to: 'PC-17' }];
    return story({
      console: { nameResolution: { nodeType: 'p', ...nameResolution } },
      acts,
      rest: { faults },
    });
  }

  /** The agent says who it is, and nothing more. */
  function unheard(acts: Act[]): Scenario {
    const usual = playScenario(story({ acts }));
    const asked = usual.log.find(
      ({ kind, detail }) => kind === 'state.entered' && String(detail['to']) === 'verifying',
    );
    const faults = [{ verdict: 'drop' as const, from: 'PC-17', fromMs: asked?.atMs ?? 0 }];
    return story({ acts, rest: { faults } });
  }

  test.each(heldUp)('in %s ends the attempt as cancelled', (state, scenario) => {
    // By now every console has the special name of its machine, which takes three claims.
    const cancelMs =
      state === 'stage3.calling' ? 5000 : state === 'acquiringName' || state === 'authorising' ? 700 : 2500;
    const run = playScenario(scenario([start(), at(cancelMs, 'cancel')]));
    const left = run.log.find(
      ({ kind, detail }) => kind === 'state.entered' && String(detail['to']) === 'failed.cancelled',
    );
    expect(String(left?.detail['from'])).toContain(state);
    expect(outcome(run)).toMatchObject({ result: 'cancelled', atMs: cancelMs });
  });

  test('in a session does nothing, for there is nothing to wait for', () => {
    const run = playScenario(story({ acts: [start(), at(60_000, 'cancel')] }));
    expect(outcome(run).result).toBe('connected');
  });
});

describe('power', () => {
  test('a console that goes off in a session is free after', () => {
    const run = playScenario(story({ acts: [start(), onHost(60_000, 'power-off', 'CONSOLE1')] }));
    expect(outcome(run).result).toBe('connected');
    expect(lastState(run, 'CONSOLE1/open-remote-tools')).toBe('idle');
  });

  test('a console that was off has forgotten the names it found', () => {
    const acts = [
      start(),
      at(5000, 'hang-up'),
      onHost(6000, 'power-off', 'CONSOLE1'),
      onHost(7000, 'power-on', 'CONSOLE1'),
    ];
    const queries = (run: ReturnType<typeof playScenario>) => framesBy(run, 'resolver.broadcast').length;
    expect(queries(playScenario(story({ acts: [start(), at(5000, 'hang-up'), start(20_000)] })))).toBe(1);
    expect(queries(playScenario(story({ acts: [...acts, start(20_000)] })))).toBe(2);
  });

  test('nobody starts Remote Tools on a console that is off', () => {
    const run = playScenario(story({ console: { isOn: false } }));
    expect(run.outcomes).toEqual([]);
    expect(textsOf(run)).toContain(
      'ANNA starts Remote Tools for PC-17 on CONSOLE1; nothing comes of it, for the computer is off',
    );
  });

  test('a client that goes off and on is found again when its agent is up', () => {
    const acts = [onHost(0, 'power-off', 'PC-17'), onHost(1000, 'power-on', 'PC-17'), start(2000), start(60_000)];
    const run = playScenario(story({ acts }));
    expect(run.outcomes.map(({ result }) => result)).toEqual(['failed', 'connected']);
    expect(tries(run)).toContain('name tcp: nobody listens there');
  });

  test('a site server that goes off before it answers keeps the console waiting in vain', () => {
    const run = playScenario(story({ acts: [start(), onHost(3, 'power-off', 'SITE1')] }));
    expect(outcome(run)).toMatchObject({ result: 'failed', reason: 'no SMS Provider' });
  });
});

test('two attempts for one target end each with its own outcome', () => {
  const agent = { permissionRequired: true, promptAnswer: 'yes' } as const;
  const run = playScenario(story({ client: { agent }, acts: [start(), start(3000)] }));
  expect(run.outcomes.map(({ result, detail }) => [result, detail['reason']])).toEqual([
    ['connected', 'the agent let the viewer in'],
    ['failed', 'the agent is busy'],
  ]);
});

test('a Windows 3.x client listens for NetBIOS unless told otherwise, and WINS knows its names', () => {
  const run = playScenario(
    story({
      console: { nameResolution: { winsServers: ['10.0.1.10'] } },
      client: { system: 'windows-3x', nameResolution: { winsServers: ['10.0.1.10'] } },
      others: [dns({ winsServer: {} }, '10.0.1.10', 'WINS1')],
    }),
  );
  expect(outcome(run)).toMatchObject({ result: 'connected', stage: 'netbios' });
  expect(run.log[0]?.detail['agents']).toEqual([{ host: 'PC-17', state: 'listening', transport: 'netbt', lana: 0 }]);
});

describe('how viewer and agent must agree', () => {
  test('an agent from before SP2 listens on the old port, where a console with SP2 does not look', () => {
    const run = playScenario(story({ client: { agent: { servicePack: 1 } } }));
    expect(outcome(run)).toMatchObject({ result: 'failed', reason: 'every way failed' });
    const settings = { siteServer: 'SITE1', user: 'ANNA', servicePack: 1 } as const;
    const both = playScenario(story({ console: { console: settings }, client: { agent: { servicePack: 1 } } }));
    expect(outcome(both).result).toBe('connected');
  });

  test('an agent set to IP is found by a console that uses UDP, and by no other', () => {
    const agent = { protocol: 'IP' } as const;
    expect(outcome(playScenario(story({ client: { agent } }))).result).toBe('failed');
    const settings = { siteServer: 'SITE1', user: 'ANNA', sockets: 'udp' } as const;
    const run = playScenario(story({ console: { console: settings }, client: { agent } }));
    expect(outcome(run)).toMatchObject({ result: 'connected', stage: 'name' });
  });
});
