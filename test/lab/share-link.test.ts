// The address of a run: written, read back, and read kindly when it is spoilt.
import { describe, expect, test } from 'vitest';
import type { LinkState } from '../../src/lab/index.ts';
import { fitsInLink, fragmentLimit, readShareLink, writeShareLink } from '../../src/lab/index.ts';

const whole: LinkState = {
  scenario: 'Q226297-01-found-by-name',
  seed: -12,
  choices: [0, 3, 1],
  readings: { 'remote-tools.wrong-host': 'trust' },
  flags: { cut: 1_800_000_000, 'a-b': 0 },
  interventions: [{ act: 'power-off', host: 'PC-17', atMs: 10, afterSeq: 4 }],
  position: 17,
  palette: 'dark',
};

test('what is written is read back', () => {
  expect(readShareLink(`#${writeShareLink(whole)}`)).toEqual({ state: whole, problems: [] });
  expect(readShareLink('')).toEqual({ state: {}, problems: [] });
});

test('a state without choices has no choices in its address', () => {
  expect(writeShareLink({ scenario: 'a', seed: 1, choices: [], position: 0 })).toBe('scenario=a&seed=1&at=0');
});

test('a run too long for an address does not fit, and what is left of it says so', () => {
  const choices = Array.from({ length: fragmentLimit / 2 + 1 }, () => 0);
  expect(fitsInLink({ scenario: 'a', choices })).toBe(false);
  expect(fitsInLink({ scenario: 'a', choices: choices.slice(0, 100) })).toBe(true);
  const part = { scenario: 'a', seed: 2, isPart: true };
  expect(readShareLink(writeShareLink(part))).toEqual({ state: part, problems: [] });
});

test('the largest seed that a scenario can have survives the address', () => {
  expect(readShareLink(writeShareLink({ seed: 2 ** 32 - 1 })).state.seed).toBe(2 ** 32 - 1);
});

describe('a spoilt address', () => {
  test.each([
    ['seed=abc', 'seed'],
    ['seed=99999999999', 'seed'],
    ['at=-1', 'at'],
    ['choices=1.x', 'choices'],
    ['palette=pink', 'palette'],
    ['acts=%7B%7D', 'acts'],
    ['flag.cut=soon', 'flag.cut'],
    ['flag.cut=-1', 'flag.cut'],
    ['part=no', 'part'],
    ['nonsense', 'nonsense'],
    ['colour=blue', 'colour'],
    ['seed=%E0%A4%A', 'seed'],
  ])('%s is told and the rest is kept', (part, named) => {
    const { state, problems } = readShareLink(`${part}&scenario=x`);
    expect(state).toEqual({ scenario: 'x' });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(named);
  });
  test('a reserved name as reading or flag pollutes nothing', () => {
    expect(Object.keys(readShareLink('flag.__proto__=5').state.flags ?? {})).toEqual(['__proto__']);
    readShareLink('reading.__proto__=x');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty('reading');
  });
});
