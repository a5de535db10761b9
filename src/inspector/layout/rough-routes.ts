// Lines with right angles for the rough layout: straight down between boxes, and aside only in the free bands between ranks,
// each at a height of its own. Ends are spread along the sides of their boxes.
import type { ElkEdge, ElkGraph, ElkPoint, ElkPort, Side } from './elk-graph.ts';
import type { Rectangle } from './placed-container.ts';

/** How far a loop stands out from its box. */
export const loopReach = 14;

export interface RoughRoute {
  readonly points: readonly ElkPoint[];
  /** Of a loop: where its words stand. */
  readonly label?: ElkPoint;
}

export interface RouteInput {
  readonly placed: readonly ElkGraph[];
  readonly edges: readonly ElkEdge[];
  readonly ways: ReadonlyMap<string, readonly ElkPoint[]>;
  /** Of the container, with their sides. */
  readonly ports: readonly ElkPort[];
  readonly width: number;
  readonly height: number;
}

interface End {
  readonly edge: string;
  readonly box: Rectangle;
  readonly side: Side;
  /** Where the line goes on to. */
  readonly towards: number;
  readonly isSource: boolean;
}

export function routeBetweenRanks(input: RouteInput): { routes: Map<string, RoughRoute>; ports: ElkPort[] } {
  const boxOf = new Map(input.placed.map((box) => [box.id, rectangleOf(box)]));
  const fixed = new Map<string, { at: ElkPoint; side: Side; box: Rectangle }>();
  for (const box of input.placed) {
    for (const port of box.ports ?? [])
      fixed.set(port.id, {
        at: { x: (box.x ?? 0) + (port.x ?? 0), y: (box.y ?? 0) + (port.y ?? 0) },
        side: sideOf(port),
        box: rectangleOf(box),
      });
  }
  const sideOfPort = new Map(input.ports.map((port) => [port.id, sideOf(port)]));
  const isLoop = (edge: ElkEdge) => edge.sources[0] === edge.targets[0];
  const spread = spreadEnds(
    input.edges.filter((edge) => !isLoop(edge)).flatMap((edge) => endsOf(edge, input, boxOf, sideOfPort)),
  );
  const endAt = (edge: ElkEdge, isSource: boolean): { at: ElkPoint; side: Side } | undefined =>
    fixed.get((isSource ? edge.sources[0] : edge.targets[0]) ?? '') ?? spread.get(`${edge.id} ${isSource}`);

  const ports = placePorts(input, (edge, isSource) => endAt(edge, isSource)?.at);
  const portAt = new Map(ports.map((port) => [port.id, { x: port.x ?? 0, y: port.y ?? 0 }]));
  const bands = freeBands(input);
  const routes = new Map<string, RoughRoute>();
  for (const edge of input.edges) {
    const [source = '', target = ''] = [edge.sources[0], edge.targets[0]];
    if (isLoop(edge)) {
      const box = boxOf.get(source);
      if (box) routes.set(edge.id, loopBeside(box, edge.labels?.[0]?.height ?? 0));
      continue;
    }
    const start = endAt(edge, true);
    const end = endAt(edge, false);
    const from = portAt.get(source);
    const to = portAt.get(target);
    if (from && end) routes.set(edge.id, { points: fromPort(from, sideOfPort.get(source), end.at, end.side) });
    else if (to && start)
      routes.set(edge.id, { points: fromPort(to, sideOfPort.get(target), start.at, start.side).reverse() });
    else if (start && end)
      routes.set(edge.id, { points: throughBands(start, input.ways.get(edge.id) ?? [], end, bands) });
  }
  return { routes, ports };
}

/** Ends at closed boxes, whose places along the side are still free. */
function endsOf(
  edge: ElkEdge,
  input: RouteInput,
  boxOf: ReadonlyMap<string, Rectangle>,
  sideOfPort: ReadonlyMap<string, Side>,
): End[] {
  const [source = '', target = ''] = [edge.sources[0], edge.targets[0]];
  const way = input.ways.get(edge.id) ?? [];
  const one = (id: string, other: string, next: ElkPoint | undefined, isSource: boolean): End[] => {
    const box = boxOf.get(id);
    if (box === undefined) return [];
    const outside = sideOfPort.get(other);
    if (outside !== undefined) {
      const towards = isSource ? 0.25 : -0.25;
      return [{ edge: edge.id, box, side: outside, towards: middleOf(box).x + towards, isSource }];
    }
    const side = (next?.y ?? 0) > middleOf(box).y ? 'SOUTH' : 'NORTH';
    return [{ edge: edge.id, box, side, towards: next?.x ?? 0, isSource }];
  };
  return [...one(source, target, way[0], true), ...one(target, source, way.at(-1), false)];
}

function spreadEnds(ends: readonly End[]): Map<string, { at: ElkPoint; side: Side }> {
  const bySide = new Map<string, End[]>();
  for (const end of ends) {
    const key = `${end.box.x} ${end.box.y} ${end.side}`;
    bySide.set(key, [...(bySide.get(key) ?? []), end]);
  }
  const spread = new Map<string, { at: ElkPoint; side: Side }>();
  for (const row of bySide.values()) {
    row.sort((a, b) => a.towards - b.towards);
    row.forEach(({ edge, box, side, isSource }, at) => {
      const part = (at + 1) / (row.length + 1);
      const isAcross = side === 'NORTH' || side === 'SOUTH';
      const x = isAcross ? box.x + box.width * part : box.x + (side === 'EAST' ? box.width : 0);
      const y = isAcross ? box.y + (side === 'SOUTH' ? box.height : 0) : box.y + box.height * part;
      spread.set(`${edge} ${isSource}`, { at: { x, y }, side });
    });
  }
  return spread;
}

/** Each port on its side across from where its line leads, as far from the one before as can be. */
function placePorts(
  { edges, ports, width, height }: RouteInput,
  innerEnd: (edge: ElkEdge, isSource: boolean) => ElkPoint | undefined,
): ElkPort[] {
  const wished = ports.map((port) => {
    const edge = edges.find(({ sources, targets }) => sources[0] === port.id || targets[0] === port.id);
    const at = edge && innerEnd(edge, edge.sources[0] !== port.id);
    const side = sideOf(port);
    const isAcross = side === 'NORTH' || side === 'SOUTH';
    return { port, side, isAcross, wish: (isAcross ? at?.x : at?.y) ?? 0 };
  });
  const placed = new Map<string, ElkPort>();
  for (const side of ['NORTH', 'EAST', 'SOUTH', 'WEST'] as const) {
    const row = wished.filter((port) => port.side === side).sort((a, b) => a.wish - b.wish);
    const length = side === 'NORTH' || side === 'SOUTH' ? width : height;
    const gap = Math.min(12, length / (row.length + 1));
    let last = 0;
    row.forEach(({ port, wish, isAcross }, at) => {
      const latest = length - gap * (row.length - at);
      last = Math.min(latest, Math.max(last + gap, wish));
      const far = side === 'SOUTH' ? height : side === 'EAST' ? width : 0;
      placed.set(port.id, { ...port, ...(isAcross ? { x: last, y: far } : { x: far, y: last }) });
    });
  }
  return ports.map((port) => placed.get(port.id) ?? port);
}

/** From the border of the container straight in, and aside just before the end. */
function fromPort(port: ElkPoint, portSide: Side | undefined, end: ElkPoint, endSide: Side): ElkPoint[] {
  const isDown = portSide === 'NORTH' || portSide === 'SOUTH';
  const endsDown = endSide === 'NORTH' || endSide === 'SOUTH';
  if (isDown !== endsDown) return [port, isDown ? { x: port.x, y: end.y } : { x: end.x, y: port.y }, end];
  const out = 8;
  if (isDown) {
    if (port.x === end.x) return [port, end];
    const y = endSide === 'NORTH' ? end.y - out : end.y + out;
    return [port, { x: port.x, y }, { x: end.x, y }, end];
  }
  if (port.y === end.y) return [port, end];
  const x = endSide === 'WEST' ? end.x - out : end.x + out;
  return [port, { x, y: port.y }, { x, y: end.y }, end];
}

interface Band {
  readonly from: number;
  readonly to: number;
  lines: number;
}

function throughBands(
  start: { at: ElkPoint; side: Side },
  way: readonly ElkPoint[],
  end: { at: ElkPoint; side: Side },
  bands: readonly Band[],
): ElkPoint[] {
  const points = [start.at];
  let last = start.at;
  const goOn = (to: ElkPoint): void => {
    if (Math.abs(to.x - last.x) > 0.5) {
      const y = heightIn(bands, last.y, to.y);
      points.push({ x: last.x, y }, { x: to.x, y });
    }
    points.push({ x: to.x, y: to.y });
    last = to;
  };
  for (const point of way) goOn(point);
  if (end.side === 'NORTH' || end.side === 'SOUTH') goOn(end.at);
  else points.push({ x: last.x, y: end.at.y }, end.at);
  return points;
}

/** A free height between two others: in the first band on the way, where no other line was put yet. */
function heightIn(bands: readonly Band[], from: number, to: number): number {
  const [low, high] = from < to ? [from, to] : [to, from];
  const between = bands.filter((band) => band.from >= low - 1 && band.to <= high + 1);
  const band = from < to ? between[0] : between.at(-1);
  if (band === undefined) return (from + to) / 2;
  // Halves, quarters and eighths of the band in turn.
  const part = [0.5, 0.25, 0.75, 0.125, 0.375, 0.625, 0.875][band.lines++ % 7] ?? 0.5;
  return band.from + (band.to - band.from) * part;
}

/** The heights at which there is neither a box nor a label. */
function freeBands({ placed, edges, ways }: RouteInput): Band[] {
  const taken = placed.map(({ y = 0, height = 0 }) => ({ from: y, to: y + height }));
  for (const edge of edges) {
    const half = (edge.labels?.[0]?.height ?? 0) / 2;
    const way = ways.get(edge.id) ?? [];
    const middle = way[Math.floor(way.length / 2)];
    if (half > 0 && middle) taken.push({ from: middle.y - half, to: middle.y + half });
  }
  taken.sort((a, b) => a.from - b.from);
  const bands: Band[] = [];
  let reached = taken[0]?.to ?? 0;
  for (const { from, to } of taken) {
    if (from > reached + 2) bands.push({ from: reached, to: from, lines: 0 });
    reached = Math.max(reached, to);
  }
  return bands;
}

function loopBeside(box: Rectangle, labelHeight: number): RoughRoute {
  const right = box.x + box.width;
  const middle = middleOf(box);
  const half = Math.min(8, box.height / 4);
  const points = [
    { x: right, y: middle.y - half },
    { x: right + loopReach - 4, y: middle.y - half },
    { x: right + loopReach - 4, y: middle.y + half },
    { x: right, y: middle.y + half },
  ];
  return { points, label: { x: right + loopReach, y: middle.y - labelHeight / 2 } };
}

function middleOf(box: Rectangle): ElkPoint {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function rectangleOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<Rectangle>): Rectangle {
  return { x, y, width, height };
}

function sideOf(port: ElkPort): Side {
  return (port.layoutOptions?.['elk.port.side'] ?? 'NORTH') as Side;
}
