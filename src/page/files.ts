// Scenario files that a person opens by a button or drops on the page. Whatever is in them, only a checked scenario comes out.
import type { ScenarioReading } from '../scenarios/index.ts';
import { mostCharacters, parseScenario } from '../scenarios/index.ts';
import { readStored, writeStored } from './storage.ts';

/** Before the id of a scenario from a file, in the page's address: it is not one of the lab's own. */
export const fileMark = 'file~';

export async function readScenarioFile(file: File): Promise<ScenarioReading> {
  // The size first: a huge file is not even read. A character has one byte or more.
  if (file.size > mostCharacters * 4) {
    const found = `${Math.round(file.size / 1_000_000)} MB`;
    const expected = `at most ${mostCharacters / 1_000_000} MB`;
    return problem(file.name, { found, expected, text: `${file.name} has ${found}; expected ${expected}.` });
  }
  let text: string;
  try {
    text = await file.text();
  } catch {
    const expected = 'a file that can be read';
    return problem(file.name, {
      found: 'unreadable',
      expected,
      text: `${file.name} cannot be read. Is it still there?`,
    });
  }
  const reading = parseScenario(text, { name: file.name });
  // Kept, so that a reload shows it again.
  if ('scenario' in reading) writeStored('opened-file', text);
  return reading;
}

/** The file opened last, for a reload of the page. */
export function readKeptFile(id: string): ScenarioReading {
  const text = readStored('opened-file');
  const reading = text === undefined ? undefined : parseScenario(text, { name: 'the file opened last' });
  if (reading && 'scenario' in reading && reading.scenario.id === id) return reading;
  const expected = 'that file';
  return problem('scenario', { found: id, expected, text: `This address needs the file of “${id}”. Open it here.` });
}

function problem(place: string, of: { found: string; expected: string; text: string }): ScenarioReading {
  return { problems: [{ place, ...of }] };
}
