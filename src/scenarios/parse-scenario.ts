// Text or object to scenario, or all that is wrong with it. Whatever comes in, nothing throws and nothing of it runs.
import { rules as allRules } from '../rules/index.ts';
import type { Rule } from '../rules/index.ts';
import { checkFlagRanges, checkFlags } from './check-flags.ts';
import { checkComponents } from './check-components.ts';
import { checkNetworkAccess } from './check-network-access.ts';
import { checkDcom } from './check-dcom.ts';
import { checkDiscovery } from './check-discovery.ts';
import { NamedParts, checkHosts } from './check-hosts.ts';
import { checkShape } from './check-shape.ts';
import { checkStory } from './check-story.ts';
import { parseJson } from './parse-json.ts';
import { copyPlainValue } from './plain-value.ts';
import { ProblemList, wholeFile } from './problem.ts';
import type { Problem } from './problem.ts';
import type { Scenario } from './scenario.ts';
import { formatNumber } from './scenario-definition.ts';

export type ScenarioReading = { scenario: Scenario } | { problems: Problem[] };

export interface ScenarioReadingOptions {
  /** Name of the file, for messages about the whole of it. */
  name?: string;
  /** The rules that readings and milestones may name; the lab's own when left out. */
  rules?: readonly Rule[];
}

/** Past this a text is refused unread. */
export const mostCharacters = 2_000_000;

export function parseScenario(text: string, options: ScenarioReadingOptions = {}): ScenarioReading {
  const { name } = options;
  const json = parseJson(text, { ...(name === undefined ? {} : { name }), mostCharacters, what: 'a scenario' });
  return 'problems' in json ? json : checkScenario(json.value, options);
}

/** The same for an object, such as a script gives. The scenario shares nothing with it. */
export function checkScenario(value: unknown, options: ScenarioReadingOptions = {}): ScenarioReading {
  const problems = new ProblemList(options.name ?? wholeFile);
  const copied = copyPlainValue(value, problems);
  if (copied === undefined) return { problems: problems.toArray() };
  const plain = copied.value;

  const format = typeof plain === 'object' && plain !== null && 'format' in plain ? plain.format : undefined;
  if (format !== undefined && format !== formatNumber) {
    // Another format has other keys: what else seems wrong says nothing.
    const found = JSON.stringify(format).slice(0, 60);
    const expected = `${formatNumber}`;
    const text = `format is ${found}; this lab reads format ${formatNumber}.`;
    return { problems: [{ place: 'format', found, expected, text }] };
  }

  const rules = options.rules ?? allRules;
  const scenario = checkContent(plain, rules, problems);
  if (scenario && problems.isEmpty) {
    const problemsOf = (moved: Scenario): Problem[] => {
      const ofMoved = new ProblemList();
      checkContent(moved, rules, ofMoved);
      return ofMoved.toArray();
    };
    checkFlagRanges(scenario, problemsOf, problems);
  }
  return scenario && problems.isEmpty ? { scenario } : { problems: problems.toArray() };
}

/** Every rule of a file, save whether its flags may be moved. */
function checkContent(plain: unknown, rules: readonly Rule[], problems: ProblemList): Scenario | undefined {
  const { scenario, sketch } = checkShape(plain, problems);
  const parts = new NamedParts(sketch, problems);
  checkHosts(sketch, parts, problems);
  checkDiscovery(sketch, parts, problems);
  checkNetworkAccess(sketch, parts, problems);
  checkDcom(sketch, parts, problems);
  checkComponents(sketch, parts, problems);
  checkStory(sketch, parts, rules, problems);
  checkFlags(sketch, problems);
  return scenario;
}
