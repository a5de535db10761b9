// Words on how long until the delayed transitions of active states are due, made anew once a second while the view is live.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Viewing } from '../index.ts';
import { delayMs, remainingMs, remainingWords } from '../index.ts';

const everyMs = 1000;
const none: ReadonlyMap<string, string> = new Map();

export class TimesLeft implements ReactiveController {
  #host: ReactiveControllerHost;
  #viewing: Viewing | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  follow(viewing: Viewing | undefined): void {
    this.#viewing = viewing;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** By transition; of the past, of what has stopped and of what runs in no real time nothing is said. */
  words(): ReadonlyMap<string, string> {
    const viewing = this.#viewing;
    const run = viewing?.run;
    const newest = run?.moments.at(-1);
    if (!viewing?.isLive || !run?.graph || !newest || run.hasStopped) return none;
    const source = viewing.store.source(run.source);
    if (source?.hasEnded || source?.protocol === 'simulated' || source?.protocol === 'session') return none;
    const { graph } = run;
    const edges = newest.active.flatMap((id) =>
      (graph.edgesFrom.get(id) ?? []).filter((edge) => delayMs(edge) !== undefined),
    );
    if (edges.length === 0) return none;
    const now = performance.timeOrigin + performance.now();
    const words = new Map<string, string>();
    for (const edge of edges) {
      const left = remainingMs(run, edge, now);
      if (left !== undefined) words.set(edge.id, remainingWords(left));
    }
    if (words.size > 0) this.#again();
    return words;
  }

  #again(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#host.requestUpdate();
    }, everyMs);
  }
}
