// The events seen in a list of moments, with how often; kept up to date as the list grows, slice by slice.
import type { Moment } from '../trace/moment.ts';
import { placeUpTo } from '../trace/moment-places.ts';
import { sliceSize } from './moment-sieve.ts';

export class EventTally {
  #list: readonly Moment[] | undefined;
  #oldest = 0;
  #seen = 0;
  #counts = new Map<string, number>();

  /** Not all of the list was counted: read it again soon. */
  isBehind = false;

  /** In order of first appearance. Counted anew when the list lost its front, which is rare. */
  read(list: readonly Moment[]): ReadonlyMap<string, number> {
    const oldest = list[0]?.number ?? 0;
    if (list !== this.#list || oldest !== this.#oldest)
      [this.#list, this.#oldest, this.#seen, this.#counts] = [list, oldest, 0, new Map()];
    const from = placeUpTo(list, this.#seen) + 1;
    const to = Math.min(list.length, from + sliceSize);
    for (let index = from; index < to; index++) {
      const { event = '', number = 0 } = list[index] ?? {};
      this.#counts.set(event, (this.#counts.get(event) ?? 0) + 1);
      this.#seen = number;
    }
    this.isBehind = to < list.length;
    return this.#counts;
  }
}
