// What is exported does the same elsewhere: generated charts and events, played in XState 4 as they are and, as exported, in an
// independent SCXML interpreter, in XState 4 and in XState 5.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { exportScxml } from '../../../src/inspector/export/index.ts';
import { exportXState4, exportXState5 } from '../../../src/inspector/export/index.ts';
import type { ChartConfig, ChartOptions } from '../chart-arbitrary.ts';
import { chartGuards, charts, eventsOf, everyFeature } from '../chart-arbitrary.ts';
import { graphOfConfig } from '../graph-of.ts';
import type { Act, Play } from './play-chart.ts';
import { courseInScxml, courseInXState4, courseInXState5 } from './play-chart.ts';
import { draws } from '../../support/draws.ts';

/** SCXML is compiled for each chart, which takes its time. */
const runsOfScxml = 40;
const runsOfConfigs = 150;

/** The features of the common subset: see docs/inspector-exports.md. */
const common: ChartOptions = { ...everyFeature, maxStates: 14, agreeing: true };

beforeEach(() => {
  // The interpreter reads a document with the help of other timers, which go on.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const plays = (options: ChartOptions) =>
  charts(options).chain((config) =>
    fc.record({
      config: fc.constant(config),
      holds: fc.subarray(chartGuards),
      acts: fc.array(acts(config, options), { minLength: 1, maxLength: 12 }),
    }),
  );

/** Waits are about as long as the delays of these charts: see `chartDelays`. */
function acts(config: ChartConfig, { agreeing }: ChartOptions): fc.Arbitrary<Act> {
  return fc.oneof(
    { arbitrary: fc.constantFrom(...eventsOf(config), 'unknown'), weight: 5 },
    { arbitrary: agreeing ? fc.constantFrom(25_000, 100_000) : fc.constantFrom(25, 100), weight: 1 },
  );
}

async function agrees(
  runs: number,
  options: ChartOptions,
  run: (config: ChartConfig, play: Play) => Promise<readonly [unknown, unknown]>,
) {
  await fc.assert(
    fc.asyncProperty(plays(options), async ({ config, ...play }) => {
      const [found, expected] = await run(config, play);
      expect(found).toEqual(expected);
    }),
    { ...draws(runs), endOnFailure: true },
  );
}

/**
 * An internal transition of XState 4 leaves alone what is active before and after it, so delays there run on; and SCION forgets
 * delays once all innermost active states are final. So charts have the one or the other.
 */
const halves: [string, ChartOptions][] = [
  ['ends and internal transitions', { delays: false }],
  ['delays and odd names', { finals: false, internal: false, oddNames: true }],
];

test.each(halves)('SCXML runs in another interpreter as in XState 4: %s', async (_words, options) => {
  await agrees(runsOfScxml, { ...common, ...options }, async (config, play) => {
    const graph = graphOfConfig(config);
    return [await courseInScxml(graph, exportScxml(graph), play), courseInXState4(graph, config, play)];
  });
});

test.each([[false], [true]])(
  'a config of XState 4 does what the chart did, odd charts too (agreeing: %s)',
  async (agreeing) => {
    // Chains of eventless transitions and of ends may go round for ever where nothing forbids it.
    const options = { ...common, oddNames: true, always: agreeing, finals: agreeing, agreeing };
    await agrees(runsOfConfigs, options, async (config, play) => {
      const graph = graphOfConfig(config);
      const exported = JSON.parse(exportXState4(graph).text) as object;
      return [courseInXState4(graph, exported, play), courseInXState4(graph, config, play)];
    });
  },
);

test.each(halves)(
  'a config of XState 5 does in XState 5 what the chart did in XState 4: %s',
  async (_words, options) => {
    await agrees(runsOfConfigs, { ...common, oddNames: true, ...options }, async (config, play) => {
      const graph = graphOfConfig(config);
      const exported = JSON.parse(exportXState5(graph).text) as object;
      return [courseInXState5(graph, exported, play), courseInXState4(graph, config, play)];
    });
  },
);
