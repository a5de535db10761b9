// Where the view shall stop: on a state entered or left, a transition taken, an event, or a condition over a context that
// becomes true. Every new moment is examined once, while the view is live and while it is not.
import type { ActorRun } from '../trace/actor-run.ts';
import type { Moment } from '../trace/moment.ts';
import { placeOf, placeUpTo } from '../trace/moment-places.ts';
import type { TraceStore } from '../trace/trace-store.ts';
import type { BreakpointWish } from './breakpoint-wish.ts';
import { checkWish, readWish } from './breakpoint-wish.ts';
import { ContextWatch } from './context-watch.ts';

export interface Breakpoint {
  readonly id: string;
  readonly wish: BreakpointWish;
  readonly isOn: boolean;
  /** How often it was met since it was set or the trace began. */
  readonly hits: number;
}

/** A moment that met a breakpoint. */
export interface BreakpointHit {
  readonly breakpoint: string;
  readonly number: number;
  readonly actor: string;
  /** Of a condition over a context: the value found, as JSON. */
  readonly value?: string;
  /** The app tells only that one of several transitions was taken, this among them. */
  readonly isOneOf?: boolean;
}

/** As it is written in a file. */
export interface BreakpointEntry {
  readonly wish: BreakpointWish;
  readonly isOn: boolean;
}

/** Hits beyond are counted, but can no longer be gone to: the oldest go. */
const hitsMax = 10_000;

export class Breakpoints {
  #all: Breakpoint[] = [];
  #hits: BreakpointHit[] = [];
  #watches = new Map<string, ContextWatch>();
  #last = 0;
  #examined = 0;
  readonly #tell: () => void;

  constructor(tell: () => void = () => undefined) {
    this.#tell = tell;
  }

  get all(): readonly Breakpoint[] {
    return this.#all;
  }

  /** Every moment that met one, oldest first. */
  get hits(): readonly BreakpointHit[] {
    return this.#hits;
  }

  /** Contexts that a condition could not be asked of: too large, or no JSON. */
  get unread(): number {
    return [...this.#watches.values()].reduce((sum, watch) => sum + watch.unread, 0);
  }

  find(id: string | undefined): Breakpoint | undefined {
    return this.#all.find((breakpoint) => breakpoint.id === id);
  }

  /** The one that was wished the same way. */
  findWish(wish: BreakpointWish): Breakpoint | undefined {
    const text = JSON.stringify(wish);
    return this.#all.find((breakpoint) => JSON.stringify(breakpoint.wish) === text);
  }

  /** Sets one; gives back what is wrong with it, if anything. One wished twice is one, and on. */
  add(raw: BreakpointWish, isOn = true): string | undefined {
    const wish = readWish(raw);
    if (wish === undefined) return 'This is no breakpoint.';
    const problem = checkWish(wish);
    if (problem !== undefined) return problem;
    const known = this.findWish(wish);
    if (known) this.turn(known.id, true);
    else {
      const id = `breakpoint ${++this.#last}`;
      this.#all = [...this.#all, { id, wish, isOn, hits: 0 }];
      if (wish.kind === 'context') this.#watches.set(id, new ContextWatch(wish));
      this.#tell();
    }
    return undefined;
  }

  /** Switches one on or off; where it was met stays. */
  turn(id: string, isOn: boolean): void {
    this.#all = this.#all.map((breakpoint) => (breakpoint.id === id ? { ...breakpoint, isOn } : breakpoint));
    if (isOn) this.#watches.get(id)?.forget();
    this.#tell();
  }

  remove(id: string): void {
    this.#all = this.#all.filter((breakpoint) => breakpoint.id !== id);
    this.#hits = this.#hits.filter((hit) => hit.breakpoint !== id);
    this.#watches.delete(id);
    this.#tell();
  }

  /** The next hit after a moment; some moments are no longer kept. */
  hitAfter(number: number, isKept: (hit: BreakpointHit) => boolean): BreakpointHit | undefined {
    return this.#hits.find((hit) => hit.number > number && isKept(hit));
  }

  /** Hits of one moment. */
  hitsAt(number: number): readonly BreakpointHit[] {
    return this.#hits.filter((hit) => hit.number === number);
  }

  /** For a file. */
  entries(): BreakpointEntry[] {
    return this.#all.map(({ wish, isOn }) => ({ wish, isOn }));
  }

  /** Takes what a file says; gives back how many entries could not be read. */
  load(entries: unknown): number {
    let refused = 0;
    for (const entry of Array.isArray(entries) ? (entries as unknown[]) : []) {
      const { wish, isOn } = (typeof entry === 'object' && entry !== null ? entry : {}) as Partial<BreakpointEntry>;
      const problem = wish === undefined ? 'missing' : this.add(wish, isOn !== false);
      if (problem !== undefined) refused++;
    }
    return refused;
  }

  /** Looks at all moments that came since it was last asked; gives back the first hit among them. */
  examine(store: TraceStore): BreakpointHit | undefined {
    const { moments } = store;
    const newest = moments.at(-1)?.number ?? 0;
    if (newest < this.#examined) this.#beginAnew();
    const from = placeUpTo(moments, this.#examined) + 1;
    this.#examined = newest;
    const asked = this.#all.filter(({ isOn }) => isOn);
    if (asked.length === 0) return undefined;
    let first: BreakpointHit | undefined;
    const counts = new Map<string, number>();
    for (let index = from; index < moments.length; index++) {
      const moment = moments[index];
      const run = moment && store.run(moment.actor);
      // What a file tells happened long ago.
      if (moment === undefined || run === undefined || store.source(run.source)?.protocol === 'session') continue;
      for (const breakpoint of asked) {
        const hit = this.#ask(breakpoint, run, moment);
        if (hit === undefined) continue;
        first ??= hit;
        this.#hits.push(hit);
        counts.set(breakpoint.id, (counts.get(breakpoint.id) ?? 0) + 1);
      }
    }
    if (first === undefined) return undefined;
    if (this.#hits.length > hitsMax) this.#hits.splice(0, this.#hits.length - hitsMax);
    this.#all = this.#all.map((one) => ({ ...one, hits: one.hits + (counts.get(one.id) ?? 0) }));
    return first;
  }

  #beginAnew(): void {
    this.#examined = 0;
    this.#hits = [];
    this.#all = this.#all.map((breakpoint) => ({ ...breakpoint, hits: 0 }));
    for (const watch of this.#watches.values()) watch.forget();
  }

  #ask({ id, wish }: Breakpoint, run: ActorRun, moment: Moment): BreakpointHit | undefined {
    if (wish.actor !== undefined && wish.actor !== run.name) return undefined;
    const hit = { breakpoint: id, number: moment.number, actor: moment.actor };
    switch (wish.kind) {
      case 'state':
        return isStateMet(wish.state, wish.when, run, moment) ? hit : undefined;
      case 'event':
        return isEventMet(wish.event, moment.event) ? hit : undefined;
      case 'transition': {
        const isThis = (edge: string): boolean => edge === wish.edge || edge.startsWith(`${wish.edge}/`);
        if (moment.taken.some(isThis)) return hit;
        return moment.steps.some(({ oneOf = [] }) => oneOf.some(isThis)) ? { ...hit, isOneOf: true } : undefined;
      }
      case 'context': {
        const value = this.#watches.get(id)?.ask(run, moment);
        return value === undefined ? undefined : { ...hit, value };
      }
    }
  }
}

function isStateMet(state: string, when: 'entered' | 'left', run: ActorRun, moment: Moment): boolean {
  const isEntered = moment.entered.includes(state);
  if (when === 'entered') return isEntered;
  const isActive = moment.active.includes(state);
  // Entered on the way and not active: it was left again at once.
  if (isEntered && !isActive) return true;
  const before = run.moments[placeOf(run.moments, moment.number) - 1];
  return before !== undefined && before.active.includes(state) && (!isActive || isEntered);
}

/** A name, or the beginning of one and a star. */
function isEventMet(wanted: string, event: string): boolean {
  return wanted.endsWith('*') ? event.startsWith(wanted.slice(0, -1)) : event === wanted;
}
