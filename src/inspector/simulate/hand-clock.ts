// A clock that moves only when it is told to: timers fire in order of their due time, then of their making, each at its own
// time. XState's own simulated clock jumps to the end first, so a chain of delays would depend on the size of the step.

export interface HandTimer {
  readonly id: number;
  /** Infinity when its length is not known: it fires by hand only. */
  readonly dueMs: number;
  readonly lengthMs: number;
  readonly fire: () => void;
}

export class HandClock {
  #nowMs = 0;
  #timers = new Map<number, HandTimer>();
  #lastId = 0;

  get nowMs(): number {
    return this.#nowMs;
  }

  /** What waits, in the order in which it fires. */
  get timers(): readonly HandTimer[] {
    return [...this.#timers.values()].sort((first, second) => first.dueMs - second.dueMs || first.id - second.id);
  }

  setTimeout(fire: () => void, lengthMs: number): number {
    const length = Number.isNaN(lengthMs) ? Infinity : Math.max(0, lengthMs);
    const id = ++this.#lastId;
    this.#timers.set(id, { id, dueMs: this.#nowMs + length, lengthMs: length, fire });
    return id;
  }

  clearTimeout(id: number): void {
    this.#timers.delete(id);
  }

  clear(): void {
    this.#timers.clear();
  }

  /** Lets time pass; stops after the timer that makes `isHalted` true. Gives back how much time has passed. */
  advance(ms: number, isHalted: () => boolean = () => false): number {
    const begin = this.#nowMs;
    const end = begin + Math.max(0, ms);
    while (!isHalted()) {
      const [next] = this.timers;
      if (next === undefined || next.dueMs > end) {
        this.#nowMs = end;
        break;
      }
      this.#fire(next);
    }
    return this.#nowMs - begin;
  }

  /** Fires one timer now; those due before stay, and time goes on to it. */
  fire(id: number): void {
    const timer = this.#timers.get(id);
    if (timer) this.#fire(timer);
  }

  #fire(timer: HandTimer): void {
    this.#timers.delete(timer.id);
    if (timer.dueMs !== Infinity) this.#nowMs = Math.max(this.#nowMs, timer.dueMs);
    timer.fire();
  }
}
