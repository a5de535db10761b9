// Puts the start of a child after the step of its parent that started it. Apps tell the child first, in the same turn, because
// an actor tells its state only when all its actions have run.
import type { TraceRecord } from '../trace.ts';

export interface TurnFacts {
  /** Session of the parent in whose turn this message tells of a start. */
  readonly startedBy?: string | undefined;
  /** Session whose turn ends with this message. */
  readonly ends?: string | undefined;
}

interface Held<Message> {
  readonly message: Message;
  readonly atMs: number;
}

/** A turn that takes longer does not end with a state. */
const waitMs = 100;
const heldMax = 1_000;

export class StartHold<Message> {
  readonly #factsOf: (message: Message) => TurnFacts;
  readonly #read: (message: Message, atMs: number) => TraceRecord[];
  #parent: string | undefined;
  #sinceMs = 0;
  #held: Held<Message>[] = [];
  /** Parents that did not tell how their turn ended: they are waited for no more. */
  #silent = new Set<string>();
  #ended: string | undefined;

  constructor(factsOf: (message: Message) => TurnFacts, read: (message: Message, atMs: number) => TraceRecord[]) {
    this.#factsOf = factsOf;
    this.#read = read;
  }

  /** Reads the message now, or keeps it and what follows until the parent has told its own step. */
  take(message: Message, atMs: number): TraceRecord[] {
    const parent = this.#parent;
    if (parent === undefined) {
      const { startedBy } = this.#factsOf(message);
      if (startedBy === undefined || startedBy === this.#ended || this.#silent.has(startedBy))
        return this.#read(message, atMs);
      this.#parent = startedBy;
      this.#sinceMs = atMs;
      this.#held = [{ message, atMs }];
      return [];
    }
    if (this.#factsOf(message).ends === parent) return [...this.#read(message, atMs), ...this.#release(parent)];
    if (atMs - this.#sinceMs <= waitMs && this.#held.length < heldMax) {
      this.#held.push({ message, atMs });
      return [];
    }
    return [...this.release(), ...this.take(message, atMs)];
  }

  /** Reads what is held: its parent says no more. */
  release(): TraceRecord[] {
    if (this.#parent === undefined) return [];
    this.#silent.add(this.#parent);
    return this.#release(this.#parent);
  }

  /** Forgets what is held. */
  clear(): void {
    this.#parent = undefined;
    this.#held = [];
  }

  /** What a child started in its turn is held anew, for the child. */
  #release(parent: string): TraceRecord[] {
    const held = this.#held;
    const before = this.#ended;
    this.clear();
    this.#ended = parent;
    const records = held.flatMap(({ message, atMs }) => this.take(message, atMs));
    this.#ended = before;
    return records;
  }
}
