// Contents page of the scenarios: the file, from text to a running world.
export type { Act, HostRole, Milestone, Scenario, ScenarioHost } from './scenario.ts';
export { actDefinition } from './act-definitions.ts';
export { scenarioDefinition } from './scenario-definition.ts';
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
export type { Intervention, Run, RunOptions } from './run.ts';
export { RunUnderWay, playScenario } from './run.ts';
export type { Outcome } from './outcomes.ts';
export { outcomesOf } from './outcomes.ts';
export type { Flag, FlagMoves } from './flags.ts';
export { flagProblems, flagsOf, setFlags } from './flags.ts';
export type { ActField, ActForm, FormProblem } from './act-forms.ts';
export { actFormsAt, readActForm } from './act-forms.ts';
export { describeAct } from './words.ts';
export { missedMilestones } from './milestones.ts';
export { printTrace } from './print-trace.ts';
export { describeMessage, messageFields } from './message-words.ts';
export type { ChartUse, RuleUse, RuleUses } from './rule-uses.ts';
export { findRuleUses } from './rule-uses.ts';
export type { PackedRuleUses } from './packed-rule-uses.ts';
export { packRuleUses, unpackRuleUses } from './packed-rule-uses.ts';
export type { Population, PopulationPlan } from './population.ts';
export { PopulationUnderWay, playPopulation } from './population.ts';
export type { ConnectionChoice, PopulationClient, PopulationOptions } from './population-plan.ts';
export {
  connectionChoices,
  isPopulationPossible,
  mostNeeds,
  planPopulation,
  populationClients,
} from './population-plan.ts';
