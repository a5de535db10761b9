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

const token =
  /[ \t\n\r]*(?:([[\]{},:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null))/y;

/** The first fault of a text, or undefined when it is JSON with no key twice and no deeper than `deepest`. */
export function findJsonFault(text: string, deepest: number): JsonFault | undefined {
  const top: Level = { keys: undefined, next: 'value' };
  const levels: Level[] = [];
  let level = top;
  let isDone = false;
  token.lastIndex = 0;
  let at = 0;
  const fault = (expected: string, kind: JsonFault['kind'] = 'syntax'): JsonFault => ({ at, kind, expected });

  for (;;) {
    at = skipBlanks(text, token.lastIndex);
    if (at === text.length) return isDone ? undefined : fault(`${whatMayCome(level)} before the text ends`);
    if (isDone) return fault('nothing more after the end of the scenario');
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) return fault(whatMayCome(level));
    const [, sign, string] = match;
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
      if (string === undefined) return fault(whatMayCome(level));
      if (level.keys.has(string)) return fault(`each key once, but ${string.slice(0, 60)} stands here twice`, 'twice');
      level.keys.add(string);
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
