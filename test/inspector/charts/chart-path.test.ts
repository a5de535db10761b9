// Ways by hand: what XState 5 does not tell, as far as it follows from the definition, and how long is looked for it.
import { createActor, createMachine } from 'xstate5';
import { describe, expect, test } from 'vitest';
import type { ChartGraph, ChartWay, StateValue } from '../../../src/inspector/index.ts';
import { activeStates, findWay, readChartGraph, triedMax } from '../../../src/inspector/index.ts';

function wayOf(config: unknown, from: StateValue | undefined, event: string, to: StateValue): ChartWay {
  const graph = readChartGraph(config) as ChartGraph;
  const before = from === undefined ? new Set<string>() : activeStates(graph, from);
  return findWay(graph, before, { event: { type: event }, told: 'none', microsteps: [] }, activeStates(graph, to));
}

const steps = (way: ChartWay) =>
  way.steps.map(({ edges, stopped, oneOf }) => ({ edges, stopped, ...(oneOf ? { oneOf } : {}) }));

const gate = {
  id: 'g',
  initial: 'shut',
  states: {
    shut: {
      on: {
        push: [
          { target: 'open', guard: 'isUnlocked' },
          { target: 'jammed', guard: 'isOld' },
          { target: 'open', guard: 'isBroken' },
        ],
        knock: { actions: 'answer' },
        'lock.*': 'barred',
        'lock.twice': 'bolted',
        wait: {},
      },
      after: { 500: 'open' },
    },
    open: { always: { target: 'shut', guard: 'isWindy' }, on: { push: { target: 'open', reenter: true } } },
    jammed: { always: [{ target: 'open', guard: 'isOiled' }, 'broken'] },
    broken: {},
    barred: {},
    bolted: {},
  },
};

describe('one way that fits is the way', () => {
  test('the only guarded transition that leads there was taken, and those asked before said no', () => {
    expect(steps(wayOf(gate, 'shut', 'push', 'broken'))).toEqual([
      { edges: ['g.shut/1'], stopped: ['g.shut/0'] },
      { edges: ['g.jammed/1'], stopped: ['g.jammed/0'] },
    ]);
  });

  test('a transition without target and guard was taken though nothing moved', () => {
    expect(steps(wayOf(gate, 'shut', 'knock', 'shut'))).toEqual([{ edges: ['g.shut/3'], stopped: [] }]);
  });

  test('the more particular name of an event comes first', () => {
    expect(steps(wayOf(gate, 'shut', 'lock.twice', 'bolted'))).toEqual([{ edges: ['g.shut/5'], stopped: [] }]);
    expect(steps(wayOf(gate, 'shut', 'lock.once', 'barred'))).toEqual([{ edges: ['g.shut/4'], stopped: [] }]);
    expect(steps(wayOf(gate, 'shut', 'lock.twice', 'barred'))).toEqual([]);
  });

  test('delays, entering anew and the chain at the start are found', () => {
    expect(steps(wayOf(gate, 'shut', 'xstate.after.500.g.shut', 'open'))[0]?.edges).toEqual(['g.shut/7']);
    const anew = wayOf(gate, 'open', 'push', 'open');
    expect([steps(anew)[0]?.edges, anew.passed]).toEqual([['g.open/0'], ['g.open']]);
    const chain = { id: 'c', initial: 'a', states: { a: { always: 'b' }, b: { always: 'c' }, c: {} } };
    expect(steps(wayOf(chain, undefined, 'xstate.init', 'c')).map(({ edges }) => edges)).toEqual([
      ['c.a/0'],
      ['c.b/0'],
    ]);
  });

  test('regions that take an event together take it in one step', () => {
    const region = { initial: 'a', states: { a: { on: { go: 'b' } }, b: {} } };
    const both = { id: 'p', type: 'parallel', states: { x: region, y: region, z: { ...region, on: { go: '.b' } } } };
    const way = wayOf(both, { x: 'a', y: 'a', z: 'a' }, 'go', { x: 'b', y: 'b', z: 'b' });
    expect(steps(way)).toEqual([{ edges: ['p.x.a/0', 'p.y.a/0', 'p.z.a/0'], stopped: [] }]);
  });

  test('a history state stands for what is there afterwards', () => {
    const on = {
      initial: 'a',
      states: { a: { on: { next: 'b' } }, b: {}, was: { type: 'history' } },
      on: { stop: 'off' },
    };
    const radio = { id: 'r', initial: 'off', states: { off: { on: { play: 'on.was' } }, on } };
    expect(steps(wayOf(radio, 'off', 'play', { on: 'b' }))[0]?.edges).toEqual(['r.off/0']);
    expect(steps(wayOf(radio, 'off', 'play', { on: 'a' }))[0]?.edges).toEqual(['r.off/0']);
  });

  test('the end of a state leads on by itself', () => {
    const inner = { initial: 'a', states: { a: { on: { go: 'z' } }, z: { type: 'final' } }, onDone: 'after' };
    const way = wayOf({ id: 'd', initial: 'job', states: { job: inner, after: {} } }, { job: 'a' }, 'go', 'after');
    expect(steps(way).map(({ edges }) => edges)).toEqual([['d.job.a/0'], ['d.job/0']]);
  });
});

describe('what cannot be known is not told', () => {
  test('of several ways that fit each is one of them', () => {
    expect(steps(wayOf(gate, 'shut', 'push', 'open'))).toEqual(
      [{ edges: [], stopped: [], oneOf: ['g.shut/0', 'g.shut/1', 'g.jammed/0', 'g.shut/2'] }].map((step) => ({
        ...step,
        oneOf: expect.arrayContaining(step.oneOf) as string[],
      })),
    );
  });

  test('guards that must have said no are told when nothing happened', () => {
    const door = { id: 'd', initial: 'a', states: { a: { on: { go: { target: 'b', guard: 'may' } } }, b: {} } };
    expect(steps(wayOf(door, 'a', 'go', 'a'))).toEqual([{ edges: [], stopped: ['d.a/0'] }]);
  });

  test('states that no way leads to, unknown events and stopping have no steps', () => {
    expect(steps(wayOf(gate, 'broken', 'push', 'open'))).toEqual([]);
    expect(steps(wayOf(gate, 'shut', 'nothing.known', 'shut'))).toEqual([]);
    expect(steps(wayOf(gate, 'shut', 'xstate.stop', 'shut'))).toEqual([]);
  });
});

describe('the search is bounded', () => {
  test('a chart that offers endless ways gives up', () => {
    const keys = Array.from({ length: 40 }, (_, place) => `s${place}`);
    const always = keys.map((key) => ({ target: `#${key}`, guard: key }));
    const states = Object.fromEntries(keys.map((id) => [id, { id, always }]));
    const graph = readChartGraph({ id: 'maze', initial: 's0', states: { ...states, out: {} } }) as ChartGraph;
    const counter = { tried: 0 };
    const asked = { event: { type: 'go' }, told: 'none' as const, microsteps: [] };
    findWay(graph, activeStates(graph, 's0'), asked, activeStates(graph, 'out'), counter);
    expect(counter.tried).toBeLessThan(2 * triedMax);
  });

  test('5,000 steps on a chart of 60 states try fewer than 2,000', () => {
    const part = (p: number) => ({
      initial: 'k0',
      states: Object.fromEntries(
        Array.from({ length: 9 }, (_, k) => [
          `k${k}`,
          {
            on: {
              next: [{ target: `k${(k + 1) % 9}`, guard: 'isOdd' }, { target: `k${(k + 2) % 9}` }],
              skip: { target: `#m.p${(p + 1) % 6}.k${k}`, guard: 'isOdd' },
            },
          },
        ]),
      ),
    });
    const states = Object.fromEntries(Array.from({ length: 6 }, (_, p) => [`p${p}`, part(p)]));
    const config = { id: 'm', initial: 'p0', states };
    const graph = readChartGraph(config) as ChartGraph;
    let count = 0;
    const machine = createMachine(config as never).provide({ guards: { isOdd: () => count % 2 === 1 } } as never);
    const actor = createActor(machine).start();
    const counter = { tried: 0 };
    const valueNow = () => (actor.getSnapshot() as { value: StateValue }).value;
    let [before, sure] = [activeStates(graph, valueNow()), 0];
    for (; count < 5_000; count++) {
      const type = count % 7 === 0 ? 'skip' : 'next';
      actor.send({ type } as never);
      const after = activeStates(graph, valueNow());
      sure += findWay(graph, before, { event: { type }, told: 'none', microsteps: [] }, after, counter).steps.length;
      before = after;
    }
    expect(graph.nodes.size).toBe(61);
    expect(sure).toBe(5_000);
    expect(counter.tried).toBeLessThan(2_000);
  });
});

test('regions stand in the order of the definition, whatever the order of the value that names them', () => {
  const region = { initial: 'on', states: { on: {}, off: {} } };
  const graph = readChartGraph({ id: 'm', type: 'parallel', states: { drum: region, door: region } }) as ChartGraph;
  const expected = ['m', 'm.drum', 'm.drum.on', 'm.door', 'm.door.off'];
  expect([...activeStates(graph, { drum: 'on', door: 'off' })]).toEqual(expected);
  expect([...activeStates(graph, { door: 'off', drum: 'on' })]).toEqual(expected);
});
