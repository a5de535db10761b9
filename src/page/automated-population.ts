// A population for the automation interface and for the page: what is asked is checked, then it is played in a worker, or in
// slices where no worker can start. Fetched when somebody first asks for one.
import type { Population, Scenario } from '../scenarios/index.ts';
import { ScenarioError, planPopulation } from '../scenarios/index.ts';
import type { AutomationPopulationOptions } from './automation-options.ts';
import { givenScenario } from './given-scenario.ts';
import { playPopulationInSlices } from './play-population.ts';
import { PopulationsInWorker } from './populations-in-worker.ts';

const populationsInWorker = new PopulationsInWorker(async () => {
  const { default: RunWorker } = await import('./run.worker.ts?worker');
  return new RunWorker();
});

/** So long a slice may hold the page. */
const sliceMs = 12;

export async function populationAutomated(
  given: string | object,
  options: AutomationPopulationOptions = {},
): Promise<Population> {
  return await populationOf(await givenScenario(given), options);
}

/** The scenario has been checked. */
export async function populationOf(scenario: Scenario, options: AutomationPopulationOptions): Promise<Population> {
  const { onProgress: came, signal, ...asked } = options;
  const reading = planPopulation(scenario, asked);
  if ('problems' in reading) throw new ScenarioError(reading.problems);
  const inWorker = await populationsInWorker.play(reading.plan, { came, signal });
  if (inWorker !== undefined) return inWorker;
  const listener = { came: came ?? (() => undefined), isStopped: () => signal?.aborted === true };
  return await playPopulationInSlices(reading.plan, listener, sliceMs);
}
