// The canvas of a diagram: how large the picture is drawn, and which part of it is in sight. Scrolling is the browser's own;
// dragging moves the picture, the wheel with the control key and two fingers change its size at the place they point to.
import type { Rectangle } from '../index.ts';

type Size = Pick<Rectangle, 'width' | 'height'>;

const zooms = [0.25, 0.35, 0.5, 0.75, 1, 1.25, 1.5, 2];
export const smallestZoom = zooms[0] ?? 0.25;
/** Only Fit goes below the usual sizes. */
const smallestFit = 0.05;
export const largestZoom = zooms.at(-1) ?? 2;
/** Below this, words would be smaller than 12 pixels. */
export const smallestReadableZoom = 0.75;

/** What is smaller than the usual sizes already may stay so. */
export function withinZooms(zoom: number, now: number): number {
  return Math.min(largestZoom, Math.max(Math.min(smallestZoom, now), zoom));
}

/** The next of the usual sizes, upward or downward. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  return direction > 0
    ? (zooms.find((size) => size > zoom + 0.001) ?? largestZoom)
    : (zooms.findLast((size) => size < zoom - 0.001) ?? Math.min(zoom, smallestZoom));
}

/** The size at which all of a picture is in sight, never larger than life. */
export function fittingZoom(picture: Size, canvas: Size, scaleAtOne: number): number {
  // A picture is drawn in whole pixels.
  const across = (canvas.width - 1) / (picture.width * scaleAtOne);
  const down = (canvas.height - 1) / (picture.height * scaleAtOne);
  return Math.max(smallestFit, Math.min(1, across, down));
}

/** Pixels on the screen for one of the drawing: the reader's own size of text counts. */
export function scaleOf(zoom: number): number {
  return (zoom * (parseFloat(getComputedStyle(document.documentElement).fontSize) || 16)) / 16;
}

/** Scrolls so that a part of the drawing is in the middle third; at once in a picture just drawn, where nothing is to follow. */
export function showInMiddle(canvas: Element, picture: Element, box: Rectangle, scale: number, isNew = false): void {
  const left = box.x * scale + Math.max(0, (canvas.clientWidth - picture.clientWidth) / 2);
  const middleX = left + (box.width * scale) / 2;
  const middleY = (box.y + box.height / 2) * scale;
  const isInMiddle = (at: number, start: number, length: number) =>
    at > start + length / 3 && at < start + (length * 2) / 3;
  const behavior = isNew || matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  // Where only the bar for scrolling takes room from its width, the left edge stays.
  const fitsAcross = canvas instanceof HTMLElement && picture.clientWidth <= canvas.offsetWidth;
  const wantedLeft = fitsAcross ? 0 : middleX - canvas.clientWidth / 2;
  canvas.scrollTo({
    ...(!fitsAcross && isInMiddle(middleX, canvas.scrollLeft, canvas.clientWidth) ? {} : { left: wantedLeft }),
    ...(isInMiddle(middleY, canvas.scrollTop, canvas.clientHeight) ? {} : { top: middleY - canvas.clientHeight / 2 }),
    behavior: behavior as ScrollBehavior,
  });
}

/** Who is told of what a hand does on the canvas. */
export interface CanvasHands {
  readonly zoom: number;
  zoomAt(zoom: number, clientX: number, clientY: number): void;
  movedByHand(): void;
}

const dragFrom = 4;

/** Begins to watch the hands on a canvas; gives back how to stop. */
export function watchHands(canvas: HTMLElement, hands: CanvasHands): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  canvas.addEventListener('wheel', (event) => turnWheel(event, hands), { signal, passive: false });
  canvas.addEventListener('pointerdown', (event) => beginDrag(event, canvas, hands), { signal });
  let fingers: { apart: number; zoom: number } | undefined;
  const onTouch = (event: TouchEvent): void => {
    const [one, other] = event.touches;
    if (event.type === 'touchmove' && event.touches.length === 1) hands.movedByHand();
    if (!one || !other) return void (fingers = undefined);
    const apart = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    fingers ??= { apart, zoom: hands.zoom };
    if (event.type !== 'touchmove' || fingers.apart === 0) return;
    event.preventDefault();
    const zoom = withinZooms((fingers.zoom * apart) / fingers.apart, hands.zoom);
    hands.zoomAt(zoom, (one.clientX + other.clientX) / 2, (one.clientY + other.clientY) / 2);
  };
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const)
    canvas.addEventListener(type, onTouch, { signal, passive: false });
  return () => stop.abort();
}

function turnWheel(event: WheelEvent, hands: CanvasHands): void {
  if (!event.ctrlKey && !event.metaKey) return hands.movedByHand();
  event.preventDefault();
  const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
  // A turn of a wheel and a pinch on a pad both come as this event; a pad sends many small ones.
  const turn = Math.max(-120, Math.min(120, event.deltaY * lines));
  hands.zoomAt(withinZooms(hands.zoom * Math.exp(-turn / 400), hands.zoom), event.clientX, event.clientY);
}

/** With a mouse or a pen; a finger scrolls by itself. */
function beginDrag(down: PointerEvent, canvas: HTMLElement, hands: CanvasHands): void {
  if (down.pointerType === 'touch' || down.button > 1) return;
  const { scrollLeft, scrollTop } = canvas;
  let isDragging = false;
  const stop = new AbortController();
  const { signal } = stop;
  const onMove = (move: PointerEvent): void => {
    const across = move.clientX - down.clientX;
    const along = move.clientY - down.clientY;
    if (!isDragging && Math.hypot(across, along) < dragFrom) return;
    if (!isDragging) {
      isDragging = true;
      canvas.setPointerCapture(down.pointerId);
      canvas.classList.add('dragged');
      hands.movedByHand();
    }
    canvas.scrollTo({ left: scrollLeft - across, top: scrollTop - along, behavior: 'instant' });
  };
  const onEnd = (): void => {
    stop.abort();
    canvas.classList.remove('dragged');
    if (!isDragging) return;
    // The end of a drag is no click on what happens to lie there.
    const swallow = (click: Event): void => click.stopPropagation();
    canvas.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => canvas.removeEventListener('click', swallow, { capture: true }));
  };
  canvas.addEventListener('pointermove', onMove, { signal });
  for (const type of ['pointerup', 'pointercancel'] as const) canvas.addEventListener(type, onEnd, { signal });
}
