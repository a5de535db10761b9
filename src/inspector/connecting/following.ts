// Follows where the connection to one window stands, and keeps the runs of its app apart: each has a name of its own, under
// which everything it tells is kept.
import { interpret } from 'xstate';
import { goodbyeOf, protocolOf, tellsOfSession } from './message-kinds.ts';
import type { PeerState } from './peer-chart.ts';
import { peerChart } from './peer-chart.ts';
import { RunWatch } from './run-watch.ts';
import type { Protocol } from '../trace/trace.ts';

const quietAfterMs = 10_000;

export interface Heard {
  /** Name of the run that ended with this message, or before it. */
  readonly ended?: string;
  /** Whether the message itself tells something. */
  readonly isNews: boolean;
}

export class Following {
  readonly key: string;
  /** Where its messages come from; undefined before the first. */
  origin: string | undefined;
  protocol: Protocol | undefined;
  /** Counts from 1. */
  run = 1;
  #service = interpret(peerChart).start();
  #watch = new RunWatch();
  #hasTold = false;
  #heardAtMs = 0;

  constructor(key: string, onChange: () => void) {
    this.key = key;
    this.#service.onTransition((state) => {
      if (state.changed) onChange();
    });
  }

  get state(): PeerState {
    return this.#service.state.value as PeerState;
  }

  /** The run last heard of: the next counts only when it has begun to tell. */
  get toldRun(): number {
    return this.#hasTold || this.run === 1 ? this.run : this.run - 1;
  }

  get runKey(): string {
    return `${this.key} run ${this.run}`;
  }

  /** Whether it should be greeted again without being asked to. */
  get wantsGreeting(): boolean {
    return this.state === 'waiting' || this.state === 'left';
  }

  /** `origin` is left out where the way itself says who speaks. */
  hear(message: Readonly<Record<string, unknown>>, type: string, atMs: number, origin?: string): Heard {
    this.#heardAtMs = atMs;
    const goodbye = goodbyeOf(type);
    if (goodbye !== undefined) {
      this.#service.send(goodbye === 'left' ? 'goodbye.left' : 'goodbye.stopped');
      return { isNews: false, ...this.#endRun() };
    }
    const isElsewhere = origin !== undefined && this.origin !== undefined && origin !== this.origin;
    const ended = isElsewhere || this.#watch.isOfNewRun(message) ? this.#endRun() : {};
    this.#watch.remember(message);
    if (origin !== undefined) this.origin = origin;
    if (tellsOfSession(type)) {
      this.protocol = protocolOf(type);
      this.#hasTold = true;
      if (this.state !== 'connected') this.#service.send('session.told');
    }
    return { isNews: true, ...ended };
  }

  /** To be called now and then. Gives the name of the run that ended, when the window was closed. */
  look(isClosed: boolean, atMs: number): string | undefined {
    if (isClosed && this.state !== 'gone') {
      this.#service.send('window.closed');
      return this.#endRun().ended;
    }
    if (this.state === 'connected' && atMs - this.#heardAtMs > quietAfterMs) this.#service.send('quiet.for.long');
    return undefined;
  }

  close(): void {
    this.#service.stop();
  }

  #endRun(): { readonly ended?: string } {
    if (!this.#hasTold) return {};
    const ended = this.runKey;
    this.run++;
    this.#hasTold = false;
    this.#watch = new RunWatch();
    return { ended };
  }
}
