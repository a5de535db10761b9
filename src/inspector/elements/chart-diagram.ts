// One statechart as a picture: what is, what was, and what just happened. Lays out in a worker, scrolls, zooms, and is
// walked with the arrow keys; the same chart can be read as text.
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ChartFinding, ChartGraph, ChartView, DetailLevel, Viewing, VisibleEdge } from '../index.ts';
import { emptyView, shownAs } from '../index.ts';
import { forgetTextWidths, textWidthIn } from '../page/index.ts';
import { CanvasController } from './canvas-controller.ts';
import type { ChartEdgeCard } from './chart-edge-card.ts';
import { eventsToSend } from './edge-events.ts';
import { withPart } from './later-parts.ts';
import { baseStyles } from './chart-styles.ts';
import { smallestReadableZoom } from './diagram-canvas.ts';
import { diagramCaption } from './diagram-caption.ts';
import { DiagramFolds } from './diagram-folds.ts';
import { actOfKey } from './diagram-keys.ts';
import type { DrawnDetail, LayoutHost, ShownLevel } from './diagram-layout.ts';
import { DiagramLayout } from './diagram-layout.ts';
import { diagramStyles } from './diagram-styles.ts';
import { tagStyles } from './tag-styles.ts';
import type { ToolsAct } from './diagram-tools.ts';
import { renderTools } from './diagram-tools.ts';
import { drawPicture } from './draw-picture.ts';
import { renderPlainActor } from './plain-actor.ts';
import { TimesLeft } from './times-left.ts';
import { neighbour, nextWayOut } from './walk-states.ts';

export type { DrawnDetail, ShownLevel } from './diagram-layout.ts';

/**
 * @property graph The statechart.
 * @property view What it looks like at the moment shown.
 * @property viewing How the trace is looked at, for what needs more than one moment.
 * @property level Level of detail, or `auto`.
 * @property selected Id of the selected state.
 * @fires chart-drawn A picture is there; `detail` is a `DrawnDetail`.
 * @fires chart-state-chosen A person chose a state; `detail` is `{ id }`.
 */
@customElement('chart-diagram')
export class ChartDiagram extends LitElement implements LayoutHost {
  static override styles = [baseStyles, diagramStyles, tagStyles];

  @property({ attribute: false }) graph: ChartGraph | undefined;
  @property({ attribute: false }) view: ChartView = emptyView;
  @property({ attribute: false }) viewing: Viewing | undefined;
  @property() level: ShownLevel = 'auto';
  @property({ attribute: false }) selected: string | undefined;

  @state() private focused: string | undefined;
  @state() private edge: VisibleEdge | undefined;
  @state() private showsText = false;
  @state() private showsMore = false;
  @state() private showsCoverage = false;
  @state() private isSearching = false;
  @query('.canvas') private canvas!: HTMLElement;
  readonly #layout = new DiagramLayout(this);
  readonly #folds = new DiagramFolds();
  readonly #canvas = new CanvasController(this);
  readonly #timesLeft = new TimesLeft(this);
  #shownMoment: unknown;
  #shownState: string | undefined;
  #justLaidOut = false;
  /** What gets the focus, and comes into the middle, when it is drawn. */
  #awaited: { readonly state: string; readonly edge?: string } | undefined;

  /** The level that is drawn now. */
  get drawnLevel(): DetailLevel | undefined {
    return this.#layout.drawn?.chart.level;
  }

  get room(): { width: number; height: number } {
    return this.#canvas.room;
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
      this.#layout.forget();
      this.#canvas.chartChanged();
      this.focused = undefined;
      this.edge = undefined;
      this.isSearching = false;
    }
    if (changed.has('level')) {
      this.#layout.tryLevelAnew();
      this.#canvas.pictureChanged();
      if (changed.get('level') !== undefined) this.#folds.forget(this.graph);
    }
    const { graph, view, level } = this;
    if (graph) this.#layout.want({ graph, view, level, ...this.#folds.of(graph) });
    this.#timesLeft.follow(this.viewing);
  }

  override updated(): void {
    const moment = this.view.moment;
    if (!this.#layout.drawn || (moment === this.#shownMoment && !this.#justLaidOut)) return;
    this.#shownMoment = moment;
    const isNew = this.#justLaidOut;
    this.#justLaidOut = false;
    // Measuring costs: not at every event, only when the present state is another.
    const present = this.#layout.boxOf(moment?.to[0])?.id;
    const isElsewhere = present !== this.#shownState;
    this.#shownState = present;
    const keepsInSight = this.#canvas.keepsInSight || this.viewing?.isFollowing;
    if (isNew && this.#awaited) this.#showAwaited();
    else if (keepsInSight && (isNew || isElsewhere)) this.showPresent(isNew);
  }

  onDrawn(detail: DrawnDetail): void {
    this.#justLaidOut = true;
    this.#canvas.sizeFor(this.#layout.drawn?.layout);
    this.dispatchEvent(new CustomEvent('chart-drawn', { detail }));
  }

  /** Scrolls so that the present state is in the middle third. */
  showPresent(isNew = false): void {
    this.#canvas.showInMiddle(this.#layout.boxOf(this.view.moment?.to[0]), isNew);
  }

  onRoom(): void {
    this.#layout.tryRoom();
    this.#canvas.sizeFor(this.#layout.drawn?.layout);
    this.requestUpdate();
    void this.updateComplete.then(() => this.#canvas.keepsInSight && this.showPresent(true));
  }

  /** Opens what hides a state, scrolls there and marks it; or one of its transitions. */
  show(id: string, edgeId?: string): void {
    const { drawn } = this.#layout;
    if (!this.graph || !drawn) return;
    this.#awaited = { state: id, ...(edgeId === undefined ? {} : { edge: edgeId }) };
    const target = this.graph.edges.find((edge) => edge.id === edgeId)?.target;
    this.#folds.show(this.graph, drawn.chart.level, this.view, target === undefined ? [id] : [id, target]);
    this.#justLaidOut = true;
    this.#shownMoment = undefined;
    this.requestUpdate();
  }

  #showAwaited(): void {
    const awaited = this.#awaited;
    const { drawn } = this.#layout;
    if (!awaited || !drawn) return;
    const edge = drawn.chart.edges.find(({ transitions }) => transitions.some(({ id }) => id === awaited.edge));
    if (shownAs(drawn.chart.graph, drawn.chart.nodes, awaited.state) !== awaited.state && !edge) return;
    this.#awaited = undefined;
    const label = drawn.layout.edges.find(({ id }) => id === edge?.id)?.label;
    this.#canvas.showInMiddle(label ?? this.#layout.boxOf(awaited.state));
    this.edge = edge;
    if (edge) this.#focus('edge', edge.id);
    else {
      this.#focus('state', awaited.state);
      this.#tellChosen(awaited.state);
    }
  }

  #act(name: ToolsAct, event?: KeyboardEvent): void {
    const { graph, viewing, view } = this;
    const { drawn } = this.#layout;
    const on = this.#focusedInside();
    switch (name) {
      case 'larger':
      case 'smaller':
      case 'actual size':
        return this.#canvas.zoomBy(name === 'larger' ? 1 : name === 'smaller' ? -1 : 0, () => this.showPresent());
      case 'fit':
        return drawn && this.#canvas.fit(drawn.layout);
      case 'text':
        return void (this.showsText = !this.showsText);
      case 'more':
        return void (this.showsMore = !this.showsMore);
      case 'coverage':
        return void (this.showsCoverage = !this.showsCoverage);
      case 'search':
        return void (this.isSearching = graph !== undefined);
      case 'follow':
        viewing?.follow();
        this.#canvas.wantPresent();
        return this.showPresent();
      case 'stay':
        return viewing?.stay();
      case 'fold all':
        if (drawn) this.#folds.foldAll(drawn.chart);
        return this.requestUpdate();
      case 'open all':
        if (graph && drawn) this.#folds.openAll(graph, drawn.chart.level, view);
        return this.requestUpdate();
      case 'choose':
        return on?.edge ? this.#chooseEdge(this.#drawnEdge(on.edge)) : this.#choose(on?.state ?? '');
      case 'fold':
        return this.#fold(on?.state ?? '');
      case 'leave edge':
        this.edge = undefined;
        return this.#focus('state', this.#drawnEdge(on?.edge)?.source);
      case 'next way out':
      case 'previous way out':
        return this.#walkEdges(on, name === 'next way out' ? 1 : -1);
      case 'first':
      case 'last':
        return this.#focus('state', [...(drawn?.chart.nodes.keys() ?? [])].at(name === 'first' ? 0 : -1));
      case 'walk':
        return this.#focus('state', neighbour(drawn?.layout.boxes ?? [], on?.state ?? '', event?.key ?? ''));
    }
  }

  #choose(id: string): void {
    const node = this.#layout.drawn?.chart.nodes.get(id);
    const wasOpened = this.graph && this.#folds.of(this.graph).toggled.has(id) && this.selected === id;
    if (node?.isFolded || wasOpened) this.#fold(id);
    this.edge = undefined;
    this.#tellChosen(id);
  }

  #tellChosen(id: string): void {
    this.dispatchEvent(new CustomEvent('chart-state-chosen', { detail: { id }, bubbles: true, composed: true }));
  }

  #fold(id: string): void {
    const { drawn } = this.#layout;
    const node = drawn?.chart.nodes.get(id);
    if (!drawn || !node || (!node.isFolded && node.children.length === 0) || id === this.graph?.root) return;
    this.#folds.toggle(drawn.chart, id, this.view);
    this.requestUpdate();
  }

  /** Offers what can be done with a line; where that is only to follow it, follows it. */
  #chooseEdge(edge: VisibleEdge | undefined, byPointer = false): void {
    if (!edge) return;
    if (!byPointer && eventsToSend(this.viewing, edge).length === 0) return this.#focus('state', edge.target);
    this.edge = edge;
    if (byPointer) return;
    void Promise.all([this.updateComplete, customElements.whenDefined('chart-edge-card')]).then(() =>
      this.renderRoot.querySelector<ChartEdgeCard>('chart-edge-card')?.focusFirst(),
    );
  }

  #leaveCard(follows: boolean): void {
    const { edge } = this;
    this.edge = undefined;
    if (follows) this.#focus('state', edge?.target);
    else this.#focus('edge', edge?.id);
  }

  #walkEdges(on: { state?: string; edge?: string } | undefined, step: 1 | -1): void {
    const source = on?.edge === undefined ? on?.state : this.#drawnEdge(on.edge)?.source;
    this.#focus('edge', nextWayOut(this.#layout.drawn?.chart.edges ?? [], source, on?.edge, step));
  }

  #onKey(event: KeyboardEvent): void {
    const on = this.#focusedInside();
    const act = actOfKey(event, on?.edge ? 'edge' : on?.state ? 'state' : 'canvas');
    if (act === undefined) return;
    event.preventDefault();
    this.#act(act, event);
  }

  #focusedInside(): { state?: string; edge?: string } | undefined {
    return (this.shadowRoot?.activeElement as SVGElement | null)?.dataset;
  }

  #drawnEdge(id: string | undefined): VisibleEdge | undefined {
    return this.#layout.drawn?.chart.edges.find((edge) => edge.id === id);
  }

  #focus(kind: 'state' | 'edge', id: string | undefined): void {
    const element = [...this.renderRoot.querySelectorAll<SVGElement>(`[data-${kind}]`)].find(
      (found) => found.dataset[kind] === id,
    );
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #leaveSearch(): void {
    this.isSearching = false;
    this.#focus('state', this.focused ?? this.#layout.boxOf(this.view.moment?.to[0])?.id);
  }

  override render(): TemplateResult {
    const { drawn, isLayingOut } = this.#layout;
    const notes = [...(this.graph?.notes ?? []), ...this.#layout.remarks];
    const { view, edge, focused } = this;
    const { zoom } = this.#canvas;
    const showsCoverageOf = this.showsCoverage ? this.graph : undefined;
    const caption = diagramCaption({ drawn, zoom, view, edge, focused, showsCoverageOf, isLayingOut });
    const tools = { zoom, viewing: this.viewing, caption };
    const { showsText, showsMore, showsCoverage } = this;
    const isLarge = drawn !== undefined && this.#canvas.wantsMap(drawn.layout);
    return html`
      ${notes.length > 0 ? html`<p class="notes">${notes.join(' ')}</p>` : nothing}
      ${
        this.isSearching
          ? withPart(
              'search',
              html`<chart-search
                .graph=${this.graph}
                @chart-found=${({ detail }: CustomEvent<ChartFinding>) => (this.isSearching = false) || this.show(detail.state, detail.edge)}
                @chart-search-closed=${() => this.#leaveSearch()}
              ></chart-search>`,
            )
          : nothing
      }
      <div class="place">
        <div class="canvas" role="group" aria-label="Diagram" tabindex=${drawn ? nothing : 0} @keydown=${this.#onKey}>
          ${this.#renderPicture()}
        </div>
        ${
          isLarge && this.canvas
            ? withPart(
                'minimap',
                html`<chart-minimap
                  .drawn=${drawn}
                  .view=${this.view}
                  .canvas=${this.canvas}
                  @chart-canvas-moved=${() => this.#canvas.movedByHand()}
                ></chart-minimap>`,
              )
            : nothing
        }
      </div>
      ${
        this.edge && drawn
          ? withPart(
              'edge',
              html`<chart-edge-card
                .chart=${drawn.chart}
                .edge=${this.edge}
                .view=${this.view}
                .viewing=${this.viewing}
                @chart-edge-followed=${() => this.#leaveCard(true)}
                @chart-card-closed=${() => this.#leaveCard(false)}
              ></chart-edge-card>`,
            )
          : nothing
      }
      ${renderTools({ ...tools, showsText, showsMore, showsCoverage, hasChart: drawn !== undefined }, (name) => this.#act(name))}
      ${
        this.showsText && this.graph
          ? withPart(
              'outline',
              html`<div class="twin">
                <chart-outline
                  .graph=${this.graph}
                  .view=${this.view}
                  .selected=${this.selected}
                  @chart-state-chosen=${(event: CustomEvent<{ id: string }>) => this.show(event.detail.id)}
                ></chart-outline>
              </div>`,
            )
          : nothing
      }
    `;
  }

  #renderPicture(): TemplateResult {
    const { problem, drawn } = this.#layout;
    if (this.graph === undefined) return renderPlainActor(this.viewing?.run, this.view.moment);
    if (problem !== undefined && drawn === undefined)
      return html`<p class="waiting">The diagram could not be laid out (${problem}). It can be read as text below.</p>`;
    if (drawn === undefined) return html`<p class="waiting">laying out …</p>`;
    const { chart, layout } = drawn;
    const { view, showsCoverage } = this;
    const present = this.#layout.boxOf(view.moment?.to[0])?.id ?? layout.boxes[0]?.id;
    const isThere = layout.boxes.some((box) => box.id === this.focused);
    const stateActs = {
      tabStop: isThere ? this.focused : present,
      selected: this.selected,
      showsCoverage,
      onClick: (id: string) => this.#choose(id),
      onFold: (id: string) => this.#fold(id),
      onFocus: (id: string) => (this.focused = id),
    };
    const textWidth = textWidthIn(getComputedStyle(this).fontFamily);
    const edgeActs = {
      selected: this.edge?.id,
      showsCoverage,
      onClick: (edge: VisibleEdge) => this.#chooseEdge(edge, true),
    };
    const words = {
      showsCoverage,
      timesLeft: this.#timesLeft.words(),
      widthOf: (text: string) => textWidth(text, 'strong'),
    };
    const { scale, zoom } = this.#canvas;
    return drawPicture({ chart, layout, view, scale, isTiny: zoom < smallestReadableZoom, stateActs, edgeActs, words });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-diagram': ChartDiagram;
  }
}
