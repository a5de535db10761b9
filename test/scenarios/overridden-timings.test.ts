// A scenario may override each timing, and the run keeps to it.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TimingValues } from '../../src/rules/index.ts';
import { timings } from '../../src/rules/index.ts';
import type { Run, Scenario } from '../../src/scenarios/index.ts';
import { checkScenario, playScenario } from '../../src/scenarios/index.ts';

function scenario(name: string): Scenario {
  return JSON.parse(readFileSync(`public/scenarios/${name}.json`, 'utf8')) as Scenario;
}

const nothingWorks = scenario('Q226297-10-nothing-works');

function play(given: Scenario, overrides: Partial<Record<keyof TimingValues, number | number[]>>): Run {
  return playScenario({ ...given, timings: overrides } as Scenario);
}

/** How long each attempt took, in ms, in order. */
function attempts(run: Run): number[] {
  return (run.outcomes[0]?.detail['attempts'] as { tookMs: number }[]).map(({ tookMs }) => tookMs);
}

test.each(timings.map((timing) => [timing.name, timing] as const))(
  '%s may stand in a scenario',
  (name, { value, range }) => {
    const other = Array.isArray(value) ? value.map(() => range[0]) : range[0];
    expect(checkScenario({ ...nothingWorks, timings: { [name]: other } })).toHaveProperty('scenario');
  },
);

describe('a run keeps to the timings of its scenario', () => {
  const usual = attempts(playScenario(nothingWorks));

  test('by default as the table says', () => {
    expect(usual.slice(1)).toEqual([45_000, 45_000, 5000, 2250, 1500, 1500]);
  });
  test.each([
    ['tcpFirstRetransmission', 1000, { 1: 15_000, 2: 15_000 }],
    ['tcpConnectRetransmissionsNt4', 1, { 1: 9000, 2: 9000 }],
    ['ipxProbeTimeout', 2000, { 3: 2000 }],
    ['broadcastQueryTimeout', 100, { 4: 300 }],
    ['broadcastQueryTries', 5, { 4: 3750 }],
    ['nwlinkFindNameTimeout', 200, { 5: 600 }],
    ['nwlinkFindNameTries', 1, { 5: 500 }],
    ['nbfNameQueryTimeout', 300, { 6: 900 }],
    ['nbfNameQueryTries', 2, { 6: 1000 }],
  ] as const)('%s of %d', (name, value, changed) => {
    const expected = usual.map((tookMs, place) => (changed as Record<number, number>)[place] ?? tookMs);
    expect(attempts(play(nothingWorks, { [name]: value })).slice(1)).toEqual(expected.slice(1));
  });
  test('the waits for a silent DNS server, system by system', () => {
    const silentDns = scenario('Q226297-13-silent-dns');
    const tookMs = (run: Run) =>
      run.outcomes.map(({ detail }) =>
        Math.floor(Number((detail['attempts'] as { tookMs: number }[])[0]?.tookMs) / 100),
      );
    expect(tookMs(play(silentDns, { dnsWaitsNt4BeforeSp4: [100, 200] }))).toEqual([3, 150]);
    expect(tookMs(play(silentDns, { dnsWaitsNt4Sp4: [500] }))).toEqual([450, 5]);
  });
  test('how long a person takes and how long a prompt waits', () => {
    const prompt = scenario('Q226297-12-permission-not-granted');
    const at = (run: Run, kind: string) => run.log.find((entry) => entry.kind === kind)?.atMs ?? 0;
    expect(at(play(prompt, { userReactionTime: 9000 }), 'choice.taken')).toBeGreaterThanOrEqual(9000);
    const expired = playScenario({ ...prompt, timings: { permissionPromptTimeout: 10_000 } } as Scenario, {
      choices: [2],
    });
    // The special name of the console comes first: three claims of 750 ms.
    expect(at(expired, 'outcome.reached') - 2250).toBeLessThan(11_000);
  });
});
