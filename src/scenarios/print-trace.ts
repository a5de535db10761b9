// A log as readable text, one line an entry: when, what, and by which rule.
import type { LogEntry } from '../world/index.ts';

export function printTrace(log: readonly LogEntry[]): string {
  const width = Math.max(4, String(log.at(-1)?.atMs ?? 0).length);
  return log
    .map(({ atMs, text, rule }) => `${String(atMs).padStart(width, '0')} ms  ${text}  [${rule ?? '-'}]\n`)
    .join('');
}
