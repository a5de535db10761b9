// The flight of one frame, from 0 to 1, in step with the screen. With reduced motion it has arrived at once.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class FrameLoop implements ReactiveController {
  /** How far the frame has come; 1 at rest. */
  progress = 1;
  readonly #host: ReactiveControllerHost;
  #request = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  fly(durationMs: number): void {
    this.rest();
    if (durationMs <= 0 || prefersReducedMotion()) return;
    this.progress = 0;
    let beganAt: number | undefined;
    const move = (now: number): void => {
      beganAt ??= now;
      this.progress = Math.min(1, (now - beganAt) / durationMs);
      this.#request = this.progress < 1 ? requestAnimationFrame(move) : 0;
      this.#host.requestUpdate();
    };
    this.#request = requestAnimationFrame(move);
  }

  /** The picture as it stands when nothing moves. */
  rest(): void {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    this.progress = 1;
  }

  hostDisconnected(): void {
    this.rest();
  }
}

export function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
