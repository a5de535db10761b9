// Holds what was recorded of all actors, folded as it comes, and tells its listeners. The oldest moments are forgotten when
// there are too many, and that is counted, so that it can be said on the screen.
import type { ChartGraph } from './chart-graph.ts';
import { readChartGraph } from './chart-graph.ts';
import type { Moment } from './chart-view.ts';
import { ActorRun } from './chart-view.ts';
import type { TraceRecord } from './trace.ts';

export interface TraceStoreOptions {
  /** Moments kept; beyond it the oldest tenth goes. */
  readonly momentsMax?: number;
  /** Moments whose event data and context are kept as well. */
  readonly payloadsMax?: number;
}

export class TraceStore {
  /** What could not be read or was not expected, by kind, with a count. */
  readonly complaints = new Map<string, number>();
  #moments: Moment[] = [];
  #runs = new Map<string, ActorRun>();
  #newestByName = new Map<string, ActorRun>();
  #graphs = new Map<unknown, ChartGraph>();
  #listeners = new Set<() => void>();
  #lastNumber = 0;
  #forgotten = 0;
  readonly #momentsMax: number;
  readonly #payloadsMax: number;

  constructor(options: TraceStoreOptions = {}) {
    this.#momentsMax = options.momentsMax ?? 20_000;
    this.#payloadsMax = options.payloadsMax ?? 2_000;
  }

  /** All moments kept, oldest first. */
  get moments(): readonly Moment[] {
    return this.#moments;
  }

  /** How many moments are no longer kept. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** The newest run of each actor, in order of first appearance. */
  get actors(): readonly ActorRun[] {
    return [...this.#newestByName.values()];
  }

  run(key: string): ActorRun | undefined {
    return this.#runs.get(key);
  }

  newestRun(name: string): ActorRun | undefined {
    return this.#newestByName.get(name);
  }

  append(record: TraceRecord): void {
    switch (record.kind) {
      case 'actor': {
        const graph = this.#graphOf(record.definition);
        if (graph === undefined) return this.complain('a definition that is not a statechart');
        const { name, parent } = record;
        const run = new ActorRun({ key: record.actor, name, parent, graph });
        this.#forgetRun(this.#newestByName.get(name));
        this.#runs.set(record.actor, run);
        this.#newestByName.set(name, run);
        break;
      }
      case 'state': {
        const run = this.#runs.get(record.actor);
        if (run === undefined) return this.complain('a state of an unknown actor');
        this.#moments.push(run.append(record, ++this.#lastNumber));
        const old = this.#moments.at(-this.#payloadsMax - 1);
        if (old !== undefined) old.payload = undefined;
        if (this.#moments.length > this.#momentsMax) this.#forgetOldest();
        break;
      }
      case 'stop': {
        const run = this.#runs.get(record.actor);
        if (run !== undefined) run.hasStopped = true;
      }
    }
    this.#tell();
  }

  complain(kind: string): void {
    this.complaints.set(kind, (this.complaints.get(kind) ?? 0) + 1);
    this.#tell();
  }

  /** Forgets everything: a new run begins. */
  clear(): void {
    this.#moments = [];
    this.#runs.clear();
    this.#newestByName.clear();
    this.complaints.clear();
    this.#lastNumber = 0;
    this.#forgotten = 0;
    this.#tell();
  }

  /** Calls the listener after each change; gives back how to stop that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #graphOf(definition: unknown): ChartGraph | undefined {
    const known = this.#graphs.get(definition);
    if (known !== undefined) return known;
    const graph = readChartGraph(definition);
    if (graph !== undefined) this.#graphs.set(definition, graph);
    return graph;
  }

  /** An older run of the same name makes room: its moments leave the list. */
  #forgetRun(run: ActorRun | undefined): void {
    if (run === undefined) return;
    this.#runs.delete(run.key);
    this.#moments = this.#moments.filter((moment) => moment.actor !== run.key);
    if (this.#moments.length === 0) this.#lastNumber = 0;
  }

  #forgetOldest(): void {
    const cut = this.#moments.splice(0, Math.ceil(this.#momentsMax / 10));
    this.#forgotten += cut.length;
    const last = cut.at(-1)?.number ?? 0;
    for (const run of this.#runs.values()) run.forgetUpTo(last);
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
