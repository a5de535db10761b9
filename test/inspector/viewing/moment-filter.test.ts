// Which moments the lists show, and that new ones are looked at once.
import { describe, expect, test, vi } from 'vitest';
import type { MacrostepRecord } from '../../../src/inspector/index.ts';
import { TraceStore, Viewing, placeOf, placeUpTo } from '../../../src/inspector/index.ts';
import { MomentSieve } from '../../../src/inspector/viewing/moment-sieve.ts';
import { recordService } from '../record-services.ts';
import { trafficLight } from '../sample-charts.ts';

function step(actor: string, type: string, extra: Partial<MacrostepRecord> = {}): MacrostepRecord {
  return { kind: 'macrostep', actor, atMs: 0, event: { type }, value: 'on', told: 'none', microsteps: [], ...extra };
}

function twoActors(options: ConstructorParameters<typeof TraceStore>[0] = {}): TraceStore {
  const store = new TraceStore(options);
  store.append({ kind: 'actor', actor: 'a', name: 'ann' });
  store.append({ kind: 'actor', actor: 'b', name: 'bob' });
  store.append(step('a', 'ping'));
  store.append(step('b', 'pong', { event: { type: 'pong', from: 'a' } }));
  store.append(step('a', 'xstate.error.actor.x', { status: 'error' }));
  store.append(step('b', 'ping', { event: { type: 'ping', isFromInspector: true } }));
  return store;
}

const numbers = (viewing: Viewing): number[] => viewing.moments.map(({ number }) => number);

describe('a filter', () => {
  test('lets everything through until one is chosen, and again when cleared', () => {
    const viewing = new Viewing(twoActors());
    expect(numbers(viewing)).toEqual([1, 2, 3, 4]);
    expect(viewing.isFiltered).toBe(false);
    viewing.chooseFilter({ events: ['pong'] });
    expect(viewing.isFiltered).toBe(true);
    expect(numbers(viewing)).toEqual([2]);
    viewing.clearFilter();
    expect(numbers(viewing)).toEqual([1, 2, 3, 4]);
  });

  test('shows the actor looked at, or those chosen by name', () => {
    const viewing = new Viewing(twoActors());
    viewing.chooseFilter({ actors: 'this' });
    expect(numbers(viewing)).toEqual([1, 3]);
    viewing.chooseActor('b');
    expect(numbers(viewing)).toEqual([2, 4]);
    viewing.chooseFilter({ actors: ['ann'] });
    expect(numbers(viewing)).toEqual([1, 3]);
    viewing.chooseFilter({ actors: ['nobody'] });
    expect(numbers(viewing)).toEqual([]);
  });

  test('several kinds widen the choice, kinds and events narrow each other', () => {
    const viewing = new Viewing(twoActors());
    viewing.chooseFilter({ kinds: ['message'] });
    expect(numbers(viewing)).toEqual([2]);
    viewing.chooseFilter({ kinds: ['message', 'error'] });
    expect(numbers(viewing)).toEqual([2, 3]);
    viewing.chooseFilter({ kinds: ['sent'], events: ['ping'] });
    expect(numbers(viewing)).toEqual([4]);
    viewing.chooseFilter({ kinds: ['sent'], events: ['pong'] });
    expect(numbers(viewing)).toEqual([]);
  });

  test('tells what changed states from what changed nothing and from what a guard stopped', () => {
    const recorded = recordService(trafficLight(), 'light');
    for (const event of ['timer.rang', 'nothing.known', 'timer.rang', 'timer.rang']) recorded.send(event);
    const store = new TraceStore();
    for (const record of recorded.records) store.append(record);
    const viewing = new Viewing(store);
    viewing.chooseFilter({ kinds: ['unchanged'] });
    expect(numbers(viewing)).toEqual([3]);
    viewing.chooseFilter({ kinds: ['guarded'] });
    expect(numbers(viewing)).toEqual([5]);
    viewing.chooseFilter({ kinds: ['changed'] });
    expect(numbers(viewing)).toEqual([1, 2, 4, 5]);
  });

  test('tells its listeners, and new moments are seen through it', () => {
    const store = twoActors();
    const viewing = new Viewing(store);
    let told = 0;
    viewing.subscribe(() => told++);
    viewing.chooseFilter({ events: ['ping'] });
    expect(told).toBe(1);
    const list = viewing.moments;
    store.append(step('a', 'ping'));
    store.append(step('a', 'pong'));
    expect(viewing.moments).toBe(list);
    expect(numbers(viewing)).toEqual([1, 4, 5]);
  });

  test('what is no longer kept leaves the filtered list too, and a new run begins anew', () => {
    const store = twoActors({ momentsMax: 10 });
    const viewing = new Viewing(store);
    viewing.chooseFilter({ events: ['ping'] });
    expect(numbers(viewing)).toEqual([1, 4]);
    for (let count = 0; count < 12; count++) store.append(step('b', 'pong'));
    expect(store.moments[0]?.number).toBeGreaterThan(4);
    expect(numbers(viewing)).toEqual([]);
    store.clear();
    expect(numbers(viewing)).toEqual([]);
    store.append({ kind: 'actor', actor: 'a2', name: 'ann' });
    store.append(step('a2', 'ping'));
    expect(numbers(viewing)).toEqual([1]);
  });
});

describe('a sieve', () => {
  test('looks at each moment once, in however many pieces the list grows', () => {
    const store = twoActors({ momentsMax: 1_000_000 });
    const sieve = new MomentSieve();
    const isPing = ({ event }: { event: string }): boolean => event === 'ping';
    for (let count = 0; count < 500; count++) {
      store.append(step('a', count % 2 === 0 ? 'ping' : 'pong'));
      sieve.read(store.moments, isPing);
      sieve.read(store.moments, isPing);
    }
    expect(sieve.looked).toBe(504);
    expect(sieve.read(store.moments, isPing)).toHaveLength(252);
  });

  test('looks at very many slice by slice, while the view can be used, and ends up with all', () => {
    vi.useFakeTimers();
    const store = twoActors();
    for (let count = 0; count < 20_000; count++) store.append(step('a', count % 2 === 0 ? 'ping' : 'pong'));
    const viewing = new Viewing(store);
    viewing.chooseFilter({ events: ['ping'] });
    expect(viewing.moments).toHaveLength(0);
    expect(viewing.sifted).toBe(0);
    let told = 0;
    viewing.subscribe(() => told++);
    vi.advanceTimersByTime(1);
    expect(viewing.moments.length).toBeGreaterThan(1000);
    expect(viewing.sifted).toBeGreaterThan(0.1);
    expect(viewing.sifted).toBeLessThan(0.2);
    store.append(step('a', 'ping'));
    vi.advanceTimersByTime(20);
    expect(viewing.moments).toHaveLength(10_003);
    expect(viewing.sifted).toBe(1);
    expect(told).toBeGreaterThan(6);
    viewing.clearFilter();
    viewing.close();
    vi.useRealTimers();
  });

  test('places are found by number also where numbers are missing', () => {
    const moments = twoActors().moments.filter(({ number }) => number !== 2);
    expect([0, 1, 2, 3, 9].map((number) => placeUpTo(moments, number))).toEqual([-1, 0, 0, 1, 2]);
    expect([1, 2, 4].map((number) => placeOf(moments, number))).toEqual([0, -1, 2]);
  });
});
