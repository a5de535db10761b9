// Orders states that came sorted by name: from the initial one along its transitions, as one would read them. Regions of a
// parallel state, and what cannot be reached, stay as they are.
import type { ChartEdge, ChartNode } from './chart-graph.ts';

/** Orders children in place; true when that changed anything. */
export function reachedOrder(
  nodes: ReadonlyMap<string, ChartNode & { children: string[] }>,
  edges: readonly ChartEdge[],
): boolean {
  const next = linksBetweenSiblings(nodes, edges);
  let hasChanged = false;
  for (const node of nodes.values()) {
    if (node.kind !== 'compound' || node.initial === undefined) continue;
    const reached = new Set([node.initial]);
    for (const id of reached) for (const sibling of next.get(id) ?? []) reached.add(sibling);
    const ordered = [...reached, ...node.children.filter((id) => !reached.has(id))];
    if (ordered.join('\n') === node.children.join('\n')) continue;
    node.children = ordered;
    hasChanged = true;
  }
  return hasChanged;
}

/** A transition links the children of the innermost state that holds both of its ends. */
function linksBetweenSiblings(
  nodes: ReadonlyMap<string, ChartNode>,
  edges: readonly ChartEdge[],
): Map<string, Set<string>> {
  const links = new Map<string, Set<string>>();
  for (const { source, target } of edges) {
    const above = new Set<string>();
    const wayTo = new Map<string, string>();
    for (let at = nodes.get(source); at?.parent !== undefined; at = nodes.get(at.parent)) wayTo.set(at.parent, at.id);
    for (let at = nodes.get(target); at?.parent !== undefined; at = nodes.get(at.parent)) {
      const from = wayTo.get(at.parent);
      if (from === undefined || above.has(at.parent)) continue;
      if (from !== at.id) links.set(from, (links.get(from) ?? new Set()).add(at.id));
      break;
    }
  }
  return links;
}
