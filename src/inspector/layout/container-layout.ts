// One box and what it directly holds, laid out by elk: builds the graph, and tries another way where lines and labels meet.
// In the graph everything has a name that says only its place, so that boxes alike give graphs alike, which are kept.
import type { ChartShape, ShapeEdge, ShapeNode } from './chart-shape.ts';
import { canvas, childrenOf } from './chart-shape.ts';
import type { TextWidth } from './chart-measures.ts';
import { anyMarkWords, headSize, initialMarkWidth, labelSize, stateSize } from './chart-measures.ts';
import type { ElkEdge, ElkGraph, ElkPoint, ElkPort, Flow, Side } from './elk-graph.ts';
import { containerOptions } from './elk-graph.ts';
import { countFlaws } from './layout-flaws.ts';
import type { Piece, PlannedPort } from './layout-plan.ts';
import { anyMarkId, loopLabelId } from './layout-plan.ts';
import type { PlacedContainer } from './placed-container.ts';
import type { ContainerInput, LocalName } from './container-input.ts';
import { localNames } from './container-input.ts';
import { markNode, markRoute, portGap, readContainer } from './read-container.ts';

const markPort = 'initial mark port';

/** Other ways of elk to place nodes and labels, for the rare chart in which a line meets the label of another. */
const otherWays: readonly Record<string, string>[] = [
  {},
  { 'elk.layered.edgeLabels.centerLabelPlacementStrategy': 'MEDIAN_LAYER' },
  { 'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF' },
  { 'elk.layered.nodePlacement.strategy': 'LINEAR_SEGMENTS' },
  { 'elk.layered.considerModelOrder.strategy': 'NONE' },
  { 'elk.randomSeed': '2', 'elk.spacing.edgeEdge': '16', 'elk.spacing.edgeNode': '16' },
];

export function* layoutContainer(input: ContainerInput): Generator<ElkGraph, PlacedContainer, ElkGraph> {
  let best: PlacedContainer | undefined;
  let fewest = Infinity;
  for (const way of input.isRough ? [{}] : otherWays) {
    const placed = yield* layoutInOneWay(input, way);
    const flaws = countFlaws(placed);
    if (flaws < fewest || best === undefined) [best, fewest] = [placed, flaws];
    if (flaws === 0) break;
  }
  return best as PlacedContainer;
}

function* layoutInOneWay(
  input: ContainerInput,
  way: Record<string, string>,
): Generator<ElkGraph, PlacedContainer, ElkGraph> {
  const { shape, container, flow, plan } = input;
  const nameOf = localNames();
  const node = shape.nodes.get(container);
  const head = node && headSize(node, input.textWidth, shape.level);
  const ports = plan.ports.get(container) ?? [];
  const children = childrenOf(shape, container);
  const initial =
    children.find((id) => shape.nodes.get(id)?.isInitial && container !== canvas) ?? initialOnCanvas(shape, container);
  const pieces = plan.pieces.get(container) ?? [];
  const markIsNode = initial !== undefined && needsMarkNode(initial, flow, pieces, children);
  const graph: ElkGraph = {
    id: 'box',
    layoutOptions: {
      ...containerOptions(
        flow,
        node
          ? { top: (head?.height ?? 0) + 12, side: 16, bottom: 16, left: 16 }
          : { top: 16, side: 16, bottom: 16, left: 16 },
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
  if (node === undefined) return readContainer(input, nameOf, yield graph, initial, undefined, []);
  const across = ports.filter((port) => port.side === 'NORTH' || port.side === 'SOUTH');
  const along = ports.filter((port) => port.side === 'EAST' || port.side === 'WEST');
  const longest = (list: PlannedPort[], one: Side) =>
    Math.max(list.filter((port) => port.side === one).length, list.filter((port) => port.side !== one).length);
  const width = Math.max((head?.width ?? 0) + 28, (longest(across, 'NORTH') + 1) * portGap);
  const height = Math.max(60, (longest(along, 'EAST') + 1) * portGap + (head?.height ?? 0));
  Object.assign(graph.layoutOptions ?? {}, {
    'elk.portConstraints': 'FIXED_SIDE',
    'elk.nodeSize.constraints': 'MINIMUM_SIZE',
    'elk.nodeSize.minimum': `(${width},${height})`,
  });
  graph.ports = ports
    .filter((port) => !port.isOwn)
    .map((port) => ({ id: nameOf(port.id), width: 0, height: 0, layoutOptions: { 'elk.port.side': port.side } }));
  const laidOut = yield {
    id: 'canvas',
    layoutOptions: containerOptions('DOWN', { top: 0, side: 0, bottom: 0, left: 0 }),
    children: [graph],
  };
  const box = laidOut.children?.[0] ?? graph;
  return readContainer(input, nameOf, box, initial, node, ports);
}

/** The mark beside the state would be in the way of lines to that side: then it is a box of its own. */
function needsMarkNode(initial: string, flow: Flow, pieces: readonly Piece[], children: readonly string[]): boolean {
  if (flow === 'DOWN') return pieces.some((piece) => piece.from.box === initial && piece.to.box === initial);
  return pieces.some((piece) => touchesNearSide(piece, initial, children));
}

function initialOnCanvas(shape: ChartShape, container: string): string | undefined {
  return container === canvas ? shape.top.find((id) => shape.nodes.get(id)?.isInitial) : undefined;
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
    portAt(nameOf(port.id), open.ports.get(port.id), port.side),
  );
  if (mark === 'edge') ports.push(portAt(nameOf(markPort), { x: 0, y: 13 }, 'WEST'));
  return {
    id: nameOf(id),
    width: open.width,
    height: open.height,
    labels,
    ports,
    layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
  };
}

function portAt(id: string, place: ElkPoint | undefined, side: Side): ElkPort {
  return { id, x: place?.x ?? 0, y: place?.y ?? 0, width: 0, height: 0, layoutOptions: { 'elk.port.side': side } };
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
