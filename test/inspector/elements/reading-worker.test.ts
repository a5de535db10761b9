// What apps tell is read in a real worker; where none starts, or it breaks, the page reads for itself and nothing is lost.
import { describe, expect, test, vi } from 'vitest';
import type { TraceEntry } from '../../../src/inspector/index.ts';
import { TraceStore } from '../../../src/inspector/index.ts';
import { MessageReceiver } from '../../../src/inspector/page/index.ts';
import { ReadingWorker } from '../../../src/inspector/page/reading-worker.ts';
import { trafficLight } from '../sample-charts.ts';
import { until } from '../../support/until.ts';

const machine = JSON.stringify(trafficLight().definition);
const stateText = (event: string, value = 'green') =>
  JSON.stringify({ value, _event: { name: event }, transitions: [] });
const registration = {
  type: 'service.register',
  id: 'light',
  sessionId: 'x:0',
  machine,
  state: stateText('xstate.init'),
};
const stateMessage = (event: string, value?: string) => ({
  type: 'service.state',
  sessionId: 'x:0',
  state: stateText(event, value),
});

function takeAll(reading: ReadingWorker): TraceEntry[] {
  const entries: TraceEntry[] = [];
  for (let entry = reading.take(); entry; entry = reading.take()) entries.push(entry);
  return entries;
}

function give(reading: ReadingWorker, data: unknown): void {
  reading.give({ task: { peer: 'peer', origin: 'app', atMs: 0, data }, size: 100 });
}

const eventsOf = (entries: readonly TraceEntry[]) =>
  entries.flatMap((entry) => (entry.kind === 'moment' ? [entry.moment.event] : []));

describe('the reading', () => {
  test('happens in a worker, charts and all, in order', async () => {
    const reading = new ReadingWorker(() => undefined);
    give(reading, registration);
    for (let count = 0; count < 1000; count++) give(reading, stateMessage(`event.${count}`));
    const entries: TraceEntry[] = [];
    await until(() => {
      entries.push(...takeAll(reading));
      expect(reading.tasksTaken).toBe(1001);
    });
    expect(reading.isBeside).toBe(true);
    expect(eventsOf(entries)).toEqual(['xstate.init', ...Array.from({ length: 1000 }, (_, at) => `event.${at}`)]);
    const chart = entries.find((entry) => entry.kind === 'chart');
    expect(chart?.graph?.nodes.get('trafficLight.red.walk')?.parent).toBe('trafficLight.red');
    reading.close();
  });

  test('is done by the page where no worker starts', async () => {
    const reading = new ReadingWorker(
      () => undefined,
      () => undefined,
    );
    give(reading, registration);
    give(reading, stateMessage('go', 'yellow'));
    await until(() => expect(reading.isBeside).toBe(false));
    expect(eventsOf(takeAll(reading))).toEqual(['xstate.init', 'go']);
  });

  test('goes on at the page when the worker breaks at once: all of it, in order', async () => {
    const broken = URL.createObjectURL(new Blob(['throw new Error("broken")'], { type: 'text/javascript' }));
    const reading = new ReadingWorker(
      () => undefined,
      () => new Worker(broken),
    );
    give(reading, registration);
    for (let count = 0; count < 10; count++) give(reading, stateMessage(`event.${count}`));
    await until(() => expect(reading.isBeside).toBe(false));
    expect(eventsOf(takeAll(reading))).toEqual([
      'xstate.init',
      ...Array.from({ length: 10 }, (_, at) => `event.${at}`),
    ]);
    expect(reading.tasksTaken).toBe(11);
  });

  test('counts what cannot be copied to the worker, and reads what is around it', async () => {
    const reading = new ReadingWorker(() => undefined);
    give(reading, registration);
    give(reading, { type: 'service.state', sessionId: new MessageChannel().port1 });
    give(reading, stateMessage('after'));
    const entries: TraceEntry[] = [];
    await until(() => {
      entries.push(...takeAll(reading));
      expect(reading.tasksTaken).toBe(3);
    });
    expect(eventsOf(entries)).toEqual(['xstate.init', 'after']);
    expect(entries).toContainEqual({ kind: 'complaint', words: 'a message that cannot be copied' });
    reading.close();
  });
});

describe('taking into the store', () => {
  test('holds the page up for few moments at a time, and tells once for each', async () => {
    const store = new TraceStore();
    const receiver = new MessageReceiver(store);
    const listener = vi.fn();
    receiver.receive(registration);
    await receiver.flush();
    store.subscribe(listener);
    const slices: number[] = [];
    const takeEach = store.takeEach.bind(store);
    store.takeEach = (next) => {
      const start = performance.now();
      takeEach(next);
      slices.push(performance.now() - start);
    };
    for (let count = 0; count < 20_000; count++) receiver.receive(stateMessage(`event.${count}`));
    await receiver.flush();
    expect(store.moments).toHaveLength(20_001);
    expect(store.moments.at(-1)?.event).toBe('event.19999');
    expect(listener.mock.calls.length).toBeLessThanOrEqual(slices.length);
    // One slice may be cut short by the machine's other work, which is none of ours.
    expect(slices.sort((one, other) => one - other)[Math.floor(slices.length * 0.9)]).toBeLessThan(12);
    receiver.close();
  });

  test('what is cleared takes what came before it away, and nothing that came after', async () => {
    const store = new TraceStore();
    const receiver = new MessageReceiver(store);
    receiver.receive(registration);
    receiver.receive(stateMessage('before'));
    receiver.clear();
    receiver.receive({ ...registration, sessionId: 'x:1', id: 'second' });
    receiver.receive(stateMessage('of a session from before'));
    await receiver.flush();
    expect(store.actors.map(({ name }) => name)).toEqual(['second']);
    expect(store.moments.map(({ event }) => event)).toEqual(['xstate.init']);
    receiver.close();
  });

  test('a text of 50 million characters is left unread and named, and what follows is read', async () => {
    const store = new TraceStore();
    const receiver = new MessageReceiver(store);
    receiver.receive({ ...registration, machine: 'x'.repeat(50_000_000) });
    receiver.receive(registration);
    await receiver.flush();
    expect([...store.complaints]).toEqual([['a message of over 50 million characters, left unread', 1]]);
    expect(store.moments).toHaveLength(1);
    receiver.close();
  });
});
