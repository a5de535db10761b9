// The rules of a readable diagram as geometry: what overlaps, what is cut, what runs through a label that is not its own.
import type { ChartLayout, PlacedEdge, Rectangle, VisibleChart } from '../../src/inspector/index.ts';
import { estimatedTextWidth } from '../../src/inspector/index.ts';

/** Every broken rule in words; an empty list is a readable diagram. */
export function brokenRules(chart: VisibleChart, layout: ChartLayout): string[] {
  const boxes = new Map(layout.boxes.map((box) => [box.id, box]));
  const labels = layout.edges.flatMap((edge) => (edge.label ? [{ id: edge.id, ...edge.label }] : []));
  const heads = layout.boxes.flatMap((box) => (box.head ? [{ ...box.head, id: box.id }] : []));
  const parentOf = (id: string) => chart.nodes.get(id)?.parent;
  const isInside = (id: string, around: string) => {
    for (let at: string | undefined = id; at !== undefined; at = parentOf(at)) if (at === around) return true;
    return false;
  };
  const isClosed = (id: string) => (chart.nodes.get(id)?.children.length ?? 0) === 0;
  const broken: string[] = [];

  for (const node of chart.nodes.values()) if (!boxes.has(node.id)) broken.push(`${node.id} is not drawn`);
  for (const edge of chart.edges) {
    const placed = layout.edges.find(({ id }) => id === edge.id);
    if (placed === undefined || placed.points.length < 2) broken.push(`${edge.id} has no line`);
    else broken.push(...complainAboutEnds(edge.source, edge.target, placed, boxes, layout));
    if (edge.lines.length > 0 && placed?.label === undefined) broken.push(`${edge.id} has no label`);
  }
  for (const [first, second] of pairs(layout.boxes)) {
    if (isInside(first.id, second.id)) {
      if (!contains(second, first)) broken.push(`${first.id} sticks out of ${second.id}`);
    } else if (isInside(second.id, first.id)) {
      if (!contains(first, second)) broken.push(`${second.id} sticks out of ${first.id}`);
    } else if (overlaps(first, second)) broken.push(`${first.id} overlaps ${second.id}`);
  }
  for (const [first, second] of pairs(labels))
    if (overlaps(first, second)) broken.push(`labels of ${first.id} and ${second.id} overlap`);
  for (const label of labels) {
    for (const box of layout.boxes) {
      const mayHold = !isClosed(box.id) && contains(box, label);
      if (!mayHold && overlaps(label, box)) broken.push(`the label of ${label.id} meets the box ${box.id}`);
    }
    for (const head of heads)
      if (overlaps(label, head)) broken.push(`the label of ${label.id} meets the name of ${head.id}`);
    for (const mark of layout.initialMarks)
      if (meetsLine(mark, label)) broken.push(`the label of ${label.id} meets an initial mark`);
  }
  for (const edge of layout.edges) {
    for (const label of labels)
      if (label.id !== edge.id && meetsLine(edge.points, label))
        broken.push(`${edge.id} runs through the label of ${label.id}`);
    for (const head of heads)
      if (meetsLine(edge.points, head)) broken.push(`${edge.id} runs through the name of ${head.id}`);
    for (const box of layout.boxes)
      if (isClosed(box.id) && meetsLine(edge.points, box)) broken.push(`${edge.id} runs through ${box.id}`);
  }
  for (const mark of layout.anyMarks)
    for (const box of layout.boxes)
      if (box.id !== mark.of && !isInside(mark.of, box.id) && overlaps(mark, box))
        broken.push(`the mark for any state in ${mark.of} meets ${box.id}`);
  for (const [dot] of layout.initialMarks)
    for (const box of layout.boxes)
      if (dot && meetsBorder(box, dot)) broken.push(`an initial mark lies on the border of ${box.id}`);
  broken.push(...complainAboutWords(chart, layout));
  const canvas = { x: 0, y: 0, width: layout.width, height: layout.height };
  for (const shape of [...layout.boxes, ...labels])
    if (!contains(canvas, shape)) broken.push(`${shape.id} is cut off by the canvas`);
  return broken;
}

/** How often lines cross; where they run side by side they do not. */
export function countCrossings({ edges }: ChartLayout): number {
  const pieces = edges.map(({ points }) => points.slice(1).map((to, at) => [points[at] ?? to, to] as const));
  let crossings = 0;
  for (const [first, second] of pairs(pieces))
    for (const [a, b] of first) for (const [c, d] of second) if (areOnBothSides(a, b, c, d)) crossings++;
  return crossings;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function areOnBothSides(a: Point, b: Point, c: Point, d: Point): boolean {
  const turn = (p: Point, q: Point, r: Point) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/** What also a rough layout must hold: no box over another, none missing, and every line from its source to its target. */
export function brokenRoughRules(chart: VisibleChart, layout: ChartLayout): string[] {
  return brokenRules(chart, layout).filter(
    (rule) => !/ runs through | the label of | labels of | meets /.test(` ${rule}`),
  );
}

/** Words fit into what they are written in, and the name of an open box covers none of the boxes in it. */
function complainAboutWords(chart: VisibleChart, layout: ChartLayout): string[] {
  const broken: string[] = [];
  const widest = (lines: readonly string[], weight: 'plain' | 'strong') =>
    Math.max(0, ...lines.map((line) => estimatedTextWidth(line, weight)));
  for (const box of layout.boxes) {
    const node = chart.nodes.get(box.id);
    if (node === undefined || node.kind.endsWith('history')) continue;
    const written = box.head ?? box;
    if (Math.max(widest([node.title], 'strong'), widest(node.lines, 'plain')) > written.width)
      broken.push(`the words of ${box.id} do not fit`);
    if (20 * (1 + node.lines.length) > written.height) broken.push(`the lines of ${box.id} do not fit`);
    if (box.head && !contains(box, box.head)) broken.push(`the name of ${box.id} sticks out`);
    for (const child of node.children) {
      const inner = layout.boxes.find(({ id }) => id === child);
      if (box.head && inner && overlaps(box.head, inner)) broken.push(`the name of ${box.id} meets ${child}`);
    }
  }
  for (const { id, label } of layout.edges) {
    const lines = chart.edges.find((edge) => edge.id === id)?.lines ?? [];
    if (label && (widest(lines, 'strong') > label.width || 20 * lines.length > label.height))
      broken.push(`the words of ${id} do not fit`);
  }
  return broken;
}

function complainAboutEnds(
  source: string,
  target: string,
  edge: PlacedEdge,
  boxes: Map<string, Rectangle>,
  layout: ChartLayout,
): string[] {
  const first = edge.points[0];
  const last = edge.points.at(-1);
  const starts = [boxes.get(source), ...layout.anyMarks.filter((mark) => mark.of === source)];
  const complaints: string[] = [];
  if (!starts.some((box) => box && first && isOnBorder(box, first)))
    complaints.push(`${edge.id} does not start at its source`);
  const end = boxes.get(target);
  if (!end || !last || !isOnBorder(end, last)) complaints.push(`${edge.id} does not end at its target`);
  for (let at = 1; at < edge.points.length; at++) {
    const a = edge.points[at - 1];
    const b = edge.points[at];
    if (a && b && Math.abs(a.x - b.x) > 0.5 && Math.abs(a.y - b.y) > 0.5) complaints.push(`${edge.id} runs aslant`);
  }
  return complaints;
}

function isOnBorder(box: Rectangle, { x, y }: { x: number; y: number }): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) < 1;
  const inX = x > box.x - 1 && x < box.x + box.width + 1;
  const inY = y > box.y - 1 && y < box.y + box.height + 1;
  return (
    (inX && (near(y, box.y) || near(y, box.y + box.height))) || (inY && (near(x, box.x) || near(x, box.x + box.width)))
  );
}

/** The dot of an initial mark, on a box or across its border. */
function meetsBorder(box: Rectangle, { x, y }: { x: number; y: number }): boolean {
  const dot = { x: x - 5, y: y - 5, width: 10, height: 10 };
  return overlaps(box, dot) && !contains(box, dot);
}

function overlaps(a: Rectangle, b: Rectangle): boolean {
  const slack = 0.5;
  return (
    a.x + slack < b.x + b.width &&
    b.x + slack < a.x + a.width &&
    a.y + slack < b.y + b.height &&
    b.y + slack < a.y + a.height
  );
}

function contains(outer: Rectangle, inner: Rectangle): boolean {
  const slack = 0.5;
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

function meetsLine(points: readonly { x: number; y: number }[], box: Rectangle): boolean {
  const inset = { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 };
  return points.some((point, at) => {
    const next = points[at + 1];
    if (next === undefined) return false;
    const segment = {
      x: Math.min(point.x, next.x) - 0.6,
      y: Math.min(point.y, next.y) - 0.6,
      width: Math.abs(point.x - next.x) + 1.2,
      height: Math.abs(point.y - next.y) + 1.2,
    };
    return overlaps(segment, inset);
  });
}

function* pairs<T>(list: readonly T[]): Generator<[T, T]> {
  for (let a = 0; a < list.length; a++) for (let b = a + 1; b < list.length; b++) yield [list[a] as T, list[b] as T];
}
