// Keeps what comes and what is opened, in the browser's own storage, so that a reload of the viewer loses nothing: lines of a
// session, written at once after a rest and else every second, in pieces of bounded size. The oldest moments give way, and the
// oldest runs.
import { createStore, delMany, get, getMany, keys, setMany } from 'idb-keyval';
import type { UseStore } from 'idb-keyval';
import type { Section, SessionLine, TraceStore } from '../index.ts';
import { SessionLines, sessionText } from '../index.ts';
import { inSlices } from './in-slices.ts';

export interface KeptSession {
  readonly id: string;
  readonly savedAtMs: number;
  readonly moments: number;
  readonly actors: number;
  /** Names of its sources. */
  readonly names: readonly string[];
}

interface Head extends KeptSession {
  /** Numbers of its pieces of moments, with their sizes in characters. */
  readonly pieces: readonly (readonly [number, number])[];
  readonly lost: number;
}

export interface SessionKeeperOptions {
  readonly database?: string;
  /** Between two writings. */
  readonly waitMs?: number;
  /** Characters of moments kept of one run. */
  readonly charactersMax?: number;
  /** Runs kept; older ones go. */
  readonly runsMax?: number;
  /** Told once, in words, when nothing can be kept. */
  readonly onTrouble?: (words: string) => void;
}

/** Ids of the runs that this window shows, one a line. */
const idKey = 'chart-inspector.run';

/** What comes together is written together. */
const soonMs = 100;

/** Sources whose names begin so are shown from what is kept already. */
export const keptPrefix = 'kept';

export class SessionKeeper {
  readonly id: string;
  readonly #store: TraceStore;
  readonly #options: Required<Omit<SessionKeeperOptions, 'onTrouble'>>;
  readonly #onTrouble: (words: string) => void;
  readonly #stopListening: () => void;
  #database: UseStore | undefined;
  #lines: SessionLines;
  #parts: Record<Exclude<Section, 'moments'>, Map<string, string>> = noParts();
  #head: Head;
  #next = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #hasTrouble = false;
  #wroteAt = -Infinity;

  constructor(store: TraceStore, options: SessionKeeperOptions = {}) {
    const { database = 'chart-inspector', waitMs = 1000, charactersMax = 24_000_000, runsMax = 6 } = options;
    this.#options = { database, waitMs, charactersMax, runsMax };
    this.#onTrouble = options.onTrouble ?? (() => undefined);
    this.#store = store;
    this.id = `run ${performance.timeOrigin + performance.now()}`;
    this.#head = this.#emptyHead();
    this.#lines = this.#newLines();
    this.#stopListening = store.subscribe(() => this.#schedule());
  }

  /**
   * The runs this window showed before it was loaded anew, as texts of sessions, oldest first. They stay where they are kept,
   * and are given again after the next reload, with what comes until then.
   */
  async takeUp(): Promise<string[]> {
    try {
      const before = shownIds();
      const kept = new Set(before.length === 0 ? [] : (await this.list()).map(({ id }) => id));
      const shown = before.filter((id) => kept.has(id));
      sessionStorage.setItem(idKey, [...shown, this.id].join('\n'));
      const texts: string[] = [];
      for (const id of shown) {
        const text = await this.read(id);
        if (text !== undefined) texts.push(text);
      }
      return texts;
    } catch {
      return [];
    }
  }

  /** A kept run is shown here again, and so it is after the next reload. */
  shows(id: string): void {
    try {
      sessionStorage.setItem(idKey, [id, ...shownIds().filter((shown) => shown !== id)].join('\n'));
    } catch {
      // Refused: after a reload it is opened once more by hand.
    }
  }

  /** What is kept, newest first; without this run. */
  async list(): Promise<KeptSession[]> {
    const heads = await this.#heads();
    return heads.filter(({ id, moments }) => id !== this.id && moments > 0);
  }

  /** The text of a kept session. */
  async read(id: string): Promise<string | undefined> {
    const database = this.#open();
    const head = database && (await get<Head>(`${id}/head`, database));
    if (head === undefined || database === undefined) return undefined;
    const parts = (await get<Record<'charts' | 'sources' | 'actors', string[]>>(`${id}/parts`, database)) ?? {
      charts: [],
      sources: [],
      actors: [],
    };
    const moments: string[] = [];
    for (const [number] of head.pieces) {
      const lines = await get<string[]>(`${id}/${number}`, database);
      for (const line of lines ?? []) moments.push(line);
    }
    const notKept = head.lost > 0 ? { notKept: { moments: head.lost, payloads: 0 } } : {};
    const pieces: string[] = [];
    const text = sessionText({ savedAtMs: head.savedAtMs, ...notKept }, { ...parts, moments });
    await inSlices(text, (piece) => void pieces.push(piece));
    return pieces.join('');
  }

  async forget(id: string): Promise<void> {
    const database = this.#open();
    if (database === undefined) return;
    const own = (await keys<string>(database)).filter((key) => key.startsWith(`${id}/`));
    await delMany(own, database);
  }

  async forgetAll(): Promise<void> {
    for (const { id } of await this.#heads()) if (id !== this.id) await this.forget(id);
  }

  /** Resolves when all that has come so far is kept, or cannot be. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#stopListening();
  }

  #schedule(): void {
    if (this.#timer !== undefined || this.#hasTrouble) return;
    const untilMs = Math.max(soonMs, this.#wroteAt + this.#options.waitMs - performance.now());
    this.#timer = setTimeout(() => void this.flush(), untilMs);
  }

  async #write(): Promise<void> {
    const database = this.#open();
    if (database === undefined || this.#hasTrouble) return;
    try {
      if (this.#lines.isOutdated) await this.#startAnew(database);
      const moments: string[] = [];
      let size = 0;
      let hasParts = false;
      await inSlices(this.#lines.news(), ({ section, key, text }: SessionLine) => {
        if (section === 'moments') {
          moments.push(text);
          size += text.length;
        } else {
          this.#parts[section].set(key, text);
          hasParts = true;
        }
      });
      if (moments.length === 0 && !hasParts) return;
      await this.#put(database, moments, size, hasParts);
      this.#wroteAt = performance.now();
    } catch (error) {
      this.#tellTrouble(error);
    }
  }

  async #put(database: UseStore, moments: readonly string[], size: number, hasParts: boolean): Promise<void> {
    const isFirst = this.#head.savedAtMs === 0;
    const written: [string, unknown][] = [];
    let { pieces, lost } = this.#head;
    if (moments.length > 0) {
      written.push([`${this.id}/${this.#next}`, moments]);
      pieces = [...pieces, [this.#next++, size]];
    }
    const gone: string[] = [];
    let total = pieces.reduce((sum, [, length]) => sum + length, 0);
    while (total > this.#options.charactersMax && pieces.length > 1) {
      const [first] = pieces;
      if (first === undefined) break;
      const lines = await get<string[]>(`${this.id}/${first[0]}`, database);
      lost += lines?.length ?? 0;
      gone.push(`${this.id}/${first[0]}`);
      total -= first[1];
      pieces = pieces.slice(1);
    }
    const { charts, sources, actors } = this.#parts;
    if (hasParts) {
      const parts = { charts: [...charts.values()], sources: [...sources.values()], actors: [...actors.values()] };
      written.push([`${this.id}/parts`, parts]);
    }
    this.#head = {
      ...this.#head,
      savedAtMs: Math.round(performance.timeOrigin + performance.now()),
      moments: this.#head.moments + moments.length,
      actors: actors.size,
      names: [...sources.values()].map(nameIn),
      pieces,
      lost,
    };
    written.push([`${this.id}/head`, this.#head]);
    await setMany(written, database);
    if (gone.length > 0) await delMany(gone, database);
    if (isFirst) await this.#expire();
  }

  /** The viewer was emptied: what was kept of this run is of no interest. */
  async #startAnew(database: UseStore): Promise<void> {
    await delMany([...this.#head.pieces.map(([number]) => `${this.id}/${number}`), `${this.id}/parts`], database);
    this.#head = this.#emptyHead();
    this.#parts = noParts();
    this.#lines = this.#newLines();
  }

  async #expire(): Promise<void> {
    const heads = await this.#heads();
    for (const { id } of heads.slice(this.#options.runsMax)) await this.forget(id);
  }

  async #heads(): Promise<Head[]> {
    const database = this.#open();
    if (database === undefined) return [];
    try {
      const own = (await keys<string>(database)).filter((key) => key.endsWith('/head'));
      const heads = await getMany<Head | undefined>(own, database);
      return heads.filter((head) => head !== undefined).sort((first, second) => second.savedAtMs - first.savedAtMs);
    } catch (error) {
      this.#tellTrouble(error);
      return [];
    }
  }

  #open(): UseStore | undefined {
    if (this.#hasTrouble) return undefined;
    try {
      this.#database ??= createStore(this.#options.database, 'sessions');
    } catch (error) {
      this.#tellTrouble(error);
    }
    return this.#database;
  }

  #tellTrouble(error: unknown): void {
    if (this.#hasTrouble) return;
    this.#hasTrouble = true;
    const isFull = error instanceof Error && error.name === 'QuotaExceededError';
    this.#onTrouble(
      isFull
        ? 'The disk is full: what comes from now on is lost when this window is loaded anew.'
        : 'This browser lets the page store nothing: what came is lost when this window is loaded anew.',
    );
  }

  #newLines(): SessionLines {
    return new SessionLines(this.#store, (source) => !source?.source.startsWith(keptPrefix));
  }

  #emptyHead(): Head {
    return { id: this.id, savedAtMs: 0, moments: 0, actors: 0, names: [], pieces: [], lost: 0 };
  }
}

function shownIds(): string[] {
  return (sessionStorage.getItem(idKey) ?? '').split('\n').filter((id) => id !== '');
}

function noParts(): Record<Exclude<Section, 'moments'>, Map<string, string>> {
  return { charts: new Map(), sources: new Map(), actors: new Map() };
}

function nameIn(line: string): string {
  const { name } = JSON.parse(line) as { name?: unknown };
  return typeof name === 'string' ? name : '';
}
