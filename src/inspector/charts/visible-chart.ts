// What of a statechart is drawn at a level of detail: which boxes are open or folded, what is written in them, and which
// transitions share a line because they join the same two boxes. Every transition between two drawn boxes is on some line,
// unless there are more boxes or lines than anybody could read or a layout could place: how many are left out is told.
import type { ChartEdge, ChartGraph, ChartNode } from './chart-graph.ts';
import { guardWords, nameWords, shortName, triggerWords, wrapWords } from './chart-words.ts';

export type DetailLevel = 'outline' | 'names' | 'all';

export const detailLevels: readonly DetailLevel[] = ['outline', 'names', 'all'];

export interface VisibleNode {
  readonly id: string;
  readonly parent: string | undefined;
  readonly children: readonly string[];
  /** Name, then what else is written in the box. */
  readonly title: string;
  readonly lines: readonly string[];
  /** Holds others, and none of them is drawn. */
  readonly isFolded: boolean;
  /** Holds others, and not all of them are drawn. */
  readonly hidesSome: boolean;
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
  /** Boxes and lines that are not drawn, for there are too many. */
  readonly leftOut: { readonly boxes: number; readonly lines: number };
}

export interface VisibleChartOptions {
  readonly level: DetailLevel;
  /** Folded boxes that were opened by hand, and open ones that were folded. */
  readonly toggled?: ReadonlySet<string>;
  /** Draws only these states and what is around them; all when left out. */
  readonly only?: ReadonlySet<string>;
  /** Where not all can be drawn, these states are. */
  readonly first?: ReadonlySet<string>;
}

/** Nested levels that are open without being asked. */
const openLevels: Record<DetailLevel, number> = { outline: 1, names: 3, all: Infinity };

const charactersPerLine = 22;

/** So many boxes and lines are drawn at once. */
export const boxesMax = 400;
const linesMax = 1_500;
/** So many lines of text on one line of the drawing; they are all in the list of the state's transitions. */
const labelLinesMax = 16;

export function visibleChart(graph: ChartGraph, options: VisibleChartOptions): VisibleChart {
  const { level, toggled = new Set<string>(), only, first } = options;
  const wanted = only && withThoseAround(graph, only);
  const isWanted = (id: string) => wanted === undefined || wanted.has(id);
  const nodes = new Map<string, VisibleNode>();
  let leftOut = 0;
  let room = boxesMax;
  const early = first && withThoseAround(graph, first);
  const withRoom = (ids: readonly string[]): readonly string[] => {
    const wantedIds = ids.filter(isWanted);
    const most = Math.max(0, room);
    const preferred = wantedIds.length > most && early ? new Set(wantedIds.filter((id) => early.has(id))) : undefined;
    const others = wantedIds.filter((id) => preferred?.has(id) !== true);
    const drawn = new Set([...(preferred ?? []), ...others].slice(0, most));
    room -= drawn.size;
    leftOut += wantedIds.length - drawn.size;
    return wantedIds.filter((id) => drawn.has(id));
  };
  const root = graph.nodes.get(graph.root);
  const showsRoot =
    root !== undefined &&
    (root.kind === 'parallel' ||
      root.children.length === 0 ||
      graph.edges.some((edge) => edge.source === root.id || edge.target === root.id));
  const add = (node: ChartNode, parent: string | undefined, depth: number): void => {
    const isOpenByLevel = depth - (showsRoot ? 1 : 0) < openLevels[level];
    const mayOpen = isOpenByLevel !== toggled.has(node.id);
    const children = mayOpen ? withRoom(node.children) : [];
    const around = graph.nodes.get(node.parent ?? '');
    nodes.set(node.id, {
      id: node.id,
      parent,
      children,
      title: node.kind.endsWith('history')
        ? node.kind === 'deep history'
          ? 'H*'
          : 'H'
        : nameWords(graph, 'state', node.key),
      lines: level === 'all' ? detailLines(graph, node) : [],
      isFolded: node.children.length > 0 && children.length === 0,
      hidesSome: children.length < node.children.length,
      isRegion: around?.kind === 'parallel',
      isInitial: around?.initial === node.id,
      kind: node.kind,
      depth,
    });
    for (const child of children) addChild(child, node.id, depth + 1);
  };
  const addChild = (id: string, parent: string | undefined, depth: number): void => {
    const node = graph.nodes.get(id);
    if (node !== undefined) add(node, parent, depth);
  };
  const top = withRoom(showsRoot ? [graph.root] : (root?.children ?? []));
  for (const id of top) addChild(id, undefined, 0);
  const edges = visibleEdges(graph, nodes, level, isWanted);
  return {
    graph,
    level,
    top,
    nodes,
    edges: edges.slice(0, linesMax),
    leftOut: { boxes: leftOut, lines: Math.max(0, edges.length - linesMax) },
  };
}

function withThoseAround(graph: ChartGraph, ids: ReadonlySet<string>): Set<string> {
  const all = new Set<string>();
  for (const id of ids) {
    for (let at: string | undefined = id; at !== undefined; at = graph.nodes.get(at)?.parent) all.add(at);
  }
  return all;
}

/** The innermost drawn box that is or holds this state. */
export function shownAs(graph: ChartGraph, nodes: ReadonlyMap<string, unknown>, id: string): string | undefined {
  for (let at: string | undefined = id; at !== undefined; at = graph.nodes.get(at)?.parent) {
    if (nodes.has(at)) return at;
  }
  return undefined;
}

function visibleEdges(
  graph: ChartGraph,
  nodes: ReadonlyMap<string, VisibleNode>,
  level: DetailLevel,
  isWanted: (id: string) => boolean,
): VisibleEdge[] {
  const grouped = new Map<string, { source: string; target: string; transitions: ChartEdge[] }>();
  for (const edge of graph.edges) {
    if (!isWanted(edge.source) || !isWanted(edge.target)) continue;
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
  return [...grouped].map(([id, group]) => ({ id, ...group, lines: labelLines(graph, group.transitions, level) }));
}

/** Transitions that only name an event share lines; a guard stands on a line of its own. */
function labelLines(graph: ChartGraph, transitions: readonly ChartEdge[], level: DetailLevel): string[] {
  const isAll = level === 'all';
  const limit = isAll ? 30 : charactersPerLine;
  const isPlain = (edge: ChartEdge) => !isAll && edge.guard === undefined && edge.trigger !== 'always';
  const plain = [...new Set(transitions.filter(isPlain).map((edge) => triggerWords(graph, edge)))];
  const texts = new Map<string, string[]>();
  for (const edge of transitions.filter((other) => !isPlain(other))) {
    const actions = isAll && edge.actions.length > 0 ? `/ ${shortName(edge.actions.join(', '))}` : '';
    const parts = [triggerWords(graph, edge), guardWords(graph, edge), actions].filter((part) => part !== '');
    // A transition without any condition needs no words, unless it shares its line with others.
    if (parts.length === 0 && transitions.length > 1) parts.push('else');
    const text = parts.join(' ');
    texts.set(text, text.length <= limit ? [text] : parts.flatMap((part) => wrapWords(part, limit)));
  }
  const lines = plain.length > 0 ? wrapWords(plain.join(', '), limit) : [];
  const all = [...lines, ...[...texts.values()].flat()].filter((line) => line !== '');
  return all.length <= labelLinesMax
    ? all
    : [...all.slice(0, labelLinesMax - 1), `and ${all.length - labelLinesMax + 1} lines more`];
}

function detailLines(graph: ChartGraph, node: ChartNode): string[] {
  const code = nameWords(graph, 'state', node.key) === node.key ? [] : [shortName(node.key)];
  const actions = [
    ...node.entry.map((action) => `entry / ${shortName(action)}`),
    ...node.exit.map((action) => `exit / ${shortName(action)}`),
    ...node.invokes.map(({ id }) => `invokes ${shortName(id)}`),
  ];
  if (node.kind.endsWith('history')) return [];
  return [...code, ...(node.description === undefined ? [] : wrapWords(node.description, 34)), ...actions];
}
