// What is wrong with a JSON text, and where; what JSON.parse takes has no problem, what it refuses has one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonProblem } from '../../../src/inspector/index.ts';
import { draws } from '../../support/draws.ts';

test.each([
  ['{"a": 1,}', 'There is a comma too many before }', 1, 9],
  ['{"a" 1}', 'A colon is missing after the name', 1, 6],
  ['{\n  "a": 1\n  "b": 2\n}', 'A comma or } is missing', 3, 3],
  ['{"a": 1', 'A } is missing at the end', 1, 8],
  ["{'a': 1}", 'A name between " and " should stand here', 1, 2],
  ['{"a": yes}', 'This is no value: texts stand between " and "', 1, 7],
  ['{"a": "x}', 'A text is not ended with "', 1, 7],
  ['[1, 2', 'A ] is missing at the end', 1, 6],
  ['{} x', 'Something stands after the end', 1, 4],
  ['{"a": }', 'A value is missing', 1, 7],
])('%s', (text, words, line, column) => expect(jsonProblem(text)).toEqual({ words, line, column }));

test('it agrees with JSON.parse about every text', () => {
  const isFine = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    '1',
    '-',
    '0',
    '.',
    'e',
    'true',
    'null',
    ' ',
    '\\',
    'u00e9',
    'a',
    '\n',
    '\t',
  );
  const broken = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      fc.oneof(
        broken,
        fc.json(),
        fc.json().chain((text) => fc.nat(text.length).map((at) => text.slice(0, at))),
      ),
      (text) => {
        expect(jsonProblem(text) === undefined, text).toBe(isFine(text));
      },
    ),
    draws(2000),
  );
});
