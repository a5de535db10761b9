// Acts that end with an outcome: the actor each of them starts, and what a log tells of how they ended.
import type { LogEntry } from '../world/index.ts';

/** What the actor is called that an act starts. */
const actorNames = {
  'open-remote-tools': 'open-remote-tools',
  'need-access-point': 'access-point-need',
  'run-program': 'advertised-program',
  'connect-console': 'console-connection',
  'connect-wbemtest': 'wbemtest',
} as const;

/** An act that can end. */
export type EndingAct = keyof typeof actorNames;

export const endingActs = Object.keys(actorNames) as EndingAct[];

export function isEndingAct(act: string): act is EndingAct {
  return Object.hasOwn(actorNames, act);
}

/** Name on its host of the actor that the first, second, ... act of this kind starts there. */
export function nameOfStarted(act: EndingAct, count: number): string {
  return `${actorNames[act]}${count === 1 ? '' : `-${count}`}`;
}

export interface Outcome {
  action: string;
  host: string;
  target?: string;
  result: 'connected' | 'done' | 'failed' | 'cancelled' | 'waiting';
  atMs: number;
  detail: Record<string, unknown>;
}

/**
 * One outcome for each act that can end, in the order the acts began; `waiting` for those that have none yet, whose detail
 * names the state they wait in. Each act has an actor of its own, so two attempts for one target are told apart.
 */
export function outcomesOf(log: readonly LogEntry[]): Outcome[] {
  const outcomes: Outcome[] = [];
  const byActor = new Map<string, Outcome>();
  for (const { kind, atMs, host = '', actor, detail } of log) {
    if (actor === undefined) continue;
    if (kind === 'act.done') {
      const { act, target } = detail as { act: string; target?: string };
      const begun: Outcome = { action: act, host, ...(target ? { target } : {}), result: 'waiting', atMs, detail: {} };
      byActor.set(actor, begun);
      outcomes.push(begun);
    }
    const begun = byActor.get(actor);
    if (begun?.result !== 'waiting') continue;
    if (kind === 'state.entered') begun.detail = { waitsIn: (detail as { to: string[] }).to.join(', ') };
    if (kind !== 'outcome.reached') continue;
    const { action, result, ...rest } = detail as { action: string; result: Outcome['result'] };
    const { target = begun.target, ...told } = rest as Record<string, unknown>;
    Object.assign(begun, { action, result, atMs, detail: told }, target === undefined ? {} : { target });
  }
  return outcomes;
}
