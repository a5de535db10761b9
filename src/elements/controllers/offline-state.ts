// Draws an element anew when the copy for offline changes.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { offlineCopy } from '../../page/index.ts';

export class OfflineStateController implements ReactiveController {
  readonly #changed: () => void;

  constructor(host: ReactiveControllerHost) {
    this.#changed = () => host.requestUpdate();
    host.addController(this);
  }

  hostConnected(): void {
    offlineCopy.addEventListener('change', this.#changed);
  }

  hostDisconnected(): void {
    offlineCopy.removeEventListener('change', this.#changed);
  }
}
