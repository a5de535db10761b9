// Draws an element anew when what is looked at changes: once a frame, however often it changes.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Viewing } from '../index.ts';
import { nextFrame } from '../page/index.ts';

export interface ViewingHost extends ReactiveControllerHost {
  readonly viewing: Viewing | undefined;
}

export class ViewingController implements ReactiveController {
  readonly #host: ViewingHost;
  #followed: Viewing | undefined;
  #unsubscribe: (() => void) | undefined;
  #isScheduled = false;

  constructor(host: ViewingHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#followed === this.#host.viewing) return;
    this.#unsubscribe?.();
    this.#followed = this.#host.viewing;
    this.#unsubscribe = this.#followed?.subscribe(() => this.#schedule());
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#followed = undefined;
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    nextFrame(() => {
      this.#isScheduled = false;
      this.#host.requestUpdate();
    });
  }
}
