// The automation interface, `globalThis.smsLab`: for teachers' scripts, for tests and for embedding. It plays scenarios
// without the page.
import { labVersion } from '../lab/index.ts';
import type { Run } from '../scenarios/index.ts';
import type { AutomationRunOptions } from './automation-options.ts';
import { listScenarios } from './scenario-list.ts';

export interface SmsLab {
  readonly version: string;
  scenarios(): { id: string; title: string; articles: string[] }[];
  /** Plays a scenario (id, or a scenario object) to its end, without the page. Rejects with ScenarioError: every problem, with its place. */
  run(scenario: string | object, options?: AutomationRunOptions): Promise<Run>;
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
});

export function installAutomation(): void {
  globalThis.smsLab = smsLab;
}
