// Lays a chart out in Node with elk's bundled main, and keeps a few machines that are hard to draw.
import ELK from 'elkjs/lib/elk.bundled.js';
import type { AnyStateMachine } from 'xstate';
import type { ChartGraph, ChartLayout, DetailLevel, ElkGraph, VisibleChart } from '../../src/inspector/index.ts';
import { estimatedTextWidth, layoutChart, readChartGraph, visibleChart } from '../../src/inspector/index.ts';

const elk = new ELK();

export function graphOf(machine: AnyStateMachine): ChartGraph {
  const graph = readChartGraph(JSON.parse(JSON.stringify(machine.definition)));
  if (graph === undefined) throw new Error(`${machine.id} is not a statechart.`);
  return graph;
}

export async function layOut(
  graph: ChartGraph,
  level: DetailLevel,
  toggled?: ReadonlySet<string>,
): Promise<{ chart: VisibleChart; layout: ChartLayout }> {
  const chart = visibleChart(graph, { level, ...(toggled ? { toggled } : {}) });
  const steps = layoutChart(chart, estimatedTextWidth);
  let step = steps.next();
  while (!step.done) step = steps.next((await elk.layout(step.value as never)) as unknown as ElkGraph);
  return { chart, layout: step.value };
}
