// A run as a value: scenario, readings, seed, choices and interventions give the same log again.
import type { Intervention, Scenario } from '../scenarios/index.ts';

declare const __LAB_VERSION__: string;

/** Version of the lab that made a recording. */
export const labVersion: string = typeof __LAB_VERSION__ === 'string' ? __LAB_VERSION__ : 'unbuilt';

export interface Recording {
  format: 1;
  labVersion: string;
  /** Id of a scenario that the lab carries, or the whole of one. */
  scenario: string | Scenario;
  readings: Record<string, string>;
  /** Moments of the scenario that were moved, by the names of their flags; left out when none was. */
  flags?: Record<string, number>;
  seed: number;
  /** Places among the options, question by question. */
  choices: number[];
  interventions: Intervention[];
  /** How many log entries the digest is of; left out, it is of the whole run. */
  entries?: number;
  /** How many entries were shown. */
  position?: number;
  /** SHA-256 over the log it gave. */
  digest: string;
}

/** The recording as a text, a line for each key: what a run file holds, and what can be copied and pasted. */
export function writeRecording(recording: Recording): string {
  const lines = Object.entries(recording).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** Name of the file that a run is saved as. */
export function runFileName({ scenario, seed }: Recording): string {
  return `${typeof scenario === 'string' ? scenario : scenario.id}-seed-${seed}.run.json`;
}
