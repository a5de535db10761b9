// What of a statechart is drawn at a level of detail: which boxes are open or folded, what is written in them, and which
// transitions share a line because they join the same two boxes. Every transition between two drawn boxes is on some line.
import type { ChartEdge, ChartGraph, ChartNode } from './chart-graph.ts';
import { isInside } from './chart-path.ts';
import { spacedWords, transitionWords, wrapWords } from './chart-words.ts';

export type DetailLevel = 'outline' | 'names' | 'all';

export const detailLevels: readonly DetailLevel[] = ['outline', 'names', 'all'];

export interface VisibleNode {
  readonly id: string;
  readonly parent: string | undefined;
  readonly children: readonly string[];
  /** Name, then what else is written in the box. */
  readonly title: string;
  readonly lines: readonly string[];
  readonly isFolded: boolean;
  readonly isRegion: boolean;
  readonly isInitial: boolean;
  readonly kind: ChartNode['kind'];
  /** 0 for the outermost boxes drawn. */
  readonly depth: number;
}

export interface VisibleEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly transitions: readonly ChartEdge[];
  readonly lines: readonly string[];
}

export interface VisibleChart {
  readonly graph: ChartGraph;
  readonly level: DetailLevel;
  /** Boxes without a box around them. */
  readonly top: readonly string[];
  readonly nodes: ReadonlyMap<string, VisibleNode>;
  readonly edges: readonly VisibleEdge[];
}

export interface VisibleChartOptions {
  readonly level: DetailLevel;
  /** Folded boxes that were opened by hand, and open ones that were folded. */
  readonly toggled?: ReadonlySet<string>;
}

/** Nested levels that are open without being asked. */
const openLevels: Record<DetailLevel, number> = { outline: 1, names: 3, all: Infinity };

const charactersPerLine = 22;

export function visibleChart(graph: ChartGraph, options: VisibleChartOptions): VisibleChart {
  const { level, toggled = new Set<string>() } = options;
  const nodes = new Map<string, VisibleNode>();
  const root = graph.nodes.get(graph.root);
  const showsRoot =
    root !== undefined &&
    (root.kind === 'parallel' ||
      root.children.length === 0 ||
      graph.edges.some((edge) => edge.source === root.id || edge.target === root.id));
  const add = (node: ChartNode, parent: string | undefined, depth: number): void => {
    const isOpenByLevel = depth - (showsRoot ? 1 : 0) < openLevels[level];
    const isFolded = node.children.length > 0 && isOpenByLevel === toggled.has(node.id);
    const around = graph.nodes.get(node.parent ?? '');
    nodes.set(node.id, {
      id: node.id,
      parent,
      children: isFolded ? [] : node.children,
      title: node.kind.endsWith('history') ? (node.kind === 'deep history' ? 'H*' : 'H') : spacedWords(node.key),
      lines: level === 'all' ? detailLines(node) : [],
      isFolded,
      isRegion: around?.kind === 'parallel',
      isInitial: around?.initial === node.id,
      kind: node.kind,
      depth,
    });
    if (isFolded) return;
    for (const child of node.children) addChild(child, node.id, depth + 1);
  };
  const addChild = (id: string, parent: string | undefined, depth: number): void => {
    const node = graph.nodes.get(id);
    if (node !== undefined) add(node, parent, depth);
  };
  const top = showsRoot ? [graph.root] : (root?.children ?? []);
  for (const id of top) addChild(id, undefined, 0);
  return { graph, level, top, nodes, edges: visibleEdges(graph, nodes, level) };
}

/** The innermost drawn box that is or holds this state. */
export function shownAs(graph: ChartGraph, nodes: ReadonlyMap<string, unknown>, id: string): string | undefined {
  for (let at: string | undefined = id; at !== undefined; at = graph.nodes.get(at)?.parent) {
    if (nodes.has(at)) return at;
  }
  return undefined;
}

function visibleEdges(graph: ChartGraph, nodes: ReadonlyMap<string, VisibleNode>, level: DetailLevel): VisibleEdge[] {
  const grouped = new Map<string, { source: string; target: string; transitions: ChartEdge[] }>();
  for (const edge of graph.edges) {
    const source = shownAs(graph, nodes, edge.source);
    const target = shownAs(graph, nodes, edge.target);
    if (source === undefined || target === undefined) continue;
    // What happens inside a folded box is shown when it is opened.
    const isHidden =
      source === target && (edge.source !== source || edge.target !== target) && nodes.get(source)?.isFolded;
    if (isHidden) continue;
    const key = `${source} -> ${target}`;
    const group = grouped.get(key) ?? { source, target, transitions: [] };
    group.transitions.push(edge);
    grouped.set(key, group);
  }
  return [...grouped].map(([id, group]) => ({ id, ...group, lines: labelLines(group.transitions, level) }));
}

/** Transitions that only name an event share lines; each guard has its own. */
function labelLines(transitions: readonly ChartEdge[], level: DetailLevel): string[] {
  const isPlain = (edge: ChartEdge) => level !== 'all' && edge.guard === undefined && edge.trigger !== 'always';
  const plain = [...new Set(transitions.filter(isPlain).map((edge) => transitionWords(edge)))];
  const others = transitions.filter((edge) => !isPlain(edge));
  const lines = plain.length > 0 ? wrapWords(plain.join(', '), charactersPerLine) : [];
  const isAlone = transitions.length === 1;
  for (const edge of others) {
    const words = transitionWords(edge, level === 'all');
    const actions = level === 'all' && edge.actions.length > 0 ? ` / ${edge.actions.join(', ')}` : '';
    const isSilent = words === 'always' && actions === '';
    const text = isSilent && isAlone ? '' : (words === 'always' && !isSilent ? '' : words) + actions;
    lines.push(...wrapWords(text.trim(), level === 'all' ? 30 : charactersPerLine));
  }
  return [...new Set(lines)];
}

function detailLines(node: ChartNode): string[] {
  const code = spacedWords(node.key) === node.key ? [] : [node.key];
  const actions = [
    ...node.entry.map((action) => `entry / ${action}`),
    ...node.exit.map((action) => `exit / ${action}`),
    ...node.invokes.map((invoke) => `invokes ${invoke}`),
  ];
  if (node.kind.endsWith('history')) return [];
  return [...code, ...(node.description === undefined ? [] : wrapWords(node.description, 34)), ...actions];
}

/** Is this edge one that goes from a box into itself or into what it holds? */
export function goesInward(graph: ChartGraph, edge: VisibleEdge): boolean {
  return edge.source !== edge.target && isInside(graph, edge.target, edge.source);
}
