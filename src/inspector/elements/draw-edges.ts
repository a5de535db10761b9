// The transitions of a chart as SVG, in four strengths: possible, taken before, stopped by its guard, taken in this step.
import type { SVGTemplateResult } from 'lit';
import { nothing, svg } from 'lit';
import type { ChartLayout, ChartView, PlacedEdge, VisibleChart, VisibleEdge } from '../index.ts';
import { lineHeight } from '../index.ts';
import { arrowPath, barAcross, linePath, plainArrow, takenArrow } from './route-shapes.ts';

export type EdgeStrength = 'possible' | 'before' | 'stopped' | 'taken';

const strengths: readonly EdgeStrength[] = ['possible', 'before', 'stopped', 'taken'];

/** Lines first, weakest first, and labels above all of them. */
export function drawEdges(chart: VisibleChart, layout: ChartLayout, view: ChartView): SVGTemplateResult[] {
  const placed = new Map(layout.edges.map((edge) => [edge.id, edge]));
  const edges = chart.edges.flatMap((edge) => {
    const place = placed.get(edge.id);
    return place ? [{ edge, place, strength: strengthOf(edge, view) }] : [];
  });
  edges.sort((a, b) => strengths.indexOf(a.strength) - strengths.indexOf(b.strength));
  const lines = edges.map(({ place, strength }) => drawLine(place, strength));
  const labels = edges.flatMap(({ edge, place, strength }) =>
    drawLabel(edge, place, strength, isOnSurface(chart, layout, place)),
  );
  return [...lines, ...labels];
}

export function strengthOf(edge: VisibleEdge, view: ChartView): EdgeStrength {
  const isAny = (ids: ReadonlySet<string>) => edge.transitions.some(({ id }) => ids.has(id));
  if (isAny(view.taken)) return 'taken';
  if (isAny(view.stopped)) return 'stopped';
  return isAny(view.takenBefore) ? 'before' : 'possible';
}

function drawLine({ points }: PlacedEdge, strength: EdgeStrength): SVGTemplateResult {
  const arrow = strength === 'taken' ? takenArrow : plainArrow;
  const bar = strength === 'stopped' ? barAcross(points) : undefined;
  return svg`<g class="edge ${strength}">
    <path class="line" d=${linePath(points, arrow)} />
    <path class="head" d=${arrowPath(points, arrow)} />
    ${bar ? svg`<rect class="head" x=${bar.x} y=${bar.y} width=${bar.width} height=${bar.height} />` : nothing}
  </g>`;
}

function drawLabel(
  edge: VisibleEdge,
  { label }: PlacedEdge,
  strength: EdgeStrength,
  onSurface: boolean,
): SVGTemplateResult[] {
  if (label === undefined) return [];
  const middle = label.x + label.width / 2;
  const lines = edge.lines.map(
    (line, index) =>
      svg`<text class=${isGuard(line) ? 'guard' : ''} x=${middle} y=${label.y + 17 + index * lineHeight}>${line}</text>`,
  );
  return [
    svg`<g class="label ${strength} ${onSurface ? 'on-surface' : 'on-ground'}">
      <rect class="patch" x=${label.x} y=${label.y} width=${label.width} height=${label.height} rx="3" />
      ${lines}
    </g>`,
  ];
}

function isGuard(line: string): boolean {
  return line.startsWith('[');
}

/** Levels alternate; a label's patch has the colour of the box it stands in. */
function isOnSurface(chart: VisibleChart, layout: ChartLayout, { label }: PlacedEdge): boolean {
  if (label === undefined) return false;
  const x = label.x + label.width / 2;
  const y = label.y + label.height / 2;
  const around = layout.boxes.filter(
    (box) => box.head && x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height,
  );
  const depth = Math.max(-1, ...around.map((box) => chart.nodes.get(box.id)?.depth ?? -1));
  return depth % 2 === 0;
}
