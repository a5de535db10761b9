// Starts the small worker for rough layouts. It comes inline, so that it also starts where the page was opened as a file.
import RoughLayoutWorker from './rough-layout.worker.ts?worker&inline';

export function startRoughLayout(): Worker {
  return new RoughLayoutWorker();
}
