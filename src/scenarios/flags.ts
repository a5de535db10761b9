// Flags: moments of a scenario that a person may move, each at one or more places of the file. A flag points by JSON Pointer
// (RFC 6901); moving it gives a new scenario and leaves the file as it was.
import { inWords } from './check-hosts.ts';
import type { Path, Problem } from './problem.ts';
import { ProblemList } from './problem.ts';
import type { Scenario } from './scenario.ts';

/** A moment that may be moved, as it stands now. */
export interface Flag {
  readonly name: string;
  readonly label: string;
  readonly atMs: number;
  /** Earliest and latest. */
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Where flags are put, by their names. */
export type FlagMoves = Readonly<Record<string, number>>;

export function flagsOf(scenario: Scenario): Flag[] {
  return (scenario.flags ?? []).map(({ name, label, moves, fromMs, untilMs }) => {
    const [first = ''] = moves;
    return { name, label, atMs: Number(pointedAt(scenario, first)?.value), fromMs, untilMs };
  });
}

/** The scenario with its flags there. Of the same id; flags that are not named stay where they are. */
export function setFlags(scenario: Scenario, moves: FlagMoves): Scenario {
  let moved = scenario;
  for (const { name, moves: pointers } of scenario.flags ?? []) {
    if (!Object.hasOwn(moves, name)) continue;
    for (const pointer of pointers) {
      const place = pointedAt(scenario, pointer);
      if (place) moved = withValue(moved, place.at, moves[name]) as Scenario;
    }
  }
  return moved;
}

/** What is wrong with moving flags so; places are such as `flags.inventory`. */
export function flagProblems(scenario: Scenario, moves: FlagMoves): Problem[] {
  const problems = new ProblemList();
  const flags = flagsOf(scenario);
  const names = flags.map(({ name }) => name);
  for (const [name, atMs] of Object.entries(moves) as [string, unknown][]) {
    const flag = flags.find((one) => one.name === name);
    const at = ['flags', name];
    if (!flag) {
      const expected = `the name of a flag of the scenario${inWords(names)}`;
      problems.add(at, { found: 'for no flag', expected, among: names, written: name });
    } else if (!Number.isInteger(atMs) || Number(atMs) < flag.fromMs || Number(atMs) > flag.untilMs) {
      problems.addValue(at, atMs, `a whole number of milliseconds from ${flag.fromMs} to ${flag.untilMs}`);
    }
  }
  return problems.toArray();
}

/** The place a pointer leads to and what stands there; `undefined` when nothing does. */
export function pointedAt(root: unknown, pointer: string): { at: Path; value: unknown } | undefined {
  const at: (string | number)[] = [];
  let value = root;
  for (const part of pointer.split('/').slice(1)) {
    const step = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    if (Array.isArray(value) && !/^(0|[1-9][0-9]*)$/.test(step)) return undefined;
    at.push(Array.isArray(value) ? Number(step) : step);
    value = (value as Record<string, unknown>)[step];
  }
  return { at, value };
}

/** A copy that differs at one place; what does not lie on the way there is shared. */
function withValue(whole: unknown, at: Path, value: unknown): unknown {
  const [step, ...rest] = at;
  if (step === undefined) return value;
  const inner = withValue((whole as Record<string | number, unknown>)[step], rest, value);
  if (Array.isArray(whole)) return whole.map((item: unknown, place) => (place === step ? inner : item));
  return { ...(whole as object), [step]: inner };
}
