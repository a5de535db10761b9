// What one run of an actor looks like at one moment: a fold over its state records. Going to another moment reads the fold
// again; nothing is run.
import type { ChartGraph } from './chart-graph.ts';
import { activeStates, findWay, leavesOf } from './chart-path.ts';
import type { StateRecord } from './trace.ts';
import { initialEvent } from './trace.ts';

/** One state record, read against the chart. */
export interface Moment {
  /** Place among all moments of the trace, from 1. */
  readonly number: number;
  readonly actor: string;
  readonly event: string;
  /** The event and the context as told; dropped again when the moment is old. */
  payload: { readonly data: unknown; readonly context: unknown } | undefined;
  readonly active: readonly string[];
  /** Innermost active states before and after. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Edges taken, in order. */
  readonly taken: readonly string[];
  /** Guarded edges that were asked and said no. */
  readonly stopped: readonly string[];
  /** States entered, also those left again at once. */
  readonly entered: readonly string[];
  /** The start, a change of states, or a state entered anew. */
  readonly hasMoved: boolean;
}

export interface ChartView {
  readonly active: ReadonlySet<string>;
  /** The innermost active states. */
  readonly present: ReadonlySet<string>;
  /** How often each state was entered up to this moment. */
  readonly visits: ReadonlyMap<string, number>;
  readonly taken: ReadonlySet<string>;
  readonly takenBefore: ReadonlySet<string>;
  readonly stopped: ReadonlySet<string>;
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
  stopped: new Set(),
  verdict: undefined,
  moment: undefined,
};

export function readMoment(
  graph: ChartGraph,
  previous: Moment | undefined,
  record: StateRecord,
  number: number,
): Moment {
  const active = activeStates(graph, record.value);
  const before = new Set(previous?.active ?? []);
  const isStart = previous === undefined;
  // A hello in the middle of a run is answered with the present state: how it came about is not known.
  const isKnown = !isStart || record.event === initialEvent;
  const way = isKnown ? findWay(graph, before, record.event, active, record.transitions) : { steps: [], passed: [] };
  const reenters = record.transitions.some((transition) => transition.targets.length > 0 && !transition.isInternal);
  const to = leavesOf(graph, active);
  const from = previous?.to ?? [];
  const anew = [...active].filter((id) => !before.has(id));
  const again = reenters
    ? record.transitions.flatMap((transition) => transition.targets).filter((id) => before.has(id))
    : [];
  return {
    number,
    actor: record.actor,
    event: record.event,
    payload: { data: record.data, context: record.context },
    active: [...active],
    from,
    to,
    taken: way.steps.flatMap((step) => step.edges),
    stopped: way.steps.flatMap((step) => step.stopped),
    entered: [...new Set([...way.passed, ...anew, ...again])],
    hasMoved: isStart || reenters || to.join() !== from.join(),
  };
}

/** One run of one actor. */
export class ActorRun {
  readonly moments: Moment[] = [];
  hasStopped = false;
  /** What was cut off at the front to save memory. */
  #before = { moves: 0, visits: new Map<string, number>(), taken: new Set<string>() };
  #cache: { upTo: number; visits: Map<string, number>; taken: Set<string> } | undefined;
  readonly key: string;
  readonly name: string;
  readonly parent: string | undefined;
  readonly graph: ChartGraph;

  constructor(options: { key: string; name: string; parent: string | undefined; graph: ChartGraph }) {
    this.key = options.key;
    this.name = options.name;
    this.parent = options.parent;
    this.graph = options.graph;
  }

  append(record: StateRecord, number: number): Moment {
    const moment = readMoment(this.graph, this.moments.at(-1), record, number);
    this.moments.push(moment);
    return moment;
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
    return this.moments.findLast((moment) => moment.number <= number);
  }

  viewAt(moment: Moment | undefined): ChartView {
    const index = moment === undefined ? -1 : this.moments.indexOf(moment);
    if (moment === undefined || index < 0) return emptyView;
    const { visits, taken } = this.#countUpTo(index);
    const present = new Set(moment.to);
    const verdict = [...moment.active]
      .reverse()
      .map((id) => this.graph.nodes.get(id)?.verdict)
      .find((found) => found !== undefined);
    return {
      active: new Set(moment.active),
      present,
      visits: new Map(visits),
      taken: new Set(moment.taken),
      takenBefore: new Set([...taken].filter((id) => !moment.taken.includes(id))),
      stopped: new Set(moment.stopped.filter((id) => !moment.taken.includes(id))),
      verdict,
      moment,
    };
  }

  /** Forgets the oldest moments, and keeps their sum. */
  forgetUpTo(number: number): void {
    const count = this.moments.findIndex((moment) => moment.number > number);
    const cut = this.moments.splice(
      0,
      count < 0 ? Math.max(0, this.moments.length - 1) : Math.min(count, this.moments.length - 1),
    );
    for (const moment of cut) {
      if (moment.hasMoved) this.#before.moves++;
      addMoment(moment, this.#before.visits, this.#before.taken);
    }
    this.#cache = undefined;
  }

  #countUpTo(index: number): { visits: Map<string, number>; taken: Set<string> } {
    const cache =
      this.#cache !== undefined && this.#cache.upTo <= index
        ? this.#cache
        : { upTo: -1, visits: new Map(this.#before.visits), taken: new Set(this.#before.taken) };
    for (let at = cache.upTo + 1; at <= index; at++) {
      const moment = this.moments[at];
      if (moment !== undefined) addMoment(moment, cache.visits, cache.taken);
    }
    cache.upTo = index;
    this.#cache = cache;
    return cache;
  }
}

function addMoment(moment: Moment, visits: Map<string, number>, taken: Set<string>): void {
  for (const id of moment.entered) visits.set(id, (visits.get(id) ?? 0) + 1);
  for (const id of moment.taken) taken.add(id);
}
