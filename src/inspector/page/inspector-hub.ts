// Puts an inspector together: the store, how it is looked at, the reading, every app that tells something, and how events are
// sent to them. Messages of windows that were not accepted are counted and offered.
import type { ActorRun, PeerState, Protocol, SendEvent } from '../index.ts';
import { Following, isSpeech, sendingMessage, TraceStore, typeOfMessage, Viewing, whyNotSend } from '../index.ts';
import { dispatchOwnMessage, expectMessagesFrom } from './dev-tools.ts';
import type { EarlyEars, EarlyHearing } from './early-ears.ts';
import { helloWantedMessage, MessageReceiver } from './message-receiver.ts';
import { nameOfOrigin, Peer } from './peer.ts';
import { Strangers } from './strangers.ts';
import type { Stranger } from './strangers.ts';

export interface ConnectedApp {
  readonly key: string;
  readonly name: string;
  readonly protocol: Protocol | undefined;
  readonly state: PeerState;
}

/** A way for an app in this very page; give it to `inspect()` as `targetWindow`. */
export interface InPageChannel {
  postMessage(message: unknown): void;
  /** For `createBrowserInspector` of XState 5, as its `window`. */
  readonly asWindow: Window;
  /** Asks the app to tell everything. */
  sayHello(): void;
  close(): void;
}

export interface HubOptions {
  readonly store?: TraceStore;
  /** Windows to listen to; the one that opened this one and the one around it when left out. */
  readonly peers?: readonly Window[];
  /** What was told before the hub was there. */
  readonly ears?: EarlyEars;
}

const greetEveryMs = 1500;
const askAgainAfterMs = 5000;

export class InspectorHub {
  readonly store: TraceStore;
  readonly viewing: Viewing;
  readonly #receiver: MessageReceiver;
  readonly #strangers = new Strangers();
  #peers: Peer[] = [];
  #peerOf = new Map<MessageEventSource, Peer>();
  #runs = new Map<string, Peer>();
  #senders = new Map<string, SendEvent>();
  #forgets: (() => void)[] = [];
  #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setInterval>;
  #mayFindPeers: boolean;
  #lastPeer = 0;
  #greetedAtMs = 0;
  #leaving = new AbortController();

  constructor(options: HubOptions = {}) {
    this.store = options.store ?? new TraceStore();
    this.viewing = new Viewing(this.store);
    this.viewing.send = (run, event) => this.send(run, event);
    this.#receiver = new MessageReceiver(this.store);
    const { signal } = this.#leaving;
    // Before anything is greeted: the answers come at once.
    window.addEventListener('message', (event) => this.#hearWindow(event), { signal });
    // An app that was loaded anew opens this window again by its name, which leads it to where it is, and says nothing else.
    window.addEventListener('popstate', () => this.#greetSoon(), { signal });
    window.addEventListener('focus', () => this.#askQuiet(), { signal });
    this.#mayFindPeers = options.peers === undefined;
    for (const peer of options.peers ?? []) this.#addPeer(peer, 'the app');
    this.#findPeers();
    this.#timer = setInterval(() => this.#look(), greetEveryMs);
    const early = options.ears?.takeOver();
    if (early) this.#takeUp(early);
    const greeted = early?.port && window.opener;
    const begin = (): void => void setTimeout(() => this.#greetWaiting(greeted), 0);
    // An app with an iframe knows its target only when the frame has loaded.
    if (document.readyState === 'complete') begin();
    else window.addEventListener('load', begin, { signal });
  }

  get apps(): readonly ConnectedApp[] {
    return this.#peers.map(({ key, name, following: { protocol, state } }) => ({ key, name, protocol, state }));
  }

  get strangers(): readonly Stranger[] {
    return this.#strangers.list;
  }

  /** Listens to this window from now on. */
  accept(stranger: Stranger): void {
    this.#strangers.forget(stranger);
    // It may have become the opener meanwhile.
    const known = this.#peerOf.get(stranger.window);
    (known ?? this.#addPeer(stranger.window, nameOfOrigin(stranger.origin) ?? 'the app')).greet();
    this.#tell();
  }

  /** Asks all apps to tell everything. */
  reconnect(): void {
    this.#greetedAtMs = performance.now();
    for (const peer of this.#peers) peer.greet();
  }

  /** A way for an app in this page. */
  openChannel(name: string): InPageChannel {
    const peer = this.#add({ name, post: dispatchOwnMessage });
    const channel: InPageChannel = {
      postMessage: (message) => this.#hearCopy(peer, message),
      asWindow: {
        open: () => channel,
        addEventListener: window.addEventListener.bind(window),
      } as unknown as Window,
      sayHello: () => peer.greet(),
      close: () => {
        this.#end(peer, peer.following.look(true, performance.now()));
        this.#peers = this.#peers.filter((other) => other !== peer);
        peer.close();
        this.#tell();
      },
    };
    return channel;
  }

  /** Events for actors of this source go here: what runs in this page, or is simulated. Gives back how to end that. */
  addSender(source: string, send: SendEvent): () => void {
    this.#senders.set(source, send);
    return () => void this.#senders.delete(source);
  }

  send: SendEvent = (run, event) => {
    const own = this.#senders.get(run.source);
    if (own) return own(run, event);
    const peer = this.#peerOfRun(run);
    const protocol = this.store.source(run.source)?.protocol;
    const message = protocol && run.sessionId && sendingMessage(protocol, run.sessionId, event);
    if (!peer || !message || whyNotSend(this.store, run) !== undefined)
      return this.store.complain('an event that could not be sent');
    peer.post(message);
  };

  /** Resolves when everything that has come so far is in the store. */
  flush(): Promise<void> {
    return this.#receiver.flush();
  }

  /** Forgets everything seen; the connections stay. */
  clear(): void {
    this.#receiver.clear();
  }

  /** Calls the listener when something about the connections changes. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#leaving.abort();
    this.#listeners.clear();
    for (const forget of this.#forgets) forget();
    for (const peer of this.#peers) peer.close();
    this.viewing.close();
    this.#receiver.close();
  }

  /** Another app may open this window by its name, and is its opener from then on. */
  #findPeers(): void {
    if (!this.#mayFindPeers) return;
    const opener = window.opener as Window | null;
    if (opener !== null && !this.#peerOf.has(opener)) this.#addPeer(opener, 'the page that opened this window');
    if (window.parent !== window && !this.#peerOf.has(window.parent))
      this.#addPeer(window.parent, 'the page around this one');
  }

  #addPeer(peerWindow: Window, name: string): Peer {
    this.#forgets.push(expectMessagesFrom(peerWindow));
    const peer = this.#add({ name, window: peerWindow });
    peer.following.origin = readableOrigin(peerWindow);
    this.#peerOf.set(peerWindow, peer);
    return peer;
  }

  #add(options: { name: string; window?: Window; post?: (message: object) => void }): Peer {
    const following = new Following(`peer ${++this.#lastPeer}`, () => this.#tell());
    const peer = new Peer({ ...options, following, onPort: (from, event) => this.#hear(from, event) });
    this.#peers.push(peer);
    this.#tell();
    return peer;
  }

  /** As windows do: what the app changes later must not change what was told. */
  #hearCopy(peer: Peer, message: unknown): void {
    try {
      this.#hear(peer, { data: structuredClone(message), timeStamp: performance.now() });
    } catch {
      this.store.complain('a message that cannot be copied');
    }
  }

  #hearWindow(event: MessageEvent): void {
    const { data } = event as { data: unknown };
    const type = typeOfMessage(data);
    const peer = event.source === null ? undefined : this.#peerOf.get(event.source);
    if (peer) return type === helloWantedMessage ? peer.greet() : this.#hear(peer, event, event.origin);
    if (type === undefined || !isSpeech(type)) return;
    if (event.source === null) return this.#hearNobody(event, type);
    if (event.source === window || this.#peers.length > 50) return;
    this.#strangers.hear(event.source, event.origin);
    this.#tell();
  }

  /** The last word of a page that is just being left has no source any more. */
  #hearNobody(event: MessageEvent, type: string): void {
    const [peer, ...others] = this.#peers.filter(
      ({ following }) => following.origin === event.origin && following.state !== 'gone',
    );
    if (/disconnect|bye/.test(type) && peer && others.length === 0) this.#hear(peer, event, event.origin);
  }

  #hear(peer: Peer, { data, timeStamp }: Pick<MessageEvent<unknown>, 'data' | 'timeStamp'>, origin?: string): void {
    const type = typeOfMessage(data);
    // Other libraries of the app may talk to their own windows.
    if (type === undefined ? typeof data === 'object' && data !== null : !isSpeech(type)) return;
    const { following } = peer;
    // Our own words, which empty the viewer, are only for pages that are one with this one.
    if (type?.startsWith('chart-inspector.') && !peer.isOneWithUs) return;
    if (type !== undefined) {
      const heard = following.hear(data as Record<string, unknown>, type, performance.now(), origin);
      this.#end(peer, heard.ended);
      if (!heard.isNews) return;
    }
    this.#runs.set(following.runKey, peer);
    this.#receiver.receive(data, following.runKey, peer.name, performance.timeOrigin + timeStamp);
  }

  #end(peer: Peer, run: string | undefined): void {
    if (run === undefined) return;
    this.#receiver.forgetSessions(run);
    this.#runs.delete(run);
    if (peer.following.state !== 'gone') this.#tell();
  }

  #peerOfRun({ source }: ActorRun): Peer | undefined {
    return this.#runs.get(source.slice(0, source.lastIndexOf('/')));
  }

  #look(): void {
    this.#findPeers();
    for (const peer of this.#peers) {
      this.#end(peer, peer.following.look(peer.isClosed, performance.now()));
    }
    this.#greetWaiting();
  }

  #greetWaiting(except?: unknown): void {
    for (const peer of this.#peers)
      if (peer.following.wantsGreeting && (except === undefined || peer.window !== except)) peer.greet();
  }

  /** The opener was greeted, and may have answered. */
  #takeUp({ messages, port }: EarlyHearing): void {
    if (port) this.#peerOf.get(window.opener as Window)?.listenTo(port);
    for (const event of messages) this.#hearWindow(event);
  }

  /** Twice, because a page that is just being loaded may not listen yet. */
  #greetSoon(): void {
    for (const ms of [50, 1000]) setTimeout(() => this.reconnect(), ms);
  }

  /** Somebody looks at a view that has stood still: not for each focus, as every answer costs the app some time. */
  #askQuiet(): void {
    if (performance.now() - this.#greetedAtMs < askAgainAfterMs) return;
    this.#greetedAtMs = performance.now();
    for (const peer of this.#peers) if (peer.following.state === 'quiet') peer.greet();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Known before the app has spoken only where it is one with ours. */
function readableOrigin(other: Window): string | undefined {
  try {
    const { origin } = other.location;
    return /^https?:/.test(origin) ? origin : undefined;
  } catch {
    return undefined;
  }
}
