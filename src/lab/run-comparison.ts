// Two runs of one scenario side by side: the first entry at which they part, and how each act ended in both.
import type { Outcome } from '../scenarios/index.ts';
import type { LogEntry } from '../world/index.ts';

/** A run that was played, as far as it is compared. */
export interface ComparedRun {
  readonly log: readonly LogEntry[];
  readonly outcomes: readonly Outcome[];
}

export interface RunComparison {
  /** Place of the first entry that differs, from 0; left out when both are the same to the end. */
  readonly parting?: number;
  /** The entries there; none on the side whose run is over. */
  readonly entries: readonly [LogEntry | undefined, LogEntry | undefined];
  /** The acts that can end, each as it ended on either side. */
  readonly outcomes: readonly (readonly [Outcome | undefined, Outcome | undefined])[];
}

export function compareRuns(one: ComparedRun, other: ComparedRun): RunComparison {
  const parting = partingOf(one.log, other.log);
  const most = Math.max(one.outcomes.length, other.outcomes.length);
  return {
    ...(parting === undefined ? {} : { parting }),
    entries: parting === undefined ? [undefined, undefined] : [one.log[parting], other.log[parting]],
    outcomes: Array.from({ length: most }, (_, place) => [one.outcomes[place], other.outcomes[place]] as const),
  };
}

/** Place of the first entry that differs among the first `most`. The opening tells under which readings a run is played. */
export function partingOf(one: readonly LogEntry[], other: readonly LogEntry[], most = Infinity): number | undefined {
  const length = Math.min(most, Math.max(one.length, other.length));
  for (let place = 0; place < length; place++) {
    const [here, there] = [one[place], other[place]];
    if (here?.kind === 'run.began' && there?.kind === 'run.began') continue;
    if (here === undefined || there === undefined || !isSame(here, there)) return place;
  }
  return undefined;
}

function isSame(one: LogEntry, other: LogEntry): boolean {
  return (
    one.kind === other.kind &&
    one.atMs === other.atMs &&
    one.host === other.host &&
    one.actor === other.actor &&
    one.rule === other.rule &&
    one.text === other.text &&
    JSON.stringify(one.detail) === JSON.stringify(other.detail)
  );
}
