// What a breakpoint shall stop on, as plain data for files, and how it is read when it comes from one.
import type { Comparison } from './context-condition.ts';
import { comparisons, readCondition } from './context-condition.ts';

interface OfActor {
  /** Name of the only actor it concerns; any actor when left out. */
  readonly actor?: string;
}

export interface StateWish extends OfActor {
  readonly kind: 'state';
  readonly state: string;
  readonly when: 'entered' | 'left';
}

export interface TransitionWish extends OfActor {
  readonly kind: 'transition';
  /** Id of an edge. */
  readonly edge: string;
}

export interface EventWish extends OfActor {
  readonly kind: 'event';
  readonly event: string;
}

export interface ContextWish extends OfActor {
  readonly kind: 'context';
  readonly path: string;
  readonly comparison: Comparison;
  readonly value?: string;
}

export type BreakpointWish = StateWish | TransitionWish | EventWish | ContextWish;

/** What is wrong with it, in words. */
export function checkWish(wish: BreakpointWish): string | undefined {
  switch (wish.kind) {
    case 'state':
      return wish.state === '' ? 'A state is missing.' : undefined;
    case 'transition':
      return wish.edge === '' ? 'A transition is missing.' : undefined;
    case 'event':
      return wish.event === '' ? 'The name of an event is missing.' : undefined;
    case 'context': {
      const condition = readCondition(wish);
      return 'problem' in condition ? condition.problem : undefined;
    }
  }
}

/** Keeps what belongs to a wish and nothing else; undefined when it is none. */
export function readWish(raw: unknown): BreakpointWish | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { kind, actor, state, when, edge, event, path, comparison, value } = raw as Readonly<Record<string, unknown>>;
  const of = typeof actor === 'string' ? { actor } : {};
  if (kind === 'state' && typeof state === 'string')
    return { kind, state, when: when === 'left' ? when : 'entered', ...of };
  if (kind === 'transition' && typeof edge === 'string') return { kind, edge, ...of };
  if (kind === 'event' && typeof event === 'string') return { kind, event: event.trim(), ...of };
  const known = comparisons.find((one) => one === comparison);
  if (kind !== 'context' || typeof path !== 'string' || known === undefined) return undefined;
  const isValueNeeded = known !== 'exists' && known !== 'changes';
  return {
    kind,
    path: path.trim(),
    comparison: known,
    ...(isValueNeeded && typeof value === 'string' ? { value: value.trim() } : {}),
    ...of,
  };
}
