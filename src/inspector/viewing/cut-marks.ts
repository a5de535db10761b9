// What an app left out of a text it sent. Both protocol packages put marks in its place; they are told from real values only
// by their form, so it is said that they look like marks.
const mark = /"(\[(?:\.\.\.|Circular|Array|Object|unable to serialize[^"\\]{0,200})\]?)"/g;

const meanings: readonly (readonly [RegExp, string])[] = [
  [/^\[\.\.\./, 'too deep or too long for the app to send'],
  [/^\[Circular/, 'refers back to what encloses it'],
  [/^\[Array/, 'a list, too deep for the app to send'],
  [/^\[Object/, 'an object, too deep for the app to send'],
  [/^\[unable/, 'the app could not write it as JSON'],
];

export interface CutMark {
  readonly mark: string;
  readonly count: number;
  readonly meaning: string;
}

/** The marks in a JSON text, each once. */
export function findCutMarks(text: string): readonly CutMark[] {
  const counts = new Map<string, number>();
  for (const [, found = ''] of text.matchAll(mark)) counts.set(found, (counts.get(found) ?? 0) + 1);
  return [...counts].map(([found, count]) => ({
    mark: found,
    count,
    meaning: meanings.find(([form]) => form.test(found))?.[1] ?? '',
  }));
}
