// The scenario file, format 1: a network of about 2000 and what people do on it. The types come from the definition that
// validates a file, so both always agree; docs/scenario-format.md says what each key means.
import type { InferOutput } from 'valibot';
import type { scenarioDefinition } from './scenario-definition.ts';

/** A scenario as its file has it, checked. */
export interface Scenario extends InferOutput<typeof scenarioDefinition> {}

export type ScenarioHost = Scenario['hosts'][number];

export type HostRole = ScenarioHost['role'];

/** What a person (or the weather) does, and when. */
export type Act = Scenario['acts'][number];

/** By now, this should have happened. */
export type Milestone = Scenario['milestones'][number];
