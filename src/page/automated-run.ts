// A run for the automation interface: the scenario and the options are checked, then it is played in a worker, or in slices
// where no worker can start. Fetched when somebody first asks for a run.
import type { Run, RunOptions, Scenario, ScenarioReading } from '../scenarios/index.ts';
import { RunUnderWay, ScenarioError, checkScenario } from '../scenarios/index.ts';
import type { AutomationRunOptions } from './automation-options.ts';
import { checkRunOptions } from './check-run-options.ts';
import { loadScenario } from './load-scenario.ts';
import { RunsInWorker } from './runs-in-worker.ts';

/** So long a slice of a run may hold the page. */
const sliceMs = 12;

const runsInWorker = new RunsInWorker(async () => {
  const { default: RunWorker } = await import('./run.worker.ts?worker&inline');
  return new RunWorker();
});

/** Plays a scenario to its end without holding the page. */
export async function runAutomated(given: string | object, options: AutomationRunOptions = {}): Promise<Run> {
  const scenario = wholeOf(typeof given === 'string' ? await loadScenario(given) : checkScenario(given));
  const checked = checkRunOptions(scenario, options);
  return (await runsInWorker.play(scenario, checked)) ?? (await playInSlices(scenario, checked));
}

/** Lets the page breathe between slices. */
async function playInSlices(scenario: Scenario, options: RunOptions): Promise<Run> {
  const underWay = new RunUnderWay(scenario, options);
  let sliceEndsAt = performance.now() + sliceMs;
  while (underWay.advance()) {
    if (performance.now() < sliceEndsAt) continue;
    await new Promise((resolve) => setTimeout(resolve));
    sliceEndsAt = performance.now() + sliceMs;
  }
  return underWay.result();
}

function wholeOf(reading: ScenarioReading): Scenario {
  if ('problems' in reading) throw new ScenarioError(reading.problems);
  return reading.scenario;
}
