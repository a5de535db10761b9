// Does something, and does it again after each wait, until it is stopped or the last wait is over. Every repeat of the
// transports (SYN, name queries, claims, data without acknowledgement) is one of these.
import type { HostClock } from '../world/index.ts';

export class Repeater {
  readonly #clock: HostClock;
  readonly #waits: readonly number[];
  readonly #act: (attempt: number) => void;
  readonly #expired: (waitedMs: number) => void;
  #timer: number | undefined;

  /** One attempt for each wait: `act` gets its number from 1, `expired` the sum of all waits. */
  constructor(options: {
    clock: HostClock;
    waits: readonly number[];
    act: (attempt: number) => void;
    expired: (waitedMs: number) => void;
  }) {
    this.#clock = options.clock;
    this.#waits = options.waits;
    this.#act = options.act;
    this.#expired = options.expired;
  }

  start(): void {
    this.#attempt(1);
  }

  stop(): void {
    if (this.#timer !== undefined) this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #attempt(attempt: number): void {
    // The wait begins before the act, for the act may stop the whole.
    this.#timer = this.#clock.setTimeout(
      () => {
        this.#timer = undefined;
        if (attempt < this.#waits.length) this.#attempt(attempt + 1);
        else this.#expired(this.#waits.reduce((sum, wait) => sum + wait, 0));
      },
      this.#waits[attempt - 1] ?? 0,
    );
    this.#act(attempt);
  }
}
