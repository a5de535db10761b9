// Takes the messages of apps as they come, has them read beside the page, and takes what comes of it into a store: in slices
// of at most 8 ms a frame, with one notification each; the very first at once. What is too large is left unread, and counted.
import type { TraceEntry, TraceStore } from '../index.ts';
import { clearMessage, complaintOfSize, sizeOfMessage } from '../index.ts';
import { asFrame, nextFrame } from './next-frame.ts';
import { ReadingWorker } from './reading-worker.ts';

const sliceMs = 8;

/** Our own message by which the lab asks a viewer that is open already to say hello again. */
export const helloWantedMessage = 'chart-inspector.hello-wanted';

export class MessageReceiver {
  readonly store: TraceStore;
  readonly #reading: ReadingWorker;
  #received = 0;
  #isScheduled = false;
  #isClosed = false;
  #flushes: { readonly upTo: number; readonly done: () => void }[] = [];
  #soon = new MessageChannel();

  constructor(store: TraceStore, start?: () => Worker | undefined) {
    this.store = store;
    this.#soon.port1.onmessage = () => this.#takeSlice();
    this.#reading = new ReadingWorker(() => this.#schedule(), start);
  }

  /** Takes any message; it is read soon, in order. `peer` names the window in one of its runs; `atMs` is since 1970. */
  receive(data: unknown, peer = 'app', origin = 'this page', atMs = performance.timeOrigin + performance.now()): void {
    if (this.#isClosed) return;
    const found = sizeOfMessage(data);
    if (found.isTooLarge) return this.store.complain(complaintOfSize(found));
    this.#received++;
    this.#reading.give({ task: { peer, origin, atMs, data }, size: found.size });
  }

  /** Resolves when everything that has come so far is in the store. */
  flush(): Promise<void> {
    if (this.#isClosed || this.#reading.tasksTaken >= this.#received) return Promise.resolve();
    return new Promise((done) => {
      this.#flushes.push({ upTo: this.#received, done });
      if (this.#reading.hasNews) this.#soon.port2.postMessage(undefined);
    });
  }

  /** The app has gone: its session ids will repeat. */
  forgetSessions(peer = 'app'): void {
    if (this.#isClosed) return;
    this.#received++;
    this.#reading.give({ task: { endOf: peer }, size: 0 });
  }

  /** Empties the viewer; what waits to be read goes too. */
  clear(): void {
    this.receive({ type: clearMessage });
  }

  /** What is not yet in the store will not come into it. */
  close(): void {
    this.#isClosed = true;
    this.#reading.close();
    this.#soon.port1.close();
    for (const { done } of this.#flushes.splice(0)) done();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    // The very first of all is waited for.
    if (this.#reading.tasksTaken === 0) return asFrame(() => this.#takeSlice());
    // A hidden page draws no frames, and its timers are slowed down; messages are not.
    if (document.hidden || this.#flushes.length > 0) this.#soon.port2.postMessage(undefined);
    else nextFrame(() => this.#takeSlice());
  }

  #takeSlice(): void {
    if (this.#isClosed) return;
    this.#isScheduled = false;
    const end = performance.now() + sliceMs;
    const next = (): TraceEntry | undefined => (performance.now() < end ? this.#reading.take() : undefined);
    this.store.takeEach(next);
    const { tasksTaken } = this.#reading;
    const isDone = ({ upTo }: { upTo: number }): boolean => tasksTaken >= upTo;
    const done = this.#flushes.filter(isDone);
    this.#flushes = this.#flushes.filter((flush) => !isDone(flush));
    for (const flush of done) flush.done();
    if (this.#reading.hasNews) this.#schedule();
  }
}
