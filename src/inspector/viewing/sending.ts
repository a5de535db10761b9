// What there is to know before an event is sent to an actor: why it cannot be, what was sent with it before, and whether a
// typed payload can be read.
import { jsonProblem } from '../charts/json-problem.ts';
import type { ActorRun } from '../trace/actor-run.ts';
import type { TraceStore } from '../trace/trace-store.ts';
import { whyNotSend } from '../trace/why-not-send.ts';
import type { SendEvent, Viewing } from './viewing.ts';

export type EventToSend = Parameters<SendEvent>[1];

/** In words; undefined where an event can be sent. */
export function whySendingIsOff(viewing: Viewing | undefined, run: ActorRun | undefined): string | undefined {
  if (viewing === undefined || run === undefined) return 'No actor is chosen.';
  return whyNotSend(viewing.store, run) ?? (viewing.send ? undefined : 'Nothing can be sent from here.');
}

const lookedAtMax = 20_000;

/** The payload last seen with an event, as JSON to be changed: of this actor, else of any; `{}` when there was none. */
export function seenPayload(store: TraceStore, run: ActorRun, type: string): string {
  for (const moments of [run.moments, store.moments]) {
    for (let at = moments.length - 1; at >= Math.max(0, moments.length - lookedAtMax); at--) {
      const moment = moments[at];
      if (moment?.event !== type || moment.payload?.data === undefined) continue;
      const payload = withoutType(moment.payload.data);
      if (payload !== undefined) return payload;
    }
  }
  return '{}';
}

/** An event as it was seen last, to be sent again with one click. */
export function seenEvent(store: TraceStore, run: ActorRun, type: string): EventToSend {
  const read = readEventToSend(type, seenPayload(store, run, type));
  return 'event' in read ? read.event : { type };
}

/** Event types seen in a trace, newest first: what a person might type. */
export function seenTypes(run: ActorRun): string[] {
  const types = new Set<string>();
  for (let at = run.moments.length - 1; at >= Math.max(0, run.moments.length - lookedAtMax); at--) {
    const type = run.moments[at]?.event ?? '';
    if (type !== '' && !/^(xstate|done|error)\./.test(type)) types.add(type);
  }
  return [...types];
}

export type ReadEvent = { readonly event: EventToSend } | { readonly problem: string };

/** Puts a type and a typed payload together. */
export function readEventToSend(type: string, payloadText: string): ReadEvent {
  const name = type.trim();
  if (name === '') return { problem: 'The event has no type yet.' };
  if (name === '*' || name.endsWith('.*')) return { problem: `${name} stands for many events: write one of them.` };
  const text = payloadText.trim() === '' ? '{}' : payloadText;
  let payload: unknown;
  try {
    payload = JSON.parse(text);
  } catch {
    const found = jsonProblem(text);
    if (found === undefined) return { problem: 'The payload cannot be read as JSON.' };
    return { problem: `${found.words} (line ${found.line}, column ${found.column}).` };
  }
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
    return { problem: 'The payload must be an object: { … }.' };
  return { event: { ...(payload as Record<string, unknown>), type: name } };
}

/** What an app cut off cannot be read, and is no help. */
function withoutType(text: string): string | undefined {
  try {
    const event: unknown = JSON.parse(text);
    if (typeof event !== 'object' || event === null || Array.isArray(event)) return undefined;
    const rest = Object.entries(event).filter(([name]) => name !== 'type');
    return rest.length === 0 ? '{}' : JSON.stringify(Object.fromEntries(rest), undefined, 2);
  } catch {
    return undefined;
  }
}
