// What a sequence diagram needs of a list of moments: which actors have a lane and in which order, and how high the rows above
// each row are. The list grows in place, so only what is new is read.
import type { ActorRun } from '../trace/actor-run.ts';
import type { Moment } from '../trace/moment.ts';
import type { TraceStore } from '../trace/trace-store.ts';

export interface RowHeights {
  /** Of a moment that changes no state. */
  readonly low: number;
  /** Of one whose new state is drawn. */
  readonly tall: number;
}

export class SequenceLanes {
  #store: TraceStore;
  #heights: RowHeights;
  #lanes: ActorRun[] = [];
  #places = new Map<string, number>();
  #count = 0;
  #first: Moment | undefined;
  #last: Moment | undefined;
  /** How many of the rows before each row are tall. */
  #tallBefore = new Uint32Array(1024);

  constructor(store: TraceStore, heights: RowHeights) {
    this.#store = store;
    this.#heights = heights;
  }

  /** Actors in order of first appearance, those of one source beside each other. */
  get lanes(): readonly ActorRun[] {
    return this.#lanes;
  }

  get count(): number {
    return this.#count;
  }

  /** Place of an actor's lane, -1 when it has none. */
  laneOf(key: string | undefined): number {
    return key === undefined ? -1 : (this.#places.get(key) ?? -1);
  }

  read(moments: readonly Moment[]): void {
    if (!this.#hasGrown(moments)) this.#forget();
    const before = this.#lanes.length;
    this.#makeRoom(moments.length + 1);
    let tall = this.#tallBefore[this.#count] ?? 0;
    let lastActor: string | undefined;
    for (let place = this.#count; place < moments.length; place++) {
      const moment = moments[place] as Moment;
      if (moment.actor !== lastActor) this.#addLane(moment.actor);
      lastActor = moment.actor;
      if (moment.sender !== undefined) this.#addLane(moment.sender);
      if (moment.hasMoved) tall++;
      this.#tallBefore[place + 1] = tall;
    }
    this.#count = moments.length;
    this.#first = moments[0];
    this.#last = moments.at(-1);
    if (this.#lanes.length > before) this.#sortLanes();
  }

  /** Pixels above a row; above the end when the place is beyond the last. */
  offsetOf(place: number): number {
    const at = Math.min(this.#count, Math.max(0, place));
    const { low, tall } = this.#heights;
    return at * low + (this.#tallBefore[at] ?? 0) * (tall - low);
  }

  get height(): number {
    return this.offsetOf(this.#count);
  }

  /** Place of the row at so many pixels from the top. */
  placeAt(offset: number): number {
    let [low, high] = [0, this.#count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.offsetOf(middle + 1) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, Math.min(low, this.#count - 1));
  }

  #hasGrown(moments: readonly Moment[]): boolean {
    if (this.#count === 0) return true;
    return moments.length >= this.#count && moments[0] === this.#first && moments[this.#count - 1] === this.#last;
  }

  #forget(): void {
    this.#lanes = [];
    this.#places.clear();
    this.#count = 0;
  }

  #makeRoom(length: number): void {
    if (this.#tallBefore.length >= length) return;
    const roomier = new Uint32Array(Math.max(length, this.#tallBefore.length * 2));
    roomier.set(this.#tallBefore);
    this.#tallBefore = roomier;
  }

  #addLane(key: string): void {
    if (this.#places.has(key)) return;
    const run = this.#store.run(key);
    if (run === undefined) return;
    this.#places.set(key, this.#lanes.length);
    this.#lanes.push(run);
  }

  #sortLanes(): void {
    const order = new Map(this.#store.sources.map(({ source }, place) => [source, place]));
    this.#lanes.sort((a, b) => (order.get(a.source) ?? -1) - (order.get(b.source) ?? -1));
    for (const [place, run] of this.#lanes.entries()) this.#places.set(run.key, place);
  }
}
