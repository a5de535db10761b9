// Keeps the focus within an element when the button that had it goes away: a sent event is often no longer offered.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class KeptFocus implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #hadFocus = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#hadFocus = this.#host.shadowRoot?.activeElement instanceof HTMLElement;
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    if (!this.#hadFocus || !root || root.activeElement) return;
    root.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  }
}
