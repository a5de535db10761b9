// Populations played in a worker. One worker serves all of them and ends with its page. Where none can start, or one dies, the
// answer is `undefined`, and the population has to be played on the page.
import type { Population, PopulationPlan } from '../scenarios/index.ts';
import type { PopulationMessage, PopulationRequest } from './population-messages.ts';
import type { StartWorker } from './ready-worker.ts';
import { longestStartMs, readyWorker } from './ready-worker.ts';
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
  readonly #start: StartWorker;
  readonly #longestStartMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Promise<Worker | undefined> | undefined;
  #asked = 0;

  constructor(start: StartWorker, options: { longestStartMs?: number } = {}) {
    this.#start = start;
    this.#longestStartMs = options.longestStartMs ?? longestStartMs;
  }

  /** The plan has been checked. Stopped by the signal, it answers with what has come so far. */
  async play(plan: PopulationPlan, { came, signal }: PopulationWatch): Promise<Population | undefined> {
    this.#worker ??= this.#begin();
    const worker = await this.#worker;
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

  async #begin(): Promise<Worker | undefined> {
    const worker = await readyWorker(this.#start, this.#longestStartMs);
    worker?.addEventListener('message', ({ data }: MessageEvent<PopulationMessage>) => this.#hear(data));
    worker?.addEventListener('error', () => this.#lose(worker));
    worker?.addEventListener('messageerror', () => this.#lose(worker));
    return worker;
  }

  #hear(message: PopulationMessage): void {
    if (message.kind === 'ready') return;
    const waiting = this.#waiting.get(message.number);
    if (message.kind === 'came') waiting?.came(message.population);
    else if (message.kind === 'ended') waiting?.ended(message.population);
    else waiting?.failed(unpackError(message.error));
  }

  /** Whoever still waits is played on the page, from the beginning; the next one gets a new worker. */
  #lose(worker: Worker): void {
    worker.terminate();
    this.#worker = undefined;
    for (const { ended } of [...this.#waiting.values()]) ended(undefined);
  }
}
