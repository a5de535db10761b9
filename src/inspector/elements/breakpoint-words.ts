// Breakpoints in words, and whether the app waits while the view stands.
import type { BreakpointHit, BreakpointWish, ChartGraph, Viewing } from '../index.ts';
import { eventWords, transitionWords } from '../index.ts';
import { nameOf } from './moment-words.ts';

/** "red entered", "yellow: timer rang → red taken", "event timer rang", "retries > 3". */
export function wishWords(viewing: Viewing, wish: BreakpointWish): string {
  const only = wish.actor === undefined ? '' : `, only ${wish.actor}`;
  return `${bareWords(viewing, wish)}${only}`;
}

function bareWords(viewing: Viewing, wish: BreakpointWish): string {
  switch (wish.kind) {
    case 'state': {
      const graph = graphWith(viewing, (one) => one.nodes.has(wish.state));
      return `${graph ? nameOf(graph, wish.state) : wish.state} ${wish.when}`;
    }
    case 'transition': {
      const graph = graphWith(viewing, (one) => one.edges.some(({ id }) => id === wish.edge));
      const edge = graph?.edges.find(({ id }) => id === wish.edge);
      if (!graph || !edge) return `transition ${wish.edge} taken`;
      const target = edge.hasTarget ? nameOf(graph, edge.target) : 'stays';
      return `${nameOf(graph, edge.source)}: ${transitionWords(graph, edge)} → ${target} taken`;
    }
    case 'event':
      if (wish.event.endsWith('*')) return `event ${wish.event}`;
      return `event ${eventWords(
        graphWith(viewing, (one) => one.edges.some(({ event }) => event === wish.event)),
        wish.event,
      )}`;
    case 'context':
      return `${wish.path === '' ? 'context' : wish.path} ${wish.comparison}${wish.value === undefined ? '' : ` ${wish.value}`}`;
  }
}

/** Which breakpoint stopped the view, and why. */
export function hitWords(viewing: Viewing, hit: BreakpointHit): string {
  const breakpoint = viewing.breakpoints.find(hit.breakpoint);
  const words = breakpoint === undefined ? 'a breakpoint that is removed' : wishWords(viewing, breakpoint.wish);
  const value = hit.value === undefined || breakpoint?.wish.kind !== 'context' ? '' : `, now ${shortened(hit.value)}`;
  const isOneOf = hit.isOneOf ? ', perhaps: the app tells only that one of several was taken' : '';
  return `${words}${value}${isOneOf} (${viewing.store.run(hit.actor)?.name ?? ''})`;
}

/** What the app does while the view stands; empty where there is nothing to say. */
export function waitWords(viewing: Viewing): string {
  const { store, run } = viewing;
  const source = run === undefined ? undefined : store.source(run.source);
  if (source?.protocol === 'session') return '';
  if (source?.hasEnded) return 'The app has gone.';
  if (source?.protocol === 'simulated') return 'The simulation waits for you.';
  return 'The app runs on.';
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function graphWith(viewing: Viewing, fits: (graph: ChartGraph) => boolean): ChartGraph | undefined {
  const own = viewing.run?.graph;
  if (own && fits(own)) return own;
  return viewing.store.actors.find(({ graph }) => graph !== undefined && fits(graph))?.graph;
}
