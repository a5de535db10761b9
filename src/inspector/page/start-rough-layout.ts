// The small worker for rough layouts.
import RoughLayoutWorker from './rough-layout.worker.ts?worker';

let worker: Worker | undefined;

/** Starts it with the first call, which may be ahead of the layouts that are wanted; anew when it failed. */
export function roughLayoutWorker(): Worker {
  if (worker) return worker;
  worker = new RoughLayoutWorker();
  worker.addEventListener('error', () => (worker = undefined));
  return worker;
}
