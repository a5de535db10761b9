// Long names above narrow lanes: in two lines where that is enough, else as a code that no other lane has.

export interface ShortName {
  readonly lines: readonly string[];
  /** The whole name is not there to be read. */
  readonly isCode: boolean;
}

/** One for each name; `isFitting` says whether a line is narrow enough. */
export function shortenNames(names: readonly string[], isFitting: (line: string) => boolean): ShortName[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const lines = twoLines(name, isFitting);
    if (lines) return { lines, isCode: false };
    const last = name.split('/').at(-1) ?? name;
    const short = last === name || taken.has(last) ? undefined : twoLines(last, isFitting);
    if (short) {
      taken.add(last);
      return { lines: short, isCode: true };
    }
    const code = freeCode(initials(last), taken);
    taken.add(code);
    return { lines: [code], isCode: true };
  });
}

/** Breaks after separators and before capitals; undefined when two lines are not enough. */
function twoLines(name: string, isFitting: (line: string) => boolean): string[] | undefined {
  const parts = name.split(/(?<=[/._\-\s])|(?<=[a-z0-9])(?=[A-Z])/).filter((part) => part !== '');
  const lines: string[] = [];
  for (const part of parts) {
    const longer = (lines.at(-1) ?? '') + part;
    if (lines.length > 0 && isFitting(longer.trim())) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  const trimmed = lines.map((line) => line.trim());
  return trimmed.length <= 2 && trimmed.length > 0 && trimmed.every(isFitting) ? trimmed : undefined;
}

/** First letters of its words; a number at the end stays whole, for it tells the many of a kind apart. */
function initials(name: string): string {
  const number = /\d+$/.exec(name)?.[0] ?? '';
  const rest = name.slice(0, name.length - number.length);
  const words = rest.split(/[/._\-\s]+|(?<=[a-z0-9])(?=[A-Z])/).filter((word) => word !== '');
  const letters = words.length > 1 ? words.map((word) => word.charAt(0)).join('') : rest.slice(0, 4);
  return letters.slice(0, 4).toUpperCase() + number.slice(-5) || '?';
}

function freeCode(code: string, taken: ReadonlySet<string>): string {
  let free = code;
  for (let count = 2; taken.has(free); count++) free = `${code}~${count}`;
  return free;
}
