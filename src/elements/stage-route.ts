// The way of a frame over the stage: along the segment and down one tap, as points; and how far along it something is.
import type { StageFrame } from '../lab/index.ts';
import type { PlacedSegment, Point, StageLayout } from './stage-layout.ts';

export interface StageRoute {
  /** From the sender's edge to the receiver's (of a group, the farthest receiver's). */
  readonly way: readonly Point[];
  /** Where on the way the segment's line begins and ends, as shares of its length: the label stays between them. */
  readonly onLine: readonly [number, number];
  /** Of a frame to many: from the line to each further receiver. */
  readonly branches: readonly (readonly Point[])[];
  /** Whether the last point is the edge of a host, not the end of a line. */
  readonly endsAtHost: boolean;
}

export function routeOf(frame: StageFrame, layout: StageLayout): StageRoute | undefined {
  const segment = layout.segments.find(({ name }) => name === frame.segment);
  if (!segment) return undefined;
  const portOf = (name: string) => layout.hosts.find(({ host }) => host.name === name)?.ports.get(frame.segment);
  const sender = portOf(frame.from) ?? offStage(segment);
  const receivers = frame.to.flatMap((name) => portOf(name) ?? []);
  const far = [...receivers].sort((a, b) => distance(b.tap, sender.tap) - distance(a.tap, sender.tap))[0];
  const target = far ?? { edge: farEnd(segment, sender.tap), tap: farEnd(segment, sender.tap) };
  const way = withoutRepeats([sender.edge, sender.tap, target.tap, target.edge]);
  const total = wayLength(way) || 1;
  const begins = distance(sender.edge, sender.tap) / total;
  const ends = 1 - distance(target.tap, target.edge) / total;
  const branches = frame.isGroup
    ? receivers.filter((port) => port !== far).map((port) => branchTo(port, sender.tap, target.tap))
    : [];
  return { way, onLine: [begins, ends], branches, endsAtHost: far !== undefined };
}

/** The part of a way behind a share of its length, the part ahead, and the point between. */
export function splitWay(way: readonly Point[], share: number): { behind: Point[]; ahead: Point[]; at: Point } {
  let left = wayLength(way) * Math.max(0, Math.min(1, share));
  const first = way[0] ?? { x: 0, y: 0 };
  const behind: Point[] = [first];
  for (let place = 1; place < way.length; place++) {
    const from = way[place - 1] ?? first;
    const to = way[place] ?? from;
    const long = distance(from, to);
    if (left <= long) {
      const part = long === 0 ? 0 : left / long;
      const at = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
      return { behind: [...behind, at], ahead: [at, ...way.slice(place)], at };
    }
    behind.push(to);
    left -= long;
  }
  const at = way.at(-1) ?? first;
  return { behind, ahead: [at], at };
}

/** A line through the points, with rounded corners. */
export function roundedPath(points: readonly Point[], radius = 8): string {
  const [first, ...rest] = withoutRepeats(points);
  if (!first) return '';
  let path = `M${first.x} ${first.y}`;
  let from = first;
  for (const [place, to] of rest.entries()) {
    const next = rest[place + 1];
    if (!next) {
      path += `L${to.x} ${to.y}`;
      break;
    }
    const cut = Math.min(radius, distance(from, to) / 2, distance(to, next) / 2);
    const before = towards(to, from, cut);
    const after = towards(to, next, cut);
    path += `L${before.x} ${before.y}Q${to.x} ${to.y} ${after.x} ${after.y}`;
    from = to;
  }
  return path;
}

/** Angle of the last piece of a way, in degrees, for an arrow head. */
export function endAngle(way: readonly Point[]): number {
  const points = withoutRepeats(way);
  const to = points.at(-1);
  const from = points.at(-2);
  return from && to ? (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI : 0;
}

export function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

export function wayLength(way: readonly Point[]): number {
  return way.reduce((sum, point, place) => sum + (place === 0 ? 0 : distance(way[place - 1] ?? point, point)), 0);
}

function towards(from: Point, to: Point, by: number): Point {
  const long = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * by) / long, y: from.y + ((to.y - from.y) * by) / long };
}

function offStage(segment: PlacedSegment): { edge: Point; tap: Point } {
  const [free] = [...segment.ends].reverse();
  const at = free ?? segment.to;
  return { edge: at, tap: at };
}

function farEnd(segment: PlacedSegment, from: Point): Point {
  return distance(segment.from, from) > distance(segment.to, from) ? segment.from : segment.to;
}

/** From the line to a receiver; past the main way's reach it runs along the line first. */
function branchTo(port: { edge: Point; tap: Point }, from: Point, to: Point): Point[] {
  const isBetween = (value: number, a: number, b: number): boolean =>
    value >= Math.min(a, b) && value <= Math.max(a, b);
  const isOnWay = isBetween(port.tap.x, from.x, to.x) && isBetween(port.tap.y, from.y, to.y);
  return withoutRepeats(isOnWay ? [port.tap, port.edge] : [from, port.tap, port.edge]);
}

function withoutRepeats(points: readonly Point[]): Point[] {
  return points.filter((point, place) => place === 0 || distance(point, points[place - 1] ?? point) > 0);
}
