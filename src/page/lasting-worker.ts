// One worker for all that is asked of it. It begins with the first question and ends with its page; after one that died, the
// next question begins another. There is none where none can start: refused by the policy of the page, its part of the lab not
// to be fetched, or nothing heard of it for too long.

/** A worker that is refused may say nothing at all. Only a slow start is lost when this is too short: the page plays then. */
const startMs = 10_000;

export type StartWorker = () => Promise<Worker>;

export interface WorkerOptions {
  readonly longestStartMs?: number;
}

interface Listening<Message> {
  readonly hear: (message: Message) => void;
  /** It died: whoever still waits for an answer gets none. */
  readonly lose: () => void;
}

export class LastingWorker<Message> {
  readonly #start: StartWorker;
  readonly #longestStartMs: number;
  readonly #listening: Listening<Message>;
  #worker: Promise<Worker | undefined> | undefined;

  constructor(start: StartWorker, { longestStartMs = startMs }: WorkerOptions, listening: Listening<Message>) {
    this.#start = start;
    this.#longestStartMs = longestStartMs;
    this.#listening = listening;
  }

  /** That there is none is kept too: who is refused is not asked again. */
  get(): Promise<Worker | undefined> {
    this.#worker ??= this.#begin();
    return this.#worker;
  }

  async #begin(): Promise<Worker | undefined> {
    const worker = await readyWorker(this.#start, this.#longestStartMs);
    worker?.addEventListener('message', ({ data }: MessageEvent<Message>) => this.#listening.hear(data));
    worker?.addEventListener('error', () => this.#lose(worker));
    worker?.addEventListener('messageerror', () => this.#lose(worker));
    return worker;
  }

  #lose(worker: Worker): void {
    worker.terminate();
    this.#worker = undefined;
    this.#listening.lose();
  }
}

/** A worker that has said its first word. */
async function readyWorker(start: StartWorker, limitMs: number): Promise<Worker | undefined> {
  try {
    const worker = await start();
    if (await becomesReady(worker, limitMs)) return worker;
    worker.terminate();
  } catch {
    // The reasons above; whoever asked goes on without.
  }
  return undefined;
}

function becomesReady(worker: Worker, limitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => resolve(false), limitMs);
    const settle = (isReady: boolean) => () => {
      clearTimeout(limit);
      resolve(isReady);
    };
    worker.addEventListener('message', settle(true), { once: true });
    worker.addEventListener('error', settle(false), { once: true });
  });
}
