// Real XState 5 actors inspected by the real package through a window that is none: what its pages would post, read by us.
import { createBrowserInspector } from '@statelyai/inspect';
import type { ReceivedMessage, TraceEntry } from '../../../src/inspector/index.ts';
import { TraceReader, TraceStore } from '../../../src/inspector/index.ts';

type Options = NonNullable<Parameters<typeof createBrowserInspector>[0]>;

export interface InspectedApp {
  /** For `createActor(logic, { inspect })`. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly inspect: any;
  readonly inspector: ReturnType<typeof createBrowserInspector>;
  readonly store: TraceStore;
  /** All that was posted, in order. */
  readonly messages: readonly Record<string, unknown>[];
  /** Says hello, as the inspector does; the app then tells what it kept. */
  sayHello(): void;
  /** Waits until the package has told what it collected, and reads it. */
  settle(): Promise<void>;
}

export function inspectApp(options: Partial<Options> = {}, reading = new Reading()): InspectedApp {
  const listeners: ((event: { data: unknown }) => void)[] = [];
  const messages: Record<string, unknown>[] = [];
  const post = (message: unknown): void => {
    messages.push(message as Record<string, unknown>);
    // What a window does to it on the way.
    reading.read(structuredClone(message));
  };
  const page = {
    open: () => ({ postMessage: post }),
    addEventListener: (_type: string, listener: (event: { data: unknown }) => void) => void listeners.push(listener),
  };
  const inspector = createBrowserInspector({ ...options, window: page as unknown as Window });
  const sayHello = (): void => listeners.forEach((listen) => listen({ data: { type: '@statelyai.connected' } }));
  return {
    inspect: (inspector as unknown as { inspect: unknown }).inspect,
    inspector,
    store: reading.store,
    messages,
    sayHello,
    async settle() {
      await new Promise((done) => setTimeout(done, 20));
    },
  };
}

/** The inspector's side: one reader, one store. */
export class Reading {
  readonly store = new TraceStore();
  readonly entries: TraceEntry[] = [];
  readonly #reader = new TraceReader();

  read(data: unknown, rest: Partial<ReceivedMessage> = {}): void {
    const entries = this.#reader.read({ peer: 'p1', origin: 'http://app', atMs: 5, data, ...rest });
    this.entries.push(...entries);
    this.store.takeAll(entries);
  }
}
