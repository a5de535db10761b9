// Configurations: which states are active together, and what a transition makes of them.
import type { ChartEdge, ChartGraph } from './chart-graph.ts';
import type { StateValue } from '../trace/trace.ts';

/** Every active state of a value, from the root down, in order of document. */
export function activeStates(graph: ChartGraph, value: StateValue): Set<string> {
  const active = new Set<string>([graph.root]);
  const walk = (id: string, rest: StateValue): void => {
    // A value names its regions in any order.
    const regions = new Map<string, StateValue>(typeof rest === 'string' ? [[rest, {}]] : Object.entries(rest));
    for (const child of graph.nodes.get(id)?.children ?? []) {
      const inner = regions.get(graph.nodes.get(child)?.key ?? '');
      if (inner === undefined) continue;
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

export interface Moved {
  readonly active: ReadonlySet<string>;
  /** Entered, also those that were active before. */
  readonly entered: readonly string[];
}

/** The configuration a machine starts in, before any eventless transition. */
export function initialConfiguration(graph: ChartGraph): Moved {
  const active = complete(graph, new Set([graph.root]));
  return { active, entered: [...active] };
}

/**
 * Takes transitions, which may be several in several regions. What a history state remembers is not known: `hint` tells which
 * states are active afterwards.
 */
export function takeEdges(
  graph: ChartGraph,
  before: ReadonlySet<string>,
  edges: readonly ChartEdge[],
  hint: ReadonlySet<string>,
): Moved {
  let active = before;
  const entered: string[] = [];
  for (const edge of edges) {
    // One edge stands for its transition: its other targets are entered with it.
    if (!edge.hasTarget || edge.target !== edge.targets[0]) continue;
    const around = domainOf(graph, edge);
    const kept = new Set([...active].filter((id) => id === around || !isInside(graph, id, around)));
    const wanted = new Set(kept);
    for (const target of edge.targets) {
      for (const id of withoutHistory(graph, target, hint)) {
        for (let at: string | undefined = id; at !== undefined; at = graph.nodes.get(at)?.parent) wanted.add(at);
      }
    }
    active = complete(graph, wanted);
    for (const id of active) if (!kept.has(id)) entered.push(id);
  }
  return { active, entered };
}

/** The innermost state that a transition does not leave. */
function domainOf(graph: ChartGraph, edge: ChartEdge): string {
  if (edge.isInternal && edge.targets.every((target) => isInside(graph, target, edge.source))) return edge.source;
  let around = deepestCommonParent(graph, edge.source, edge.target);
  for (const target of edge.targets) {
    while (around !== graph.root && !(around !== target && isInside(graph, target, around)))
      around = graph.nodes.get(around)?.parent ?? graph.root;
  }
  return around;
}

/** What a target stands for: a history state, for what was there before, as far as it is there afterwards. */
function withoutHistory(graph: ChartGraph, target: string, hint: ReadonlySet<string>): readonly string[] {
  const node = graph.nodes.get(target);
  if (node === undefined || !node.kind.endsWith('history')) return [target];
  const parent = node.parent ?? graph.root;
  const children = graph.nodes.get(parent)?.children.filter((id) => hint.has(id)) ?? [];
  if (children.length > 0 && node.kind === 'shallow history') return children;
  if (children.length > 0) return [...hint].filter((id) => id !== parent && isInside(graph, id, parent));
  return node.historyTargets.length > 0 ? node.historyTargets : [parent];
}

/** Adds what begins with the states that are there: initial states, and all regions. In order of document. */
function complete(graph: ChartGraph, wanted: ReadonlySet<string>): Set<string> {
  const active = new Set<string>();
  const down = (id: string): void => {
    active.add(id);
    const node = graph.nodes.get(id);
    if (node === undefined) return;
    if (node.kind === 'parallel') {
      for (const child of node.children) if (!graph.nodes.get(child)?.kind.endsWith('history')) down(child);
    } else if (node.kind === 'compound') {
      const child = node.children.find((each) => wanted.has(each)) ?? node.initial;
      if (child !== undefined) down(child);
    }
  };
  down(graph.root);
  return active;
}

/** Is a state at its end: final itself, or with all that it needs at theirs? */
export function isAtEnd(graph: ChartGraph, active: ReadonlySet<string>, id: string): boolean {
  const node = graph.nodes.get(id);
  if (node === undefined || !active.has(id)) return false;
  if (node.kind === 'final') return true;
  const states = node.children.filter((child) => !graph.nodes.get(child)?.kind.endsWith('history'));
  if (node.kind === 'parallel') return states.every((child) => isAtEnd(graph, active, child));
  return states.some((child) => graph.nodes.get(child)?.kind === 'final' && active.has(child));
}
