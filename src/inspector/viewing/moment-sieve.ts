// The moments of a list that pass a test, kept up to date as the list grows at its end and is cut at its front: what was
// looked at once is not looked at again.
import type { Moment } from '../trace/moment.ts';
import { placeUpTo } from '../trace/moment-places.ts';
import type { MomentTest } from './moment-filter.ts';

export class MomentSieve {
  /** How many moments were looked at in all: the work done. */
  looked = 0;
  #list: readonly Moment[] | undefined;
  #test: MomentTest | undefined;
  #kept: Moment[] = [];
  #seen = 0;

  /** What passes now. The same list is given again as long as list and test are the same. */
  read(list: readonly Moment[], test: MomentTest): readonly Moment[] {
    if (list !== this.#list || test !== this.#test) {
      [this.#list, this.#test, this.#kept, this.#seen] = [list, test, [], 0];
    }
    const oldest = list[0]?.number ?? Infinity;
    if ((this.#kept[0]?.number ?? oldest) < oldest) this.#kept.splice(0, placeUpTo(this.#kept, oldest - 1) + 1);
    const newest = list.at(-1)?.number ?? 0;
    if (newest <= this.#seen) return this.#kept;
    for (let index = placeUpTo(list, this.#seen) + 1; index < list.length; index++) {
      const moment = list[index];
      this.looked++;
      if (moment !== undefined && test(moment)) this.#kept.push(moment);
    }
    this.#seen = newest;
    return this.#kept;
  }
}
