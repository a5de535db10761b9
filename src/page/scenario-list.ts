// The list of the scenarios that come with the lab, built in.
import { scenarioIndex } from 'virtual:scenario-index';

export interface ScenarioSummary {
  readonly id: string;
  readonly title: string;
  readonly articles: readonly string[];
  readonly summary: string;
  readonly question?: string;
  /** Address relative to the page. */
  readonly file: string;
}

export function listScenarios(): readonly ScenarioSummary[] {
  return scenarioIndex;
}
