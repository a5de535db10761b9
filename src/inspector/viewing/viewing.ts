// What the views of the inspector share: the trace, the actor and the moment looked at, and how to send events. Views read it
// and call its verbs; the statechart in viewing-chart.ts decides.
import { interpret } from 'xstate';
import type { ActorRun, ChartView } from '../trace/actor-run.ts';
import { emptyView } from '../trace/actor-run.ts';
import type { Moment } from '../trace/moment.ts';
import type { TraceStore } from '../trace/trace-store.ts';
import type { MomentFilter, MomentTest } from './moment-filter.ts';
import { isOpen, openFilter, testOf } from './moment-filter.ts';
import { MomentSieve } from './moment-sieve.ts';
import { viewingChart } from './viewing-chart.ts';

/** Sends an event to an actor of a running app. */
export type SendEvent = (run: ActorRun, event: Readonly<Record<string, unknown>> & { readonly type: string }) => void;

export class Viewing {
  readonly store: TraceStore;
  /** Undefined where nothing can be sent at all. */
  send: SendEvent | undefined;
  #service = interpret(viewingChart);
  #listeners = new Set<() => void>();
  #stopListening: () => void;
  #seen = 0;
  #filter = openFilter;
  #test: MomentTest | undefined;
  #sieve = new MomentSieve();

  constructor(store: TraceStore) {
    this.store = store;
    this.#service.onTransition((state) => {
      if (state.changed) this.#tell();
    });
    this.#service.start();
    this.#stopListening = store.subscribe(() => this.#takeNews());
  }

  /** Ends it; nothing is heard of any more. */
  close(): void {
    this.#stopListening();
    this.#listeners.clear();
    this.#service.stop();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  get isLive(): boolean {
    return this.#service.state.matches('time.live');
  }

  get isFollowing(): boolean {
    return this.#service.state.matches('attention.following');
  }

  /** Id of the breakpoint at which the view stands. */
  get breakpoint(): string | undefined {
    return this.#service.state.context.breakpoint;
  }

  /** Number of the moment shown; undefined while live. */
  get cursor(): number | undefined {
    return this.#service.state.context.cursor;
  }

  /** The actor whose chart is shown: the chosen one, else the first that has a chart and has started, else the first. */
  get run(): ActorRun | undefined {
    const { actor } = this.#service.state.context;
    const chosen = actor === undefined ? undefined : this.store.run(actor);
    if (chosen) return chosen;
    const { actors } = this.store;
    return actors.find((run) => run.graph !== undefined && !run.hasNeverStarted) ?? actors[0];
  }

  /** What the actor looks like at the moment shown. */
  get moment(): Moment | undefined {
    return this.momentOf(this.run);
  }

  get view(): ChartView {
    return this.run?.viewAt(this.moment) ?? emptyView;
  }

  /** Which moments the lists show. */
  get filter(): MomentFilter {
    return this.#filter;
  }

  get isFiltered(): boolean {
    return !isOpen(this.#filter);
  }

  /**
   * The moments that pass the filter, oldest first. The list grows in place: whoever asks again looks at what is new only.
   */
  get moments(): readonly Moment[] {
    const all = this.#momentsOfActors;
    return this.#test === undefined ? all : this.#sieve.read(all, this.#test);
  }

  /** Changes the filter, or a part of it. */
  chooseFilter(part: Partial<MomentFilter>): void {
    this.#filter = { ...this.#filter, ...part };
    this.#test = this.#makeTest();
    this.#tell();
  }

  clearFilter(): void {
    this.chooseFilter(openFilter);
  }

  get #momentsOfActors(): readonly Moment[] {
    return this.#filter.actors === 'this' ? (this.run?.moments ?? []) : this.store.moments;
  }

  #makeTest(): MomentTest | undefined {
    const { actors } = this.#filter;
    const test = testOf(this.#filter);
    if (typeof actors === 'string') return test;
    // By name, for an app loaded anew brings the same actors under other keys.
    const names = new Set(actors);
    return (moment) => names.has(this.store.run(moment.actor)?.name ?? '') && (test === undefined || test(moment));
  }

  momentOf(run: ActorRun | undefined): Moment | undefined {
    const { cursor } = this;
    return cursor === undefined ? run?.moments.at(-1) : run?.momentUpTo(cursor);
  }

  chooseActor(key: string): void {
    this.#service.send({ type: 'actor.chosen', actor: key });
  }

  /** Goes to a moment, and to its actor when `looksThere`. */
  chooseMoment(number: number, looksThere?: string): void {
    this.#service.send({ type: 'moment.chosen', number, ...(looksThere === undefined ? {} : { actor: looksThere }) });
  }

  pause(): void {
    this.#service.send({ type: 'pause.chosen', number: this.store.moments.at(-1)?.number ?? 0 });
  }

  goLive(): void {
    this.#service.send({ type: 'live.chosen' });
  }

  follow(): void {
    this.#service.send({ type: 'follow.chosen' });
  }

  stay(): void {
    this.#service.send({ type: 'stay.chosen' });
  }

  #takeNews(): void {
    const newest = this.store.moments.at(-1);
    if (newest === undefined) this.#service.send({ type: 'trace.emptied' });
    else if (newest.number !== this.#seen) this.#service.send({ type: 'action.elsewhere', actor: newest.actor });
    this.#seen = newest?.number ?? 0;
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
