// Contents page of the scenarios: the file, from text to a running world.
export type { Act, HostRole, Milestone, Scenario, ScenarioHost } from './scenario.ts';
export { actDefinition, scenarioDefinition } from './scenario-definition.ts';
export { listOf, milliseconds, scenarioId, tableOf, text, wholeNumber } from './scenario-values.ts';
export type { ScenarioReading, ScenarioReadingOptions } from './parse-scenario.ts';
export { checkScenario, mostCharacters, parseScenario } from './parse-scenario.ts';
export type { Problem } from './problem.ts';
export { ProblemList, ScenarioError } from './problem.ts';
export { parseJson } from './parse-json.ts';
export { copyPlainValue } from './plain-value.ts';
export { checkDefinition } from './check-shape.ts';
export type { HeldRecord } from './opening-facts.ts';
export type { StageOptions, Staged, StagedHost } from './stage.ts';
export { stage } from './stage.ts';
export type { Intervention, Outcome, Run, RunOptions } from './run.ts';
export { RunUnderWay, outcomesOf, playScenario } from './run.ts';
export { missedMilestones } from './milestones.ts';
export { printTrace } from './print-trace.ts';
export { describeMessage, messageFields } from './message-words.ts';
