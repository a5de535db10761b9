// What is loaded into each engine as one classic script: plays scenario files and tells the digests of their runs, or the
// entries of one run where two digests differ.
import { playScenario } from '../../../src/scenarios/index.ts';
import { canonicalJson } from '../../../src/world/index.ts';
import type { Variant } from './variants.ts';
import { readVariant } from './variants.ts';
import { sameActs, sameRun } from './ways-of-playing.ts';

export interface Harness {
  /** Digests of the runs with these seeds, all at once. */
  forwards(text: string, variant: Variant, seeds: readonly number[]): string[];
  /** For each seed the digest of each way of playing. */
  everyWay(
    text: string,
    variant: Variant,
    seeds: readonly number[],
  ): { sameRun: Record<string, string>; sameActs: Record<string, string> }[];
  /** How many questions each run asked. */
  questions(text: string, variant: Variant, seeds: readonly number[]): number[];
  /** One run, entry by entry, as the digest sees it. */
  entries(text: string, variant: Variant, seed: number): string[];
}

declare global {
  var smsHarness: Harness;
}

globalThis.smsHarness = {
  forwards(text, variant, seeds) {
    const scenario = readVariant(text, variant);
    return seeds.map((seed) => playScenario(scenario, { seed }).digest);
  },
  everyWay(text, variant, seeds) {
    const scenario = readVariant(text, variant);
    return seeds.map((seed) => ({
      sameRun: Object.fromEntries(Object.entries(sameRun).map(([name, play]) => [name, play(scenario, seed)])),
      sameActs: sameActs(scenario, seed),
    }));
  },
  questions(text, variant, seeds) {
    const scenario = readVariant(text, variant);
    return seeds.map((seed) => playScenario(scenario, { seed }).choices.length);
  },
  entries(text, variant, seed) {
    return playScenario(readVariant(text, variant), { seed }).log.map(
      ({ seq, atMs, kind, host, actor, rule, detail }) => canonicalJson({ seq, atMs, kind, host, actor, rule, detail }),
    );
  },
};
