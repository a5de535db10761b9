// A run file, or a scenario file, from text to what it holds, or all that is wrong with it. Whatever comes in, nothing throws
// and nothing of it runs. Whether a run's acts and choices fit its scenario is found out when the two are together.
import type { Problem, Scenario, ScenarioReading } from '../scenarios/index.ts';
import {
  ProblemList,
  checkDefinition,
  checkScenario,
  copyPlainValue,
  mostCharacters,
  parseJson,
  scenarioId,
} from '../scenarios/index.ts';
import type { Recording } from './recording.ts';
import { recordingDefinition } from './recording-definition.ts';

export type RecordingReading = { recording: Recording } | { problems: Problem[] };

/** A run is its scenario, perhaps whole, and a number for each choice. */
export const mostRunCharacters = 2 * mostCharacters;
const mostRunValues = 400_000;

/** Opens either kind of file: a run has a `scenario` and a `digest`, a scenario has neither. */
export function parseFile(text: string, options: { name?: string } = {}): RecordingReading | ScenarioReading {
  const json = parseJson(text, { ...options, mostCharacters: mostRunCharacters, what: 'a scenario or a run' });
  if ('problems' in json) return json;
  if (isRun(json.value)) return checkRecording(json.value, options);
  if (text.length > mostCharacters) return tooLong(text, options.name);
  return checkScenario(json.value, options);
}

/** Reads a run and nothing else. */
export function parseRecording(text: string, options: { name?: string } = {}): RecordingReading {
  const json = parseJson(text, { ...options, mostCharacters: mostRunCharacters, what: 'a run' });
  return 'problems' in json ? json : checkRecording(json.value, options);
}

export function checkRecording(value: unknown, options: { name?: string } = {}): RecordingReading {
  const problems = new ProblemList(options.name);
  const copied = copyPlainValue(value, problems, mostRunValues);
  if (copied === undefined) return { problems: problems.toArray() };
  const plain = copied.value;
  const format = typeof plain === 'object' && plain !== null && 'format' in plain ? plain.format : undefined;
  if (format !== undefined && format !== 1) {
    const found = JSON.stringify(format).slice(0, 60);
    const text = `format is ${found}; this lab reads runs of format 1.`;
    return { problems: [{ place: 'format', found, expected: '1', text }] };
  }
  const { output } = checkDefinition(recordingDefinition, plain, problems);
  const scenario = scenarioOf(plain);
  const all = [...problems.toArray(), ...('problems' in scenario ? scenario.problems : [])];
  if (!output || all.length > 0 || 'problems' in scenario) return { problems: all };
  const { $schema: _, scenario: _given, readings = {}, choices = [], interventions = [], ...rest } = output;
  return { recording: { ...rest, scenario: scenario.scenario, readings, choices, interventions } };
}

/** The scenario of a run: an id as it stands, or a whole one, checked like a file of its own. */
function scenarioOf(plain: unknown): { scenario: string | Scenario } | { problems: Problem[] } {
  const given = typeof plain === 'object' && plain !== null && 'scenario' in plain ? plain.scenario : undefined;
  if (typeof given === 'string') {
    const problems = new ProblemList();
    const { output } = checkDefinition(scenarioId, given, problems);
    return output === undefined ? { problems: problems.toArray().map(insideScenario) } : { scenario: output };
  }
  // What is neither is told by the definition already.
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return { problems: [] };
  const reading = checkScenario(given);
  return 'problems' in reading ? { problems: reading.problems.map(insideScenario) } : reading;
}

/** The same problem with its place as seen from the run. */
function insideScenario(problem: Problem): Problem {
  const { place, text } = problem;
  const isWhole = place === 'the file';
  const moved = isWhole ? 'scenario' : `scenario.${place}`;
  const begins = isWhole ? 'The file' : place;
  return { ...problem, place: moved, text: text.startsWith(begins) ? moved + text.slice(begins.length) : text };
}

function isRun(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.hasOwn(value, 'scenario') || Object.hasOwn(value, 'digest');
}

function tooLong(text: string, name: string | undefined): { problems: Problem[] } {
  const problems = new ProblemList(name);
  problems.add([], { found: `${text.length} characters long`, expected: `at most ${mostCharacters}` });
  return { problems: problems.toArray() };
}
