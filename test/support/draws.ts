// How many cases a property is tried on, and which. LONG=1 draws ten times as many, others each time.
export const isLong = process.env['LONG'] === '1';

/** Parameters for fast-check: the same cases each time, so that a test that fails says something of what was changed. */
export function draws(usual: number, seed = 1): { numRuns: number; seed?: number } {
  return isLong ? { numRuns: usual * 10 } : { numRuns: usual, seed };
}
