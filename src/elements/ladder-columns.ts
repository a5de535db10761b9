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
  const fits = names.every((name) => name.length * 9 + 2 <= widest);
  // Codes need little: what is left helps the words.
  const lane = fits ? widest : Math.min(widest, laneOfCodes);
  return { lane, number, time, outcome, heads: fits ? names : laneCodes(names), isNarrow };
}

/** Short codes for names: a letter and the number at the end, such as C1; a client is its number. No two alike. */
export function laneCodes(names: readonly string[]): string[] {
  const codes = names.map((name) => {
    const digits = /\d+$/.exec(name)?.[0] ?? '';
    const letter = name[0] ?? '';
    return digits.length >= 2 ? digits.slice(-3) : letter + digits;
  });
  return codes.map((code, place) =>
    codes.indexOf(code) === place ? code : `${names[place]?.slice(0, 2) ?? ''}${place + 1}`,
  );
}
