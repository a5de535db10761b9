// The rules that can be read in more than one way, as a person chooses between them: the question, what is in force in this
// run, and whether the run has to do with it.
import type { EvidenceLabel, Reading } from '../rules/index.ts';
import { questionOf, readingOf, rulesWithReadings } from '../rules/index.ts';
import type { Scenario } from '../scenarios/index.ts';
import type { LogEntry } from '../world/index.ts';

export type Readings = Readonly<Record<string, string>>;

export interface ReadingChoice {
  readonly rule: string;
  readonly question: string;
  readonly label: EvidenceLabel;
  readonly source: string;
  readonly options: readonly Reading[];
  /** Name of the reading in force. */
  readonly current: string;
  /** Name of the one that the file asks for, or the lab takes when the file says nothing. */
  readonly inFile: string;
  /** A log names the rule, another reading changes the run, or somebody chose one: the file, or a person. */
  readonly isConcerned: boolean;
}

/**
 * One choice for each rule with readings, those that concern the run first. `chosen`: what the run has beside its file;
 * `telling`: rules of which another reading is known to change the run, though its log may never name them.
 */
export function readingChoices(
  scenario: Scenario,
  chosen: Readings,
  logs: Iterable<readonly LogEntry[]>,
  telling: ReadonlySet<string> = new Set(),
): ReadingChoice[] {
  const used = new Set<string | undefined>();
  for (const log of logs) for (const { rule } of log) used.add(rule);
  const choices = rulesWithReadings.map((rule): ReadingChoice => {
    const { id, text, label, source, readings = [] } = rule;
    return {
      rule: id,
      question: questionOf(id) ?? text,
      label,
      source,
      options: readings,
      current: readingOf(id, { ...scenario.readings, ...chosen }),
      inFile: readingOf(id, scenario.readings),
      isConcerned: used.has(id) || telling.has(id) || Object.hasOwn({ ...scenario.readings, ...chosen }, id),
    };
  });
  return [...choices.filter(({ isConcerned }) => isConcerned), ...choices.filter(({ isConcerned }) => !isConcerned)];
}

/** The readings of a run after one more was chosen; what is as in the file is not said. */
export function readingsWith(scenario: Scenario, chosen: Readings, rule: string, reading: string): Readings {
  const { [rule]: _, ...others } = chosen;
  return reading === readingOf(rule, scenario.readings) ? others : { ...others, [rule]: reading };
}
