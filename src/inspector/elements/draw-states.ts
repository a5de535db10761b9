// The states of a chart as SVG, in four strengths: not yet, visited, present, ended. Each is a button with a spoken name.
import type { SVGTemplateResult } from 'lit';
import { nothing, svg } from 'lit';
import type { ChartLayout, ChartView, ElkPoint, PlacedBox, VisibleChart, VisibleNode } from '../index.ts';
import { isInside, lineHeight } from '../index.ts';
import { arrowPath, linePath, plainArrow, tickPath } from './route-shapes.ts';
import { tickPlaces } from './tick-places.ts';

export type StateStrength = 'not-yet' | 'visited' | 'present' | 'good' | 'bad' | 'holds';

export interface StateActs {
  /** The one state that the tab key reaches. */
  readonly tabStop: string | undefined;
  readonly selected: string | undefined;
  readonly showsCoverage: boolean;
  readonly onClick: (id: string) => void;
  readonly onFold: (id: string) => void;
  readonly onFocus: (id: string) => void;
}

export function drawStates(
  chart: VisibleChart,
  layout: ChartLayout,
  view: ChartView,
  acts: StateActs,
): SVGTemplateResult[] {
  const ticks = tickPlaces(layout);
  return layout.boxes.flatMap((box) => {
    const node = chart.nodes.get(box.id);
    return node ? [drawState(chart, node, box, view, acts, ticks.get(box.id))] : [];
  });
}

export function strengthOfState(chart: VisibleChart, node: VisibleNode, view: ChartView): StateStrength {
  if (view.active.has(node.id)) {
    if (node.children.length > 0) return 'holds';
    const leaf = [...view.present].find((id) => isInside(chart.graph, id, node.id)) ?? node.id;
    return verdictOf(chart, leaf) ?? 'present';
  }
  return view.visits.has(node.id) ? 'visited' : 'not-yet';
}

/** What a screen reader says of a state. */
export function spokenState(chart: VisibleChart, node: VisibleNode, view: ChartView): string {
  const found = chart.graph.nodes.get(node.id);
  const strength = strengthOfState(chart, node, view);
  const visits = view.visits.get(node.id) ?? 0;
  const words: Record<StateStrength, string> = {
    'not-yet': 'not visited',
    visited: visits > 1 ? `visited ${visits} times` : 'visited',
    present: 'present state',
    good: 'present state, ended well',
    bad: 'present state, ended badly',
    holds: 'holds the present state',
  };
  const name = node.kind.endsWith('history') ? `${node.title}, ${node.kind}` : nameWithVisits(chart, node, view);
  // What is written in the box comes first, as it stands there.
  const written = [name, ...node.lines].join(' ');
  const parts = [
    written,
    words[strength],
    ...(node.isFolded ? ['folded'] : node.hidesSome ? ['some states in it are not shown'] : []),
    ...(node.kind === 'final' ? ['final'] : []),
  ];
  const isWritten = node.lines.length > 0 || found?.description === undefined;
  return isWritten ? parts.join(', ') : `${parts.join(', ')}. ${found.description}`;
}

function nameWithVisits(chart: VisibleChart, node: VisibleNode, view: ChartView): string {
  const visits = view.visits.get(node.id) ?? 0;
  return chart.level === 'all' && visits > 1 ? `${node.title} ×${visits}` : node.title;
}

/** Dots and arrows of initial states, and the marks that stand for a whole box. */
export function drawMarks(layout: ChartLayout): SVGTemplateResult[] {
  const initial = layout.initialMarks.map((points) => {
    const [dot] = points;
    return svg`<g class="edge before">
      ${dot ? svg`<circle class="head" cx=${dot.x} cy=${dot.y} r="4.5" />` : nothing}
      <path class="line" d=${linePath(points, plainArrow)} />
      <path class="head" d=${arrowPath(points, plainArrow)} />
    </g>`;
  });
  const any = layout.anyMarks.map(
    (mark) => svg`<g class="any">
      <rect x=${mark.x} y=${mark.y} width=${mark.width} height=${mark.height} rx="13" />
      <text x=${mark.x + mark.width / 2} y=${mark.y + 18}>any state here</text>
    </g>`,
  );
  return [...initial, ...any];
}

function drawState(
  chart: VisibleChart,
  node: VisibleNode,
  box: PlacedBox,
  view: ChartView,
  acts: StateActs,
  tick: ElkPoint | undefined,
): SVGTemplateResult {
  const strength = strengthOfState(chart, node, view);
  const isOpen = node.children.length > 0;
  const isHistory = node.kind.endsWith('history');
  const radius = isHistory ? box.height / 2 : isOpen ? 10 : 6;
  const classes = [
    'state',
    strength,
    isOpen ? 'open' : 'closed',
    node.isRegion ? 'region' : '',
    node.depth % 2 === 0 ? 'on-surface' : 'on-ground',
    isOpen ? (verdictOf(chart, node.id) ?? '') : '',
    acts.showsCoverage && !view.visits.has(node.id) && !isHistory ? 'never' : '',
  ];
  const canUnfold = node.isFolded || isOpen;
  return svg`<g
    class=${classes.filter((name) => name !== '').join(' ')}
    data-state=${node.id}
    role="button"
    tabindex=${acts.tabStop === node.id ? 0 : -1}
    aria-label=${spokenState(chart, node, view)}
    aria-current=${view.present.has(node.id) || strength === 'present' ? 'step' : nothing}
    aria-pressed=${acts.selected === node.id ? 'true' : 'false'}
    aria-expanded=${canUnfold ? String(isOpen) : nothing}
    @click=${() => acts.onClick(node.id)}
    @focus=${() => acts.onFocus(node.id)}
  >
    ${node.hidesSome ? svg`<rect class="behind" x=${box.x + 4} y=${box.y + 4} width=${box.width} height=${box.height} rx=${radius} />` : nothing}
    <rect class="box" x=${box.x} y=${box.y} width=${box.width} height=${box.height} rx=${radius} />
    ${acts.showsCoverage && !isOpen ? svg`<rect class="hatch" fill="none" x=${box.x} y=${box.y} width=${box.width} height=${box.height} rx=${radius} />` : nothing}
    ${node.kind === 'final' || strength === 'good' || strength === 'bad' ? svg`<rect class="inner" x=${box.x + 4} y=${box.y + 4} width=${box.width - 8} height=${box.height - 8} rx=${Math.max(2, radius - 3)} />` : nothing}
    ${drawWords(node, box, nameWithVisits(chart, node, view))}
    ${!acts.showsCoverage && strength === 'visited' && !isOpen && tick ? drawTick(tick) : nothing}
    ${isOpen && node.id !== chart.graph.root ? drawFold(box, () => acts.onFold(node.id)) : nothing}
    <rect class="ring" x=${box.x - 4} y=${box.y - 4} width=${box.width + 8} height=${box.height + 8} rx=${radius + 3} />
  </g>`;
}

/** An open box has its words in its head; a closed one in its middle. */
function drawWords(node: VisibleNode, box: PlacedBox, name: string): SVGTemplateResult {
  const head = box.head;
  const height = 22 + node.lines.length * lineHeight;
  const top = head ? head.y : box.y + (box.height - height) / 2;
  const isAlone = head === undefined && node.lines.length === 0;
  const x = isAlone ? box.x + box.width / 2 : (head?.x ?? box.x + 14);
  // The space before each line keeps words apart for those who hear them.
  return svg`<g class=${isAlone ? 'words middle' : 'words'}>
    <text class="name" x=${x} y=${top + 17}>${name}</text>
    ${node.lines.map((line, index) => svg` <text class="detail" x=${x} y=${top + 17 + (index + 1) * lineHeight}>${line}</text>`)}
  </g>`;
}

function drawTick(place: ElkPoint): SVGTemplateResult {
  return svg`<g class="tick"><circle cx=${place.x} cy=${place.y} r="7.5" /><path d=${tickPath(place)} /></g>`;
}

/** Folds an open box. Those who use keys have a key for it, so that this is for pointers only. */
function drawFold(box: PlacedBox, fold: () => void): SVGTemplateResult {
  const { x, y } = { x: box.x + box.width - 20, y: box.y };
  const onClick = (event: Event): void => {
    event.stopPropagation();
    fold();
  };
  return svg`<g class="fold" aria-hidden="true" @click=${onClick}>
    <rect class="reach" x=${x - 16} y=${y - 16} width="32" height="32" />
    <circle cx=${x} cy=${y} r="9" /><path d=${`M${x - 4.5} ${y}h9`} />
  </g>`;
}

function verdictOf(chart: VisibleChart, id: string): 'good' | 'bad' | undefined {
  for (let at: string | undefined = id; at !== undefined; at = chart.graph.nodes.get(at)?.parent) {
    const verdict = chart.graph.nodes.get(at)?.verdict;
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}
