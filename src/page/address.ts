// The page's address and what it holds: scenario, seed, choices, acts, position, palette, in the fragment. A new scenario
// makes a step in the browser's history; moving in a run only changes the present one.
import type { LinkState } from '../lab/index.ts';
import { fitsInLink, readShareLink, writeShareLink } from '../lab/index.ts';
import { placeOf } from './places.ts';
import { readOfTab, writeOfTab } from './storage.ts';

export type { LinkState };

/** Under this the tab keeps what it wrote last: see `Last`. */
const tabKey = 'address';

/** Browsers refuse many changes of the address within a short time, so a position is written when it rests. */
const restMs = 250;

/** Of the bench that is open. */
const followed = new Set<Address>();
let latestRun = '';
/** Nothing has been read since the document was loaded. */
let isFirstRead = true;

/** Writes what waits, before the page goes to another of its places. */
export function flushAddresses(): void {
  for (const address of followed) address.flush();
}

/** The address of the run that was open last in this page; empty when there was none. */
export function latestRunHash(): string {
  return latestRun === '' ? '' : `#${latestRun}`;
}

export class Address {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: LinkState | undefined;
  #written = '';
  #writtenWork: string | undefined;
  #writtenScenario: string | undefined;
  /** Id of the kept work that the page shows. It goes with this tab's history, not with a link that is copied. */
  work: string | undefined;
  /** When the address that was read had been written, in milliseconds of the calendar; 0 when it came from elsewhere. */
  writtenAt = 0;

  read(): { state: LinkState; problems: string[] } {
    this.#written = location.hash.slice(1);
    const last = isFirstRead && history.state === null ? lostOnReload(this.#written) : undefined;
    isFirstRead = false;
    const { work, writtenAt } = last ?? stateOf(history.state);
    this.work = this.#writtenWork = typeof work === 'string' ? work : undefined;
    this.writtenAt = typeof writtenAt === 'number' ? writtenAt : 0;
    const reading = readShareLink(last?.fragment ?? location.hash);
    this.#writtenScenario = reading.state.scenario;
    if (this.#writtenScenario !== undefined) latestRun = this.#written;
    return reading;
  }

  /** `isNewPlace`: Back shall lead to what was there before. What waits is of the new place already; flush before it. */
  write(state: LinkState, { isNewPlace = false } = {}): void {
    if (isNewPlace) {
      this.#waiting = undefined;
      this.#put(state, true);
      return;
    }
    this.#waiting = state;
    // Under which id a run is kept must not rest: a browser that reloads meanwhile would forget it.
    if (this.work !== this.#writtenWork && state.scenario === this.#writtenScenario) return this.flush();
    this.#timer ??= setTimeout(() => this.flush(), restMs);
  }

  /** Writes what waits, at once. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const state = this.#waiting;
    this.#waiting = undefined;
    if (state) this.#put(state, false);
  }

  /** Calls when the person goes back or forth, or edits the address. Returns what ends it. */
  follow(listener: () => void): () => void {
    const changed = (): void => {
      if (location.hash.slice(1) === this.#written) return;
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#waiting = undefined;
      // Another place than the bench: the page itself shows it.
      if (placeOf(location.hash) !== 'sources') listener();
    };
    const leaving = (): void => this.flush();
    followed.add(this);
    addEventListener('popstate', changed);
    addEventListener('pagehide', leaving);
    return () => {
      removeEventListener('popstate', changed);
      removeEventListener('pagehide', leaving);
      followed.delete(this);
      // The address may be another place's by now, and is not written over.
      if (location.hash.slice(1) === this.#written) this.flush();
      clearTimeout(this.#timer);
    };
  }

  #put(link: LinkState, isNewPlace: boolean): void {
    const { choices: _, interventions: _acts, ...rest } = link;
    const fragment = writeShareLink(fitsInLink(link) ? link : { ...rest, isPart: true });
    const { work } = this;
    if (fragment === this.#written && work === this.#writtenWork) return;
    const before = this.#written;
    this.#written = fragment;
    this.#writtenWork = work;
    this.#writtenScenario = link.scenario;
    if (link.scenario !== undefined) latestRun = fragment;
    const url = fragment === '' ? location.pathname + location.search : `#${fragment}`;
    const state = { work, writtenAt: Date.now() };
    writeOfTab(tabKey, JSON.stringify({ ...state, fragment, before } satisfies Last));
    if (isNewPlace) history.pushState(state, '', url);
    else history.replaceState(state, '', url);
  }
}

/** An address as it was written last. */
interface Last {
  readonly work: string | undefined;
  readonly writtenAt: number;
  readonly fragment: string;
  /** What was there before it. */
  readonly before: string;
}

/**
 * Chromium forgets the history's state, and sometimes the new address, of a page that writes its address at the moment of its
 * reload: the navigation has begun with what was there before. The tab still knows.
 */
function lostOnReload(written: string): Last | undefined {
  if (cameBy() !== 'reload') return undefined;
  try {
    const last = JSON.parse(readOfTab(tabKey) ?? '') as Last;
    return written === last.fragment || written === last.before ? last : undefined;
  } catch {
    return undefined;
  }
}

function stateOf(state: unknown): { work?: unknown; writtenAt?: unknown } {
  return typeof state === 'object' && state !== null ? state : {};
}

/** This page was reached by the browser's Back or Forward, and not by a reload, a link or a restart. */
export function cameBackOrForth(): boolean {
  return cameBy() === 'back_forward';
}

function cameBy(): string | undefined {
  const [entry] = performance.getEntriesByType('navigation');
  return (entry as PerformanceNavigationTiming | undefined)?.type;
}
