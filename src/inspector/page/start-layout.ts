// Starts the worker with elk.
import LayoutWorker from './layout.worker.ts?worker';

export function startLayout(): Worker {
  return new LayoutWorker();
}
