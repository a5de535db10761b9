// A frame that plays an app: it notes what it is told, and tells what the test has it tell.

export interface AppWindow extends Window {
  /** Types of the messages it was told. */
  heard: string[];
  tell(message: object): void;
}

export interface FrameApp {
  readonly app: AppWindow;
  readonly frame: HTMLIFrameElement;
  /** Speaks to the page of the test, as this app. */
  readonly tell: (message: object) => void;
}

export function addApp(): FrameApp {
  const frame = document.createElement('iframe');
  frame.title = 'an app';
  document.body.append(frame);
  const app = frame.contentWindow as unknown as AppWindow;
  app.heard = [];
  app.addEventListener('message', ({ data }: MessageEvent<{ type: string }>) => app.heard.push(data.type));
  // From within, so that the frame is the sender.
  const script = app.document.createElement('script');
  script.textContent = 'window.tell = (message) => parent.postMessage(message, "*")';
  app.document.head.append(script);
  return { app, frame, tell: (message) => app.tell(message) };
}
