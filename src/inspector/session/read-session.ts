// Reads the text of a session file: line by line where it is as it was written, so that a large one takes slices of time only,
// and as a whole where another program has set it anew. All of it is looked at before any of it is shown.
import type { FileProblem } from '../import/file-problem.ts';
import { findJsonProblems } from '../import/scan-json.ts';
import type { TraceRecord } from '../trace/trace.ts';
import { SessionChecker } from './check-session.ts';
import { sessionFormat, sessionVersion } from './write-session.ts';

export const sessionTextMax = 64_000_000;

export interface ReadSession {
  readonly savedAtMs: number;
  readonly notKept: { readonly moments: number; readonly payloads: number };
  readonly actorCount: number;
  readonly momentCount: number;
  /** As `Breakpoints.load` takes them. */
  readonly breakpoints: readonly unknown[];
  /** Everything as records, with keys that begin with `prefix`. */
  records(options: {
    readonly prefix: string;
    readonly name: string;
    readonly cannotSend: string;
  }): Generator<TraceRecord>;
}

export type SessionResult = ReadSession | { readonly problems: readonly FileProblem[] };

/** A first look: is this a session at all? */
export function looksLikeSession(text: string): boolean {
  return new RegExp(`^\\s*\\{[^]{0,400}?"format"\\s*:\\s*"${sessionFormat}"`).test(text.slice(0, 1000));
}

/** Yields after each small piece of work; gives the result at its end. */
export function* readSession(text: string): Generator<void, SessionResult, void> {
  if (text.length > sessionTextMax)
    return { problems: [{ words: `this file has ${text.length} characters; a session may have ${sessionTextMax}` }] };
  const checker = new SessionChecker();
  const head = yield* readLines(text, checker);
  if (head !== undefined) return finish(head, checker);
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    return { problems: findJsonProblems(text) };
  }
  const fields = typeof whole === 'object' && whole !== null && !Array.isArray(whole) ? whole : {};
  const anew = new SessionChecker();
  for (const section of ['charts', 'sources', 'actors', 'moments', 'breakpoints']) {
    const list = (fields as Record<string, unknown>)[section];
    if (list !== undefined && !Array.isArray(list)) anew.tell(section, 'a list is expected here');
    if (!Array.isArray(list)) continue;
    for (const [place, item] of list.entries()) {
      anew.take(section, item, place);
      yield;
    }
  }
  return finish(fields, anew);
}

/** Undefined when the lines are not as they were written. */
function* readLines(text: string, checker: SessionChecker): Generator<void, object | undefined, void> {
  let at = text.indexOf('\n');
  if (at === -1) return undefined;
  const head = parsed(`${text.slice(0, at).replace(/,\s*$/, '')}}`);
  if (typeof head !== 'object' || head === null) return undefined;
  let section: string | undefined;
  let place = 0;
  for (let start = at + 1; start < text.length; start = at + 1) {
    at = text.indexOf('\n', start);
    if (at === -1) at = text.length;
    const line = text.slice(start, at).trim();
    if (line === '') continue;
    const begins = /^"([a-z]+)":\[$/.exec(line);
    if (section === undefined) {
      if (begins === null) return undefined;
      section = begins[1];
      place = 0;
    } else if (line === '],') section = undefined;
    else if (line === ']}') return text.slice(at).trim() === '' ? head : undefined;
    else {
      const value = parsed(line.endsWith(',') ? line.slice(0, -1) : line);
      if (value === undefined) return undefined;
      checker.take(section ?? '', value, place++);
      yield;
    }
  }
  return undefined;
}

/** No JSON is `undefined`. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function finish(head: object, checker: SessionChecker): SessionResult {
  const { format, version, savedAtMs, notKept } = head as Record<string, unknown>;
  if (format !== sessionFormat)
    return { problems: [{ words: `this is no session: its “format” is not ${sessionFormat}` }] };
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return { problems: [{ path: 'version', words: 'the version of the format is a whole number from 1' }] };
  if (version > sessionVersion)
    return {
      problems: [
        {
          path: 'version',
          words: `this session was saved by a newer inspector: its format is version ${version}, this one reads up to ${sessionVersion}`,
        },
      ],
    };
  checker.finish();
  if (checker.problems.length > 0) return { problems: checker.problems };
  const lost = (typeof notKept === 'object' && notKept !== null ? notKept : {}) as Record<string, unknown>;
  return {
    savedAtMs: typeof savedAtMs === 'number' && Number.isFinite(savedAtMs) ? savedAtMs : 0,
    notKept: { moments: count(lost['moments']), payloads: count(lost['payloads']) },
    actorCount: checker.actors.size,
    momentCount: checker.moments.length,
    breakpoints: checker.breakpoints,
    records: (options) => recordsOf(checker, options),
  };
}

function* recordsOf(
  checker: SessionChecker,
  { prefix, name, cannotSend }: { prefix: string; name: string; cannotSend: string },
): Generator<TraceRecord> {
  const key = (inFile: string): string => `${prefix}/${inFile}`;
  const sources = [...checker.sources.values()];
  const usesNone = [...checker.actors.values()].some(({ source }) => source === '');
  if (usesNone && !checker.sources.has('')) sources.push({ source: '', name: '', atMs: 0 });
  for (const { source, name: own, atMs } of sources) {
    const shown = own === '' ? name : `${name}: ${own}`;
    yield { kind: 'source', source: key(source), name: shown, protocol: 'session', atMs, cannotSend };
  }
  for (const { chart, actor, name: shown, source, parent, isParentInferred, actorKind } of checker.actors.values())
    yield {
      kind: 'actor',
      actor: key(actor),
      name: shown,
      source: key(source),
      actorKind,
      ...(parent === undefined ? {} : { parent: key(parent) }),
      ...(isParentInferred === undefined ? {} : { isParentInferred }),
      ...(chart === undefined ? {} : { definition: checker.charts[chart] }),
    };
  for (const moment of checker.moments) {
    const { from } = moment.event;
    const event = { ...moment.event, ...(from === undefined ? {} : { from: key(from) }) };
    yield { kind: 'macrostep', ...moment, actor: key(moment.actor), event };
  }
  for (const { actor, hasStopped } of checker.actors.values())
    if (hasStopped) yield { kind: 'stop', actor: key(actor) };
  for (const { source } of sources) yield { kind: 'source end', source: key(source) };
}

function count(value: unknown): number {
  return typeof value === 'number' && value > 0 && Number.isFinite(value) ? Math.floor(value) : 0;
}
