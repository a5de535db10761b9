// What two lists have in common.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align } from '../../../src/inspector/compare/align.ts';
import { draws } from '../../support/draws.ts';

function alignAll(
  first: readonly number[],
  second: readonly number[],
): { pairs: [number, number][]; isLongest: boolean } {
  const pairs: [number, number][] = [];
  const whole = { fromFirst: 0, toFirst: first.length, fromSecond: 0, toSecond: second.length };
  const steps = align(Int32Array.from(first), Int32Array.from(second), whole, (one, other) => pairs.push([one, other]));
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { pairs, isLongest: step.value };
  }
}

/** The length by the plain table. */
function longestLength(first: readonly number[], second: readonly number[]): number {
  let above = new Array<number>(second.length + 1).fill(0);
  for (const one of first) {
    const row = [0];
    for (const [place, other] of second.entries())
      row.push(one === other ? (above[place] ?? 0) + 1 : Math.max(above[place + 1] ?? 0, row[place] ?? 0));
    above = row;
  }
  return above.at(-1) ?? 0;
}

function expectCommon(first: readonly number[], second: readonly number[], pairs: readonly [number, number][]): void {
  let before: [number, number] = [-1, -1];
  for (const pair of pairs) {
    if (!(pair[0] > before[0] && pair[1] > before[1])) expect.fail(`${before} then ${pair}`);
    if (first[pair[0]] !== second[pair[1]]) expect.fail(`${pair} are not the same`);
    before = pair;
  }
}

describe('the alignment', () => {
  test('is the longest common subsequence of any two short lists', () => {
    const list = fc.array(fc.nat({ max: 4 }), { maxLength: 40 });
    fc.assert(
      fc.property(list, list, (first, second) => {
        const { pairs, isLongest } = alignAll(first, second);
        expectCommon(first, second, pairs);
        expect(isLongest).toBe(true);
        expect(pairs).toHaveLength(longestLength(first, second));
      }),
      draws(500),
    );
  });

  test('pairs a list with itself, and nothing with nothing', () => {
    expect(alignAll([3, 1, 3], [3, 1, 3]).pairs).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
    expect(alignAll([], [1]).pairs).toEqual([]);
    expect(alignAll([1, 2], [3, 4]).pairs).toEqual([]);
  });

  test('finds one insertion in 100,000 at once', () => {
    const first = Array.from({ length: 100_000 }, (_, place) => place % 97);
    const second = [...first.slice(0, 50_000), 1000, ...first.slice(50_000)];
    const { pairs, isLongest } = alignAll(first, second);
    expect(isLongest).toBe(true);
    expect(pairs).toHaveLength(100_000);
    expect(pairs.at(-1)).toEqual([99_999, 100_000]);
  });

  test('two lists of 50,000 that have little in common are aligned roughly in bounded time', () => {
    let seed = 7;
    const next = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648);
    const random = (): number[] => Array.from({ length: 50_000 }, () => next() % 1000);
    const [first, second] = [random(), random()];
    const start = performance.now();
    const { pairs, isLongest } = alignAll(first, second);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(isLongest).toBe(false);
    expect(pairs.length).toBeGreaterThan(500);
    expectCommon(first, second, pairs);
  });
});
