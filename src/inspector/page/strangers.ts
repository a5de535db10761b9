// Windows that speak as apps do but were not accepted: kept few, with how much they said, so that a person can decide.

export interface Stranger {
  readonly window: Window;
  readonly origin: string;
  readonly messages: number;
}

const strangersMax = 10;

export class Strangers {
  #found = new Map<MessageEventSource, Stranger>();

  get list(): readonly Stranger[] {
    return [...this.#found.values()];
  }

  hear(source: MessageEventSource, origin: string): void {
    const known = this.#found.get(source);
    if (known === undefined && (this.#found.size >= strangersMax || !('postMessage' in source))) return;
    this.#found.set(source, { window: source as Window, origin, messages: (known?.messages ?? 0) + 1 });
  }

  forget(stranger: Stranger): void {
    this.#found.delete(stranger.window);
  }
}
