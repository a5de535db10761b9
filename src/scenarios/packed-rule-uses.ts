// Where rules are at work, written small: names of scenarios and statecharts stand once, and rows count into those lists.
import type { RuleUses } from './rule-uses.ts';

export interface PackedRuleUses {
  readonly scenarios: readonly string[];
  /** Names and titles. */
  readonly charts: readonly (readonly [name: string, title: string])[];
  /** By rule: place of the scenario, how many entries in all, and the steps from one kept moment to the next. */
  readonly moments: Readonly<Record<string, readonly (readonly number[])[]>>;
  /** By rule: place of the statechart, and its states. */
  readonly states: Readonly<Record<string, readonly (readonly [chart: number, ...states: string[]])[]>>;
}

export function packRuleUses({ scenarios, charts }: RuleUses): PackedRuleUses {
  const ids = [...new Set(Object.values(scenarios).flatMap((uses) => uses.map(({ scenario }) => scenario)))];
  const titles = new Map(Object.values(charts).flatMap((uses) => uses.map(({ chart, title }) => [chart, title])));
  const names = [...titles.keys()];
  return {
    scenarios: ids,
    charts: [...titles],
    moments: mapValues(scenarios, (uses) =>
      uses.map(({ scenario, positions, times }) => [
        ids.indexOf(scenario),
        times,
        ...positions.map((position, place) => position - (positions[place - 1] ?? 0)),
      ]),
    ),
    states: mapValues(charts, (uses) => uses.map(({ chart, states }) => [names.indexOf(chart), ...states] as const)),
  };
}

export function unpackRuleUses({ scenarios, charts, moments, states }: PackedRuleUses): RuleUses {
  return {
    scenarios: mapValues(moments, (rows) =>
      rows.map(([scenario = 0, times = 0, ...steps]) => {
        let position = 0;
        return { scenario: scenarios[scenario] ?? '', positions: steps.map((step) => (position += step)), times };
      }),
    ),
    charts: mapValues(states, (rows) =>
      rows.map(([place, ...inStates]) => {
        const [chart = '', title = ''] = charts[place] ?? [];
        return { chart, title, states: inStates };
      }),
    ),
  };
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
