// One row of the ladder for one log entry: number, between which lanes, what in a few words, and how it ended. Nothing is
// folded: a row needs only its entry.
import type { LogEntry } from '../world/index.ts';
import type { SayMessage } from './ladder-words.ts';
import { rowWords } from './ladder-words.ts';
import { messageVerdict } from './message-verdict.ts';

/** How a thing ended, by its mark. */
export type RowMark = 'succeeded' | 'refused' | 'lost' | 'arrived' | 'decided' | 'none';

export interface LadderRow {
  /** From 1. */
  readonly number: number;
  readonly atMs: number;
  readonly kind: string;
  /** A few words for the column. */
  readonly what: string;
  readonly outcome: { readonly word: string; readonly mark: RowMark };
  readonly lanes: RowLanes;
}

/** What is drawn in the lanes of a row. Places count lanes from 0; a computer off the stage has none. */
export type RowLanes =
  | {
      readonly draw: 'frame';
      readonly from: number | undefined;
      readonly to: readonly number[];
      readonly isGroup: boolean;
      readonly verdict: RowMark;
    }
  | { readonly draw: 'waiting'; readonly at: number | undefined }
  | { readonly draw: 'state' | 'act' | 'choice' | 'note'; readonly at: number | undefined };

export function ladderRow(entry: LogEntry, lanes: readonly string[], say: SayMessage): LadderRow {
  const { seq, atMs, kind, detail } = entry;
  return {
    number: seq + 1,
    atMs,
    kind,
    what: rowWords(entry, say),
    outcome: outcomeOf(kind, detail),
    lanes: lanesOf(entry, lanes),
  };
}

/** Places of the choices among the entries: where the time bar has its ticks. */
export function decisionPlaces(log: readonly LogEntry[]): number[] {
  return log.flatMap((entry, place) => (entry.kind === 'choice.taken' ? [place + 1] : []));
}

function lanesOf({ kind, host, detail }: LogEntry, lanes: readonly string[]): RowLanes {
  const at = laneOf(host, lanes);
  switch (kind) {
    case 'frame.sent': {
      const to = Array.isArray(detail['to']) ? (detail['to'] as string[]) : [];
      const places = to.map((name) => lanes.indexOf(name)).filter((place) => place >= 0);
      const isGroup = detail['isGroup'] === true;
      return { draw: 'frame', from: at, to: places, isGroup, verdict: outcomeOf(kind, detail).mark };
    }
    case 'wait.ended':
      return { draw: 'waiting', at };
    case 'state.entered':
      return { draw: 'state', at };
    case 'act.done':
      return { draw: 'act', at };
    case 'choice.taken':
      return { draw: 'choice', at };
    default:
      return { draw: 'note', at };
  }
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0;
}

function laneOf(host: string | undefined, lanes: readonly string[]): number | undefined {
  const place = host === undefined ? -1 : lanes.indexOf(host);
  return place < 0 ? undefined : place;
}

function outcomeOf(kind: string, detail: Record<string, unknown>): LadderRow['outcome'] {
  switch (kind) {
    case 'frame.sent': {
      if (detail['fate'] === 'lost') return { word: 'lost', mark: 'lost' };
      // Said to everybody, and nobody else is there.
      if (detail['isGroup'] === true && isEmpty(detail['to'])) return { word: 'not heard', mark: 'lost' };
      const verdict = messageVerdict(detail['message']);
      const mark = verdict === 'answered' ? 'succeeded' : verdict;
      return { word: verdict, mark };
    }
    case 'frame.unheard':
      return { word: 'not heard', mark: 'lost' };
    case 'wait.ended':
      return { word: 'no answer', mark: 'lost' };
    case 'attempt.ended': {
      const result = String(detail['result']);
      return { word: result, mark: result === 'connected' ? 'succeeded' : result === 'skipped' ? 'lost' : 'refused' };
    }
    case 'outcome.reached': {
      const result = String(detail['result']);
      return {
        word: result,
        mark: result === 'connected' || result === 'done' ? 'succeeded' : result === 'waiting' ? 'arrived' : 'refused',
      };
    }
    case 'record.kept':
      return { word: 'kept', mark: 'lost' };
    case 'record.dropped':
      return { word: 'thrown away', mark: 'lost' };
    case 'choice.taken':
      return { word: 'chosen', mark: 'decided' };
    default:
      return { word: '', mark: 'none' };
  }
}
