// Real XState 4 services inspected by the real package, whose window is none: what it posts is read by us.
import { inspect } from '@xstate/inspect';
import { vi } from 'vitest';
import { Reading } from './inspect-xstate5.ts';

type Options = Parameters<typeof inspect>[0];
type Listener = (event: { data: unknown }) => void;

export interface InspectedApp4 {
  readonly reading: Reading;
  /** All that was posted, in order. */
  readonly messages: readonly Record<string, unknown>[];
  sayHello(): void;
  /** Sends an event from the inspector. */
  send(sessionId: string | undefined, event: { type: string }): void;
  disconnect(): void;
}

/** Services must be made with `devTools: true`, and started afterwards. */
export function inspectApp4(options: Partial<Options> = {}, reading = new Reading()): InspectedApp4 {
  const listeners: Listener[] = [];
  const messages: Record<string, unknown>[] = [];
  vi.stubGlobal('window', {
    addEventListener: (type: string, listener: Listener) => void (type === 'message' && listeners.push(listener)),
    removeEventListener: () => undefined,
  });
  const postMessage = (message: unknown): void => {
    messages.push(message as Record<string, unknown>);
    reading.read(structuredClone(message));
  };
  const inspector = inspect({
    url: 'http://localhost/',
    iframe: false,
    targetWindow: { postMessage } as unknown as Window,
    ...options,
  } as Options);
  const say = (data: unknown): void => listeners.forEach((listen) => listen({ data }));
  return {
    reading,
    messages,
    sayHello: () => say({ type: 'xstate.inspecting' }),
    send(sessionId, event) {
      const scxml = { name: event.type, data: event, $$type: 'scxml', type: 'external', origin: sessionId };
      say({ type: 'xstate.event', event: JSON.stringify(scxml) });
    },
    disconnect: () => inspector?.disconnect(),
  };
}
