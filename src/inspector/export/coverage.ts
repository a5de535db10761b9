// What of a chart was visited in a run, up to a moment: every state and transition with its count, and what never was.
import type { ChartGraph, ChartView } from '../index.ts';
import { transitionWords } from '../index.ts';
import { exportedStates } from './chart-transitions.ts';
import { Remarks } from './exported.ts';

export interface CoveredState {
  readonly id: string;
  readonly visits: number;
}

export interface CoveredTransition {
  readonly id: string;
  readonly source: string;
  readonly targets: readonly string[];
  /** In words: event, guard. */
  readonly transition: string;
  readonly taken: number;
}

/** Counted of how many: the root and history states are none, for nobody can rest in them. */
export interface Share {
  readonly seen: number;
  readonly all: number;
}

export interface Coverage {
  readonly chart: string;
  readonly states: Share & { readonly list: readonly CoveredState[]; readonly never: readonly string[] };
  readonly transitions: Share & {
    readonly list: readonly CoveredTransition[];
    /** Ids, as in the list. */
    readonly never: readonly string[];
  };
}

export function coverageOf(graph: ChartGraph, view: Pick<ChartView, 'visits' | 'timesTaken'>): Coverage {
  const states: CoveredState[] = [];
  const transitions: CoveredTransition[] = [];
  for (const { node, transitions: ways } of exportedStates(graph, new Remarks()).values()) {
    if (node.id !== graph.root && !node.kind.endsWith('history'))
      states.push({ id: node.id, visits: view.visits.get(node.id) ?? 0 });
    for (const { id, source, targets } of ways) {
      const edge = graph.edgesFrom.get(source)?.find((each) => each.id === id);
      if (edge === undefined) continue;
      // Each target has an edge of its own, and all are taken together.
      transitions.push({
        id,
        source,
        targets,
        transition: transitionWords(graph, edge, true),
        taken: view.timesTaken.get(id) ?? 0,
      });
    }
  }
  return {
    chart: graph.id,
    states: {
      ...share(states.map(({ visits }) => visits)),
      list: states,
      never: states.filter(({ visits }) => visits === 0).map(({ id }) => id),
    },
    transitions: {
      ...share(transitions.map(({ taken }) => taken)),
      list: transitions,
      never: transitions.filter(({ taken }) => taken === 0).map(({ id }) => id),
    },
  };
}

function share(counts: readonly number[]): Share {
  return { seen: counts.filter((count) => count > 0).length, all: counts.length };
}
