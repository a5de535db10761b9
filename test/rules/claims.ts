// The numbered claims of the five articles, by kind: B behaviour, C cause, S scope, R remedy. Only numbers stand here;
// what each says is told by the rule that rests on it. Claims not built yet stand in a list that may only shrink.

export type ClaimKind = 'B' | 'C' | 'S' | 'R';

const kinds: Record<string, string> = {
  Q226297: 'BBBBBCBB',
  Q200832: 'SCBBRBSBBB',
  Q226113: 'BBBBCBCBSBBSCBR',
  Q272937: 'BBBCBRBBBR',
  Q185998: 'SBBBBBBS',
};

export const claims: readonly { id: string; kind: ClaimKind }[] = Object.entries(kinds).flatMap(([article, letters]) =>
  [...letters].map((kind, index) => ({ id: `${article}.${index + 1}`, kind: kind as ClaimKind })),
);

/** How many claims are not built yet. Lower it with each claim that gets its rule; it never grows. */
export const notBuiltYetAtMost = 43;

/** Articles whose scenarios are still to come. */
export const notBuiltYet: readonly string[] = claims.map(({ id }) => id).filter((id) => !id.startsWith('Q226297.'));
