// Files that a person opens by a button, drops on the page, or saves from it. Whatever is in one that is opened, only a
// checked scenario or run comes out.
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

/** A text that was pasted, as if it had come in a file. */
export function fileOfText(text: string): File {
  return new File([text], 'The pasted text', { type: 'application/json' });
}

/** Hands a text to the browser as a download. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after this turn; a minute is plenty.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Puts a text where Paste finds it. False when the browser does not let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused, or not there on plain http: the person copies it from the field.
    return false;
  }
}

function problem(place: string, of: { found: string; expected: string; text: string }): { problems: Problem[] } {
  return { problems: [{ place, ...of }] };
}
