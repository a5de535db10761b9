// How large a message is, found out without reading all of it: what is too large must not be copied to the worker, and the
// walk itself must not take long.

export interface MessageSize {
  /** About how many characters; at least this many when `isTooLarge`. */
  readonly size: number;
  readonly isTooLarge: boolean;
}

/** Characters in one message, and things in it, at most. */
export const messageMax = 8_000_000;
const thingsMax = 200_000;

export function sizeOfMessage(data: unknown, max = messageMax): MessageSize {
  let [size, things] = [0, 0];
  const waiting: unknown[] = [data];
  const seen = new Set<object>();
  while (waiting.length > 0 && size <= max && things <= thingsMax) {
    const value = waiting.pop();
    things++;
    if (typeof value === 'string') size += value.length;
    else if (typeof value !== 'object' || value === null) size += 8;
    else if (!seen.has(value)) {
      seen.add(value);
      size += ownSizeOf(value);
      things += addParts(value, waiting, thingsMax - things);
    }
  }
  return { size, isTooLarge: size > max || things > thingsMax };
}

/** The sizes are rounded, so that a flood of them makes few different complaints. */
export function complaintOfSize({ size }: MessageSize, max = messageMax): string {
  if (size <= max) return `a message of more than ${thingsMax / 1000},000 parts, left unread`;
  const millions = Math.floor(size / 1_000_000);
  const rounded = millions < 10 ? millions : Math.floor(millions / 10) * 10;
  return `a message of over ${rounded} million characters, left unread`;
}

function ownSizeOf(value: object): number {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength;
  return 16;
}

/** Puts at most so many parts on the pile; what counts is how many there are. */
function addParts(value: object, pile: unknown[], room: number): number {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return 0;
  if (value instanceof Map || value instanceof Set) return addEach(value.values(), pile, room);
  if (Array.isArray(value)) {
    // Not by index: an array of holes may claim four thousand million of them.
    if (value.length > room) return value.length;
    for (const part of value) pile.push(part);
    return 0;
  }
  let count = 0;
  for (const name in value) {
    if (!Object.hasOwn(value, name)) continue;
    if (++count > room) return count;
    pile.push(name, (value as Record<string, unknown>)[name]);
  }
  return 0;
}

function addEach(parts: Iterable<unknown>, pile: unknown[], room: number): number {
  let count = 0;
  for (const part of parts) {
    if (++count > room) return count;
    pile.push(part);
  }
  return 0;
}
