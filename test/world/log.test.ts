// The log: numbered, in time order, and its digest, which sees data and never words.
import { describe, expect, test } from 'vitest';
import { Log, canonicalJson, digest, entryLimit } from '../../src/world/index.ts';
import type { NewEntry } from '../../src/world/index.ts';

const entry: NewEntry = {
  atMs: 5,
  kind: 'frame.sent',
  host: 'PC-17',
  rule: 'lab.latency',
  detail: { b: 1, a: [2, 'x'] },
};

function logOf(entries: NewEntry[], words = (kind: string) => kind): Log {
  const log = new Log((whole) => words(whole.kind));
  for (const one of entries) log.append(one);
  return log;
}

describe('the log', () => {
  test('numbers its entries and says each in words', () => {
    const log = logOf([entry, { ...entry, atMs: 6 }], (kind) => `it was ${kind}`);
    expect(log.entries.map(({ seq, text }) => `${seq} ${text}`)).toEqual([
      '0 it was frame.sent',
      '1 it was frame.sent',
    ]);
  });

  test('refuses an entry from before the last', () => {
    expect(() => logOf([entry, { ...entry, atMs: 4 }])).toThrow('Clock cannot go back from 5 ms to 4 ms.');
  });

  test('stops a run that never ends', () => {
    const log = logOf([]);
    for (let count = 0; count < entryLimit; count += 1) log.append(entry);
    expect(() => log.append(entry)).toThrow(/more than 200000 log entries/);
  });
});

describe('the digest', () => {
  const of = (change: Partial<NewEntry> = {}) => digest(logOf([{ ...entry, ...change }]).entries);

  test('is the same for the same entries, whatever the words and the order of members', () => {
    const other = logOf([{ ...entry, detail: { a: [2, 'x'], b: 1 } }], () => 'in other words');
    expect(digest(other.entries)).toBe(of());
  });

  test('differs when anything but the words differs', () => {
    const changes: Partial<NewEntry>[] = [
      { atMs: 6 },
      { kind: 'x' },
      { host: 'PC-18' },
      { actor: 'PC-17/agent' },
      { rule: 'x.y' },
      { detail: { b: 1, a: ['x', 2] } },
    ];
    const digests = [of(), ...changes.map(of), digest(logOf([entry, entry]).entries)];
    expect(new Set(digests).size).toBe(digests.length);
  });

  test('of no entries is that of nothing', () => {
    expect(digest([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  test('takes letters of every script', () => {
    expect(of({ detail: { name: 'Größe ☃ 𝄞' } })).toMatch(/^[0-9a-f]{64}$/);
  });

  test('canonical JSON sorts keys, leaves undefined out, and writes what JSON cannot as null', () => {
    expect(canonicalJson({ b: undefined, ä: 1, a: [undefined, NaN, { d: -0, c: null }] })).toBe(
      '{"a":[null,null,{"c":null,"d":0}],"ä":1}',
    );
    expect(JSON.parse(canonicalJson({ text: '"\\\u2028' }))).toEqual({ text: '"\\\u2028' });
  });
});
