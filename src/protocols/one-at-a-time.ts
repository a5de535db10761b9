// Reliable sending in its simplest form: the next item goes out when the one before it was acknowledged, and an item
// without acknowledgement is sent again. The real protocols keep several under way; the order of events is the same.
import type { HostClock } from '../world/index.ts';
import { Repeater } from './repeater.ts';

export class OneAtATime<T> {
  readonly #options: {
    clock: HostClock;
    waits: readonly number[];
    transmit: (item: T, attempt: number) => void;
    expired: (waitedMs: number) => void;
  };
  readonly #queue: T[] = [];
  #repeater: Repeater | undefined;
  #drained: (() => void) | undefined;

  constructor(options: {
    clock: HostClock;
    waits: readonly number[];
    transmit: (item: T, attempt: number) => void;
    expired: (waitedMs: number) => void;
  }) {
    this.#options = options;
  }

  /** What was sent and is not acknowledged yet. */
  get underWay(): T | undefined {
    return this.#repeater && this.#queue[0];
  }

  push(item: T): void {
    this.#queue.push(item);
    if (!this.#repeater) this.#next();
  }

  /** The item under way has arrived. */
  acknowledge(): void {
    if (!this.#repeater) return;
    this.#repeater.stop();
    this.#repeater = undefined;
    this.#queue.shift();
    this.#next();
  }

  /** Calls once, as soon as nothing is left to send. */
  whenDrained(act: () => void): void {
    this.#drained = act;
    if (this.#queue.length === 0) this.#next();
  }

  /** Forgets what was to be done when nothing is left. */
  goOn(): void {
    this.#drained = undefined;
  }

  stop(): void {
    this.#repeater?.stop();
    this.#repeater = undefined;
    this.#queue.length = 0;
    this.#drained = undefined;
  }

  #next(): void {
    const [item] = this.#queue;
    if (item === undefined) {
      const drained = this.#drained;
      this.#drained = undefined;
      drained?.();
      return;
    }
    const { clock, waits, transmit, expired } = this.#options;
    this.#repeater = new Repeater({ clock, waits, act: (attempt) => transmit(item, attempt), expired });
    this.#repeater.start();
  }
}
