// What changed between two contexts, and what an app left out.
import { describe, expect, test } from 'vitest';
import { compareTexts, findCutMarks, pathWords, readContextPath } from '../../../src/inspector/index.ts';

const compare = (before: unknown, after: unknown) => compareTexts(JSON.stringify(before), JSON.stringify(after));

describe('two contexts', () => {
  test('are compared value by value, each with its path', () => {
    const { changes } = compare(
      { retries: 1, user: { name: 'Ann', mail: 'a@b' }, queue: [1, 2] },
      { retries: 2, user: { name: 'Ann', age: 9 }, queue: [1, 2, 3] },
    );
    const byPath = Object.fromEntries(changes.map((change) => [change.path, change]));
    expect(byPath).toEqual({
      retries: { kind: 'changed', path: 'retries', before: 1, after: 2 },
      'user.mail': { kind: 'removed', path: 'user.mail', before: 'a@b' },
      'user.age': { kind: 'added', path: 'user.age', after: 9 },
      'queue[2]': { kind: 'added', path: 'queue[2]', after: 3 },
    });
  });

  test('need not be objects, and either may be missing', () => {
    expect(compare('red', 'green').changes).toEqual([{ kind: 'changed', path: '', before: 'red', after: 'green' }]);
    expect(compare([1], { 0: 1 }).changes).toHaveLength(1);
    expect(compareTexts(undefined, '{"a":1}').changes).toEqual([{ kind: 'added', path: '', after: { a: 1 } }]);
    expect(compareTexts('{"a":1}', undefined).changes).toEqual([{ kind: 'removed', path: '', before: { a: 1 } }]);
    expect(compareTexts(undefined, undefined).changes).toEqual([]);
  });

  test('keys of prototypes are keys like others', () => {
    const { changes } = compareTexts('{"__proto__":{"a":1},"constructor":1}', '{"__proto__":{"a":2},"constructor":2}');
    expect(changes.map(({ path, after }) => [path, after])).toEqual([
      ['__proto__.a', 2],
      ['constructor', 2],
    ]);
    expect(({} as { a?: number }).a).toBeUndefined();
  });

  test('that are no JSON or nested too deeply are said so, not thrown', () => {
    expect(compareTexts('{', '{}').problem).toBe('This is no JSON.');
    const deep = (end: string): string => '['.repeat(50_000) + end + ']'.repeat(50_000);
    expect(compareTexts(deep('1'), deep('2')).problem).toBe('This is nested too deeply to compare.');
  });

  test('with very many changes show the first and count the rest', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`key${index}`, index]));
    const { changes, more } = compare({}, many);
    expect([changes.length, more]).toEqual([200, 300]);
  });

  test('paths are written so that they can be read again', () => {
    const keys = ['a', '0', 'odd key', 'qu"ote', 'é'];
    expect(readContextPath(pathWords(keys)).keys).toEqual(keys);
    expect(pathWords(['list', 3, 'x'])).toBe('list[3].x');
    expect(readContextPath('list[3].x').keys).toEqual(['list', '3', 'x']);
  });
});

describe('what an app left out', () => {
  test('is counted by its marks and said in words', () => {
    const text = JSON.stringify({ a: '[...]', b: { c: '[...]' }, d: '[Circular]', e: '[unable to serialize, reason]' });
    expect(findCutMarks(text)).toEqual([
      { mark: '[...]', count: 2, meaning: 'too deep or too long for the app to send' },
      { mark: '[Circular]', count: 1, meaning: 'refers back to what encloses it' },
      { mark: '[unable to serialize, reason]', count: 1, meaning: 'the app could not write it as JSON' },
    ]);
    expect(findCutMarks('{"a":"[other]","b":[1]}')).toEqual([]);
  });
});
