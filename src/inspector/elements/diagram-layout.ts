// Gets the layouts of a diagram: asks for one when what is to be drawn has changed, keeps the newest, and falls back to the
// outline when the names are much larger than the canvas.
import type { ChartGraph, ChartLayout, ChartView, DetailLevel, PlacedBox, VisibleChart } from '../index.ts';
import { boxesMax, shownAs, visibleChart } from '../index.ts';
import { keptLayout, prepareLayouts, requestLayout, textWidthIn } from '../page/index.ts';
import { outlineStates } from './outline-states.ts';

/** `auto` shows names, and falls back to the outline when that is much larger than the canvas. */
export type ShownLevel = DetailLevel | 'auto';

export interface DrawnChart {
  readonly chart: VisibleChart;
  readonly layout: ChartLayout;
}

/** Of the event `chart-drawn`. A rough picture is soon followed by the final one. */
export interface DrawnDetail {
  readonly level: DetailLevel;
  readonly isRough: boolean;
}

export interface LayoutWish {
  readonly graph: ChartGraph;
  readonly view: ChartView;
  readonly level: ShownLevel;
  /** Boxes that were opened or folded by hand. */
  readonly toggled: ReadonlySet<string>;
  /** Drawn in any level. */
  readonly wanted: ReadonlySet<string>;
}

/** The element that draws. */
export interface LayoutHost extends HTMLElement {
  requestUpdate(): void;
  /** Its room in pixels of the drawing. */
  readonly room: { width: number; height: number };
  /** A new picture is there. */
  onDrawn(detail: DrawnDetail): void;
}

/** In square pixels, with what lies between: less than in any layout seen. */
const leastAreas = { state: 6_000, transition: 3_000 };

export class DiagramLayout {
  drawn: DrawnChart | undefined;
  isLayingOut = false;
  problem: string | undefined;
  #host: LayoutHost;
  #fallsBack = false;
  /** The room in which it fell back. */
  #narrow = { width: 0, height: 0 };
  #request = new AbortController();
  #wanted: VisibleChart | undefined;
  #wish: LayoutWish | undefined;
  #asked: { wish: LayoutWish; level: DetailLevel; only: ReadonlySet<string> | undefined } | undefined;

  constructor(host: LayoutHost) {
    this.#host = host;
    prepareLayouts();
  }

  /** Another chart comes. */
  forget(): void {
    this.drawn = undefined;
    this.problem = undefined;
    this.#wanted = undefined;
    this.#fallsBack = false;
  }

  /** Another level is tried without falling back. */
  tryLevelAnew(): void {
    this.#fallsBack = false;
  }

  /** With much more room the names may fit after all; true when that is tried. */
  tryRoom(): boolean {
    const { width, height } = this.#host.room;
    const hasGrown = width > this.#narrow.width * 1.2 || height > this.#narrow.height * 1.2;
    if (!this.#fallsBack || !hasGrown) return false;
    this.#fallsBack = false;
    return true;
  }

  /** The widths of words have changed. */
  measureAnew(): void {
    this.#wanted = undefined;
  }

  want(wish: LayoutWish): void {
    this.#wish = wish;
    const { graph, toggled, view } = wish;
    if (wish.level === 'auto' && this.#cannotFit(graph)) [this.#fallsBack, this.#narrow] = [true, this.#host.room];
    const level: DetailLevel = wish.level !== 'auto' ? wish.level : this.#fallsBack ? 'outline' : 'names';
    const only = level === 'outline' ? outlineStates(graph, view, wish.wanted) : undefined;
    // An event changes what is marked, and seldom what is drawn.
    const { wish: last, level: lastLevel, only: lastOnly } = this.#asked ?? {};
    const isAsked =
      last?.graph === graph && lastLevel === level && last.toggled === toggled && last.wanted === wish.wanted;
    if (this.#wanted && isAsked && isSameSet(lastOnly, only)) return;
    this.#asked = { wish, level, only };
    const chart = visibleChart(graph, { level, toggled, first: wish.wanted, ...(only ? { only } : {}) });
    if (this.#wanted && isSameChart(this.#wanted, chart)) return;
    this.#wanted = chart;
    const textWidth = textWidthIn(getComputedStyle(this.#host).fontFamily);
    this.#request.abort();
    const request = (this.#request = new AbortController());
    const known = keptLayout(chart, textWidth);
    if (known) return this.#take(chart, known);
    this.isLayingOut = true;
    this.problem = undefined;
    const onRough = (layout: ChartLayout): void => this.#takeRough(chart, layout);
    requestLayout(chart, textWidth, { onRough, signal: request.signal }).then(
      (layout) => {
        if (layout) this.#take(chart, layout);
      },
      (error: unknown) => {
        if (request.signal.aborted) return;
        this.isLayingOut = false;
        this.problem = error instanceof Error ? error.message : String(error);
        // The rough picture is what stays.
        if (this.drawn) this.#host.onDrawn({ level: this.drawn.chart.level, isRough: false });
        this.#host.requestUpdate();
      },
    );
  }

  /** What is to be said of the picture that is drawn. */
  get remarks(): readonly string[] {
    if (this.drawn === undefined || this.problem === undefined) return [];
    return [`The final picture could not be made (${this.problem}); this one stays.`];
  }

  /** The place of a state, or of the folded box that holds it. */
  boxOf(id: string | undefined): PlacedBox | undefined {
    if (id === undefined || this.drawn === undefined) return undefined;
    const shown = shownAs(this.drawn.chart.graph, this.drawn.chart.nodes, id);
    return this.drawn.layout.boxes.find((box) => box.id === shown);
  }

  /** A first picture, until the final one comes; a little too large says nothing yet, as that may be smaller. */
  #takeRough(chart: VisibleChart, layout: ChartLayout): void {
    if (this.#isTooLarge(chart, layout, 2)) return this.#fallBack();
    if (this.#isTooLarge(chart, layout)) return;
    this.drawn = { chart, layout };
    this.#host.onDrawn({ level: chart.level, isRough: this.isLayingOut });
    this.#host.requestUpdate();
  }

  #isTooLarge(chart: VisibleChart, layout: ChartLayout, times = 1.3): boolean {
    const { room } = this.#host;
    const isLarge = layout.width > room.width * times || layout.height > room.height * times;
    return this.#wish?.level === 'auto' && chart.level === 'names' && isLarge && room.width > 0;
  }

  /** So large that the names need not be laid out to know it: that would keep the first picture waiting. */
  #cannotFit(graph: ChartGraph): boolean {
    const { width, height } = this.#host.room;
    const least = graph.nodes.size * leastAreas.state + graph.edges.length * leastAreas.transition;
    return graph.nodes.size > boxesMax || (width > 0 && least > width * height * 1.3 ** 2);
  }

  /** The level falls back by itself. */
  #fallBack(): void {
    this.#fallsBack = true;
    this.#narrow = this.#host.room;
    this.#wanted = undefined;
    if (this.#wish) this.want(this.#wish);
  }

  #take(chart: VisibleChart, layout: ChartLayout): void {
    this.isLayingOut = false;
    if (this.#isTooLarge(chart, layout)) return this.#fallBack();
    this.drawn = { chart, layout };
    this.#host.onDrawn({ level: chart.level, isRough: this.isLayingOut });
    this.#host.requestUpdate();
  }
}

function isSameSet(one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined): boolean {
  return one === other || (one?.size === other?.size && [...(one ?? [])].every((item) => other?.has(item)));
}

function isSameChart(a: VisibleChart, b: VisibleChart): boolean {
  if (a.graph !== b.graph || a.level !== b.level || a.nodes.size !== b.nodes.size) return false;
  return [...b.nodes.values()].every((node) => {
    const other = a.nodes.get(node.id);
    return other !== undefined && other.isFolded === node.isFolded && other.children.join() === node.children.join();
  });
}
