// Holds what came of all actors and tells its listeners. Memory is capped: the oldest payloads go first, then the oldest
// moments, and what is no longer kept is counted, so that it can be said on the screen.
import { ActorRun } from './actor-run.ts';
import type { ChartGraph } from '../charts/chart-graph.ts';
import type { Moment, Payload } from './moment.ts';
import type { SourceRecord, TraceRecord } from './trace.ts';
import type { ActorEntry, ActorNewsEntry, TraceEntry } from './trace-folder.ts';
import { TraceFolder } from './trace-folder.ts';

export interface TraceStoreOptions {
  /** Moments kept; beyond it the oldest tenth goes. */
  readonly momentsMax?: number;
  /** Characters of event data and context kept, in millions of two bytes each. */
  readonly payloadMax?: number;
}

export interface TraceSource extends SourceRecord {
  readonly hasEnded: boolean;
}

interface KnownChart {
  readonly graph: ChartGraph | undefined;
  readonly text: string;
}

export class TraceStore {
  /** What could not be read or was not expected, by kind, with a count. */
  readonly complaints = new Map<string, number>();
  #moments: Moment[] = [];
  #runs = new Map<string, ActorRun>();
  #newestByName = new Map<string, ActorRun>();
  #sources = new Map<string, TraceSource>();
  #startMs = new Map<string, number>();
  #charts = new Map<string, KnownChart>();
  #folder = new TraceFolder('own chart');
  #listeners = new Set<() => void>();
  #lastNumber = 0;
  #forgotten = 0;
  #payloadSize = 0;
  #oldestPayload = 0;
  #payloadsForgotten = 0;
  readonly momentsMax: number;
  /** Characters of payload kept at most. */
  readonly payloadMax: number;

  constructor(options: TraceStoreOptions = {}) {
    this.momentsMax = options.momentsMax ?? 200_000;
    this.payloadMax = options.payloadMax ?? 64_000_000;
  }

  /** All moments kept, oldest first. */
  get moments(): readonly Moment[] {
    return this.#moments;
  }

  /** How many moments are no longer kept. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** How many moments kept have lost event data and context. */
  get payloadsForgotten(): number {
    return this.#payloadsForgotten;
  }

  /** Characters of event data and context held now. */
  get payloadSize(): number {
    return this.#payloadSize;
  }

  /** All actors, in order of first appearance; of names that are unique in their source only the newest run. */
  get actors(): readonly ActorRun[] {
    return [...this.#runs.values()];
  }

  get sources(): readonly TraceSource[] {
    return [...this.#sources.values()];
  }

  source(key: string): TraceSource | undefined {
    return this.#sources.get(key);
  }

  run(key: string): ActorRun | undefined {
    return this.#runs.get(key);
  }

  /** When the first moment of a source came, also when it is no longer kept: its times are told since then. */
  startMsOf(source: string): number | undefined {
    return this.#startMs.get(source);
  }

  /** Of those that came as they happened, if any: an opened session tells of earlier runs. */
  newestRun(name: string): ActorRun | undefined {
    return this.#newestByName.get(name);
  }

  /** Folds a record and takes what comes of it: for what needs no worker. */
  append(record: TraceRecord): void {
    this.takeAll(this.#folder.fold(record));
  }

  takeAll(entries: readonly TraceEntry[]): void {
    for (const entry of entries) this.#take(entry);
    if (entries.length > 0) this.#tell();
  }

  /** Takes entries as long as there is a next one, and tells of all of them at once. */
  takeEach(next: () => TraceEntry | undefined): void {
    let entry = next();
    if (entry === undefined) return;
    for (; entry !== undefined; entry = next()) this.#take(entry);
    this.#tell();
  }

  complain(words: string): void {
    this.takeAll([{ kind: 'complaint', words }]);
  }

  /** Forgets everything: a new run begins. */
  clear(): void {
    this.#moments = [];
    this.#runs.clear();
    this.#newestByName.clear();
    this.#sources.clear();
    this.#startMs.clear();
    this.complaints.clear();
    this.#lastNumber = 0;
    this.#forgotten = 0;
    this.#payloadSize = 0;
    this.#oldestPayload = 0;
    this.#payloadsForgotten = 0;
    this.#tell();
  }

  /** Calls the listener after each change; gives back how to stop that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #take(entry: TraceEntry): void {
    switch (entry.kind) {
      case 'cleared':
        return this.clear();
      case 'source':
        return void this.#sources.set(entry.source, { ...entry, hasEnded: false });
      case 'source end': {
        const source = this.#sources.get(entry.source);
        if (source) this.#sources.set(entry.source, { ...source, hasEnded: true });
        return;
      }
      case 'chart':
        return void this.#charts.set(entry.chart, { graph: entry.graph, text: entry.definitionText });
      case 'actor':
        return this.#addActor(entry);
      case 'actor news': {
        const run = this.#runs.get(entry.actor);
        if (run) this.#learn(run, entry);
        return;
      }
      case 'moment':
        return this.#addMoment(entry.moment);
      case 'stop': {
        const run = this.#runs.get(entry.actor);
        if (run) this.#stop(run);
        return;
      }
      case 'complaint':
        return void this.complaints.set(entry.words, (this.complaints.get(entry.words) ?? 0) + 1);
    }
  }

  #addActor(entry: ActorEntry): void {
    const { actor: key, name, source = '', sessionId } = entry;
    const run = new ActorRun({ key, name, source, sessionId });
    if (this.#sources.get(source)?.namesAreUnique) this.#forgetRun(this.#newestByName.get(name));
    run.appearedAfter = this.#lastNumber;
    this.#learn(run, entry);
    this.#runs.set(key, run);
    const newest = this.#newestByName.get(name);
    if (newest === undefined || !this.#isSaved(run) || this.#isSaved(newest)) this.#newestByName.set(name, run);
  }

  #isSaved({ source }: ActorRun): boolean {
    return this.#sources.get(source)?.protocol === 'session';
  }

  #learn(run: ActorRun, news: ActorEntry | ActorNewsEntry): void {
    if (news.name !== undefined) run.name = news.name;
    if (news.parent !== undefined) run.parent = news.parent;
    if (news.isParentInferred !== undefined) run.isParentInferred = news.isParentInferred;
    if (news.actorKind !== undefined) run.actorKind = news.actorKind;
    if (news.chart === undefined) return;
    const chart = this.#charts.get(news.chart);
    run.graph = chart?.graph;
    run.definitionText = chart?.text;
    if (chart?.graph) run.actorKind = 'statechart';
  }

  #stop(run: ActorRun): void {
    run.hasStopped = true;
    run.stoppedAfter ??= this.#lastNumber;
  }

  #addMoment(moment: Moment): void {
    const run = this.#runs.get(moment.actor);
    if (run === undefined) return;
    moment.number = ++this.#lastNumber;
    if (moment.status !== 'active') this.#stop(run);
    if (!this.#startMs.has(run.source)) this.#startMs.set(run.source, moment.atMs);
    run.moments.push(moment);
    this.#moments.push(moment);
    if (moment.payload === undefined) this.#payloadsForgotten++;
    this.#payloadSize += sizeOf(moment.payload);
    while (this.#payloadSize > this.payloadMax) {
      const oldest = this.#moments[this.#oldestPayload];
      if (oldest === undefined) break;
      this.#dropPayload(oldest);
      this.#oldestPayload++;
    }
    if (this.#moments.length > this.momentsMax) this.#forgetOldest();
  }

  #dropPayload(moment: Moment): void {
    if (moment.payload === undefined) return;
    this.#payloadSize -= sizeOf(moment.payload);
    moment.payload = undefined;
    this.#payloadsForgotten++;
  }

  /** An older run of the same name makes room: its moments leave the list. */
  #forgetRun(run: ActorRun | undefined): void {
    if (run === undefined) return;
    this.#runs.delete(run.key);
    for (const moment of run.moments) this.#payloadSize -= sizeOf(moment.payload);
    this.#moments = this.#moments.filter((moment) => moment.actor !== run.key);
    this.#oldestPayload = 0;
    if (this.#moments.length === 0) this.#lastNumber = 0;
  }

  #forgetOldest(): void {
    const cut = this.#moments.splice(0, Math.ceil(this.momentsMax / 10));
    this.#forgotten += cut.length;
    for (const moment of cut) {
      if (moment.payload === undefined) this.#payloadsForgotten--;
      else this.#payloadSize -= sizeOf(moment.payload);
      moment.payload = undefined;
    }
    this.#oldestPayload = Math.max(0, this.#oldestPayload - cut.length);
    const last = cut.at(-1)?.number ?? 0;
    for (const run of this.#runs.values()) run.forgetUpTo(last);
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

function sizeOf(payload: Payload | undefined): number {
  const { data, context, output, error } = payload ?? {};
  return (data?.length ?? 0) + (context?.length ?? 0) + (output?.length ?? 0) + (error?.length ?? 0);
}
