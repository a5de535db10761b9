// Rules of the flags of a scenario file: each points at moments that are there, all its moments are one, it stands within
// its range, and the file would still be right at either end of it.
import { items } from './check-hosts.ts';
import type { Sketch } from './check-shape.ts';
import { pointedAt, setFlags } from './flags.ts';
import { isReservedKey } from './plain-value.ts';
import type { Path, Problem, ProblemList } from './problem.ts';
import { describeValue, placeOf } from './problem.ts';
import type { Scenario } from './scenario.ts';

const expectedMoment = 'a pointer to a moment in milliseconds, such as "/acts/0/atMs"';
/** Keys that say when, and not how long. */
const momentKey = /^(at|by|from|until|.+At)Ms$/;

export function checkFlags(scenario: Sketch<Scenario>, problems: ProblemList): void {
  const names = new Set<string>();
  const moved = new Map<string, string>();
  for (const [place, flag] of items(scenario.flags)) {
    const at = ['flags', place];
    const { name, fromMs, untilMs } = flag;
    if (name !== undefined && names.has(name))
      problems.addValue([...at, 'name'], name, 'a name that no other of the flags has');
    if (name !== undefined && isReservedKey(name))
      problems.addValue([...at, 'name'], name, 'a name that is no reserved word');
    if (name !== undefined) names.add(name);
    if (fromMs !== undefined && untilMs !== undefined && untilMs <= fromMs) {
      problems.addValue([...at, 'untilMs'], untilMs, `a time after ${fromMs}, which is the earliest`);
    } else checkMoves(scenario, flag, at, moved, problems);
  }
}

type FlagSketch = Sketch<NonNullable<Scenario['flags']>[number]>;

function checkMoves(
  scenario: Sketch<Scenario>,
  flag: FlagSketch,
  at: Path,
  moved: Map<string, string>,
  problems: ProblemList,
): void {
  const { fromMs = -Infinity, untilMs = Infinity } = flag;
  let first: number | undefined;
  for (const [index, pointer] of (flag.moves ?? []).entries()) {
    if (pointer === undefined) continue;
    const here = [...at, 'moves', index];
    const found = pointedAt(scenario, pointer);
    const last = found?.at.at(-1);
    const isMoment = typeof last === 'string' && momentKey.test(last) && found?.at[0] !== 'flags';
    if (!found || !isMoment || !Number.isInteger(found.value)) {
      // A place that is wrong by itself is missing in the sketch, and told there.
      if (found && isMoment && found.value === undefined) continue;
      const what = found ? `${describeValue(pointer)}, which is ${describeValue(found.value)}` : describeValue(pointer);
      problems.add(here, { found: what, expected: expectedMoment });
      continue;
    }
    const value = Number(found.value);
    const place = placeOf(found.at);
    const other = moved.get(place);
    if (other !== undefined) problems.addValue(here, pointer, `a place that no flag moves yet; ${other} does`);
    moved.set(place, placeOf(here));
    first ??= value;
    if (value !== first) {
      problems.add(here, {
        found: `${describeValue(pointer)}, which is ${value}`,
        expected: `a place that holds ${first}, as the first does`,
      });
    } else if (value < fromMs || value > untilMs) {
      problems.add(here, {
        found: `${describeValue(pointer)}, which is ${value}`,
        expected: `a place with a time from ${fromMs} to ${untilMs}`,
      });
    }
  }
}

/** Once all else is right: would it be, with a flag at its earliest or its latest? */
export function checkFlagRanges(
  scenario: Scenario,
  problemsOf: (moved: Scenario) => readonly Problem[],
  problems: ProblemList,
): void {
  for (const [place, { name, fromMs, untilMs }] of (scenario.flags ?? []).entries()) {
    for (const [key, value] of Object.entries({ fromMs, untilMs })) {
      const [first] = problemsOf(setFlags(scenario, { [name]: value }));
      if (!first) continue;
      const expected = `a time at which the rest is still right; with this one, ${first.text.replace(/[.?]$/, '')}`;
      problems.addValue(['flags', place, key], value, expected);
    }
  }
}
