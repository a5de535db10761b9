// Populations played in a worker. One worker serves all of them and ends with its page. Where none can start, or one dies, the
// answer is `undefined`, and the population has to be played on the page.
import type { Population, PopulationPlan } from '../scenarios/index.ts';
import type { PopulationMessage, PopulationRequest } from './population-messages.ts';
import type { StartWorker, WorkerOptions } from './lasting-worker.ts';
import { LastingWorker } from './lasting-worker.ts';
import { unpackError } from './run-messages.ts';

interface Waiting {
  readonly came: (population: Population) => void;
  readonly ended: (population: Population | undefined) => void;
  readonly failed: (error: Error) => void;
}

export interface PopulationWatch {
  readonly came?: ((population: Population) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export class PopulationsInWorker {
  readonly #worker: LastingWorker<PopulationMessage>;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  constructor(start: StartWorker, options: WorkerOptions = {}) {
    const listening = { hear: (message: PopulationMessage) => this.#hear(message), lose: () => this.#lose() };
    this.#worker = new LastingWorker(start, options, listening);
  }

  /** The plan has been checked. Stopped by the signal, it answers with what has come so far. */
  async play(plan: PopulationPlan, { came, signal }: PopulationWatch): Promise<Population | undefined> {
    const worker = await this.#worker.get();
    if (worker === undefined) return undefined;
    const number = ++this.#asked;
    const say = (request: PopulationRequest): void => worker.postMessage(request);
    const stop = (): void => say({ kind: 'stop', number });
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(number, { came: came ?? (() => undefined), ended: resolve, failed: reject });
        say({ kind: 'play', number, plan });
        if (signal?.aborted) stop();
        signal?.addEventListener('abort', stop);
      });
    } finally {
      signal?.removeEventListener('abort', stop);
      this.#waiting.delete(number);
    }
  }

  #hear(message: PopulationMessage): void {
    if (message.kind === 'ready') return;
    const waiting = this.#waiting.get(message.number);
    if (message.kind === 'came') waiting?.came(message.population);
    else if (message.kind === 'ended') waiting?.ended(message.population);
    else waiting?.failed(unpackError(message.error));
  }

  /** Whoever still waits is played on the page, from the beginning; the next one gets a new worker. */
  #lose(): void {
    for (const { ended } of [...this.#waiting.values()]) ended(undefined);
  }
}
