// Finds room for a tag beside a label: where no state, label or line is in the way, else across the label's own border.
import type { ChartLayout, ElkPoint, Rectangle } from '../index.ts';

const gap = 3;
const tagHeight = 22;

interface Line extends Rectangle {
  /** The transition it is a piece of; undefined for the border of a box. */
  readonly edge?: string;
}

interface Obstacles {
  readonly words: readonly Rectangle[];
  readonly lines: readonly Line[];
}

const known = new WeakMap<ChartLayout, Obstacles>();

export class TagPlaces {
  #taken: Rectangle[];
  #lines: readonly Line[];
  #width: number;

  constructor(layout: ChartLayout) {
    const obstacles = known.get(layout) ?? obstaclesOf(layout);
    known.set(layout, obstacles);
    this.#taken = [...obstacles.words];
    this.#lines = obstacles.lines;
    this.#width = layout.width;
  }

  /**
   * Beside the first of these where nothing is in the way. The place is taken from then on. The line of its own transition is
   * in no tag's way.
   */
  take(beside: readonly Rectangle[], width: number, ownEdge?: string): Rectangle {
    const places = beside.flatMap((words) => placesBeside(words, width));
    const free = places.filter((place) => this.#isFree(place));
    const costs = free.map((at) => ({ at, cost: this.#linesUnder(at, ownEdge) }));
    const [best] = costs.sort((a, b) => a.cost - b.cost);
    // Rather over lines than over words; and if need be over its own label's end: what belongs together may touch.
    const [label = { x: 0, y: 0, width: 0, height: 0 }, first = label] = [beside[0], places[0]];
    const place = best?.at ?? { ...first, x: label.x + label.width - 6 };
    this.#taken.push(place);
    return place;
  }

  #isFree(place: Rectangle): boolean {
    const isInPicture = place.x >= 0 && place.y >= 0 && place.x + place.width <= this.#width;
    return isInPicture && !this.#taken.some((other) => overlap(place, other));
  }

  #linesUnder(place: Rectangle, ownEdge: string | undefined): number {
    const isForeign = (line: Line) => line.edge === undefined || line.edge !== ownEdge;
    return this.#lines.filter((line) => isForeign(line) && overlap(place, line)).length;
  }
}

/** Right, left, and at the corners. */
function placesBeside(words: Rectangle, width: number): Rectangle[] {
  const height = tagHeight;
  const middleX = words.x + (words.width - width) / 2;
  const middleY = words.y + (words.height - height) / 2;
  const right = words.x + words.width + gap;
  const left = words.x - width - gap;
  const above = words.y - height - gap;
  const below = words.y + words.height + gap;
  const corners = [left, right, middleX].flatMap((x) => [
    { x, y: above },
    { x, y: below },
  ]);
  const all = [{ x: right, y: middleY }, { x: left, y: middleY }, ...corners];
  return all.map((at) => ({ ...at, width, height }));
}

function obstaclesOf({ boxes, edges, anyMarks }: ChartLayout): Obstacles {
  const labels = edges.flatMap(({ label }) => (label ? [label] : []));
  const words = [...boxes.map((box) => box.head ?? box), ...labels, ...anyMarks];
  const borders = boxes.flatMap((box) => (box.head ? sides(box) : []));
  const lines = edges.flatMap(({ id, points }) =>
    points.slice(1).map((point, index) => ({ ...between(points[index] ?? point, point), edge: id })),
  );
  return { words, lines: [...borders, ...lines] };
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function sides({ x, y, width, height }: Rectangle): Rectangle[] {
  return [
    { x, y, width, height: 1 },
    { x, y: y + height, width, height: 1 },
    { x, y, width: 1, height },
    { x: x + width, y, width: 1, height },
  ];
}

function between(a: ElkPoint, b: ElkPoint): Rectangle {
  return {
    x: Math.min(a.x, b.x) - 1,
    y: Math.min(a.y, b.y) - 1,
    width: Math.abs(a.x - b.x) + 2,
    height: Math.abs(a.y - b.y) + 2,
  };
}
