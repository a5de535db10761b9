// Work that the browser keeps, as one sealed text each: format and checksum tell a whole record from a half-written or
// foreign one. What is in the run inside is checked by the lab when it is opened, as with a file.

/** One run in somebody's hands, as the list of recent work shows it. */
export interface KeptWork {
  readonly id: string;
  /** Title and id of its scenario. */
  readonly title: string;
  readonly scenario: string;
  /** The scenario came from a file, and is kept beside the run. */
  readonly isFromFile: boolean;
  readonly seed: number;
  readonly position: number;
  /** Real milliseconds, as `Date.now()` has them. */
  readonly savedAt: number;
  /** The page that wrote it last, and how many times it was written: two pages with the same work are told apart. */
  readonly writer: string;
  readonly revision: number;
  /** The text of the run file; its scenario is an id. */
  readonly run: string;
}

/** How a text lies in the browser's storage. */
export interface SealedText {
  readonly format: 1;
  readonly checksum: string;
  readonly text: string;
}

export function seal(text: string): SealedText {
  return { format: 1, checksum: checksum(text), text };
}

/** The text, when it is whole and of a format that this lab writes. */
export function unseal(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { format, checksum: written, text } = value as Partial<Record<keyof SealedText, unknown>>;
  if (format !== 1 || typeof text !== 'string' || checksum(text) !== written) return undefined;
  return text;
}

export function writeKeptWork(work: KeptWork): SealedText {
  return seal(JSON.stringify(work));
}

/** The work, or undefined when the record is not a whole one of this lab. */
export function readKeptWork(value: unknown): KeptWork | undefined {
  const text = unseal(value);
  if (text === undefined) return undefined;
  try {
    const work = JSON.parse(text) as Partial<Record<keyof KeptWork, unknown>>;
    return isKeptWork(work) ? work : undefined;
  } catch {
    return undefined;
  }
}

function isKeptWork(work: Partial<Record<keyof KeptWork, unknown>> | null): work is KeptWork {
  if (typeof work !== 'object' || work === null) return false;
  const { id, title, scenario, isFromFile, seed, position, savedAt, writer, revision, run } = work;
  const areTexts = [id, title, scenario, writer, run].every((value) => typeof value === 'string');
  const areNumbers = [seed, position, savedAt, revision].every((value) => Number.isInteger(value));
  return areTexts && areNumbers && typeof isFromFile === 'boolean';
}

/** CRC-32 over the code units, and the length: against accidents, not against people. */
function checksum(text: string): string {
  let bits = -1;
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place);
    bits = (bits >>> 8) ^ (crcTable[(bits ^ unit) & 0xff] ?? 0);
    bits = (bits >>> 8) ^ (crcTable[(bits ^ (unit >>> 8)) & 0xff] ?? 0);
  }
  return `${text.length}-${(~bits >>> 0).toString(16)}`;
}

const crcTable = /* @__PURE__ */ Int32Array.from({ length: 256 }, (_, byte) => {
  let bits = byte;
  for (let turn = 0; turn < 8; turn += 1) bits = bits & 1 ? (bits >>> 1) ^ 0xedb88320 : bits >>> 1;
  return bits;
});
