// A simulated machine does what XState 4 does with the same machine: checked over charts made by chance, event by event.
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { createMachine, interpret } from 'xstate';
import type { MacrostepRecord, TraceRecord } from '../../../src/inspector/index.ts';
import { HandClock, readChartGraph, Simulation, TraceStore } from '../../../src/inspector/index.ts';
import { chartDelays, chartEvents, chartGuards, charts, eventsOf } from '../chart-arbitrary.ts';

function simulate(config: object, isAtBreakpoint?: () => boolean) {
  return simulateDefinition(JSON.parse(JSON.stringify(createMachine(config as never).definition)), isAtBreakpoint);
}

function simulateDefinition(definition: unknown, isAtBreakpoint?: () => boolean) {
  const graph = readChartGraph(definition);
  if (graph === undefined) throw new Error('no graph');
  const records: TraceRecord[] = [];
  const simulation = new Simulation({
    source: 'simulated 1',
    name: graph.id,
    graph,
    definition,
    atMs: 1000,
    append: (record) => void records.push(record),
    ...(isAtBreakpoint ? { isAtBreakpoint } : {}),
  });
  const steps = () => records.filter((record): record is MacrostepRecord => record.kind === 'macrostep');
  return { simulation, records, steps, last: () => steps().at(-1) };
}

// The machine to compare with has no actions of its own, which XState says each time.
beforeAll(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));

type Act = { event: number } | { pass: number } | { guard: number; holds: boolean };

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    fc.record({ event: fc.nat(20) }),
    fc.record({ pass: fc.nat(400) }),
    fc.record({ guard: fc.nat(chartGuards.length - 1), holds: fc.boolean() }),
  ),
  { maxLength: 14 },
);

describe('a simulated machine', () => {
  test('goes through the same states as XState 4 for charts, events, guards and delays by chance', () => {
    let compared = 0;
    // Chains without events that go round for ever would keep XState busy for minutes: one of the two has none.
    const common = { parallel: true, history: true, guards: true, delays: true, internal: true, multipleTargets: true };
    const chart = fc.oneof(
      charts({ ...common, oddNames: true }),
      charts({ ...common, finals: true, always: true, agreeing: true }),
    );
    fc.assert(
      fc.property(chart, acts, (config, list) => {
        const held = new Map<string, boolean>(chartGuards.map((name) => [name, true]));
        const clock = new HandClock();
        const guards = Object.fromEntries(chartGuards.map((name) => [name, () => held.get(name) === true]));
        const machine = createMachine(structuredClone(config) as never, { guards } as never);
        const definition: unknown = JSON.parse(JSON.stringify(machine.definition));
        const graph = readChartGraph(definition);
        if (graph === undefined) throw new Error('no graph');
        const own: MacrostepRecord[] = [];
        const simulation = new Simulation({
          source: 's',
          name: 'n',
          graph,
          definition,
          atMs: 0,
          append: (record) => void (record.kind === 'macrostep' && own.push(record)),
        });
        const told: unknown[] = [];
        const service = interpret(machine, { clock, devTools: false });
        service.onTransition((state) => void told.push([state.value, state.done === true]));
        let hasFailed = false;
        const run = (act: () => void): void => {
          try {
            if (!hasFailed && !service.state.done) act();
          } catch {
            hasFailed = true;
          }
        };
        try {
          service.start();
        } catch {
          hasFailed = true;
        }
        const events = [...chartEvents, ...eventsOf(config)];
        for (const act of list) {
          if ('event' in act) {
            const type = events[act.event % events.length] ?? 'e1';
            run(() => void service.send({ type }));
            simulation.send({ type });
          } else if ('pass' in act) {
            run(() => void clock.advance(act.pass, () => service.state.done === true));
            simulation.advance(act.pass);
          } else {
            const name = chartGuards[act.guard] ?? '';
            held.set(name, act.holds);
            simulation.setGuard(`named ${name}`, act.holds);
          }
        }
        // What goes round for ever fails in both, each at its own depth.
        const calm = own.filter(({ status }) => status !== 'error');
        expect(calm.length < own.length).toBe(hasFailed);
        expect(calm.map(({ value, status }) => [value, status === 'done'])).toEqual(told);
        compared += told.length;
      }),
      { numRuns: 150, seed: 5 },
    );
    expect(compared).toBeGreaterThan(1000);
    expect(chartDelays.length).toBe(3);
  });

  test('tells every microstep with its transitions, guards and actions', () => {
    const { simulation, last, steps } = simulate({
      id: 'm',
      initial: 'a',
      states: {
        a: {
          exit: 'leftA',
          on: {
            go: [
              { target: 'c', cond: 'first' },
              { target: 'b', actions: 'went' },
            ],
          },
        },
        b: { entry: 'inB', always: { target: 'c', cond: 'second' } },
        c: { entry: 'inC' },
      },
    });
    expect(steps()[0]?.microsteps[0]?.value).toBe('a');
    simulation.setGuard('named first', false);
    simulation.send({ type: 'go' });
    expect(last()).toMatchObject({ told: 'all', value: 'c', event: { type: 'go', isFromInspector: true } });
    expect(last()?.microsteps).toEqual([
      {
        transitions: [{ source: 'm.a', event: 'go', targets: ['m.b'], isInternal: false }],
        guards: [{ guard: 'first', held: false, source: 'm.a', event: 'go' }],
        actions: ['leftA', 'went', 'inB'],
        value: 'b',
      },
      {
        transitions: [{ source: 'm.b', event: '', targets: ['m.c'], guard: 'second', isInternal: false }],
        guards: [{ guard: 'second', held: true, source: 'm.b', event: '' }],
        actions: ['inC'],
        value: 'c',
      },
    ]);
  });

  test('takes an event that stays without answer, and says which guard refused it', () => {
    const { simulation, last } = simulate({
      id: 'm',
      initial: 'a',
      states: { a: { on: { go: { target: 'b', cond: 'may' } } }, b: {} },
    });
    simulation.setGuard('named may', false);
    simulation.send({ type: 'go' });
    expect(last()?.microsteps).toEqual([
      { transitions: [], guards: [{ guard: 'may', held: false, source: 'm.a', event: 'go' }] },
    ]);
    simulation.send({ type: 'unknown' });
    expect(last()).toMatchObject({ event: { type: 'unknown' }, value: 'a', microsteps: [] });
  });

  test('lets a person fire timers, by time and one by one', () => {
    const { simulation, last } = simulate({
      id: 'm',
      initial: 'a',
      states: { a: { after: { 1000: 'b', 3000: 'c' } }, b: { after: { someTime: 'c' } }, c: { type: 'final' } },
    });
    expect(simulation.timers.map(({ state, remainingMs }) => [state, remainingMs])).toEqual([
      ['m.a', 1000],
      ['m.a', 3000],
    ]);
    simulation.advance(999);
    expect(last()?.value).toBe('a');
    simulation.advance(1);
    expect(last()).toMatchObject({ value: 'b', atMs: 2000 });
    expect(simulation.timers).toMatchObject([{ remainingMs: Infinity, state: 'm.b' }]);
    simulation.advance(1_000_000);
    expect(last()?.value).toBe('b');
    simulation.advanceToNext();
    expect(last()).toMatchObject({ value: 'c', status: 'done' });
    expect(simulation.mode).toBe('ended');
  });

  test('gives a delay with a name the length that a person says', () => {
    const { simulation, last } = simulate({
      id: 'm',
      initial: 'a',
      states: { a: { on: { go: 'b' } }, b: { after: { someTime: 'a' } } },
    });
    expect(simulation.delays).toEqual([{ name: 'someTime', ms: undefined }]);
    simulation.setDelay('someTime', 40);
    simulation.send({ type: 'go' });
    simulation.advance(40);
    expect(last()?.value).toBe('a');
  });

  test('ends invoked actors by hand, well or badly, and only while they run', () => {
    const invoke = { id: 'load', src: 'loader', onDone: 'good', onError: 'bad' };
    const config = { id: 'm', initial: 'a', states: { a: { on: { go: 'b' } }, b: { invoke }, good: {}, bad: {} } };
    const { simulation, last } = simulate(config);
    expect(simulation.invokes).toEqual([]);
    simulation.send({ type: 'go' });
    const [running] = simulation.invokes;
    expect(running).toMatchObject({ id: 'load', src: 'loader', state: 'm.b', canFail: true });
    simulation.endInvoke(running?.key ?? '', 'failed', 'no network');
    expect(last()).toMatchObject({ value: 'bad', event: { type: 'error.platform.load' } });
    expect(simulation.invokes).toEqual([]);
    simulation.restart();
    simulation.send({ type: 'go' });
    simulation.endInvoke(simulation.invokes[0]?.key ?? '', 'done', { size: 3 });
    expect(last()).toMatchObject({ value: 'good', actor: 'simulated 1/2', event: { type: 'done.invoke.load' } });
    expect(JSON.parse(last()?.event.data ?? '')).toEqual({ type: 'done.invoke.load', data: { size: 3 } });
  });

  test('restarts as a further run, and the one before is stopped', () => {
    const { simulation, records } = simulate({ id: 'm', initial: 'a', states: { a: {} } });
    simulation.restart();
    expect(records.filter(({ kind }) => kind === 'stop')).toEqual([{ kind: 'stop', actor: 'simulated 1/1' }]);
    expect(records.flatMap((record) => (record.kind === 'actor' ? [record.name] : []))).toEqual(['m', 'm, run 2']);
  });

  test('stands at a breakpoint: time stops there, and events wait until it is left', () => {
    let isMet = false;
    const { simulation, last, steps } = simulate(
      {
        id: 'm',
        initial: 'a',
        states: { a: { after: { 10: 'b' } }, b: { after: { 10: 'c' } }, c: { on: { back: 'a' } } },
      },
      () => isMet,
    );
    isMet = true;
    simulation.advance(1000);
    expect([last()?.value, simulation.mode, simulation.clock.nowMs]).toEqual(['b', 'held', 10]);
    isMet = false;
    simulation.advance(10);
    simulation.send({ type: 'back' });
    expect(last()?.value).toBe('b');
    simulation.goOn();
    expect(
      steps()
        .slice(-2)
        .map(({ value }) => value),
    ).toEqual(['c', 'a']);
    expect(simulation.mode).toBe('by hand');
  });

  test('fails in words when its eventless transitions go in a circle', () => {
    const { simulation, last } = simulate({
      id: 'm',
      initial: 'a',
      states: { a: { on: { go: 'b' } }, b: { always: 'c' }, c: { always: 'b' } },
    });
    simulation.send({ type: 'go' });
    expect(last()?.status).toBe('error');
    expect(last()?.error).toContain('without coming to rest');
    expect(simulation.mode).toBe('ended');
    simulation.send({ type: 'go' });
    expect(last()?.status).toBe('error');
  });

  test('names of any kind do no harm', () => {
    // XState itself cannot be given such names.
    const way = (source: string, event: string, target: string) =>
      `{"source":"#${source}","target":["#${target}"],"eventType":"${event}","cond":{"name":"constructor"},"actions":[{"type":"toString"}]}`;
    const text = `{"id":"__proto__","key":"__proto__","type":"compound","initial":"constructor","transitions":[],"states":{
      "constructor":{"id":"constructor","transitions":[${way('constructor', 'toString', 'a.b')}]},
      "__proto__":{"id":"hasOwnProperty","transitions":[${way('hasOwnProperty', '__proto__', 'constructor')}]},
      "a.b":{"id":"a.b","transitions":[${way('a.b', 'valueOf', 'hasOwnProperty')}]}}}`;
    const { simulation, last } = simulateDefinition(JSON.parse(text));
    expect(last()?.value).toBe('constructor');
    simulation.send({ type: 'toString' });
    expect(last()?.value).toBe('a.b');
    simulation.send({ type: 'valueOf' });
    expect(last()?.value).toBe('__proto__');
    simulation.send({ type: '__proto__' });
    expect(last()).toMatchObject({ value: 'constructor', event: { type: '__proto__' } });
  });

  test('is an actor like any other in the store, with edges taken and refused', () => {
    const store = new TraceStore();
    const { records, simulation } = simulate({
      id: 'm',
      initial: 'a',
      states: { a: { on: { go: [{ target: 'c', cond: 'may' }, { target: 'b' }] } }, b: {}, c: {} },
    });
    simulation.setGuard('named may', false);
    simulation.send({ type: 'go' });
    for (const record of records) store.append(record);
    const [run] = store.actors;
    expect(run?.moments.at(-1)).toMatchObject({ to: ['m.b'], taken: ['m.a/1'], stopped: ['m.a/0'], told: 'all' });
  });
});
