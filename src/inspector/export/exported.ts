// What an export gives: a text, and in words what the text could not take along.

export interface Exported {
  readonly text: string;
  readonly remarks: readonly string[];
}

/** Collects remarks, each once, in the order in which they first came up. */
export class Remarks {
  #words = new Set<string>();

  add(words: string): void {
    this.#words.add(words);
  }

  list(): string[] {
    return [...this.#words];
  }
}

/** A list as people write it; of a long one the first few. */
export function listed(names: Iterable<string>, most = 5): string {
  const all = [...new Set(names)];
  const shown = all.slice(0, most).map((name) => (name.length > 60 ? `${name.slice(0, 59)}…` : name));
  return all.length > most ? `${shown.join(', ')} and ${all.length - most} more` : shown.join(', ');
}
