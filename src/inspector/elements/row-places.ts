// Where the rows of a long list stand: all closed rows are equally high, and only the opened ones are remembered with what
// they have more. So neither a new row nor a scroll walks over all rows, as lists with measured heights do.
export class RowPlaces {
  rowHeight = 56;
  /** Height beyond a closed row, by key of the opened row. */
  readonly #opened = new Map<number, number>();

  get opened(): ReadonlyMap<number, number> {
    return this.#opened;
  }

  open(key: number, height: number): void {
    this.#opened.set(key, height);
  }

  close(key: number): void {
    this.#opened.delete(key);
  }

  closeAll(): void {
    this.#opened.clear();
  }

  /** Top of a row; `placeOf` says where an opened row stands, -1 when it is not in the list. */
  topOf(place: number, placeOf: (key: number) => number): number {
    let top = place * this.rowHeight;
    for (const [key, height] of this.#opened) {
      const at = placeOf(key);
      if (at >= 0 && at < place) top += height;
    }
    return top;
  }

  /** The row at a height. */
  placeAt(top: number, placeOf: (key: number) => number): number {
    const opened = [...this.#opened]
      .map(([key, height]) => [placeOf(key), height] as const)
      .filter(([place]) => place >= 0)
      .sort(([one], [other]) => one - other);
    let above = 0;
    for (const [place, height] of opened) {
      const end = (place + 1) * this.rowHeight + above + height;
      if (top < end) return Math.min(place, Math.floor((top - above) / this.rowHeight));
      above += height;
    }
    return Math.floor((top - above) / this.rowHeight);
  }
}
