// Has tasks read: in the worker, in batches of bounded size, and on this thread where the worker does not come up or breaks.
// What comes of them is given out one entry at a time, so that the taker decides how long it takes.
import type { ReaderTask, TraceEntry } from '../index.ts';
import { complaintEntry } from '../index.ts';
import type { ReadTask } from './read-here.ts';
import type { ReaderAnswer, ReaderBatch } from './reader.worker.ts';
import { startReader } from './start-reader.ts';

export interface SizedTask {
  readonly task: ReaderTask;
  /** Characters, about. */
  readonly size: number;
}

interface Finished {
  readonly entries: readonly TraceEntry[];
  /** How many tasks have been read with these entries. */
  readonly tasks: number;
}

const batchTasks = 400;
const batchSize = 4_000_000;
/** One is read while the next is on its way. */
const batchesOut = 2;
const startsWithinMs = 10_000;

export class ReadingWorker {
  /** Tasks that have been read and whose entries were all taken. */
  tasksTaken = 0;
  readonly #onNews: () => void;
  #worker: Worker | undefined;
  #here: ReadTask | undefined;
  #isBeside = true;
  #hasStarted = false;
  #waiting: SizedTask[] = [];
  #out = new Map<number, readonly SizedTask[]>();
  #lastBatch = 0;
  #isSoon = false;
  #finished: Finished[] = [];
  #takenOfFirst = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `onNews` is called whenever there is something to take. */
  constructor(onNews: () => void, start: () => Worker | undefined = startReader) {
    this.#onNews = onNews;
    this.#worker = start();
    if (this.#worker === undefined) {
      this.#readHere();
      return;
    }
    this.#worker.onmessage = (event: MessageEvent<ReaderAnswer>) => this.#takeAnswer(event.data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#readHere();
    };
    this.#timer = setTimeout(() => this.#readHere(), startsWithinMs);
    // Nothing to read: the answer says that it runs.
    this.#sendBatch([]);
  }

  /** Whether the page does not read for itself. */
  get isBeside(): boolean {
    return this.#here === undefined;
  }

  get hasNews(): boolean {
    return this.#finished.length > 0 || (this.#here !== undefined && this.#waiting.length > 0);
  }

  give(sized: SizedTask): void {
    this.#waiting.push(sized);
    if (!this.#isBeside) return this.#here && this.#onNews();
    if (this.#isSoon || this.#out.size >= batchesOut) return;
    this.#isSoon = true;
    // Messages that came together go together.
    queueMicrotask(() => {
      this.#isSoon = false;
      this.#sendBatches();
    });
  }

  /** The next entry; undefined when none is ready. */
  take(): TraceEntry | undefined {
    for (;;) {
      const [first] = this.#finished;
      if (first === undefined) {
        if (!this.#readOneHere()) return undefined;
        continue;
      }
      const entry = first.entries[this.#takenOfFirst++];
      if (entry !== undefined) return entry;
      this.#finished.shift();
      this.#takenOfFirst = 0;
      this.tasksTaken += first.tasks;
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#waiting = [];
    this.#finished = [];
    this.#out.clear();
  }

  #sendBatches(): void {
    while (this.#out.size < batchesOut && this.#waiting.length > 0 && this.#worker) {
      let [count, size] = [0, 0];
      for (const { size: more } of this.#waiting) {
        if (count > 0 && (count >= batchTasks || size + more > batchSize)) break;
        count++;
        size += more;
      }
      this.#sendBatch(this.#waiting.splice(0, count));
    }
  }

  #sendBatch(batch: readonly SizedTask[]): void {
    const message: ReaderBatch = { number: ++this.#lastBatch, tasks: batch.map(({ task }) => task) };
    try {
      this.#worker?.postMessage(message);
      this.#out.set(message.number, batch);
    } catch {
      // One of them holds something that cannot be copied, such as a port.
      if (batch.length > 1) for (const one of batch) this.#sendBatch([one]);
      else this.#finish({ entries: [complaintEntry('a message that cannot be copied')], tasks: 1 });
    }
  }

  #takeAnswer({ entries, finished }: ReaderAnswer): void {
    if (!this.#isBeside) return;
    this.#hasStarted = true;
    clearTimeout(this.#timer);
    const batch = finished === undefined ? undefined : this.#out.get(finished);
    if (finished !== undefined) this.#out.delete(finished);
    this.#sendBatches();
    if (entries.length > 0 || batch) this.#finish({ entries, tasks: batch?.length ?? 0 });
  }

  #finish(finished: Finished): void {
    this.#finished.push(finished);
    this.#onNews();
  }

  /** Everything not yet answered is read here, from now on and in order. */
  #readHere(): void {
    if (!this.#isBeside) return;
    this.#isBeside = false;
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#waiting = [...[...this.#out.values()].flat(), ...this.#waiting];
    this.#out.clear();
    if (this.#hasStarted)
      this.#finish({ entries: [complaintEntry('the reader broke off and was started anew')], tasks: 0 });
    import('./read-here.ts').then(
      ({ readHere }) => {
        this.#here = readHere();
        if (this.#waiting.length > 0) this.#onNews();
      },
      () =>
        this.#finish({
          entries: [complaintEntry('what was told: the part that reads it could not be fetched')],
          tasks: 0,
        }),
    );
  }

  #readOneHere(): boolean {
    if (this.#here === undefined) return false;
    const next = this.#waiting.shift();
    if (next === undefined) return false;
    this.#finished.push({ entries: this.#here(next.task), tasks: 1 });
    return true;
  }
}
