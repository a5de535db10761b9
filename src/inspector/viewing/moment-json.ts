// One moment as JSON for a person to take along: what the app told, with the names of actors in place of keys.
import type { Moment } from '../trace/moment.ts';
import type { TraceStore } from '../trace/trace-store.ts';

export function momentJson(store: TraceStore, moment: Moment): string {
  const { number, actor, atMs, event, sender, isFromInspector, status, value, payload, from, to, microsteps } = moment;
  return JSON.stringify(
    {
      number,
      actor: store.run(actor)?.name ?? actor,
      atMs,
      event: { type: event, ...(payload?.data === undefined ? {} : { data: parsed(payload.data) }) },
      ...(sender === undefined ? {} : { sender: store.run(sender)?.name ?? sender }),
      ...(isFromInspector ? { isFromInspector } : {}),
      status,
      value,
      from,
      to,
      ...(payload?.context === undefined ? {} : { context: parsed(payload.context) }),
      ...(payload?.output === undefined ? {} : { output: parsed(payload.output) }),
      ...(payload?.error === undefined ? {} : { error: parsed(payload.error) }),
      told: moment.told,
      microsteps,
    },
    undefined,
    2,
  );
}

/** What is no JSON is written as text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
