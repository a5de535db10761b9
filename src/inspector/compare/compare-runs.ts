// Compares two runs of actors: their moments aligned by event and states, and where states differ, by event alone. Works in
// slices: whoever runs it says when time is up, and comes again. What came when it began is compared, later moments are not.
import type { ActorRun } from '../trace/actor-run.ts';
import type { Moment } from '../trace/moment.ts';
import { placeUpTo } from '../trace/moment-places.ts';
import { align } from './align.ts';
import type { Coverage } from './compare-coverage.ts';
import { compareCoverage } from './compare-coverage.ts';

/** How the moments of a row differ; `context` where only the context does. */
export const rowKinds = ['same', 'context', 'state', 'first', 'second'] as const;
export type RowKind = (typeof rowKinds)[number];

export interface ComparedRow {
  readonly kind: RowKind;
  readonly first: Moment | undefined;
  readonly second: Moment | undefined;
}

const pieceSize = 500;

export class RunComparison {
  readonly first: ActorRun;
  readonly second: ActorRun;
  readonly counts: Record<RowKind, number> = { same: 0, context: 0, state: 0, first: 0, second: 0 };
  /** From 0 to 1. */
  progress = 0;
  isDone = false;
  /** Not the longest alignment was found: the runs are too different for that in the time given. */
  isRough = false;
  coverage: Coverage | undefined;
  /** Places of the rows that differ. */
  readonly differences: number[] = [];
  #moments: readonly [readonly Moment[], readonly Moment[]];
  #rows: RowList;
  #firstOther: number | undefined;
  #steps: Generator<undefined, undefined>;

  constructor(first: ActorRun, second: ActorRun) {
    this.first = first;
    this.second = second;
    this.#moments = [[...first.moments], [...second.moments]];
    this.#rows = new RowList(this.#moments[0].length + this.#moments[1].length);
    this.#steps = this.#compare();
  }

  /** Compares on until time is up; says whether it is done. */
  work(isTimeUp: () => boolean): boolean {
    while (!this.isDone && !isTimeUp()) this.isDone = this.#steps.next().done === true;
    return this.isDone;
  }

  get count(): number {
    return this.#rows.count;
  }

  row(place: number): ComparedRow | undefined {
    const kind = rowKinds[this.#rows.kinds[place] ?? 0];
    if (place < 0 || place >= this.count || kind === undefined) return undefined;
    return {
      kind,
      first: this.#moments[0][(this.#rows.firsts[place] ?? 0) - 1],
      second: this.#moments[1][(this.#rows.seconds[place] ?? 0) - 1],
    };
  }

  /** The first row in which events or states differ; if there is none, the first whose context does. */
  get firstDifference(): number | undefined {
    return this.#firstOther ?? this.differences[0];
  }

  /** The row of a run's moment with this number, or of the last one before. */
  placeOf(run: ActorRun, number: number): number {
    const side = run === this.second && run !== this.first ? 1 : 0;
    const wanted = placeUpTo(this.#moments[side], number) + 1;
    const list = side === 0 ? this.#rows.firsts : this.#rows.seconds;
    return wanted === 0 ? -1 : list.subarray(0, this.count).indexOf(wanted);
  }

  /** How many moments came since it began. */
  get newer(): number {
    const newest = this.#moments.map((moments) => moments.at(-1)?.number ?? 0);
    return [this.first, this.second].reduce(
      (sum, { moments }, side) => sum + moments.length - 1 - placeUpTo(moments, newest[side] ?? 0),
      0,
    );
  }

  *#compare(): Generator<undefined, undefined> {
    const [first, second] = this.#moments;
    const whole = new Tokens((moment) => `${moment.event}\u0000${stateKey(moment)}`);
    const events = new Tokens(({ event }) => event);
    const tokens = [yield* whole.read(first), yield* whole.read(second)] as const;
    this.progress = 0.2;
    const eventTokens = [yield* events.read(first), yield* events.read(second)] as const;
    this.progress = 0.3;
    // Pairs first, rows after: what lies between two pairs is looked at again, by event alone.
    const pairs = new Int32Array(2 * Math.min(first.length, second.length));
    let count = 0;
    const all = { fromFirst: 0, toFirst: first.length, fromSecond: 0, toSecond: second.length };
    const aligning = align(tokens[0], tokens[1], all, (one, other) => pairs.set([one, other], 2 * count++));
    for (let step = aligning.next(); ; step = aligning.next()) {
      if (step.done === true) {
        this.isRough = !step.value;
        break;
      }
      this.progress = 0.3 + 0.4 * (step.value / Math.max(1, first.length));
      yield;
    }
    let [x, y] = [0, 0];
    for (let pair = 0; pair <= count; pair++) {
      const [toFirst, toSecond] =
        pair < count ? [pairs[2 * pair] ?? 0, pairs[2 * pair + 1] ?? 0] : [first.length, second.length];
      if (x < toFirst || y < toSecond)
        yield* this.#fillGap(eventTokens, { fromFirst: x, toFirst, fromSecond: y, toSecond });
      if (pair < count) this.#add(this.#isContextSame(toFirst, toSecond) ? 'same' : 'context', toFirst, toSecond);
      [x, y] = [toFirst + 1, toSecond + 1];
      if (pair % pieceSize === 0) {
        this.progress = 0.7 + 0.2 * (pair / Math.max(1, count));
        yield;
      }
    }
    this.coverage = yield* compareCoverage({ run: this.first, moments: first }, { run: this.second, moments: second });
    this.progress = 1;
    return undefined;
  }

  *#fillGap(
    events: readonly [Int32Array, Int32Array],
    gap: { fromFirst: number; toFirst: number; fromSecond: number; toSecond: number },
  ): Generator<undefined, undefined> {
    let { fromFirst: x, fromSecond: y } = gap;
    const upTo = (toFirst: number, toSecond: number): void => {
      for (; x < toFirst; x++) this.#add('first', x, -1);
      for (; y < toSecond; y++) this.#add('second', -1, y);
    };
    const aligning = align(events[0], events[1], gap, (one, other) => {
      upTo(one, other);
      this.#add('state', one, other);
      [x, y] = [one + 1, other + 1];
    });
    for (let step = aligning.next(); step.done !== true; step = aligning.next()) yield;
    upTo(gap.toFirst, gap.toSecond);
    return undefined;
  }

  #add(kind: RowKind, first: number, second: number): void {
    if (kind !== 'same') this.differences.push(this.count);
    if (kind !== 'same' && kind !== 'context') this.#firstOther ??= this.count;
    this.counts[kind]++;
    this.#rows.add(rowKinds.indexOf(kind), first + 1, second + 1);
  }

  /** Contexts are compared as they were told; where one is not kept any more, nothing is said. */
  #isContextSame(first: number, second: number): boolean {
    const one = this.#moments[0][first]?.payload?.context;
    const other = this.#moments[1][second]?.payload?.context;
    return one === undefined || other === undefined || one === other;
  }
}

/** Rows in lists of numbers, places from 1 and 0 for none: millions of objects would be too heavy. */
class RowList {
  readonly kinds: Uint8Array;
  readonly firsts: Int32Array;
  readonly seconds: Int32Array;
  count = 0;

  constructor(max: number) {
    this.kinds = new Uint8Array(max);
    this.firsts = new Int32Array(max);
    this.seconds = new Int32Array(max);
  }

  add(kind: number, first: number, second: number): void {
    this.kinds[this.count] = kind;
    this.firsts[this.count] = first;
    this.seconds[this.count] = second;
    this.count++;
  }
}

/** Gives equal texts equal numbers. */
class Tokens {
  #numbers = new Map<string, number>();
  #textOf: (moment: Moment) => string;

  constructor(textOf: (moment: Moment) => string) {
    this.#textOf = textOf;
  }

  *read(moments: readonly Moment[]): Generator<undefined, Int32Array> {
    const tokens = new Int32Array(moments.length);
    for (const [place, moment] of moments.entries()) {
      const text = this.#textOf(moment);
      const number = this.#numbers.get(text) ?? this.#numbers.size;
      this.#numbers.set(text, number);
      tokens[place] = number;
      if (place % pieceSize === pieceSize - 1) yield;
    }
    return tokens;
  }
}

/** The state without the name of the machine, so that two versions of it can be compared. */
function stateKey({ value, to, status }: Moment): string {
  if (value === undefined) return to.length > 0 ? to.join('+') : status;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
