// The whole viewer: which actors there are, the chart of one of them, what happened, and what is to be said of a state. It
// puts the views together; what they share is a `Viewing`.
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BreakpointHit } from '../index.ts';
import { detailLevels, emptyView, spacedWords, TraceStore, Viewing } from '../index.ts';
import { oncePerFrame, withFrame } from '../page/index.ts';
import './chart-actors.ts';
import './chart-announcer.ts';
import type { DescribeMeta } from './chart-details.ts';
import './chart-diagram.ts';
import type { DrawnDetail, ShownLevel } from './chart-diagram.ts';
import { inspectorStyles } from './inspector-styles.ts';
import { baseStyles } from './chart-styles.ts';
import type { MachineOpened } from './chosen-events.ts';
import './chart-time.ts';
import { loadAllParts, loadPart, placeOf } from './later-parts.ts';
import { showPanes } from './pane-sight.ts';
import type { WantedBreakpoint } from './viewer-keys.ts';
import { onViewerKey, toggleBreakpoint } from './viewer-keys.ts';
import './chart-log.ts';

/** A view that shares its place with others. */
interface Pane {
  readonly id: string;
  readonly title: string;
  readonly render: (viewing: Viewing) => TemplateResult;
  /** Shown always when left out. */
  readonly isOf?: (viewing: Viewing) => boolean;
}

/**
 * @property records The trace to show.
 * @property viewing How it is looked at; made anew for each trace unless given.
 * @property selectedActor Name of the actor whose chart is shown; the first one when not set.
 * @property level Level of detail, or `auto`.
 * @property describeMeta Puts the `meta` of states and transitions into words.
 * @attribute files Offers to open and save machines and sessions, and keeps what comes over a reload.
 * @attribute plain Shows the diagram with its levels only, without lists.
 * @fires chart-state-selected A person chose a state; `detail` is `{ actor, id, meta }`.
 * @fires chart-first-drawn A chart stands where it stays; what is only said of it can be fetched now.
 * @fires chart-actor-selected A person chose an actor; `detail` is `{ actor }`.
 */
@customElement('chart-inspector')
export class ChartInspector extends LitElement {
  static override styles = [baseStyles, inspectorStyles];

  @property({ attribute: false }) records: TraceStore | undefined;
  @property({ attribute: false }) viewing: Viewing | undefined;
  @property({ attribute: 'selected-actor' }) selectedActor: string | undefined;
  @property() level: ShownLevel = 'auto';
  @property({ attribute: false }) describeMeta: DescribeMeta | undefined;
  @property({ type: Boolean, reflect: true }) plain = false;
  @property({ type: Boolean }) files = false;

  @state() private chosenState: string | undefined;
  @state() private pane = 'events';
  /** What was opened last, for those who hear it. */
  @state() private opened = '';
  @state() private drawnLevel: string | undefined;
  #unsubscribe: (() => void) | undefined;
  #hasDrawn = false;
  #redrawSoon = oncePerFrame(() => this.requestUpdate(), withFrame);
  /** Asked for by name and move; the trace may not have come so far. */
  #wanted: { readonly actor: string; readonly move: number | undefined } | undefined;

  #stop: BreakpointHit | undefined;

  readonly #panes: readonly Pane[] = [
    {
      id: 'events',
      title: 'Events',
      render: (viewing) => html`<chart-log .viewing=${viewing}></chart-log>`,
    },
    {
      id: 'state',
      title: 'State',
      render: (viewing) =>
        html`<div class="stack">
          <chart-details
            .graph=${viewing.run?.graph}
            .view=${viewing.view}
            .stateId=${this.chosenState ?? viewing.moment?.to.at(-1)}
            .describeMeta=${this.describeMeta}
          ></chart-details>
          <chart-breakpoint-here
            .viewing=${viewing}
            .stateId=${this.chosenState ?? viewing.moment?.to.at(-1)}
          ></chart-breakpoint-here>
          <chart-send .viewing=${viewing}></chart-send>
        </div>`,
    },
    {
      id: 'simulate',
      title: 'Simulate',
      isOf: ({ store, run }) => {
        const protocol = store.source(run?.source ?? '')?.protocol;
        return protocol === 'simulated' || (protocol === 'session' && run?.graph !== undefined);
      },
      render: (viewing) =>
        html`<div class="stack">
          ${
            viewing.store.source(viewing.run?.source ?? '')?.protocol === 'simulated'
              ? html`<chart-send .viewing=${viewing}></chart-send>`
              : nothing
          }
          <chart-simulation .viewing=${viewing}></chart-simulation>
        </div>`,
    },
    {
      id: 'sequence',
      title: 'Sequence',
      render: (viewing) => html`<chart-sequence .viewing=${viewing}></chart-sequence>`,
    },
    {
      id: 'breakpoints',
      title: 'Breakpoints',
      render: (viewing) => html`<chart-breakpoints .viewing=${viewing}></chart-breakpoints>`,
    },
    {
      id: 'compare',
      title: 'Compare',
      render: (viewing) => html`<chart-compare .viewing=${viewing}></chart-compare>`,
    },
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.files) loadPart('open');
    // Where no chart comes to be drawn, they come all the same.
    if (!this.plain) setTimeout(loadAllParts, 2000);
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('records') && this.records !== this.viewing?.store) {
      this.viewing?.close();
      this.viewing = new Viewing(this.records ?? new TraceStore());
      this.#follow();
    } else if (changed.has('viewing')) this.#follow();
    if (changed.has('selectedActor')) {
      this.chosenState = undefined;
      if (this.selectedActor !== undefined && this.#wanted?.actor !== this.selectedActor)
        this.#wanted = { actor: this.selectedActor, move: this.#wanted?.move };
    }
    if (changed.has('pane' as never)) loadPart(this.pane);
    this.#lookWhereWanted();
  }

  /** Shows an actor after it entered states for the n-th time (0 is its start); live when n is undefined. */
  showMoment(actorName: string, stateIndex: number | undefined): void {
    this.#wanted = { actor: actorName, move: stateIndex };
    this.selectedActor = actorName;
    if (stateIndex === undefined) this.viewing?.goLive();
    this.requestUpdate();
  }

  /** Follows the newest. */
  showLive(): void {
    this.viewing?.goLive();
  }

  #lookWhereWanted(): void {
    const { viewing } = this;
    // A breakpoint that was just met leads elsewhere.
    const stop = viewing?.stop;
    if (stop && stop !== this.#stop) this.#leaveWanted();
    this.#stop = stop;
    const wanted = this.#wanted;
    const run = wanted && viewing?.store.newestRun(wanted.actor);
    if (!viewing || !wanted || !run) return;
    if (viewing.run !== run) viewing.chooseActor(run.key);
    if (wanted.move === undefined) return;
    const number = run.momentOfMove(wanted.move)?.number ?? 0;
    if (viewing.cursor !== number) viewing.chooseMoment(number, run.key);
  }

  #follow(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = this.viewing?.subscribe(this.#redrawSoon);
  }

  #chooseState(id: string): void {
    const run = this.viewing?.run;
    this.chosenState = id;
    this.pane = 'state';
    const detail = { actor: run?.name, id, meta: run?.graph?.nodes.get(id)?.meta };
    this.dispatchEvent(new CustomEvent('chart-state-selected', { detail, bubbles: true, composed: true }));
  }

  /** A person goes elsewhere: what was asked for by name no longer holds. */
  #leaveWanted(): void {
    this.#wanted = undefined;
  }

  #chooseActor(key: string): void {
    this.#leaveWanted();
    this.chosenState = undefined;
    this.viewing?.chooseActor(key);
    this.dispatchEvent(
      new CustomEvent('chart-actor-selected', {
        detail: { actor: this.viewing?.store.run(key)?.name },
        bubbles: true,
        composed: true,
      }),
    );
  }

  /** A machine was opened to be played: there it is played. */
  async #onOpened({ words }: MachineOpened): Promise<void> {
    this.#leaveWanted();
    this.chosenState = undefined;
    this.viewing?.goLive();
    this.opened = words;
    this.pane = 'simulate';
    await this.updateComplete;
    this.#choosePane('simulate');
    this.renderRoot.querySelector<HTMLElement>('#tab-simulate')?.focus();
  }

  #onKey(event: KeyboardEvent): void {
    if (this.viewing && !this.plain && onViewerKey(event, this.viewing)) this.#leaveWanted();
  }

  #onLevelKey(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = detailLevels.findIndex((level) => level === this.#shownLevel);
    this.level = detailLevels[(at + step + detailLevels.length) % detailLevels.length] ?? 'names';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-checked="true"]')?.focus());
  }

  #onTabKey(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const panes = this.#shownPanes;
    const at = panes.findIndex(({ id }) => id === this.pane);
    this.#choosePane(panes[(at + step + panes.length) % panes.length]?.id ?? 'events');
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  }

  /** In a narrow place its tab may be out of sight. */
  #choosePane(id: string): void {
    this.pane = id;
    const tab = this.renderRoot.querySelector(`#tab-${id}`);
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    showPanes(this.renderRoot);
  }

  get #shownPanes(): readonly Pane[] {
    const { viewing } = this;
    return this.#panes.filter(({ isOf }) => isOf === undefined || (viewing !== undefined && isOf(viewing)));
  }

  #onDrawn({ level, isRough }: DrawnDetail): void {
    this.drawnLevel = level;
    if (isRough || this.#hasDrawn) return;
    this.#hasDrawn = true;
    if (!this.plain) loadAllParts();
    this.dispatchEvent(new CustomEvent('chart-first-drawn'));
  }

  get #shownLevel(): string {
    return this.level === 'auto' ? (this.drawnLevel ?? 'names') : this.level;
  }

  override render(): TemplateResult {
    const { viewing } = this;
    const run = this.#wanted && !viewing?.store.newestRun(this.#wanted.actor) ? undefined : viewing?.run;
    return html`<div
      class="viewer ${this.plain ? 'plain' : ''}"
      @keydown=${this.#onKey}
      @chart-machine-opened=${(event: CustomEvent<MachineOpened>) => void this.#onOpened(event.detail)}
      @chart-breakpoint-wanted=${(event: CustomEvent<WantedBreakpoint>) => viewing && toggleBreakpoint(viewing, event.detail)}
    >
      <div class="strip">
        <p class="title">
          <strong>${run?.name ?? this.selectedActor ?? 'No actor yet'}</strong>
          ${run?.graph && run.graph.id !== run.name ? spacedWords(run.graph.id) : nothing}
        </p>
        ${this.files && !this.plain && viewing ? html`<chart-open keeps .viewing=${viewing}>${placeOf('Open or save')}</chart-open>` : nothing}
        <p class="ear-only" role="status">${this.opened}</p>
        <div class="levels" role="radiogroup" aria-label="Level of detail" @keydown=${this.#onLevelKey}>
          ${detailLevels.map(
            (level) =>
              html`<button
                role="radio"
                aria-checked=${level === this.#shownLevel ? 'true' : 'false'}
                tabindex=${level === this.#shownLevel ? 0 : -1}
                @click=${() => (this.level = level)}
              >
                ${level.charAt(0).toUpperCase() + level.slice(1)}
              </button>`,
          )}
        </div>
        ${
          this.plain
            ? nothing
            : html`<chart-export
                .viewing=${viewing}
                .picture=${() =>
                  this.renderRoot
                    .querySelector('chart-diagram')
                    ?.shadowRoot?.querySelector<SVGSVGElement>('.canvas > svg')}
                >${placeOf('Export …')}</chart-export
              >`
        }
      </div>
      ${
        this.plain
          ? nothing
          : html`<chart-actors
              .viewing=${viewing}
              @chart-actor-chosen=${(event: CustomEvent<{ key: string }>) => this.#chooseActor(event.detail.key)}
            ></chart-actors>`
      }
      <chart-diagram
        .graph=${run?.graph}
        .view=${run === undefined ? emptyView : (viewing?.view ?? emptyView)}
        .viewing=${run === undefined ? undefined : viewing}
        .level=${this.level}
        .selected=${this.chosenState}
        @chart-drawn=${(event: CustomEvent<DrawnDetail>) => this.#onDrawn(event.detail)}
        @chart-state-chosen=${(event: CustomEvent<{ id: string }>) => this.#chooseState(event.detail.id)}
      ></chart-diagram>
      ${this.plain || !viewing ? nothing : this.#renderPanes(viewing)}
      ${this.plain ? nothing : html`<chart-announcer .viewing=${viewing}></chart-announcer>`}
    </div>`;
  }

  #renderPanes(viewing: Viewing): TemplateResult {
    const panes = this.#shownPanes;
    const shown = panes.find(({ id }) => id === this.pane) ?? panes[0];
    return html`
      <div
        class="panes"
        @chart-actor-chosen=${(event: CustomEvent<{ key: string }>) => this.#chooseActor(event.detail.key)}
        @chart-moment-chosen=${() => this.#leaveWanted()}
        @chart-live-chosen=${() => this.#leaveWanted()}
      >
        <div class="tabs" role="tablist" aria-label="Views" @keydown=${this.#onTabKey}>
          ${panes.map(
            ({ id, title }) =>
              html`<button
                role="tab"
                id=${`tab-${id}`}
                aria-selected=${id === shown?.id ? 'true' : 'false'}
                aria-controls="pane"
                tabindex=${id === shown?.id ? 0 : -1}
                @click=${() => this.#choosePane(id)}
              >
                ${title}
              </button>`,
          )}
        </div>
        <div class="pane" id="pane" role="tabpanel" aria-labelledby=${`tab-${shown?.id}`}>
          ${shown?.render(viewing)}
        </div>
      </div>
      <chart-time
        .viewing=${viewing}
        @chart-moment-chosen=${() => this.#leaveWanted()}
        @chart-live-chosen=${() => this.#leaveWanted()}
      ></chart-time>
      ${this.#renderComplaints([...viewing.store.complaints])}
    `;
  }

  #renderComplaints(complaints: readonly (readonly [string, number])[]): TemplateResult | typeof nothing {
    if (complaints.length === 0) return nothing;
    const total = complaints.reduce((sum, [, count]) => sum + count, 0);
    return html`<details class="complaints">
      <summary role="status">Passed over: ${total}</summary>
      <ul>
        ${complaints.map(([words, count]) => html`<li>${words.replace(/\.$/, '')}: ${count}</li>`)}
      </ul>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-inspector': ChartInspector;
  }
}
