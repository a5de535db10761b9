// A condition over a context: a path, a comparison, and a value written as JSON. Read once with a clear word on what is wrong,
// then asked of each context; nothing is evaluated.
import type { Found } from './context-path.ts';
import { followPath, readContextPath } from './context-path.ts';

export const comparisons = ['=', '≠', '<', '>', 'contains', 'exists', 'changes'] as const;
export type Comparison = (typeof comparisons)[number];

export interface ContextCondition {
  readonly path: string;
  readonly comparison: Comparison;
  /** JSON; left out for `exists` and `changes`. */
  readonly value?: string;
}

/** A condition that was read: what it finds, and whether that meets it. */
export interface ReadCondition {
  readonly find: (context: unknown) => Found | undefined;
  /** `changes` is never met by one context alone. */
  readonly isMet: (found: Found | undefined) => boolean;
}

export function readCondition({ path, comparison, value }: ContextCondition): ReadCondition | { problem: string } {
  const { keys, problem } = readContextPath(path);
  if (problem !== undefined) return { problem };
  const find = (context: unknown): Found | undefined => followPath(context, keys);
  if (comparison === 'exists') return { find, isMet: (found) => found !== undefined };
  if (comparison === 'changes') return { find, isMet: () => false };
  let wanted: unknown;
  try {
    wanted = JSON.parse(value ?? '');
  } catch {
    return {
      problem: (value ?? '').trim() === '' ? 'A value is missing, such as 3, true or "red".' : notJson(value ?? ''),
    };
  }
  if ((comparison === '<' || comparison === '>') && typeof wanted !== 'number' && typeof wanted !== 'string')
    return { problem: `${comparison} compares numbers or texts, such as 3 or "m".` };
  return { find, isMet: (found) => found !== undefined && compare(found.value, comparison, wanted) };
}

function notJson(value: string): string {
  const isWord = /^[\p{L}_][\p{L}\p{N}_ .-]*$/u.test(value.trim());
  return isWord
    ? `${value.trim()} is not JSON. Texts stand in quotes: ${JSON.stringify(value.trim())}.`
    : `${value.trim()} is not JSON.`;
}

function compare(value: unknown, comparison: Exclude<Comparison, 'exists' | 'changes'>, wanted: unknown): boolean {
  switch (comparison) {
    case '=':
      return isSame(value, wanted);
    case '≠':
      return !isSame(value, wanted);
    case '<':
    case '>': {
      const isComparable =
        (typeof value === 'number' && typeof wanted === 'number') ||
        (typeof value === 'string' && typeof wanted === 'string');
      return isComparable && (comparison === '<' ? value < wanted : value > wanted);
    }
    case 'contains':
      if (typeof value === 'string') return typeof wanted === 'string' && value.includes(wanted);
      if (Array.isArray(value)) return value.some((item) => isSame(item, wanted));
      return typeof value === 'object' && value !== null && typeof wanted === 'string' && Object.hasOwn(value, wanted);
  }
}

/** Same JSON; the order of keys does not count. What is nested too deeply to walk counts as different. */
export function isSame(one: unknown, other: unknown, depth = 0): boolean {
  if (one === other) return true;
  if (depth > 400 || typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(other, key) &&
      isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key], depth + 1),
  );
}
