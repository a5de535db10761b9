// What goes on in the dialog for opening and saving: one piece of work, and what came of it; `opening-chart.ts` decides.
import { interpret } from 'xstate';
import type { OpeningContext } from './opening-chart.ts';
import { openingChart } from './opening-chart.ts';

export class Opening {
  #service = interpret(openingChart);

  /** `tell` is called after each change. */
  constructor(tell: () => void) {
    this.#service.onTransition(() => tell());
    this.#service.start();
  }

  get told(): OpeningContext {
    return this.#service.state.context;
  }

  begin(words: string): void {
    this.#service.send({ type: 'work.began', words });
  }

  end(told: OpeningContext): void {
    this.#service.send({ type: 'work.ended', ...told });
  }

  close(): void {
    this.#service.stop();
  }
}
