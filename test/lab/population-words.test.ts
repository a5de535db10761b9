// What a population says of itself: counts, shares, reasons, and where two differ.
import { expect, test } from 'vitest';
import {
  countText,
  differenceText,
  equalShareText,
  modelText,
  populationBars,
  reasonText,
  resultText,
  sameServerText,
  sampleText,
  shareText,
} from '../../src/lab/index.ts';
import { findRule } from '../../src/rules/index.ts';
import type { Population } from '../../src/scenarios/index.ts';

function population(taken: number[], given: { none?: number; asked?: number } = {}): Population {
  const { none = 0 } = given;
  const needs = taken.reduce((sum, one) => sum + one, none);
  const asked = given.asked ?? needs;
  const servers = taken.map((count, place) => ({ server: `CAP${place + 1}`, taken: count }));
  const reasons = { random: needs - none, only: 0, preferred: 0, existing: 0 };
  const lists = [{ list: 'cap' as const, of: 'LEI', servers, reasons, none }];
  return { scenario: 'x', host: 'PC-17', seed: 1, asked, needs, isWhole: needs === asked, lists };
}

const listOf = (of: Population) => of.lists[0] as Population['lists'][number];

test('counts and shares read alike in every browser', () => {
  expect([0, 999, 1000, 100_000, 1_000_000].map(countText)).toEqual(['0', '999', '1,000', '100,000', '1,000,000']);
  expect([0, 1 / 3, 0.9996, 1].map(shareText)).toEqual(['0.0 %', '33.3 %', '100.0 %', '100.0 %']);
});

test('the sample is told in words, whole or as far as it came', () => {
  expect(sampleText(population([1]))).toBe('1 computer like PC-17');
  expect(sampleText(population([10, 20], { asked: 10_000 }))).toBe('30 computers like PC-17, of 10,000');
});

test('shares count needs that found nobody', () => {
  const of = population([1, 2], { none: 1 });
  expect(populationBars(of, listOf(of)).map(({ share }) => share)).toEqual([0.25, 0.5]);
  expect(reasonText(listOf(of))).toBe('By the draw: 3; no server found: 1.');
  expect(populationBars(population([0, 0]), listOf(population([0, 0]))).map(({ share }) => share)).toEqual([0, 0]);
});

test('the result is one sentence', () => {
  const told = (of: Population) => resultText(of, listOf(of));
  expect(told(population([0, 30, 0]))).toBe('Always CAP2.');
  expect(told(population([9, 12, 9]))).toBe('Between 30.0 % (CAP1) and 40.0 % (CAP2).');
  expect(told(population([0, 0], { none: 5 }))).toBe('No server was taken.');
  expect(equalShareText(listOf(population([1, 1, 1])))).toBe('The line: an equal share, 1 in 3.');
});

test('two populations are told apart where their shares are furthest apart', () => {
  expect(differenceText(population([10, 10, 10]), population([0, 30, 0]))).toBe(
    'Furthest apart at CAP2: 33.3 % in A, 100.0 % in B.',
  );
  expect(differenceText(population([1, 2]), population([10, 20]))).toBe('No share differs between A and B.');
  expect(differenceText(population([0]), population([1]))).toBeUndefined();
  const other = population([1, 2]);
  expect(differenceText({ ...other, lists: [{ ...listOf(other), of: 'BER' }] }, other)).toBeUndefined();
});

test('of several packages it is told how many took all from one server', () => {
  const of = population([1, 2]);
  expect(sameServerText(of)).toBeUndefined();
  const two = { ...of, lists: [listOf(of), listOf(of)], sameServer: 1 };
  expect(sameServerText(two)).toBe('1 of 3 took both from one and the same server (33.3 %).');
  expect(sameServerText({ ...two, lists: [...two.lists, listOf(of)] })).toMatch(/took all 3 from/);
});

test('each reading of the choice has short words', () => {
  const readings = findRule('access-point.choice')?.readings ?? [];
  expect(readings.length).toBe(3);
  for (const { name } of readings) expect(modelText(name)).not.toBe(name);
});
