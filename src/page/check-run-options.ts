// What a script or an address asks of a run, held to the same definition as a scenario file, and told with its place.
import type { Intervention, Problem, RunOptions, Scenario } from '../scenarios/index.ts';
import { ScenarioError, checkScenario } from '../scenarios/index.ts';
import type { AutomationRunOptions } from './automation-options.ts';

/** Readings and acts are held to the same definition as those in a file, and told with their place here. */
export function checkRunOptions(scenario: Scenario, options: AutomationRunOptions): RunOptions {
  const { readings, seed, choices, interventions, untilMs } = options;
  const problems: Problem[] = [];
  const own = scenario.acts.length;
  if (readings !== undefined || interventions !== undefined) {
    const acts = (interventions ?? []).map((one) => {
      const { afterSeq: _, ...act } = one as Partial<Intervention>;
      return act;
    });
    const reading = checkScenario({
      ...scenario,
      ...(readings === undefined ? {} : { readings }),
      acts: [...scenario.acts, ...acts],
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
    seed: seed ?? scenario.seed,
    ...(choices === undefined ? {} : { choices }),
    ...(interventions === undefined ? {} : { interventions: interventions as Intervention[] }),
    ...(untilMs === undefined ? {} : { untilMs }),
  };
}

function placedInOptions(problem: Problem, own: number): Problem {
  const moved = (text: string): string =>
    text.replaceAll(/acts\[(\d+)\]/g, (whole, place: string) =>
      Number(place) < own ? whole : `interventions[${Number(place) - own}]`,
    );
  return { ...problem, place: moved(problem.place), text: moved(problem.text) };
}

function problemOf(place: string, value: unknown, expected: string): Problem {
  const found = typeof value === 'string' ? `“${value.slice(0, 60)}”` : String(value).slice(0, 60);
  return { place, found, expected, text: `${place} is ${found}; expected ${expected}.` };
}
