// One statechart as a picture: what is, what was, and what just happened. Lays out in a worker, scrolls, zooms, and is
// walked with the arrow keys; the same chart can be read as text.
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ChartGraph, ChartView, DetailLevel } from '../index.ts';
import { emptyView } from '../index.ts';
import { forgetTextWidths } from '../page/index.ts';
import './chart-outline.ts';
import { baseStyles } from './chart-styles.ts';
import { largestZoom, nextZoom, scaleOf, showInMiddle, smallestReadableZoom, smallestZoom } from './diagram-canvas.ts';
import type { DrawnChart, LayoutHost, ShownLevel } from './diagram-layout.ts';
import { DiagramLayout } from './diagram-layout.ts';
import { diagramStyles } from './diagram-styles.ts';
import { drawEdges } from './draw-edges.ts';
import { drawMarks, drawStates, spokenState } from './draw-states.ts';
import { neighbour } from './walk-states.ts';

export type { ShownLevel } from './diagram-layout.ts';

/**
 * @property graph The statechart.
 * @property view What it looks like at the moment shown.
 * @property level Level of detail, or `auto`.
 * @property selected Id of the selected state.
 * @fires chart-state-chosen A person chose a state; `detail` is `{ id }`.
 */
@customElement('chart-diagram')
export class ChartDiagram extends LitElement implements LayoutHost {
  static override styles = [baseStyles, diagramStyles];

  @property({ attribute: false }) graph: ChartGraph | undefined;
  @property({ attribute: false }) view: ChartView = emptyView;
  @property() level: ShownLevel = 'auto';
  @property({ attribute: false }) selected: string | undefined;

  @state() private zoom = 1;
  @state() private focused: string | undefined;
  @state() private showsText = false;
  readonly #layout = new DiagramLayout(this);
  #toggled = new Set<string>();
  #shownMoment: unknown;
  #justLaidOut = false;

  /** The level that is drawn now. */
  get drawnLevel(): DetailLevel | undefined {
    return this.#layout.drawn?.chart.level;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void document.fonts.ready.then(() => {
      forgetTextWidths();
      this.#layout.measureAnew();
      this.requestUpdate();
    });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('graph')) {
      this.#toggled = new Set();
      this.#layout.forget();
      this.focused = undefined;
    }
    if (changed.has('level')) this.#layout.tryLevelAnew();
    const { graph, view, level } = this;
    if (graph) this.#layout.want({ graph, view, level, toggled: this.#toggled });
  }

  override updated(): void {
    const moment = this.view.moment;
    if (this.#layout.drawn && (moment !== this.#shownMoment || this.#justLaidOut)) {
      this.#shownMoment = moment;
      this.#justLaidOut = false;
      this.showPresent();
    }
  }

  get room(): { width: number; height: number } {
    const canvas = this.renderRoot?.querySelector('.canvas') ?? this;
    return { width: canvas.clientWidth / this.#scale, height: canvas.clientHeight / this.#scale };
  }

  onDrawn({ chart }: DrawnChart): void {
    this.#justLaidOut = true;
    this.dispatchEvent(new CustomEvent('chart-drawn', { detail: { level: chart.level } }));
  }

  /** Scrolls so that the present state is in the middle third. */
  showPresent(): void {
    const canvas = this.renderRoot.querySelector('.canvas');
    const box = this.#layout.boxOf(this.view.moment?.to[0]);
    const picture = this.renderRoot.querySelector('.canvas > svg');
    if (canvas && box && picture) showInMiddle(canvas, picture, box, this.#scale);
  }

  get #scale(): number {
    return scaleOf(this.zoom);
  }

  #choose(id: string): void {
    const node = this.#layout.drawn?.chart.nodes.get(id);
    if (node?.isFolded || (this.#toggled.has(id) && this.selected === id)) {
      if (this.#toggled.has(id)) this.#toggled.delete(id);
      else this.#toggled.add(id);
      this.requestUpdate();
    }
    this.dispatchEvent(new CustomEvent('chart-state-chosen', { detail: { id }, bubbles: true, composed: true }));
  }

  #zoomTo(zoom: number): void {
    this.zoom = zoom;
    void this.updateComplete.then(() => this.showPresent());
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { drawn } = this.#layout;
    if (event.key === '+' || event.key === '=') this.#zoomTo(nextZoom(this.zoom, 1));
    else if (event.key === '-') this.#zoomTo(nextZoom(this.zoom, -1));
    else if (event.key === '0') this.#zoomTo(1);
    else if ((event.key === 'Enter' || event.key === ' ') && this.#focusedInside())
      this.#choose(this.#focusedInside() ?? '');
    else if (event.key.startsWith('Arrow') && drawn && this.#focusedInside()) {
      const next = neighbour(drawn.layout.boxes, this.#focusedInside() ?? '', event.key);
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
        tabindex=${this.#layout.drawn ? nothing : 0}
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
          <button
            aria-label="Smaller"
            ?disabled=${this.zoom <= smallestZoom}
            @click=${() => this.#zoomTo(nextZoom(this.zoom, -1))}
          >
            −
          </button>
          <span>${Math.round(this.zoom * 100)} %</span>
          <button
            aria-label="Larger"
            ?disabled=${this.zoom >= largestZoom}
            @click=${() => this.#zoomTo(nextZoom(this.zoom, 1))}
          >
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
    const { problem, drawn } = this.#layout;
    if (problem !== undefined)
      return html`<p class="waiting">The diagram could not be laid out (${problem}). It can be read as text below.</p>`;
    if (this.graph === undefined) return html`<p class="waiting">No actor is running yet.</p>`;
    if (drawn === undefined) return html`<p class="waiting">laying out …</p>`;
    const { chart, layout } = drawn;
    const present = this.#layout.boxOf(this.view.moment?.to[0])?.id ?? layout.boxes[0]?.id;
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
    const { isLayingOut, drawn } = this.#layout;
    if (isLayingOut) return 'laying out …';
    const node = drawn?.chart.nodes.get(this.focused ?? '');
    if (this.zoom >= smallestReadableZoom) return '';
    if (node && drawn) return spokenState(drawn.chart, node, this.view);
    return 'Names are hidden at this size; focus a state to read it.';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-diagram': ChartDiagram;
  }
}
