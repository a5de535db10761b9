// Which boxes of a chart to open or fold by hand, so that all, or none, or one certain state can be seen.
import { shownAs, visibleChart } from './visible-chart.ts';
import type { VisibleChart, VisibleChartOptions } from './visible-chart.ts';
import type { ChartGraph } from './chart-graph.ts';

const depthMax = 200;

/** Opens what holds a state; gives the toggles that are needed. */
export function toggledToShow(graph: ChartGraph, options: VisibleChartOptions, id: string): Set<string> {
  const toggled = new Set(options.toggled);
  for (let step = 0; step < depthMax; step++) {
    const { nodes } = visibleChart(graph, { ...options, toggled });
    const shown = shownAs(graph, nodes, id);
    if (shown === undefined || shown === id || !nodes.get(shown)?.isFolded) break;
    toggle(toggled, shown);
  }
  return toggled;
}

export function toggledToOpenAll(graph: ChartGraph, options: VisibleChartOptions): Set<string> {
  const toggled = new Set(options.toggled);
  for (let step = 0; step < depthMax; step++) {
    const { nodes } = visibleChart(graph, { ...options, toggled });
    const folded = [...nodes.values()].filter((node) => node.isFolded);
    if (folded.length === 0) break;
    for (const { id } of folded) toggle(toggled, id);
  }
  return toggled;
}

/** Folds every open box but the outermost of all. */
export function toggledToFoldAll(chart: VisibleChart, before: ReadonlySet<string>): Set<string> {
  const toggled = new Set(before);
  for (const { id, children } of chart.nodes.values())
    if (children.length > 0 && id !== chart.graph.root) toggle(toggled, id);
  return toggled;
}

export function toggle(set: Set<string>, id: string): void {
  if (!set.delete(id)) set.add(id);
}
