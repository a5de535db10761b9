// Reads tasks on the page's own thread: for where no worker can be started. Fetched only then.
import type { ReaderTask, TraceEntry } from '../index.ts';
import { readTask, TraceReader } from '../index.ts';

export type ReadTask = (task: ReaderTask) => readonly TraceEntry[];

export function readHere(): ReadTask {
  const reader = new TraceReader();
  return (task) => readTask(reader, task);
}
