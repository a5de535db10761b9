// The messages of the three languages as far as the connection needs them: which are the inspector's at all, which say that
// an app is there or has gone, how to greet, and how an event is sent.
import type { AdapterHello } from '../trace/front-ends/adapter-messages.ts';
import type { Protocol } from '../trace/trace.ts';

/** Ours, and those of `@xstate/inspect` and `@statelyai/inspect`. */
export const greetings: readonly Readonly<Record<string, unknown>>[] = [
  { type: 'xstate.inspecting' },
  { type: '@statelyai.connected' },
  { type: 'statechart.hello', version: 1 } satisfies AdapterHello,
];

const speech = /^(service\.|@xstate\.|statechart\.|chart-inspector\.|xstate\.disconnect$|@statelyai\.disconnected$)/;
const session = /^(service\.|@xstate\.|statechart\.(?!bye$|hello$|send$))/;

/** `left`: its page went, and may come again. `stopped`: the app wants to tell nothing more. */
export type Goodbye = 'left' | 'stopped';

export function typeOfMessage(data: unknown): string | undefined {
  const type = typeof data === 'object' && data !== null ? (data as { type?: unknown }).type : undefined;
  return typeof type === 'string' ? type : undefined;
}

/** Whether a message of this type is for an inspector. */
export function isSpeech(type: string): boolean {
  return speech.test(type);
}

/** Whether it tells of a session, so that no more greeting is needed. */
export function tellsOfSession(type: string): boolean {
  return session.test(type);
}

export function goodbyeOf(type: string): Goodbye | undefined {
  if (type === 'xstate.disconnect' || type === 'statechart.bye') return 'left';
  return type === '@statelyai.disconnected' ? 'stopped' : undefined;
}

export function protocolOf(type: string): Protocol | undefined {
  if (/^(service\.|chart-inspector\.|xstate\.)/.test(type)) return 'xstate 4';
  if (/^@(xstate|statelyai)\./.test(type)) return 'xstate 5';
  return type.startsWith('statechart.') ? 'adapter' : undefined;
}

/** Why the actors of an app that speaks this protocol take no events. */
export const reasonsNotToSend: Partial<Record<Protocol, string>> = {
  'xstate 5': 'XState 5’s own inspector takes no events. Add the adapter to the app to send some.',
  session: 'This is a saved session: nothing runs.',
};

export type SentEvent = Readonly<Record<string, unknown>> & { readonly type: string };

/** The message by which an actor is sent an event; undefined where the protocol has none. */
export function sendingMessage(protocol: Protocol, sessionId: string, event: SentEvent): object | undefined {
  if (protocol === 'adapter') return { type: 'statechart.send', sessionId, event };
  if (protocol !== 'xstate 4') return undefined;
  // `origin` is what the package takes for the address.
  const scxmlEvent = { name: event.type, data: event, $$type: 'scxml', type: 'external', origin: sessionId };
  return { type: 'xstate.event', event: JSON.stringify(scxmlEvent) };
}
