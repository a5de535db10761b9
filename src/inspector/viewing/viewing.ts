// What the views of the inspector share: the trace, the actor and the moment looked at, and how to send events. Views read it
// and call its verbs; the statechart in viewing-chart.ts decides.
import { interpret } from 'xstate';
import type { ActorRun, ChartView } from '../trace/actor-run.ts';
import { emptyView } from '../trace/actor-run.ts';
import type { Moment } from '../trace/moment.ts';
import type { TraceStore } from '../trace/trace-store.ts';
import { placeOf, placeUpTo } from '../trace/moment-places.ts';
import type { BreakpointHit } from './breakpoints.ts';
import { Breakpoints } from './breakpoints.ts';
import type { MomentFilter, MomentTest } from './moment-filter.ts';
import { isOpen, openFilter, testOf } from './moment-filter.ts';
import { MomentSearch } from './moment-search.ts';
import { MomentSieve } from './moment-sieve.ts';
import { viewingChart } from './viewing-chart.ts';

/** Sends an event to an actor of a running app. */
export type SendEvent = (run: ActorRun, event: Readonly<Record<string, unknown>> & { readonly type: string }) => void;

export class Viewing {
  readonly store: TraceStore;
  /** Undefined where nothing can be sent at all. */
  send: SendEvent | undefined;
  /** Where the view shall stop. */
  readonly breakpoints = new Breakpoints(() => this.#tell());
  #service = interpret(
    viewingChart.withConfig({ actions: { playNext: () => this.#playNext(), siftOn: () => this.#siftOn() } }),
  );
  #listeners = new Set<() => void>();
  #stopListening: () => void;
  #seen = 0;
  #filter = openFilter;
  #test: MomentTest | undefined;
  #sieve = new MomentSieve();
  #search: MomentSearch | undefined;
  /** The run a person chose after its app had gone. */
  #keptRun: string | undefined;

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

  get isPlaying(): boolean {
    return this.#service.state.matches('time.playing');
  }

  /** Moments played in a second. */
  get speed(): number {
    return this.#service.state.context.speed;
  }

  /** What met the breakpoint at which the view stands. */
  get stop(): BreakpointHit | undefined {
    const { breakpoint, cursor } = this.#service.state.context;
    if (breakpoint === undefined || cursor === undefined) return undefined;
    return this.breakpoints.hitsAt(cursor).find((hit) => hit.breakpoint === breakpoint);
  }

  /** How many of the moments shown came since live was left. */
  get newer(): number {
    const { seenUpTo } = this.#service.state.context;
    const { moments } = this;
    return seenUpTo === undefined ? 0 : moments.length - 1 - placeUpTo(moments, seenUpTo);
  }

  get hasSeveralActors(): boolean {
    return this.store.actors.length > 1;
  }

  /** Number of the moment shown; undefined while live. */
  get cursor(): number | undefined {
    return this.#service.state.context.cursor;
  }

  /**
   * The actor whose chart is shown: the chosen one, or what came after it when its app was loaded anew; else the first that
   * has a chart and has started, else the first.
   */
  get run(): ActorRun | undefined {
    const { actor } = this.#service.state.context;
    const chosen = actor === undefined ? undefined : this.store.run(actor);
    if (chosen) return this.isLive && chosen.key !== this.#keptRun ? this.#newestOf(chosen) : chosen;
    const { actors } = this.store;
    const hasChart = (run: ActorRun): boolean => run.graph !== undefined && !run.hasNeverStarted;
    const first = actors.find((run) => hasChart(run) && !this.#isOver(run)) ?? actors.find(hasChart) ?? actors[0];
    return first && this.#newestOf(first);
  }

  /** Of an app that has gone, the same actor in its newest run. */
  #newestOf(run: ActorRun): ActorRun {
    const newest = this.#isOver(run) ? this.store.newestRun(run.name) : undefined;
    return newest && newest.source !== run.source ? newest : run;
  }

  #isOver({ source }: ActorRun): boolean {
    return this.store.source(source)?.hasEnded === true;
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
    return this.#filter.hitsOnly && this.#search !== undefined ? this.#search.hits : this.searched;
  }

  /** What a search looks through: the moments that pass all of the filter but the search itself. */
  get searched(): readonly Moment[] {
    const all = this.#momentsOfActors;
    if (this.#test === undefined) return all;
    const kept = this.#sieve.read(all, this.#test);
    if (this.#sieve.behind > 0) this.#service.send({ type: 'sifting.wanted' });
    return kept;
  }

  /** Share of the moments that have been through the filter, from 0 to 1. */
  get sifted(): number {
    const { searched } = this;
    const all = this.#momentsOfActors.length;
    return this.#test === undefined || all === 0 || searched.length === all ? 1 : 1 - this.#sieve.behind / all;
  }

  get search(): MomentSearch | undefined {
    return this.#search;
  }

  /** Begins to search; whoever began it runs it. An empty text ends it. */
  find(text: string): void {
    const { store } = this;
    this.#search = text === '' ? undefined : new MomentSearch(text, (actor) => store.run(actor));
    this.#tell();
  }

  /** Searches on until time is up; says whether all was looked at. */
  searchOn(isTimeUp: () => boolean): boolean {
    const isDone = this.#search?.run(this.searched, isTimeUp) ?? true;
    this.#tell();
    return isDone;
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
    const run = this.store.run(key);
    this.#keptRun = run && this.#isOver(run) ? key : undefined;
    this.#service.send({ type: 'actor.chosen', actor: key });
  }

  /** Goes to a moment, and to its actor when `looksThere`. */
  chooseMoment(number: number, looksThere?: string): void {
    const actor = looksThere === undefined ? {} : { actor: looksThere };
    this.#service.send({ type: 'moment.chosen', number, newest: this.#newest, ...actor });
  }

  /** Goes so many of the moments shown back or on. */
  step(by: number): void {
    const { moments, cursor } = this;
    const place = cursor === undefined ? moments.length - 1 : placeUpTo(moments, cursor);
    const moment = moments[Math.min(moments.length - 1, Math.max(0, place + by))];
    if (moment) this.chooseMoment(moment.number, moment.actor);
  }

  pause(): void {
    const { run } = this;
    this.#service.send({ type: 'pause.chosen', number: this.#newest, ...(run ? { actor: run.key } : {}) });
  }

  /** Plays what is there, from the moment shown, or from the first when the last is shown. */
  play(): void {
    const { moments, cursor } = this;
    const place = cursor === undefined ? moments.length - 1 : placeUpTo(moments, cursor);
    const from = moments[place >= moments.length - 1 ? 0 : Math.max(0, place)];
    if (from) this.#service.send({ type: 'play.chosen', number: from.number, newest: this.#newest, actor: from.actor });
  }

  chooseSpeed(speed: number): void {
    this.#service.send({ type: 'speed.chosen', speed });
  }

  /** Goes to the next moment that met a breakpoint, or live when there is none. */
  goOn(): void {
    const { moments } = this.store;
    const isKept = ({ number }: BreakpointHit): boolean => placeOf(moments, number) >= 0;
    const hit = this.breakpoints.hitAfter(this.cursor ?? this.#newest, isKept);
    if (hit) this.#service.send({ type: 'next.breakpoint.chosen', ...hit });
    else this.goLive();
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

  get #newest(): number {
    return this.store.moments.at(-1)?.number ?? 0;
  }

  #playNext(): void {
    const { moments, cursor = 0 } = this;
    const next = moments[placeUpTo(moments, cursor) + 1];
    if (next) this.#service.send({ type: 'moment.played', number: next.number, actor: next.actor });
    else this.#service.send({ type: 'end.reached' });
  }

  #siftOn(): void {
    if (this.#test === undefined || this.#sieve.siftOn()) this.#service.send({ type: 'sifting.done' });
    this.#tell();
  }

  #takeNews(): void {
    const hit = this.breakpoints.examine(this.store);
    const newest = this.store.moments.at(-1);
    if (newest === undefined) this.#service.send({ type: 'trace.emptied' });
    else if (newest.number !== this.#seen) this.#service.send({ type: 'action.elsewhere', actor: newest.actor });
    if (hit) this.#service.send({ type: 'breakpoint.met', ...hit });
    this.#seen = newest?.number ?? 0;
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
