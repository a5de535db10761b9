// Choices: drawn by weight from a seed, or taken from a list and then from the seed.
import { describe, expect, test } from 'vitest';
import type { Question } from '../../src/world/index.ts';
import { ChoiceError, scriptedDecider, seededDecider } from '../../src/world/index.ts';

const dice: Question = { question: 'Which face?', options: ['1', '2', '3', '4', '5', '6'], rule: 'lab.races' };

function draw(decider: (question: Question, place: number) => number, count: number, question = dice): number[] {
  return Array.from({ length: count }, (_, place) => decider(question, place));
}

describe('a seeded decider', () => {
  test('answers the same for the same seed, and otherwise for another', () => {
    expect(draw(seededDecider(42), 50)).toEqual(draw(seededDecider(42), 50));
    expect(draw(seededDecider(42), 50)).not.toEqual(draw(seededDecider(43), 50));
  });

  test('draws each option about as often as its weight says', () => {
    const weighted = { ...dice, options: ['often', 'never', 'seldom'], weights: [90, 0, 10] };
    const taken = draw(seededDecider(1), 2000, weighted);
    expect(taken).not.toContain(1);
    const seldom = taken.filter((option) => option === 2).length;
    expect(seldom).toBeGreaterThan(140);
    expect(seldom).toBeLessThan(260);
  });

  test('has first draws that differ from seed to seed as chance would', () => {
    const coin = { ...dice, options: ['heads', 'tails'] };
    const seldom = { ...coin, weights: [90, 10] };
    const seeds = Array.from({ length: 1000 }, (_, seed) => seed);
    const pairs = new Map<string, number>();
    for (const seed of seeds) {
      const pair = draw(seededDecider(seed), 2, coin).join('');
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
    for (const pair of ['00', '01', '10', '11']) expect(pairs.get(pair), pair).toBeGreaterThan(190);
    const tails = seeds.filter((seed) => draw(seededDecider(seed), 1, seldom)[0] === 1);
    expect(tails.length).toBeGreaterThan(60);
    expect(tails.length).toBeLessThan(140);
  });

  test.each([0, -1, 2 ** 31, 2 ** 40, 123_456_789])('takes seed %s', (seed) => {
    for (const option of draw(seededDecider(seed), 20)) expect(dice.options[option]).toBeDefined();
  });
});

describe('a scripted decider', () => {
  test('answers from the list and then as the seed would have without it', () => {
    const plain = draw(seededDecider(5), 10);
    const scripted = draw(scriptedDecider([3, 1], seededDecider(5)), 10);
    expect(scripted).toEqual([3, 1, ...plain.slice(2)]);
  });

  test.each([6, -1, 1.5, NaN])('refuses %s and says where it stands', (answer) => {
    const decider = scriptedDecider([0, answer], seededDecider(5));
    decider(dice, 0);
    expect(() => decider(dice, 1)).toThrow(ChoiceError);
    expect(() => decider(dice, 1)).toThrow(/choices\[1\] is .*; expected 0 to 5 for “Which face\?”/);
  });

  test('refuses an option of weight 0', () => {
    const decider = scriptedDecider([0], seededDecider(5));
    expect(() => decider({ ...dice, options: ['no', 'yes', 'maybe'], weights: [0, 1, 1] }, 0)).toThrow(ChoiceError);
  });
});
