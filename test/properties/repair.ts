// Makes a scenario right by taking out what is wrong: of each place that is complained about, the smallest thing around it
// that may be left out, an optional key or an item of a list. Nothing is put in, but for the end of a run that needs one.
import type { Scenario } from '../../src/scenarios/index.ts';
import { checkScenario } from '../../src/scenarios/index.ts';

type Json = Record<string, unknown>;

/** The scenario, and how many places were taken out; undefined when that did not help. */
export function repair(value: unknown): { scenario: Scenario; repairs: number } | undefined {
  const copy = structuredClone(value) as Json;
  let repairs = 0;

  for (let round = 0; round < 12; round += 1) {
    const reading = checkScenario(copy);
    if ('scenario' in reading) return { scenario: reading.scenario, repairs };
    // From the back, so that an item taken out moves no place that is still to come.
    for (const { place } of [...reading.problems].reverse()) {
      repairs += 1;
      if (place === 'endsAtMs' && !('endsAtMs' in copy)) copy['endsAtMs'] = 600_000;
      else takeOut(copy, stepsOf(place));
    }
  }
  return undefined;
}

/** `hosts[2].records["pc-17"]` as its steps. */
export function stepsOf(place: string): (string | number)[] {
  return [...place.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(([, number, quoted, word]) =>
    number === undefined
      ? quoted === undefined
        ? (word ?? '')
        : (JSON.parse(`"${quoted}"`) as string)
      : Number(number),
  );
}

function takeOut(root: Json, steps: readonly (string | number)[]): void {
  const holders: unknown[] = [root];
  for (const step of steps.slice(0, -1)) holders.push((holders.at(-1) as Json | undefined)?.[step]);
  for (let depth = steps.length - 1; depth >= 0; depth -= 1) {
    const holder = holders[depth];
    const step = steps[depth];
    if (Array.isArray(holder) && typeof step === 'number') {
      holder.splice(step, 1);
      return;
    }
    if (
      typeof holder === 'object' &&
      holder !== null &&
      step !== undefined &&
      step in holder &&
      !neededKeys.has(String(step))
    ) {
      delete (holder as Json)[step];
      return;
    }
  }
}

/** Keys without which what holds them is nothing: then that goes, not the key. */
const neededKeys = new Set([
  'name',
  'act',
  'host',
  'target',
  'segment',
  'siteServer',
  'user',
  'collection',
  'transport',
  'adapter',
  'lana',
  'hosts',
  'acts',
  'segments',
  'address',
  'resourceId',
]);
