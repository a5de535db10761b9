// A run as text for tests: one line an entry, when and what, perhaps by which rule.
import type { LogEntry, World } from '../../src/world/index.ts';

export interface TraceOptions {
  /** Only entries that say yes. */
  only?: (entry: LogEntry) => boolean;
  /** Rules in brackets behind each line. */
  rules?: boolean;
}

export function readTrace(world: World, options: TraceOptions = {}): string {
  return world.log.entries
    .filter(options.only ?? (() => true))
    .map(({ atMs, text, rule }) => `${atMs} ${text}${options.rules ? ` [${rule}]` : ''}\n`)
    .join('');
}

/** Is the entry a frame with a message of this protocol in it, at any depth? */
export function carries(protocol: string): (entry: LogEntry) => boolean {
  return ({ kind, detail }) => {
    if (kind !== 'frame.sent') return false;
    for (let layer: unknown = detail['message']; typeof layer === 'object' && layer !== null;) {
      if ('protocol' in layer && layer.protocol === protocol) return true;
      layer = 'payload' in layer ? layer.payload : undefined;
    }
    return false;
  };
}

/** Everything but address resolution, which is the same everywhere. */
export function withoutArp(entry: LogEntry): boolean {
  return !carries('arp')(entry);
}

/** The rules of the entries, in order. */
export function rulesOf(world: World): string[] {
  return world.log.entries.map(({ rule }) => rule ?? '-');
}
