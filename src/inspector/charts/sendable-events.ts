// Which events the active states of a chart can take, as a person might send them: from the inside out, as XState asks, with
// wildcards and forbidden events. Guards are not asked: whether they hold is known only to the app.
import type { ChartEdge, ChartGraph } from './chart-graph.ts';
import { leavesOf } from './chart-path.ts';

export interface SendableEvent {
  /** As XState writes it; a pattern such as `mouse.*` or `*` stands for any event that fits. */
  readonly type: string;
  readonly isPattern: boolean;
  /** XState sends it itself: delays, ends and failures. */
  readonly isInternal: boolean;
  /** Transitions that may be taken, the one asked first first. */
  readonly edges: readonly ChartEdge[];
}

export interface SendableEvents {
  readonly offered: readonly SendableEvent[];
  readonly internal: readonly SendableEvent[];
  /** Taken by an active state that does nothing with them, so that no state around it hears of them. */
  readonly forbidden: readonly string[];
}

export function sendableEvents(graph: ChartGraph, activeIds: Iterable<string>): SendableEvents {
  const active = new Set(activeIds);
  const ways = leavesOf(graph, active).map((leaf) => wayOut(graph, leaf));
  const types = new Set<string>();
  for (const way of ways)
    for (const id of way)
      for (const edge of graph.edgesFrom.get(id) ?? []) if (edge.event !== '') types.add(edge.event);
  const found: SendableEvent[] = [];
  const forbidden: string[] = [];
  for (const type of types) {
    const edges = [...new Set(ways.flatMap((way) => edgesAsked(graph, way, type)))];
    if (edges.length === 0) forbidden.push(type);
    else
      found.push({
        type,
        edges,
        isPattern: isPattern(type),
        isInternal: edges.some((edge) => edge.event === type && isInternal(edge)),
      });
  }
  return {
    offered: found.filter((event) => !event.isInternal),
    internal: found.filter((event) => event.isInternal),
    forbidden,
  };
}

/** `mouse.*` takes `mouse` and `mouse.up`; `*` takes all. */
export function takesEvent(descriptor: string, type: string): boolean {
  if (descriptor === type || descriptor === '*') return true;
  return descriptor.endsWith('.*') && (type === descriptor.slice(0, -2) || type.startsWith(descriptor.slice(0, -1)));
}

/** Does nothing at all, which keeps the event from the states around. */
export function isForbidden(edge: ChartEdge): boolean {
  const isPlain = edge.trigger === 'event' || edge.trigger === 'any';
  return isPlain && !edge.hasTarget && edge.actions.length === 0 && edge.guard === undefined;
}

function isPattern(type: string): boolean {
  return type === '*' || type.endsWith('.*');
}

function isInternal(edge: ChartEdge): boolean {
  return (edge.trigger !== 'event' && edge.trigger !== 'any') || /^(xstate|done|error)\./.test(edge.event);
}

/** A leaf and the states around it, innermost first. */
function wayOut(graph: ChartGraph, leaf: string): string[] {
  const way: string[] = [];
  for (let at: string | undefined = leaf; at !== undefined; at = graph.nodes.get(at)?.parent) way.push(at);
  return way;
}

/** Transitions that one event may take on the way from a leaf outward, up to the first that is sure to be taken. */
function edgesAsked(graph: ChartGraph, way: readonly string[], type: string): ChartEdge[] {
  const asked: ChartEdge[] = [];
  for (const id of way) {
    const fitting = (graph.edgesFrom.get(id) ?? []).filter((edge) => takesEvent(edge.event, type));
    // The more exact descriptor is asked first, whatever the order of writing.
    fitting.sort((a, b) => exactness(b.event) - exactness(a.event) || a.order - b.order);
    for (const edge of fitting) {
      if (isForbidden(edge)) return asked;
      asked.push(edge);
      if (edge.guard === undefined) return [...asked, ...fitting.filter((other) => isSameTransition(other, edge))];
    }
  }
  return asked;
}

function exactness(descriptor: string): number {
  return descriptor === '*' ? 0 : isPattern(descriptor) ? descriptor.length : 1000;
}

/** One transition with several targets is several edges. */
function isSameTransition(a: ChartEdge, b: ChartEdge): boolean {
  return a !== b && a.source === b.source && a.order === b.order;
}
