// The scenarios that come with the lab: a file is fetched when it is opened.
import type { ScenarioReading } from '../scenarios/index.ts';
import { parseScenario } from '../scenarios/index.ts';
import { loadFile } from './load-file.ts';
import { listScenarios } from './scenario-list.ts';

/** Reads one of the lab's own scenarios. Problems too when there is none of this name, or it cannot be fetched. */
export async function loadScenario(id: string): Promise<ScenarioReading> {
  const entry = listScenarios().find((one) => one.id === id);
  if (!entry) {
    const expected = 'the id of a scenario of this lab';
    const text = `There is no scenario “${id.slice(0, 100)}” in this lab. Open its file, or pick another.`;
    return { problems: [{ place: 'scenario', found: id.slice(0, 100), expected, text }] };
  }
  try {
    return parseScenario(await loadFile(entry.file), { name: entry.file });
  } catch {
    const text = `${entry.file} could not be loaded. Check the connection, then pick the scenario again.`;
    return { problems: [{ place: entry.file, found: 'no answer', expected: 'the scenario file', text }] };
  }
}
