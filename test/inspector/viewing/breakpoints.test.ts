// Where the view stops, and where it goes on to.
import { describe, expect, test } from 'vitest';
import type { BreakpointWish, MacrostepRecord } from '../../../src/inspector/index.ts';
import { TraceStore, Viewing } from '../../../src/inspector/index.ts';
import { recordService } from '../record-services.ts';
import { trafficLight } from '../sample-charts.ts';

/** A traffic light that has run, watched from before its start. */
function watchLight(wish: BreakpointWish, events: string[]): Viewing {
  const viewing = new Viewing(new TraceStore());
  expect(viewing.breakpoints.add(wish)).toBeUndefined();
  const recorded = recordService(trafficLight(), 'light');
  for (const event of events) recorded.send(event);
  for (const record of recorded.records) viewing.store.append(record);
  return viewing;
}

const met = (viewing: Viewing): number[] => viewing.breakpoints.hits.map(({ number }) => number);

/** An actor whose contexts are given one after the other. */
function watchContexts(
  wish: Partial<BreakpointWish>,
  contexts: (string | undefined)[],
  before: string[] = [],
): Viewing {
  const viewing = new Viewing(new TraceStore());
  const step = (context: string | undefined): MacrostepRecord => ({
    kind: 'macrostep',
    actor: 'a',
    atMs: 0,
    event: { type: 'tick' },
    value: 'on',
    told: 'none',
    microsteps: [],
    ...(context === undefined ? {} : { context }),
  });
  viewing.store.append({ kind: 'actor', actor: 'a', name: 'ann' });
  for (const context of before) viewing.store.append(step(context));
  expect(viewing.breakpoints.add({ kind: 'context', ...wish } as BreakpointWish)).toBeUndefined();
  for (const context of contexts) viewing.store.append(step(context));
  return viewing;
}

describe('a live view stops', () => {
  const rounds = ['timer.rang', 'timer.rang', 'timer.rang'];

  test('when a state is entered, also one left again at once', () => {
    const viewing = watchLight({ kind: 'state', state: 'trafficLight.red', when: 'entered' }, rounds);
    expect(met(viewing)).toEqual([3]);
    expect([viewing.isLive, viewing.cursor, viewing.stop?.number]).toEqual([false, 3, 3]);
    expect(met(watchLight({ kind: 'state', state: 'trafficLight.choosing', when: 'entered' }, rounds))).toEqual([4]);
  });

  test('when a state is left', () => {
    expect(met(watchLight({ kind: 'state', state: 'trafficLight.red', when: 'left' }, rounds))).toEqual([4]);
    expect(met(watchLight({ kind: 'state', state: 'trafficLight.choosing', when: 'left' }, rounds))).toEqual([4]);
    expect(met(watchLight({ kind: 'state', state: 'trafficLight.dark', when: 'left' }, rounds))).toEqual([]);
  });

  test('when a transition is taken', () => {
    const taken = watchLight({ kind: 'event', event: 'none' }, rounds).store.moments[1]?.taken[0] ?? '';
    expect(taken).toContain('trafficLight.green');
    expect(met(watchLight({ kind: 'transition', edge: taken }, rounds))).toEqual([2]);
    expect(met(watchLight({ kind: 'transition', edge: 'trafficLight.green/99' }, rounds))).toEqual([]);
  });

  test('at an event, by its name or by how it begins', () => {
    expect(met(watchLight({ kind: 'event', event: 'timer.rang' }, rounds))).toEqual([2, 3, 4]);
    expect(met(watchLight({ kind: 'event', event: 'timer.*' }, rounds))).toEqual([2, 3, 4]);
    expect(met(watchLight({ kind: 'event', event: 'timer' }, rounds))).toEqual([]);
  });

  test('only for the actor it was set for', () => {
    expect(met(watchLight({ kind: 'event', event: 'timer.rang', actor: 'other' }, rounds))).toEqual([]);
    expect(met(watchLight({ kind: 'event', event: 'timer.rang', actor: 'light' }, rounds))).toEqual([2, 3, 4]);
  });

  test('at the first of a batch, and goes on to the next, then live', () => {
    const viewing = new Viewing(new TraceStore());
    viewing.breakpoints.add({ kind: 'event', event: 'timer.rang' });
    const recorded = recordService(trafficLight(), 'light');
    for (const event of rounds) recorded.send(event);
    const elsewhere = new TraceStore();
    for (const record of recorded.records) elsewhere.append(record);
    viewing.store.append({ kind: 'actor', actor: 'light', name: 'light' });
    viewing.store.takeAll(elsewhere.moments.map((moment) => ({ kind: 'moment', moment })));
    expect(viewing.cursor).toBe(2);
    expect(viewing.newer).toBe(2);
    const seen: (number | undefined)[] = [];
    for (let count = 0; count < 3; count++) {
      viewing.goOn();
      seen.push(viewing.cursor);
    }
    expect(seen).toEqual([3, 4, undefined]);
    expect(viewing.isLive).toBe(true);
  });

  test('not while it stands elsewhere, but the hit is kept', () => {
    const viewing = watchLight({ kind: 'event', event: 'none' }, rounds);
    viewing.breakpoints.add({ kind: 'event', event: 'late' });
    viewing.chooseMoment(1);
    viewing.store.append({ ...lateStep, actor: 'light' });
    expect(viewing.cursor).toBe(1);
    expect(met(viewing)).toEqual([5]);
    viewing.goOn();
    expect([viewing.cursor, viewing.stop?.number]).toEqual([5, 5]);
  });

  test('not at what a saved session tells', () => {
    const viewing = new Viewing(new TraceStore());
    viewing.breakpoints.add({ kind: 'event', event: 'late' });
    viewing.store.append({ kind: 'source', source: 's', name: 'file', protocol: 'session', atMs: 0 });
    viewing.store.append({ kind: 'actor', actor: 'a', name: 'a', source: 's' });
    viewing.store.append(lateStep);
    expect([met(viewing), viewing.isLive]).toEqual([[], true]);
  });

  test('and goes on past hits that are no longer kept', () => {
    const viewing = new Viewing(new TraceStore({ momentsMax: 10 }));
    viewing.breakpoints.add({ kind: 'event', event: 'late' });
    viewing.store.append({ kind: 'actor', actor: 'a', name: 'a' });
    for (let count = 0; count < 12; count++) viewing.store.append(lateStep);
    expect(viewing.cursor).toBe(1);
    viewing.goOn();
    expect(viewing.cursor).toBe(viewing.store.moments[0]?.number);
    expect(viewing.cursor).toBeGreaterThan(2);
  });

  test('no more once switched off or removed', () => {
    const viewing = watchLight({ kind: 'event', event: 'late' }, rounds);
    const id = viewing.breakpoints.all[0]?.id ?? '';
    viewing.breakpoints.turn(id, false);
    viewing.store.append({ ...lateStep, actor: 'light' });
    expect([met(viewing), viewing.isLive]).toEqual([[], true]);
    viewing.breakpoints.turn(id, true);
    viewing.store.append({ ...lateStep, actor: 'light' });
    expect([met(viewing), viewing.isLive, viewing.breakpoints.find(id)?.hits]).toEqual([[6], false, 1]);
    viewing.breakpoints.remove(id);
    expect([met(viewing), viewing.breakpoints.all]).toEqual([[], []]);
  });

  test('in a new run as in the old one, with counts from nothing', () => {
    const viewing = watchLight({ kind: 'event', event: 'timer.rang' }, rounds);
    viewing.store.clear();
    expect([viewing.isLive, viewing.breakpoints.all[0]?.hits]).toEqual([true, 0]);
    const recorded = recordService(trafficLight(), 'light');
    recorded.send('timer.rang');
    for (const record of recorded.records) viewing.store.append(record);
    expect([viewing.cursor, viewing.breakpoints.all[0]?.hits]).toEqual([2, 1]);
  });
});

const lateStep: MacrostepRecord = {
  kind: 'macrostep',
  actor: 'a',
  atMs: 0,
  event: { type: 'late' },
  value: 'green',
  told: 'none',
  microsteps: [],
};

describe('a condition over a context', () => {
  const counts = ['{"n":1}', '{"n":3}', '{"n":4}', '{"n":1}', '{"n":9}'];

  test('is met when it becomes true, not as long as it holds', () => {
    const viewing = watchContexts({ path: 'n', comparison: '>', value: '2' }, counts);
    expect(met(viewing)).toEqual([2, 5]);
    expect(viewing.breakpoints.hits[0]?.value).toBe('3');
  });

  test('that held already when it was set is met when it becomes true again', () => {
    expect(
      met(watchContexts({ path: 'n', comparison: '>', value: '2' }, ['{"n":8}', '{"n":1}', '{"n":3}'], ['{"n":7}'])),
    ).toEqual([4]);
  });

  test('of change is met by each other value, and by none when it is first seen', () => {
    expect(met(watchContexts({ path: 'n', comparison: 'changes' }, ['{"n":1}', '{"n":1}', '{"n":2}', '{}']))).toEqual([
      3, 4,
    ]);
  });

  test.each([
    ['=', '{"a":[1,{"b":2}]}', '{"c":{"a":[1,{"b":2}]}}', true],
    ['=', '1', '{"c":"1"}', false],
    ['≠', '1', '{"c":2}', true],
    ['≠', '1', '{}', false],
    ['<', '"m"', '{"c":"b"}', true],
    ['<', '3', '{"c":"2"}', false],
    ['contains', '"ell"', '{"c":"hello"}', true],
    ['contains', '{"x":1}', '{"c":[0,{"x":1}]}', true],
    ['contains', '"key"', '{"c":{"key":0}}', true],
    ['contains', '"toString"', '{"c":{}}', false],
  ] as const)('%s %s over %s: %s', (comparison, value, context, isMet) => {
    expect(met(watchContexts({ path: 'c', comparison, value }, [context]))).toEqual(isMet ? [1] : []);
  });

  test('on existence sees own keys only', () => {
    expect(met(watchContexts({ path: 'c.x', comparison: 'exists' }, ['{"c":{}}', '{"c":{"x":null}}']))).toEqual([2]);
    expect(met(watchContexts({ path: 'constructor', comparison: 'exists' }, ['{}']))).toEqual([]);
    expect(met(watchContexts({ path: '__proto__', comparison: 'exists' }, ['{}', '{"__proto__":1}']))).toEqual([2]);
  });

  test('that is written wrongly is refused with the reason', () => {
    const { breakpoints } = new Viewing(new TraceStore());
    const add = (path: string, comparison: string, value?: string): string | undefined =>
      breakpoints.add({ kind: 'context', path, comparison, value } as BreakpointWish);
    expect(add('a..b', '=', '1')).toBe(
      'At character 3: a key is missing. Odd keys stand in brackets, such as ["my key"].',
    );
    expect(add('a[x]', '=', '1')).toBe('At character 2: after [ comes a number or a key in quotes, then ].');
    expect(add('.a', '=', '1')).toBe('A path begins with a key, not with a dot.');
    expect(add('a', '=', 'red')).toBe('red is not JSON. Texts stand in quotes: "red".');
    expect(add('a', '=', '')).toBe('A value is missing, such as 3, true or "red".');
    expect(add('a', '<', 'true')).toBe('< compares numbers or texts, such as 3 or "m".');
    expect(add('a', 'like', '1')).toBe('This is no breakpoint.');
    expect(breakpoints.all).toEqual([]);
  });

  test('passes over contexts that are missing, broken or too large, and counts them', () => {
    const large = JSON.stringify({ n: 5, text: 'x'.repeat(1_000_001) });
    const viewing = watchContexts({ path: 'n', comparison: '=', value: '5' }, [undefined, '{', large, '{"n":5}']);
    expect(met(viewing)).toEqual([4]);
    expect(viewing.breakpoints.unread).toBe(2);
  });
});

test('breakpoints are written as plain data and read again; what is none is refused', () => {
  const { breakpoints } = new Viewing(new TraceStore());
  breakpoints.add({ kind: 'state', state: 'a.b', when: 'left', actor: 'ann' });
  breakpoints.add({ kind: 'context', path: 'n', comparison: '>', value: '2' });
  breakpoints.add({ kind: 'context', path: 'n', comparison: '>', value: '2' });
  breakpoints.turn(breakpoints.all[1]?.id ?? '', false);
  const text = JSON.stringify(breakpoints.entries());
  const again = new Viewing(new TraceStore()).breakpoints;
  expect(again.load(JSON.parse(text))).toBe(0);
  expect(JSON.stringify(again.entries())).toBe(text);
  expect(again.load([{ wish: { kind: 'spell' } }, null, 7, { wish: { kind: 'event', event: '' } }])).toBe(4);
  expect(again.all).toHaveLength(2);
});
