// The adapter in a real app of XState 4 and one of XState 5: what it tells beyond the packages, and what can be sent.
import { createMachine as createMachine4, interpret, sendParent } from 'xstate';
import { and, createActor, createMachine, fromPromise, raise, setup } from 'xstate5';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ActorRun } from '../../../src/inspector/index.ts';
import { adapterBench } from './adapter-bench.ts';
import { until } from '../../support/until.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  delete (globalThis as { __xstate__?: unknown }).__xstate__;
});

const steps = (run: ActorRun | undefined) => run?.moments.at(-1)?.steps;

/** Both versions: a chain of eventless steps, a guard that says no, actions on every step. */
const chainOf = (guardKey: 'cond' | 'guard', raiser: object) => ({
  id: 'chain',
  initial: 'a',
  context: { n: 1 },
  states: {
    a: {
      exit: 'leaveA',
      on: {
        GO: [
          { target: 'never', [guardKey]: 'isOff' },
          { target: 'b', [guardKey]: 'isOn', actions: 'go' },
        ],
        RAISE: { actions: raiser },
        raised: 'c',
      },
    },
    b: { entry: 'enterB', always: [{ target: 'never', [guardKey]: 'isOff' }, { target: 'c' }] },
    c: {},
    never: {},
  },
});

describe.each(['XState 4', 'XState 5'] as const)('an app of %s', (version) => {
  function start(bench: ReturnType<typeof adapterBench>) {
    const actions = { leaveA: () => undefined, go: () => undefined, enterB: () => undefined };
    const guards = { isOn: () => true, isOff: () => false };
    if (version === 'XState 4') {
      const config = { ...chainOf('cond', { type: 'noted' }), predictableActionArguments: true };
      const machine = createMachine4(config as never, { actions, guards } as never);
      return bench.inspector.watch(interpret(machine, { id: 'it' })).start() as { send(event: object): unknown };
    }
    const machine = createMachine(chainOf('guard', raise({ type: 'raised' })) as never).provide({
      actions,
      guards,
    } as never);
    const actor = createActor(machine, { id: 'it', inspect: bench.inspector.inspect as never });
    actor.start();
    return actor as { send(event: object): unknown };
  }

  test('every microstep comes with its transition, its guards and its actions', () => {
    const bench = adapterBench();
    bench.hello();
    start(bench).send({ type: 'GO' });
    const run = bench.store.newestRun('it');
    expect(run?.actorKind).toBe('statechart');
    expect(run?.moments.map(({ event, to }) => [event, to])).toEqual([
      ['xstate.init', ['chain.a']],
      ['GO', ['chain.c']],
    ]);
    expect(steps(run)).toEqual([
      { edges: ['chain.a/1'], stopped: ['chain.a/0'], actions: ['leaveA', 'go', 'enterB'] },
      { edges: ['chain.b/1'], stopped: ['chain.b/0'], actions: [] },
    ]);
    expect(run?.moments[1]?.entered).toContain('chain.b');
    expect(bench.store.complaints.size).toBe(0);
  });

  test('what happened before the hello is told too, and a second hello tells nothing twice', () => {
    const bench = adapterBench();
    start(bench).send({ type: 'GO' });
    expect(bench.posted).toEqual([]);
    bench.hello();
    bench.hello();
    expect(bench.store.newestRun('it')?.moments.map(({ event }) => event)).toEqual(['xstate.init', 'GO']);
    expect(bench.store.actors).toHaveLength(1);
  });

  test('messages the app no longer keeps are counted', () => {
    const bench = adapterBench({ historyMax: 10 });
    const app = start(bench);
    for (let count = 0; count < 30; count++) app.send({ type: 'UNKNOWN' });
    bench.hello();
    expect(bench.store.newestRun('it')?.moments.length).toBeLessThan(15);
    expect([...bench.store.complaints.keys()]).toEqual(['messages an app no longer had when it was asked']);
  });

  test('an event can be sent to it, and is known as sent from here', () => {
    const bench = adapterBench();
    start(bench);
    bench.hello();
    const run = bench.store.newestRun('it');
    bench.send(run?.sessionId ?? '', { type: 'GO' });
    expect(run?.moments.at(-1)).toMatchObject({ event: 'GO', isFromInspector: true, to: ['chain.c'] });
    bench.send('nobody', { type: 'GO' });
    expect(run?.moments).toHaveLength(2);
  });

  test('leaving the page ends the source', () => {
    const bench = adapterBench();
    start(bench);
    bench.hello();
    bench.leave();
    expect(bench.store.sources.map(({ protocol, hasEnded }) => [protocol, hasEnded])).toEqual([['adapter', true]]);
  });
});

describe('parents and children', () => {
  test('children of XState 4 are followed from their start, with their parent and the sender of each message', () => {
    const bench = adapterBench();
    bench.hello();
    const child = createMachine4({
      id: 'child',
      predictableActionArguments: true,
      initial: 'asked',
      states: { asked: { on: { ANSWER: { actions: sendParent('DONE') } } } },
    });
    const parent = createMachine4({
      id: 'parent',
      predictableActionArguments: true,
      initial: 'waiting',
      states: {
        waiting: { invoke: { id: 'kid', src: child }, on: { DONE: { actions: 'note' }, END: 'over' } },
        over: {},
      },
    });
    const service = bench.inspector.watch(interpret(parent, { id: 'top' })).start();
    (service.children.get('kid') as { send(event: object): void }).send({ type: 'ANSWER' });
    const [top, kid] = [bench.store.newestRun('top'), bench.store.newestRun('kid')];
    expect(kid?.parent).toBe(top?.key);
    expect(kid?.moments.map(({ event }) => event)).toEqual(['xstate.init', 'ANSWER']);
    expect(top?.moments.at(-1)).toMatchObject({ event: 'DONE', sender: kid?.key });
    service.send('END');
    expect(kid?.hasStopped).toBe(true);
  });

  test('promises of XState 5 are actors too, with their parent, their kind and what they gave', async () => {
    const bench = adapterBench();
    bench.hello();
    const machine = setup({ actors: { load: fromPromise(() => Promise.resolve(7)) } }).createMachine({
      id: 'loader',
      initial: 'loading',
      states: { loading: { invoke: { id: 'job', src: 'load', onDone: 'ready' } }, ready: { type: 'final' } },
    });
    const actor = createActor(machine, { id: 'top', inspect: bench.inspector.inspect as never });
    actor.start();
    await until(() => expect(actor.getSnapshot().status).toBe('done'));
    const [top, job] = [bench.store.newestRun('top'), bench.store.newestRun('job')];
    expect(job).toMatchObject({ parent: top?.key, actorKind: 'promise', hasStopped: true });
    expect(job?.moments.at(-1)).toMatchObject({ status: 'done', payload: { output: '7' } });
    expect(top?.moments.at(-1)).toMatchObject({ sender: job?.key, status: 'done', to: ['loader.ready'] });
  });
});

describe('guards', () => {
  test('inline ones and combined ones of XState 5 are asked through, and answer as before', () => {
    const bench = adapterBench();
    bench.hello();
    const machine = createMachine({
      id: 'm',
      initial: 'a',
      states: {
        a: {
          on: {
            GO: [
              { target: 'c', guard: and([() => true, () => false]) as never },
              { target: 'b', guard: ({ event }) => event['ok'] === true },
            ],
          },
        },
        b: {},
        c: {},
      },
    });
    const actor = createActor(machine, { id: 'it', inspect: bench.inspector.inspect as never });
    actor.start();
    actor.send({ type: 'GO', ok: false });
    actor.send({ type: 'GO', ok: true });
    const run = bench.store.newestRun('it');
    expect(run?.moments.map(({ to, stopped }) => [to, stopped])).toEqual([
      [['m.a'], []],
      [['m.a'], ['m.a/0', 'm.a/1']],
      [['m.b'], ['m.a/0']],
    ]);
  });
});
