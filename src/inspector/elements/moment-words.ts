// Moments of a trace in words: the states before and after, without what encloses them unless that is needed to tell apart.
import type { ChartGraph, Moment } from '../index.ts';
import { spacedWords } from '../index.ts';

export function stateWords(graph: ChartGraph, moment: Moment | undefined): string {
  return moment === undefined ? 'not started' : namesOf(graph, moment.to);
}

/** "red → green", or "stays red". */
export function changeWords(graph: ChartGraph, moment: Moment): string {
  const to = namesOf(graph, moment.to);
  if (moment.from.length === 0) return to;
  if (!moment.hasMoved) return `stays ${to}`;
  return `${namesOf(graph, moment.from)} → ${to}`;
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
