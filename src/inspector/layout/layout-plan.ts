// Cuts transitions where they cross the border of an open box: which piece runs in which box, and through which side of a
// border. Transitions forward in order of writing leave at the far side of the flow, transitions back at the near side.
import { deepestCommonParent, isInside } from '../charts/chart-path.ts';
import type { Flow, Side } from './elk-graph.ts';
import type { VisibleChart, VisibleEdge } from '../charts/visible-chart.ts';
import { goesInward } from '../charts/visible-chart.ts';

/** The container of the outermost boxes. */
export const canvas = '';

/** One end of a piece: a box in the container, a port of such a box, or a port of the container itself. */
export interface PieceEnd {
  readonly box?: string;
  readonly port?: string;
}

export interface Piece {
  readonly id: string;
  readonly edge: VisibleEdge;
  readonly from: PieceEnd;
  readonly to: PieceEnd;
  /** The label stands in the piece that joins the two outermost boxes. */
  readonly hasLabel: boolean;
}

export interface PlannedPort {
  readonly id: string;
  readonly side: Side;
  /** It belongs to the box itself, so nothing goes on inside. */
  readonly isOwn: boolean;
  readonly isTarget: boolean;
}

export interface LayoutPlan {
  readonly pieces: ReadonlyMap<string, readonly Piece[]>;
  readonly ports: ReadonlyMap<string, readonly PlannedPort[]>;
  /** Pieces of each edge, from its source to its target. */
  readonly chains: ReadonlyMap<string, readonly string[]>;
  /** Boxes inside which a mark stands for the whole box. */
  readonly anyMarks: ReadonlySet<string>;
  /** Loops of open boxes, by the container in which their labels are boxes. */
  readonly loops: ReadonlyMap<string, readonly VisibleEdge[]>;
}

export const loopLabelId = (edge: VisibleEdge): string => `loop ${edge.id}`;

export const anyMarkId = (container: string): string => `any ${container}`;

export function planLayout(chart: VisibleChart, flowOf: (container: string) => Flow): LayoutPlan {
  const pieces = new Map<string, Piece[]>();
  const ports = new Map<string, PlannedPort[]>();
  const chains = new Map<string, string[]>();
  const anyMarks = new Set<string>();
  const loops = new Map<string, VisibleEdge[]>();
  const parentOf = (id: string): string => chart.nodes.get(id)?.parent ?? canvas;
  const isOpen = (id: string): boolean => (chart.nodes.get(id)?.children.length ?? 0) > 0;
  const orderOf = (container: string, id: string): number =>
    (container === canvas ? chart.top : (chart.nodes.get(container)?.children ?? [])).indexOf(id);

  const addPiece = (
    container: string,
    edge: VisibleEdge,
    from: PieceEnd,
    to: PieceEnd,
    hasLabel: boolean,
    part = '',
  ): string => {
    const id = `${edge.id} in ${container}${part}`;
    pieces.set(container, [...(pieces.get(container) ?? []), { id, edge, from, to, hasLabel }]);
    return id;
  };
  const addPort = (box: string, edge: VisibleEdge, side: Side, isOwn: boolean, isTarget: boolean): string => {
    const id = `${isTarget ? 'into' : 'out of'} ${box}: ${edge.id}`;
    ports.set(box, [...(ports.get(box) ?? []), { id, side, isOwn, isTarget }]);
    return id;
  };
  /** The end at a box of the container, with the pieces that go on inside it. */
  const attach = (
    edge: VisibleEdge,
    state: string,
    box: string,
    side: Side,
    isTarget: boolean,
  ): { end: PieceEnd; inner: string[] } => {
    if (!isOpen(box)) return { end: { box }, inner: [] };
    const port = addPort(box, edge, side, state === box, isTarget);
    const end = { box, port };
    if (state === box) return { end, inner: [] };
    const child = childTowards(chart, box, state);
    const further = attach(edge, state, child, side, isTarget);
    const piece = isTarget
      ? addPiece(box, edge, { port }, further.end, false)
      : addPiece(box, edge, further.end, { port }, false);
    return { end, inner: isTarget ? [piece, ...further.inner] : [...further.inner, piece] };
  };

  for (const edge of chart.edges) {
    const { source, target } = edge;
    if (goesInward(chart.graph, edge)) {
      anyMarks.add(source);
      const flow = flowOf(source);
      const child = childTowards(chart, source, target);
      const into = attach(edge, target, child, nearSide(flow), true);
      const main = addPiece(source, edge, { box: anyMarkId(source) }, into.end, true);
      chains.set(edge.id, [main, ...into.inner]);
      continue;
    }
    const isLoop = source === target || isInside(chart.graph, source, target);
    const container = isLoop
      ? parentOf(target)
      : drawnContainer(chart, deepestCommonParent(chart.graph, source, target));
    const flow = flowOf(container);
    const from = isLoop ? target : childTowards(chart, container, source);
    const to = isLoop ? target : childTowards(chart, container, target);
    const isForward = orderOf(container, from) < orderOf(container, to);
    const outSide = isLoop || isForward ? farSide(flow) : nearSide(flow);
    const inSide = isLoop || !isForward ? farSide(flow) : nearSide(flow);
    const out = attach(edge, source, from, outSide, false);
    const into = attach(edge, target, to, inSide, true);
    if (isLoop && isOpen(target)) {
      // Elk's own loops do not keep clear of each other at an open box: the label is a box on the way there and back.
      const label = { box: loopLabelId(edge) };
      const away = addPiece(container, edge, out.end, label, false);
      const back = addPiece(container, edge, label, into.end, false, ' back');
      chains.set(edge.id, [...out.inner, away, back]);
      loops.set(container, [...(loops.get(container) ?? []), edge]);
      continue;
    }
    const main = addPiece(container, edge, out.end, into.end, true);
    chains.set(edge.id, [...out.inner, main, ...into.inner]);
  }
  return { pieces, ports, chains, anyMarks, loops };
}

/** The box in the container that is or holds this state. */
function childTowards(chart: VisibleChart, container: string, state: string): string {
  let at = state;
  for (
    let parent = chart.nodes.get(at)?.parent ?? canvas;
    parent !== container;
    parent = chart.nodes.get(at)?.parent ?? canvas
  ) {
    if (parent === canvas) return at;
    at = parent;
  }
  return at;
}

/** The root has no box of its own unless it is drawn. */
function drawnContainer(chart: VisibleChart, id: string): string {
  return chart.nodes.has(id) ? id : canvas;
}

function nearSide(flow: Flow): Side {
  return flow === 'DOWN' ? 'NORTH' : 'WEST';
}

function farSide(flow: Flow): Side {
  return flow === 'DOWN' ? 'SOUTH' : 'EAST';
}
