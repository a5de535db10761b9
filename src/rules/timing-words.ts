// A timing as a teacher would write it: 0.75 s, 30 min, 3 times. A series of waits is told in one unit.
import type { Timing } from './timing.ts';
import { hour, minute } from './timing.ts';
import { timings } from './timings.ts';

/** The timing that a rule such as `timing.winsQueryTries` stands for. */
export function findTiming(ruleId: string): Timing | undefined {
  return timings.find(({ name }) => `timing.${name}` === ruleId);
}

export function timingInWords(value: Timing['value'], unit: Timing['unit'], between = ', '): string {
  const values = [value].flat();
  if (unit === 'times') return `${values.join(between)} times`;
  const units = { h: hour, min: minute };
  const isWhole = (length: number) => values.every((ms) => ms > 0 && ms % length === 0);
  const [name, length] = Object.entries(units).find(([, ms]) => isWhole(ms)) ?? ['s', 1000];
  return `${values.map((ms) => ms / length).join(between)} ${name}`;
}
