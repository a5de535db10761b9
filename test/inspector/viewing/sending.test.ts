// Before an event is sent: reasons why it cannot be, payloads seen before, and what was typed.
import { describe, expect, test } from 'vitest';
import {
  readEventToSend,
  seenPayload,
  seenTypes,
  TraceStore,
  Viewing,
  whySendingIsOff,
} from '../../../src/inspector/index.ts';
import type { TraceRecord } from '../../../src/inspector/index.ts';

function storeWith(...records: TraceRecord[]): TraceStore {
  const store = new TraceStore();
  store.append({ kind: 'source', source: 'app', name: 'app', protocol: 'xstate 5', atMs: 0 });
  store.append({ kind: 'actor', actor: 'app/1', name: 'cart', source: 'app', sessionId: 'x:1' });
  for (const record of records) store.append(record);
  return store;
}

const took = (type: string, data?: string, actor = 'app/1'): TraceRecord => ({
  kind: 'macrostep',
  actor,
  atMs: 0,
  event: { type, ...(data === undefined ? {} : { data }) },
  told: 'none',
  microsteps: [],
});

describe('why an event cannot be sent', () => {
  const reason = (store: TraceStore, canSend = true) => {
    const viewing = new Viewing(store);
    if (canSend) viewing.send = () => undefined;
    return whySendingIsOff(viewing, viewing.run);
  };

  test('there is none for a running actor of an app that can be reached', () => {
    expect(reason(storeWith())).toBeUndefined();
  });

  test('is said for each cause', () => {
    expect(reason(storeWith(), false)).toBe('Nothing can be sent from here.');
    expect(reason(storeWith({ kind: 'stop', actor: 'app/1' }))).toBe('This actor has stopped.');
    expect(reason(storeWith({ kind: 'source end', source: 'app' }))).toBe('This run of the app has ended.');
    expect(reason(new TraceStore())).toBe('No actor is chosen.');
    const told = {
      kind: 'source',
      source: 'app',
      name: 'app',
      protocol: 'session',
      atMs: 0,
      cannotSend: 'An opened session is no running app.',
    } as const;
    expect(reason(storeWith(told))).toBe('An opened session is no running app.');
  });
});

test('a payload is suggested from the newest event of the same type that can be read', () => {
  const store = storeWith(
    took('item.added', '{"type":"item.added","price":3}'),
    took('item.added', '{"type":"item.added","price":4,"name":"pen"}'),
    took('item.added', '{"type":"item.added","price":5,"na… cut'),
    took('item.added'),
    took('xstate.init'),
  );
  const run = store.run('app/1');
  expect(run && JSON.parse(seenPayload(store, run, 'item.added'))).toEqual({ price: 4, name: 'pen' });
  expect(run && seenPayload(store, run, 'never.seen')).toBe('{}');
  expect(run && seenTypes(run)).toEqual(['item.added']);
});

describe('a typed event', () => {
  test('is its type and its payload; the type above it counts', () => {
    expect(readEventToSend(' item.added ', '{"price": 3, "type": "x"}')).toEqual({
      event: { price: 3, type: 'item.added' },
    });
    expect(readEventToSend('reset', '')).toEqual({ event: { type: 'reset' } });
  });

  test('is refused with the place of the fault', () => {
    expect(readEventToSend('a', '{"price": }')).toEqual({ problem: 'A value is missing (line 1, column 11).' });
    expect(readEventToSend('a', '[1]')).toEqual({ problem: 'The payload must be an object: { … }.' });
    expect(readEventToSend('', '{}')).toEqual({ problem: 'The event has no type yet.' });
    expect(readEventToSend('mouse.*', '{}')).toEqual({ problem: 'mouse.* stands for many events: write one of them.' });
  });

  test('does not change prototypes', () => {
    const read = readEventToSend('a', '{"__proto__": {"isAdmin": true}}');
    expect('event' in read && 'isAdmin' in read.event).toBe(false);
    expect('isAdmin' in {}).toBe(false);
  });
});
