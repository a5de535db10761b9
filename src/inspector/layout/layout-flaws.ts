// Counts what makes one container hard to read: lines through the labels of others, labels that meet labels or boxes. Elk keeps
// them apart nearly always; the count tells when another way is worth trying.
import type { ElkPoint } from './elk-graph.ts';
import type { PlacedContainer, Rectangle } from './placed-container.ts';

export function countFlaws(placed: PlacedContainer): number {
  const labels = [...placed.labels];
  let flaws = 0;
  labels.forEach(([edge, label], index) => {
    for (const [, other] of labels.slice(index + 1)) if (meet(label, other)) flaws++;
    for (const box of placed.boxes.values()) if (meet(label, box)) flaws++;
    for (const [piece, points] of placed.pieces)
      if (!piece.startsWith(`${edge} in `) && crosses(points, label)) flaws++;
    if (placed.initialMark && crosses(placed.initialMark, label)) flaws++;
  });
  return flaws;
}

function crosses(points: readonly ElkPoint[], box: Rectangle): boolean {
  return points.some((point, index) => {
    const next = points[index + 1];
    if (next === undefined) return false;
    const x = Math.min(point.x, next.x);
    const y = Math.min(point.y, next.y);
    return meet(
      { x: x - 1, y: y - 1, width: Math.abs(point.x - next.x) + 2, height: Math.abs(point.y - next.y) + 2 },
      box,
    );
  });
}

function meet(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
