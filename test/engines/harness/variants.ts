// The scenarios a comparison of engines plays: each as it is, and with chance in use. Most scenarios of the lab ask no
// question, so seeds alone would prove little; with losses, delays and races every frame is one.
import type { Scenario } from '../../../src/scenarios/index.ts';
import { ScenarioError, checkScenario, parseScenario } from '../../../src/scenarios/index.ts';

export const variants = ['as it is', 'with losses', 'with losses and races'] as const;
export type Variant = (typeof variants)[number];

export function readVariant(text: string, variant: Variant): Scenario {
  const reading = parseScenario(text);
  if (!('scenario' in reading)) throw new ScenarioError(reading.problems);
  if (variant === 'as it is') return reading.scenario;
  const { scenario } = reading;
  const varied = checkScenario({
    ...scenario,
    segments: scenario.segments.map((segment) => ({ ...segment, loss: 0.1 })),
    faults: [...(scenario.faults ?? []), { verdict: 'delay', delayMs: 3, chance: 0.25 }],
    ...(variant === 'with losses and races' ? { races: true } : {}),
  });
  if (!('scenario' in varied)) throw new ScenarioError(varied.problems);
  return varied.scenario;
}
