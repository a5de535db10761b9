// Runs played in a worker. One worker serves all of them, in the order they were asked for; it ends with its page. Where none
// can start, or one dies, the answer is `undefined`, and the run has to be played on the page.
import type { Run, RunOptions, Scenario } from '../scenarios/index.ts';
import type { RunMessage, RunRequest } from './run-messages.ts';
import type { StartWorker } from './ready-worker.ts';
import { longestStartMs, readyWorker } from './ready-worker.ts';
import { unpackError } from './run-messages.ts';

interface Waiting {
  readonly resolve: (run: Run | undefined) => void;
  readonly reject: (error: Error) => void;
}

export class RunsInWorker {
  readonly #start: StartWorker;
  readonly #longestStartMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Promise<Worker | undefined> | undefined;
  #asked = 0;

  constructor(start: StartWorker, options: { longestStartMs?: number } = {}) {
    this.#start = start;
    this.#longestStartMs = options.longestStartMs ?? longestStartMs;
  }

  /** Scenario and options have been checked. Rejects as playing on the page would. */
  async play(scenario: Scenario, options: RunOptions): Promise<Run | undefined> {
    this.#worker ??= this.#begin();
    const worker = await this.#worker;
    if (worker === undefined) return undefined;
    const request: RunRequest = { number: ++this.#asked, scenario, options };
    return await new Promise((resolve, reject) => {
      try {
        worker.postMessage(request);
      } catch {
        // Something in it cannot be sent, as a function among the options. The page knows what to say of it.
        resolve(undefined);
        return;
      }
      this.#waiting.set(request.number, { resolve, reject });
    });
  }

  async #begin(): Promise<Worker | undefined> {
    const worker = await readyWorker(this.#start, this.#longestStartMs);
    worker?.addEventListener('message', ({ data }: MessageEvent<RunMessage>) => this.#hear(data));
    worker?.addEventListener('error', () => this.#lose(worker));
    worker?.addEventListener('messageerror', () => this.#lose(worker));
    // This answer is kept: who is refused is not asked again.
    return worker;
  }

  #hear(message: RunMessage): void {
    if (message.kind === 'ready') return;
    const waiting = this.#waiting.get(message.number);
    this.#waiting.delete(message.number);
    if (message.kind === 'played') waiting?.resolve(message.run);
    else waiting?.reject(unpackError(message.error));
  }

  /** Whoever still waits is played on the page; the next run gets a new worker. */
  #lose(worker: Worker): void {
    worker.terminate();
    this.#worker = undefined;
    const lost = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { resolve } of lost) resolve(undefined);
  }
}
