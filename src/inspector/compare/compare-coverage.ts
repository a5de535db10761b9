// Which states and transitions were visited in only one of two runs.
import type { ChartGraph } from '../charts/chart-graph.ts';
import { spacedWords, transitionWords } from '../charts/chart-words.ts';
import type { ActorRun } from '../trace/actor-run.ts';
import type { Moment } from '../trace/moment.ts';

export interface CoverageSide {
  /** In words, in order of the chart. */
  readonly states: readonly string[];
  readonly transitions: readonly string[];
}

export interface Coverage {
  readonly onlyFirst: CoverageSide;
  readonly onlySecond: CoverageSide;
  readonly inBoth: { readonly states: number; readonly transitions: number };
}

export interface CoveredRun {
  readonly run: ActorRun;
  readonly moments: readonly Moment[];
}

const pieceSize = 1000;

export function* compareCoverage(first: CoveredRun, second: CoveredRun): Generator<undefined, Coverage> {
  const one = yield* readCoverage(first);
  const other = yield* readCoverage(second);
  const without = (side: Covered, less: Covered): CoverageSide => ({
    states: [...side.states].filter((words) => !less.states.has(words)),
    transitions: [...side.transitions].filter((words) => !less.transitions.has(words)),
  });
  const onlyFirst = without(one, other);
  return {
    onlyFirst,
    onlySecond: without(other, one),
    inBoth: {
      states: one.states.size - onlyFirst.states.length,
      transitions: one.transitions.size - onlyFirst.transitions.length,
    },
  };
}

interface Covered {
  readonly states: ReadonlySet<string>;
  readonly transitions: ReadonlySet<string>;
}

function* readCoverage({ run, moments }: CoveredRun): Generator<undefined, Covered> {
  const [states, edges] = [new Set<string>(), new Set<string>()];
  const [oldest] = moments;
  // Of moments no longer kept the sum is.
  if (oldest !== undefined && oldest.from.length > 0) {
    const { visits, timesTaken } = run.viewAt(oldest);
    for (const id of visits.keys()) states.add(id);
    for (const id of timesTaken.keys()) edges.add(id);
  }
  for (const [place, moment] of moments.entries()) {
    for (const id of moment.entered) states.add(id);
    for (const id of moment.taken) edges.add(id);
    if (place % pieceSize === pieceSize - 1) yield;
  }
  return { states: stateWordsOf(run.graph, states), transitions: edgeWordsOf(run.graph, edges) };
}

function stateWordsOf(graph: ChartGraph | undefined, visited: ReadonlySet<string>): Set<string> {
  const nodes = [...(graph?.nodes.values() ?? [])].filter(({ id, parent }) => parent !== undefined && visited.has(id));
  return new Set(nodes.map(({ id }) => pathWords(graph, id)));
}

function edgeWordsOf(graph: ChartGraph | undefined, taken: ReadonlySet<string>): Set<string> {
  const edges = [...(graph?.edgesFrom.values() ?? [])].flat().filter(({ id }) => taken.has(id));
  return new Set(
    edges.map((edge) => {
      const target = edge.hasTarget ? ` → ${pathWords(graph, edge.target)}` : '';
      return `${pathWords(graph, edge.source)}: ${transitionWords(edge)}${target}`;
    }),
  );
}

/** By path, not by id: two versions of a machine may have different names. */
function pathWords(graph: ChartGraph | undefined, id: string): string {
  const path = graph?.nodes.get(id)?.path ?? [];
  return path.length === 0 ? 'any state' : path.map(spacedWords).join(', ');
}
