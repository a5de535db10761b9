// The form of a timing: a wait or a count, its value, and how well it is known.
import type { EvidenceLabel } from './rule.ts';

export interface Timing {
  readonly name: string;
  readonly text: string;
  readonly unit: 'ms' | 'times';
  /** One number, or the waits of a series one after another. */
  readonly value: number | readonly number[];
  /** Smallest and largest value worth offering, each for one number. */
  readonly range: readonly [number, number];
  readonly label: EvidenceLabel;
  readonly source: string;
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** One row of the table. */
export function t<const N extends string>(
  name: N,
  text: string,
  unit: Timing['unit'],
  value: Timing['value'],
  range: Timing['range'],
  label: EvidenceLabel,
  source: string,
): Timing & { readonly name: N } {
  return { name, text, unit, value, range, label, source };
}
