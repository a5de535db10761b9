// The ladder over days: every entry in its day, every line found again, whatever is folded.
import { expect, test } from 'vitest';
import { LadderDays, LadderLines, dayPlaces, dayWords, keyOf } from '../../src/lab/index.ts';
import type { LadderLine } from '../../src/lab/index.ts';
import type { LogEntry } from '../../src/world/index.ts';
import { handMadeLog } from '../support/hand-made-log.ts';

const hour = 3_600_000;
const day = 24 * hour;
const startsAt = '1999-07-12T08:00';
/** 12 July 1999, counted from 1970. */
const monday = 10_784;

const outcome = (atMs: number, result: string): Partial<LogEntry> => ({
  atMs,
  kind: 'outcome.reached',
  detail: { result },
});

/** Monday: two, a pause of three hours, one. Tuesday at midnight sharp: one. Friday: four, one of them a choice. */
const log = handMadeLog([
  { atMs: 0, kind: 'run.began' },
  outcome(1000, 'connected'),
  outcome(1000 + 3 * hour, 'failed'),
  outcome(16 * hour, 'connected'),
  { atMs: 4 * day, kind: 'choice.taken' },
  outcome(4 * day, 'connected'),
  { atMs: 4 * day, kind: 'record.changed', detail: { kind: 'database' } },
  { atMs: 4 * day, kind: 'record.changed', detail: { kind: 'dns' } },
]);

function bookOf(entries: readonly LogEntry[]): LadderDays {
  const book = new LadderDays(entries, startsAt);
  book.readOn();
  return book;
}

function told(line: LadderLine | undefined): string {
  if (!line) return 'nothing';
  if (line.kind === 'day') return `${line.isOpen ? 'v' : '>'} ${line.day.day - monday}`;
  return line.kind === 'quiet' ? `quiet ${line.ms / hour} h` : `${line.place}`;
}

function linesOf(isOpen: (day: number) => boolean, hasHeads = true, entries = log) {
  const lines = new LadderLines(entries, bookOf(entries), hasHeads, isOpen);
  return { lines, told: Array.from({ length: lines.count }, (_, index) => told(lines.at(index))) };
}

test('entries are grouped by calendar day; midnight is the next day', () => {
  expect(bookOf(log).days.map(({ day: number, first, count }) => [number - monday, first, count])).toEqual([
    [0, 0, 3],
    [1, 3, 1],
    [4, 4, 4],
  ]);
});

test('a day counts what came out and what was decided', () => {
  expect(bookOf(log).days.map(dayWords)).toEqual([
    ['1 connected', '1 failed'],
    ['1 connected'],
    ['1 connected', '1 database record', '1 choice'],
  ]);
});

test('a later day begins where its first entry is the next', () => {
  expect(dayPlaces(log, startsAt)).toEqual([3, 4]);
});

test('days are read on as the log grows, and give what reading it at once gives', () => {
  const growing: LogEntry[] = [];
  const book = new LadderDays(growing, startsAt);
  for (const entry of log) {
    growing.push(entry);
    book.readOn();
  }
  expect(book.days).toEqual(bookOf(log).days);
});

test('an open day shows its entries and its pauses, a folded one its head alone', () => {
  expect(linesOf(() => true).told).toEqual([
    'v 0',
    '0',
    '1',
    'quiet 3 h',
    '2',
    'v 1',
    '3',
    'quiet 80 h',
    'v 4',
    '4',
    '5',
    '6',
    '7',
  ]);
  expect(linesOf((number) => number === monday + 1).told).toEqual(['> 0', 'v 1', '3', 'quiet 80 h', '> 4']);
});

test('without heads the lines are the entries', () => {
  expect(linesOf(() => false, false).told).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
});

test('every line is found by its key, and an entry of a folded day by the head of that day', () => {
  for (const open of [[0, 1, 4], [0], [1], [4], []]) {
    const { lines } = linesOf((number) => open.includes(number - monday));
    for (let index = 0; index < lines.count; index += 1) {
      const line = lines.at(index);
      expect(line && lines.indexOf(keyOf(line))).toBe(index);
    }
    for (let place = 0; place < log.length; place += 1) {
      const line = lines.at(lines.indexOf(`e${place}`));
      const isThere = line?.kind === 'entry' && line.place === place;
      expect(isThere || (line?.kind === 'day' && !line.isOpen && place >= line.day.first)).toBe(true);
    }
  }
});

test('a hundred thousand entries over a year are found in no time that anybody notices', () => {
  const long = handMadeLog(Array.from({ length: 100_000 }, (_, seq) => ({ atMs: seq * 300_000 })));
  const lines = new LadderLines(long, bookOf(long), true, () => true);
  expect(lines.count).toBe(100_000 + 348);
  const line = lines.at(lines.indexOf('e54321'));
  expect(line).toEqual({ kind: 'entry', place: 54_321 });
});
