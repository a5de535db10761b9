// Lays charts out in Node as the workers of the page do: roughly first, then with elk.
import type {
  ChartGraph,
  ChartLayout,
  DetailLevel,
  LayOutGraph,
  LayoutOptions,
  VisibleChart,
} from '../../src/inspector/index.ts';
import {
  estimatedTextWidth,
  layOutRoughly,
  layoutChart,
  rememberingGraphs,
  visibleChart,
} from '../../src/inspector/index.ts';
import { startElk } from '../../src/inspector/page/start-elk.ts';

/** One elk for all tests of a file. */
export const elk = startElk();

export function layOut(
  graph: ChartGraph,
  level: DetailLevel,
  toggled?: ReadonlySet<string>,
): { chart: VisibleChart; rough: ChartLayout; layout: ChartLayout } {
  const chart = visibleChart(graph, { level, ...(toggled ? { toggled } : {}) });
  const rough = layOutWith(layOutRoughly, chart, { isRough: true });
  return { chart, rough, layout: layOutWith(elk, chart, { rough }) };
}

export function layOutWith(engine: LayOutGraph, chart: VisibleChart, options?: LayoutOptions): ChartLayout {
  const layOutGraph = rememberingGraphs(engine);
  const steps = layoutChart(chart, estimatedTextWidth, options);
  let step = steps.next();
  while (!step.done) step = steps.next(layOutGraph(step.value));
  return step.value;
}
