// The line under a diagram: what cannot be read in the picture, or is not in it.
import type { ChartGraph, ChartView, VisibleChart, VisibleEdge } from '../index.ts';
import { chartCoverage, coverageWords } from '../index.ts';
import { smallestReadableZoom } from './diagram-canvas.ts';
import type { DrawnChart } from './diagram-layout.ts';
import { spokenEdge } from './draw-edges.ts';
import { spokenState } from './draw-states.ts';

export interface CaptionParts {
  readonly drawn: DrawnChart | undefined;
  readonly zoom: number;
  readonly view: ChartView;
  /** The line and the state that are chosen or focused. */
  readonly edge: VisibleEdge | undefined;
  readonly focused: string | undefined;
  /** The chart whose coverage is shown. */
  readonly showsCoverageOf: ChartGraph | undefined;
  readonly isLayingOut: boolean;
}

export function diagramCaption(parts: CaptionParts): string {
  const { drawn, zoom, view, edge, focused, showsCoverageOf, isLayingOut } = parts;
  const isTiny = zoom < smallestReadableZoom;
  const node = drawn?.chart.nodes.get(focused ?? '');
  if (isTiny && edge && drawn) return spokenEdge(drawn.chart, edge, view);
  if (isTiny && node && drawn) return spokenState(drawn.chart, node, view);
  const shown = drawn ? shownWords(drawn.chart) : '';
  if (isTiny) return `Names are hidden at this size; focus a state to read it. ${shown}`.trim();
  const { boxes = 0, lines = 0 } = drawn?.chart.leftOut ?? {};
  const leftOut = [counted(boxes, 'state'), counted(lines, 'line')].filter((words) => words !== '').join(' and ');
  if (leftOut !== '')
    return `Too large to draw whole: ${leftOut} ${boxes + lines === 1 ? 'is' : 'are'} left out. Search finds all of them.`;
  if (showsCoverageOf) return coverageWords(chartCoverage(showsCoverageOf, view));
  const dashed = view.oneOf.size > 0 ? 'Dashed: one of these was taken; the app does not tell which.' : '';
  return [dashed, shown, isLayingOut ? 'laying out …' : ''].filter((words) => words !== '').join(' ');
}

/** The level Outline leaves states out: that is said, with how many. */
function shownWords({ graph, level, nodes }: VisibleChart): string {
  const all = [...graph.nodes.keys()].filter((id) => id !== graph.root);
  const shown = all.filter((id) => nodes.has(id));
  return level !== 'outline' || shown.length === all.length
    ? ''
    : `Outline: ${shown.length} of ${all.length} states shown.`;
}

function counted(count: number, one: string): string {
  return count === 0 ? '' : `${count} ${one}${count === 1 ? '' : 's'}`;
}
