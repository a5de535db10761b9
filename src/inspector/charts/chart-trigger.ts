// What makes a transition happen, read from the name of its event as either version of XState writes it.
import type { Trigger } from './chart-graph.ts';

export interface ReadTrigger {
  readonly trigger: Trigger;
  readonly delay?: string;
  readonly doneOf?: string;
}

/** `source` is the id of the state the transition leaves; names of XState 5 end with it. */
export function triggerOf(event: string, source: string, delay?: unknown): ReadTrigger {
  if (event === '') return { trigger: 'always' };
  if (event === '*') return { trigger: 'any' };
  const told = typeof delay === 'number' || typeof delay === 'string' ? String(delay) : undefined;
  const after4 = /^xstate\.after\((.*?)\)/.exec(event);
  if (after4) return { trigger: 'after', delay: told ?? after4[1] ?? '' };
  if (event.startsWith('xstate.after.')) {
    const rest = event.slice('xstate.after.'.length);
    return {
      trigger: 'after',
      delay: told ?? (rest.endsWith(`.${source}`) ? rest.slice(0, -source.length - 1) : rest),
    };
  }
  if (/^(xstate\.)?done\.state\./.test(event)) return { trigger: 'done' };
  const done = /^(?:done\.invoke|xstate\.done\.actor)\.(.+)$/.exec(event);
  if (done) return { trigger: 'done', doneOf: done[1] ?? '' };
  const failed = /^(?:error\.platform|xstate\.error\.actor)\.(.+)$/.exec(event);
  if (failed) return { trigger: 'error', doneOf: failed[1] ?? '' };
  return { trigger: 'event' };
}
