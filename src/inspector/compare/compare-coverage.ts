// Which states and transitions were visited in only one of two runs.
import type { ChartEdge, ChartGraph } from '../charts/chart-graph.ts';
import { nameWords, transitionWords } from '../charts/chart-words.ts';
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
    states: [...side.states].flatMap(([name, words]) => (less.states.has(name) ? [] : [words])),
    transitions: [...side.transitions].flatMap(([name, words]) => (less.transitions.has(name) ? [] : [words])),
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

/** Words by exact names: the words of one chart may be others than those of the other. */
interface Covered {
  readonly states: ReadonlyMap<string, string>;
  readonly transitions: ReadonlyMap<string, string>;
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

function stateWordsOf(graph: ChartGraph | undefined, visited: ReadonlySet<string>): Map<string, string> {
  const nodes = [...(graph?.nodes.values() ?? [])].filter(({ id, parent }) => parent !== undefined && visited.has(id));
  return new Map(nodes.map(({ id }) => [pathWords(graph, id, true), pathWords(graph, id)]));
}

function edgeWordsOf(graph: ChartGraph | undefined, taken: ReadonlySet<string>): Map<string, string> {
  const edges = [...(graph?.edgesFrom.values() ?? [])].flat().filter(({ id }) => taken.has(id));
  const words = (edge: ChartEdge, asCode: boolean): string => {
    const target = edge.hasTarget ? ` → ${pathWords(graph, edge.target, asCode)}` : '';
    return `${pathWords(graph, edge.source, asCode)}: ${transitionWords(graph, edge, asCode)}${target}`;
  };
  return new Map(edges.map((edge) => [words(edge, true), words(edge, false)]));
}

/** By path, not by id: two versions of a machine may have different names. */
function pathWords(graph: ChartGraph | undefined, id: string, asCode = false): string {
  const path = graph?.nodes.get(id)?.path ?? [];
  return path.length === 0
    ? 'any state'
    : path.map((key) => (asCode ? key : nameWords(graph, 'state', key))).join(', ');
}
