// Starts the worker that reads messages.
import ReaderWorker from './reader.worker.ts?worker';

let prepared: Worker | undefined;

/** Starts it ahead of the reading that speaks with it. */
export function prepareReader(): void {
  const worker = (prepared = startReader());
  worker?.addEventListener('error', () => {
    if (prepared === worker) prepared = undefined;
  });
}

/** Undefined where no worker can be started; the page must read for itself then. */
export function startReader(): Worker | undefined {
  const ready = prepared;
  prepared = undefined;
  if (ready) return ready;
  try {
    return new ReaderWorker();
  } catch {
    return undefined;
  }
}
