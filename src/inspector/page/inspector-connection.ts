// Connects `inspect()` of `@xstate/inspect` with our own viewer: in this page, or in a popup window of the same document. The
// package is loaded only when a viewer opens. Its address option is required but never opened, because the target is given.
import { clearMessage, namesMessage, TraceStore } from '../index.ts';
import type { RegistryView, SharedDevTools } from './dev-tools.ts';
import { dispatchOwnMessage, expectMessagesFrom, installDevTools, registryView } from './dev-tools.ts';
import { helloWantedMessage, MessageReceiver } from './message-receiver.ts';

export interface InspectorConnection {
  /** Empties the viewer. */
  clear(): void;
  disconnect(): void;
}

export interface InPageConnection extends InspectorConnection {
  readonly store: TraceStore;
  /** Asks again for all running actors. */
  sayHello(): void;
  /** Resolves when everything that has arrived so far is in the store. */
  flush(): Promise<void>;
}

export interface PopupConnection extends InspectorConnection {
  readonly window: Window;
}

export interface InPageOptions {
  /** After the viewer has been told of all running actors; replay the run here. Called again after each hello. */
  readonly onConnected?: (connection: InPageConnection) => void;
  readonly store?: TraceStore;
}

export interface PopupOptions {
  readonly onConnected?: (connection: PopupConnection) => void;
  readonly onClosed?: () => void;
  readonly onBlocked?: () => void;
  /** The page to open, which makes an `InspectorHub`; this document with `#inspector` when left out. */
  readonly address?: string;
  /** Why the viewer must send no events to these actors. */
  readonly cannotSend?: string;
  /** Position and size, as for `window.open`. */
  readonly features?: string;
}

export const popupHash = '#inspector';
const popupName = 'chart-inspector';
const hello = { type: 'xstate.inspecting' };

/** A viewer in this page. Fill `chart-inspector` with its store. */
export async function connectInPage(options: InPageOptions = {}): Promise<InPageConnection> {
  const registry = installDevTools();
  const receiver = new MessageReceiver(options.store ?? new TraceStore());
  const channel = new EventTarget();
  channel.addEventListener('message', (event) => receiver.receive((event as MessageEvent).data));
  const post = (data: unknown): void =>
    void channel.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }));
  const answering = registryView(registry);
  const stop = await startInspecting(answering, post);
  const connection: InPageConnection = {
    store: receiver.store,
    sayHello() {
      post(namesOf(registry));
      answering.isAnswering = true;
      dispatchOwnMessage(hello);
      answering.isAnswering = false;
      options.onConnected?.(connection);
    },
    flush: () => receiver.flush(),
    clear: () => receiver.clear(),
    disconnect() {
      stop();
      receiver.close();
    },
  };
  connection.sayHello();
  return connection;
}

/** A viewer in a window of its own: this document with `#inspector`. Call it in answer to a click. */
export async function openPopup(options: PopupOptions = {}): Promise<PopupConnection | undefined> {
  const registry = installDevTools();
  const address = options.address ?? `${location.href.split('#')[0]}${popupHash}`;
  const popup = window.open(address, popupName, options.features ?? 'popup,width=960,height=720');
  if (popup === null) {
    options.onBlocked?.();
    return undefined;
  }
  const forget = expectMessagesFrom(popup);
  // Comes with the hello and ends with the page that said it: where the window goes afterwards, nothing is told.
  let port: MessagePort | undefined;
  const post = (data: unknown): void => port?.postMessage(data);
  const isHello = (event: MessageEvent): boolean =>
    event.source === popup && isOurs(event.origin) && (event.data as { type?: unknown } | null)?.type === hello.type;
  const answering = registryView(registry);
  const beforeHello = (event: MessageEvent): void => {
    answering.isAnswering = isHello(event);
    if (!answering.isAnswering) return;
    port?.close();
    port = event.ports[0];
    const { cannotSend } = options;
    post({ ...namesOf(registry), ...(cannotSend === undefined ? {} : { cannotSend }) });
  };
  const afterHello = (event: MessageEvent): void => {
    answering.isAnswering = false;
    if (isHello(event)) options.onConnected?.(connection);
  };
  window.addEventListener('message', beforeHello);
  const stop = await startInspecting(answering, post);
  window.addEventListener('message', afterHello);
  const watch = setInterval(() => {
    if (!popup.closed) return;
    connection.disconnect();
    options.onClosed?.();
  }, 500);
  const connection: PopupConnection = {
    window: popup,
    clear: () => post({ type: clearMessage }),
    disconnect() {
      clearInterval(watch);
      window.removeEventListener('message', beforeHello);
      window.removeEventListener('message', afterHello);
      forget();
      stop();
      post({ type: 'xstate.disconnect' });
      port?.close();
    },
  };
  // A window that was open before is not loaded anew, so it must be asked.
  popup.postMessage({ type: helloWantedMessage }, location.protocol === 'file:' ? '*' : location.origin);
  popup.focus();
  return connection;
}

/** The origin of a page opened as a file is opaque and named in several ways, but never as one of the web. */
function isOurs(origin: string): boolean {
  return location.protocol === 'file:' ? !/^https?:/.test(origin) : origin === location.origin;
}

async function startInspecting({ view, close }: RegistryView, post: (data: unknown) => void): Promise<() => void> {
  const { inspect } = await import('@xstate/inspect');
  const inspector = inspect({
    url: location.protocol === 'file:' ? 'http://localhost/' : location.href,
    iframe: false,
    devTools: () => view,
    targetWindow: { postMessage: post } as unknown as Window,
  });
  return () => {
    inspector?.disconnect();
    close();
  };
}

function namesOf(registry: SharedDevTools): object {
  const services = [...registry.services].map((service) => ({
    sessionId: service.sessionId,
    name: service.id,
    parent: (service.parent as { sessionId?: string } | undefined)?.sessionId,
  }));
  return { type: namesMessage, services };
}
