// Any value as JSON text: key order kept, nothing cut by depth. What JSON cannot say is said in words, circles are cut, and a
// text that would be too long is replaced by its length.

const textMax = 1_000_000;

export function jsonText(value: unknown): string {
  const around: object[] = [];
  let text: string | undefined;
  try {
    text = JSON.stringify(value, function (this: object, key, found: unknown) {
      while (around.length > 0 && around.at(-1) !== this) around.pop();
      const plain = plainValue(found, key);
      if (typeof plain === 'object' && plain !== null) {
        if (around.includes(plain)) return '[Circular]';
        around.push(plain);
      }
      return plain;
    });
  } catch (error) {
    // A getter or a toJSON of the app threw.
    return JSON.stringify(`[unable to serialize: ${error instanceof Error ? error.message : String(error)}]`);
  }
  if (text === undefined) return 'null';
  return text.length > textMax ? JSON.stringify(`[left out: ${text.length} characters]`) : text;
}

function plainValue(value: unknown, key: string): unknown {
  switch (typeof value) {
    case 'bigint':
      return `${value}n`;
    case 'function':
      return { type: nameOfCode(value as Named, key) };
    case 'symbol':
      return String(value);
    case 'object':
      break;
    default:
      return value;
  }
  if (value instanceof Map) return [...value];
  if (value instanceof Set) return [...value];
  if (value instanceof Error) return { name: value.name, message: value.message };
  if (isActor(value)) return { actor: value.sessionId, id: value.id };
  if (typeof Node !== 'undefined' && value instanceof Node) return `[${value.nodeName.toLowerCase()}]`;
  return value;
}

interface Named {
  readonly name: string;
}

/** A function that only has the name of its place is code without a name. */
export function nameOfCode(code: Named, place: string): string {
  return code.name === '' || code.name === place || (/^\d+$/.test(place) && code.name === 'anonymous')
    ? 'inline'
    : code.name;
}

function isActor(value: unknown): value is { sessionId: string; id: string } {
  const actor = value as { sessionId?: unknown; id?: unknown; send?: unknown } | null;
  return actor !== null && typeof actor.sessionId === 'string' && typeof actor.send === 'function';
}
