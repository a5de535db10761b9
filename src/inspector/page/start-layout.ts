// Starts the worker with elk. It comes inline, so that it also starts where the page was opened as a file.
import LayoutWorker from './layout.worker.ts?worker&inline';

export function startLayout(): Worker {
  return new LayoutWorker();
}
