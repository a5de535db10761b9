// Holds how large a diagram is drawn, and keeps the present state in sight until a person moves the picture by hand.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChartLayout, Rectangle } from '../index.ts';
import { startCanvas } from '../index.ts';
import { nextFrame } from '../page/index.ts';
import type { CanvasHands } from './diagram-canvas.ts';
import { fittingZoom, nextZoom, scaleOf, showInMiddle, smallestReadableZoom, watchHands } from './diagram-canvas.ts';

type CanvasHost = ReactiveControllerHost &
  HTMLElement & {
    readonly renderRoot: ParentNode;
    /** There is more or less room than before. */
    onRoom(): void;
  };

const smallestForMap = { width: 480, height: 320 };

export class CanvasController implements ReactiveController, CanvasHands {
  zoom = 1;
  #host: CanvasHost;
  #chart = startCanvas();
  #watched: HTMLElement | undefined;
  #stopWatching: (() => void) | undefined;
  #sizes = new ResizeObserver(() => nextFrame(() => this.#host.onRoom()));

  constructor(host: CanvasHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const canvas = this.#canvas;
    if (!canvas || canvas === this.#watched) return;
    this.#stopWatching?.();
    this.#watched = canvas;
    this.#stopWatching = watchHands(canvas, this);
    this.#sizes.disconnect();
    this.#sizes.observe(canvas);
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
    this.#sizes.disconnect();
    this.#watched = undefined;
  }

  /** Pixels on the screen for one of the drawing. */
  get scale(): number {
    return scaleOf(this.zoom);
  }

  /** Room in pixels of the drawing. */
  get room(): { width: number; height: number } {
    const place = this.#canvas ?? this.#host;
    // What was made smaller to fit leaves no more room for words.
    const scale = this.#chart.state.matches('size.byHand') ? this.scale : scaleOf(1);
    return { width: place.clientWidth / scale, height: place.clientHeight / scale };
  }

  get keepsInSight(): boolean {
    return this.#chart.state.matches('attention.keepingInSight');
  }

  movedByHand(): void {
    this.#chart.send('moved.by.hand');
  }

  wantPresent(): void {
    this.#chart.send('present.wanted');
  }

  chartChanged(): void {
    this.#chart.send('chart.changed');
  }

  /** A map is drawn of what is larger than three windows, where there is room for it. */
  wantsMap({ width, height }: ChartLayout): boolean {
    const { clientWidth, clientHeight } = this.#canvas ?? this.#host;
    if (clientWidth < smallestForMap.width || clientHeight < smallestForMap.height) return false;
    return width * height * this.scale ** 2 > 3 * clientWidth * clientHeight;
  }

  /** To the next usual size, or to the actual one. */
  zoomBy(step: 1 | -1 | 0, then: () => void): void {
    this.zoom = step === 0 ? 1 : nextZoom(this.zoom, step);
    this.#chart.send('size.chosen');
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(then);
  }

  fit(layout: ChartLayout): void {
    this.#chart.send('whole.wanted');
    this.sizeFor(layout);
    this.#host.requestUpdate();
  }

  /** Another picture comes, of which nobody has wished to see all. */
  pictureChanged(): void {
    this.#chart.send('picture.changed');
  }

  /** A picture a little too large for its place is drawn smaller, as long as its words can be read. */
  sizeFor(layout: ChartLayout | undefined): void {
    if (!layout || this.#chart.state.matches('size.byHand')) return;
    const { offsetWidth: width, offsetHeight: height } = this.#canvas ?? this.#host;
    const whole = fittingZoom(layout, { width, height }, scaleOf(1));
    this.zoom = this.#chart.state.matches('size.whole') || whole >= smallestReadableZoom ? whole : 1;
  }

  /** What is under the pointer stays there. */
  zoomAt(zoom: number, clientX: number, clientY: number): void {
    const before = this.#picture?.getBoundingClientRect();
    const canvas = this.#canvas;
    if (!before || !canvas || zoom === this.zoom) return;
    const growth = zoom / this.zoom;
    this.zoom = zoom;
    this.#chart.send('size.chosen');
    this.movedByHand();
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      const after = this.#picture?.getBoundingClientRect();
      if (!after) return;
      const across = after.left + (clientX - before.left) * growth - clientX;
      const along = after.top + (clientY - before.top) * growth - clientY;
      canvas.scrollBy({ left: across, top: along, behavior: 'instant' });
    });
  }

  showInMiddle(box: Rectangle | undefined, isNew = false): void {
    const canvas = this.#canvas;
    const picture = this.#picture;
    if (canvas && picture && box) showInMiddle(canvas, picture, box, this.scale, isNew);
  }

  get #canvas(): HTMLElement | null {
    return this.#host.renderRoot?.querySelector('.canvas');
  }

  get #picture(): Element | null {
    return this.#host.renderRoot?.querySelector('.canvas > svg');
  }
}
