// One statechart as a picture: what is, what was, and what just happened. Lays out in a worker, scrolls, zooms, and is
// walked with the arrow keys; the same chart can be read as text.
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ChartGraph, ChartLayout, ChartView, DetailLevel, PlacedBox, VisibleChart } from '../index.ts';
import { emptyView, shownAs, visibleChart } from '../index.ts';
import { forgetTextWidths, keptLayout, requestLayout, textWidthIn } from '../page/index.ts';
import './chart-outline.ts';
import { baseStyles, diagramStyles } from './chart-styles.ts';
import { drawEdges } from './draw-edges.ts';
import { drawMarks, drawStates, spokenState } from './draw-states.ts';
import { outlineStates } from './outline-states.ts';
import { neighbour } from './walk-states.ts';

/** `auto` shows names, and falls back to the outline when that is much larger than the canvas. */
export type ShownLevel = DetailLevel | 'auto';

const zooms = [0.25, 0.35, 0.5, 0.75, 1, 1.25, 1.5, 2];
/** Below this, words would be smaller than 12 pixels. */
const smallestReadableZoom = 0.75;

/**
 * @property graph The statechart.
 * @property view What it looks like at the moment shown.
 * @property level Level of detail, or `auto`.
 * @property selected Id of the selected state.
 * @fires chart-state-chosen A person chose a state; `detail` is `{ id }`.
 */
@customElement('chart-diagram')
export class ChartDiagram extends LitElement {
  static override styles = [baseStyles, diagramStyles];

  @property({ attribute: false }) graph: ChartGraph | undefined;
  @property({ attribute: false }) view: ChartView = emptyView;
  @property() level: ShownLevel = 'auto';
  @property({ attribute: false }) selected: string | undefined;

  @state() private drawn: { chart: VisibleChart; layout: ChartLayout } | undefined;
  @state() private isLayingOut = false;
  @state() private problem: string | undefined;
  @state() private zoom = 1;
  @state() private focused: string | undefined;
  @state() private showsText = false;
  #toggled = new Set<string>();
  #fallsBack = false;
  #request = 0;
  #wanted: VisibleChart | undefined;
  #shownMoment: unknown;

  /** The level that is drawn now. */
  get drawnLevel(): DetailLevel | undefined {
    return this.drawn?.chart.level;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void document.fonts.ready.then(() => {
      forgetTextWidths();
      this.#wanted = undefined;
      this.requestUpdate();
    });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('graph')) {
      this.#toggled = new Set();
      this.#fallsBack = false;
      this.drawn = undefined;
      this.focused = undefined;
      this.#wanted = undefined;
    }
    if (changed.has('level')) this.#fallsBack = false;
    this.#layOut();
  }

  override updated(): void {
    const moment = this.view.moment;
    if (this.drawn && (moment !== this.#shownMoment || this.#justLaidOut)) {
      this.#shownMoment = moment;
      this.#justLaidOut = false;
      this.showPresent();
    }
  }
  #justLaidOut = false;

  /** Scrolls so that the present state is in the middle third. */
  showPresent(): void {
    const canvas = this.renderRoot.querySelector('.canvas');
    const box = this.#boxOf(this.view.moment?.to[0]);
    const picture = this.renderRoot.querySelector('.canvas > svg');
    if (!canvas || !box || !picture) return;
    const scale = this.#scale;
    const left = box.x * scale + Math.max(0, (canvas.clientWidth - picture.clientWidth) / 2);
    const middleX = left + (box.width * scale) / 2;
    const middleY = (box.y + box.height / 2) * scale;
    const isInMiddle = (at: number, start: number, length: number) =>
      at > start + length / 3 && at < start + (length * 2) / 3;
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
    canvas.scrollTo({
      ...(isInMiddle(middleX, canvas.scrollLeft, canvas.clientWidth) ? {} : { left: middleX - canvas.clientWidth / 2 }),
      ...(isInMiddle(middleY, canvas.scrollTop, canvas.clientHeight) ? {} : { top: middleY - canvas.clientHeight / 2 }),
      behavior: behavior as ScrollBehavior,
    });
  }

  get #scale(): number {
    return (this.zoom * (parseFloat(getComputedStyle(document.documentElement).fontSize) || 16)) / 16;
  }

  #layOut(): void {
    const { graph } = this;
    if (graph === undefined) return;
    const level = this.level === 'auto' ? (this.#fallsBack ? 'outline' : 'names') : this.level;
    const chart = visibleChart(graph, {
      level,
      toggled: this.#toggled,
      ...(level === 'outline' ? { only: outlineStates(graph, this.view) } : {}),
    });
    if (this.#wanted && isSameChart(this.#wanted, chart)) return;
    this.#wanted = chart;
    const textWidth = textWidthIn(getComputedStyle(this).fontFamily);
    const request = ++this.#request;
    const known = keptLayout(chart, textWidth);
    if (known) return this.#take(chart, known);
    this.isLayingOut = true;
    this.problem = undefined;
    requestLayout(chart, textWidth, () => request === this.#request && this.isConnected).then(
      (layout) => {
        if (request !== this.#request) return;
        if (layout) this.#take(chart, layout);
        else this.#wanted = undefined;
      },
      (error: unknown) => {
        if (request !== this.#request) return;
        this.isLayingOut = false;
        this.problem = error instanceof Error ? error.message : String(error);
      },
    );
  }

  #take(chart: VisibleChart, layout: ChartLayout): void {
    this.isLayingOut = false;
    const canvas = this.renderRoot.querySelector?.('.canvas');
    const room = { width: canvas?.clientWidth ?? this.clientWidth, height: canvas?.clientHeight ?? this.clientHeight };
    const isTooLarge = layout.width * this.#scale > room.width * 1.3 || layout.height * this.#scale > room.height * 1.3;
    if (this.level === 'auto' && chart.level === 'names' && isTooLarge && room.width > 0) {
      this.#fallsBack = true;
      this.#wanted = undefined;
      return this.#layOut();
    }
    this.#justLaidOut = true;
    this.drawn = { chart, layout };
    this.dispatchEvent(new CustomEvent('chart-drawn', { detail: { level: chart.level } }));
  }

  #boxOf(id: string | undefined): PlacedBox | undefined {
    if (id === undefined || this.drawn === undefined) return undefined;
    const shown = shownAs(this.drawn.chart.graph, this.drawn.chart.nodes, id);
    return this.drawn.layout.boxes.find((box) => box.id === shown);
  }

  #choose(id: string): void {
    const node = this.drawn?.chart.nodes.get(id);
    if (node?.isFolded || (this.#toggled.has(id) && this.selected === id)) {
      if (this.#toggled.has(id)) this.#toggled.delete(id);
      else this.#toggled.add(id);
      this.requestUpdate();
    }
    this.dispatchEvent(new CustomEvent('chart-state-chosen', { detail: { id }, bubbles: true, composed: true }));
  }

  #changeZoom(steps: number): void {
    const at = zooms.indexOf(this.zoom);
    this.zoom = zooms[Math.min(zooms.length - 1, Math.max(0, at + steps))] ?? 1;
    void this.updateComplete.then(() => this.showPresent());
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') this.#changeZoom(1);
    else if (event.key === '-') this.#changeZoom(-1);
    else if (event.key === '0') this.#changeZoom(zooms.indexOf(1) - zooms.indexOf(this.zoom));
    else if ((event.key === 'Enter' || event.key === ' ') && this.#focusedInside())
      this.#choose(this.#focusedInside() ?? '');
    else if (event.key.startsWith('Arrow') && this.drawn && this.#focusedInside()) {
      const next = neighbour(this.drawn.layout.boxes, this.#focusedInside() ?? '', event.key);
      if (next !== undefined) this.#focusState(next);
    } else return;
    event.preventDefault();
  }

  #focusedInside(): string | undefined {
    return (this.shadowRoot?.activeElement as SVGElement | null)?.dataset?.['state'];
  }

  #focusState(id: string): void {
    const element = [...this.renderRoot.querySelectorAll<SVGElement>('[data-state]')].find(
      (found) => found.dataset['state'] === id,
    );
    element?.focus();
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  override render(): TemplateResult {
    return html`
      <div
        class="canvas"
        role="group"
        aria-label="Diagram"
        tabindex=${this.drawn ? nothing : 0}
        @keydown=${this.#onKey}
      >
        ${this.#renderPicture()}
      </div>
      <div class="tools">
        <button aria-expanded=${this.showsText ? 'true' : 'false'} @click=${() => (this.showsText = !this.showsText)}>
          As text
        </button>
        <slot name="tools"></slot>
        <span class="caption" role="status">${this.#caption()}</span>
        <span class="zoom">
          <button aria-label="Smaller" ?disabled=${this.zoom === zooms[0]} @click=${() => this.#changeZoom(-1)}>
            −
          </button>
          <span>${Math.round(this.zoom * 100)} %</span>
          <button aria-label="Larger" ?disabled=${this.zoom === zooms.at(-1)} @click=${() => this.#changeZoom(1)}>
            +
          </button>
        </span>
      </div>
      ${
        this.showsText && this.graph
          ? html`<div class="twin" role="region" aria-label="The statechart as text" tabindex="0">
              <chart-outline .graph=${this.graph} .view=${this.view}></chart-outline>
            </div>`
          : nothing
      }
    `;
  }

  #renderPicture(): TemplateResult {
    if (this.problem !== undefined)
      return html`<p class="waiting">
        The diagram could not be laid out (${this.problem}). It can be read as text below.
      </p>`;
    if (this.graph === undefined) return html`<p class="waiting">No actor is running yet.</p>`;
    if (this.drawn === undefined) return html`<p class="waiting">laying out …</p>`;
    const { chart, layout } = this.drawn;
    const present = this.#boxOf(this.view.moment?.to[0])?.id ?? layout.boxes[0]?.id;
    const isThere = layout.boxes.some((box) => box.id === this.focused);
    const acts = {
      tabStop: isThere ? this.focused : present,
      selected: this.selected,
      onClick: (id: string) => this.#choose(id),
      onFocus: (id: string) => (this.focused = id),
    };
    return html`<svg
      class=${this.zoom < smallestReadableZoom ? 'tiny' : ''}
      width=${Math.ceil(layout.width * this.#scale)}
      height=${Math.ceil(layout.height * this.#scale)}
      viewBox=${`0 0 ${layout.width} ${layout.height}`}
      role="group"
      aria-label="States of ${chart.graph.id}. Arrow keys move, Enter chooses."
    >
      ${svg`<g>${drawStates(chart, layout, this.view, acts)}</g><g>${drawMarks(layout)}</g><g>${drawEdges(chart, layout, this.view)}</g>`}
    </svg>`;
  }

  #caption(): TemplateResult | string {
    if (this.isLayingOut) return 'laying out …';
    const node = this.drawn?.chart.nodes.get(this.focused ?? '');
    if (this.zoom >= smallestReadableZoom) return '';
    if (node && this.drawn) return spokenState(this.drawn.chart, node, this.view);
    return 'Names are hidden at this size; focus a state to read it.';
  }
}

function isSameChart(a: VisibleChart, b: VisibleChart): boolean {
  if (a.graph !== b.graph || a.level !== b.level || a.nodes.size !== b.nodes.size) return false;
  return [...b.nodes.values()].every((node) => {
    const other = a.nodes.get(node.id);
    return other !== undefined && other.isFolded === node.isFolded && other.children.join() === node.children.join();
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-diagram': ChartDiagram;
  }
}
