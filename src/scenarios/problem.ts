// What is wrong with a file: each problem says where, what was found, what was expected, and a near name if there is one.
import { nearName } from './near-name.ts';

export interface Problem {
  /** Such as `hosts[2].adapters[0].ip`, or `the file`. */
  place: string;
  found: string;
  expected: string;
  /** A name that was probably meant. */
  near?: string;
  /** The whole as a sentence. */
  text: string;
}

/** Keys and places in lists, from the outermost inwards. */
export type Path = readonly (string | number)[];

/** So many problems are told; more are only counted. */
export const mostProblems = 100;

export const wholeFile = 'the file';

export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.text).join('\n'));
    this.problems = problems;
  }
}

/** Gathers problems: one for each place, the first that is found there. */
export class ProblemList {
  readonly #problems: Problem[] = [];
  readonly #places = new Set<string>();
  readonly #fileName: string;

  constructor(fileName = wholeFile) {
    this.#fileName = fileName;
  }

  get isEmpty(): boolean {
    return this.#places.size === 0;
  }

  /** `among`: names of which a near one may have been meant. */
  add(at: Path, problem: { found: string; expected: string; among?: readonly string[]; written?: string }): void {
    const place = placeOf(at);
    if (this.#places.has(place)) return;
    this.#places.add(place);
    if (this.#problems.length >= mostProblems) return;
    const { found, expected, among, written } = problem;
    const near = among && written !== undefined ? nearName(written, among) : undefined;
    const subject = place === wholeFile ? capitalized(this.#fileName) : place;
    const advice = near === undefined ? `expected ${expected}.` : `did you mean ${JSON.stringify(near)}?`;
    this.#problems.push({
      place,
      found,
      expected,
      ...(near === undefined ? {} : { near }),
      text: `${subject} is ${found}; ${advice}`,
    });
  }

  /** The value stands there, and is not what it should be. */
  addValue(at: Path, value: unknown, expected: string, among?: readonly string[]): void {
    const written = typeof value === 'string' ? value : undefined;
    this.add(at, {
      found: describeValue(value),
      expected,
      ...(among && written !== undefined ? { among, written } : {}),
    });
  }

  /** All problems; when there are very many, the last says how many more. */
  toArray(): Problem[] {
    const untold = this.#places.size - this.#problems.length;
    if (untold === 0) return [...this.#problems];
    const found = `wrong in ${untold} more places`;
    const expected = `at most ${mostProblems} problems to tell at once`;
    const text = `${capitalized(this.#fileName)} is ${found}; mend these first.`;
    return [...this.#problems, { place: wholeFile, found, expected, text }];
  }
}

/** `hosts[2].adapters[0].ip`; keys that are no words stand in quotes: `records["pc-17"]`. */
export function placeOf(path: Path): string {
  let place = '';
  for (const step of path) {
    if (typeof step === 'number') place += `[${step}]`;
    else if (!/^[$A-Za-z_][\w$]{0,59}$/.test(step)) place += `[${quote(step)}]`;
    else place += place === '' ? step : `.${step}`;
  }
  return place === '' ? wholeFile : place;
}

/** A value in a few words. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object in braces';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : `a ${typeof value}`;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

function capitalized(text: string): string {
  return text === wholeFile ? 'The file' : text;
}
