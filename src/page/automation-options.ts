// What a script may ask of a run.

export interface AutomationRunOptions {
  readings?: Record<string, string>;
  /** Moments of the scenario to move, by the names of its flags, in milliseconds. */
  flags?: Record<string, number>;
  seed?: number;
  choices?: number[];
  interventions?: object[];
  untilMs?: number;
}
