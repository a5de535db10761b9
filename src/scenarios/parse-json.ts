// Text of a file to the plain value it holds, or what keeps it from being JSON, with line and column. What the value must be
// is the business of the file's own check.
import { deepestNesting } from './plain-value.ts';
import { ProblemList } from './problem.ts';
import type { Problem } from './problem.ts';
import { findJsonFault, locateInText } from './scan-json.ts';

export interface JsonReadingOptions {
  /** Name of the file, for messages about the whole of it. */
  name?: string;
  /** What the file is, such as `a scenario`. */
  what: string;
  /** Past this a text is refused unread. */
  mostCharacters: number;
}

export function parseJson(text: string, options: JsonReadingOptions): { value: unknown } | { problems: Problem[] } {
  const { name, what, mostCharacters } = options;
  const refuse = (found: string, expected: string): { problems: Problem[] } => {
    const problems = new ProblemList(name);
    problems.add([], { found, expected });
    return { problems: problems.toArray() };
  };
  if (text.length > mostCharacters) return refuse(`${text.length} characters long`, `at most ${mostCharacters}`);
  // Some editors begin a file with a byte order mark.
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (json.trim() === '') return refuse('empty', `${what} as JSON`);
  const fault = findJsonFault(json, deepestNesting);
  if (fault) {
    const { line, column, excerpt } = locateInText(json, fault.at);
    const place = `line ${line}, column ${column}`;
    const found = excerpt === '' ? 'the end of the text' : `${JSON.stringify(excerpt)}`;
    const sentence = `${name ?? 'The file'}, ${place}, has ${found}; expected ${fault.expected}.`;
    return { problems: [{ place, found, expected: fault.expected, text: sentence }] };
  }
  try {
    return { value: JSON.parse(json) as unknown };
  } catch {
    return refuse('not JSON', `${what} as JSON`);
  }
}
