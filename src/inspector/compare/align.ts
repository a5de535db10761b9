// Finds what two lists of numbers have in common, in order: the longest common subsequence after Myers, with bounded cost.
// Where two lists are more different than the bound allows, the best way found so far is kept and the search begins anew
// behind it: then the result is still a common subsequence, only perhaps not the longest. Works in pieces.

export interface Stretch {
  /** Half-open: the first place, and the place behind the last. */
  readonly fromFirst: number;
  readonly toFirst: number;
  readonly fromSecond: number;
  readonly toSecond: number;
}

/** Called for each pair, in rising order. */
export type TakePair = (first: number, second: number) => void;

const costMax = 400;
/** Steps of work before the caller is asked whether there is time. */
const pieceSize = 20_000;

/** Yields how far it came in the first list; gives back whether the result is the longest. */
export function* align(
  first: Int32Array,
  second: Int32Array,
  { fromFirst, toFirst, fromSecond, toSecond }: Stretch,
  take: TakePair,
): Generator<number, boolean> {
  let isLongest = true;
  let [x, y] = [fromFirst, fromSecond];
  let work = 0;
  for (;;) {
    while (x < toFirst && y < toSecond && first[x] === second[y]) {
      take(x++, y++);
      if (++work % pieceSize === 0) yield x;
    }
    if (x >= toFirst || y >= toSecond) return isLongest;
    const way = yield* findWay(first, second, { fromFirst: x, toFirst, fromSecond: y, toSecond });
    for (let place = 0; place < way.pairs.length; place += 2) take(way.pairs[place] ?? 0, way.pairs[place + 1] ?? 0);
    if (way.isWhole) return isLongest;
    isLongest = false;
    [x, y] = [way.toFirst, way.toSecond];
  }
}

interface Way {
  readonly isWhole: boolean;
  /** Matched places, first and second in turn. */
  readonly pairs: Int32Array;
  /** Behind the last step of it. */
  readonly toFirst: number;
  readonly toSecond: number;
}

function* findWay(first: Int32Array, second: Int32Array, stretch: Stretch): Generator<number, Way> {
  const { fromFirst, fromSecond } = stretch;
  const width = stretch.toFirst - fromFirst;
  const height = stretch.toSecond - fromSecond;
  const max = Math.min(costMax, width + height);
  const reached = new Int32Array(2 * max + 3);
  const middle = max + 1;
  const history: Int32Array[] = [];
  let work = 0;
  for (let cost = 0; cost <= max; cost++) {
    let [bestSum, best] = [-1, 0];
    for (let diagonal = -cost; diagonal <= cost; diagonal += 2) {
      const goesDown = isDown(reached, middle, diagonal, cost);
      let x = cost === 0 ? 0 : goesDown ? at(reached, middle + diagonal + 1) : at(reached, middle + diagonal - 1) + 1;
      let y = x - diagonal;
      const start = x;
      while (x < width && y < height && first[fromFirst + x] === second[fromSecond + y]) {
        x++;
        y++;
      }
      work += x - start + 1;
      reached[middle + diagonal] = x;
      if (diagonal === width - height && x >= width) {
        history.push(reached.slice(middle - cost, middle + cost + 1));
        return { ...backtrack(history, cost, diagonal, stretch), isWhole: true };
      }
      // What ran beyond the end of a list leads nowhere.
      if (x <= width && y <= height && x + y > bestSum) [bestSum, best] = [x + y, diagonal];
    }
    history.push(reached.slice(middle - cost, middle + cost + 1));
    if (work > pieceSize) {
      work = 0;
      yield fromFirst;
    }
    if (cost === max) return { ...backtrack(history, cost, best, stretch), isWhole: false };
  }
  throw new Error('A search of no cost at all always ends.');
}

function isDown(reached: Int32Array, middle: number, diagonal: number, cost: number): boolean {
  return (
    diagonal === -cost || (diagonal !== cost && at(reached, middle + diagonal - 1) < at(reached, middle + diagonal + 1))
  );
}

function backtrack(
  history: readonly Int32Array[],
  cost: number,
  diagonal: number,
  { fromFirst, fromSecond }: Stretch,
): Omit<Way, 'isWhole'> {
  const pairs: number[] = [];
  let x = at(history[cost], diagonal + cost);
  let y = x - diagonal;
  const end = { toFirst: fromFirst + x, toSecond: fromSecond + y };
  for (let left = cost; left >= 0; left--) {
    const before = history[left - 1];
    const place = (on: number): number => at(before, on + left - 1);
    const goesDown =
      left > 0 && (diagonal === -left || (diagonal !== left && place(diagonal - 1) < place(diagonal + 1)));
    const startX = left === 0 ? 0 : goesDown ? place(diagonal + 1) : place(diagonal - 1) + 1;
    while (x > startX) pairs.push(fromSecond + --y, fromFirst + --x);
    if (left === 0) break;
    if (goesDown) {
      diagonal++;
      y--;
    } else {
      diagonal--;
      x--;
    }
  }
  return { pairs: Int32Array.from(pairs.reverse()), ...end };
}

function at(list: Int32Array | undefined, place: number): number {
  return list?.[place] ?? 0;
}
