// The transitions of a chart as formats write them: one each, with all its targets, where the graph has one edge for each
// target. Code without a name becomes a numbered placeholder.
import type { ChartAction, ChartEdge, ChartGraph, ChartNode } from '../index.ts';
import { isInside } from '../index.ts';
import type { Remarks } from './exported.ts';
import { listed } from './exported.ts';

/** Its id is that of its first edge. */
export interface ChartTransition extends Omit<
  ChartEdge,
  'target' | 'hasTarget' | 'isForbidden' | 'actions' | 'actionDetails' | 'order'
> {
  readonly actions: readonly ChartAction[];
}

export interface ExportedState {
  readonly node: ChartNode;
  readonly entry: readonly ChartAction[];
  readonly exit: readonly ChartAction[];
  readonly transitions: readonly ChartTransition[];
}

const unnamed = 'inline';

/** All states, parents first, in order of document; `inline 1`, `inline 2` stand for what has no name. */
export function exportedStates(graph: ChartGraph, remarks: Remarks): ReadonlyMap<string, ExportedState> {
  let count = 0;
  const named = (name: string): string => (name === unnamed ? `${unnamed} ${++count}` : name);
  const namedActions = (actions: readonly ChartAction[]): ChartAction[] =>
    actions.map((action) => ({ ...action, name: named(action.name) }));
  const states = new Map<string, ExportedState>();
  for (const node of graph.nodes.values())
    states.set(node.id, {
      node,
      entry: namedActions(node.entryDetails),
      exit: namedActions(node.exitDetails),
      transitions: transitionsFrom(graph, node.id).map(({ guard, actions, ...transition }) => ({
        ...transition,
        guard: guard === undefined ? undefined : named(guard),
        actions: namedActions(actions),
      })),
    });
  if (count > 0)
    remarks.add(
      `The app gave ${count} of its guards and actions no name; they are called inline 1 to inline ${count}.`,
    );
  for (const note of graph.notes) remarks.add(note);
  return states;
}

function transitionsFrom(graph: ChartGraph, id: string): ChartTransition[] {
  const byOrder = new Map<number, ChartEdge[]>();
  for (const edge of graph.edgesFrom.get(id) ?? []) {
    const edges = byOrder.get(edge.order);
    if (edges) edges.push(edge);
    else byOrder.set(edge.order, [edge]);
  }
  return [...byOrder.values()].flatMap((edges) => {
    const [edge] = edges;
    if (edge === undefined) return [];
    const { targets } = edge;
    const staysInside = targets.every((target) => isInside(graph, target, id));
    const isInternal = targets.length === 0 || (edge.isInternal && staysInside);
    return [{ ...edge, isInternal, actions: edge.actionDetails }];
  });
}

/** Where a history state leads while nothing is remembered: as told, else to where its parent begins. */
export function historyDefaults(graph: ChartGraph, node: ChartNode): string[] {
  if (node.historyTargets.length > 0) return [...node.historyTargets];
  const parent = node.parent === undefined ? undefined : graph.nodes.get(node.parent);
  if (parent?.initial !== undefined) return [parent.initial];
  const siblings = (parent?.children ?? []).filter((id) => !graph.nodes.get(id)?.kind.endsWith('history'));
  return parent?.kind === 'parallel' ? siblings : siblings.slice(0, 1);
}

/** Whether the graph would give a state this id of itself. */
export function hasDefaultId(graph: ChartGraph, node: ChartNode): boolean {
  return node.id === [graph.root, ...node.path].join('.');
}

/** Says once what kinds of names a format writes in another way. */
export function remarkOnRenamed(remarks: Remarks, what: string, names: ReadonlyMap<string, string>): void {
  const changed = [...names].filter(([name, written]) => name !== written);
  if (changed.length > 0)
    remarks.add(
      `${what} written in another way: ${listed(changed.map(([name, written]) => `${name} as ${written}`))}.`,
    );
}
