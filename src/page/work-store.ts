// Where the browser keeps work: IndexedDB, for a write there is whole or does not happen, and it outlives the process. A page
// writes over its own writing only, so two tabs with the same work part ways instead of losing one. Where storage is refused,
// work lasts as long as the page.
import type { UseStore } from 'idb-keyval';
import { createStore, promisifyRequest } from 'idb-keyval';
import type { KeptWork } from './kept-work.ts';
import { readKeptWork, seal, unseal, writeKeptWork } from './kept-work.ts';

/** So many works are kept; the oldest goes when there is one more. */
export const mostWorks = 20;

/** Why work was not kept. */
export type KeepRefusal = 'full' | 'refused';

export type Keeping = { readonly work: KeptWork } | { readonly refusal: KeepRefusal };

export interface WorkList {
  /** Newest first. */
  readonly works: readonly KeptWork[];
  /** Records that are not whole, or of another lab: left aside, never opened. */
  readonly spoilt: readonly string[];
  readonly refusal?: KeepRefusal;
}

/** What a page last read or wrote of a work. */
export type Base = Pick<KeptWork, 'writer' | 'revision'>;

const longestReadMs = 3000;
const runPrefix = 'work/';
const scenarioPrefix = 'scenario/';

export class WorkStore {
  /** This page, among all that write. */
  readonly writer = newWorkId();
  #use: UseStore | undefined;
  /** What this page has kept or tried to: with storage refused, Back still finds it. */
  readonly #here = new Map<string, { work: KeptWork; scenario: string | undefined }>();

  async list(): Promise<WorkList> {
    try {
      const found = await inTime(this.#in('readonly', (store) => readAll(store)));
      const works: KeptWork[] = [];
      const spoilt: string[] = [];
      for (const [key, value] of found) {
        const work = readKeptWork(value);
        if (work && key === runPrefix + work.id) works.push(work);
        else spoilt.push(key);
      }
      return { works: works.sort((a, b) => b.savedAt - a.savedAt), spoilt };
    } catch (error) {
      return { works: [], spoilt: [], refusal: refusalOf(error) };
    }
  }

  /** One work, with its scenario's text when that came from a file. Undefined when it is not there, or not whole. */
  async read(id: string): Promise<{ work: KeptWork; scenario: string | undefined } | undefined> {
    try {
      const both = (store: IDBObjectStore) =>
        Promise.all([promisifyRequest(store.get(runPrefix + id)), promisifyRequest(store.get(scenarioPrefix + id))]);
      const [run, scenario] = await inTime(this.#in('readonly', both));
      const work = readKeptWork(run);
      if (work?.id === id) return { work, scenario: unseal(scenario) };
    } catch {
      // Refused: what this page remembers is all there is.
    }
    return this.#here.get(id);
  }

  /**
   * Keeps the work under its id, or under a new one when another page has written there since `base`. `scenario` is the text
   * of a scenario from a file. When this fails, everything kept before is as it was.
   */
  async keep(work: KeptWork, base: Base | undefined, scenario?: string): Promise<Keeping> {
    let kept = work;
    try {
      await this.#in('readwrite', async (store) => {
        const whole = promisifyRequest(store.transaction);
        // Told by the request first; the transaction only repeats it.
        whole.catch(() => undefined);
        const there: unknown = await promisifyRequest(store.get(runPrefix + work.id));
        if (there !== undefined && !isSame(readKeptWork(there), base)) kept = { ...work, id: newWorkId() };
        const writes: Promise<unknown>[] = [promisifyRequest(store.put(writeKeptWork(kept), runPrefix + kept.id))];
        const isNew = there === undefined || kept.id !== work.id;
        if (isNew && scenario !== undefined)
          writes.push(promisifyRequest(store.put(seal(scenario), scenarioPrefix + kept.id)));
        if (isNew) writes.push(dropOldest(store, kept.id));
        await Promise.all([...writes, whole]);
      });
      this.#here.set(kept.id, { work: kept, scenario });
      return { work: kept };
    } catch (error) {
      this.#here.set(work.id, { work, scenario });
      return { refusal: refusalOf(error) };
    }
  }

  /** Takes a work away; gives back what puts it there again. */
  async forget(id: string): Promise<() => Promise<void>> {
    const keys = [runPrefix + id, scenarioPrefix + id];
    const here = this.#here.get(id);
    this.#here.delete(id);
    const values = await this.#in('readwrite', async (store) => {
      const found = await Promise.all(keys.map((key) => promisifyRequest(store.get(key)) as Promise<unknown>));
      for (const key of keys) store.delete(key);
      await promisifyRequest(store.transaction);
      return found;
    });
    return async () => {
      if (here) this.#here.set(id, here);
      await this.#in('readwrite', (store) => {
        for (const [place, key] of keys.entries()) if (values[place] !== undefined) store.put(values[place], key);
        return promisifyRequest(store.transaction);
      });
    };
  }

  /** Takes away what cannot be read. */
  async clearSpoilt(keys: readonly string[]): Promise<void> {
    await this.#in('readwrite', (store) => {
      for (const key of keys) {
        store.delete(key);
        store.delete(scenarioPrefix + key.slice(runPrefix.length));
      }
      return promisifyRequest(store.transaction);
    });
  }

  /** Some browsers refuse by throwing at the first touch. */
  async #in<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => T | PromiseLike<T>): Promise<T> {
    this.#use ??= createStore('sms-lab', 'work');
    return await this.#use(mode, act);
  }
}

/** The one store of this page. */
export const workStore = /* @__PURE__ */ new WorkStore();

/** Chance of the page, not of the simulated network: only that no two are alike. */
export function newWorkId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Storage that never answers, as broken profiles have it, must not keep the page from showing. */
async function inTime<T>(reading: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The storage does not answer.')), longestReadMs);
  });
  return await Promise.race([reading, late]).finally(() => clearTimeout(timer));
}

function isSame(there: KeptWork | undefined, base: Base | undefined): boolean {
  return there !== undefined && there.writer === base?.writer && there.revision === base.revision;
}

async function readAll(store: IDBObjectStore): Promise<[string, unknown][]> {
  const range = IDBKeyRange.bound(runPrefix, `${runPrefix}\uffff`);
  const [keys, values] = await Promise.all([
    promisifyRequest(store.getAllKeys(range)),
    promisifyRequest(store.getAll(range) as IDBRequest<unknown[]>),
  ]);
  return keys.map((key, place) => [String(key), values[place]]);
}

async function dropOldest(store: IDBObjectStore, newest: string): Promise<void> {
  const works = (await readAll(store)).flatMap(([, value]) => readKeptWork(value) ?? []);
  const others = works.filter(({ id }) => id !== newest).sort((a, b) => b.savedAt - a.savedAt);
  for (const { id } of others.slice(mostWorks - 1)) {
    store.delete(runPrefix + id);
    store.delete(scenarioPrefix + id);
  }
}

function refusalOf(error: unknown): KeepRefusal {
  return error instanceof Error && error.name === 'QuotaExceededError' ? 'full' : 'refused';
}
