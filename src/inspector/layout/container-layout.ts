// One box and what it directly holds, laid out by elk: builds the graph, reads it back, and finds places on the border for
// transitions that end at the box itself, and for its name.
import type { TextWidth } from './chart-measures.ts';
import { anyMarkWords, headSize, initialMarkWidth, labelSize, stateSize } from './chart-measures.ts';
import type { ElkEdge, ElkGraph, ElkPoint, ElkPort, Flow, Side } from './elk-graph.ts';
import { containerOptions } from './elk-graph.ts';
import { countFlaws } from './layout-flaws.ts';
import type { LayoutPlan, Piece, PlannedPort } from './layout-plan.ts';
import { anyMarkId, canvas, loopLabelId } from './layout-plan.ts';
import type { PlacedContainer, Rectangle } from './placed-container.ts';
import type { VisibleChart, VisibleEdge, VisibleNode } from '../charts/visible-chart.ts';

export interface ContainerInput {
  readonly chart: VisibleChart;
  readonly container: string;
  readonly flow: Flow;
  readonly plan: LayoutPlan;
  readonly textWidth: TextWidth;
  /** The open boxes inside, laid out before. */
  readonly inner: ReadonlyMap<string, PlacedContainer>;
}

const portGap = 22;
const markNode = 'initial mark';
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
  for (const way of otherWays) {
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
  const { chart, container, flow, plan } = input;
  const node = chart.nodes.get(container);
  const head = node && headSize(node, input.textWidth, chart.level);
  const ports = plan.ports.get(container) ?? [];
  const children = childrenOf(chart, container);
  const initial =
    children.find((id) => chart.nodes.get(id)?.isInitial && container !== canvas) ?? initialOnCanvas(chart, container);
  const pieces = plan.pieces.get(container) ?? [];
  const markIsNode = initial !== undefined && needsMarkNode(initial, flow, pieces, children);
  const graph: ElkGraph = {
    id: `box ${container}`,
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
      ...(markIsNode ? [{ id: markNode, width: 9, height: 9 }] : []),
      ...(plan.anyMarks.has(container) ? [anyMarkGraph(input)] : []),
      ...children.map((id) => childGraph(input, id, id === initial ? (markIsNode ? 'edge' : 'label') : 'none', pieces)),
      ...(plan.loops.get(container) ?? []).map((edge) => loopLabelGraph(edge, input.textWidth)),
    ],
    edges: [
      ...(markIsNode && initial !== undefined
        ? [
            {
              id: markNode + ' edge',
              sources: [markNode],
              targets: [input.inner.has(initial) ? `${markPort} ${initial}` : initial],
            },
          ]
        : []),
      ...pieces.map((piece) => pieceGraph(piece, input.textWidth)),
    ],
  };
  if (node === undefined) return readContainer(input, yield graph, initial, markIsNode, undefined, []);
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
    .map((port) => ({ id: port.id, width: 0, height: 0, layoutOptions: { 'elk.port.side': port.side } }));
  const laidOut = yield {
    id: 'canvas',
    layoutOptions: containerOptions('DOWN', { top: 0, side: 0, bottom: 0, left: 0 }),
    children: [graph],
  };
  const box = laidOut.children?.[0] ?? graph;
  return readContainer(input, box, initial, markIsNode, node, ports);
}

/** The mark beside the state would be in the way of lines to that side: then it is a box of its own. */
function needsMarkNode(initial: string, flow: Flow, pieces: readonly Piece[], children: readonly string[]): boolean {
  if (flow === 'DOWN') return pieces.some((piece) => piece.from.box === initial && piece.to.box === initial);
  return pieces.some((piece) => touchesNearSide(piece, initial, children));
}

function childrenOf(chart: VisibleChart, container: string): readonly string[] {
  return container === canvas ? chart.top : (chart.nodes.get(container)?.children ?? []);
}

function initialOnCanvas(chart: VisibleChart, container: string): string | undefined {
  return container === canvas ? chart.top.find((id) => chart.nodes.get(id)?.isInitial) : undefined;
}

function anyMarkGraph({ container, textWidth }: ContainerInput): ElkGraph {
  return { id: anyMarkId(container), width: Math.ceil(textWidth(anyMarkWords, 'plain')) + 20, height: 26 };
}

function loopLabelGraph(edge: VisibleEdge, textWidth: TextWidth): ElkGraph {
  return { id: loopLabelId(edge), ...(labelSize(edge, textWidth) ?? { width: 12, height: 12 }) };
}

function childGraph(
  input: ContainerInput,
  id: string,
  mark: 'none' | 'label' | 'edge',
  pieces: readonly Piece[],
): ElkGraph {
  const { chart, inner, plan, flow } = input;
  const node = chart.nodes.get(id) as VisibleNode;
  const open = inner.get(id);
  const label = {
    text: '',
    width: initialMarkWidth,
    height: 14,
    layoutOptions: { 'elk.nodeLabels.placement': `OUTSIDE H_LEFT ${open ? 'V_TOP' : 'V_CENTER'}` },
  };
  const labels = mark === 'label' ? [label] : [];
  if (open === undefined) {
    const size = stateSize(node, input.textWidth, chart.level);
    const busiest = busiestSide(id, pieces, childrenOf(chart, input.container));
    const width = flow === 'DOWN' ? Math.max(size.width, 16 * (busiest + 1)) : size.width;
    const height = flow === 'RIGHT' ? Math.max(size.height, 14 * (busiest + 1)) : size.height;
    return { id, width, height, labels };
  }
  const ports: ElkPort[] = (plan.ports.get(id) ?? []).map((port) =>
    portAt(port.id, open.ports.get(port.id), port.side),
  );
  if (mark === 'edge') ports.push(portAt(`${markPort} ${id}`, { x: 0, y: 13 }, 'WEST'));
  return {
    id,
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

function pieceGraph(piece: Piece, textWidth: TextWidth): ElkEdge {
  const size = piece.hasLabel ? labelSize(piece.edge, textWidth) : undefined;
  const isLoop = piece.from.box !== undefined && piece.from.box === piece.to.box;
  return {
    id: piece.id,
    sources: [piece.from.port ?? piece.from.box ?? ''],
    targets: [piece.to.port ?? piece.to.box ?? ''],
    labels: size ? [{ text: piece.edge.id, ...size, layoutOptions: { 'elk.edgeLabels.inline': String(!isLoop) } }] : [],
  };
}

function readContainer(
  input: ContainerInput,
  graph: ElkGraph,
  initial: string | undefined,
  markIsNode: boolean,
  node: VisibleNode | undefined,
  planned: readonly PlannedPort[],
): PlacedContainer {
  const rectangles = new Map((graph.children ?? []).map((child) => [child.id, rectangleOf(child)]));
  const width = graph.width ?? 0;
  const height = graph.height ?? 0;
  const ports = new Map<string, ElkPoint>(
    (graph.ports ?? []).map((port) => [port.id, { x: port.x ?? 0, y: port.y ?? 0 }]),
  );
  const initialBox = initial === undefined ? undefined : rectangles.get(initial);
  placeOwnPorts(planned, ports, { width, height }, initialBox);
  const edgeById = new Map((graph.edges ?? []).map((edge) => [edge.id, edge]));
  const pieces = new Map(
    (input.plan.pieces.get(input.container) ?? []).map((piece) => [piece.id, pointsOf(edgeById.get(piece.id))]),
  );
  const labels = new Map<string, Rectangle>();
  for (const piece of input.plan.pieces.get(input.container) ?? []) {
    const label = edgeById.get(piece.id)?.labels?.[0];
    if (label) labels.set(piece.edge.id, rectangleOf(label));
  }
  for (const edge of input.plan.loops.get(input.container) ?? []) {
    const box = rectangles.get(loopLabelId(edge));
    if (box && edge.lines.length > 0) labels.set(edge.id, box);
  }
  const head = node && headSize(node, input.textWidth, input.chart.level);
  const crossings = planned
    .filter((port) => port.side === 'NORTH' && !port.isOwn)
    .map((port) => ports.get(port.id)?.x ?? 0);
  const headX = head ? headPlace(crossings, head.width) : 0;
  return {
    width: Math.max(width, head ? headX + head.width + 14 : 0),
    height,
    ports: shiftedFarPorts(ports, planned, Math.max(0, headX + (head?.width ?? 0) + 14 - width)),
    boxes: new Map([...rectangles].filter(([id]) => input.chart.nodes.has(id))),
    pieces,
    labels,
    head: head && { x: headX, y: 3, width: head.width, height: head.height },
    initialMark:
      initialBox &&
      initialMarkOf(
        initialBox,
        markIsNode ? pointsOf(edgeById.get(`${markNode} edge`)) : undefined,
        rectangles.get(markNode),
        input.inner.has(initial ?? ''),
      ),
    anyMark: rectangles.get(anyMarkId(input.container)),
  };
}

/** The first place from the left where no line comes down through the name. */
function headPlace(crossings: readonly number[], width: number): number {
  let x = 14;
  for (const crossing of [...crossings].sort((a, b) => a - b)) {
    if (crossing > x + width + 8) break;
    if (crossing > x - 8) x = crossing + 10;
  }
  return x;
}

/** When the name makes the box wider, its right side moves, and lines to that side are drawn on by the piece outside. */
function shiftedFarPorts(
  ports: Map<string, ElkPoint>,
  planned: readonly PlannedPort[],
  by: number,
): Map<string, ElkPoint> {
  if (by > 0) {
    for (const port of planned) {
      const place = ports.get(port.id);
      if (port.side === 'EAST' && place) ports.set(port.id, { x: place.x + by, y: place.y });
    }
  }
  return ports;
}

/** Ends at the box itself: above its initial state or in the middle of its side, as far from other lines as needed. */
function placeOwnPorts(
  planned: readonly PlannedPort[],
  ports: Map<string, ElkPoint>,
  size: { width: number; height: number },
  initialBox: Rectangle | undefined,
): void {
  for (const port of planned.filter(({ isOwn }) => isOwn)) {
    const isAcross = port.side === 'NORTH' || port.side === 'SOUTH';
    const length = isAcross ? size.width : size.height;
    const occupied = planned
      .filter((other) => other.side === port.side && ports.has(other.id))
      .map((other) => (isAcross ? ports.get(other.id)?.x : ports.get(other.id)?.y) ?? 0);
    const middleOfInitial =
      initialBox &&
      (isAcross ? initialBox.x + Math.min(initialBox.width / 2, 64) : initialBox.y + initialBox.height / 2);
    const wanted = port.isTarget ? (middleOfInitial ?? length / 2) : length / 2;
    const at = freePlace(wanted, occupied, length);
    ports.set(port.id, placeOnSide(port.side, at, size));
  }
}

function freePlace(wanted: number, occupied: readonly number[], length: number): number {
  for (const gap of [portGap, 14, 8, 4]) {
    for (let step = 0; step < length; step += 2) {
      for (const at of [wanted + step, wanted - step]) {
        if (at >= 12 && at <= length - 12 && occupied.every((other) => Math.abs(other - at) >= gap))
          return Math.round(at);
      }
    }
  }
  return Math.round(wanted);
}

function placeOnSide(side: Side, at: number, size: { width: number; height: number }): ElkPoint {
  if (side === 'NORTH') return { x: at, y: 0 };
  if (side === 'SOUTH') return { x: at, y: size.height };
  return { x: side === 'WEST' ? 0 : size.width, y: at };
}

function initialMarkOf(
  box: Rectangle,
  route: readonly ElkPoint[] | undefined,
  mark: Rectangle | undefined,
  isOpen: boolean,
): ElkPoint[] {
  if (route !== undefined && mark !== undefined && route.length > 0)
    return [{ x: mark.x + 4.5, y: mark.y + 4.5 }, ...route];
  const y = isOpen ? box.y + 13 : box.y + box.height / 2;
  return [
    { x: box.x - 19, y },
    { x: box.x, y },
  ];
}

function rectangleOf(shape: { x?: number; y?: number; width?: number; height?: number }): Rectangle {
  return { x: shape.x ?? 0, y: shape.y ?? 0, width: shape.width ?? 0, height: shape.height ?? 0 };
}

function pointsOf(edge: ElkEdge | undefined): ElkPoint[] {
  const section = edge?.sections?.[0];
  return section
    ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(({ x, y }) => ({ x, y }))
    : [];
}
