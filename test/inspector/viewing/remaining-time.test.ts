// How long until a delayed transition is due, from when its state was entered.
import { createMachine } from 'xstate';
import { expect, test } from 'vitest';
import { remainingMs, remainingWords, TraceStore } from '../../../src/inspector/index.ts';

const definition: unknown = JSON.parse(
  JSON.stringify(
    createMachine({
      id: 'm',
      predictableActionArguments: true,
      initial: 'a',
      states: { a: { on: { again: 'a', tick: {} }, after: { 3000: 'b', nap: 'b' } }, b: {} },
    }).definition,
  ),
);

function play(...events: [string, number, string][]) {
  const store = new TraceStore();
  store.append({ kind: 'actor', actor: 'm', name: 'm', definition });
  for (const [type, atMs, value] of events)
    store.append({ kind: 'macrostep', actor: 'm', atMs, event: { type }, value, told: 'none', microsteps: [] });
  const run = store.run('m');
  const edges = run?.graph?.edges.filter((edge) => edge.trigger === 'after') ?? [];
  return { store, left: (place: number, now: number) => run && edges[place] && remainingMs(run, edges[place], now) };
}

test('the time left counts from the entering of the state, not from the last event', () => {
  const { left } = play(['xstate.init', 10_000, 'a'], ['tick', 11_000, 'a']);
  expect(left(0, 11_500)).toBe(1500);
  expect(left(0, 13_000)).toBe(0);
});

test('a delay without a number has no time left, nor has one by a clock that is not ours', () => {
  const { left } = play(['xstate.init', 10_000, 'a']);
  expect(left(1, 10_500)).toBeUndefined();
  expect(left(0, 999_999_999)).toBeUndefined();
  expect(left(0, 0)).toBeUndefined();
});

test('what comes later is read as well', () => {
  const { store, left } = play(['xstate.init', 10_000, 'a']);
  expect(left(0, 11_000)).toBe(2000);
  for (const [value, atMs] of [
    ['b', 12_000],
    ['a', 15_000],
  ] as const)
    store.append({ kind: 'macrostep', actor: 'm', atMs, event: { type: 'x' }, value, told: 'none', microsteps: [] });
  expect(left(0, 16_000)).toBe(2000);
});

test.each([
  [2040, '2.1 s left'],
  [0, 'due now'],
  [59_100, '60 s left'],
  [600_000, '10 min left'],
])('%d ms reads %s', (ms, words) => expect(remainingWords(ms)).toBe(words));
