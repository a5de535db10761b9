// Reads one container back from elk, and finds places on its border for transitions that end at the box itself, and for its
// name.
import type { ShapeNode } from './chart-shape.ts';
import { childrenOf } from './chart-shape.ts';
import { headSize } from './chart-measures.ts';
import type { ContainerInput, LocalName } from './container-input.ts';
import type { ElkEdge, ElkGraph, ElkPoint, Side } from './elk-graph.ts';
import type { Piece, PlannedPort } from './layout-plan.ts';
import { anyMarkId, loopLabelId } from './layout-plan.ts';
import type { PlacedContainer, Rectangle } from './placed-container.ts';

export const portGap = 22;
export const markNode = 'initial mark';
export const markRoute = 'initial mark route';

export function readContainer(
  input: ContainerInput,
  nameOf: LocalName,
  graph: ElkGraph,
  initial: string | undefined,
  node: ShapeNode | undefined,
  planned: readonly PlannedPort[],
): PlacedContainer {
  const rectangles = new Map((graph.children ?? []).map((child) => [child.id, rectangleOf(child)]));
  const rectangleNamed = (id: string): Rectangle | undefined => rectangles.get(nameOf(id));
  const width = graph.width ?? 0;
  const height = graph.height ?? 0;
  const placeOf = new Map((graph.ports ?? []).map((port) => [port.id, { x: port.x ?? 0, y: port.y ?? 0 }]));
  const ports = new Map<string, ElkPoint>();
  for (const { id } of planned) {
    const place = placeOf.get(nameOf(id));
    if (place) ports.set(id, place);
  }
  const initialBox = initial === undefined ? undefined : rectangleNamed(initial);
  placeOwnPorts(planned, ports, { width, height }, initialBox, input.portOrders?.get(input.container) ?? []);
  const edgeById = new Map((graph.edges ?? []).map((edge) => [edge.id, edge]));
  const pieces = new Map(
    (input.plan.pieces.get(input.container) ?? []).map((piece) => [piece.id, pointsOf(edgeById.get(nameOf(piece.id)))]),
  );
  const labels = new Map<string, Rectangle>();
  for (const piece of input.plan.pieces.get(input.container) ?? []) {
    const label = edgeById.get(nameOf(piece.id))?.labels?.[0];
    if (label) labels.set(piece.edge.id, rectangleOf(label));
  }
  for (const edge of input.plan.loops.get(input.container) ?? []) {
    const box = rectangleNamed(loopLabelId(edge));
    if (box && edge.lines.length > 0) labels.set(edge.id, box);
  }
  const head = node && headSize(node, input.textWidth, input.shape.level);
  const crossings = planned
    .filter((port) => port.side === 'NORTH' && !port.isOwn)
    .map((port) => ports.get(port.id)?.x ?? 0);
  const headX = head ? headPlace(crossings, head.width) : 0;
  const widerBy = Math.max(0, head ? headX + head.width + 14 - width : 0);
  if (widerBy > 0) moveRightSide(widerBy, planned, ports, input.plan.pieces.get(input.container) ?? [], pieces);
  return {
    width: width + widerBy,
    height,
    ports,
    boxes: new Map(
      childrenOf(input.shape, input.container).flatMap((id) => {
        const box = rectangleNamed(id);
        return box ? [[id, box]] : [];
      }),
    ),
    pieces,
    labels,
    head: head && { x: headX, y: 3, width: head.width, height: head.height },
    initialMark:
      initialBox &&
      initialMarkOf(
        initialBox,
        pointsOf(edgeById.get(nameOf(markRoute))),
        rectangleNamed(markNode),
        input.inner.has(initial ?? ''),
        [...rectangles.values()],
      ),
    anyMark: rectangleNamed(anyMarkId(input.container)),
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

/** When the name makes the box wider, its right side moves, and lines to that side are drawn on. */
function moveRightSide(
  by: number,
  planned: readonly PlannedPort[],
  ports: Map<string, ElkPoint>,
  pieces: readonly Piece[],
  points: Map<string, ElkPoint[]>,
): void {
  for (const port of planned.filter(({ side }) => side === 'EAST')) {
    const place = ports.get(port.id);
    if (place === undefined) continue;
    const moved = { x: place.x + by, y: place.y };
    ports.set(port.id, moved);
    for (const { id, from, to } of pieces) {
      if (to.port === port.id) points.get(id)?.push(moved);
      else if (from.port === port.id) points.get(id)?.unshift(moved);
    }
  }
}

/** Ends at the box itself: above its initial state or in the middle of its side, as far from other lines as needed. */
function placeOwnPorts(
  planned: readonly PlannedPort[],
  ports: Map<string, ElkPoint>,
  size: { width: number; height: number },
  initialBox: Rectangle | undefined,
  order: readonly string[],
): void {
  for (const port of planned.filter(({ isOwn }) => isOwn)) {
    const isAcross = port.side === 'NORTH' || port.side === 'SOUTH';
    const length = isAcross ? size.width : size.height;
    const others = planned.filter((other) => other.side === port.side && ports.has(other.id));
    const along = ({ id }: PlannedPort): number => (isAcross ? ports.get(id)?.x : ports.get(id)?.y) ?? 0;
    const middleOfInitial =
      initialBox &&
      (isAcross ? initialBox.x + Math.min(initialBox.width / 2, 64) : initialBox.y + initialBox.height / 2);
    const wanted = port.isTarget ? (middleOfInitial ?? length / 2) : length / 2;
    // Between those beside which it is met outside, so that lines need not cross there.
    const place = order.indexOf(port.id);
    const known = place < 0 ? [] : others.filter((other) => order.includes(other.id));
    const low = Math.max(0, ...known.filter((other) => order.indexOf(other.id) < place).map(along));
    const high = Math.min(length, ...known.filter((other) => order.indexOf(other.id) > place).map(along));
    const between = Math.min(Math.max(wanted, low + portGap), Math.max(low + (high - low) / 2, high - portGap));
    const at = freePlace(between, others.map(along), low, high, length);
    ports.set(port.id, placeOnSide(port.side, at, size));
  }
}

function freePlace(wanted: number, occupied: readonly number[], low: number, high: number, length: number): number {
  for (const [first, last] of [
    [Math.max(low, 12), Math.min(high, length - 12)],
    [12, length - 12],
  ] as const) {
    for (const gap of [portGap, 14, 8, 4]) {
      for (let step = 0; step < length; step += 2) {
        for (const at of [wanted + step, wanted - step]) {
          if (at >= first && at <= last && occupied.every((other) => Math.abs(other - at) >= gap))
            return Math.round(at);
        }
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
  route: readonly ElkPoint[],
  mark: Rectangle | undefined,
  isOpen: boolean,
  neighbours: readonly Rectangle[],
): ElkPoint[] {
  if (mark !== undefined && route.length > 0) return [{ x: mark.x + 4.5, y: mark.y + 4.5 }, ...route];
  const y = isOpen ? box.y + 13 : box.y + box.height / 2;
  // Parts that no line holds together may stand closer than the mark is long: then it is shorter.
  const inWay = neighbours.filter((other) => other.y < y + 6 && other.y + other.height > y - 6 && other.x < box.x);
  const x = Math.max(box.x - 19, ...inWay.map((other) => other.x + other.width + 6));
  return [
    { x: Math.min(x, box.x - 10), y },
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
