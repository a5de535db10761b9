// Where each rule is at work: the moments of every scenario whose entries name it, and the states and transitions that do.
// The build plays all scenarios for it, so that the page only has to look it up.
import { readChartGraph } from '../inspector/index.ts';
import { statecharts } from '../statecharts/index.ts';
import { parseScenario } from './parse-scenario.ts';
import { ScenarioError } from './problem.ts';
import { playScenario } from './run.ts';

/** One scenario in which a rule is at work. */
export interface RuleUse {
  readonly scenario: string;
  /** The first moments, as an address says them: how many log entries are shown. */
  readonly positions: readonly number[];
  /** How many entries name the rule in all. */
  readonly times: number;
}

/** A statechart that names a rule, and the states in which it does. */
export interface ChartUse {
  readonly chart: string;
  /** Title of the statechart, in words. */
  readonly title: string;
  /** States that name it, or from which a transition that names it leads. Empty for the chart as a whole. */
  readonly states: readonly string[];
}

export interface RuleUses {
  readonly scenarios: Readonly<Record<string, readonly RuleUse[]>>;
  readonly charts: Readonly<Record<string, readonly ChartUse[]>>;
}

/** Moments of one scenario that are kept for one rule. */
const mostMoments = 3;

/** Plays every scenario once, by its own seed. A file that cannot be read is an error. */
export function findRuleUses(scenarioTexts: readonly string[]): RuleUses {
  return { scenarios: usesInScenarios(scenarioTexts), charts: usesInCharts() };
}

function usesInScenarios(texts: readonly string[]): Record<string, RuleUse[]> {
  const uses: Record<string, RuleUse[]> = {};
  for (const text of texts) {
    const reading = parseScenario(text);
    if (!('scenario' in reading)) throw new ScenarioError(reading.problems);
    const { scenario } = reading;
    const places = new Map<string, number[]>();
    for (const { seq, rule } of playScenario(scenario).log) {
      if (rule === undefined) continue;
      const found = places.get(rule);
      if (found) found.push(seq + 1);
      else places.set(rule, [seq + 1]);
    }
    for (const [rule, found] of places) {
      const use = { scenario: scenario.id, positions: found.slice(0, mostMoments), times: found.length };
      (uses[rule] ??= []).push(use);
    }
  }
  return uses;
}

function usesInCharts(): Record<string, ChartUse[]> {
  const uses: Record<string, ChartUse[]> = {};
  for (const { name, title, machine } of statecharts) {
    const graph = readChartGraph(machine().definition);
    const statesOf = new Map<string, Set<string>>();
    const add = (meta: unknown, path: readonly string[]): void => {
      const rule = (meta as { rule?: string } | undefined)?.rule;
      if (rule === undefined) return;
      const states = statesOf.get(rule) ?? new Set();
      statesOf.set(rule, states);
      if (path.length > 0) states.add(path.join('.'));
    };
    for (const { meta, path } of graph?.nodes.values() ?? []) add(meta, path);
    for (const { meta, source } of graph?.edges ?? []) add(meta, graph?.nodes.get(source)?.path ?? []);
    for (const [rule, states] of statesOf) (uses[rule] ??= []).push({ chart: name, title, states: [...states] });
  }
  return uses;
}
