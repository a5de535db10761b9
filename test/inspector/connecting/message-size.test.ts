// What is too large is found out quickly, whatever shape it has, and the complaint names the size.
import { expect, test } from 'vitest';
import { complaintOfSize, sizeOfMessage } from '../../../src/inspector/index.ts';

test('an ordinary message is about as large as its texts', () => {
  const { size, isTooLarge } = sizeOfMessage({ type: 'service.state', state: 'x'.repeat(10_000), sessionId: 'x:0' });
  expect(isTooLarge).toBe(false);
  expect(size).toBeGreaterThan(10_000);
  expect(size).toBeLessThan(10_200);
});

test('a text of 50 million characters is too large, and named as such', () => {
  const found = sizeOfMessage({ type: 'service.state', state: 'x'.repeat(50_000_000) });
  expect(found.isTooLarge).toBe(true);
  expect(complaintOfSize(found)).toBe('a message of over 50 million characters, left unread');
});

test.each<[string, () => unknown]>([
  ['an array of four thousand million holes', () => new Array(2 ** 32 - 1)],
  ['a million small objects', () => Array.from({ length: 1_000_000 }, () => ({}))],
  [
    'an object of 300,000 members',
    () => Object.fromEntries(Array.from({ length: 300_000 }, (_, at) => [`k${at}`, at])),
  ],
  ['a map of 300,000', () => new Map(Array.from({ length: 300_000 }, (_, at) => [at, at]))],
  ['wide levels, each below the limit', () => Array.from({ length: 400 }, () => new Array(1000).fill(0))],
])('%s has too many parts', (_, make) => {
  const found = sizeOfMessage({ type: '@xstate.actor', snapshot: make() });
  expect(found.isTooLarge).toBe(true);
  expect(complaintOfSize(found)).toBe('a message of more than 200,000 parts, left unread');
});

test('bytes count as much as characters', () => {
  expect(sizeOfMessage({ context: new Uint8Array(9_000_000) }).isTooLarge).toBe(true);
});

test('cycles and a depth of 60,000 are walked to their end', () => {
  const round: Record<string, unknown> = {};
  round['self'] = round;
  let deep: Record<string, unknown> = {};
  for (let depth = 0; depth < 60_000; depth++) deep = { deep };
  expect(sizeOfMessage(round).isTooLarge).toBe(false);
  expect(sizeOfMessage(deep).isTooLarge).toBe(false);
});
