// A run as a value: scenario, readings, seed, choices and interventions give the same log again.
import type { Intervention, Scenario } from '../scenarios/index.ts';

declare const __LAB_VERSION__: string;

/** Version of the lab that made a recording. */
export const labVersion: string = typeof __LAB_VERSION__ === 'string' ? __LAB_VERSION__ : 'unbuilt';

export interface Recording {
  format: 1;
  labVersion: string;
  scenario: string | Scenario;
  readings: Record<string, string>;
  seed: number;
  /** Places among the options, question by question. */
  choices: number[];
  interventions: Intervention[];
  /** SHA-256 over the log it gave. */
  digest: string;
}
