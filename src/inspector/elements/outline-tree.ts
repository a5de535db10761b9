// The rows of a statechart read as a tree: states and the ways out of them, as far as their states are open.
import type { ChartEdge, ChartGraph, ChartNode } from '../index.ts';

export interface TreeRow {
  readonly id: string;
  /** From 1. */
  readonly level: number;
  readonly place: number;
  readonly siblings: number;
  readonly isOpen: boolean;
  /** How many rows it holds. */
  readonly children: number;
  /** Place of the row around it, -1 for none. */
  readonly parent: number;
  readonly node?: ChartNode;
  readonly edge?: ChartEdge;
}

/** A chart with more states than this begins with its present states open, and the others folded. */
const openAtOnce = 150;

/** What is open before anybody folds anything. */
export function openAtFirst(graph: ChartGraph, active: Iterable<string>): Set<string> {
  if (graph.nodes.size <= openAtOnce) return new Set(graph.nodes.keys());
  return new Set([graph.root, ...active]);
}

export function treeRows(graph: ChartGraph, open: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (node: ChartNode, level: number, place: number, siblings: number, parent: number): void => {
    const edges = graph.edgesFrom.get(node.id) ?? [];
    const inner = node.children.flatMap((id) => graph.nodes.get(id) ?? []);
    const children = edges.length + inner.length;
    const isOpen = children > 0 && open.has(node.id);
    const at = rows.push({ id: node.id, level, place, siblings, children, isOpen, parent, node }) - 1;
    if (!isOpen) return;
    const within = { level: level + 1, siblings: children, children: 0, isOpen: false, parent: at };
    edges.forEach((edge, index) => rows.push({ ...within, id: `edge ${edge.id}`, place: index + 1, edge }));
    inner.forEach((child, index) => add(child, level + 1, edges.length + index + 1, children, at));
  };
  const root = graph.nodes.get(graph.root);
  if (root) add(root, 1, 1, 1, -1);
  return rows;
}
