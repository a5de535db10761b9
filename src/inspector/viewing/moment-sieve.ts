// The moments of a list that pass a test, kept up to date as the list grows at its end and is cut at its front: what was
// looked at once is not looked at again. Many at once, as when the filter changes, are looked at slice by slice.
import type { Moment } from '../trace/moment.ts';
import { placeUpTo } from '../trace/moment-places.ts';
import type { MomentTest } from './moment-filter.ts';

/** Moments looked at in one go: a few milliseconds. */
export const sliceSize = 3000;

export class MomentSieve {
  /** How many moments were looked at in all: the work done. */
  looked = 0;
  #list: readonly Moment[] | undefined;
  #test: MomentTest | undefined;
  #kept: Moment[] = [];
  #seen = 0;

  /**
   * What passes. The same list is given again as long as list and test are the same. When there is more to look at than one
   * slice, nothing is looked at here: `siftOn` does that.
   */
  read(list: readonly Moment[], test: MomentTest): readonly Moment[] {
    if (list !== this.#list || test !== this.#test)
      [this.#list, this.#test, this.#kept, this.#seen] = [list, test, [], 0];
    const oldest = list[0]?.number ?? Infinity;
    if ((this.#kept[0]?.number ?? oldest) < oldest) this.#kept.splice(0, placeUpTo(this.#kept, oldest - 1) + 1);
    if (this.behind <= sliceSize) this.siftOn();
    return this.#kept;
  }

  /** How many moments of the list are still to be looked at. */
  get behind(): number {
    const list = this.#list ?? [];
    const newest = list.at(-1)?.number ?? 0;
    return newest <= this.#seen ? 0 : list.length - 1 - placeUpTo(list, this.#seen);
  }

  /** Looks at one slice more; says whether all was looked at. */
  siftOn(): boolean {
    const list = this.#list ?? [];
    const from = placeUpTo(list, this.#seen) + 1;
    const to = Math.min(list.length, from + sliceSize);
    for (let index = from; index < to; index++) {
      const moment = list[index];
      if (moment === undefined) continue;
      this.looked++;
      this.#seen = moment.number;
      if (this.#test?.(moment)) this.#kept.push(moment);
    }
    return to === list.length;
  }
}
