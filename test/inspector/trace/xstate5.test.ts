// Real XState 5 apps through the real `@statelyai/inspect`: what they tell becomes actors, moments and charts.
import { assign, createActor, createMachine } from 'xstate5';
import { describe, expect, test } from 'vitest';
import type { ActorRun } from '../../../src/inspector/index.ts';
import { inspectApp, Reading } from './inspect-xstate5.ts';
import { house, kettle, player } from './xstate5-apps.ts';

const short = (ids: Iterable<string>) => [...ids].map((id) => id.split('.').at(-1));
const eventsOf = (run: ActorRun | undefined) => run?.moments.map((moment) => moment.event);

describe('a machine', () => {
  test('tells its chart and every macrostep, and cannot be sent events', async () => {
    const app = inspectApp();
    app.sayHello();
    const actor = createActor(kettle(), { inspect: app.inspect }).start();
    await app.settle();
    actor.send({ type: 'look' });
    actor.send({ type: 'tick' });
    actor.send({ type: 'unknown' });
    await app.settle();
    const { store } = app;
    expect(store.sources).toMatchObject([{ protocol: 'xstate 5', cannotSend: expect.stringContaining('adapter') }]);
    const [run, filling] = store.actors;
    expect(store.actors.map((each) => each.name)).toEqual(['kettle', 'filling']);
    expect(run?.actorKind).toBe('statechart');
    expect(filling).toMatchObject({ parent: run?.key, actorKind: 'promise', hasStopped: true });
    expect(run?.moments.map((moment) => [moment.event, short(moment.to).join()])).toEqual([
      ['xstate.init', 'empty'],
      ['xstate.done.actor.filling', 'heating'],
      ['look', 'heating'],
      ['tick', 'bubbling'],
      ['unknown', 'bubbling'],
    ]);
    expect(run?.moments.at(1)?.sender).toBe(filling?.key);
    expect(JSON.parse(run?.moments.at(3)?.payload?.context ?? '')).toEqual({ degrees: 100, litres: 0 });
    expect(run?.graph).toMatchObject({ version: '2', form: 'config 5', context: { degrees: 20, litres: 0 } });
    actor.stop();
  });

  test('ends with its output, and what is sent to it afterwards is shown all the same', async () => {
    const app = inspectApp();
    app.sayHello();
    const actor = createActor(kettle(), { inspect: app.inspect }).start();
    actor.send({ type: 'power.cut' });
    actor.send({ type: 'too.late' });
    await app.settle();
    const [run] = app.store.actors;
    expect(run?.hasStopped).toBe(true);
    expect(eventsOf(run)).toEqual(['xstate.init', 'power.cut', 'too.late']);
    expect(run?.moments.at(1)).toMatchObject({ status: 'done', payload: { output: '{"degrees":20}' } });
    expect(short(run?.moments.at(2)?.to ?? [])).toEqual(['off']);
  });

  test('that stops is marked as stopped', async () => {
    const app = inspectApp();
    app.sayHello();
    const actor = createActor(player(), { inspect: app.inspect }).start();
    actor.stop();
    await app.settle();
    expect(app.store.actors[0]?.moments.at(-1)).toMatchObject({ event: 'xstate.stop', status: 'stopped' });
  });

  test('that is made but never started has no moment', async () => {
    const app = inspectApp();
    app.sayHello();
    createActor(player(), { inspect: app.inspect });
    await app.settle();
    expect(app.store.actors.map((run) => [run.hasNeverStarted, run.graph?.id])).toEqual([[true, 'player']]);
  });
});

describe('actors of other kinds', () => {
  test('are told apart by what they say, and know their parents', async () => {
    const app = inspectApp();
    app.sayHello();
    const actor = createActor(house(), { inspect: app.inspect }).start();
    for (const type of ['build', 'open', 'ring', 'count']) actor.send({ type });
    await app.settle();
    const { actors } = app.store;
    const kinds = Object.fromEntries(actors.map((run) => [run.name, run.actorKind]));
    expect(kinds).toMatchObject({ house: 'statechart', bell: 'callback', clock: 'observable', front: 'statechart' });
    expect(new Set(actors.slice(1).map((run) => run.parent))).toEqual(new Set([actors[0]?.key]));
    const front = actors.find((run) => run.name === 'front');
    expect(front?.moments.map((moment) => [moment.event, moment.sender])).toEqual([
      ['xstate.init', actors[0]?.key],
      ['push', actors[0]?.key],
    ]);
    expect(front).toMatchObject({ hasStopped: true, graph: { id: 'door' } });
    expect(eventsOf(actors[0])).toContain('rang');
    actor.stop();
  });

  test('a store keeps its context from event to event', async () => {
    const app = inspectApp();
    app.sayHello();
    app.inspector.actor('cart', { status: 'active', context: { apples: 0 } } as never);
    app.inspector.event('cart', { type: 'added' });
    app.inspector.snapshot('cart', { context: { apples: 1 } } as never, { event: { type: 'added' } });
    const [cart] = app.store.actors;
    expect(cart).toMatchObject({ name: 'cart', actorKind: 'store' });
    expect(cart?.graph).toBeUndefined();
    expect(eventsOf(cart)).toEqual(['xstate.init', 'added', 'added']);
  });

  test('one made by hand draws its states from what it tells, also before it is registered', async () => {
    const app = inspectApp();
    app.sayHello();
    app.inspector.snapshot('robot', { value: { arm: 'up', head: 'left' } } as never, { event: { type: 'woke' } });
    app.inspector.actor('robot', { value: { arm: 'up', head: 'left' } } as never);
    app.inspector.snapshot('robot', { value: { arm: 'down', head: 'left' } } as never, { event: { type: 'tired' } });
    const [robot, ...others] = app.store.actors;
    expect(others).toEqual([]);
    expect(robot?.graph?.nodes.get('robot.arm')?.children).toEqual(['robot.arm.up', 'robot.arm.down']);
    expect(robot?.graph?.nodes.get('robot')?.kind).toBe('parallel');
    expect(short(robot?.moments.at(-1)?.to ?? [])).toEqual(['down', 'left']);
  });
});

describe('what the app tells again', () => {
  test('a late hello gets all that was kept, and another one adds nothing', async () => {
    const app = inspectApp();
    const actor = createActor(player(), { inspect: app.inspect }).start();
    actor.send({ type: 'next' });
    await app.settle();
    expect(app.store.actors).toEqual([]);
    app.sayHello();
    expect(app.store.moments.length).toBe(2);
    actor.send({ type: 'pause' });
    await app.settle();
    app.sayHello();
    app.sayHello();
    expect(eventsOf(app.store.actors[0])).toEqual(['xstate.init', 'next', 'pause']);
    expect(app.store.actors.length).toBe(1);
    actor.stop();
  });

  test('the same event twice at the same time is no replay', async () => {
    const app = inspectApp();
    app.sayHello();
    const actor = createActor(player(), { inspect: app.inspect }).start();
    for (let round = 0; round < 20; round++) actor.send({ type: 'unknown' });
    await app.settle();
    expect(app.store.moments.length).toBe(21);
    app.sayHello();
    expect(app.store.moments.length).toBe(21);
    actor.stop();
  });

  test('of an actor whose registration the app no longer keeps, the states seen are drawn', async () => {
    const app = inspectApp({ maxDeferredEvents: 2 });
    const actor = createActor(player(), { inspect: app.inspect }).start();
    actor.send({ type: 'next' });
    actor.send({ type: 'pause' });
    await app.settle();
    app.sayHello();
    const [run] = app.store.actors;
    expect(run).toMatchObject({ name: expect.stringMatching(/^x:/), actorKind: 'statechart' });
    expect([...(run?.graph?.nodes.values() ?? [])].map((node) => node.key)).toContain('paused');
    expect(run?.graph?.nodes.get(run.graph.root)?.description).toContain('did not tell');
    actor.stop();
  });

  test('after a reload the root registers anew: a new run begins, and the old one stays', async () => {
    const reading = new Reading();
    const before = inspectApp({}, reading);
    before.sayHello();
    const first = createActor(kettle(), { inspect: before.inspect }).start();
    await before.settle();
    const told = structuredClone(before.messages) as Record<string, unknown>[];
    first.stop();
    await before.settle();
    // The same page loaded again counts its sessions from the start.
    for (const message of told) reading.read({ ...message, createdAt: String(Number(message['createdAt']) + 60_000) });
    const runs = reading.store.actors.filter((run) => run.name === 'kettle');
    expect(runs.map((run) => run.sessionId)).toEqual([first.sessionId, first.sessionId]);
    expect(runs.map((run) => eventsOf(run)?.[0])).toEqual(['xstate.init', 'xstate.init']);
    expect(runs[0]?.key).not.toBe(runs[1]?.key);
    expect(reading.store.actors.filter((run) => run.parent === runs[1]?.key).map((run) => run.name)).toEqual([
      'filling',
    ]);
  });

  test('a start told twice without a registration is a new run of the same chart', () => {
    const reading = new Reading();
    const about = { _version: '0.7.2', sessionId: 'x:0', rootId: 'x:0', id: null };
    const definition = '{"id":"m","initial":"a","states":{"a":{}}}';
    const start = (createdAt: string): void => {
      const event = { type: 'xstate.init' };
      reading.read({ ...about, type: '@xstate.event', createdAt, event });
      reading.read({
        ...about,
        type: '@xstate.snapshot',
        createdAt,
        event,
        snapshot: { status: 'active', value: 'a' },
      });
    };
    reading.read({ ...about, type: '@xstate.actor', createdAt: '10', name: 'm', definition, snapshot: {} });
    start('11');
    start('90');
    expect(reading.store.actors.map((run) => [run.graph?.id, run.moments.length, run.hasStopped])).toEqual([
      ['m', 1, true],
      ['m', 1, false],
    ]);
    expect(reading.store.actors.map((run) => run.moments[0]?.atMs)).toEqual([11, 90]);
  });

  test('after the viewer was emptied, an actor comes back with the next that is heard of it', async () => {
    const reading = new Reading();
    const app = inspectApp({}, reading);
    app.sayHello();
    const actor = createActor(player(), { inspect: app.inspect }).start();
    await app.settle();
    reading.read({ type: 'chart-inspector.clear' });
    expect(reading.store.actors).toEqual([]);
    actor.send({ type: 'pause' });
    await app.settle();
    expect(reading.store.actors.map((run) => [run.name, run.graph?.id, eventsOf(run)])).toEqual([
      ['player', 'player', ['pause']],
    ]);
    actor.stop();
  });
});

describe('what the app cuts off', () => {
  const nested = (levels: number): object =>
    levels === 0
      ? { on: { go: [{ actions: ['act', { type: 'other' }] }] } }
      : { initial: 'a', states: { a: nested(levels - 1) } };

  test('a definition cut off says where and what to do', async () => {
    const app = inspectApp();
    app.sayHello();
    createActor(createMachine({ id: 'deep', ...nested(5) }), { inspect: app.inspect }).start();
    await app.settle();
    const notes = app.store.actors[0]?.graph?.notes.join(' ') ?? '';
    expect(notes).toContain('serializationDepthLimit');
    expect(notes).toContain('a.a.a');
  });

  test('with a higher limit nothing is cut, and nothing is noted', async () => {
    const app = inspectApp({ serializationDepthLimit: 50 });
    app.sayHello();
    createActor(createMachine({ id: 'deep', ...nested(5) }), { inspect: app.inspect }).start();
    await app.settle();
    expect(app.store.actors[0]?.graph).toMatchObject({ notes: [] });
    expect(app.store.actors[0]?.graph?.edges[0]).toMatchObject({ source: 'deep.a.a.a.a.a', actions: ['act', 'other'] });
  });

  test('long lists in a context are counted as cut', async () => {
    const app = inspectApp();
    app.sayHello();
    const list = Array.from({ length: 30 }, (_, place) => ({ place }));
    createActor(createMachine({ id: 'long', context: { list } }), { inspect: app.inspect }).start();
    await app.settle();
    expect(app.store.complaints.get('a message of which the app cut off parts')).toBeGreaterThan(0);
    expect(app.store.actors[0]?.moments[0]?.payload?.context).toContain('"[...]"');
  });

  test('a circular context arrives without its circle', async () => {
    const app = inspectApp();
    app.sayHello();
    const ring: { self?: unknown } = {};
    ring.self = ring;
    createActor(createMachine({ id: 'ring', context: { ring } }), { inspect: app.inspect }).start();
    await app.settle();
    expect(app.store.actors[0]?.moments[0]?.payload?.context).toContain('[Circular]');
  });

  test('a BigInt makes a text of the whole message, which is counted; what follows is read', async () => {
    const app = inspectApp();
    app.sayHello();
    const machine = createMachine({
      id: 'big',
      context: { many: 0 as unknown },
      on: { go: { actions: assign({ many: 0 }) } },
    });
    const actor = createActor(machine, { inspect: app.inspect }).start();
    actor.send({ type: 'go', amount: 10n } as never);
    actor.send({ type: 'go' });
    await app.settle();
    const counts = [...app.store.complaints];
    expect(counts.map(([words]) => words)).toEqual([expect.stringMatching(/could not write|not an object/)]);
    expect(eventsOf(app.store.actors[0])).toContain('go');
    actor.stop();
  });

  test('what the app leaves out or rewrites is taken as it comes', async () => {
    const app = inspectApp({
      filter: (event) => event.type !== '@xstate.event',
      sanitizeContext: () => ({ secret: 'hidden' }),
      sanitizeEvent: (event) => ({ type: event.type }),
    });
    app.sayHello();
    const actor = createActor(kettle(), { inspect: app.inspect }).start();
    actor.send({ type: 'look', password: 'x' } as never);
    await app.settle();
    const [run] = app.store.actors;
    expect(eventsOf(run)).toContain('look');
    expect(run?.moments.every((moment) => moment.payload?.context === '{"secret":"hidden"}')).toBe(true);
    actor.stop();
  });

  test('events whose snapshots are filtered out do not pile up', async () => {
    const app = inspectApp({ filter: (event) => event.type !== '@xstate.snapshot' });
    app.sayHello();
    const actor = createActor(player(), { inspect: app.inspect }).start();
    for (let round = 0; round < 300; round++) actor.send({ type: 'next', round } as never);
    await app.settle();
    expect(app.store.moments.length).toBe(201);
    expect(app.store.moments.every((moment) => moment.active.length === 0)).toBe(true);
    actor.stop();
  });
});
