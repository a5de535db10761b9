// The scenario that a script means: one of the lab's by its id, or one of its own, checked like a file.
import type { Scenario } from '../scenarios/index.ts';
import { ScenarioError, checkScenario } from '../scenarios/index.ts';
import { loadScenario } from './load-scenario.ts';

export async function givenScenario(given: string | object): Promise<Scenario> {
  const reading = typeof given === 'string' ? await loadScenario(given) : checkScenario(given);
  if ('problems' in reading) throw new ScenarioError(reading.problems);
  return reading.scenario;
}
