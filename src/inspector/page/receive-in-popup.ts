// The popup's side: says hello to the window that opened it until actors are announced, and again after the app has gone.
// With each hello goes a port for the answer, so that only that window can tell anything, and only to this page.
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
  let port: MessagePort | undefined;
  const sayHello = (): void => {
    if (peer === null || peer.closed) return;
    port?.close();
    const { port1, port2 } = new MessageChannel();
    port = port1;
    port.onmessage = onAnswer;
    peer.postMessage({ type: 'xstate.inspecting' }, '*', [port2]);
  };
  const onAnswer = ({ data }: MessageEvent): void => {
    const type = typeOf(data);
    if (type === 'xstate.disconnect') {
      receiver.forgetSessions();
      return tell('lost');
    }
    if (type === undefined || !/^(service|chart-inspector)\./.test(type)) return;
    receiver.receive(data);
    if (type === 'service.register') tell('connected');
  };
  const onMessage = (event: MessageEvent): void => {
    if (peer !== null && event.source === peer && typeOf(event.data) === helloWantedMessage) sayHello();
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
      port?.close();
      window.removeEventListener('message', onMessage);
    },
  };
}

function typeOf(data: unknown): string | undefined {
  const type = typeof data === 'object' && data !== null ? (data as { type?: unknown }).type : undefined;
  return typeof type === 'string' ? type : undefined;
}
