// What one run of an actor looks like at one moment: a fold over its moments. Going to another moment reads the fold again;
// nothing is run.
import type { ChartGraph } from '../charts/chart-graph.ts';
import type { Moment } from './moment.ts';
import { placeUpTo } from './moment-places.ts';
import type { ActorKind } from './trace.ts';

export interface ChartView {
  readonly active: ReadonlySet<string>;
  /** The innermost active states. */
  readonly present: ReadonlySet<string>;
  /** How often each state was entered up to this moment. */
  readonly visits: ReadonlyMap<string, number>;
  readonly taken: ReadonlySet<string>;
  readonly takenBefore: ReadonlySet<string>;
  /** How often each edge was taken up to this moment. */
  readonly timesTaken: ReadonlyMap<string, number>;
  readonly stopped: ReadonlySet<string>;
  /** One of these was taken; the app does not tell which. */
  readonly oneOf: ReadonlySet<string>;
  /** How the actor ended, when the present state says so. */
  readonly verdict: 'good' | 'bad' | undefined;
  readonly moment: Moment | undefined;
}

export const emptyView: ChartView = {
  active: new Set(),
  present: new Set(),
  visits: new Map(),
  taken: new Set(),
  takenBefore: new Set(),
  timesTaken: new Map(),
  stopped: new Set(),
  oneOf: new Set(),
  verdict: undefined,
  moment: undefined,
};

export interface ActorRunOptions {
  readonly key: string;
  readonly name: string;
  /** Key of its source; empty when there is only one. */
  readonly source: string;
  readonly sessionId: string | undefined;
}

interface Counts {
  readonly visits: Map<string, number>;
  readonly taken: Map<string, number>;
}

/** One run of one actor. */
export class ActorRun {
  readonly key: string;
  readonly source: string;
  readonly sessionId: string | undefined;
  name: string;
  parent: string | undefined;
  isParentInferred = false;
  actorKind: ActorKind = 'unknown';
  /** Undefined for actors that are no statecharts, or of which no chart was told. */
  graph: ChartGraph | undefined;
  /** JSON of the definition as it came; the same text for all actors of one machine. */
  definitionText: string | undefined;
  hasStopped = false;
  /** Numbers of the moments of the whole trace after which it appeared, and after which it stopped. */
  appearedAfter = 0;
  stoppedAfter: number | undefined;
  readonly moments: Moment[] = [];
  /** What was cut off at the front to save memory. */
  #before: Counts & { moves: number; moments: number } = { moves: 0, moments: 0, visits: new Map(), taken: new Map() };
  #cache: (Counts & { upTo: number }) | undefined;

  constructor({ key, name, source, sessionId }: ActorRunOptions) {
    this.key = key;
    this.name = name;
    this.source = source;
    this.sessionId = sessionId;
  }

  /** It was registered, but nothing ever came of it: React's strict mode makes such. */
  get hasNeverStarted(): boolean {
    return this.moments.length === 0 && this.#before.moments === 0;
  }

  /** The moment of the n-th entering of states (0 is the start); the last when n is undefined or beyond, none when negative. */
  momentOfMove(index: number | undefined): Moment | undefined {
    if (index === undefined) return this.moments.at(-1);
    if (index < 0) return undefined;
    let at = this.#before.moves - 1;
    for (const moment of this.moments) {
      if (moment.hasMoved) at++;
      if (at >= index) return moment;
    }
    return this.moments.at(-1);
  }

  /** The last moment whose number is not beyond this one. */
  momentUpTo(number: number): Moment | undefined {
    return this.moments[placeUpTo(this.moments, number)];
  }

  viewAt(moment: Moment | undefined): ChartView {
    const index = moment === undefined ? -1 : placeUpTo(this.moments, moment.number);
    if (moment === undefined || this.moments[index] !== moment) return emptyView;
    const { visits, taken } = this.#countUpTo(index);
    const oneOf = new Set(moment.steps.flatMap((step) => step.oneOf ?? []));
    const verdict = [...moment.active]
      .reverse()
      .map((id) => this.graph?.nodes.get(id)?.verdict)
      .find((found) => found !== undefined);
    return {
      active: new Set(moment.active),
      present: new Set(moment.to),
      visits: new Map(visits),
      taken: new Set(moment.taken),
      takenBefore: new Set([...taken.keys()].filter((id) => !moment.taken.includes(id))),
      timesTaken: new Map(taken),
      stopped: new Set(moment.stopped.filter((id) => !moment.taken.includes(id))),
      oneOf,
      verdict,
      moment,
    };
  }

  /** Forgets the oldest moments, and keeps their sum. */
  forgetUpTo(number: number): void {
    const count = Math.min(placeUpTo(this.moments, number) + 1, Math.max(0, this.moments.length - 1));
    for (const moment of this.moments.splice(0, count)) {
      if (moment.hasMoved) this.#before.moves++;
      this.#before.moments++;
      addMoment(moment, this.#before);
    }
    this.#cache = undefined;
  }

  #countUpTo(index: number): Counts {
    const cache =
      this.#cache !== undefined && this.#cache.upTo <= index
        ? this.#cache
        : { upTo: -1, visits: new Map(this.#before.visits), taken: new Map(this.#before.taken) };
    for (let at = cache.upTo + 1; at <= index; at++) {
      const moment = this.moments[at];
      if (moment !== undefined) addMoment(moment, cache);
    }
    cache.upTo = index;
    this.#cache = cache;
    return cache;
  }
}

function addMoment(moment: Moment, { visits, taken }: Counts): void {
  for (const id of moment.entered) visits.set(id, (visits.get(id) ?? 0) + 1);
  for (const id of moment.taken) taken.set(id, (taken.get(id) ?? 0) + 1);
}
