// What every protocol's reader is: takes messages of one source, gives records. New protocols are new files beside this one.
import type { Protocol, StateValue, TraceRecord } from '../trace.ts';

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
  /** The app has gone: gives what was waiting for more. */
  end?(): TraceRecord[];
}

const depthMax = 60;
const partsMax = 200_000;
const valueDepthMax = 200;

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

/** JSON of whatever came; cycles, depths and numbers that JSON cannot hold are told in words. */
export function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? `${inner}n` : inner));
  } catch {
    return JSON.stringify(cutCopy(value, [], { parts: 0 }));
  }
}

function cutCopy(value: unknown, around: readonly unknown[], count: { parts: number }): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return value;
  if (around.includes(value)) return '[Circular]';
  if (around.length >= depthMax || ++count.parts > partsMax) return '[...]';
  const within = [...around, value];
  if (Array.isArray(value)) return value.map((inner) => cutCopy(inner, within, count));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cutCopy(inner, within, count)]));
}

/** A state value as XState writes it; undefined for anything else. */
export function asStateValue(value: unknown): StateValue | undefined {
  if (typeof value === 'string') return value;
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > valueDepthMax) return undefined;
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item === 'string') continue;
      const regions = asObject(item);
      if (regions === undefined) return undefined;
      for (const inner of Object.values(regions)) next.push(inner);
    }
    if (next.length > partsMax) return undefined;
    level = next;
  }
  return value as StateValue;
}
