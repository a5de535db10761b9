// Takes the messages of apps as they come and reads them into a store, in slices of at most 8 ms a frame.
import type { ReceivedMessage, TraceStore } from '../index.ts';
import { clearMessage, TraceReader } from '../index.ts';
import { nextFrame } from './next-frame.ts';

const sliceMs = 8;

/** Our own message by which the lab asks a viewer that is open already to say hello again. */
export const helloWantedMessage = 'chart-inspector.hello-wanted';

export class MessageReceiver {
  readonly store: TraceStore;
  readonly #reader = new TraceReader();
  #queue: ReceivedMessage[] = [];
  #isScheduled = false;

  constructor(store: TraceStore) {
    this.store = store;
  }

  /** Takes any message; it is read soon, in order. `peer` names the window in one of its runs. */
  receive(data: unknown, peer = 'app', origin = 'this page'): void {
    this.#queue.push({ peer, origin, atMs: performance.timeOrigin + performance.now(), data });
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    nextFrame(() => this.#readSlice());
  }

  /** Reads everything that waits, now. */
  flush(): void {
    for (const message of this.#queue.splice(0)) this.store.takeAll(this.#reader.read(message));
  }

  /** The app has gone: its session ids will repeat. */
  forgetSessions(peer = 'app'): void {
    this.flush();
    this.store.takeAll(this.#reader.end(peer));
  }

  /** Empties the viewer; what waits to be read goes too. */
  clear(): void {
    this.receive({ type: clearMessage });
  }

  #readSlice(): void {
    const end = performance.now() + sliceMs;
    let count = 0;
    while (count < this.#queue.length && (count === 0 || performance.now() < end)) {
      const message = this.#queue[count++];
      if (message) this.store.takeAll(this.#reader.read(message));
    }
    this.#queue.splice(0, count);
    this.#isScheduled = this.#queue.length > 0;
    if (this.#isScheduled) nextFrame(() => this.#readSlice());
  }
}
