// The order of what real apps tell: what starts a child stands before the child's start, though the app tells it after.
import { createMachine, interpret, sendParent } from 'xstate';
import { createActor, createMachine as createMachine5, fromPromise } from 'xstate5';
import { afterEach, expect, test, vi } from 'vitest';
import type { TraceEntry, TraceStore } from '../../../src/inspector/index.ts';
import { TraceReader } from '../../../src/inspector/index.ts';
import { inspectApp4 } from './inspect-xstate4.ts';
import { inspectApp, Reading } from './inspect-xstate5.ts';

afterEach(() => vi.unstubAllGlobals());

const told = (store: TraceStore): string[] =>
  store.moments.map(({ actor, event }) => `${store.run(actor)?.name}: ${event}`);

/** A lamp that starts a meter and a clock when it is flipped; the clock starts its spring. */
function lamp5() {
  const clock = createMachine5({ initial: 'on', states: { on: { invoke: { id: 'spring', src: spring() } } } });
  return createMachine5({
    id: 'lamp',
    initial: 'off',
    states: {
      off: { on: { flip: 'on' } },
      on: {
        invoke: [
          { id: 'meter', src: fromPromise(() => new Promise(() => undefined)) },
          { id: 'clock', src: clock },
        ],
      },
    },
  });
}

const spring = () => createMachine5({ initial: 'tight', states: { tight: {} } });

test('with XState 5 an event stands before the children it starts, and each child before its own', async () => {
  const app = inspectApp();
  app.sayHello();
  const actor = createActor(lamp5(), { inspect: app.inspect }).start();
  actor.send({ type: 'flip' });
  await app.settle();
  expect(told(app.store).slice(0, 2)).toEqual(['lamp: xstate.init', 'lamp: flip']);
  const starts = told(app.store).slice(2);
  expect([...starts].sort()).toEqual(['clock: xstate.init', 'meter: xstate.init', 'spring: xstate.init']);
  expect(starts.indexOf('clock: xstate.init')).toBeLessThan(starts.indexOf('spring: xstate.init'));
  actor.stop();
});

test('with XState 5 a child is told all the same when its parent keeps its states to itself', async () => {
  const reading = new Reading();
  const app = inspectApp(
    { filter: (told) => !('event' in told && told.type === '@xstate.snapshot' && told.event.type === 'flip') },
    reading,
  );
  app.sayHello();
  const actor = createActor(lamp5(), { inspect: app.inspect }).start();
  actor.send({ type: 'flip' });
  await app.settle();
  await new Promise((done) => setTimeout(done, 150));
  actor.send({ type: 'flip' });
  await app.settle();
  const isKept = ({ type, event }: Record<string, unknown>): boolean =>
    type === '@xstate.snapshot' && JSON.stringify(event).includes('flip');
  expect(app.messages.some(isKept)).toBe(false);
  expect(told(app.store)).toContain('meter: xstate.init');
  expect(told(app.store)).toContain('spring: xstate.init');
  actor.stop();
});

test('what waits for a parent whose app goes is told in the end', () => {
  const reader = new TraceReader();
  const read = (data: unknown): TraceEntry[] => reader.read({ peer: 'p', origin: 'app', atMs: 1, data });
  const machine = '{"id":"m","states":{"a":{}},"initial":"a"}';
  const register = { type: 'service.register', machine, state: '{"value":"a"}' };
  read({ ...register, sessionId: 'x:0', id: 'top' });
  read({ type: 'service.event', sessionId: 'x:0', event: '{"name":"go","data":{"type":"go"}}' });
  expect(read({ ...register, sessionId: 'x:1', id: 'kid', parent: 'x:0' })).toEqual([]);
  expect(reader.end('p').map(({ kind }) => kind)).toEqual(['actor', 'moment', 'source end']);
});

test('with XState 4 an event stands before the child it starts', () => {
  const app = inspectApp4();
  app.sayHello();
  const payment = createMachine({
    id: 'payment',
    predictableActionArguments: true,
    initial: 'asking',
    states: { asking: { on: { shown: 'paid' } }, paid: { entry: sendParent('payment.done'), type: 'final' } },
  });
  const order = createMachine(
    {
      id: 'order',
      predictableActionArguments: true,
      initial: 'filling',
      states: {
        filling: { on: { placed: 'paying' } },
        paying: { invoke: { id: 'payment', src: 'payment' }, on: { 'payment.done': 'sent' } },
        sent: {},
      },
    },
    { services: { payment } },
  );
  const service = interpret(order, { devTools: true }).start();
  service.send('placed');
  expect(told(app.reading.store)).toEqual(['order: xstate.init', 'order: placed', 'payment: xstate.init']);
  expect(app.reading.store.actors.map(({ name }) => name)).toEqual(['order', 'payment']);
  service.stop();
  app.disconnect();
});
