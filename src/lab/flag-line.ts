// The line of time on which a scenario's flags stand: what else happens on it, in what order, and which moments a flag is put
// to when a person moves it.
import type { Flag, FlagMoves, Scenario } from '../scenarios/index.ts';
import { describeAct, flagsOf, setFlags } from '../scenarios/index.ts';
import { sinceMidnightMs } from './calendar.ts';

/** Something on the line: an act, or a flag that stands for the acts it moves. */
export interface LineMoment {
  readonly atMs: number;
  readonly words: string;
  /** Name of the flag, when it is one. */
  readonly flag?: string;
}

export interface FlagLine {
  readonly flags: readonly Flag[];
  /** In the order of time; at one time, in that of the file. */
  readonly moments: readonly LineMoment[];
  /** From the earliest to the latest place that any flag can have. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** How far a key moves a flag, and how far a page key. */
  readonly stepMs: number;
  readonly pageMs: number;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const steps: readonly (readonly [step: number, page: number])[] = [
  [second, 10 * second],
  [10 * second, minute],
  [minute, 10 * minute],
  [5 * minute, hour],
  [15 * minute, 3 * hour],
  [hour, day],
  [6 * hour, day],
  [day, 7 * day],
];
/** Fewer places than this on a line can be walked by key. */
const mostSteps = 600;

/** The line with the flags where they are moved to; `undefined` for a scenario without flags. */
export function flagLine(scenario: Scenario, moves: FlagMoves): FlagLine | undefined {
  const moved = setFlags(scenario, moves);
  const flags = flagsOf(moved);
  if (flags.length === 0) return undefined;
  const fromMs = Math.min(...flags.map((flag) => flag.fromMs));
  const untilMs = Math.max(...flags.map((flag) => flag.untilMs));
  const [stepMs, pageMs] = steps.find(([step]) => (untilMs - fromMs) / step <= mostSteps) ?? [day, 7 * day];
  const pointers = (scenario.flags ?? []).flatMap((flag) => flag.moves);
  const acts = moved.acts.flatMap((act, place): LineMoment[] =>
    pointers.includes(`/acts/${place}/atMs`) ? [] : [{ atMs: act.atMs, words: describeAct(scenario, act) }],
  );
  const marks = flags.map(({ name, label, atMs }): LineMoment => ({ atMs, words: label, flag: name }));
  return {
    flags,
    moments: [...acts, ...marks].sort((a, b) => a.atMs - b.atMs),
    fromMs,
    untilMs,
    stepMs,
    pageMs,
  };
}

/** What happens just before a flag and just after it. */
export function neighboursOf(line: FlagLine, name: string): { before?: LineMoment; after?: LineMoment } {
  const place = line.moments.findIndex(({ flag }) => flag === name);
  const before = line.moments[place - 1];
  const after = line.moments[place + 1];
  return { ...(before ? { before } : {}), ...(after ? { after } : {}) };
}

/** The moment on the grid of the clock (whole minutes, hours) nearest to where a flag was dragged, within its range. */
export function nearestPlace(line: FlagLine, flag: Flag, atMs: number, startsAt: string): number {
  const offset = sinceMidnightMs(startsAt);
  return within(flag, Math.round((atMs + offset) / line.stepMs) * line.stepMs - offset);
}

/** The next moment on that grid, so far on or back. */
export function placeBeyond(line: FlagLine, flag: Flag, byMs: number, startsAt: string): number {
  const offset = sinceMidnightMs(startsAt);
  const places = (flag.atMs + byMs + offset) / line.stepMs;
  return within(flag, (byMs > 0 ? Math.floor(places) : Math.ceil(places)) * line.stepMs - offset);
}

/** The moves that differ from the file. */
export function movesWith(scenario: Scenario, moves: FlagMoves, name: string, atMs: number): FlagMoves {
  const inFile = new Map(flagsOf(scenario).map((flag) => [flag.name, flag.atMs]));
  const all = Object.entries({ ...moves, [name]: atMs });
  return Object.fromEntries(all.filter(([flag, to]) => inFile.get(flag) !== to));
}

function within({ fromMs, untilMs }: Flag, atMs: number): number {
  return Math.max(fromMs, Math.min(untilMs, atMs));
}
