// Every scenario gives the same log in Node, Chromium, Firefox and WebKitGTK, at any step size, after going back, and by
// its recording. Node is the reference. `npm run test:long` plays 200 seeds forwards and 10 in every way; `npm test` a part.
import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseScenario, playScenario } from '../../src/scenarios/index.ts';
import { inEveryEngine } from '../support/engines.ts';
import type { Engine } from '../support/engines.ts';
import type { BuiltHarness } from './harness/build-harness.ts';
import { buildHarness } from './harness/build-harness.ts';
import type { Harness } from './harness/harness.ts';
import type { Variant } from './harness/variants.ts';
import { variants as allVariants } from './harness/variants.ts';

const isLong = process.env['LONG'] === '1';
const folder = 'public/scenarios';
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const textOf = (file: string): string => readFileSync(`${folder}/${file}`, 'utf8');

// What asks most is what a short test plays: with races there is everything that there is with losses.
const variants = isLong ? allVariants : (['as it is', 'with losses and races'] as const);
const seedsForwards = (variant: Variant): number[] => upTo(isLong ? 200 : variant === 'as it is' ? 1 : 3);
const seedsEveryWay = upTo(isLong ? 10 : 1);
const variantsEveryWay = isLong ? allVariants : (['with losses and races'] as const);
/** So many runs at a time, so that an engine is not silent for long. */
const mostAtATime = 20;

let built: BuiltHarness;
let node: Harness;

beforeAll(async () => {
  built = await buildHarness();
  node = built.inNode();
});
afterAll(() => built.remove());

type EveryWay = ReturnType<Harness['everyWay']>;
const forwardsInNode = remembered((file, variant) => node.forwards(textOf(file), variant, seedsForwards(variant)));
const everyWayInNode = remembered((file, variant) => node.everyWay(textOf(file), variant, seedsEveryWay));

describe.each(files)('Node plays %s', (file) => {
  test('as the sources do', () => {
    const reading = parseScenario(textOf(file));
    if (!('scenario' in reading)) throw new Error(reading.problems.map(({ text }) => text).join('\n'));
    const run = playScenario(reading.scenario, { seed: 1 });
    expect(forwardsInNode(file, 'as it is')[0]).toBe(run.digest);
  });

  test('by chance where there is chance', () => {
    const digests = forwardsInNode(file, 'with losses and races');
    expect(node.questions(textOf(file), 'with losses and races', [1])[0]).toBeGreaterThan(5);
    expect(new Set(digests).size).toBe(digests.length);
  });

  test.each(variantsEveryWay)('%s, the same at any step size, after going back and by its recording', (variant) => {
    for (const [place, ways] of everyWayInNode(file, variant).entries()) {
      const seed = `seed ${seedsEveryWay[place]}`;
      expect(unlikeFirst(ways.sameRun), seed).toEqual([]);
      expect(unlikeFirst(ways.sameActs), seed).toEqual([]);
      // An act that changes nothing would prove nothing.
      expect(ways.sameActs['acting on the way'], seed).not.toBe(ways.sameRun['all at once']);
    }
  });
});

inEveryEngine((engine) => {
  beforeAll(async () => await engine().open(built.address));

  describe.each(files)('%s', (file) => {
    test.each(variants)('%s, gives the log that Node gives, whatever the seed', async (variant) => {
      const seeds = seedsForwards(variant);
      const expected = forwardsInNode(file, variant);
      const found: string[] = [];
      for (const some of inParts(seeds)) {
        const part = { text: textOf(file), variant, seeds: some };
        const played = ({ text, variant, seeds }: typeof part) => smsHarness.forwards(text, variant, seeds);
        found.push(...(await engine().evaluate(played, part)));
      }
      const wrong = seeds.find((_, place) => found[place] !== expected[place]);
      if (wrong !== undefined) throw new Error(await firstDifference(engine(), file, variant, wrong));
      expect(found).toEqual(expected);
    });

    test.each(variantsEveryWay)(
      '%s, gives it at any step size, after going back and by its recording',
      async (variant) => {
        const found: EveryWay = [];
        for (const seed of seedsEveryWay) {
          const part = { text: textOf(file), variant, seed };
          const played = ({ text, variant, seed }: typeof part) => smsHarness.everyWay(text, variant, [seed]);
          found.push(...(await engine().evaluate(played, part)));
        }
        expect(found).toEqual(everyWayInNode(file, variant));
      },
    );
  });
});

/** What Node logs and what the engine logs, where they part. */
async function firstDifference(engine: Engine, file: string, variant: Variant, seed: number): Promise<string> {
  const part = { text: textOf(file), variant, seed };
  const expected = node.entries(part.text, variant, seed);
  const found = await engine.evaluate(
    ({ text, variant, seed }: typeof part) => smsHarness.entries(text, variant, seed),
    part,
  );
  const place = expected.findIndex((entry, at) => entry !== found[at]);
  const at = place < 0 ? expected.length : place;
  return `${file}, ${variant}, seed ${seed}, parts at entry ${at}\n  Node: ${expected[at]}\n  here: ${found[at]}`;
}

function unlikeFirst(ways: Record<string, string>): string[] {
  const [first] = Object.values(ways);
  return Object.keys(ways).filter((way) => ways[way] !== first);
}

function remembered<Answer>(work: (file: string, variant: Variant) => Answer) {
  const kept = new Map<string, Answer>();
  return (file: string, variant: Variant): Answer => {
    const key = `${variant} ${file}`;
    const answer = kept.get(key) ?? work(file, variant);
    kept.set(key, answer);
    return answer;
  };
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place + 1);
}

function inParts(seeds: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(seeds.length / mostAtATime) }, (_, part) =>
    seeds.slice(part * mostAtATime, (part + 1) * mostAtATime),
  );
}
