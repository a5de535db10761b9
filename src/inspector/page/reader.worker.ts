// The worker that reads what apps tell: parsing and folding happen here, the page only takes what comes of it.
import type { ReaderTask, TraceEntry } from '../index.ts';
import { readTask, TraceReader } from '../index.ts';

export interface ReaderBatch {
  readonly number: number;
  readonly tasks: readonly ReaderTask[];
}

/** Comes in several pieces for a large batch; the last one names it. */
export interface ReaderAnswer {
  readonly entries: readonly TraceEntry[];
  readonly finished?: number;
}

const entriesMax = 500;

const reader = new TraceReader();
const answer = (message: ReaderAnswer): void => globalThis.postMessage(message);

globalThis.addEventListener('message', ({ data }: MessageEvent<ReaderBatch>) => {
  let entries: TraceEntry[] = [];
  for (const task of data.tasks) {
    for (const entry of readTask(reader, task)) entries.push(entry);
    if (entries.length < entriesMax) continue;
    answer({ entries });
    entries = [];
  }
  answer({ entries, finished: data.number });
});
