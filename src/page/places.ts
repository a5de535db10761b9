// The places of the page by its address: the start, the bench with a run, the Sources place, and the inspector's window.
// `#sources`, `#sources=Q226113.8` or `#sources=assumed` for a spot in it, `#sources&find=drive letter` for a search.
import { inspectorHash } from './load-inspector.ts';

/** The places of the lab; the inspector is a page of its own. */
export type PlaceName = 'start' | 'bench' | 'sources';

export interface SourcesAddress {
  /** A claim, an article, a rule or a part of the place. */
  readonly at?: string;
  readonly find?: string;
}

/** Longer words are cut: nobody searches for them. */
const mostCharacters = 200;

export function placeOf(hash: string): PlaceName | 'inspector' {
  if (hash.length <= 1) return 'start';
  if (hash === inspectorHash) return 'inspector';
  return /^#sources(?:[=&]|$)/.test(hash) ? 'sources' : 'bench';
}

/** What cannot be read is left out; what names nothing, the place itself tells. */
export function readSourcesAddress(hash: string): SourcesAddress {
  const parts = new Map(
    hash
      .replace(/^#/, '')
      .split('&')
      .map((part) => {
        const [key = '', ...value] = part.split('=');
        return [key, decode(value.join('=')).slice(0, mostCharacters)];
      }),
  );
  const at = parts.get('sources') ?? '';
  const find = parts.get('find') ?? '';
  return { ...(at === '' ? {} : { at }), ...(find === '' ? {} : { find }) };
}

export function sourcesHash({ at, find }: SourcesAddress = {}): string {
  const named = at === undefined ? '#sources' : `#sources=${encodeURIComponent(at)}`;
  return find === undefined || find === '' ? named : `${named}&find=${encodeURIComponent(find)}`;
}

/** The address of a moment of one of the lab's scenarios, as its file has it. */
export function momentHash(scenario: string, position: number): string {
  return `#scenario=${encodeURIComponent(scenario)}&at=${position}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A spoilt address is shown as it stands, and found nowhere.
    return text;
  }
}
