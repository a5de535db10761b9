// How keys move in a tree of rows, as the ARIA practices say, and how typed letters find a row.
import { listStep } from './list-keys.ts';

export interface TreeKeysRow {
  readonly children: number;
  readonly isOpen: boolean;
  readonly parent: number;
}

/** Where a key leads, `fold` when it opens or folds the row itself, undefined when it is no key of a tree. */
export function treeStep(
  key: string,
  rows: readonly TreeKeysRow[],
  at: number,
  page: number,
): number | 'fold' | undefined {
  const row = rows[at];
  const last = rows.length - 1;
  if (row === undefined) return undefined;
  switch (key) {
    case 'ArrowRight':
      if (row.children === 0) return at;
      return row.isOpen ? at + 1 : 'fold';
    case 'ArrowLeft':
      if (row.children > 0 && row.isOpen) return 'fold';
      return row.parent < 0 ? at : row.parent;
    default:
      return listStep(key, at, last, page);
  }
}

/** Letters typed soon after each other are one word; the same letter again goes on to the next row. */
export class TypeAhead {
  #letters = '';
  #lastAt = -Infinity;

  find(
    event: { readonly key: string; readonly timeStamp: number },
    count: number,
    at: number,
    nameOf: (place: number) => string,
  ): number | undefined {
    const isOn = event.timeStamp - this.#lastAt < 700;
    this.#lastAt = event.timeStamp;
    const key = event.key.toLowerCase();
    const isRepeated = this.#letters === key;
    this.#letters = isOn && !isRepeated ? this.#letters + key : key;
    const start = this.#letters.length === 1 ? at + 1 : at;
    for (let step = 0; step < count; step++) {
      const place = (start + step) % count;
      if (nameOf(place).toLowerCase().startsWith(this.#letters)) return place;
    }
    return undefined;
  }
}
