// What both sample apps share: what the address asks for, and where the test takes hold of the app. Nothing here is of ours:
// this is what an app of anybody looks like.

export interface SampleApp {
  /** Sends one event to the order. */
  send(event: { type: string; [key: string]: unknown }): void;
  /** Sends so many events, a hundred in one go, as fast as the page can. */
  burst(count: number): Promise<void>;
  /** Where the order stands. */
  value(): unknown;
  /** Starts so many more actors. */
  startMore(count: number): void;
  /** Opens the inspector, where the address says `later`. */
  openLater(): void;
}

const parameters = new URLSearchParams(location.search);

/** Address of the inspector. */
export const inspectorAddress = parameters.get('inspector') ?? '';

/** `popup`, `frame`, `window` (one that the app opened itself), `wrapper` (for files), `later`. */
export const where = parameters.get('where') ?? 'popup';

/** Where the address of the app names it, an empty frame is in the page. */
export function emptyFrame(): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width: 1000px; height: 600px';
  document.body.append(frame);
  return frame;
}

export function openNamedWindow(): Window {
  const opened = window.open(inspectorAddress, parameters.get('name') ?? 'xstateinspector');
  if (!opened) throw new Error('The window was blocked.');
  return opened;
}

export async function inHundreds(count: number, act: (index: number) => void): Promise<void> {
  for (let index = 0; index < count; index++) {
    act(index);
    if (index % 100 === 99) await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

export function offer(app: SampleApp): void {
  Object.assign(window, { app });
  document.body.append(Object.assign(document.createElement('p'), { textContent: 'The app runs.' }));
}
