// The transitions of a chart as SVG, in five strengths: possible, taken before, one of several taken, stopped by its guard,
// taken in this step. Each can be focused and chosen.
import type { SVGTemplateResult } from 'lit';
import { nothing, svg } from 'lit';
import type { ChartEdge, ChartLayout, ChartView, PlacedEdge, Rectangle, VisibleChart, VisibleEdge } from '../index.ts';
import { guardWords, lineHeight, nameWords, transitionWords } from '../index.ts';
import { arrowPath, barAcross, linePath, middleOf, plainArrow, takenArrow } from './route-shapes.ts';

export type EdgeStrength = 'possible' | 'before' | 'one-of' | 'stopped' | 'taken';

const strengths: readonly EdgeStrength[] = ['possible', 'before', 'one-of', 'stopped', 'taken'];

export interface EdgeActs {
  /** Id of the chosen transition. */
  readonly selected: string | undefined;
  readonly showsCoverage: boolean;
  readonly onClick: (edge: VisibleEdge) => void;
}

interface DrawnEdge {
  readonly edge: VisibleEdge;
  readonly place: PlacedEdge;
  readonly strength: EdgeStrength;
  readonly times: number;
}

/** Lines first, weakest first, and labels above all of them. */
export function drawEdges(
  chart: VisibleChart,
  layout: ChartLayout,
  view: ChartView,
  acts: EdgeActs,
): SVGTemplateResult[] {
  const placed = new Map(layout.edges.map((edge) => [edge.id, edge]));
  const edges = chart.edges.flatMap((edge): DrawnEdge[] => {
    const place = placed.get(edge.id);
    return place ? [{ edge, place, times: timesTaken(edge, view), strength: strengthOf(edge, view) }] : [];
  });
  edges.sort((a, b) => strengths.indexOf(a.strength) - strengths.indexOf(b.strength));
  const lines = edges.map((drawn) => drawLine(chart, drawn, view, acts));
  const labels = edges.flatMap((drawn) => drawLabel(chart, layout, drawn, view, acts));
  return [...lines, ...labels];
}

/** How often one of its transitions was taken up to the moment shown. */
export function timesTaken(edge: VisibleEdge, view: ChartView): number {
  return edge.transitions.reduce((sum, { id }) => sum + (view.timesTaken.get(id) ?? 0), 0);
}

export function strengthOf(edge: VisibleEdge, view: ChartView): EdgeStrength {
  const isAny = (ids: ReadonlySet<string>) => edge.transitions.some(({ id }) => ids.has(id));
  if (isAny(view.taken)) return 'taken';
  if (isAny(view.oneOf)) return 'one-of';
  if (isAny(view.stopped)) return 'stopped';
  return isAny(view.takenBefore) ? 'before' : 'possible';
}

/** What a screen reader says of a line between two states: what is written on it comes first, as it stands there. */
export function spokenEdge(chart: VisibleChart, edge: VisibleEdge, view: ChartView): string {
  const name = (id: string) => nameWords(chart.graph, 'state', chart.graph.nodes.get(id)?.key ?? '');
  const [only, ...others] = edge.transitions;
  const written = edge.lines.join(' ') || (only ? transitionWords(chart.graph, only) : '');
  const way =
    edge.source === edge.target ? `${name(edge.source)} stays` : `${name(edge.source)} to ${name(edge.target)}`;
  const happened =
    others.length === 0 && only
      ? happenedWords(only, view)
      : edge.transitions
          .filter((transition) => happenedWords(transition, view) !== '')
          .map((transition) => `; ${transitionWords(chart.graph, transition)}${happenedWords(transition, view)}`)
          .join('');
  return `${written}: ${way}${happened}`;
}

/** "", or a comma and what happened to a transition up to the moment shown. */
export function happenedWords({ id }: ChartEdge, view: ChartView): string {
  const times = view.timesTaken.get(id) ?? 0;
  if (view.taken.has(id)) return ', taken in this step';
  if (view.oneOf.has(id)) return ', one of these was taken in this step';
  if (view.stopped.has(id)) return ', stopped by its guard in this step';
  return times > 1 ? `, taken ${times} times before` : view.takenBefore.has(id) ? ', taken before' : '';
}

function drawLine(
  chart: VisibleChart,
  { edge, place, strength, times }: DrawnEdge,
  view: ChartView,
  acts: EdgeActs,
): SVGTemplateResult {
  const { points, label } = place;
  const arrow = strength === 'taken' || strength === 'one-of' ? takenArrow : plainArrow;
  const bar = strength === 'stopped' ? barAcross(points) : undefined;
  const never = acts.showsCoverage && times === 0 ? 'never' : '';
  const shapes = svg`<path class="near" d=${linePath(points, arrow)} />
    <path class="line" d=${linePath(points, arrow)} />
    <path class="head" d=${arrowPath(points, arrow)} />
    ${bar ? svg`<rect class="head" x=${bar.x} y=${bar.y} width=${bar.width} height=${bar.height} />` : nothing}`;
  if (label) return svg`<g class="edge ${strength} ${never}" @click=${() => acts.onClick(edge)}>${shapes}</g>`;
  // Without words the line itself is what is focused.
  const middle = middleOf(points);
  return svg`<g
    class="edge alone ${strength} ${never}"
    data-edge=${edge.id}
    role="button"
    tabindex="-1"
    aria-label=${spokenEdge(chart, edge, view)}
    aria-pressed=${acts.selected === edge.id ? 'true' : 'false'}
    @click=${() => acts.onClick(edge)}
  >${shapes}<circle class="ring" cx=${middle.x} cy=${middle.y} r="11" /></g>`;
}

function drawLabel(
  chart: VisibleChart,
  layout: ChartLayout,
  { edge, place, strength, times }: DrawnEdge,
  view: ChartView,
  acts: EdgeActs,
): SVGTemplateResult[] {
  const { label } = place;
  if (label === undefined) return [];
  const middle = label.x + label.width / 2;
  const refused = edge.transitions.filter(({ id }) => view.stopped.has(id));
  const guards = new Set(refused.map((transition) => guardWords(chart.graph, transition)));
  // The space before each line keeps words apart for those who hear them.
  const lines = edge.lines.map(
    (line, index) => svg` <text x=${middle} y=${label.y + 17 + index * lineHeight}>${drawWords(line, guards)}</text>`,
  );
  const classes = [
    'label',
    strength,
    isOnSurface(chart, layout, label) ? 'on-surface' : 'on-ground',
    acts.showsCoverage && times === 0 ? 'never' : '',
  ];
  return [
    svg`<g
      class=${classes.filter(Boolean).join(' ')}
      data-edge=${edge.id}
      role="button"
      tabindex="-1"
      aria-label=${spokenEdge(chart, edge, view)}
      aria-pressed=${acts.selected === edge.id ? 'true' : 'false'}
      @click=${() => acts.onClick(edge)}
    >
      <rect class="patch" x=${label.x} y=${label.y} width=${label.width} height=${label.height} rx="3" />
      ${lines}
      <rect class="ring" x=${label.x - 3} y=${label.y - 3} width=${label.width + 6} height=${label.height + 6} rx="5" />
    </g>`,
  ];
}

/** Guards stand between brackets; those that said no are marked. */
function drawWords(line: string, refused: ReadonlySet<string>): unknown {
  const parts = line.split(/(\[[^\]]*\])/).filter((part) => part !== '');
  if (parts.length === 1 && !line.startsWith('[')) return line;
  return parts.map((part) =>
    part.startsWith('[') ? svg`<tspan class=${refused.has(part) ? 'guard refused' : 'guard'}>${part}</tspan>` : part,
  );
}

/** Levels alternate; a label's patch has the colour of the box it stands in. */
function isOnSurface(chart: VisibleChart, layout: ChartLayout, label: Rectangle): boolean {
  const x = label.x + label.width / 2;
  const y = label.y + label.height / 2;
  const around = layout.boxes.filter(
    (box) => box.head && x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height,
  );
  const depth = Math.max(-1, ...around.map((box) => chart.nodes.get(box.id)?.depth ?? -1));
  return depth % 2 === 0;
}
