// Which transitions an event may take in a configuration: from the innermost states outwards, the regions of parallel states
// together, and only as far as guards leave it open. What guards say is not known here, so every answer of theirs is an option.
import type { ChartEdge, ChartGraph } from './chart-graph.ts';

/** Transitions that may be taken together, and the guarded edges that said no before. None taken is an option as well. */
export interface ChartOption {
  readonly edges: readonly ChartEdge[];
  readonly stopped: readonly string[];
}

const optionsMax = 64;

export function optionsFor(graph: ChartGraph, active: ReadonlySet<string>, event: string): ChartOption[] {
  return optionsOf(graph, active, event, graph.root).slice(0, optionsMax);
}

/** Outer states are asked only when nothing inside takes the event. */
function optionsOf(graph: ChartGraph, active: ReadonlySet<string>, event: string, id: string): ChartOption[] {
  const inner = (graph.nodes.get(id)?.children ?? []).filter((child) => active.has(child));
  let options: ChartOption[] = [{ edges: [], stopped: [] }];
  for (const child of inner) options = together(options, optionsOf(graph, active, event, child));
  const own = ownOptions(graph, id, event);
  if (own.length === 1 && own[0]?.edges.length === 0 && own[0].stopped.length === 0) return options;
  return options.flatMap((option) =>
    option.edges.length > 0
      ? [option]
      : own.map(({ edges, stopped }) => ({ edges, stopped: [...option.stopped, ...stopped] })),
  );
}

function together(first: readonly ChartOption[], second: readonly ChartOption[]): ChartOption[] {
  const all: ChartOption[] = [];
  for (const one of first) {
    for (const other of second) {
      if (all.length >= optionsMax) return all;
      all.push({ edges: [...one.edges, ...other.edges], stopped: [...one.stopped, ...other.stopped] });
    }
  }
  return all;
}

/** Transitions of one state, one after the other until one without a guard is met, which is taken for certain. */
function ownOptions(graph: ChartGraph, id: string, event: string): ChartOption[] {
  const options: ChartOption[] = [];
  const stopped: string[] = [];
  for (const edges of transitionsOf(graph, id, event)) {
    options.push({ edges, stopped: [...stopped] });
    if (edges[0]?.guard === undefined) return options;
    stopped.push(...edges.map((edge) => edge.id));
  }
  options.push({ edges: [], stopped });
  return options;
}

/** Edges of one state for an event, by transition, in the order in which they are asked. */
function transitionsOf(graph: ChartGraph, id: string, event: string): ChartEdge[][] {
  const groups = new Map<number, ChartEdge[]>();
  for (const edge of graph.edgesFrom.get(id) ?? []) {
    if (!matches(edge.event, event)) continue;
    const group = groups.get(edge.order);
    if (group === undefined) groups.set(edge.order, [edge]);
    else group.push(edge);
  }
  const transitions = [...groups.values()];
  // XState 5 asks the more particular name first, XState 4 goes by the document.
  if (graph.form !== 'config 5') return transitions;
  return transitions.sort((one, other) => rank(one[0], event) - rank(other[0], event));
}

function rank(edge: ChartEdge | undefined, event: string): number {
  return edge === undefined || edge.event === event ? -Infinity : -edge.event.length;
}

export function matches(descriptor: string, event: string): boolean {
  if (event === '' || descriptor === '') return descriptor === event;
  if (descriptor === event || descriptor === '*') return true;
  if (!descriptor.endsWith('.*')) return false;
  return event === descriptor.slice(0, -2) || event.startsWith(descriptor.slice(0, -1));
}

/** All edges of active states that this event may take. */
export function candidatesFor(graph: ChartGraph, active: Iterable<string>, event: string): ChartEdge[] {
  return [...active].flatMap((id) => (graph.edgesFrom.get(id) ?? []).filter((edge) => matches(edge.event, event)));
}
