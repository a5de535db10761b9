// Answers requests for layouts inside a worker. The newest comes first; one that was taken back is left at its next step,
// and one that was overtaken goes on when the newer is done.
import type { ChartLayout, LayoutSteps, RoughGuess } from './chart-layout.ts';
import { layoutChart } from './chart-layout.ts';
import type { ChartShape } from './chart-shape.ts';
import type { ElkGraph } from './elk-graph.ts';
import type { WidthTable } from './measure-words.ts';
import { widthsFrom } from './measure-words.ts';
import { rememberingGraphs } from './remembered-graphs.ts';
import type { LayOutGraph } from './remembered-graphs.ts';

export interface LayoutRequest {
  readonly id: number;
  readonly shape: ChartShape;
  readonly widths: WidthTable;
  /** The rough layout, when the final one is asked for. */
  readonly rough?: RoughGuess;
  /** At once, with no box tried in both directions. */
  readonly isFirstTry?: boolean;
}

export type LayoutMessage = LayoutRequest | { readonly id: number; readonly isTakenBack: true };

export type LayoutAnswer =
  { readonly id: number; readonly layout: ChartLayout } | { readonly id: number; readonly problem: string };

interface Job {
  readonly id: number;
  readonly steps: LayoutSteps;
  answer: ElkGraph | undefined;
}

export interface LayoutServiceParts {
  readonly layOut: LayOutGraph;
  /** A single try for each container. */
  readonly isRough: boolean;
  readonly answer: (answer: LayoutAnswer) => void;
}

export class LayoutService {
  readonly #layOut: LayOutGraph;
  readonly #parts: LayoutServiceParts;
  #jobs: Job[] = [];

  constructor(parts: LayoutServiceParts) {
    this.#parts = parts;
    this.#layOut = rememberingGraphs(parts.layOut);
  }

  get isIdle(): boolean {
    return this.#jobs.length === 0;
  }

  take(message: LayoutMessage): void {
    if ('isTakenBack' in message) {
      this.#drop(message.id);
      return;
    }
    const { id, shape, widths, rough, isFirstTry = false } = message;
    const options = { isRough: this.#parts.isRough, isFirstTry, ...(rough ? { rough } : {}) };
    this.#jobs.push({ id, steps: layoutChart(shape, widthsFrom(widths), options), answer: undefined });
  }

  /** One graph of the newest request; between two steps, messages can come in. */
  step(): void {
    const job = this.#jobs.at(-1);
    if (job === undefined) return;
    try {
      const { done, value } = job.answer === undefined ? job.steps.next() : job.steps.next(job.answer);
      if (done) this.#finish({ id: job.id, layout: value });
      else job.answer = this.#layOut(value);
    } catch (error) {
      this.#finish({ id: job.id, problem: error instanceof Error ? error.message : String(error) });
    }
  }

  #finish(answer: LayoutAnswer): void {
    this.#drop(answer.id);
    this.#parts.answer(answer);
  }

  #drop(dropped: number): void {
    this.#jobs = this.#jobs.filter(({ id }) => id !== dropped);
  }
}
