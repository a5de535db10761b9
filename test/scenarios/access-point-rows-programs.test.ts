// Rows 14 to 16 of section 12 with programs that really run, under each of the three models: from which server, by which
// letter, and what the user's own letter has to do with it.
import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/scenarios/index.ts';
import { playScenario } from '../../src/scenarios/index.ts';
import { connections, minute, packages, picks, runProgram, softwareSite } from './software-site.ts';

type Model = 'actual' | 'documented' | 'deviceless-biased';
const models: readonly Model[] = ['actual', 'documented', 'deviceless-biased'];

const dps = ['DPP', 'DPQ', 'DPR'];
const letterToP = [{ local: 'G:', server: 'DPP', share: 'SMSPKGD$', account: 'ANNA' }];

/** From what the model lets the program's server be picked when G: leads to the package share of P. */
const from: Readonly<Record<Model, readonly string[]>> = {
  actual: dps,
  documented: ['DPP'],
  'deviceless-biased': dps,
};

/** Plays with these places taken: the first is the draw of the access point. */
function play(program: string, model: Model, choices: readonly number[]): Run {
  const scenario = softwareSite({
    client: { networkAccess: { connections: letterToP } },
    acts: [runProgram(program, minute)],
    rest: { readings: { 'access-point.choice': model } },
  });
  return playScenario(scenario, { choices, untilMs: 20 * minute });
}

const ofUser = (run: Run) => connections(run).filter((change) => change.includes('G:'));

describe.each(models)('under %s', (model) => {
  test('14: a program by UNC name runs from any of them, or from P where connections count, and no letter is made', () => {
    for (const [place, server] of from[model].entries()) {
      const run = play('Setup', model, [0, place]);
      expect(run.outcomes[0]).toMatchObject({ result: 'done', detail: { server } });
      expect(run.outcomes[0]?.detail).not.toHaveProperty('letter');
      expect(connections(run).some((change) => change.startsWith('mapped'))).toBe(false);
      expect(ofUser(run)).toEqual([]);
    }
  });
  test('15: a program with a letter gets a new one, also where G: leads to the very same share, and gives it up', () => {
    for (const [place, server] of from[model].entries()) {
      const run = play('Letter', model, [0, place]);
      expect(run.outcomes[0]).toMatchObject({ result: 'done', detail: { server, letter: 'Z:', commands: 2 } });
      expect(connections(run).filter((change) => change.includes('Z:'))).toEqual([
        `mapped Z: ${packages(server)}`,
        `unmapped Z: ${packages(server)}`,
      ]);
      expect(ofUser(run)).toEqual([]);
    }
  });
  test('a drive letter is a reason for a pick under documented only', () => {
    const reasons = new Set(picks(play('Setup', model, [0, 0]), 'dp').map((pick) => pick.split(': ')[1]));
    expect([...reasons]).toEqual([model === 'documented' ? 'existing' : 'random']);
  });
  test('16: two programs of one poll are two draws: each pair of servers can come', () => {
    const scenario = softwareSite({
      client: { components: { pollAtMs: minute } },
      advertisements: [
        { id: 'ABC20001', program: 'Setup', atMs: 0 },
        { id: 'ABC20002', program: 'Other', atMs: 0 },
      ],
      rest: { readings: { 'access-point.choice': model } },
    });
    // Two servers at once: a second program finds the connection of the first only where it asks later.
    const drawn = playScenario(scenario, { untilMs: 5 * minute }).choices.filter(({ options }) => options[0] === 'DPP');
    expect(drawn.map(({ options }) => options)).toEqual([dps, dps]);
  });
});

test(
  'the pairs that two programs draw are independent: chi-square over 180 runs of one poll',
  { timeout: 120_000 },
  () => {
    const scenario = softwareSite({
      client: { components: { pollAtMs: minute } },
      advertisements: [
        { id: 'ABC20001', program: 'Setup', atMs: 0 },
        { id: 'ABC20002', program: 'Other', atMs: 0 },
      ],
      // Nothing but the polls and the draws: the run ends as soon as both are drawn.
      rest: { endsAtMs: minute + 2000 },
    });
    const counts = new Map<string, number>();
    const runs = 180;
    for (let seed = 1; seed <= runs; seed += 1) {
      const { log } = playScenario(scenario, { seed });
      const pair = log
        .flatMap(({ kind, detail }) =>
          kind === 'server.picked' && detail['list'] === 'dp' ? [String(detail['picked'])] : [],
        )
        .join(' ');
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    expect(counts.size).toBe(9);
    const expected = runs / 9;
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 8 degrees of freedom: above 26.1 in one of a thousand.
    expect(chiSquare).toBeLessThan(26.1);
  },
);
