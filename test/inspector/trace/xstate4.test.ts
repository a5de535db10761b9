// Real XState 4 apps through the real `@xstate/inspect`: what they tell becomes actors, moments and charts.
import type { AnyStateMachine } from 'xstate';
import { assign, createMachine, interpret, send, sendParent, spawn } from 'xstate';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ActorRun, TraceStore } from '../../../src/inspector/index.ts';
import { trafficLight } from '../sample-charts.ts';
import { inspectApp4 } from './inspect-xstate4.ts';
import { Reading } from './inspect-xstate5.ts';

afterEach(() => vi.unstubAllGlobals());
vi.spyOn(console, 'warn').mockImplementation(() => undefined);

const short = (ids: Iterable<string>) => [...ids].map((id) => id.split('.').at(-1));
const eventsOf = (run: ActorRun | undefined) => run?.moments.map((moment) => moment.event);
const start = (machine: AnyStateMachine) => interpret(machine, { devTools: true }).start();
const tree = (store: TraceStore) =>
  store.actors.map((run) => [run.name, store.actors.find(({ key }) => key === run.parent)?.name, run.isParentInferred]);

/** A shop with a till that it invokes, and which asks back; customers are spawned as they come. */
function shop(): AnyStateMachine {
  const till = createMachine({
    id: 'till',
    predictableActionArguments: true,
    initial: 'idle',
    states: { idle: { on: { pay: { target: 'paid', actions: sendParent('thanks') } } }, paid: { type: 'final' } },
  });
  const customer = createMachine({
    id: 'customer',
    predictableActionArguments: true,
    initial: 'looking',
    states: { looking: { on: { ask: { actions: sendParent('question') } } } },
  });
  return createMachine<{ customers: unknown[] }>(
    {
      id: 'shop',
      predictableActionArguments: true,
      context: { customers: [] },
      initial: 'open',
      states: {
        open: {
          tags: ['lit'],
          invoke: [
            { id: 'counter', src: 'till', onDone: 'closed' },
            { id: 'music', src: 'play', onDone: { actions: 'hum' } },
          ],
          on: {
            enter: {
              actions: assign({
                customers: ({ customers }) => [...customers, spawn(customer, `c${customers.length}`)],
              }),
            },
            pay: { actions: send('pay', { to: 'counter' }) },
            call: { actions: send('ask', { to: 'c0' }) },
          },
        },
        closed: { type: 'final' },
      },
    },
    { services: { till, play: () => Promise.resolve('song') } },
  );
}

describe('a service', () => {
  test('started after the hello tells its chart and every macrostep once', () => {
    const app = inspectApp4();
    app.sayHello();
    const service = start(trafficLight());
    service.send('timer.rang');
    service.send('nothing.known');
    const [run] = app.reading.store.actors;
    expect(run).toMatchObject({ name: 'trafficLight', actorKind: 'statechart' });
    expect(run?.moments.map((moment) => [moment.event, short(moment.to).join()])).toEqual([
      ['xstate.init', 'green'],
      ['timer.rang', 'yellow'],
      ['nothing.known', 'yellow'],
    ]);
    expect([...(run?.viewAt(run.moments[1])?.taken ?? [])]).toEqual(['trafficLight.green/0']);
    service.stop();
    expect(run?.hasStopped).toBe(true);
    app.disconnect();
  });

  test('started before is told by its present state, and another hello adds nothing', () => {
    const app = inspectApp4();
    const service = start(trafficLight());
    service.send('timer.rang');
    app.sayHello();
    app.sayHello();
    service.send('timer.rang');
    const [run, ...others] = app.reading.store.actors;
    expect(others).toEqual([]);
    expect(eventsOf(run)).toEqual(['timer.rang', 'timer.rang']);
    expect(run?.moments[0]?.steps).toEqual([]);
    service.stop();
    app.disconnect();
  });

  test('that ends is done, and what is sent to it afterwards is shown', () => {
    const app = inspectApp4();
    app.sayHello();
    const service = start(trafficLight());
    service.send('power.cut');
    service.send('too.late');
    const [run] = app.reading.store.actors;
    expect(run?.moments.map((moment) => [moment.event, moment.status])).toEqual([
      ['xstate.init', 'active'],
      ['power.cut', 'done'],
      ['too.late', 'stopped'],
    ]);
    app.disconnect();
  });

  test('started again is a new run', () => {
    const app = inspectApp4();
    app.sayHello();
    const service = start(trafficLight());
    service.send('timer.rang');
    service.stop();
    service.start();
    const runs = app.reading.store.actors;
    expect(runs.map((run) => [run.sessionId, run.hasStopped])).toEqual([
      [service.sessionId, true],
      [service.sessionId, false],
    ]);
    service.stop();
    app.disconnect();
  });
});

describe('events', () => {
  test('sent from the inspector are marked, those between actors name their sender', () => {
    const app = inspectApp4();
    app.sayHello();
    const service = start(shop());
    app.send(service.sessionId, { type: 'enter' });
    service.send('call');
    service.send('pay');
    const { store } = app.reading;
    const nameOf = (key: string | undefined) => store.actors.find((run) => run.key === key)?.name;
    const told = (name: string) =>
      store.actors
        .find((run) => run.name === name)
        ?.moments.map((moment) => [moment.event, nameOf(moment.sender), moment.isFromInspector ?? false]);
    expect(told('shop')).toEqual([
      ['xstate.init', undefined, false],
      ['enter', undefined, true],
      ['call', undefined, false],
      ['question', 'c0', false],
      ['pay', undefined, false],
      ['thanks', 'counter', false],
      ['done.invoke.counter', 'counter', false],
    ]);
    expect(told('counter')).toContainEqual(['pay', 'shop', false]);
    app.disconnect();
  });

  test('sent in one batch are one row that lists them', () => {
    const app = inspectApp4();
    app.sayHello();
    const service = start(trafficLight());
    service.send([{ type: 'timer.rang' }, { type: 'timer.rang', by: 'hand' }] as never);
    const [run] = app.reading.store.actors;
    expect(eventsOf(run)).toEqual(['xstate.init', 'several events']);
    expect(JSON.parse(run?.moments[1]?.payload?.data ?? '')).toEqual([
      { type: 'timer.rang' },
      { type: 'timer.rang', by: 'hand' },
    ]);
    expect(short(run?.moments[1]?.to ?? [])).toEqual(['walk']);
    service.stop();
    app.disconnect();
  });

  test('whose action fails are shown, though no state follows', () => {
    const app = inspectApp4();
    app.sayHello();
    const throws = () => {
      throw new Error('no');
    };
    const machine = createMachine({
      id: 'weak',
      predictableActionArguments: true,
      initial: 'a',
      states: { a: { on: { fail: { cond: throws, target: 'b' }, go: 'b' } }, b: {} },
    });
    const service = start(machine);
    expect(() => service.send('fail')).toThrow();
    service.send('go');
    const [run] = app.reading.store.actors;
    expect(run?.moments.map((moment) => [moment.event, short(moment.to).join()])).toEqual([
      ['xstate.init', 'a'],
      ['fail', 'a'],
      ['go', 'b'],
    ]);
    service.stop();
    app.disconnect();
  });
});

describe('families', () => {
  test('started after the hello know their parents', () => {
    const app = inspectApp4();
    app.sayHello();
    const service = start(shop());
    service.send('enter');
    expect(tree(app.reading.store)).toEqual([
      ['shop', undefined, false],
      ['counter', 'shop', false],
      ['c0', 'shop', false],
    ]);
    service.stop();
    app.disconnect();
  });

  test('of answers to a hello are worked out, and an event between them confirms it', () => {
    const app = inspectApp4();
    const service = start(shop());
    service.send('enter');
    app.sayHello();
    const { store } = app.reading;
    // What the definition says is started as the till is the till; whose the customer is, nothing tells yet.
    expect(tree(store)).toEqual([
      ['shop', undefined, false],
      ['counter', 'shop', true],
      ['customer', undefined, false],
    ]);
    service.send('call');
    expect(tree(store)[2]).toEqual(['customer', 'shop', true]);
    service.send('call');
    expect(tree(store)[2]).toEqual(['customer', 'shop', false]);
    service.stop();
    app.disconnect();
  });

  test('of the same kind twice each goes to its own, as far as the order of starting tells', () => {
    const app = inspectApp4();
    const services = [start(shop()), start(shop())];
    app.sayHello();
    const { actors } = app.reading.store;
    expect(actors.map((run) => run.parent)).toEqual([undefined, actors[0]?.key, undefined, actors[2]?.key]);
    services.forEach((service) => service.stop());
    app.disconnect();
  });

  test('of two that may be the parent neither is said to be', () => {
    const app = inspectApp4();
    const worker = createMachine({ id: 'worker', predictableActionArguments: true });
    const boss = (id: string) =>
      createMachine({
        id,
        predictableActionArguments: true,
        initial: 'wait',
        states: { wait: { on: { go: 'busy' } }, busy: { invoke: { id: 'worker', src: worker } } },
      });
    const [first, second] = [start(boss('first')), start(boss('second'))];
    second.send('go');
    first.send('go');
    app.sayHello();
    expect(tree(app.reading.store).map(([name, parent]) => [name, parent])).toEqual([
      ['first', undefined],
      ['second', undefined],
      ['worker', undefined],
      ['worker 2', undefined],
    ]);
    first.stop();
    second.stop();
    app.disconnect();
  });

  test('the definition of 200 actors of one machine is parsed once', () => {
    const app = inspectApp4();
    const machine = trafficLight();
    const services = Array.from({ length: 200 }, () => start(machine));
    const parse = vi.spyOn(JSON, 'parse');
    app.sayHello();
    const machines = parse.mock.calls.filter(([text]) => String(text).includes('"transitions":[{"'));
    const definitions = machines.filter(([text]) => !String(text).includes('_sessionid'));
    parse.mockRestore();
    expect(definitions.length).toBe(1);
    expect(app.reading.store.actors.length).toBe(200);
    expect(new Set(app.reading.store.actors.map((run) => run.graph)).size).toBe(1);
    expect(app.reading.entries.filter((entry) => entry.kind === 'chart').length).toBe(1);
    services.forEach((service) => service.stop());
    app.disconnect();
  });
});

describe('what the app cannot tell', () => {
  const holding = (held: unknown) =>
    createMachine({
      id: 'holder',
      predictableActionArguments: true,
      context: { held } as object,
      initial: 'a',
      states: { a: { on: { go: { actions: assign({ held: 1 } as never), target: 'b' } } }, b: {} },
    });

  test('a BigInt makes the state unreadable, which is counted; the next is read', () => {
    const app = inspectApp4();
    app.sayHello();
    const service = start(holding(1n));
    service.send('go');
    const { store } = app.reading;
    // The machine itself holds the number too: machine, the state with it, and the first state.
    expect([...store.complaints]).toEqual([['a text the app could not write as JSON', 3]]);
    const [run] = store.actors;
    expect(eventsOf(run)).toEqual(['go']);
    expect(run?.graph?.nodes.get(run.graph.root)?.description).toContain('did not tell');
    expect(short(run?.moments[0]?.to ?? [])).toEqual(['b']);
    service.stop();
    app.disconnect();
  });

  test('a circle arrives cut, and what the app rewrites arrives rewritten', () => {
    const ring: { self?: unknown; secret: string } = { secret: 'x' };
    ring.self = ring;
    const app = inspectApp4({
      serialize: (key: string, value: unknown) => (key === 'secret' ? 'hidden' : value),
    } as never);
    app.sayHello();
    const service = start(holding(ring));
    const context = app.reading.store.actors[0]?.moments[0]?.payload?.context ?? '';
    expect(context).toContain('[Circular]');
    expect(context).toContain('hidden');
    service.stop();
    app.disconnect();
  });
});

describe('messages by hand', () => {
  test('states and events of unknown sessions are counted', () => {
    const reading = new Reading();
    reading.read({ type: 'service.state', sessionId: 'x:9', state: '{}' });
    reading.read({ type: 'service.event', sessionId: 'x:9', event: '{}' });
    reading.read({ type: 'service.register', sessionId: 'x:9' });
    reading.read({ type: 'service.stop', sessionId: '__proto__' });
    expect([...reading.store.complaints]).toEqual([
      ['a state of an unknown actor', 1],
      ['an event of an unknown actor', 1],
      ['a registration without its machine', 1],
    ]);
  });
});
