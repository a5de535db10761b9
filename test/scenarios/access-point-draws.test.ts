// What holds for every draw: no drive letter is ever its reason, and each server comes up as often as the others, whatever
// connections there are. And one file read in three ways.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseScenario, playScenario } from '../../src/scenarios/index.ts';
import type { Run, Scenario } from '../../src/scenarios/index.ts';
import type { ShareConnection } from '../../src/sms/index.ts';
import { needBench } from '../statecharts/client/need-bench.ts';

const remote = (server: string) => `\\\\${server}\\CAP_ABC`;
const connection = (server: string, local?: string): ShareConnection => ({
  ...(local === undefined ? {} : { local }),
  remote: remote(server),
  account: 'JVERMEER',
  refs: 1,
  persist: 0,
});

/** With two degrees of freedom, chi-square passes this once in a thousand times by chance. */
const limit = 13.82;
const needsPerSeed = 1100;

describe('under actual the draw is uniform over thousands of needs', () => {
  test.each([
    [1, []],
    [2, [connection('B', 'G:'), connection('C')]],
    [3, [connection('A'), connection('A', 'H:'), connection('B', 'I:')]],
  ] as const)('seed %i, with the connections %j', (seed, connections) => {
    const bench = needBench({ seed, access: { connections } });
    for (let count = 0; count < needsPerSeed; count += 1) {
      bench.need().jobDone();
      bench.pass(0);
    }
    const picks = bench.world.log.entries.filter(({ kind }) => kind === 'server.picked');
    const counts = ['A', 'B', 'C'].map((server) => picks.filter(({ detail }) => detail['picked'] === server).length);
    expect(picks).toHaveLength(needsPerSeed);
    const expected = needsPerSeed / 3;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquare, counts.join(', ')).toBeLessThan(limit);
    expect(picks.every(({ detail }) => detail['reason'] === 'random')).toBe(true);
    // With its last user each connection that a need made is gone again.
    expect(bench.access.connections).toEqual(connections);
  });
});

describe('Q226113-02-two-readings', () => {
  const reading = parseScenario(readFileSync('public/scenarios/Q226113-02-two-readings.json', 'utf8'));
  const { scenario } = reading as { scenario: Scenario };
  const picksOf = (run: Run, host: string): string[] =>
    run.log.flatMap((entry) =>
      entry.kind === 'server.picked' && entry.host === host
        ? [`${entry.detail['picked']} ${entry.detail['reason']}`]
        : [],
    );
  const played = (model: string) => playScenario(scenario, { readings: { 'access-point.choice': model } });
  const always = Array<string>(5).fill('ORT-NT2 existing');

  test('Q226113: neither the drive nor the connection without a letter steers', () => {
    const run = played('actual');
    for (const host of ['PC-ORTH07', 'PC-ORTH11']) {
      expect(picksOf(run, host)).toHaveLength(5);
      expect(picksOf(run, host).every((pick) => pick.endsWith(' random'))).toBe(true);
    }
  });
  test('Q205406: both steer, every time', () => {
    const run = played('documented');
    expect(picksOf(run, 'PC-ORTH07')).toEqual(always);
    expect(picksOf(run, 'PC-ORTH11')).toEqual(always);
    expect(run.choices).toEqual([]);
  });
  test('read leniently only the connection without a letter steers', () => {
    const run = played('deviceless-biased');
    expect(picksOf(run, 'PC-ORTH11')).toEqual(always);
    expect(picksOf(run, 'PC-ORTH07').every((pick) => pick.endsWith(' random'))).toBe(true);
  });
});
