// What a store holds, as lines of a session file: one line of JSON for each chart, source, actor and moment. Asked again later
// it gives only what is new since, so the same lines serve saving at once and keeping as it comes.
import type { ActorRun } from '../trace/actor-run.ts';
import type { Moment } from '../trace/moment.ts';
import { placeUpTo } from '../trace/moment-places.ts';
import type { MacrostepRecord } from '../trace/trace.ts';
import type { TraceSource, TraceStore } from '../trace/trace-store.ts';

export const sections = ['charts', 'sources', 'actors', 'moments'] as const;
export type Section = (typeof sections)[number];

export interface SessionLine {
  readonly section: Section;
  /** The same key again takes the place of the line before. */
  readonly key: string;
  readonly text: string;
}

export class SessionLines {
  readonly #store: TraceStore;
  readonly #isWanted: (source: TraceSource | undefined) => boolean;
  #charts = new Map<string, number>();
  #lines = new Map<string, string>();
  #lastNumber = 0;

  constructor(store: TraceStore, isWanted: (source: TraceSource | undefined) => boolean = () => true) {
    this.#store = store;
    this.#isWanted = isWanted;
  }

  /** The trace was emptied since these lines were last asked for: what was given before is of another run. */
  get isOutdated(): boolean {
    return (this.#store.moments.at(-1)?.number ?? 0) < this.#lastNumber;
  }

  /** What is new. Take it in pieces: the list of a long run is long. */
  *news(): Generator<SessionLine, void, void> {
    const runs = new Map<string, ActorRun>();
    for (const source of this.#store.sources) {
      if (!this.#isWanted(source)) continue;
      const { source: key, name, protocol, atMs, hasEnded } = source;
      yield* this.#changed('sources', key, JSON.stringify({ source: key, name, protocol, atMs, hasEnded }));
    }
    for (const run of this.#store.actors) {
      if (!this.#isWanted(this.#store.source(run.source))) continue;
      runs.set(run.key, run);
      let chart: number | undefined;
      if (run.definitionText !== undefined) {
        chart = this.#charts.get(run.definitionText);
        if (chart === undefined) {
          chart = this.#charts.size;
          this.#charts.set(run.definitionText, chart);
          yield { section: 'charts', key: String(chart), text: run.definitionText };
        }
      }
      yield* this.#changed('actors', run.key, JSON.stringify(actorLine(run, chart)));
    }
    const { moments } = this.#store;
    // Taken now, for the list may lose its front while this is read.
    const news = moments.slice(placeUpTo(moments, this.#lastNumber) + 1);
    for (const moment of news) {
      this.#lastNumber = moment.number;
      if (!runs.has(moment.actor)) continue;
      yield { section: 'moments', key: String(moment.number), text: JSON.stringify(momentLine(moment)) };
    }
  }

  *#changed(section: Section, key: string, text: string): Generator<SessionLine, void, void> {
    if (this.#lines.get(`${section} ${key}`) === text) return;
    this.#lines.set(`${section} ${key}`, text);
    yield { section, key, text };
  }
}

function actorLine(run: ActorRun, chart: number | undefined): object {
  const { key, name, source, sessionId, parent, isParentInferred, actorKind, hasStopped } = run;
  return { actor: key, name, source, sessionId, parent, isParentInferred, actorKind, chart, hasStopped };
}

/** The record a moment was read from. */
export function momentLine(moment: Moment): Omit<MacrostepRecord, 'kind'> {
  const { actor, atMs, event, sender, isFromInspector, status, value, payload, told, microsteps } = moment;
  return {
    actor,
    atMs,
    event: {
      type: event,
      ...(payload?.data === undefined ? {} : { data: payload.data }),
      ...(sender === undefined ? {} : { from: sender }),
      ...(isFromInspector ? { isFromInspector } : {}),
    },
    status,
    ...(value === undefined ? {} : { value }),
    ...(payload?.context === undefined ? {} : { context: payload.context }),
    ...(payload?.output === undefined ? {} : { output: payload.output }),
    ...(payload?.error === undefined ? {} : { error: payload.error }),
    ...(payload === undefined ? { isPayloadLost: true } : {}),
    told,
    microsteps,
  };
}
