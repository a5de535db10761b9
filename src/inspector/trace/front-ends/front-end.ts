// What every protocol's reader is: takes messages of one source, gives records. New protocols are new files beside this one.
import type { Protocol, TraceRecord } from '../trace.ts';

export interface FrontEndOptions {
  /** Key of the source; keys of its actors begin with it. */
  readonly source: string;
}

export interface FrontEnd {
  readonly protocol: Protocol;
  /** Reads one message; anything may come. `atMs` is when it came, in milliseconds since 1970. */
  read(message: Readonly<Record<string, unknown>>, atMs: number): TraceRecord[];
  /** The viewer was emptied: what the sessions known so far still say is of no interest. */
  forget(): void;
}

export function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

export function complaint(words: string): TraceRecord {
  return { kind: 'complaint', words };
}

/** Parses a text that must be JSON of an object; undefined when it is not. */
export function parseObject(text: unknown): Record<string, unknown> | undefined {
  try {
    return typeof text === 'string' ? asObject(JSON.parse(text)) : undefined;
  } catch {
    return undefined;
  }
}
