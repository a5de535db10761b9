// Which part of a long list is in sight: follows the scrolling and the size of the box it is in.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { nextFrame } from '../page/index.ts';

export class RowWindow implements ReactiveController {
  top = 0;
  left = 0;
  height = 400;
  width = 400;
  /** How high the element is that the box stands in. */
  room = 400;
  #host: ReactiveControllerHost;
  #find: () => HTMLElement | null;
  #onPersonScroll: (() => void) | undefined;
  /** Where it was put last; what lies elsewhere was scrolled by a person. */
  #settled = 0;
  #box: HTMLElement | undefined;
  #observer: ResizeObserver | undefined;

  /** The box is looked for after each drawing: it may come and go. */
  constructor(host: ReactiveControllerHost, find: () => HTMLElement | null, onPersonScroll?: () => void) {
    this.#host = host;
    this.#find = find;
    this.#onPersonScroll = onPersonScroll;
    host.addController(this);
  }

  get box(): HTMLElement | undefined {
    return this.#box;
  }

  hostUpdated(): void {
    const box = this.#find() ?? undefined;
    if (box === this.#box) return;
    this.#leave();
    if (box === undefined) return;
    this.#box = box;
    // In the next frame: what is drawn may change the size again.
    this.#observer = new ResizeObserver(() => nextFrame(this.#read));
    this.#observer.observe(box);
    box.addEventListener('scroll', this.#onScroll, { passive: true });
    // The host was only just drawn: what is read now is drawn in the next frame.
    nextFrame(this.#read);
  }

  hostDisconnected(): void {
    this.#leave();
  }

  /** Scrolls so little that this part of the list is in sight, `above` pixels being covered by what stays on top. */
  show(start: number, end: number, above = 0): void {
    const box = this.#box;
    if (!box) return;
    if (start < box.scrollTop) box.scrollTop = start;
    else if (end > box.scrollTop + box.clientHeight - above) box.scrollTop = end - box.clientHeight + above;
    this.#settled = box.scrollTop;
    this.#read();
  }

  /** The same sideways, `before` pixels being covered at the left. */
  showSideways(start: number, end: number, before = 0): void {
    const box = this.#box;
    if (!box) return;
    if (start < box.scrollLeft || end - start > box.clientWidth - before) box.scrollLeft = start;
    else if (end > box.scrollLeft + box.clientWidth - before) box.scrollLeft = end - box.clientWidth + before;
    this.#read();
  }

  #leave(): void {
    this.#observer?.disconnect();
    this.#box?.removeEventListener('scroll', this.#onScroll);
    this.#box = undefined;
  }

  #onScroll = (): void => {
    const top = this.#box?.scrollTop ?? 0;
    if (Math.abs(top - this.#settled) > 1) {
      this.#settled = top;
      this.#onPersonScroll?.();
    }
    this.#read();
  };

  #read = (): void => {
    const box = this.#box;
    if (!box) return;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = box;
    const root = box.getRootNode();
    const room = root instanceof ShadowRoot ? root.host.clientHeight : clientHeight;
    if (
      scrollTop === this.top &&
      scrollLeft === this.left &&
      clientHeight === this.height &&
      clientWidth === this.width &&
      room === this.room
    )
      return;
    [this.top, this.left, this.height, this.width] = [scrollTop, scrollLeft, clientHeight, clientWidth];
    this.room = room;
    this.#host.requestUpdate();
  };
}
