// Virtual time: milliseconds from the scenario's start. Timers fire in due order, then in order of creation,
// and the clock moves to each timer's due time, so the size of a step changes nothing.

/** A timer that waits; `owner` is the host whose act it is. */
export interface Timer {
  readonly id: number;
  readonly dueMs: number;
  readonly owner: string;
  readonly callback: () => void;
}

export class VirtualClock {
  #nowMs = 0;
  #nextId = 1;
  #heap: Timer[] = [];
  #cancelled = new Set<number>();
  #waiting = new Set<number>();

  /** Present virtual time in ms. */
  get nowMs(): number {
    return this.#nowMs;
  }

  /** How many timers wait. */
  get waitingCount(): number {
    return this.#waiting.size;
  }

  setTimeout(callback: () => void, delayMs: number, owner = ''): number {
    if (!(delayMs >= 0) || !Number.isFinite(delayMs)) {
      throw new Error(`A delay must be a number of ms from 0 up, not ${delayMs} (at ${this.#nowMs} ms, for ${owner}).`);
    }
    const timer: Timer = { id: this.#nextId++, dueMs: this.#nowMs + delayMs, owner, callback };
    this.#waiting.add(timer.id);
    this.#push(timer);
    return timer.id;
  }

  clearTimeout(id: number): void {
    if (this.#waiting.delete(id)) this.#cancelled.add(id);
  }

  /** Due time in ms of the next timer, if one waits. */
  nextDueMs(): number | undefined {
    this.#dropCancelled();
    return this.#heap[0]?.dueMs;
  }

  /** The timers that fire next, all due at the same moment, in order of creation. */
  dueTogether(): Timer[] {
    const dueMs = this.nextDueMs();
    if (dueMs === undefined) return [];
    return this.#heap
      .filter((timer) => timer.dueMs === dueMs && !this.#cancelled.has(timer.id))
      .sort((a, b) => a.id - b.id);
  }

  /** Fires one timer, the next in order or the given one of those due together. False when none waits. */
  runNext(chosen?: Timer): boolean {
    this.#dropCancelled();
    let timer = chosen;
    if (timer) {
      const place = this.#heap.indexOf(timer);
      if (place < 0) throw new Error(`Timer ${timer.id} does not wait.`);
      this.#removeAt(place);
    } else {
      timer = this.#heap[0];
      if (!timer) return false;
      this.#removeAt(0);
    }
    this.#waiting.delete(timer.id);
    this.moveTo(timer.dueMs);
    timer.callback();
    return true;
  }

  /** Moves the present forward, never past a timer that waits. */
  moveTo(ms: number): void {
    if (ms < this.#nowMs) throw new Error(`Clock cannot go back from ${this.#nowMs} ms to ${ms} ms.`);
    const dueMs = this.nextDueMs();
    if (dueMs !== undefined && ms > dueMs) {
      throw new Error(`Clock cannot pass from ${this.#nowMs} ms to ${ms} ms: a timer waits for ${dueMs} ms.`);
    }
    this.#nowMs = ms;
  }

  #dropCancelled(): void {
    for (let top = this.#heap[0]; top && this.#cancelled.delete(top.id); top = this.#heap[0]) this.#removeAt(0);
  }

  #push(timer: Timer): void {
    const heap = this.#heap;
    heap.push(timer);
    this.#siftUp(heap.length - 1);
  }

  #removeAt(place: number): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || place >= heap.length) return;
    heap[place] = last;
    this.#siftDown(place);
    this.#siftUp(place);
  }

  #siftUp(start: number): void {
    const heap = this.#heap;
    for (let child = start; child > 0;) {
      const parent = (child - 1) >> 1;
      if (!isBefore(heap[child], heap[parent])) return;
      swap(heap, child, parent);
      child = parent;
    }
  }

  #siftDown(start: number): void {
    const heap = this.#heap;
    for (let parent = start; ;) {
      let first = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < heap.length && isBefore(heap[child], heap[first])) first = child;
      }
      if (first === parent) return;
      swap(heap, first, parent);
      parent = first;
    }
  }
}

function isBefore(a: Timer | undefined, b: Timer | undefined): boolean {
  if (!a || !b) return false;
  return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.id < b.id);
}

function swap(heap: Timer[], i: number, j: number): void {
  const a = heap[i];
  const b = heap[j];
  if (a && b) {
    heap[i] = b;
    heap[j] = a;
  }
}
