// Lanes and row heights of a sequence diagram, and where messages come from.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Moment, TraceRecord } from '../../../src/inspector/index.ts';
import { answerOf, LastMoves, messageOf, SequenceLanes, TraceStore } from '../../../src/inspector/index.ts';
import { recordService } from '../record-services.ts';
import { trafficLight } from '../sample-charts.ts';
import { draws } from '../../support/draws.ts';

const heights = { low: 40, tall: 60 };

function actor(key: string, more: object = {}): TraceRecord {
  return { kind: 'actor', actor: key, name: key, ...more };
}

function step(key: string, type: string, more: object = {}, event: object = {}): TraceRecord {
  return { kind: 'macrostep', actor: key, atMs: 0, event: { type, ...event }, told: 'none', microsteps: [], ...more };
}

function storeOf(...records: readonly TraceRecord[]): TraceStore {
  const store = new TraceStore();
  for (const record of records) store.append(record);
  return store;
}

function lanesOf(store: TraceStore): string[] {
  const lanes = new SequenceLanes(store, heights);
  lanes.read(store.moments);
  return lanes.lanes.map(({ key }) => key);
}

describe('lanes', () => {
  test('are the actors with messages, in order of first appearance, a sender after who hears it', () => {
    const store = storeOf(
      ...['a', 'b', 'c', 'silent'].map((key) => actor(key)),
      step('b', 'x'),
      step('a', 'x', {}, { from: 'c' }),
    );
    expect(lanesOf(store)).toEqual(['b', 'a', 'c']);
  });

  test('those of one source stand beside each other', () => {
    const store = storeOf(
      { kind: 'source', source: '1', name: 'one', protocol: 'xstate 5', atMs: 0 },
      { kind: 'source', source: '2', name: 'two', protocol: 'xstate 5', atMs: 0 },
      actor('a', { source: '1' }),
      actor('b', { source: '2' }),
      actor('c', { source: '1' }),
      step('b', 'x'),
      step('a', 'x'),
      step('c', 'x'),
    );
    expect(lanesOf(store)).toEqual(['a', 'c', 'b']);
    const lanes = new SequenceLanes(store, heights);
    lanes.read(store.moments);
    expect(['a', 'b', 'c', 'd', undefined].map((key) => lanes.laneOf(key))).toEqual([0, 2, 1, -1, -1]);
  });

  test('are read anew when another list is given, and only further when the same one has grown', () => {
    const store = storeOf(actor('a'), actor('b'), step('a', 'x'), step('b', 'x'));
    const lanes = new SequenceLanes(store, heights);
    lanes.read(store.moments);
    const before = lanes.lanes;
    store.append(step('b', 'y'));
    lanes.read(store.moments);
    expect(lanes.lanes).toBe(before);
    expect(lanes.count).toBe(3);
    lanes.read(store.moments.filter((moment) => moment.actor === 'b'));
    expect(lanes.lanes.map(({ key }) => key)).toEqual(['b']);
    expect(lanes.count).toBe(2);
  });
});

describe('row heights', () => {
  test('each row is found at every pixel of it, however the list grew', () => {
    const moves = fc.array(fc.boolean(), { minLength: 1, maxLength: 3000 });
    fc.assert(
      fc.property(moves, fc.nat(), (hasMoved, cut) => {
        const store = storeOf(actor('a'));
        const moments = hasMoved.map((moved, place) => ({ number: place + 1, actor: 'a', hasMoved: moved }) as Moment);
        const lanes = new SequenceLanes(store, heights);
        const growing = moments.slice(0, cut % moments.length);
        lanes.read(growing);
        growing.push(...moments.slice(growing.length));
        lanes.read(growing);
        let top = 0;
        for (const [place, moved] of hasMoved.entries()) {
          expect(lanes.offsetOf(place)).toBe(top);
          const height = moved ? heights.tall : heights.low;
          expect([lanes.placeAt(top), lanes.placeAt(top + height - 1)]).toEqual([place, place]);
          top += height;
        }
        expect(lanes.height).toBe(top);
      }),
      draws(20),
    );
  });

  test('there is nothing above an empty list', () => {
    const lanes = new SequenceLanes(storeOf(), heights);
    lanes.read([]);
    expect([lanes.height, lanes.placeAt(100), lanes.count]).toEqual([0, 0, 0]);
  });

  test('100,000 moments are read in less than half a second, and more of them in no time', () => {
    const store = storeOf(actor('a'), actor('b'));
    const moments = Array.from(
      { length: 100_000 },
      (_, place) => ({ number: place + 1, actor: place % 2 === 0 ? 'a' : 'b', hasMoved: place % 3 === 0 }) as Moment,
    );
    const lanes = new SequenceLanes(store, heights);
    const start = performance.now();
    lanes.read(moments);
    expect(performance.now() - start).toBeLessThan(500);
    const again = performance.now();
    for (let count = 0; count < 1000; count++) lanes.read(moments);
    expect(performance.now() - again).toBeLessThan(500);
  });
});

describe('where a message comes from', () => {
  const store = storeOf(
    actor('parent'),
    actor('key of child', { name: 'parent/child', parent: 'parent', sessionId: 'x:1' }),
    actor('free'),
    step('parent', 'xstate.init'),
    step('key of child', 'xstate.init'),
    step('free', 'xstate.init'),
  );
  const told = (record: TraceRecord): [string, string | undefined] => {
    store.append(record);
    const { origin, sender } = messageOf(store.moments.at(-1) as Moment, store);
    return [origin, sender?.key];
  };

  test.each([
    [step('parent', 'x'), 'outside', undefined],
    [step('parent', 'x', {}, { from: 'free' }), 'actor', 'free'],
    [step('parent', 'x', {}, { from: 'nobody' }), 'outside', undefined],
    [step('parent', 'x', {}, { from: 'parent' }), 'itself', undefined],
    [step('parent', 'x', {}, { isFromInspector: true }), 'inspector', undefined],
    [step('parent', 'xstate.after(100)#parent'), 'timer', undefined],
    [step('parent', 'xstate.after.100.parent', {}, { from: 'parent' }), 'timer', undefined],
    [step('parent', 'done.invoke.child'), 'actor', 'key of child'],
    [step('parent', 'xstate.done.actor.x:1'), 'actor', 'key of child'],
    [step('free', 'xstate.done.actor.x:1'), 'outside', undefined],
    [step('parent', 'done.state.parent.part'), 'itself', undefined],
  ])('%j', (record, origin, sender) => {
    expect(told(record)).toEqual([origin, sender]);
  });

  test('a parent starts its child, and nobody known starts the others', () => {
    const starts = store.moments
      .filter(({ event }) => event === 'xstate.init')
      .map((moment) => messageOf(moment, store));
    expect(starts.map(({ origin, sender }) => [origin, sender?.key])).toEqual([
      ['outside', undefined],
      ['actor', 'parent'],
      ['outside', undefined],
    ]);
  });
});

describe('what a message led to', () => {
  test('a start, a move, and an event that nothing waits for', () => {
    const recorded = recordService(trafficLight(), 'light');
    for (const event of ['timer.rang', 'nothing.known']) recorded.send(event);
    const store = storeOf(...recorded.records);
    const run = store.run('light');
    expect(store.moments.map((moment) => answerOf(moment, run))).toEqual(['started', 'moved', 'ignored']);
  });
});

describe('the last move', () => {
  test('is the one that led to the state at a moment, asked in any order', () => {
    const recorded = recordService(trafficLight(), 'light');
    for (const event of ['timer.rang', 'no', 'no', 'timer.rang', 'no', 'power.cut']) recorded.send(event);
    const store = storeOf(...recorded.records);
    const run = store.run('light');
    const moves = new LastMoves();
    const before = (number: number) => run && moves.before(run, number)?.number;
    expect([7, 4, 6, 1, 5, 3, 0, 7, 99].map(before)).toEqual([7, 2, 5, 1, 5, 2, undefined, 7, 7]);
  });
});
