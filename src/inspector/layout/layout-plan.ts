// Cuts transitions where they cross the border of an open box: which piece runs in which box, and through which side of a
// border. Transitions forward in order of writing leave at the far side of the flow, transitions back at the near side.
import type { ChartShape, ShapeEdge } from './chart-shape.ts';
import { canvas, childrenOf, commonContainer, isWithin, parentOf } from './chart-shape.ts';
import type { Flow, Side } from './elk-graph.ts';

/** One end of a piece: a box in the container, a port of such a box, or a port of the container itself. */
export interface PieceEnd {
  readonly box?: string;
  readonly port?: string;
}

export interface Piece {
  readonly id: string;
  readonly edge: ShapeEdge;
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
  readonly loops: ReadonlyMap<string, readonly ShapeEdge[]>;
}

export const loopLabelId = (edge: ShapeEdge): string => `loop ${edge.id}`;

export const anyMarkId = (container: string): string => `any ${container}`;

export function planLayout(shape: ChartShape, flowOf: (container: string) => Flow): LayoutPlan {
  const pieces = new Map<string, Piece[]>();
  const ports = new Map<string, PlannedPort[]>();
  const chains = new Map<string, string[]>();
  const anyMarks = new Set<string>();
  const loops = new Map<string, ShapeEdge[]>();
  const isOpen = (id: string): boolean => (shape.nodes.get(id)?.children.length ?? 0) > 0;
  const orderOf = (container: string, id: string): number => childrenOf(shape, container).indexOf(id);

  const addPiece = (
    container: string,
    edge: ShapeEdge,
    from: PieceEnd,
    to: PieceEnd,
    hasLabel: boolean,
    part = '',
  ): string => {
    const id = `${edge.id} in ${container}${part}`;
    pieces.set(container, [...(pieces.get(container) ?? []), { id, edge, from, to, hasLabel }]);
    return id;
  };
  const addPort = (box: string, edge: ShapeEdge, side: Side, isOwn: boolean, isTarget: boolean): string => {
    const id = `${isTarget ? 'into' : 'out of'} ${box}: ${edge.id}`;
    ports.set(box, [...(ports.get(box) ?? []), { id, side, isOwn, isTarget }]);
    return id;
  };
  /** The end at a box of the container, with the pieces that go on inside it. */
  const attach = (
    edge: ShapeEdge,
    state: string,
    box: string,
    side: Side,
    isTarget: boolean,
  ): { end: PieceEnd; inner: string[] } => {
    if (!isOpen(box)) return { end: { box }, inner: [] };
    const port = addPort(box, edge, side, state === box, isTarget);
    const end = { box, port };
    if (state === box) return { end, inner: [] };
    const child = childTowards(shape, box, state);
    const further = attach(edge, state, child, side, isTarget);
    const piece = isTarget
      ? addPiece(box, edge, { port }, further.end, false)
      : addPiece(box, edge, further.end, { port }, false);
    return { end, inner: isTarget ? [piece, ...further.inner] : [...further.inner, piece] };
  };

  for (const edge of shape.edges) {
    const { source, target } = edge;
    if (source !== target && isWithin(shape, target, source)) {
      anyMarks.add(source);
      const flow = flowOf(source);
      const child = childTowards(shape, source, target);
      const into = attach(edge, target, child, nearSide(flow), true);
      const main = addPiece(source, edge, { box: anyMarkId(source) }, into.end, true);
      chains.set(edge.id, [main, ...into.inner]);
      continue;
    }
    const isLoop = source === target || isWithin(shape, source, target);
    const container = isLoop ? parentOf(shape, target) : commonContainer(shape, source, target);
    const flow = flowOf(container);
    const from = isLoop ? target : childTowards(shape, container, source);
    const to = isLoop ? target : childTowards(shape, container, target);
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
function childTowards(shape: ChartShape, container: string, state: string): string {
  let at = state;
  for (let parent = parentOf(shape, at); parent !== container; parent = parentOf(shape, at)) {
    if (parent === canvas) return at;
    at = parent;
  }
  return at;
}

function nearSide(flow: Flow): Side {
  return flow === 'DOWN' ? 'NORTH' : 'WEST';
}

function farSide(flow: Flow): Side {
  return flow === 'DOWN' ? 'SOUTH' : 'EAST';
}
