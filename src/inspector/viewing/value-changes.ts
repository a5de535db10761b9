// What changed from one JSON text to another: added, removed, changed, each with its path. For contexts before and after.
import diff from 'microdiff';
import { pathWords } from './context-path.ts';

export interface ValueChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** As a person would write it; empty for the value itself. */
  readonly path: string;
  /** Undefined where it was added. */
  readonly before?: unknown;
  /** Undefined where it was removed. */
  readonly after?: unknown;
}

export interface ValueComparison {
  readonly changes: readonly ValueChange[];
  /** How many more there are than `changes` lists. */
  readonly more: number;
  /** Why the texts could not be compared. */
  readonly problem?: string;
}

/** Texts that are the same need no reading. Either may be missing: then nothing was there. */
export function compareTexts(before: string | undefined, after: string | undefined, max = 200): ValueComparison {
  if (before === after) return { changes: [], more: 0 };
  try {
    // In a list of one, so that texts, numbers and lists are compared as well as objects.
    const found = diff(
      before === undefined ? [] : [JSON.parse(before)],
      after === undefined ? [] : [JSON.parse(after)],
      { cyclesFix: false },
    );
    const changes = found.slice(0, max).map((change): ValueChange => {
      const path = pathWords(change.path.slice(1));
      switch (change.type) {
        case 'CREATE':
          return { kind: 'added', path, after: change.value as unknown };
        case 'REMOVE':
          return { kind: 'removed', path, before: change.oldValue as unknown };
        case 'CHANGE':
          return { kind: 'changed', path, before: change.oldValue as unknown, after: change.value as unknown };
      }
    });
    return { changes, more: Math.max(0, found.length - max) };
  } catch (error) {
    const problem = error instanceof SyntaxError ? 'This is no JSON.' : 'This is nested too deeply to compare.';
    return { changes: [], more: 0, problem };
  }
}
