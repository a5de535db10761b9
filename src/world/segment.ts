// A network segment: its members, how long a frame takes, how often one is lost.
import type { Adapter } from './host.ts';

export class Segment {
  readonly name: string;
  readonly latencyMs: number;
  /** From 0 (never) to 1 (always). */
  readonly loss: number;
  /** A severed segment loses every frame. */
  isSevered = false;
  readonly #members: Adapter[] = [];

  constructor(options: { name: string; latencyMs: number; loss: number }) {
    this.name = options.name;
    this.latencyMs = options.latencyMs;
    this.loss = options.loss;
  }

  /** The adapters on this segment, in the order they joined. */
  get members(): readonly Adapter[] {
    return this.#members;
  }

  join(adapter: Adapter): void {
    this.#members.push(adapter);
  }

  leave(adapter: Adapter): void {
    const place = this.#members.indexOf(adapter);
    if (place >= 0) this.#members.splice(place, 1);
  }
}
