// The ears of a hub that is still being fetched: they greet who opened this window, and keep what is told until the hub is
// there. An app that shows the inspector in a frame knows it only later, and is greeted by the hub.
import { greetings } from '../index.ts';

/** More is not kept: who has told so much is greeted again. */
const heardMax = 20_000;

export interface EarlyHearing {
  readonly messages: readonly MessageEvent[];
  /** Went along with the greeting; what an app answers through it waits in it. */
  readonly port: MessagePort | undefined;
}

export class EarlyEars {
  #heard: MessageEvent[] = [];
  #isFull = false;
  readonly #port: MessagePort | undefined;
  readonly #hear = (event: MessageEvent): void => {
    this.#isFull ||= this.#heard.push(event) > heardMax;
    if (this.#isFull) this.#heard = [];
  };

  constructor() {
    window.addEventListener('message', this.#hear);
    const opener = window.opener as Window | null;
    if (opener === null) return;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    const [first, ...others] = greetings;
    opener.postMessage(first, '*', [port2]);
    for (const greeting of others) opener.postMessage(greeting, '*');
  }

  /** What came so far; from now on others must listen. Undefined when it was too much. */
  takeOver(): EarlyHearing | undefined {
    window.removeEventListener('message', this.#hear);
    return this.#isFull ? undefined : { messages: this.#heard, port: this.#port };
  }
}
