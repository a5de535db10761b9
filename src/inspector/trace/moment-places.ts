// Where a moment stands in a list of moments: their numbers rise, so halving finds it however long the list is.
import type { Moment } from './moment.ts';

/** Place of the last moment whose number is not beyond this one, -1 when there is none. */
export function placeUpTo(moments: readonly Moment[], number: number): number {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle]?.number ?? Infinity) <= number) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Place of exactly this moment, -1 when it is not in the list. */
export function placeOf(moments: readonly Moment[], number: number): number {
  const place = placeUpTo(moments, number);
  return moments[place]?.number === number ? place : -1;
}
