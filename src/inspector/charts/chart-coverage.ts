// How much of a chart was visited up to a moment. A transition with several targets counts once; history states are never
// active, and the root always is, so neither counts.
import type { ChartEdge, ChartGraph } from './chart-graph.ts';

export interface ChartCoverage {
  readonly states: number;
  readonly statesVisited: number;
  readonly transitions: number;
  readonly transitionsTaken: number;
}

/** What was counted up to a moment. */
export interface Counted {
  readonly visits: ReadonlyMap<string, number>;
  readonly timesTaken: ReadonlyMap<string, number>;
}

export function chartCoverage(graph: ChartGraph, { visits, timesTaken }: Counted): ChartCoverage {
  const states = [...graph.nodes.values()].filter(({ id, kind }) => id !== graph.root && !kind.endsWith('history'));
  const transitions = new Set(graph.edges.map(transitionKey));
  const taken = new Set(graph.edges.filter(({ id }) => (timesTaken.get(id) ?? 0) > 0).map(transitionKey));
  return {
    states: states.length,
    statesVisited: states.filter(({ id }) => (visits.get(id) ?? 0) > 0).length,
    transitions: transitions.size,
    transitionsTaken: taken.size,
  };
}

export function coverageWords({ states, statesVisited, transitions, transitionsTaken }: ChartCoverage): string {
  return `visited ${statesVisited} of ${states} states, ${transitionsTaken} of ${transitions} transitions`;
}

function transitionKey({ source, order }: ChartEdge): string {
  return `${source}/${order}`;
}
