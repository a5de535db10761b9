// A run for the automation interface: the scenario and the options are checked, then it is played in slices. Fetched when
// somebody first asks for a run.
import type { Run, Scenario, ScenarioReading } from '../scenarios/index.ts';
import { RunUnderWay, ScenarioError, checkScenario } from '../scenarios/index.ts';
import type { AutomationRunOptions } from './automation-options.ts';
import { checkRunOptions } from './check-run-options.ts';
import { loadScenario } from './load-scenario.ts';

/** So long a slice of a run may hold the page. */
const sliceMs = 12;

/** Plays a scenario to its end in slices, so that the page stays alive meanwhile. */
export async function runAutomated(given: string | object, options: AutomationRunOptions = {}): Promise<Run> {
  const scenario = wholeOf(typeof given === 'string' ? await loadScenario(given) : checkScenario(given));
  const checked = checkRunOptions(scenario, options);
  const underWay = new RunUnderWay(scenario, checked);
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
