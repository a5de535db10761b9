// Which states are active, and which way an event led there. XState reports only the last step of an eventless chain; the
// steps before it are worked out here from the definition. A chain that cannot be worked out leaves just what was reported.
import type { ChartEdge, ChartGraph, ChartNode } from './chart-graph.ts';
import type {
  MacrostepRecord,
  MicrostepRecord,
  ReportedGuard,
  ReportedTransition,
  StateValue,
} from '../trace/trace.ts';

const stepsMax = 12;

/** Every active state of a value, from the root down, in order of document. */
export function activeStates(graph: ChartGraph, value: StateValue): Set<string> {
  const active = new Set<string>([graph.root]);
  const walk = (id: string, rest: StateValue): void => {
    const childByKey = new Map(
      (graph.nodes.get(id)?.children ?? []).map((child) => [graph.nodes.get(child)?.key, child]),
    );
    const entries: [string, StateValue][] = typeof rest === 'string' ? [[rest, {}]] : Object.entries(rest);
    for (const [key, inner] of entries) {
      const child = childByKey.get(key);
      if (child === undefined) continue;
      active.add(child);
      walk(child, inner);
    }
  };
  walk(graph.root, value);
  return active;
}

/** The innermost ones of a set of active states. */
export function leavesOf(graph: ChartGraph, active: ReadonlySet<string>): string[] {
  return [...active].filter((id) => !(graph.nodes.get(id)?.children ?? []).some((child) => active.has(child)));
}

export function isInside(graph: ChartGraph, id: string, ancestor: string): boolean {
  for (let at: string | undefined = id; at !== undefined; at = graph.nodes.get(at)?.parent) {
    if (at === ancestor) return true;
  }
  return false;
}

/** The innermost state that holds both and is neither; the root's own loops stay at the root. */
export function deepestCommonParent(graph: ChartGraph, first: string, second: string): string {
  for (let at = graph.nodes.get(first)?.parent; at !== undefined; at = graph.nodes.get(at)?.parent) {
    if (at !== second && isInside(graph, second, at)) return at;
  }
  return graph.root;
}

/** One microstep of a macrostep. */
export interface ChartStep {
  /** Edges taken together: one, or one for each region or target. */
  readonly edges: readonly string[];
  /** Guarded edges that were asked before and said no. */
  readonly stopped: readonly string[];
  /** Edges of which one was taken, when the app does not tell which. */
  readonly oneOf?: readonly string[];
  /** Names of the actions that ran, when told. */
  readonly actions?: readonly string[];
  /** It was not told, but worked out. */
  readonly isInferred?: boolean;
}

export interface ChartWay {
  readonly steps: readonly ChartStep[];
  /** States that were entered on the way, also those left again at once. */
  readonly passed: readonly string[];
}

/** How an event led from one configuration to the next; `before` is empty at the start. */
export function findWay(
  graph: ChartGraph,
  before: ReadonlySet<string>,
  { event, told, microsteps }: Pick<MacrostepRecord, 'event' | 'told' | 'microsteps'>,
  after: ReadonlySet<string>,
): ChartWay {
  if (told === 'all') return waySaid(graph, before, event.type, microsteps);
  const isStart = before.size === 0;
  const known = microsteps.flatMap(({ transitions }) => transitions).flatMap((told) => edgesReported(graph, told));
  if (known.length === 0) {
    const stopped = isStart ? [] : guardedCandidates(graph, before, event.type);
    return { steps: stopped.length > 0 ? [{ edges: [], stopped }] : [], passed: [] };
  }
  const isWhole = !known.every((edge) => edge.trigger === 'always');
  if (isWhole) return { steps: [stepOf(graph, before, event.type, known)], passed: [] };
  return (
    findChain(graph, before, event.type, after, known) ?? { steps: [stepOf(graph, new Set(), '', known)], passed: [] }
  );
}

/** Every microstep was told, with its guards and actions where the app tells them. */
function waySaid(
  graph: ChartGraph,
  before: ReadonlySet<string>,
  event: string,
  microsteps: readonly MicrostepRecord[],
): ChartWay {
  let active = before;
  const passed: string[] = [];
  const steps = microsteps.map((microstep): ChartStep => {
    const edges = microstep.transitions.flatMap((told) => edgesReported(graph, told));
    const guessed = stepOf(graph, active, event, edges).stopped;
    const refused = microstep.guards?.filter(({ held }) => !held);
    const stopped =
      refused === undefined ? guessed : refused.flatMap((guard) => edgesAsked(graph, active, event, guard));
    if (microstep.value !== undefined) {
      const next = activeStates(graph, microstep.value);
      passed.push(...[...next].filter((id) => !active.has(id)));
      active = next;
    }
    return {
      edges: edges.map((edge) => edge.id),
      stopped: [...new Set(stopped)].filter((id) => !edges.some((edge) => edge.id === id)),
      ...(microstep.actions === undefined ? {} : { actions: microstep.actions }),
    };
  });
  return { steps, passed };
}

interface Trail {
  readonly active: ReadonlySet<string>;
  readonly steps: readonly ChartStep[];
  readonly passed: readonly string[];
}

/** Breadth first, so the shortest chain that ends in the reported transition and in the states told. */
function findChain(
  graph: ChartGraph,
  before: ReadonlySet<string>,
  event: string,
  after: ReadonlySet<string>,
  last: readonly ChartEdge[],
): ChartWay | undefined {
  const lastIds = last.map((edge) => edge.id).join();
  let trails: Trail[] =
    before.size === 0
      ? [{ active: enter(graph, new Set(), graph.root), steps: [], passed: [...enter(graph, new Set(), graph.root)] }]
      : transitionsFor(graph, before, event).map((edges) =>
          follow(graph, { active: before, steps: [], passed: [] }, event, edges),
        );
  const seen = new Set<string>();
  let fallback: Trail | undefined;
  for (let step = 0; step < stepsMax; step++) {
    const next: Trail[] = [];
    for (const trail of trails) {
      const key = [...trail.active].sort().join();
      if (seen.has(key)) continue;
      seen.add(key);
      for (const edges of transitionsFor(graph, trail.active, '')) {
        const further = follow(graph, trail, '', edges);
        if (edges.map((edge) => edge.id).join() === lastIds) {
          fallback ??= further;
          if ([...after].every((id) => further.active.has(id))) return further;
        }
        next.push(further);
      }
    }
    trails = next;
  }
  return fallback;
}

function follow(graph: ChartGraph, trail: Trail, event: string, edges: readonly ChartEdge[]): Trail {
  let active = trail.active;
  const passed = [...trail.passed];
  for (const edge of edges) {
    if (!edge.hasTarget) continue;
    const parent =
      edge.isInternal && isInside(graph, edge.target, edge.source)
        ? edge.source
        : deepestCommonParent(graph, edge.source, edge.target);
    const kept = new Set([...active].filter((id) => id === parent || !isInside(graph, id, parent)));
    const entered = enter(graph, kept, edge.target);
    passed.push(...[...entered].filter((id) => !kept.has(id)));
    active = entered;
  }
  return { active, steps: [...trail.steps, stepOf(graph, trail.active, event, edges)], passed };
}

/** Adds a state, those around it, and those that begin with it. */
function enter(graph: ChartGraph, active: ReadonlySet<string>, target: string): Set<string> {
  const entered = new Set(active);
  const down = (node: ChartNode | undefined): void => {
    if (node === undefined) return;
    if (node.kind.endsWith('history')) {
      const parent = graph.nodes.get(node.parent ?? '');
      return down(graph.nodes.get(parent?.initial ?? ''));
    }
    entered.add(node.id);
    if (node.kind === 'parallel') node.children.forEach((child) => down(graph.nodes.get(child)));
    else if (node.initial !== undefined) down(graph.nodes.get(node.initial));
  };
  down(graph.nodes.get(target));
  let inner = target;
  for (let at = graph.nodes.get(target)?.parent; at !== undefined; at = graph.nodes.get(at)?.parent) {
    const node = graph.nodes.get(at);
    entered.add(at);
    if (node?.kind === 'parallel')
      node.children
        .filter((child) => child !== inner && !entered.has(child))
        .forEach((child) => down(graph.nodes.get(child)));
    inner = at;
  }
  return entered;
}

function edgesReported(graph: ChartGraph, transition: ReportedTransition): ChartEdge[] {
  const candidates = (graph.edgesFrom.get(transition.source) ?? []).filter(
    (edge) => edge.event === transition.event && edge.hasTarget === transition.targets.length > 0,
  );
  const sameGuard = candidates.filter((edge) => (edge.guard ?? '') === (transition.guard ?? edge.guard ?? ''));
  const fitting = (sameGuard.length > 0 ? sameGuard : candidates).filter(
    (edge) => !edge.hasTarget || transition.targets.includes(edge.target),
  );
  const unguardedFirst = transition.guard === undefined ? fitting.filter((edge) => edge.guard === undefined) : fitting;
  const order = (unguardedFirst[0] ?? fitting[0])?.order;
  return fitting.filter((edge) => edge.order === order);
}

function stepOf(graph: ChartGraph, active: ReadonlySet<string>, event: string, edges: readonly ChartEdge[]): ChartStep {
  const stopped = edges.flatMap((taken) =>
    candidatesFor(graph, new Set([...active, taken.source]), taken.trigger === 'always' ? '' : event)
      .filter((edge) => edge.guard !== undefined)
      .filter((edge) =>
        edge.source === taken.source ? edge.order < taken.order : isInside(graph, edge.source, taken.source),
      )
      .map((edge) => edge.id),
  );
  return { edges: edges.map((edge) => edge.id), stopped: [...new Set(stopped)] };
}

/** The edges on which this guard was asked: of the state told, else of all that the event, or none, might take. */
function edgesAsked(
  graph: ChartGraph,
  active: ReadonlySet<string>,
  event: string,
  { guard, source, event: asked }: ReportedGuard,
): string[] {
  const candidates =
    source === undefined
      ? [...new Set([...candidatesFor(graph, active, event), ...candidatesFor(graph, active, '')])]
      : (graph.edgesFrom.get(source) ?? []).filter((edge) => asked === undefined || edge.event === asked);
  return candidates.filter((edge) => edge.guard === guard).map((edge) => edge.id);
}

function guardedCandidates(graph: ChartGraph, active: ReadonlySet<string>, event: string): string[] {
  return candidatesFor(graph, active, event)
    .filter((edge) => edge.guard !== undefined)
    .map((edge) => edge.id);
}

/** All edges of active states that this event may take, grouped by transition. */
function transitionsFor(graph: ChartGraph, active: ReadonlySet<string>, event: string): ChartEdge[][] {
  const groups = new Map<string, ChartEdge[]>();
  for (const edge of candidatesFor(graph, active, event)) {
    const key = `${edge.source}/${edge.order}`;
    groups.set(key, [...(groups.get(key) ?? []), edge]);
  }
  return [...groups.values()];
}

function candidatesFor(graph: ChartGraph, active: ReadonlySet<string>, event: string): ChartEdge[] {
  return [...active].flatMap((id) => (graph.edgesFrom.get(id) ?? []).filter((edge) => matches(edge.event, event)));
}

function matches(descriptor: string, event: string): boolean {
  if (event === '') return descriptor === '';
  return (
    descriptor === event ||
    descriptor === '*' ||
    (descriptor.endsWith('.*') && event.startsWith(descriptor.slice(0, -1)))
  );
}
