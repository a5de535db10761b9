// Which of the host's dialogs is open. A dialog is a `dialog` of the host with the name as its class.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

export class Dialogs<Name extends string> implements ReactiveController {
  /** What is long to make is made only while somebody looks. */
  current: Name | undefined;
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  open(name: Name): void {
    this.close();
    this.current = name;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLDialogElement>(`dialog.${name}`)?.showModal(),
    );
  }

  close(): void {
    for (const dialog of this.#host.renderRoot.querySelectorAll('dialog')) dialog.close();
  }

  /** One has closed. Its event comes late: another may be open by then. */
  closed(): void {
    if (this.#host.renderRoot.querySelector('dialog[open]')) return;
    this.current = undefined;
    this.#host.requestUpdate();
  }
}
