// What a script may ask of a run, and of a population.
import type { Population, PopulationOptions } from '../scenarios/index.ts';

export interface AutomationRunOptions {
  readings?: Record<string, string>;
  /** Moments of the scenario to move, by the names of its flags, in milliseconds. */
  flags?: Record<string, number>;
  seed?: number;
  choices?: number[];
  interventions?: object[];
  untilMs?: number;
}

export interface AutomationPopulationOptions extends PopulationOptions {
  /** Hears how far it has come, some times a second. */
  onProgress?: (population: Population) => void;
  /** Stops it: what has come so far is the answer. */
  signal?: AbortSignal;
}
