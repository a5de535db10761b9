// A copy of a value from outside that holds nothing but plain JSON, with what cannot be copied told as problems. After it,
// no getter runs, nothing is shared with the giver, and no key can be mistaken for a part of every object.
import type { Path, ProblemList } from './problem.ts';

export const deepestNesting = 40;
export const mostValues = 100_000;

/** Keys that every object has by birth; as keys of a file they are traps, never words. */
export function isReservedKey(key: string): boolean {
  return key === 'prototype' || key in {};
}

/** The copy, or undefined when the value is too deep, too large or cannot be read at all. */
export function copyPlainValue(
  value: unknown,
  problems: ProblemList,
  most = mostValues,
): { value: unknown } | undefined {
  let count = 0;
  let isWhole = true;

  const refuse = (at: Path, found: string, expected: string): undefined => {
    isWhole = false;
    problems.add(at, { found, expected });
  };

  const copy = (original: unknown, at: Path): unknown => {
    if (!isWhole) return undefined;
    if (++count > most) return refuse([], `a text of more than ${most} values`, `at most ${most}`);
    if (original === null || typeof original !== 'object') {
      if (['string', 'number', 'boolean', 'undefined'].includes(typeof original) || original === null) return original;
      problems.add(at, { found: `a ${typeof original}`, expected: 'plain JSON' });
      return null;
    }
    if (at.length > deepestNesting) {
      return refuse(at.slice(0, 8), 'nested too deep', `at most ${deepestNesting} levels of nesting`);
    }
    if (Array.isArray(original)) return Array.from(original, (item: unknown, place) => copy(item, [...at, place]));
    const result: Record<string, unknown> = {};
    for (const key of Object.keys(original)) {
      if (isReservedKey(key)) {
        problems.add([...at, key], { found: 'a reserved word', expected: 'another key' });
        continue;
      }
      const item = copy((original as Record<string, unknown>)[key], [...at, key]);
      if (item !== undefined) result[key] = item;
    }
    return result;
  };

  try {
    const plain = copy(value, []);
    return isWhole ? { value: plain } : undefined;
  } catch {
    // Only an object of a script can do this: one of its getters or proxies threw.
    problems.add([], { found: 'an object that cannot be read', expected: 'plain JSON' });
    return undefined;
  }
}
