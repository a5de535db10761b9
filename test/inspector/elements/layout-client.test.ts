// Layouts asked for in a real browser: the two workers answer in turn, what was laid out is kept, and nothing comes of a
// request that was taken back.
import { expect, test } from 'vitest';
import type { ChartLayout } from '../../../src/inspector/index.ts';
import { estimatedTextWidth, readChartGraph, visibleChart } from '../../../src/inspector/index.ts';
import { keptLayout, requestLayout } from '../../../src/inspector/page/index.ts';
import { benchConfig } from '../bench-chart.ts';
import { brokenRoughRules, brokenRules, countCrossings } from '../layout-rules.ts';

const graph = readChartGraph(benchConfig());
if (graph === undefined) throw new Error('The chart cannot be read.');

test('a chart of 60 states comes roughly, then finally, and is at hand from then on', async () => {
  const chart = visibleChart(graph, { level: 'all' });
  const roughs: ChartLayout[] = [];
  const layout = await requestLayout(chart, estimatedTextWidth, { onRough: (rough) => roughs.push(rough) });
  expect(roughs.map((rough) => brokenRoughRules(chart, rough))).toEqual([[]]);
  if (layout === undefined) throw new Error('There is no layout.');
  expect(brokenRules(chart, layout)).toEqual([]);
  expect(countCrossings(layout)).toBeLessThanOrEqual(15);
  expect(keptLayout(chart, estimatedTextWidth)).toBe(layout);
});

test('nothing comes of a request that was taken back, and the next one is answered', async () => {
  const chart = visibleChart(graph, { level: 'names' });
  const taking = new AbortController();
  // By then the worker with elk is at work on it.
  const onRough = (): void => void setTimeout(() => taking.abort(), 10);
  expect(await requestLayout(chart, estimatedTextWidth, { signal: taking.signal, onRough })).toBeUndefined();
  expect(keptLayout(chart, estimatedTextWidth)).toBeUndefined();
  expect(await requestLayout(chart, estimatedTextWidth)).toBeDefined();
});
