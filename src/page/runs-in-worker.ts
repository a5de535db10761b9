// Runs played in a worker. One worker serves all of them, in the order they were asked for; it ends with its page. Where none
// can start, or one dies, the answer is `undefined`, and the run has to be played on the page.
import type { Run, RunOptions, Scenario } from '../scenarios/index.ts';
import type { RunMessage, RunRequest } from './run-messages.ts';
import type { StartWorker, WorkerOptions } from './lasting-worker.ts';
import { LastingWorker } from './lasting-worker.ts';
import { unpackError } from './run-messages.ts';

interface Waiting {
  readonly resolve: (run: Run | undefined) => void;
  readonly reject: (error: Error) => void;
}

export class RunsInWorker {
  readonly #worker: LastingWorker<RunMessage>;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  constructor(start: StartWorker, options: WorkerOptions = {}) {
    const listening = { hear: (message: RunMessage) => this.#hear(message), lose: () => this.#lose() };
    this.#worker = new LastingWorker(start, options, listening);
  }

  /** Scenario and options have been checked. Rejects as playing on the page would. */
  async play(scenario: Scenario, options: RunOptions): Promise<Run | undefined> {
    const worker = await this.#worker.get();
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

  #hear(message: RunMessage): void {
    if (message.kind === 'ready') return;
    const waiting = this.#waiting.get(message.number);
    this.#waiting.delete(message.number);
    if (message.kind === 'played') waiting?.resolve(message.run);
    else waiting?.reject(unpackError(message.error));
  }

  /** Whoever still waits is played on the page; the next run gets a new worker. */
  #lose(): void {
    const lost = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { resolve } of lost) resolve(undefined);
  }
}
