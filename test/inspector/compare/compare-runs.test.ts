// Two runs compared: rows, the first difference, contexts and coverage.
import type { AnyStateMachine } from 'xstate';
import { createMachine } from 'xstate';
import { describe, expect, test } from 'vitest';
import type { ActorRun, TraceRecord } from '../../../src/inspector/index.ts';
import {
  kinshipOf,
  likestRun,
  RunComparison,
  runNames,
  startedRuns,
  TraceStore,
} from '../../../src/inspector/index.ts';
import { playInto } from '../record-services.ts';
import { trafficLight, washingMachine } from '../sample-charts.ts';

function run(
  store: TraceStore,
  machine: AnyStateMachine,
  name: string,
  events: readonly string[],
  context?: string,
): ActorRun {
  playInto(store, machine, name, events, context === undefined ? {} : { context });
  return store.run(name) as ActorRun;
}

function compare(first: ActorRun, second: ActorRun): RunComparison {
  const comparison = new RunComparison(first, second);
  comparison.work(() => false);
  return comparison;
}

/** Rows as text: kind, and the event with the states it led to, on each side. */
function rowsOf(comparison: RunComparison): string[] {
  return Array.from({ length: comparison.count }, (_, place) => {
    const row = comparison.row(place);
    const side = (moment = row?.first) =>
      moment === undefined ? '-' : `${moment.event} ${moment.to.map((id) => id.split('.').at(-1)).join('+')}`;
    return `${row?.kind}: ${side(row?.first)} | ${row?.second === undefined ? '-' : side(row.second)}`;
  });
}

describe('rows', () => {
  test('runs that did the same are the same', () => {
    const store = new TraceStore();
    const events = ['timer.rang', 'timer.rang', 'people.slow'];
    const comparison = compare(run(store, trafficLight(), 'a', events), run(store, trafficLight(), 'b', events));
    expect(comparison.counts).toEqual({ same: 4, context: 0, state: 0, first: 0, second: 0 });
    expect(comparison.firstDifference).toBeUndefined();
    expect(comparison.isRough).toBe(false);
  });

  test('an event of only one run has a row of its own, and what follows is found again', () => {
    const store = new TraceStore();
    const comparison = compare(
      run(store, trafficLight(), 'a', ['timer.rang', 'nothing.known', 'timer.rang']),
      run(store, trafficLight(), 'b', ['timer.rang', 'timer.rang', 'power.cut']),
    );
    expect(rowsOf(comparison)).toEqual([
      'same: xstate.init green | xstate.init green',
      'same: timer.rang yellow | timer.rang yellow',
      'first: nothing.known yellow | -',
      'same: timer.rang walk | timer.rang walk',
      'second: - | power.cut dark',
    ]);
    expect(comparison.firstDifference).toBe(2);
    expect(comparison.differences).toEqual([2, 4]);
  });

  test('the same event that led elsewhere stands beside the other', () => {
    const twoWays = (target: string): AnyStateMachine =>
      createMachine({
        id: `door${target}`,
        initial: 'shut',
        states: { shut: { on: { push: target } }, open: { on: { push: 'shut' } }, locked: { on: { push: 'shut' } } },
      });
    const store = new TraceStore();
    const comparison = compare(
      run(store, twoWays('open'), 'a', ['push', 'push']),
      run(store, twoWays('locked'), 'b', ['push', 'push']),
    );
    expect(rowsOf(comparison)).toEqual([
      'same: xstate.init shut | xstate.init shut',
      'state: push open | push locked',
      'same: push shut | push shut',
    ]);
    expect(comparison.coverage).toEqual({
      onlyFirst: { states: ['open'], transitions: ['shut: push → open', 'open: push → shut'] },
      onlySecond: { states: ['locked'], transitions: ['shut: push → locked', 'locked: push → shut'] },
      inBoth: { states: 1, transitions: 0 },
    });
  });

  test('another context alone is told apart, and is no first difference where states differ too', () => {
    const store = new TraceStore();
    const first = run(store, trafficLight(), 'a', ['timer.rang'], '{"rounds":1}');
    const same = compare(first, run(store, trafficLight(), 'b', ['timer.rang'], '{"rounds":2}'));
    expect(same.counts).toEqual({ same: 0, context: 2, state: 0, first: 0, second: 0 });
    expect(same.firstDifference).toBe(0);
    const other = compare(first, run(store, trafficLight(), 'c', ['timer.rang', 'power.cut'], '{"rounds":2}'));
    expect(other.firstDifference).toBe(2);
  });

  test('actors without charts are compared by event and status', () => {
    const store = new TraceStore();
    const step = (actor: string, type: string, status: 'active' | 'done'): TraceRecord => ({
      kind: 'macrostep',
      actor,
      atMs: 0,
      event: { type },
      status,
      told: 'none',
      microsteps: [],
    });
    for (const actor of ['a', 'b']) store.append({ kind: 'actor', actor, name: actor });
    for (const record of [
      step('a', 'x', 'active'),
      step('b', 'x', 'active'),
      step('a', 'y', 'done'),
      step('b', 'y', 'active'),
    ])
      store.append(record);
    const comparison = compare(store.run('a') as ActorRun, store.run('b') as ActorRun);
    expect(comparison.counts).toEqual({ same: 1, context: 0, state: 1, first: 0, second: 0 });
  });
});

describe('the work', () => {
  test('is done in slices, tells how far it came, and leaves out what comes meanwhile', () => {
    const store = new TraceStore();
    const many = Array.from({ length: 3000 }, (_, place) => (place % 7 === 0 ? 'timer.rang' : 'nothing.known'));
    const first = run(store, washingMachine(), 'a', many);
    const second = run(store, washingMachine(), 'b', many.slice(1));
    const comparison = new RunComparison(first, second);
    let slices = 0;
    let before = 0;
    for (let isDone = false; !isDone; slices++) {
      let pieces = 0;
      isDone = comparison.work(() => pieces++ > 0);
      expect(comparison.progress).toBeGreaterThanOrEqual(before);
      before = comparison.progress;
      if (slices === 2)
        store.append({
          kind: 'macrostep',
          actor: 'a',
          atMs: 0,
          event: { type: 'x' },
          value: 'off',
          told: 'none',
          microsteps: [],
        });
    }
    expect(slices).toBeGreaterThan(5);
    expect(comparison.progress).toBe(1);
    expect(comparison.newer).toBe(1);
    expect(comparison.counts.same + comparison.counts.first).toBe(3001);
    expect(comparison.work(() => false)).toBe(true);
  });

  test('the row of any moment of either run is found', () => {
    const store = new TraceStore();
    const first = run(store, trafficLight(), 'a', ['timer.rang', 'nothing.known', 'timer.rang']);
    const second = run(store, trafficLight(), 'b', ['timer.rang', 'timer.rang', 'power.cut']);
    const comparison = compare(first, second);
    expect(first.moments.map(({ number }) => comparison.placeOf(first, number))).toEqual([0, 1, 2, 3]);
    expect(second.moments.map(({ number }) => comparison.placeOf(second, number))).toEqual([0, 1, 3, 4]);
    expect(comparison.placeOf(second, 1)).toBe(-1);
  });
});

describe('what is offered to compare', () => {
  test('the likest run is one of the same machine, of the same name before others, the newest first', () => {
    const store = new TraceStore();
    const light = run(store, trafficLight(), 'light', []);
    expect(likestRun(light, startedRuns(store))).toBeUndefined();
    run(store, washingMachine(), 'machine', []);
    expect(likestRun(light, startedRuns(store))).toBeUndefined();
    const second = run(store, trafficLight(), 'second', []);
    const third = run(store, trafficLight(), 'third', []);
    expect(likestRun(light, startedRuns(store))).toBe(third);
    second.name = 'light';
    expect(likestRun(light, startedRuns(store))).toBe(second);
    expect(kinshipOf(light, second)).toBe('same machine');
  });

  test('runs have names that tell them apart', () => {
    const store = new TraceStore();
    for (const source of ['1', '2'])
      store.append({
        kind: 'source',
        source,
        name: source === '1' ? 'shop' : 'saved.json',
        protocol: 'session',
        atMs: 0,
      });
    for (const [actor, source] of [
      ['a', '1'],
      ['b', '1'],
      ['c', '2'],
      ['never', '2'],
    ] as const) {
      store.append({ kind: 'actor', actor, name: 'cart', source });
      if (actor !== 'never')
        store.append({ kind: 'macrostep', actor, atMs: 0, event: { type: 'x' }, told: 'none', microsteps: [] });
    }
    expect([...runNames(startedRuns(store), store).values()]).toEqual([
      'cart, shop, run 1',
      'cart, shop, run 2',
      'cart, saved.json',
    ]);
  });
});
