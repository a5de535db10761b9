// Small words beside what they tell of: "false" at a guard, "one of these", how often something happened, how long it takes
// still. They are drawn last, where they are in nobody's way.
import type { SVGTemplateResult } from 'lit';
import { svg } from 'lit';
import type { ChartLayout, ChartView, Rectangle, VisibleChart, VisibleEdge } from '../index.ts';
import { strengthOf, timesTaken } from './draw-edges.ts';
import { middleOf } from './route-shapes.ts';
import { TagPlaces } from './tag-places.ts';

export interface TagWords {
  readonly showsCoverage: boolean;
  /** Words on how long until a delayed transition is due, by its id. */
  readonly timesLeft: ReadonlyMap<string, string>;
  /** Width of a word at 16 pixels. */
  readonly widthOf: (text: string) => number;
}

interface Tag {
  readonly words: string;
  readonly kind: 'refused' | 'one-of' | 'left' | 'times';
  /** What it stands beside: the first of these where there is room. */
  readonly beside: readonly Rectangle[];
  /** The line it belongs to. */
  readonly edge?: string;
}

export function drawTags(
  chart: VisibleChart,
  layout: ChartLayout,
  view: ChartView,
  words: TagWords,
): SVGTemplateResult[] {
  const tags = [...edgeTags(chart, layout, view, words), ...(words.showsCoverage ? visitTags(layout, view) : [])];
  if (tags.length === 0) return [];
  const places = new TagPlaces(layout);
  return tags.map((tag) => {
    const at = places.take(tag.beside, words.widthOf(tag.words) + 10, tag.edge);
    return svg`<g class="tag ${tag.kind}" aria-hidden="true">
      <rect x=${at.x} y=${at.y} width=${at.width} height=${at.height} rx="4" />
      <text x=${at.x + at.width / 2} y=${at.y + 17}>${tag.words}</text>
    </g>`;
  });
}

function edgeTags(chart: VisibleChart, layout: ChartLayout, view: ChartView, words: TagWords): Tag[] {
  const placed = new Map(layout.edges.map((edge) => [edge.id, edge]));
  const boxes = new Map(layout.boxes.map((box) => [box.id, box.head ?? box]));
  return chart.edges.flatMap((edge) => {
    const place = placed.get(edge.id);
    if (place === undefined) return [];
    const middle = middleOf(place.points);
    const label = place.label ?? { x: middle.x - 1, y: middle.y - 1, width: 2, height: 2 };
    const source = boxes.get(edge.source);
    return tagsOf(edge, view, words).map((tag) => {
      // How long a state still lasts may stand beside that state as well.
      const beside = tag.kind === 'left' && source ? [label, source] : [label];
      return { ...tag, beside, edge: edge.id };
    });
  });
}

function tagsOf(edge: VisibleEdge, view: ChartView, words: TagWords): Pick<Tag, 'words' | 'kind'>[] {
  const tags: Pick<Tag, 'words' | 'kind'>[] = [];
  if (edge.transitions.some(({ id }) => view.stopped.has(id))) tags.push({ words: 'false', kind: 'refused' });
  if (strengthOf(edge, view) === 'one-of') tags.push({ words: 'one of these', kind: 'one-of' });
  for (const { id } of edge.transitions) {
    const left = words.timesLeft.get(id);
    if (left !== undefined) tags.push({ words: left, kind: 'left' });
  }
  const times = timesTaken(edge, view);
  if (words.showsCoverage && times > 0) tags.push({ words: `×${times}`, kind: 'times' });
  return tags;
}

/** Beside a state, or behind the name of one that holds others. */
function visitTags({ boxes }: ChartLayout, view: ChartView): Tag[] {
  return boxes.flatMap((box) => {
    const visits = view.visits.get(box.id) ?? 0;
    return visits === 0 ? [] : [{ words: `×${visits}`, kind: 'times' as const, beside: [box.head ?? box] }];
  });
}
