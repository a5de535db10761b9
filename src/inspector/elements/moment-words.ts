// Moments of a trace in words: the states before and after, without what encloses them unless that is needed to tell apart;
// what is to be said beside; and times.
import type { ChartGraph, Moment } from '../index.ts';
import { nameWords, spacedWords, timeWords } from '../index.ts';

export function stateWords(graph: ChartGraph | undefined, moment: Moment | undefined): string {
  if (moment === undefined) return 'not started';
  return graph === undefined ? plainState(moment) : namesOf(graph, moment.to);
}

/** "red → green", or "stays red". */
export function changeWords(graph: ChartGraph | undefined, moment: Moment): string {
  if (graph === undefined) return plainState(moment);
  const to = namesOf(graph, moment.to);
  if (moment.from.length === 0) return to;
  if (!moment.hasMoved) return `stays ${to}`;
  return `${namesOf(graph, moment.from)} → ${to}`;
}

/** Of an actor without a chart: the value if it tells one, else how it is. */
function plainState({ value, status }: Moment): string {
  if (value === undefined) return status;
  return typeof value === 'string' ? spacedWords(value) : JSON.stringify(value);
}

export function namesOf(graph: ChartGraph, ids: readonly string[]): string {
  return ids.map((id) => nameOf(graph, id)).join(' + ');
}

/** Names of all states, made once for each chart: lists ask for them row by row. */
const namesByGraph = new WeakMap<ChartGraph, Map<string, string>>();

export function nameOf(graph: ChartGraph, id: string): string {
  let names = namesByGraph.get(graph);
  if (names === undefined) {
    const counts = new Map<string, number>();
    for (const { key } of graph.nodes.values()) counts.set(key, (counts.get(key) ?? 0) + 1);
    names = new Map();
    for (const node of graph.nodes.values()) {
      const words = counts.get(node.key) === 1 ? [node.key] : node.path.slice(-2);
      names.set(node.id, words.map((key) => nameWords(graph, 'state', key)).join(', '));
    }
    namesByGraph.set(graph, names);
  }
  return names.get(id) ?? id;
}

/** No transition was taken and the context is the same; false also where that is not known any more. */
function leftAllAsItWas(moment: Moment, previous: Moment | undefined): boolean {
  if (moment.hasMoved || moment.active.length === 0 || moment.taken.length > 0) return false;
  if (moment.microsteps.some(({ transitions }) => transitions.length > 0)) return false;
  const [after, before] = [moment.payload, previous?.payload];
  return after !== undefined && before !== undefined && after.context === before.context;
}

/** What is to be said of a moment beside its states, shortest first; `previous` is the one before of the same actor. */
export function momentBadges(moment: Moment, previous: Moment | undefined): readonly string[] {
  return [
    ...(moment.status === 'done' ? ['done'] : []),
    ...(moment.status === 'error' ? ['error'] : []),
    ...(moment.status === 'stopped' ? ['stopped'] : []),
    ...(moment.stopped.length > 0 ? ['guard said no'] : []),
    ...(leftAllAsItWas(moment, previous) ? ['nothing changed'] : []),
    ...(moment.steps.some(({ isInferred }) => isInferred) ? ['worked out'] : []),
  ];
}

/** Milliseconds between two moments; what is told later may have happened before. */
export function sinceWords(ms: number): string {
  return Math.round(ms) < 0 ? timeWords(ms) : `+${timeWords(ms)}`;
}

/** Sizes of texts: characters, thousands and millions of them. */
export function sizeWords(characters: number): string {
  if (characters < 10_000) return `${characters} characters`;
  if (characters < 1_000_000) return `${Math.round(characters / 1000)} thousand characters`;
  return `${(characters / 1_000_000).toFixed(1)} million characters`;
}
