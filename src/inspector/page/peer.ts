// One window, or one way within this page, over which an app tells its inspector: how it is greeted and spoken to. With each
// greeting goes a port: an app may answer through it, so that only that app can tell anything, and only to this page.
import { greetings } from '../index.ts';
import type { Following } from '../index.ts';

export interface PeerOptions {
  readonly following: Following;
  /** What people read before its origin is known. */
  readonly name: string;
  /** Undefined for a way within this page. */
  readonly window?: Window;
  /** Speaks to the app within this page. */
  readonly post?: (message: object) => void;
  readonly onPort: (peer: Peer, event: MessageEvent) => void;
}

export class Peer {
  readonly following: Following;
  readonly window: Window | undefined;
  readonly #name: string;
  readonly #post: ((message: object) => void) | undefined;
  readonly #onPort: (peer: Peer, event: MessageEvent) => void;
  #port: MessagePort | undefined;

  constructor(options: PeerOptions) {
    this.following = options.following;
    this.window = options.window;
    this.#name = options.name;
    this.#post = options.post;
    this.#onPort = options.onPort;
  }

  get key(): string {
    return this.following.key;
  }

  get isClosed(): boolean {
    return this.window?.closed === true;
  }

  /** Whether it is of this page's own origin; of files nothing can be told apart. */
  get isOneWithUs(): boolean {
    // `globalThis.origin`: an empty page that another has opened has its opener's origin, though not its address.
    return this.window === undefined || location.protocol === 'file:' || this.following.origin === globalThis.origin;
  }

  /** What people read: where the app is, and in which of its runs. */
  get name(): string {
    const { toldRun } = this.following;
    return `${nameOfOrigin(this.following.origin) ?? this.#name}${toldRun > 1 ? `, run ${toldRun}` : ''}`;
  }

  greet(): void {
    if (this.isClosed) return;
    if (this.#post) {
      for (const greeting of greetings) this.#post(greeting);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    this.listenTo(port1);
    // Its origin is not known, and a greeting tells nothing.
    const [first, ...others] = greetings;
    this.window?.postMessage(first, '*', [port2]);
    for (const greeting of others) this.window?.postMessage(greeting, '*');
  }

  /** Instead of the port of an earlier greeting. */
  listenTo(port: MessagePort): void {
    this.#port?.close();
    this.#port = port;
    port.onmessage = (event) => this.#onPort(this, event);
  }

  /** Only to the page that spoke before, where it can be named. */
  post(message: object): void {
    if (this.#post) return this.#post(message);
    const { origin } = this.following;
    this.window?.postMessage(message, origin !== undefined && /^https?:/.test(origin) ? origin : '*');
  }

  close(): void {
    this.#port?.close();
    this.following.close();
  }
}

export function nameOfOrigin(origin: string | undefined): string | undefined {
  if (origin === undefined || origin === '') return undefined;
  return /^https?:/.test(origin) ? origin.replace(/^https?:\/\//, '') : 'a local file';
}
