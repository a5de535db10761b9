// The way to the inspector's window: opens it or takes the one given, numbers what is told, keeps the newest of it, and tells
// all of it again on each hello, so that nothing is missing whenever the inspector comes.
import type { AdapterMessage, AdapterSend } from '../index.ts';

export interface ChannelOptions {
  /** Address of the inspector, such as `https://example.org/lab/#inspector`. */
  readonly url?: string;
  /** Shows it in this frame instead of a window of its own. */
  readonly iframe?: HTMLIFrameElement;
  /** A window that shows it already, or shall. */
  readonly window?: Window;
  /** Messages kept for a later hello; 2,000 unless given. Registrations are always kept. */
  readonly historyMax?: number;
}

/** A message without what the channel adds. */
export type Told = AdapterMessage extends infer One
  ? One extends { seq: number }
    ? Omit<One, 'seq' | 'run' | 'atMs'>
    : never
  : never;

export interface Channel {
  tell(message: Told): void;
  /** Opens the window; false when the browser blocked it. Call it in answer to a click then. */
  open(): boolean;
  close(): void;
}

const windowName = 'xstateinspector';

export function openChannel(options: ChannelOptions, onSend: (message: AdapterSend) => void): Channel {
  const run = `${Math.round(performance.timeOrigin)}.${Math.floor(performance.now() * 1000)}`;
  const historyMax = options.historyMax ?? 2_000;
  let target: Window | null = options.window ?? options.iframe?.contentWindow ?? null;
  let origin = originOf(options.url);
  let isHeard = false;
  let seq = 0;
  const actors = new Map<string, AdapterMessage>();
  let history: AdapterMessage[] = [];

  const post = (message: AdapterMessage): void => target?.postMessage(message, origin);
  const onMessage = (event: MessageEvent): void => {
    const here = options.iframe?.contentWindow ?? target;
    if (event.source === null || event.source !== here) return;
    const { data } = event as { data: { type?: unknown } | null };
    if (data?.type === 'statechart.hello') {
      target = event.source as Window;
      // The inspector names its own origin by speaking; a page opened as a file has none that could be named.
      if (/^https?:/.test(event.origin)) ({ origin } = event);
      isHeard = true;
      for (const message of [...actors.values(), ...history]) post(message);
    } else if (data?.type === 'statechart.send' && isHeard) onSend(data as AdapterSend);
  };
  const onLeave = (): void => post({ type: 'statechart.bye' });
  globalThis.addEventListener('message', onMessage);
  globalThis.addEventListener('pagehide', onLeave);
  if (options.iframe && options.url) options.iframe.src = options.url;

  const channel: Channel = {
    tell(told) {
      // Registrations take no number: they are told again with each hello.
      if (told.type !== 'statechart.actor') seq++;
      const message = { ...told, seq, run, atMs: performance.timeOrigin + performance.now() } as AdapterMessage;
      if (message.type === 'statechart.actor') actors.set(message.sessionId, message);
      else history.push(message);
      if (history.length > historyMax * 1.1) history = history.slice(-historyMax);
      if (isHeard) post(message);
    },
    open() {
      if (options.window || options.iframe || !options.url) return true;
      target = globalThis.open(options.url, windowName);
      return target !== null;
    },
    close() {
      onLeave();
      globalThis.removeEventListener('message', onMessage);
      globalThis.removeEventListener('pagehide', onLeave);
      isHeard = false;
    },
  };
  channel.open();
  return channel;
}

/** `*` for files: their origin cannot be named. */
function originOf(url: string | undefined): string {
  if (url === undefined) return '*';
  const { origin } = new URL(url, location.href);
  return /^https?:/.test(origin) ? origin : '*';
}
