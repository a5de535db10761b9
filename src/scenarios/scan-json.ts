// Finds where a text stops being JSON, with line and column, and what JSON.parse says nothing about: keys given twice and
// nesting too deep. It builds no values; JSON.parse does that. The same in every engine, whatever its parser says.

export interface JsonFault {
  /** Place in the text. */
  readonly at: number;
  readonly kind: 'syntax' | 'depth' | 'twice';
  readonly expected: string;
}

/** One list or object that is open. */
interface Level {
  readonly keys: Set<string> | undefined;
  /** What may come: a value, a key, a colon, or a comma or the end. */
  next: 'value' | 'first' | 'key' | 'colon' | 'more';
}

const signs = '[]{},:';
const word = /(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null)/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The first fault of a text, or undefined when it is JSON with no key twice and no deeper than `deepest`. */
export function findJsonFault(text: string, deepest: number): JsonFault | undefined {
  const top: Level = { keys: undefined, next: 'value' };
  const levels: Level[] = [];
  let level = top;
  let isDone = false;
  let at = 0;
  let end = 0;
  const fault = (expected: string, kind: JsonFault['kind'] = 'syntax'): JsonFault => ({ at, kind, expected });

  for (;;) {
    at = skipBlanks(text, end);
    if (at === text.length) return isDone ? undefined : fault(`${whatMayCome(level)} before the text ends`);
    if (isDone) return fault('nothing more after the end of the scenario');
    const sign = signs.includes(text.charAt(at)) ? text.charAt(at) : undefined;
    const isString = text.charAt(at) === '"';
    end = sign === undefined ? (isString ? endOfString(text, at) : endOfWord(text, at)) : at + 1;
    if (end < 0) return fault(isString ? 'a text that ends with a double quote in the same line' : whatMayCome(level));
    const isList = level !== top && level.keys === undefined;

    if (level.next === 'colon') {
      if (sign !== ':') return fault(whatMayCome(level));
      level.next = 'value';
    } else if (level.next === 'more' || (level.next === 'first' && (sign === ']' || sign === '}'))) {
      if (sign === ',' && level.next === 'more') {
        level.next = isList ? 'value' : 'key';
        continue;
      }
      if (sign !== (isList ? ']' : '}')) return fault(whatMayCome(level));
      level = levels.pop() ?? top;
      if (level === top) isDone = true;
      else level.next = 'more';
    } else if (level.keys !== undefined && level.next !== 'value') {
      if (!isString) return fault(whatMayCome(level));
      const key = text.slice(at, end);
      if (level.keys.has(key)) return fault(`each key once, but ${key.slice(0, 60)} stands here twice`, 'twice');
      level.keys.add(key);
      level.next = 'colon';
    } else if (sign === '[' || sign === '{') {
      levels.push(level);
      if (levels.length > deepest) return fault(`at most ${deepest} levels of nesting`, 'depth');
      level = { keys: sign === '{' ? new Set() : undefined, next: 'first' };
    } else if (sign !== undefined) {
      return fault(whatMayCome(level));
    } else if (level === top) {
      isDone = true;
    } else {
      level.next = 'more';
    }
  }
}

/** Line and column of a place, both from 1, and a piece of the line around it. */
export function locateInText(text: string, at: number): { line: number; column: number; excerpt: string } {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const lineStart = before.lastIndexOf('\n') + 1;
  const found = text.indexOf('\n', at);
  const lineEnd = found < 0 ? text.length : found;
  const excerpt = text.slice(Math.max(lineStart, at - 20), Math.min(lineEnd, at + 30)).trim();
  return { line, column: at - lineStart + 1, excerpt };
}

/** Past the closing quote; -1 when it never comes, or something stands there that JSON does not allow. By hand, for a
 * regular expression that repeats over a whole text can run out of room. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const letter = text.charAt(at);
    if (letter === '"') return at + 1;
    if (letter < ' ') return -1;
    if (letter === '\\') {
      escape.lastIndex = at;
      if (!escape.test(text)) return -1;
      at = escape.lastIndex;
    } else at++;
  }
  return -1;
}

function endOfWord(text: string, start: number): number {
  word.lastIndex = start;
  return word.test(text) ? word.lastIndex : -1;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at++;
  return at;
}

function whatMayCome({ keys, next }: Level): string {
  if (next === 'colon') return 'a colon after the key';
  if (next === 'key') return 'a key in double quotes (a comma after the last one is one too many)';
  if (next === 'more') return keys ? 'a comma or a closing brace' : 'a comma or a closing bracket';
  if (next === 'first' && keys) return 'a key in double quotes or a closing brace';
  return next === 'first'
    ? 'a value or a closing bracket'
    : 'a value: text in double quotes, a number, true, false, null, [ or {';
}
