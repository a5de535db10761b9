// Folds records into what the store holds: charts are read once for each definition, macrosteps are read against the chart
// and the moment before. Needs no page and no history, so it runs in the worker that reads the messages.
import type { ChartGraph } from '../charts/chart-graph.ts';
import { readChartGraph } from '../charts/read-chart.ts';
import type { Moment } from './moment.ts';
import { readMoment } from './moment.ts';
import type {
  ActorKind,
  ActorNewsRecord,
  ActorRecord,
  ComplaintRecord,
  SourceEndRecord,
  SourceRecord,
  StopRecord,
  TraceRecord,
} from './trace.ts';

/** A chart, told once; actors name it by its key. */
export interface ChartEntry {
  readonly kind: 'chart';
  readonly chart: string;
  /** Undefined when the definition is none of a statechart. */
  readonly graph: ChartGraph | undefined;
  readonly definitionText: string;
}

export interface ActorEntry extends Omit<ActorRecord, 'definition'> {
  readonly chart?: string;
}

export interface ActorNewsEntry extends Omit<ActorNewsRecord, 'definition'> {
  readonly chart?: string;
  readonly actorKind?: ActorKind;
}

export interface MomentEntry {
  readonly kind: 'moment';
  readonly moment: Moment;
}

/** Everything before was forgotten. */
export interface ClearedEntry {
  readonly kind: 'cleared';
}

export type TraceEntry =
  | ClearedEntry
  | SourceRecord
  | SourceEndRecord
  | ChartEntry
  | ActorEntry
  | ActorNewsEntry
  | MomentEntry
  | StopRecord
  | ComplaintRecord;

interface FollowedActor {
  graph: ChartGraph | undefined;
  last: Moment | undefined;
}

export class TraceFolder {
  #charts = new Map<string, { chart: string; graph: ChartGraph | undefined }>();
  #chartOf = new WeakMap<object, { chart: string; graph: ChartGraph | undefined }>();
  #actors = new Map<string, FollowedActor>();
  readonly #name: string;

  /** Keys of its charts begin with this name: two folders that feed one store need two. */
  constructor(name = 'chart') {
    this.#name = name;
  }

  fold(record: TraceRecord): TraceEntry[] {
    switch (record.kind) {
      case 'actor': {
        const { definition, ...rest } = record;
        const entries: TraceEntry[] = [];
        const found = definition === undefined ? undefined : this.#readChart(definition, entries);
        this.#actors.set(record.actor, { graph: found?.graph, last: undefined });
        if (found !== undefined && found.graph === undefined)
          entries.push({ kind: 'complaint', words: 'a definition that is not a statechart' });
        return [...entries, { ...rest, ...(found === undefined ? {} : { chart: found.chart }) }];
      }
      case 'actor news': {
        const { definition, ...rest } = record;
        const entries: TraceEntry[] = [];
        const found = definition === undefined ? undefined : this.#readChart(definition, entries);
        const actor = this.#actors.get(record.actor);
        if (actor && found) actor.graph = found.graph;
        return [...entries, { ...rest, ...(found === undefined ? {} : { chart: found.chart }) }];
      }
      case 'macrostep': {
        const actor = this.#actors.get(record.actor);
        if (actor === undefined) return [{ kind: 'complaint', words: 'a state of an unknown actor' }];
        actor.last = readMoment(actor.graph, actor.last, record);
        return [{ kind: 'moment', moment: actor.last }];
      }
      case 'source':
      case 'source end':
      case 'stop':
      case 'complaint':
        return [record];
    }
  }

  #readChart(definition: unknown, entries: TraceEntry[]): { chart: string; graph: ChartGraph | undefined } {
    const isObject = typeof definition === 'object' && definition !== null;
    const seen = isObject ? this.#chartOf.get(definition) : undefined;
    if (seen) return seen;
    const text = textOf(definition);
    let known = this.#charts.get(text);
    if (known === undefined) {
      known = { chart: `${this.#name} ${this.#charts.size + 1}`, graph: readChartGraph(definition) };
      this.#charts.set(text, known);
      entries.push({ kind: 'chart', chart: known.chart, graph: known.graph, definitionText: text });
    }
    if (isObject) this.#chartOf.set(definition, known);
    return known;
  }
}

/** A definition nested too deeply to be written is too deep for a chart as well. */
function textOf(definition: unknown): string {
  try {
    return JSON.stringify(definition) ?? '';
  } catch {
    return '';
  }
}
