// The canvas of a diagram: how large the picture is drawn, and which part of it is in sight. Scrolling is the browser's own.
import type { Rectangle } from '../index.ts';

export const zooms = [0.25, 0.35, 0.5, 0.75, 1, 1.25, 1.5, 2];
export const smallestZoom = zooms[0] ?? 0.25;
export const largestZoom = zooms.at(-1) ?? 2;
/** Below this, words would be smaller than 12 pixels. */
export const smallestReadableZoom = 0.75;

/** The next of the usual sizes, upward or downward. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  return direction > 0
    ? (zooms.find((size) => size > zoom + 0.001) ?? largestZoom)
    : (zooms.findLast((size) => size < zoom - 0.001) ?? smallestZoom);
}

/** Pixels on the screen for one of the drawing: the reader's own size of text counts. */
export function scaleOf(zoom: number): number {
  return (zoom * (parseFloat(getComputedStyle(document.documentElement).fontSize) || 16)) / 16;
}

/** Scrolls so that a part of the drawing is in the middle third. */
export function showInMiddle(canvas: Element, picture: Element, box: Rectangle, scale: number): void {
  const left = box.x * scale + Math.max(0, (canvas.clientWidth - picture.clientWidth) / 2);
  const middleX = left + (box.width * scale) / 2;
  const middleY = (box.y + box.height / 2) * scale;
  const isInMiddle = (at: number, start: number, length: number) =>
    at > start + length / 3 && at < start + (length * 2) / 3;
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  canvas.scrollTo({
    ...(isInMiddle(middleX, canvas.scrollLeft, canvas.clientWidth) ? {} : { left: middleX - canvas.clientWidth / 2 }),
    ...(isInMiddle(middleY, canvas.scrollTop, canvas.clientHeight) ? {} : { top: middleY - canvas.clientHeight / 2 }),
    behavior: behavior as ScrollBehavior,
  });
}
