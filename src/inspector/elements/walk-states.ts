// Which state an arrow key leads to: the nearest one in that direction, sideways distance counting double.
import type { PlacedBox } from '../index.ts';

const directions: Record<string, readonly [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** By the upper left corners, so that a box and what it holds are both reached. */
export function neighbour(boxes: readonly PlacedBox[], from: string, key: string): string | undefined {
  const direction = directions[key];
  const start = boxes.find((box) => box.id === from);
  if (direction === undefined || start === undefined) return undefined;
  let best: { id: string; cost: number } | undefined;
  for (const box of boxes) {
    const x = box.x - start.x;
    const y = box.y - start.y;
    const along = x * direction[0] + y * direction[1];
    const across = Math.abs(x * direction[1]) + Math.abs(y * direction[0]);
    if (box.id === from || along <= 0.5) continue;
    const cost = along + 2 * across;
    if (best === undefined || cost < best.cost) best = { id: box.id, cost };
  }
  return best?.id;
}
