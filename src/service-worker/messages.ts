// What the page and its service worker say to each other.

/**
 * The page to the worker. Answered with a text on the port that comes along: `tell-version` with the version, `tell-whole`
 * with `whole` when every file of it is kept, `fetch-missing` with `whole` when that is so in the end.
 */
export type MessageToWorker = {
  readonly type: 'lab.activate' | 'lab.tidy' | 'lab.tell-version' | 'lab.tell-whole' | 'lab.fetch-missing';
};

export const whole = 'whole';

/** The worker to the page, which answers with its version on the port that comes along. */
export type MessageToPage = { readonly type: 'lab.which-version' };

/** Beside the page, so that its scope is the page's folder. */
export const workerAddress = 'service-worker.js';

/** In the address of a file without a hash in its name: the version of the page that asks. */
export const versionParameter = 'v';

/** Asks one who may not answer, such as a page that is frozen. */
export function ask<T extends MessageToWorker | MessageToPage>(
  post: (message: { readonly type: T['type'] }, ports: MessagePort[]) => void,
  type: T['type'],
  patienceMs = 5000,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(() => finish(undefined), patienceMs);
    const finish = (text: string | undefined): void => {
      clearTimeout(timer);
      port1.close();
      resolve(text);
    };
    port1.onmessage = (event: MessageEvent<unknown>) => finish(String(event.data));
    post({ type }, [port2]);
  });
}
