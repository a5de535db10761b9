// A run for the automation interface: the scenario and the options are checked, then it is played in a worker, or in slices
// where no worker can start. Fetched when somebody first asks for a run.
import type { Run } from '../scenarios/index.ts';
import type { AutomationRunOptions } from './automation-options.ts';
import { checkRunOptions } from './check-run-options.ts';
import { givenScenario } from './given-scenario.ts';
import { playInSlices } from './play-in-slices.ts';
import { RunsInWorker } from './runs-in-worker.ts';

const runsInWorker = new RunsInWorker(async () => {
  const { default: RunWorker } = await import('./run.worker.ts?worker');
  return new RunWorker();
});

/** Plays a scenario to its end without holding the page. */
export async function runAutomated(given: string | object, options: AutomationRunOptions = {}): Promise<Run> {
  const scenario = await givenScenario(given);
  const checked = checkRunOptions(scenario, options);
  return (await runsInWorker.play(scenario, checked)) ?? (await playInSlices(scenario, checked));
}
