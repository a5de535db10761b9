// Checks a property over drawn values with a seed that is fixed, and says of a failure all that is needed to see it again.
// PROPERTY_RUNS draws so many, LONG=1 twenty times the usual, PROPERTY_SEED others.
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { isLong } from '../support/draws.ts';

const runsAsked = Number(process.env['PROPERTY_RUNS'] ?? 0);
const seed = Number(process.env['PROPERTY_SEED'] ?? 226297);

export const runCount = (usual: number): number => (runsAsked > 0 ? runsAsked : isLong ? usual * 20 : usual);

/** `check` gives what is wrong with a value, in words; nothing when all is well. It may throw, too. */
export function holds<T>(
  arbitrary: Arbitrary<T>,
  usualRuns: number,
  check: (value: T) => readonly string[],
  options: { show?: (value: T) => string } = {},
): void {
  const { show = (value: T) => JSON.stringify(value) } = options;
  const numRuns = runCount(usualRuns);
  const property = fc.property(arbitrary, (value) => {
    const wrong = check(value);
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  });
  const result = fc.check(property, { seed, numRuns });
  if (!result.failed) return;
  const [example] = result.counterexample ?? [];
  const found = example === undefined ? 'no example' : show(example);
  const reason = (result.errorInstance as Error | null)?.stack ?? String(result.errorInstance);
  throw new Error(
    `After ${result.numRuns} draws and ${result.numShrinks} steps of shrinking (PROPERTY_SEED=${result.seed}, path ${result.counterexamplePath}):\n${reason}\n${found}`,
  );
}
