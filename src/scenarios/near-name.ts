// The name someone probably meant: the nearest of those that would do, if one is near enough.

/** The nearest of `names`, or undefined when none is near. Capitals do not count. */
export function nearName(written: string, names: readonly string[]): string | undefined {
  // Past this no name of ours is near, and counting would take long.
  if (written.length > 80) return undefined;
  const wanted = written.toLowerCase();
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(written.length / 3)) + 1;
  for (const name of names) {
    if (name === written || Math.abs(name.length - written.length) >= least) continue;
    const edits = countEdits(wanted, name.toLowerCase());
    if (edits < least) {
      nearest = name;
      least = edits;
    }
  }
  return nearest;
}

/** Letters to add, drop, change or swap with their neighbour to make one word of the other. */
function countEdits(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      let edits = Math.min(at(last, column) + 1, at(line, column - 1) + 1, at(last, column - 1) + (isSame ? 0 : 1));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        edits = Math.min(edits, at(beforeLast, column - 2) + 1);
      }
      line.push(edits);
    }
    beforeLast = last;
    last = line;
  }
  return at(last, other.length);
}

function at(line: readonly number[], place: number): number {
  return line[place] ?? Infinity;
}
