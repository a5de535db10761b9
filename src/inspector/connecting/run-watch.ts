// Finds out that a page was loaded anew behind the same window, where it says no goodbye: session ids begin again at 0, so
// what follows must not be mixed with what came before.
import { plainNumber, plainText } from '../trace/plain-text.ts';

interface Root {
  registeredAt: number;
  startedAt: number;
}

export class RunWatch {
  #roots = new Map<string, Root>();
  #newest = -Infinity;
  #adapterRun: string | undefined;

  /** Whether this message is the first of another run than those remembered. */
  isOfNewRun({ type, run, sessionId, parentId, event, createdAt }: Readonly<Record<string, unknown>>): boolean {
    if (typeof run === 'string' && plainText(type).startsWith('statechart.'))
      return this.#adapterRun !== undefined && run !== this.#adapterRun;
    const root = typeof sessionId === 'string' ? this.#roots.get(sessionId) : undefined;
    const at = plainNumber(createdAt);
    // An answer to another hello repeats old times; only what is newer than everything is of another run.
    if (root === undefined || !(at > this.#newest)) return false;
    if (type === '@xstate.actor') return typeof parentId !== 'string' && root.registeredAt > -Infinity;
    return type === '@xstate.event' && isStart(event) && root.startedAt > -Infinity;
  }

  remember({ type, run, sessionId, parentId, event, createdAt }: Readonly<Record<string, unknown>>): void {
    if (typeof run === 'string' && plainText(type).startsWith('statechart.')) this.#adapterRun = run;
    const at = plainNumber(createdAt);
    if (typeof type !== 'string' || !type.startsWith('@xstate.') || typeof sessionId !== 'string') return;
    if (at > this.#newest) this.#newest = at;
    const isRoot = type === '@xstate.actor' && typeof parentId !== 'string';
    const known = this.#roots.get(sessionId);
    if (isRoot && known === undefined) this.#roots.set(sessionId, { registeredAt: at, startedAt: -Infinity });
    else if (known && type === '@xstate.event' && isStart(event)) known.startedAt = at;
  }
}

function isStart(event: unknown): boolean {
  return typeof event === 'object' && event !== null && (event as { type?: unknown }).type === 'xstate.init';
}
