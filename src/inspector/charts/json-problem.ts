// What is wrong with a JSON text, in plain words and with its place. Browsers say it each in their own way, some without a
// place, so it is read here once more, only when `JSON.parse` has said no.

export interface JsonProblem {
  readonly words: string;
  readonly line: number;
  readonly column: number;
}

/** `undefined` when nothing is wrong. */
export function jsonProblem(text: string): JsonProblem | undefined {
  const reader = new JsonReader(text);
  try {
    reader.readAll();
    return undefined;
  } catch (found) {
    if (!(found instanceof Fault)) throw found;
    const before = text.slice(0, found.at).split('\n');
    return { words: found.message, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }
}

class Fault extends Error {
  readonly at: number;

  constructor(words: string, at: number) {
    super(words);
    this.at = at;
  }
}

const depthMax = 500;

class JsonReader {
  #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readAll(): void {
    this.#readValue(0);
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#fail('Something stands after the end');
  }

  #readValue(depth: number): void {
    if (depth > depthMax) this.#fail('It is nested too deep');
    this.#skipSpace();
    const start = this.#text[this.#at];
    if (start === undefined) this.#fail('The text ends where a value should stand');
    if (start === '{') return this.#readMembers(depth);
    if (start === '[') return this.#readItems(depth);
    if (start === '"') return this.#readText();
    const word = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;
    word.lastIndex = this.#at;
    if (word.test(this.#text)) this.#at = word.lastIndex;
    else if (start === "'") this.#fail('A text begins and ends with ", not with \'');
    else if (/[\w$.+-]/.test(start)) this.#fail('This is no value: texts stand between " and "');
    else this.#fail('A value is missing');
  }

  #readMembers(depth: number): void {
    this.#at++;
    if (this.#skips('}')) return;
    do {
      this.#skipSpace();
      const next = this.#text[this.#at];
      if (next === '}') this.#fail('There is a comma too many before }');
      if (next === undefined) this.#fail('A } is missing at the end');
      if (next !== '"') this.#fail('A name between " and " should stand here');
      this.#readText();
      if (!this.#skips(':')) this.#fail('A colon is missing after the name');
      this.#readValue(depth + 1);
    } while (this.#skips(','));
    if (!this.#skips('}')) this.#fail(this.#isAtEnd ? 'A } is missing at the end' : 'A comma or } is missing');
  }

  #readItems(depth: number): void {
    this.#at++;
    if (this.#skips(']')) return;
    do {
      this.#skipSpace();
      if (this.#text[this.#at] === ']') this.#fail('There is a comma too many before ]');
      this.#readValue(depth + 1);
    } while (this.#skips(','));
    if (!this.#skips(']')) this.#fail(this.#isAtEnd ? 'A ] is missing at the end' : 'A comma or ] is missing');
  }

  #readText(): void {
    const start = this.#at;
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const sign = this.#text[this.#at] ?? '';
      if (sign === '"') return void this.#at++;
      if (sign === '\n') break;
      if (sign < ' ') this.#fail('A text may not hold this sign; write it as \\t or \\u0000');
      if (sign !== '\\') continue;
      const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
      escape.lastIndex = this.#at;
      if (!escape.test(this.#text)) this.#fail('After \\ stands one of " \\ / b f n r t, or u and four digits');
      this.#at = escape.lastIndex - 1;
    }
    this.#at = start;
    this.#fail('A text is not ended with "');
  }

  get #isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  #skips(sign: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  #skipSpace(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? '')) this.#at++;
  }

  #fail(words: string): never {
    throw new Fault(words, this.#at);
  }
}
