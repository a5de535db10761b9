// The ears of a hub that is still being fetched: they greet who opened this window, and keep what is told until the hub is
// there. An app that shows the inspector in a frame knows it only later, and is greeted by the hub.
import { greetings } from '../index.ts';

export class EarlyEars {
  #heard: MessageEvent[] = [];
  readonly #hear = (event: MessageEvent): void => void this.#heard.push(event);

  constructor() {
    window.addEventListener('message', this.#hear);
    const opener = window.opener as Window | null;
    // An app of ours is greeted by the hub, with a port to answer through.
    for (const greeting of greetings) if (greeting.type !== 'statechart.hello') opener?.postMessage(greeting, '*');
  }

  /** Everything heard so far; from now on others must listen. */
  takeOver(): readonly MessageEvent[] {
    window.removeEventListener('message', this.#hear);
    return this.#heard;
  }
}
