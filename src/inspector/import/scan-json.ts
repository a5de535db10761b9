// Finds out why a text is not JSON: goes on behind comments, trailing commas, single quotes and bare names, so that all of
// them are told at once, each with its place. Also finds the place of a value by its path.
import type { FileProblem } from './file-problem.ts';
import { placeAt, quoted } from './file-problem.ts';

export type JsonPath = readonly (string | number)[];

const depthMax = 400;
const problemsMax = 200;

/** Thrown and caught in this file: there is no going on. */
class Stop extends Error {}

type SeeValue = (path: JsonPath, offset: number) => void;

class JsonScanner {
  readonly problems: FileProblem[] = [];
  readonly #text: string;
  readonly #see: SeeValue | undefined;
  readonly #path: (string | number)[] = [];
  #at = 0;

  constructor(text: string, see?: SeeValue) {
    this.#text = text;
    this.#see = see;
  }

  scan(): void {
    try {
      if (this.#peek() === '') this.#stop('the text is empty');
      this.#value();
      if (this.#peek() !== '') this.#stop('the JSON ended before this');
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    }
  }

  #value(): void {
    const next = this.#peek();
    this.#see?.(this.#path, this.#at);
    if (this.#path.length > depthMax) this.#stop(`nested deeper than ${depthMax} levels`);
    if (next === '{') this.#members('}', () => this.#member());
    else if (next === '[') this.#members(']', (place) => this.#inside(place, () => this.#value()));
    else if (next === '"') this.#string('"');
    else if (next === "'" || next === '`') {
      this.#tell('texts stand in double quotes in JSON');
      this.#string(next);
    } else this.#word();
  }

  #members(end: string, member: (place: number) => void): void {
    const begin = this.#at;
    this.#at++;
    for (let place = 0; ; place++) {
      if (this.#peek() === end) break;
      member(place);
      if (this.#peek() === ',') {
        const comma = this.#at;
        this.#at++;
        if (this.#peek() === end) this.#tell(`a comma before ${end} is not allowed in JSON`, comma);
      } else if (this.#peek() === '')
        this.#stop(`the text ends before the ${end === '}' ? 'object' : 'list'} that begins here is closed`, begin);
      else if (this.#peek() !== end) this.#stop(`a comma or ${end} is expected here`);
    }
    this.#at++;
  }

  #member(): void {
    const quote = this.#peek();
    let key: string;
    if (quote === '"') key = this.#string('"');
    else if (quote === "'") {
      this.#tell('names stand in double quotes in JSON');
      key = this.#string("'");
    } else {
      const bare = this.#match(/[\w$-]+/y);
      if (bare === undefined) this.#stop('a name in double quotes is expected here');
      this.#tell(`the name ${quoted(bare ?? '')} stands in double quotes in JSON`);
      this.#at += bare?.length ?? 0;
      key = bare ?? '';
    }
    if (this.#peek() !== ':') this.#stop('a colon is expected here');
    this.#at++;
    this.#inside(key, () => this.#value());
  }

  #inside(key: string | number, act: () => void): void {
    this.#path.push(key);
    act();
    this.#path.pop();
  }

  #string(quote: string): string {
    const begin = this.#at++;
    for (; this.#at < this.#text.length; this.#at++) {
      const code = this.#text[this.#at];
      if (code === '\\') this.#at++;
      else if (code === quote) {
        this.#at++;
        return readString(this.#text.slice(begin, this.#at), quote);
      } else if (code === '\n' && quote !== '`') this.#stop('this text is not closed in its line', begin);
    }
    return this.#stop('this text is not closed', begin);
  }

  #word(): void {
    const number = this.#match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y);
    const word = number ?? this.#match(/[\w$.+-]+/y);
    if (word === undefined) this.#stop('a value is expected here');
    if (number === undefined && !['true', 'false', 'null'].includes(word ?? ''))
      this.#tell(`${quoted(word ?? '')} is no value in JSON`);
    this.#at += word?.length ?? 0;
    if (this.#peek() === '(' || this.#text.startsWith('=>', this.#at))
      this.#stop('this is program text, which is not run here');
  }

  /** The next sign that is neither space nor comment; empty at the end. */
  #peek(): string {
    for (;;) {
      const space = this.#match(/[\s\ufeff]+/y);
      if (space !== undefined) this.#at += space.length;
      const comment = this.#match(/\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/y);
      if (comment === undefined) return this.#text[this.#at] ?? '';
      this.#tell('comments are not allowed in JSON');
      this.#at += comment.length;
    }
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.[0];
  }

  #tell(words: string, offset = this.#at): void {
    if (this.problems.length < problemsMax) this.problems.push({ words, ...placeAt(this.#text, offset) });
  }

  #stop(words: string, offset = this.#at): never {
    this.problems.push({ words, ...placeAt(this.#text, offset) });
    throw new Stop();
  }
}

/** Everything that keeps a text from being JSON. */
export function findJsonProblems(text: string): FileProblem[] {
  const scanner = new JsonScanner(text);
  scanner.scan();
  return scanner.problems.length > 0 ? scanner.problems : [{ words: 'this is not JSON' }];
}

/** Places of values in a text that is JSON, by their paths. */
export function findPlaces(text: string, paths: readonly JsonPath[]): ({ line: number; column: number } | undefined)[] {
  const wanted = new Map(paths.map((path) => [JSON.stringify(path), undefined as number | undefined]));
  const lengths = new Set(paths.map((path) => path.length));
  new JsonScanner(text, (path, offset) => {
    if (!lengths.has(path.length)) return;
    const key = JSON.stringify(path);
    if (wanted.has(key)) wanted.set(key, offset);
  }).scan();
  return paths.map((path) => {
    const offset = wanted.get(JSON.stringify(path));
    return offset === undefined ? undefined : placeAt(text, offset);
  });
}

function readString(raw: string, quote: string): string {
  if (quote !== '"') return raw.slice(1, -1);
  try {
    return String(JSON.parse(raw));
  } catch {
    return raw.slice(1, -1);
  }
}
