// The NetBIOS names of one host, by LANA, and who listens on them. Every transport asks here whether a name is ours.
import type { LanaEntry } from '../world/index.ts';
import type { Accept } from './connection.ts';
import { sameName } from './netbios-name.ts';
import type { NetbiosName } from './netbios-name.ts';
import type { NetbiosPayload } from './netbios-payload.ts';

export interface LocalName {
  readonly name: NetbiosName;
  readonly entry: LanaEntry;
  condition: 'claiming' | 'owned';
}

export type NetbiosAccept = Accept<NetbiosPayload>;

/** What becomes of a call for a name: somebody listens, nobody does, or the name is not here. */
export type Callee = NetbiosAccept | 'no name' | 'not listening';

export class LocalNames {
  #names: LocalName[] = [];
  #listeners: { name: NetbiosName; entry: LanaEntry; accept: NetbiosAccept }[] = [];

  get all(): readonly LocalName[] {
    return this.#names;
  }

  clear(): void {
    this.#names = [];
    this.#listeners = [];
  }

  /** A name owned or being claimed on one of the given routes. */
  find(name: NetbiosName, entries: readonly LanaEntry[]): LocalName | undefined {
    return this.#names.find((known) => entries.includes(known.entry) && sameName(known.name, name));
  }

  findOwned(name: NetbiosName, entries: readonly LanaEntry[]): LocalName | undefined {
    const found = this.find(name, entries);
    return found?.condition === 'owned' ? found : undefined;
  }

  add(name: NetbiosName, entry: LanaEntry, condition: LocalName['condition']): LocalName {
    const added = { name, entry, condition };
    this.#names.push(added);
    return added;
  }

  remove(removed: LocalName): void {
    this.#names = this.#names.filter((name) => name !== removed);
  }

  listen(name: NetbiosName, entry: LanaEntry, accept: NetbiosAccept): () => void {
    const listener = { name, entry, accept };
    this.#listeners.push(listener);
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  callee(name: NetbiosName, entries: readonly LanaEntry[]): Callee {
    if (!this.findOwned(name, entries)) return 'no name';
    const listener = this.#listeners.find((other) => entries.includes(other.entry) && sameName(other.name, name));
    return listener ? listener.accept : 'not listening';
  }
}
