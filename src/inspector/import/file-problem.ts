// What is wrong with a text that a person opened: each problem with its place, put together as one message.

export interface FileProblem {
  readonly words: string;
  /** Counted from 1. */
  readonly line?: number;
  readonly column?: number;
  /** Where in the object, such as `states.green.on.timer`. */
  readonly path?: string;
}

/** More are counted, but not listed. */
const listedMax = 20;

export function placeWords({ line, column, path }: FileProblem): string {
  const inText = line === undefined ? '' : `line ${line}${column === undefined ? '' : `, column ${column}`}`;
  return [inText, path ?? ''].filter((words) => words !== '').join(', ');
}

/** One problem a line, each with its place. */
export function problemLines(problems: readonly FileProblem[]): string[] {
  const lines = problems.slice(0, listedMax).map((problem) => {
    const place = placeWords(problem);
    const sentence = `${problem.words.charAt(0).toUpperCase()}${problem.words.slice(1)}`;
    return place === '' ? sentence : `${place.charAt(0).toUpperCase()}${place.slice(1)}: ${problem.words}`;
  });
  const more = problems.length - lines.length;
  return more > 0 ? [...lines, `And ${more} more.`] : lines;
}

/** Line and column of an offset, counted from 1. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

/** Short enough for a message, whatever came. */
export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return `“${short}”`;
}
