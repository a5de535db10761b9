// Starts elk in its worker. The worker comes inline, so that it also starts where the page was opened as a file.
import ELK from 'elkjs/lib/elk-api.js';
import LayoutWorker from './layout.worker.ts?worker&inline';

export interface Elk {
  layout(graph: never): Promise<unknown>;
}

export function startElk(): Elk {
  return new ELK({ workerFactory: () => new LayoutWorker() }) as unknown as Elk;
}
