// How wide the columns of the ladder are, and what stands at the head of a lane when its name does not fit.

export interface LadderColumns {
  readonly lane: number;
  readonly number: number;
  readonly time: number;
  readonly outcome: number;
  readonly heads: readonly string[];
  /** What and outcome share one cell, in two lines. */
  readonly isNarrow: boolean;
}

const numberOfThree = 42;
const digit = 10;
const edges = 8;
const laneMost = 120;
const laneOfCodes = 50;
/** A capital letter of a name at the head of a lane. */
const nameLetter = 9.3;

/** All in units of the usual scale. `digits`: of the highest number; `hasClock`: the time is one of the day. */
export function ladderColumns(
  names: readonly string[],
  width: number,
  { digits = 3, hasClock = false } = {},
): LadderColumns {
  const isNarrow = width < 520;
  const number = numberOfThree + Math.max(0, digits - 3) * digit;
  const time = width >= 800 ? (hasClock ? 90 : 76) : 0;
  const outcome = isNarrow ? 0 : 122;
  const what = isNarrow ? 168 : width >= 800 ? (hasClock ? 216 : 232) : 196;
  const count = Math.max(1, names.length);
  const free = width - edges - number - time - outcome - what;
  const widest = Math.max(26, Math.min(laneMost, Math.floor(free / count)));
  const fits = names.every((name) => name.length * nameLetter + 8 <= widest);
  // Codes need little: what is left helps the words.
  const lane = fits ? widest : Math.min(widest, laneOfCodes);
  return { lane, number, time, outcome, heads: fits ? names : laneCodes(names), isNarrow };
}

/**
 * Short codes for names: a letter and the number at the end, such as C1; a client is its number. Names that would be alike
 * go by their last part, WS-KRAUS as K and ORT-DP1 as D1, then by both parts. No two alike.
 */
export function laneCodes(names: readonly string[]): string[] {
  const forms = names.map((name, place) => codesOf(name, place));
  const levels = names.map(() => 0);
  const codeAt = (place: number): string => forms[place]?.[levels[place] ?? 0] ?? '';
  for (let round = 0; round < 3; round += 1) {
    const codes = names.map((_, place) => codeAt(place));
    for (const [place, code] of codes.entries())
      if (codes.indexOf(code) !== codes.lastIndexOf(code)) levels[place] = (levels[place] ?? 0) + 1;
  }
  return names.map((_, place) => codeAt(place));
}

function codesOf(name: string, place: number): string[] {
  const digits = /\d+$/.exec(name)?.[0] ?? '';
  const first = name[0] ?? '';
  const last = name.split('-').at(-1)?.[0] ?? '';
  return [
    digits.length >= 2 ? digits.slice(-3) : first + digits,
    last + digits,
    first + last + digits,
    `${first}${last}${place + 1}`,
  ];
}
