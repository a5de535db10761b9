// What a script may ask of a run.

export interface AutomationRunOptions {
  readings?: Record<string, string>;
  seed?: number;
  choices?: number[];
  interventions?: object[];
  untilMs?: number;
}
