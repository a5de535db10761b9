// The popup's side: says hello to the window that opened it until actors are announced, and again after the app has gone.
// Messages count only if they come from that window.
import { TraceStore } from '../index.ts';
import { expectMessagesFrom } from './dev-tools.ts';
import { helloWantedMessage, MessageReceiver } from './message-receiver.ts';

export type PopupStatus = 'no opener' | 'waiting' | 'connected' | 'lost';

export interface PopupReceiver {
  readonly store: TraceStore;
  readonly status: PopupStatus;
  stop(): void;
}

export interface PopupReceiverOptions {
  readonly store?: TraceStore;
  readonly onStatus?: (status: PopupStatus) => void;
  /** The window that runs the actors; the opener when left out. */
  readonly peer?: Window | null;
}

const helloEveryMs = 1500;

export function receiveInPopup(options: PopupReceiverOptions = {}): PopupReceiver {
  const peer = options.peer === undefined ? (window.opener as Window | null) : options.peer;
  const receiver = new MessageReceiver(options.store ?? new TraceStore());
  let status: PopupStatus = peer === null ? 'no opener' : 'waiting';
  const tell = (now: PopupStatus): void => {
    if (now === status) return;
    status = now;
    options.onStatus?.(now);
  };
  const sayHello = (): void => {
    if (peer !== null && !peer.closed) peer.postMessage({ type: 'xstate.inspecting' }, '*');
  };
  const onMessage = (event: MessageEvent): void => {
    const data = event.data as { type?: unknown } | null;
    const type = typeof data === 'object' ? data?.type : undefined;
    // A page that is being left may no longer be named as the source.
    if (type === 'xstate.disconnect' && (event.source === peer || event.source === null)) {
      receiver.forgetSessions();
      return tell('lost');
    }
    if (peer === null || event.source !== peer || typeof type !== 'string') return;
    if (type === helloWantedMessage) return sayHello();
    if (!/^(service|chart-inspector)\./.test(type)) return;
    receiver.receive(data);
    if (type === 'service.register') tell('connected');
  };
  const forget = peer === null ? () => undefined : expectMessagesFrom(peer);
  window.addEventListener('message', onMessage);
  const timer = setInterval(() => {
    if (peer?.closed) tell('lost');
    else if (status !== 'connected') sayHello();
  }, helloEveryMs);
  sayHello();
  options.onStatus?.(status);
  return {
    store: receiver.store,
    get status() {
      return status;
    },
    stop() {
      clearInterval(timer);
      forget();
      window.removeEventListener('message', onMessage);
    },
  };
}
