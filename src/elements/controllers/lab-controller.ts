// Lets an element follow the lab: it renders anew whenever something in the lab has changed.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Lab } from '../../lab/index.ts';

export class LabController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #changed: () => void;
  #lab: Lab;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, lab: Lab, changed: () => void = () => undefined) {
    this.#host = host;
    this.#lab = lab;
    this.#changed = changed;
    host.addController(this);
  }

  get lab(): Lab {
    return this.#lab;
  }

  hostConnected(): void {
    this.#stop = this.#lab.subscribe(() => {
      this.#changed();
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
  }
}
