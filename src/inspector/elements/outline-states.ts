// What the level Outline draws: states that were visited, are present, or are possible next, and those a chart begins with.
import type { ChartGraph, ChartView } from '../index.ts';

export function outlineStates(graph: ChartGraph, view: ChartView, also: Iterable<string> = []): Set<string> {
  const wanted = new Set<string>([...view.visits.keys(), ...view.active, ...also]);
  for (const id of view.active) {
    for (const edge of graph.edgesFrom.get(id) ?? []) wanted.add(edge.target);
  }
  if (view.active.size === 0) {
    const begin = (id: string): void => {
      wanted.add(id);
      const node = graph.nodes.get(id);
      if (node?.kind === 'parallel') node.children.forEach(begin);
      else if (node?.initial !== undefined) begin(node.initial);
    };
    begin(graph.root);
  }
  return wanted;
}
