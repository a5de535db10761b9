// The ladder over days: entries grouped by the calendar day they fall on, and the lines that are left when days are folded:
// a head for each day, its entries, and a line wherever nothing happened for long. A run within one day has entries only.
import type { LogEntry } from '../world/index.ts';
import { momentOf } from './calendar.ts';

/** One calendar day of a run on which something happened. */
export interface LadderDay {
  /** Days since 1 Jan 1970. */
  readonly day: number;
  /** Place of its first entry. */
  readonly first: number;
  readonly count: number;
  /** Places of the entries before which nothing happened for an hour or more, within the day. */
  readonly quiet: readonly number[];
  /** How long nothing had happened when it began, where whole days went by without anything; else 0. */
  readonly quietBeforeMs: number;
  /** How many outcomes of each kind were reached: `connected`, `failed` and so on. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly decisions: number;
  /** How many records were written to a site database. */
  readonly records: number;
}

export type LadderLine =
  | { readonly kind: 'day'; readonly day: LadderDay; readonly isOpen: boolean }
  | { readonly kind: 'quiet'; readonly place: number; readonly ms: number; readonly isBetweenDays: boolean }
  | { readonly kind: 'entry'; readonly place: number };

/** What a line is called while others come and go: `d10784`, `q17` or `e17`. */
export type LineKey = string;

const quietMs = 3_600_000;

type Growing<T> = { -readonly [Key in keyof T]: T[Key] };

/** The days of one log, read on as it grows. */
export class LadderDays {
  readonly #log: readonly LogEntry[];
  readonly #startsAt: string;
  readonly #days: Growing<LadderDay>[] = [];
  #read = 0;

  constructor(log: readonly LogEntry[], startsAt: string) {
    this.#log = log;
    this.#startsAt = startsAt;
  }

  get days(): readonly LadderDay[] {
    return this.#days;
  }

  /** Takes in the entries that have come since. */
  readOn(): void {
    for (; this.#read < this.#log.length; this.#read += 1) this.#take(this.#read);
  }

  /** The day of an entry; the last day there is when the entry is not known. */
  dayOf(place: number): LadderDay | undefined {
    return this.#days[this.indexOf(place)];
  }

  /** Place of that day among the days. */
  indexOf(place: number): number {
    let low = 0;
    let high = this.#days.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#days[middle]?.first ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #take(place: number): void {
    const entry = this.#log[place];
    if (!entry) return;
    const { day } = momentOf(this.#startsAt, entry.atMs);
    const silenceMs = entry.atMs - (this.#log[place - 1]?.atMs ?? entry.atMs);
    let last = this.#days.at(-1);
    if (last?.day !== day) {
      const quietBeforeMs = last !== undefined && day - last.day > 1 ? silenceMs : 0;
      last = { day, first: place, count: 0, quiet: [], quietBeforeMs, outcomes: {}, decisions: 0, records: 0 };
      this.#days.push(last);
    } else if (silenceMs >= quietMs) last.quiet = [...last.quiet, place];
    last.count += 1;
    if (entry.kind === 'choice.taken') last.decisions += 1;
    if (entry.kind === 'record.changed' && entry.detail['kind'] === 'database') last.records += 1;
    if (entry.kind !== 'outcome.reached') return;
    const result = String(entry.detail['result']);
    last.outcomes = { ...last.outcomes, [result]: (last.outcomes[result] ?? 0) + 1 };
  }
}

/** Lines by number, without a list of them: a day needs a few sums however many entries it has. */
export class LadderLines {
  readonly count: number;
  readonly #log: readonly LogEntry[];
  readonly #book: LadderDays;
  readonly #hasHeads: boolean;
  readonly #starts: readonly number[];
  readonly #isOpen: (day: number) => boolean;

  /** Without heads every entry is a line and there are no others. */
  constructor(log: readonly LogEntry[], book: LadderDays, hasHeads: boolean, isOpen: (day: number) => boolean) {
    this.#log = log;
    this.#book = book;
    this.#hasHeads = hasHeads;
    this.#isOpen = isOpen;
    const starts: number[] = [];
    let count = 0;
    if (hasHeads) {
      for (const day of book.days) {
        starts.push(count);
        count += (day.quietBeforeMs > 0 ? 1 : 0) + 1;
        if (isOpen(day.day)) count += day.count + day.quiet.length;
      }
    }
    this.#starts = starts;
    this.count = hasHeads ? count : log.length;
  }

  at(index: number): LadderLine | undefined {
    if (index < 0 || index >= this.count) return undefined;
    if (!this.#hasHeads) return { kind: 'entry', place: index };
    const place = this.#dayAt(index);
    const day = this.#book.days[place];
    if (!day) return undefined;
    let offset = index - (this.#starts[place] ?? 0);
    if (day.quietBeforeMs > 0) {
      if (offset === 0) return { kind: 'quiet', place: day.first, ms: day.quietBeforeMs, isBetweenDays: true };
      offset -= 1;
    }
    if (offset === 0) return { kind: 'day', day, isOpen: this.#isOpen(day.day) };
    // Every quiet line before this one has pushed the entries down by one.
    let entry = day.first + offset - 1;
    for (const quiet of day.quiet) {
      if (quiet > entry) break;
      if (quiet === entry) return { kind: 'quiet', place: quiet, ms: this.#silenceBefore(quiet), isBetweenDays: false };
      entry -= 1;
    }
    return { kind: 'entry', place: entry };
  }

  /** Where a line stands now. One within a folded day stands for by the head of that day. */
  indexOf(key: LineKey): number {
    const place = Number(key.slice(1));
    if (!this.#hasHeads) return key.startsWith('d') ? 0 : place;
    const days = this.#book.days;
    const at = key.startsWith('d') ? days.findIndex(({ day }) => day === place) : this.#book.indexOf(place);
    const day = days[at];
    if (!day) return 0;
    const head = (this.#starts[at] ?? 0) + (day.quietBeforeMs > 0 ? 1 : 0);
    if (key.startsWith('q') && place === day.first && day.quietBeforeMs > 0) return head - 1;
    if (key.startsWith('d') || !this.#isOpen(day.day)) return head;
    const pushed = day.quiet.filter((quiet) => quiet <= place).length;
    const entry = head + 1 + place - day.first + pushed;
    return key.startsWith('q') ? entry - 1 : entry;
  }

  #dayAt(index: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #silenceBefore(place: number): number {
    return (this.#log[place]?.atMs ?? 0) - (this.#log[place - 1]?.atMs ?? 0);
  }
}

export function keyOf(line: LadderLine): LineKey {
  if (line.kind === 'day') return `d${line.day.day}`;
  return `${line.kind === 'quiet' ? 'q' : 'e'}${line.place}`;
}

/** How many entries are shown when each later day begins: where the time bar has its notches. */
export function dayPlaces(log: readonly LogEntry[], startsAt: string): number[] {
  const book = new LadderDays(log, startsAt);
  book.readOn();
  return book.days.slice(1).map(({ first }) => first);
}

/** What came out on a day, in words: `2 connected, 1 failed, 1 database record, 3 choices`. */
export function dayWords({ outcomes, decisions, records }: LadderDay): string[] {
  const counted = (count: number, one: string, more: string): string[] =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : more}`];
  return [
    ...Object.entries(outcomes).map(([result, count]) => `${count} ${result}`),
    ...counted(records, 'database record', 'database records'),
    ...counted(decisions, 'choice', 'choices'),
  ];
}
