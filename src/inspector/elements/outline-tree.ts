// The rows of a statechart read as a tree: states and the ways out of them, as far as their states are open.
import type { ChartEdge, ChartGraph, ChartNode } from '../index.ts';

export interface TreeRow {
  readonly id: string;
  /** From 1. */
  readonly level: number;
  readonly place: number;
  readonly siblings: number;
  /** Undefined for what holds nothing. */
  readonly isOpen: boolean | undefined;
  readonly parent: string | undefined;
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
  const add = (node: ChartNode, level: number, place: number, siblings: number, parent: string | undefined): void => {
    const edges = graph.edgesFrom.get(node.id) ?? [];
    const children = node.children.flatMap((id) => graph.nodes.get(id) ?? []);
    const count = edges.length + children.length;
    const isOpen = count > 0 ? open.has(node.id) : undefined;
    rows.push({ id: node.id, level, place, siblings, isOpen, parent, node });
    if (!isOpen) return;
    edges.forEach((edge, index) =>
      rows.push({
        id: `edge ${edge.id}`,
        level: level + 1,
        place: index + 1,
        siblings: count,
        isOpen: undefined,
        parent: node.id,
        edge,
      }),
    );
    children.forEach((child, index) => add(child, level + 1, edges.length + index + 1, count, node.id));
  };
  const root = graph.nodes.get(graph.root);
  if (root) add(root, 1, 1, 1, undefined);
  return rows;
}

export type TreeMove = { readonly to: string } | { readonly open: string } | { readonly fold: string };

/** What a key does in a tree, as the ARIA practices tell. */
export function treeMove(rows: readonly TreeRow[], at: string, key: string): TreeMove | undefined {
  const index = rows.findIndex(({ id }) => id === at);
  const row = rows[index];
  if (row === undefined) return undefined;
  const go = (other: TreeRow | undefined): TreeMove | undefined => (other ? { to: other.id } : undefined);
  switch (key) {
    case 'ArrowDown':
      return go(rows[index + 1]);
    case 'ArrowUp':
      return go(rows[index - 1]);
    case 'Home':
      return go(rows[0]);
    case 'End':
      return go(rows.at(-1));
    case 'ArrowRight':
      return row.isOpen === false ? { open: row.id } : row.isOpen ? go(rows[index + 1]) : undefined;
    case 'ArrowLeft':
      return row.isOpen ? { fold: row.id } : row.parent === undefined ? undefined : { to: row.parent };
    default:
      return undefined;
  }
}
