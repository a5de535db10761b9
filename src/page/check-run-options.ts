// What a script or an address asks of a run, held to the same definition as a scenario file, and told with its place.
import type { FlagMoves, Intervention, Problem, RunOptions, Scenario } from '../scenarios/index.ts';
import { ScenarioError, checkScenario, flagProblems, setFlags } from '../scenarios/index.ts';
import type { AutomationRunOptions } from './automation-options.ts';

/** Readings and acts are held to the same definition as those in a file, and told with their place here. */
export function checkRunOptions(scenario: Scenario, options: AutomationRunOptions): RunOptions {
  const { readings, flags, seed, choices, interventions, untilMs } = options;
  const problems: Problem[] = [];
  const own = scenario.acts.length;
  if (flags !== undefined) problems.push(...checkedFlags(scenario, flags));
  const moved = problems.length === 0 ? setFlags(scenario, flags ?? {}) : scenario;
  if (readings !== undefined || interventions !== undefined || moved !== scenario) {
    const acts = (interventions ?? []).map((one) => {
      const { afterSeq: _, ...act } = one as Partial<Intervention>;
      return act;
    });
    // A flag's range was held against the others as the file has them; what counts now is where they are.
    const { flags: _, ...rest } = moved;
    const reading = checkScenario({
      ...rest,
      ...(readings === undefined ? {} : { readings }),
      acts: [...moved.acts, ...acts],
    });
    if ('problems' in reading) problems.push(...reading.problems.map((problem) => placedInOptions(problem, own)));
  }
  for (const [place, one] of (interventions ?? []).entries()) {
    const afterSeq: unknown = (one as Partial<Intervention>).afterSeq;
    if (typeof afterSeq === 'number' && Number.isInteger(afterSeq) && afterSeq >= -1) continue;
    problems.push(problemOf(`interventions[${place}].afterSeq`, afterSeq, 'the number of a log entry, from -1'));
  }
  if (seed !== undefined && !Number.isInteger(seed)) problems.push(problemOf('seed', seed, 'a whole number'));
  if (choices !== undefined && !Array.isArray(choices))
    problems.push(problemOf('choices', choices, 'a list of numbers'));
  if (untilMs !== undefined && !(untilMs >= 0)) problems.push(problemOf('untilMs', untilMs, 'milliseconds, from 0'));
  if (problems.length > 0) throw new ScenarioError(problems);
  return {
    ...(readings === undefined ? {} : { readings }),
    ...(flags === undefined ? {} : { flags }),
    seed: seed ?? scenario.seed,
    ...(choices === undefined ? {} : { choices }),
    ...(interventions === undefined ? {} : { interventions: interventions as Intervention[] }),
    ...(untilMs === undefined ? {} : { untilMs }),
  };
}

function checkedFlags(scenario: Scenario, flags: unknown): Problem[] {
  if (typeof flags !== 'object' || flags === null || Array.isArray(flags))
    return [problemOf('flags', flags, 'a table of flag to milliseconds, in braces')];
  return flagProblems(scenario, flags as FlagMoves);
}

function placedInOptions(problem: Problem, own: number): Problem {
  const moved = (text: string): string =>
    text.replaceAll(/acts\[(\d+)\]/g, (whole, place: string) =>
      Number(place) < own ? whole : `interventions[${Number(place) - own}]`,
    );
  return { ...problem, place: moved(problem.place), text: moved(problem.text) };
}

function problemOf(place: string, value: unknown, expected: string): Problem {
  const found = Array.isArray(value)
    ? 'a list'
    : typeof value === 'string'
      ? `“${value.slice(0, 60)}”`
      : String(value).slice(0, 60);
  return { place, found, expected, text: `${place} is ${found}; expected ${expected}.` };
}
