// The small worker for rough layouts.
import RoughLayoutWorker from './rough-layout.worker.ts?worker';

let worker: Worker | undefined;

/** Starts it with the first call, which may be ahead of the layouts that are wanted; anew when it failed. Undefined where none can be started. */
export function roughLayoutWorker(): Worker | undefined {
  if (worker) return worker;
  try {
    worker = new RoughLayoutWorker();
  } catch {
    return undefined;
  }
  worker.addEventListener('error', forgetRoughLayoutWorker);
  return worker;
}

/** It does not answer, or has failed. */
export function forgetRoughLayoutWorker(): void {
  worker = undefined;
}
