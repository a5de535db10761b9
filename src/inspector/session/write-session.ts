// Writes a session as one JSON file: a head, and one line for each chart, source, actor and moment, so that it can be written
// and read in slices, and still is JSON for everybody else.
import type { ActorRun } from '../trace/actor-run.ts';
import type { TraceStore } from '../trace/trace-store.ts';
import type { BreakpointEntry } from '../viewing/breakpoints.ts';
import type { Section } from './session-lines.ts';
import { SessionLines, sections } from './session-lines.ts';

export const sessionFormat = 'statechart-session';
export const sessionVersion = 1;

/** Moments counted in one piece. */
const countedMax = 500;

export interface SessionHead {
  readonly savedAtMs: number;
  /** Of earlier moments nothing is kept; of others no event data and context. */
  readonly notKept?: { readonly moments: number; readonly payloads: number };
}

export interface SessionParts extends Record<Section, Iterable<string>> {
  readonly breakpoints?: readonly BreakpointEntry[];
  readonly coverage?: Iterable<string>;
}

/** The text in pieces, one for each line. */
export function* sessionText(head: SessionHead, parts: SessionParts): Generator<string, void, void> {
  const { savedAtMs, notKept } = head;
  yield JSON.stringify({
    format: sessionFormat,
    version: sessionVersion,
    savedAtMs,
    ...(notKept ? { notKept } : {}),
  }).slice(0, -1);
  for (const section of [...sections, 'coverage', 'breakpoints'] as const) {
    const lines =
      section === 'breakpoints'
        ? (parts.breakpoints ?? []).map((entry) => JSON.stringify(entry))
        : (parts[section] ?? []);
    yield `,\n"${section}":[`;
    let isFirst = true;
    for (const line of lines) {
      yield `${isFirst ? '' : ','}\n${line}`;
      isFirst = false;
    }
    yield '\n]';
  }
  yield '}\n';
}

/** Everything a store holds. Gives pieces of text; take them in slices. */
export function* writeSession(
  store: TraceStore,
  savedAtMs: number,
  breakpoints: readonly BreakpointEntry[] = [],
): Generator<string, void, void> {
  const found: Record<Section, Map<string, string>> = {
    charts: new Map(),
    sources: new Map(),
    actors: new Map(),
    moments: new Map(),
  };
  const notKept = { moments: store.forgotten, payloads: store.payloadsForgotten };
  for (const { section, key, text } of new SessionLines(store).news()) {
    found[section].set(key, text);
    // Gives the taker a chance to pause.
    yield '';
  }
  for (const run of store.actors)
    for (let at = countedMax; at < run.moments.length; at += countedMax) {
      // Counts on from where it was; so the whole of a long run is never counted at once.
      run.viewAt(run.moments[at]);
      yield '';
    }
  const values = (section: Section): Iterable<string> => found[section].values();
  yield* sessionText(
    { savedAtMs, ...(notKept.moments + notKept.payloads > 0 ? { notKept } : {}) },
    {
      charts: values('charts'),
      sources: values('sources'),
      actors: values('actors'),
      moments: values('moments'),
      coverage: coverageLines(store.actors),
      breakpoints,
    },
  );
}

/** How often states were entered and transitions taken, for other programs; it is counted anew when the file is opened. */
function* coverageLines(runs: readonly ActorRun[]): Generator<string, void, void> {
  for (const run of runs) {
    const last = run.moments.at(-1);
    if (run.graph === undefined || last === undefined) continue;
    const { visits, timesTaken } = run.viewAt(last);
    yield JSON.stringify({
      actor: run.key,
      states: [...run.graph.nodes.keys()].map((id) => [id, visits.get(id) ?? 0]),
      transitions: run.graph.edges.map(({ id }) => [id, timesTaken.get(id) ?? 0]),
    });
  }
}
