// Where in a context a value stands, as people write it: `retries`, `queue[0].name`, `["odd key"].x`. Read into keys, followed
// along own properties only; nothing is evaluated.

export type PathReading =
  | { readonly keys: readonly string[]; readonly problem?: undefined }
  | { readonly problem: string; readonly keys?: undefined };

const plainKey = /^[^.[\]\s"']+/;
const bracketed = /^\[(?:(\d+)|"((?:[^"\\]|\\.)*)")\]/;

/** Reads a path; an empty one is the context itself. */
export function readContextPath(text: string): PathReading {
  const path = text.trim();
  const keys: string[] = [];
  let at = 0;
  while (at < path.length) {
    const rest = path.slice(at);
    const bracket = bracketed.exec(rest);
    if (bracket) {
      keys.push(bracket[1] ?? unescaped(bracket[2] ?? ''));
      at += bracket[0].length;
      continue;
    }
    if (rest.startsWith('[')) return { problem: `${place(at)}: after [ comes a number or a key in quotes, then ].` };
    const dot = rest.startsWith('.') ? 1 : 0;
    if (dot === 1 && at === 0) return { problem: 'A path begins with a key, not with a dot.' };
    if (dot === 0 && at > 0) return { problem: `${place(at)}: keys are parted by dots, such as order.total.` };
    const key = plainKey.exec(rest.slice(dot));
    if (key === null)
      return { problem: `${place(at + dot)}: a key is missing. Odd keys stand in brackets, such as ["my key"].` };
    keys.push(key[0]);
    at += dot + key[0].length;
  }
  return { keys };
}

/** As a person would write it. */
export function pathWords(keys: readonly (string | number)[]): string {
  let words = '';
  for (const key of keys) {
    if (typeof key === 'number') words += `[${key}]`;
    else if (plainKey.exec(key)?.[0] === key) words += words === '' ? key : `.${key}`;
    else words += `[${JSON.stringify(key)}]`;
  }
  return words;
}

export interface Found {
  readonly value: unknown;
}

/** What stands there; undefined when nothing does. */
export function followPath(root: unknown, keys: readonly string[]): Found | undefined {
  let value = root;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return { value };
}

function place(at: number): string {
  return `At character ${at + 1}`;
}

function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}
