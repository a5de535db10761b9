// Makes a real XState 4 machine of a chart: guards ask switches, actions do nothing, invoked actors wait to be ended by hand.
// States and invoked actors get numbers for names, so that no name of a chart can be taken for a path or a prototype's key.
import type { AnyStateMachine, StateNode } from 'xstate';
import { actions, createMachine } from 'xstate';
import type { ChartAction, ChartEdge, ChartGraph, ChartNode } from '../charts/chart-graph.ts';

export type AskGuard = (edge: ChartEdge) => boolean;

export interface SimulatedMachine {
  readonly machine: AnyStateMachine;
  /** Ids of the chart, by the names in the machine. */
  readonly chartIds: ReadonlyMap<string, string>;
  /** The edge of a transition as the machine has it. */
  edgeOf(transition: { readonly meta?: unknown }): ChartEdge | undefined;
  /** What an event of the chart is called in the machine, and back. */
  toMachine(event: string): string;
  toChart(event: string): string;
  /** Name of an invoked actor in the machine. */
  invokeName(state: string, place: number): string;
}

export interface SimulatedMachineOptions {
  readonly graph: ChartGraph;
  readonly ask: AskGuard;
  /** Length of a delay that has a name; undefined while nobody has said. */
  readonly delayMs: (name: string) => number | undefined;
}

/** Goes before the names of actions, so that none is taken for one of XState's own. */
export const actionMark = 'does ';

interface Names {
  readonly states: ReadonlyMap<string, string>;
  readonly chartIds: ReadonlyMap<string, string>;
  readonly invokes: ReadonlyMap<string, string>;
}

export function makeSimulatedMachine({ graph, ask, delayMs }: SimulatedMachineOptions): SimulatedMachine {
  const names = nameAll(graph);
  const edgeById = new Map(graph.edges.map((edge) => [edge.id, edge]));
  const events = new Map<string, string>();
  const delays: Record<string, () => number> = {};
  const delayName = (edge: ChartEdge): number | string => {
    const told = edge.delay ?? '';
    if (told.trim() !== '' && Number.isFinite(Number(told))) return Number(told);
    const name = `delay ${told}`;
    delays[name] = () => delayMs(told) ?? Infinity;
    return name;
  };

  const transitionOf = (edge: ChartEdge): object => {
    return {
      ...(edge.hasTarget ? { target: edge.targets.map((target) => `#${names.states.get(target)}`) } : {}),
      internal: edge.isInternal || !edge.hasTarget,
      ...(edge.guard === undefined ? {} : { cond: () => ask(edge) }),
      actions: edge.actionDetails.map(actionOf),
      meta: edge.id,
    };
  };

  // By delay, for XState starts a timer for each entry of a list.
  const afterOf = (node: ChartNode, edges: readonly ChartEdge[]): object => {
    const byDelay: Record<string, object[]> = {};
    for (const edge of edges) {
      const delay = delayName(edge);
      events.set(`xstate.after(${delay})#${names.states.get(node.id)}`, edge.event);
      (byDelay[String(delay)] ??= []).push(transitionOf(edge));
    }
    return byDelay;
  };

  const nodeOf = (node: ChartNode): object => {
    // The first of each transition; further targets share its place.
    const edges = (graph.edgesFrom.get(node.id) ?? []).filter(
      (edge, place, all) => all.findIndex(({ order }) => order === edge.order) === place,
    );
    const of = (trigger: string): ChartEdge[] => edges.filter((edge) => edge.trigger === trigger);
    const heard = edges.filter(({ trigger }) => trigger !== 'always' && trigger !== 'after');
    const initial = names.states.get(node.initial ?? '');
    const type = node.kind.endsWith('history') ? 'history' : node.kind;
    const historyTarget = names.states.get(node.historyTargets[0] ?? '');
    return {
      id: names.states.get(node.id),
      type,
      ...(type === 'history' ? { history: node.kind === 'deep history' ? 'deep' : 'shallow' } : {}),
      ...(type === 'history' && historyTarget !== undefined ? { target: `#${historyTarget}` } : {}),
      ...(type === 'compound' && initial !== undefined ? { initial } : {}),
      entry: node.entryDetails.map(actionOf),
      exit: node.exitDetails.map(actionOf),
      invoke: node.invokes.map((_invoke, place) => ({
        id: names.invokes.get(`${node.id}/${place}`),
        src: () => () => () => undefined,
      })),
      on: heard.map((edge) => ({ event: toMachine(edge.event), ...transitionOf(edge) })),
      ...(of('always').length > 0 ? { always: of('always').map(transitionOf) } : {}),
      after: afterOf(node, of('after')),
      states: Object.fromEntries(
        node.children.flatMap((id) => {
          const child = graph.nodes.get(id);
          return child === undefined ? [] : [[names.states.get(id) ?? id, nodeOf(child)]];
        }),
      ),
    };
  };

  const toMachine = (event: string): string => renamed(event, names.states, names.invokes, events);
  const root = graph.nodes.get(graph.root);
  if (root === undefined) throw new Error('the chart has no root');
  const machine = createMachine(
    { ...nodeOf(root), predictableActionArguments: true, context: graph.context ?? undefined } as never,
    { delays } as never,
  ) as unknown as AnyStateMachine;
  hearNames(machine, names.chartIds);
  return {
    machine,
    chartIds: names.chartIds,
    edgeOf: ({ meta }) => edgeById.get(String(meta)),
    toMachine,
    toChart: (event) => events.get(event) ?? event,
    invokeName: (state, place) => names.invokes.get(`${state}/${place}`) ?? '',
  };
}

function nameAll(graph: ChartGraph): Names {
  const states = new Map([...graph.nodes.keys()].map((id, place) => [id, `s${place}`]));
  const chartIds = new Map([...states].map(([id, name]) => [name, id]));
  const invokes = new Map<string, string>();
  for (const node of graph.nodes.values())
    node.invokes.forEach((_invoke, place) => invokes.set(`${node.id}/${place}`, `i${invokes.size}`));
  // By their own ids too: of two of one name the first one is heard.
  for (const node of graph.nodes.values())
    node.invokes.forEach(({ id }, place) => {
      if (!invokes.has(`of ${id}`)) invokes.set(`of ${id}`, invokes.get(`${node.id}/${place}`) ?? '');
    });
  return { states, chartIds, invokes };
}

/** Events that name a state or an invoked actor name it as the machine does. */
function renamed(
  event: string,
  states: ReadonlyMap<string, string>,
  invokes: ReadonlyMap<string, string>,
  back: Map<string, string>,
): string {
  const [, kind = '', name = ''] =
    /^(?:xstate\.)?(done\.state|done\.invoke|done\.actor|error\.platform|error\.actor)\.([^]+)$/.exec(event) ?? [];
  const known = kind === 'done.state' ? states.get(name) : invokes.get(`of ${name}`);
  if (known === undefined) return event;
  const own = kind.startsWith('done.state') ? kind : kind.startsWith('done') ? 'done.invoke' : 'error.platform';
  const inMachine = `${own}.${known}`;
  back.set(inMachine, event);
  return inMachine;
}

/** XState 4 knows no `door.*`, as XState 5 and SCXML do, and stumbles over an event called `toString`. */
function hearNames(machine: AnyStateMachine, ids: ReadonlyMap<string, string>): void {
  for (const name of ids.keys()) {
    const node = machine.getStateNodeById(name) as StateNode;
    const kept = node.transitions;
    Object.assign(node, {
      getCandidates: (event: string) =>
        kept.filter(
          ({ eventType }) =>
            eventType === event ||
            (event !== '' &&
              (eventType === '*' || (eventType.endsWith('.*') && `${event}.`.startsWith(eventType.slice(0, -1))))),
        ),
    });
  }
}

/** What a chart sends itself is part of how it works; all else is only named. */
function actionOf({ name, builtIn, event, to, delay }: ChartAction): object {
  const isToItself = event !== undefined && event !== '' && (to === undefined || to === '#_internal');
  if (isToItself && (builtIn === 'raise' || builtIn === 'send')) {
    if (delay === undefined) return actions.raise(event as never) as object;
    if (Number.isFinite(Number(delay))) return actions.send(event as never, { delay: Number(delay) }) as object;
  }
  return { type: `${actionMark}${name}`, exec: () => undefined };
}
