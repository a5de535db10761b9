// Files that a person opens by a button or drops on the page. Whatever is in one, only a checked scenario or run comes out.
import type { RecordingReading } from '../lab/index.ts';
import { mostRunCharacters, parseFile } from '../lab/index.ts';
import type { Problem, ScenarioReading } from '../scenarios/index.ts';

/** Before the id of a scenario from a file, in the page's address: it is not one of the lab's own. */
export const fileMark = 'file~';

export async function readFile(file: File): Promise<ScenarioReading | RecordingReading> {
  // The size first: a huge file is not even read. A character has one byte or more.
  if (file.size > mostRunCharacters * 4) {
    const found = `${Math.round(file.size / 1_000_000)} MB`;
    const expected = `at most ${mostRunCharacters / 1_000_000} MB`;
    return problem(file.name, { found, expected, text: `${file.name} has ${found}; expected ${expected}.` });
  }
  try {
    return parseFile(await file.text(), { name: file.name });
  } catch {
    const expected = 'a file that can be read';
    return problem(file.name, {
      found: 'unreadable',
      expected,
      text: `${file.name} cannot be read. Is it still there?`,
    });
  }
}

function problem(place: string, of: { found: string; expected: string; text: string }): { problems: Problem[] } {
  return { problems: [{ place, ...of }] };
}
