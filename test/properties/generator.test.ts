// The generator itself: it follows the definition, most of what it draws is right, and its hooks all still have their place.
import fc from 'fast-check';
import { number, object, strictObject, string } from 'valibot';
import { expect, test } from 'vitest';
import type { Part, Walk } from './definition-walk.ts';
import { arbitraryOf } from './definition-walk.ts';
import { stepsOf } from './repair.ts';
import { hookPaths, scenarioArbitrary } from './scenario-arbitrary.ts';

const plainWalk: Walk = { hooks: {}, values: new Map(), presence: () => 0.5, mostItems: 3 };
const draw = (part: unknown) => fc.sample(arbitraryOf(part as Part, '', plainWalk), { seed: 1, numRuns: 3 });

test('a key that is new in a definition is drawn by itself', () => {
  const drawn = draw(strictObject({ old: string(), new: strictObject({ inner: number() }) }));
  expect(drawn.map((value) => typeof (value as { new: { inner: unknown } }).new.inner)).toEqual(
    Array(3).fill('number'),
  );
});

test('a kind of schema that the walk does not know stops it', () => {
  expect(() => draw(strictObject({ a: object({}) }))).toThrow('a: no draw for a schema of kind object.');
});

test('most of what is drawn can be used, half of it as it came, and every hook has its place', () => {
  const repairs: (number | undefined)[] = [];
  const visited = new Set<string>();
  const arbitrary = scenarioArbitrary({
    repaired: (count) => repairs.push(count),
    visited: (path) => visited.add(path),
  });
  fc.sample(arbitrary, { seed: 226297, numRuns: 150 });
  const share = (is: (count: number | undefined) => boolean) => repairs.filter(is).length / repairs.length;
  expect(share((count) => count !== undefined)).toBeGreaterThan(0.95);
  expect(share((count) => count === 0)).toBeGreaterThan(0.4);
  expect(share((count) => count !== undefined && count < 4)).toBeGreaterThan(0.8);
  expect(hookPaths.filter((path) => !visited.has(path))).toEqual([]);
});

test('the place of a problem leads back to where it is', () => {
  expect(stepsOf('hosts[2].dnsServer.records["pc-17"]')).toEqual(['hosts', 2, 'dnsServer', 'records', 'pc-17']);
  expect(stepsOf('milestones[0].detail["a\\"b"]')).toEqual(['milestones', 0, 'detail', 'a"b']);
});
