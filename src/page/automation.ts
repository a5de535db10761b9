// The automation interface, `globalThis.smsLab`: for teachers' scripts, for tests and for embedding. It plays scenarios
// without the page.
import { labVersion } from '../lab/index.ts';
import type { Population, Run } from '../scenarios/index.ts';
import type { AutomationPopulationOptions, AutomationRunOptions } from './automation-options.ts';
import { listScenarios } from './scenario-list.ts';

export interface SmsLab {
  readonly version: string;
  scenarios(): { id: string; title: string; articles: string[] }[];
  /** Plays a scenario (id, or a scenario object) to its end, without the page. Rejects with ScenarioError: every problem, with its place. */
  run(scenario: string | object, options?: AutomationRunOptions): Promise<Run>;
  /** Plays many clients set up like one of the scenario, each of which needs a server once. Rejects as `run` does. */
  population(scenario: string | object, options?: AutomationPopulationOptions): Promise<Population>;
}

declare global {
  var smsLab: SmsLab;
}

export const smsLab: SmsLab = Object.freeze({
  version: labVersion,
  scenarios: () => listScenarios().map(({ id, title, articles }) => ({ id, title, articles: [...articles] })),
  run: async (scenario: string | object, options?: AutomationRunOptions) => {
    const { runAutomated } = await import('./automated-run.ts');
    return await runAutomated(scenario, options);
  },
  population: async (scenario: string | object, options?: AutomationPopulationOptions) => {
    const { populationAutomated } = await import('./automated-population.ts');
    return await populationAutomated(scenario, options);
  },
});

export function installAutomation(): void {
  globalThis.smsLab = smsLab;
}
