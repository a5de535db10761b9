// Starts the worker that reads messages. It comes inline, so that it also starts where the page was opened as a file.
import ReaderWorker from './reader.worker.ts?worker&inline';

/** Undefined where no worker can be started; the page must read for itself then. */
export function startReader(): Worker | undefined {
  try {
    return new ReaderWorker();
  } catch {
    return undefined;
  }
}
