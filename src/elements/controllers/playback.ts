// Playing a run: one log entry after another, at one of three speeds. A frame's step lasts as long as its flight.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Lab } from '../../lab/index.ts';
import type { FrameLoop } from './frame-loop.ts';
import { prefersReducedMotion } from './frame-loop.ts';

export const speeds = ['slow', 'normal', 'instant'] as const;
export type Speed = (typeof speeds)[number];

const flightMs: Readonly<Record<Speed, number>> = { slow: 1200, normal: 450, instant: 0 };
/** Between two steps: time to read a row. */
const restMs: Readonly<Record<Speed, number>> = { slow: 900, normal: 160, instant: 0 };

export class Playback implements ReactiveController {
  speed: Speed = 'normal';
  readonly #host: ReactiveControllerHost;
  readonly #lab: Lab;
  readonly #flight: FrameLoop;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isPlaying = false;

  constructor(host: ReactiveControllerHost, lab: Lab, flight: FrameLoop) {
    this.#host = host;
    this.#lab = lab;
    this.#flight = flight;
    host.addController(this);
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  get isAtEnd(): boolean {
    return this.#lab.isEnded && this.#lab.position >= this.#lab.log.length;
  }

  play(): void {
    if (this.#isPlaying) return;
    if (this.speed === 'instant') {
      this.#flight.rest();
      this.#lab.runToEnd();
      this.#host.requestUpdate();
      return;
    }
    this.#isPlaying = true;
    this.#host.requestUpdate();
    this.#advance();
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#isPlaying) return;
    this.#isPlaying = false;
    this.#host.requestUpdate();
  }

  toggle(): void {
    if (this.#isPlaying) this.pause();
    else this.play();
  }

  /** What somebody does at the time bar. */
  do(act: 'back' | 'step' | 'toggle' | 'decision'): void {
    if (act === 'toggle') return this.toggle();
    this.pause();
    if (act === 'step') {
      this.#stepOnce();
      return;
    }
    this.#flight.rest();
    if (act === 'back') this.#lab.back();
    else this.#lab.nextDecision();
  }

  hostDisconnected(): void {
    this.pause();
  }

  #advance(): void {
    if (this.speed === 'instant') {
      this.#isPlaying = false;
      this.play();
      return;
    }
    const lastsMs = this.#stepOnce();
    if (lastsMs === undefined || this.isAtEnd) {
      this.pause();
      return;
    }
    this.#timer = setTimeout(() => this.#advance(), lastsMs + restMs[this.speed]);
  }

  /** How long the step takes to be seen, or `undefined` at the end of the run. */
  #stepOnce(): number | undefined {
    if (this.isAtEnd || !this.#lab.step()) return undefined;
    const entry = this.#lab.log[this.#lab.position - 1];
    const isFrame = entry?.kind === 'frame.sent';
    const lastsMs = isFrame && !prefersReducedMotion() ? flightMs[this.speed] : 0;
    this.#flight.fly(lastsMs);
    return lastsMs;
  }
}
