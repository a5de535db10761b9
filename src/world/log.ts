// The append-only record of all that happened, and its digest. Entries are data; their text is made from kind and
// detail by a table of words, and is no part of the digest.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export interface LogEntry {
  seq: number;
  /** Virtual ms from the scenario's start. */
  atMs: number;
  kind: string;
  host?: string;
  actor?: string;
  /** The rule that made this happen; every entry of the lab has one. */
  rule?: string;
  text: string;
  detail: Record<string, unknown>;
}

export type NewEntry = Omit<LogEntry, 'seq' | 'text' | 'rule'> & { rule: string };

/** Says an entry in words, from its kind and detail only. */
export type Words = (entry: Omit<LogEntry, 'text'>) => string;

/** A run past this many entries is stopped: something goes round in circles. */
export const entryLimit = 200_000;

export class Log {
  readonly entries: LogEntry[] = [];
  readonly #words: Words;

  constructor(words: Words) {
    this.#words = words;
  }

  append(entry: NewEntry): LogEntry {
    if (this.entries.length >= entryLimit) {
      throw new Error(`The run was stopped at ${entry.atMs} ms: more than ${entryLimit} log entries.`);
    }
    const last = this.entries.at(-1);
    if (last && entry.atMs < last.atMs) {
      throw new Error(`Clock cannot go back from ${last.atMs} ms to ${entry.atMs} ms.`);
    }
    const whole = { seq: this.entries.length, ...entry, text: '' };
    whole.text = this.#words(whole);
    this.entries.push(whole);
    return whole;
  }
}

/** SHA-256 in hexadecimal over the canonical JSON of each entry's seq, atMs, kind, host, actor, rule and detail. */
export function digest(entries: readonly LogEntry[]): string {
  const underWay = new DigestUnderWay();
  underWay.add(entries);
  return underWay.value();
}

/** The same for a log that grows: entry by entry, with the digest of what there is so far at any time. */
export class DigestUnderWay {
  /** How many entries it has seen. */
  count = 0;
  readonly #hash = sha256.create();

  add(entries: readonly LogEntry[]): void {
    for (const { seq, atMs, kind, host, actor, rule, detail } of entries) {
      this.#hash.update(utf8ToBytes(canonicalJson({ seq, atMs, kind, host, actor, rule, detail }) + '\n'));
    }
    this.count += entries.length;
  }

  value(): string {
    return bytesToHex(this.#hash.clone().digest());
  }
}

/** JSON with the keys of each object in the order of their code units and without undefined members. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}
