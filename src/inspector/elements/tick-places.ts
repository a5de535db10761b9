// Where the tick of a visited state stands: at the first corner of its box where no line ends or passes.
import type { ChartLayout, ElkPoint, PlacedBox } from '../index.ts';

/** From the middle of a tick to what may lie beside it: the tick itself and half of an arrow's head. */
const reach = 13;
/** From the middle of a tick to the side of its box. */
const beside = 6;

const known = new WeakMap<ChartLayout, ReadonlyMap<string, ElkPoint>>();

export function tickPlaces(layout: ChartLayout): ReadonlyMap<string, ElkPoint> {
  let places = known.get(layout);
  if (places === undefined) {
    const lines = [...layout.edges.map(({ points }) => points), ...layout.initialMarks];
    places = new Map(layout.boxes.map((box) => [box.id, placeAt(box, lines)]));
    known.set(layout, places);
  }
  return places;
}

function placeAt(box: PlacedBox, lines: readonly (readonly ElkPoint[])[]): ElkPoint {
  // So near the side that it covers no letter of the name.
  const [left, right, bottom] = [box.x + beside, box.x + box.width - beside, box.y + box.height];
  const first = { x: right, y: box.y };
  const corners = [first, { x: right, y: bottom }, { x: left, y: bottom }, { x: left, y: box.y }];
  return corners.find((corner) => !lines.some((points) => passes(points, corner))) ?? first;
}

/** Lines run straight along or across. */
function passes(points: readonly ElkPoint[], { x, y }: ElkPoint): boolean {
  return points.some((point, at) => {
    const next = points[at + 1] ?? point;
    return (
      Math.min(point.x, next.x) < x + reach &&
      Math.max(point.x, next.x) > x - reach &&
      Math.min(point.y, next.y) < y + reach &&
      Math.max(point.y, next.y) > y - reach
    );
  });
}
