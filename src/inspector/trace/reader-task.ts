// What is to be read: a message, or the news that a window has gone; one after the other, in a worker or on the page.
import type { TraceEntry } from './trace-folder.ts';
import type { ReceivedMessage, TraceReader } from './trace-reader.ts';

export type ReaderTask = ReceivedMessage | { readonly endOf: string };

/** Never throws, so that one message that nobody thought of takes nothing else with it. */
export function readTask(reader: TraceReader, task: ReaderTask): TraceEntry[] {
  try {
    return 'endOf' in task ? reader.end(task.endOf) : reader.read(task);
  } catch {
    return [complaintEntry('a message that could not be read')];
  }
}

export function complaintEntry(words: string): TraceEntry {
  return { kind: 'complaint', words };
}
