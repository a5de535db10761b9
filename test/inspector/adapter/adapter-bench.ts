// The adapter and the inspector's reader in one place: a stand-in for the two windows that passes messages by structured clone.
import { vi } from 'vitest';
import type { InspectorAdapter } from '../../../src/inspector/adapter/index.ts';
import { connectInspector } from '../../../src/inspector/adapter/index.ts';
import { TraceReader, TraceStore } from '../../../src/inspector/index.ts';

export interface AdapterBench {
  readonly inspector: InspectorAdapter;
  readonly store: TraceStore;
  /** Everything the app posted. */
  readonly posted: unknown[];
  hello(): void;
  send(sessionId: string, event: { type: string }): void;
  leave(): void;
}

export function adapterBench(options: { historyMax?: number } = {}): AdapterBench {
  const listeners = new Map<string, Set<(event: unknown) => void>>();
  vi.stubGlobal('addEventListener', (type: string, listener: (event: unknown) => void) =>
    listeners.set(type, (listeners.get(type) ?? new Set()).add(listener)),
  );
  vi.stubGlobal('removeEventListener', (type: string, listener: (event: unknown) => void) =>
    listeners.get(type)?.delete(listener),
  );
  const store = new TraceStore();
  const reader = new TraceReader();
  const posted: unknown[] = [];
  const target = {
    postMessage(data: unknown) {
      posted.push(structuredClone(data));
      store.takeAll(reader.read({ peer: 'app', origin: 'http://app', atMs: 0, data: structuredClone(data) }));
    },
  };
  const inspector = connectInspector({ window: target as unknown as Window, ...options });
  const fire = (type: string, event: object): void => listeners.get(type)?.forEach((listener) => listener(event));
  const say = (data: unknown) => fire('message', { source: target, origin: 'http://inspector', data });
  return {
    inspector,
    store,
    posted,
    hello: () => say({ type: 'statechart.hello', version: 1 }),
    send: (sessionId, event) => say({ type: 'statechart.send', sessionId, event }),
    leave: () => fire('pagehide', {}),
  };
}
