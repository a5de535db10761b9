// Moments of a trace in words: the states before and after, without what encloses them unless that is needed to tell apart.
import type { ChartGraph, Moment } from '../index.ts';
import { spacedWords } from '../index.ts';

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

function namesOf(graph: ChartGraph, ids: readonly string[]): string {
  return ids.map((id) => nameOf(graph, id)).join(' + ');
}

function nameOf(graph: ChartGraph, id: string): string {
  const node = graph.nodes.get(id);
  if (node === undefined) return id;
  const isUnique = [...graph.nodes.values()].filter((other) => other.key === node.key).length === 1;
  return (isUnique ? [node.key] : node.path.slice(-2)).map(spacedWords).join(', ');
}
