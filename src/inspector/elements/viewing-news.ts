// Draws an element anew when what is looked at changes: at most once a frame, however much comes.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Viewing } from '../index.ts';
import { oncePerFrame, withFrame } from '../page/index.ts';

export interface ViewingHost extends ReactiveControllerHost {
  readonly viewing: Viewing | undefined;
  readonly isConnected: boolean;
}

export class ViewingNews implements ReactiveController {
  #host: ViewingHost;
  #followed: Viewing | undefined;
  #unsubscribe: (() => void) | undefined;
  #schedule = oncePerFrame(() => {
    if (this.#followed) this.#host.requestUpdate();
  }, withFrame);

  constructor(host: ViewingHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const { viewing, isConnected } = this.#host;
    if (viewing === this.#followed || !isConnected) return;
    this.#unsubscribe?.();
    this.#followed = viewing;
    this.#unsubscribe = viewing?.subscribe(this.#schedule);
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#followed = undefined;
  }
}
