// Writes active states as a state value with the chart's own keys: from their ids, or from a value of the simulated machine.
import type { ChartGraph } from '../charts/chart-graph.ts';
import type { StateValue } from '../trace/trace.ts';

export function stateValueOf(graph: ChartGraph, active: ReadonlySet<string>): StateValue {
  const valueOf = (id: string): StateValue => {
    const node = graph.nodes.get(id);
    const inside = (node?.children ?? []).filter((child) => active.has(child));
    const [only] = inside;
    if (node === undefined || only === undefined) return {};
    const isLeaf = !(graph.nodes.get(only)?.children ?? []).some((child) => active.has(child));
    if (node.kind !== 'parallel' && isLeaf) return graph.nodes.get(only)?.key ?? '';
    // Not by assignment, for a key may be any text.
    return Object.fromEntries(inside.map((child) => [graph.nodes.get(child)?.key ?? '', valueOf(child)]));
  };
  return valueOf(graph.root);
}

export function chartValueOf(graph: ChartGraph, chartIds: ReadonlyMap<string, string>, value: StateValue): StateValue {
  const keyOf = (name: string): string => graph.nodes.get(chartIds.get(name) ?? '')?.key ?? '';
  if (typeof value === 'string') return keyOf(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]) => [keyOf(name), chartValueOf(graph, chartIds, inside)]),
  );
}
