// The events seen in a list of moments, with how often; kept up to date as the list grows.
import type { Moment } from '../trace/moment.ts';
import { placeUpTo } from '../trace/moment-places.ts';

export class EventTally {
  #list: readonly Moment[] | undefined;
  #oldest = 0;
  #seen = 0;
  #counts = new Map<string, number>();

  /** In order of first appearance. Counted anew when the list lost its front, which is rare. */
  read(list: readonly Moment[]): ReadonlyMap<string, number> {
    const oldest = list[0]?.number ?? 0;
    if (list !== this.#list || oldest !== this.#oldest)
      [this.#list, this.#oldest, this.#seen, this.#counts] = [list, oldest, 0, new Map()];
    for (let index = placeUpTo(list, this.#seen) + 1; index < list.length; index++) {
      const { event = '' } = list[index] ?? {};
      this.#counts.set(event, (this.#counts.get(event) ?? 0) + 1);
    }
    this.#seen = list.at(-1)?.number ?? 0;
    return this.#counts;
  }
}
