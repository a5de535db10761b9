// Shapes of lines in a chart as path data: rounded corners, arrow heads, the bar of a guard that said no, the tick of a visit.
import type { ElkPoint, Rectangle } from '../index.ts';

const cornerRadius = 8;

export interface ArrowSize {
  readonly length: number;
  readonly width: number;
}

export const plainArrow: ArrowSize = { length: 9, width: 8.5 };
export const takenArrow: ArrowSize = { length: 11.25, width: 10.6 };

/** The line itself; it stops where the head begins. */
export function linePath(points: readonly ElkPoint[], arrow: ArrowSize): string {
  const line = shortened(points, arrow.length - 1);
  const [start] = line;
  if (start === undefined) return '';
  const parts = [`M${at(start)}`];
  for (let index = 1; index < line.length; index++) {
    const point = line[index] as ElkPoint;
    const next = line[index + 1];
    const before = line[index - 1] as ElkPoint;
    if (next === undefined) parts.push(`L${at(point)}`);
    else {
      const radius = Math.min(cornerRadius, distance(before, point) / 2, distance(point, next) / 2);
      parts.push(`L${at(towards(point, before, radius))}`, `Q${at(point)} ${at(towards(point, next, radius))}`);
    }
  }
  return parts.join('');
}

/** The filled head at the end of a line. */
export function arrowPath(points: readonly ElkPoint[], arrow: ArrowSize): string {
  const end = points.at(-1);
  const before = points.at(-2);
  if (end === undefined || before === undefined) return '';
  const length = distance(before, end) || 1;
  const along = { x: (end.x - before.x) / length, y: (end.y - before.y) / length };
  const base = { x: end.x - along.x * arrow.length, y: end.y - along.y * arrow.length };
  const half = arrow.width / 2;
  const left = { x: base.x - along.y * half, y: base.y + along.x * half };
  const right = { x: base.x + along.y * half, y: base.y - along.x * half };
  return `M${at(end)}L${at(left)}L${at(right)}Z`;
}

/** A bar across the line, 9 pixels after its start. */
export function barAcross(points: readonly ElkPoint[]): Rectangle | undefined {
  const [start, next] = points;
  if (start === undefined || next === undefined) return undefined;
  const middle = towards(start, next, Math.min(9, distance(start, next) / 2));
  const isUpright = Math.abs(next.y - start.y) > Math.abs(next.x - start.x);
  const [width, height] = isUpright ? [18, 4.5] : [4.5, 18];
  return { x: middle.x - width / 2, y: middle.y - height / 2, width, height };
}

/** A tick in a circle of 15 pixels around a place. */
export function tickPath({ x, y }: ElkPoint): string {
  return `M${x - 3.4} ${y + 0.2}L${x - 1} ${y + 2.8}L${x + 3.6} ${y - 2.6}`;
}

function shortened(points: readonly ElkPoint[], by: number): ElkPoint[] {
  const end = points.at(-1);
  const before = points.at(-2);
  if (end === undefined || before === undefined) return [...points];
  return [...points.slice(0, -1), towards(end, before, Math.min(by, distance(end, before)))];
}

function towards(from: ElkPoint, to: ElkPoint, length: number): ElkPoint {
  const whole = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole };
}

function distance(a: ElkPoint, b: ElkPoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function at({ x, y }: ElkPoint): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Half way along a line. */
export function middleOf(points: readonly ElkPoint[]): ElkPoint {
  const lengths = points.slice(1).map((point, index) => distance(points[index] ?? point, point));
  let rest = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [index, length] of lengths.entries()) {
    const from = points[index];
    const to = points[index + 1];
    if (from && to && rest <= length) return towards(from, to, rest);
    rest -= length;
  }
  return points[0] ?? { x: 0, y: 0 };
}
