// One number out of the table of timings, for waits and counts that are no series.
import type { TimingName, TimingValues } from '../rules/index.ts';

export function singleWait(timings: TimingValues, name: TimingName): number {
  const value = timings[name];
  if (typeof value === 'number') return value;
  throw new Error(`${name} is a series of waits (${value.join(', ')}); one number is needed.`);
}
