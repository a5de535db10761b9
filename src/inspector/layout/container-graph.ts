// One box and what it directly holds as a graph for elk. In it everything has a name that says only its place, so that
// boxes alike give graphs alike, which are remembered.
import type { ShapeEdge, ShapeNode } from './chart-shape.ts';
import { childrenOf } from './chart-shape.ts';
import type { TextWidth } from './chart-measures.ts';
import { anyMarkWords, headSize, initialMarkWidth, labelSize, stateSize } from './chart-measures.ts';
import type { ContainerInput, LocalName } from './container-input.ts';
import type { ElkEdge, ElkGraph, ElkPoint, ElkPort, Flow, Side } from './elk-graph.ts';
import { containerOptions } from './elk-graph.ts';
import type { Piece, PlannedPort } from './layout-plan.ts';
import { anyMarkId, loopLabelId } from './layout-plan.ts';
import { markNode, markRoute, portGap } from './read-container.ts';

/** From the border of a box to a state with a mark beside it. */
const besideMark = initialMarkWidth + 4;

const markPort = 'initial mark port';

/** @param way Options besides those that all containers have. */
export function containerGraph(input: ContainerInput, nameOf: LocalName, way: Record<string, string>): ElkGraph {
  const { shape, container, flow, plan } = input;
  const node = shape.nodes.get(container);
  const head = node && headSize(node, input.textWidth, shape.level);
  const ports = plan.ports.get(container) ?? [];
  const children = childrenOf(shape, container);
  const initial = initialOf(input);
  const pieces = plan.pieces.get(container) ?? [];
  const markIsNode = initial !== undefined && needsMarkNode(initial, flow, pieces, children);
  // Elk lets the label stick out of the box when its state is the leftmost.
  const hasMarkLabel = initial !== undefined && !markIsNode;
  const graph: ElkGraph = {
    id: 'box',
    layoutOptions: {
      ...containerOptions(
        flow,
        node
          ? { top: (head?.height ?? 0) + 12, side: 16, bottom: 16, left: hasMarkLabel ? besideMark : 16 }
          : { top: 16, side: 16, bottom: 16, left: hasMarkLabel ? besideMark : 16 },
      ),
      ...way,
    },
    children: [
      ...(markIsNode ? [{ id: nameOf(markNode), width: 9, height: 9 }] : []),
      ...(plan.anyMarks.has(container) ? [anyMarkGraph(input, nameOf)] : []),
      ...children.map((id) =>
        childGraph(input, nameOf, id, id === initial ? (markIsNode ? 'edge' : 'label') : 'none', pieces),
      ),
      ...(plan.loops.get(container) ?? []).map((edge) => loopLabelGraph(edge, input.textWidth, nameOf)),
    ],
    edges: [
      ...(markIsNode && initial !== undefined
        ? [
            {
              id: nameOf(markRoute),
              sources: [nameOf(markNode)],
              targets: [nameOf(input.inner.has(initial) ? markPort : initial)],
            },
          ]
        : []),
      ...pieces.map((piece) => pieceGraph(piece, input.textWidth, nameOf)),
    ],
  };
  if (node === undefined) return graph;
  const across = ports.filter((port) => port.side === 'NORTH' || port.side === 'SOUTH');
  const along = ports.filter((port) => port.side === 'EAST' || port.side === 'WEST');
  const longest = (list: PlannedPort[], one: Side) =>
    Math.max(list.filter((port) => port.side === one).length, list.filter((port) => port.side !== one).length);
  const width = Math.max((head?.width ?? 0) + 28, (longest(across, 'NORTH') + 1) * portGap);
  const height = Math.max(60, (longest(along, 'EAST') + 1) * portGap + (head?.height ?? 0));
  Object.assign(graph.layoutOptions ?? {}, {
    'elk.portConstraints': input.portOrders === undefined ? 'FIXED_SIDE' : 'FIXED_ORDER',
    'elk.nodeSize.constraints': 'MINIMUM_SIZE',
    'elk.nodeSize.minimum': `(${width},${height})`,
  });
  graph.ports = inOrder(
    ports.filter((port) => !port.isOwn),
    input.portOrders?.get(container),
  ).map(({ id, side }, at) => ({
    id: nameOf(id),
    width: 0,
    height: 0,
    layoutOptions: { 'elk.port.side': side, ...(input.portOrders ? { 'elk.port.index': String(at) } : {}) },
  }));
  return {
    id: 'canvas',
    layoutOptions: containerOptions('DOWN', { top: 0, side: 0, bottom: 0, left: 0 }),
    children: [graph],
  };
}

/** Elk counts ports clockwise: on the far sides from the end. */
function inOrder(ports: readonly PlannedPort[], order: readonly string[] | undefined): readonly PlannedPort[] {
  if (order === undefined) return ports;
  const placeOf = new Map(order.map((id, at) => [id, at]));
  const sides: readonly Side[] = ['NORTH', 'EAST', 'SOUTH', 'WEST'];
  return sides.flatMap((side) => {
    const row = ports.filter((port) => port.side === side);
    row.sort((a, b) => (placeOf.get(a.id) ?? 0) - (placeOf.get(b.id) ?? 0));
    return side === 'SOUTH' || side === 'WEST' ? row.reverse() : row;
  });
}

/** The state that a container begins with. */
export function initialOf({ shape, container }: ContainerInput): string | undefined {
  return childrenOf(shape, container).find((id) => shape.nodes.get(id)?.isInitial);
}

/** The mark beside the state would be in the way of lines to that side: then it is a box of its own. */
function needsMarkNode(initial: string, flow: Flow, pieces: readonly Piece[], children: readonly string[]): boolean {
  if (flow === 'DOWN') return pieces.some((piece) => piece.from.box === initial && piece.to.box === initial);
  return pieces.some((piece) => touchesNearSide(piece, initial, children));
}

function anyMarkGraph({ container, textWidth }: ContainerInput, nameOf: LocalName): ElkGraph {
  return { id: nameOf(anyMarkId(container)), width: Math.ceil(textWidth(anyMarkWords, 'plain')) + 20, height: 26 };
}

function loopLabelGraph(edge: ShapeEdge, textWidth: TextWidth, nameOf: LocalName): ElkGraph {
  return { id: nameOf(loopLabelId(edge)), ...(labelSize(edge, textWidth) ?? { width: 12, height: 12 }) };
}

function childGraph(
  input: ContainerInput,
  nameOf: LocalName,
  id: string,
  mark: 'none' | 'label' | 'edge',
  pieces: readonly Piece[],
): ElkGraph {
  const { shape, inner, plan, flow } = input;
  const node = shape.nodes.get(id) as ShapeNode;
  const open = inner.get(id);
  const label = {
    text: '',
    width: initialMarkWidth,
    height: 14,
    layoutOptions: { 'elk.nodeLabels.placement': `OUTSIDE H_LEFT ${open ? 'V_TOP' : 'V_CENTER'}` },
  };
  const labels = mark === 'label' ? [label] : [];
  if (open === undefined) {
    const size = stateSize(node, input.textWidth, shape.level);
    const busiest = busiestSide(id, pieces, childrenOf(shape, input.container));
    const width = flow === 'DOWN' ? Math.max(size.width, 16 * (busiest + 1)) : size.width;
    const height = flow === 'RIGHT' ? Math.max(size.height, 14 * (busiest + 1)) : size.height;
    return { id: nameOf(id), width, height, labels };
  }
  const ports: ElkPort[] = (plan.ports.get(id) ?? []).map((port) =>
    portAt(nameOf(port.id), input.freesPorts ? undefined : open.ports.get(port.id), port.side),
  );
  if (mark === 'edge') ports.push(portAt(nameOf(markPort), { x: 0, y: 13 }, 'WEST'));
  return {
    id: nameOf(id),
    width: open.width,
    height: open.height,
    labels,
    ports,
    layoutOptions: { 'elk.portConstraints': input.freesPorts ? 'FIXED_SIDE' : 'FIXED_POS' },
  };
}

function portAt(id: string, place: ElkPoint | undefined, side: Side): ElkPort {
  return { id, ...place, width: 0, height: 0, layoutOptions: { 'elk.port.side': side } };
}

/** How many pieces meet a simple state at the side where most do. */
function busiestSide(id: string, pieces: readonly Piece[], order: readonly string[]): number {
  const touching = pieces.filter((piece) => piece.from.box === id || piece.to.box === id);
  const near = touching.filter((piece) => touchesNearSide(piece, id, order)).length;
  return Math.max(near, touching.length - near);
}

function touchesNearSide(piece: Piece, id: string, order: readonly string[]): boolean {
  if (piece.from.box !== id && piece.to.box !== id) return false;
  const other = piece.from.box === id ? piece.to : piece.from;
  // Through a port of the container it may come from any side, so the worse is assumed.
  if (other.box === undefined) return true;
  return order.indexOf(other.box) < order.indexOf(id);
}

function pieceGraph(piece: Piece, textWidth: TextWidth, nameOf: LocalName): ElkEdge {
  const size = piece.hasLabel ? labelSize(piece.edge, textWidth) : undefined;
  const isLoop = piece.from.box !== undefined && piece.from.box === piece.to.box;
  return {
    id: nameOf(piece.id),
    sources: [nameOf(piece.from.port ?? piece.from.box ?? '')],
    targets: [nameOf(piece.to.port ?? piece.to.box ?? '')],
    labels: size ? [{ text: 'words', ...size, layoutOptions: { 'elk.edgeLabels.inline': String(!isLoop) } }] : [],
  };
}
