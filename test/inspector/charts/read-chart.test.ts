// Every form a machine is written in, against what XState itself makes of it.
import fc from 'fast-check';
import { createMachine } from 'xstate';
import type { AnyStateMachine } from 'xstate5';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ChartEdge, ChartGraph } from '../../../src/inspector/index.ts';
import { readChartGraph, transitionWords } from '../../../src/inspector/index.ts';
import { charts, everyFeature } from '../chart-arbitrary.ts';
import { toldGraph } from '../graph-of.ts';
import { star, trafficLight, washingMachine } from '../sample-charts.ts';
import { house, kettle, player } from '../trace/xstate5-apps.ts';
import { config5Of, machine5Of } from './config5-of.ts';

const all = { ...everyFeature, oddNames: true };

// XState 4 warns of transitions that can never be taken.
vi.spyOn(console, 'warn').mockImplementation(() => undefined);
afterEach(() => vi.mocked(console.warn).mockClear());

/** What both readings must agree on. */
function outline(graph: ChartGraph): unknown {
  const edgeOf = ({ targets, event, guard, actions, isInternal, trigger, delay, doneOf, hasTarget }: ChartEdge) => ({
    targets,
    event,
    guard,
    actions,
    isInternal,
    trigger,
    delay,
    doneOf,
    hasTarget,
  });
  return [...graph.nodes.values()].map(({ id, key, kind, parent, children, initial, entry, exit, tags }) => ({
    ...{ id, key, kind, parent, children, initial, entry, exit, tags },
    invokes: graph.nodes.get(id)?.invokes.map((invoke) => invoke.id),
    edges: (graph.edgesFrom.get(id) ?? []).map(edgeOf),
  }));
}

describe('a config of XState 4', () => {
  test.each([trafficLight(), washingMachine(), star()])(
    'reads like the definition XState makes of it: $id',
    (machine) => {
      expect(outline(toldGraph(machine.config))).toEqual(outline(toldGraph(machine.definition)));
    },
  );

  test('also for charts made by chance, with odd names', () => {
    fc.assert(
      fc.property(charts({ ...all, maxStates: 12 }), (config) => {
        const machine = createMachine(structuredClone(config) as never);
        expect(outline(toldGraph(config))).toEqual(outline(toldGraph(machine.definition)));
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  test('its own words are read: conditions on other states, activities, lists of events, internal transitions', () => {
    const config = {
      id: 'm',
      initial: 'a',
      states: {
        a: {
          onEntry: 'hello',
          activities: ['beeping'],
          invoke: { src: 'load', data: { from: 1 }, onDone: 'b' },
          on: [
            { event: 'go', target: 'b', in: '#m.b', cond: { type: 'isMore', than: 3 } },
            { event: 'stay', target: '.inner', actions: [{ type: 'log', text: 'x' }] },
          ],
          initial: 'inner',
          states: { inner: {} },
        },
        b: { type: 'final', data: { won: true } },
      },
    };
    const { nodes, edges, form } = toldGraph(config);
    expect(form).toBe('config 4');
    expect(nodes.get('m.a')?.invokes).toEqual([
      { id: 'm.a:invocation[0]', src: 'load', input: { from: 1 } },
      { id: 'beeping', src: 'beeping' },
    ]);
    expect(nodes.get('m.b')?.output).toEqual({ won: true });
    expect(edges.map((edge) => [edge.event, edge.guard, edge.guardParams, edge.isInternal, edge.target])).toEqual([
      ['done.invoke.m.a:invocation[0]', undefined, undefined, false, 'm.b'],
      ['go', 'isMore and in #m.b', { than: 3 }, false, 'm.b'],
      ['stay', undefined, undefined, true, 'm.a.inner'],
    ]);
    expect(edges[2]?.actionDetails).toEqual([{ name: 'log', kind: 'named', params: { text: 'x' } }]);
  });
});

interface Node5 {
  readonly id: string;
  readonly type: string;
  readonly history: string | false;
  readonly initial?: { target: { id: string }[] };
  readonly states: Record<string, Node5>;
  readonly transitions: Map<string, Transition5[]>;
  readonly always?: Transition5[];
  readonly invoke: { id: string }[];
  readonly tags: string[];
}

interface Transition5 {
  readonly eventType: string;
  readonly target?: { id: string }[];
  readonly guard?: unknown;
  readonly reenter: boolean;
}

/** The tree of a real machine in the words of the graph. */
function outline5(node: Node5): unknown[] {
  const transitions = [...[...node.transitions.values()].flat(), ...(node.always ?? [])];
  const kind = node.type === 'history' ? `${node.history === 'deep' ? 'deep' : 'shallow'} history` : node.type;
  const own = {
    id: node.id,
    kind,
    initial: node.type === 'compound' ? node.initial?.target[0]?.id : undefined,
    invokes: node.invoke.map(({ id }) => id),
    tags: node.tags,
    transitions: transitions.map(({ eventType, target }) => [eventType, (target ?? []).map(({ id }) => id)]),
  };
  return [own, ...Object.values(node.states).flatMap(outline5)];
}

function outlineOfGraph(graph: ChartGraph, id = graph.root): unknown[] {
  const node = graph.nodes.get(id);
  if (node === undefined) return [];
  const transitions = (graph.edgesFrom.get(id) ?? []).filter((edge) => !/\/\d+\/\d+$/.test(edge.id));
  const own = {
    id,
    kind: node.kind,
    initial: node.initial,
    invokes: node.invokes.map((invoke) => invoke.id),
    tags: node.tags,
    transitions: transitions.map(({ event, targets }) => [event, targets]),
  };
  return [own, ...node.children.flatMap((child) => outlineOfGraph(graph, child))];
}

const rootOf = (machine: AnyStateMachine) => machine.root as unknown as Node5;

describe('a config of XState 5', () => {
  test.each([kettle(), player(), house()])('reads as XState resolves it: $id', (machine) => {
    const graph = toldGraph(machine.config);
    expect(graph.form).toBe('config 5');
    expect(outlineOfGraph(graph)).toEqual(outline5(rootOf(machine)));
  });

  test('also for charts made by chance, with odd names', () => {
    fc.assert(
      fc.property(charts({ ...all, maxStates: 12 }), (config) => {
        const machine = machine5Of(config, {});
        const graph = readChartGraph(config5Of(config)) as ChartGraph;
        expect(outlineOfGraph(graph)).toEqual(outline5(rootOf(machine)));
      }),
      { numRuns: 100, seed: 4 },
    );
  });

  test('all forms of its parts are read', () => {
    const graph = toldGraph({
      id: 'm',
      initial: { target: 'a', actions: ['begin'] },
      on: { '*': { actions: 'count' }, 'a.*': '.b' },
      states: {
        a: {
          id: 'first',
          route: { guard: 'mayGo' },
          entry: 'hello',
          exit: ['bye', { type: 'log', params: { level: 1 } }],
          tags: 'busy',
          invoke: [
            { src: 'load', onSnapshot: { actions: 'look' }, onError: '.sub' },
            { id: 'x', src: 'save', input: 1 },
          ],
          on: {
            ban: null,
            self: { target: 'a', reenter: true },
            many: ['b', { target: '#deep.z', guard: { type: 'g', params: { n: 1 } } }],
          },
          after: { 100: 'b', slow: { target: 'b.deep' } },
          initial: 'sub',
          states: { sub: {} },
        },
        b: {
          initial: 'deep',
          states: {
            deep: { id: 'deep', initial: 'z', states: { z: { type: 'final', output: 3 } } },
            h: { history: true, target: 'deep' },
          },
        },
      },
    });
    expect(graph.nodes.get('m')?.initialDetails).toEqual([{ name: 'begin', kind: 'named' }]);
    expect(graph.nodes.get('first')).toMatchObject({ entry: ['hello'], exit: ['bye', 'log'], tags: ['busy'] });
    expect(graph.nodes.get('first')?.exitDetails[1]?.params).toEqual({ level: 1 });
    expect(graph.nodes.get('first')?.invokes).toEqual([
      { id: '0.first', src: 'load' },
      { id: 'x', src: 'save', input: 1 },
    ]);
    expect(graph.nodes.get('m.b.h')).toMatchObject({ kind: 'shallow history', historyTargets: ['deep'] });
    expect(graph.nodes.get('m.b.deep.z')?.output).toBe(3);
    expect(
      graph.edges.map((edge) => [edge.source, edge.event, edge.targets.join(), edge.guard ?? '', edge.isInternal]),
    ).toEqual([
      ['m', '*', '', '', true],
      ['m', 'a.*', 'm.b', '', true],
      ['m', 'xstate.route', 'first', 'to #first and mayGo', true],
      ['first', 'ban', '', '', true],
      ['first', 'self', 'first', '', false],
      ['first', 'many', 'm.b', '', false],
      ['first', 'many', 'm.b.deep.z', 'g', false],
      ['first', 'xstate.error.actor.0.first', 'm.a.sub', '', true],
      ['first', 'xstate.snapshot.0.first', '', '', true],
      ['first', 'xstate.after.100.first', 'm.b', '', false],
      ['first', 'xstate.after.slow.first', 'deep', '', false],
    ]);
    expect(graph.edges.map((edge) => transitionWords(graph, edge))).toEqual([
      'any other event',
      'a …',
      'go to [to #first and mayGo]',
      'ban',
      'self',
      'many',
      'many [g]',
      'actor of first failed',
      'actor of first has news',
      'after 100 ms',
      'after slow',
    ]);
    expect(graph.edges.map((edge) => edge.isForbidden).indexOf(true)).toBe(3);
    expect(graph.edges.find((edge) => edge.guard === 'g')?.guardParams).toEqual({ n: 1 });
  });

  test('states sorted by name stand in the order in which they can be reached, which is noted', () => {
    const sorted = { id: 'm', initial: 'zero', states: { a: {}, b: { on: { go: 'a' } }, zero: { on: { go: 'b' } } } };
    const graph = toldGraph(sorted);
    expect(graph.nodes.get('m')?.children).toEqual(['m.zero', 'm.b', 'm.a']);
    expect(graph.remarks.join()).toContain('sorted');
    expect(graph.notes).toEqual([]);
    expect(toldGraph({ initial: 'zero', id: 'm', states: sorted.states }).nodes.get('m')?.children[0]).toBe('m.a');
  });

  test('a target that is not there is noted, and its transition stays where it is', () => {
    const graph = toldGraph({ id: 'm', initial: 'a', states: { a: { on: { go: 'nowhere' } } } });
    expect(graph.edges[0]).toMatchObject({ target: 'm.a', hasTarget: false });
    expect(graph.notes).toEqual(['Leads to states that are not there: nowhere from a.']);
  });
});

describe('keys that are hostile', () => {
  test('names of prototypes are states like others', () => {
    const states = JSON.parse(
      '{"__proto__":{"on":{"go":"constructor"}},"constructor":{"on":{"__proto__":"toString"}},"toString":{},"7":{}}',
    ) as object;
    const graph = readChartGraph({ id: '__proto__', initial: 'constructor', states }) as ChartGraph;
    expect([...graph.nodes.values()].map((node) => node.key).sort()).toEqual([
      '7',
      '__proto__',
      '__proto__',
      'constructor',
      'toString',
    ]);
    expect(graph.edges.map((edge) => [edge.event, edge.target])).toEqual([
      ['go', '__proto__.constructor'],
      ['__proto__', '__proto__.toString'],
    ]);
  });

  test('a chart nested 10,000 deep is no chart, and neither is one that holds itself', () => {
    let deep: object = {};
    for (let level = 0; level < 10_000; level++) deep = { states: { a: deep } };
    const ring: Record<string, unknown> = { id: 'ring' };
    ring['states'] = { a: ring, b: ring };
    expect(readChartGraph(deep)).toBeUndefined();
    expect(readChartGraph(ring)).toBeUndefined();
  });
});
