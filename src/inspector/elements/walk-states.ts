// Which state an arrow key leads to: the nearest one in that direction, sideways distance counting double.
import type { PlacedBox, VisibleEdge } from '../index.ts';

const directions: Record<string, readonly [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** Forward by the upper left corners, so that a box and what it holds are both reached. */
export function neighbour(boxes: readonly PlacedBox[], from: string, key: string): string | undefined {
  const direction = directions[key];
  const start = boxes.find((box) => box.id === from);
  if (direction === undefined || start === undefined) return undefined;
  let best: { id: string; cost: number } | undefined;
  for (const box of boxes) {
    const along = (box.x - start.x) * direction[0] + (box.y - start.y) * direction[1];
    const isUpright = direction[0] === 0;
    const across = isUpright
      ? apart(box.x, box.width, start.x, start.width)
      : apart(box.y, box.height, start.y, start.height);
    if (box.id === from || along <= 0.5) continue;
    const cost = along + 2 * across;
    if (best === undefined || cost < best.cost) best = { id: box.id, cost };
  }
  return best?.id;
}

/** The gap between two stretches; none when they overlap. */
function apart(a: number, aLength: number, b: number, bLength: number): number {
  return Math.max(0, b - (a + aLength), a - (b + bLength));
}

/** The next line out of a state after one of them, around and around; the first or the last when none is given. */
export function nextWayOut(
  edges: readonly VisibleEdge[],
  source: string | undefined,
  from: string | undefined,
  step: 1 | -1,
): string | undefined {
  const out = edges.filter((edge) => edge.source === source);
  const at = out.findIndex(({ id }) => id === from);
  return out[at < 0 ? (step > 0 ? 0 : out.length - 1) : (at + step + out.length) % out.length]?.id;
}
