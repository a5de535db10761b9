// The whole viewer: which actors there are, the chart of one of them, what happened, and what is to be said of a state.
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ActorRun, Moment, TraceStore } from '../index.ts';
import { detailLevels, emptyView, spacedWords } from '../index.ts';
import { nextFrame } from '../page/index.ts';
import './chart-actors.ts';
import './chart-details.ts';
import type { DescribeMeta } from './chart-details.ts';
import './chart-diagram.ts';
import type { ShownLevel } from './chart-diagram.ts';
import { inspectorStyles } from './inspector-styles.ts';
import { baseStyles } from './chart-styles.ts';
import './chart-trace.ts';

type Cursor =
  | { readonly kind: 'live' }
  | { readonly kind: 'moment'; readonly number: number }
  | { readonly kind: 'move'; readonly actor: string; readonly index: number };

/**
 * @property records The trace to show.
 * @property selectedActor Name of the actor whose chart is shown; the first one when not set.
 * @property level Level of detail, or `auto`.
 * @property describeMeta Puts the `meta` of states and transitions into words.
 * @attribute plain Shows the diagram with its levels only, without lists.
 * @fires chart-state-selected A person chose a state; `detail` is `{ actor, id, meta }`.
 * @fires chart-actor-selected A person chose an actor; `detail` is `{ actor }`.
 */
@customElement('chart-inspector')
export class ChartInspector extends LitElement {
  static override styles = [baseStyles, inspectorStyles];

  @property({ attribute: false }) records: TraceStore | undefined;
  @property({ attribute: 'selected-actor' }) selectedActor: string | undefined;
  @property() level: ShownLevel = 'auto';
  @property({ attribute: false }) describeMeta: DescribeMeta | undefined;
  @property({ type: Boolean, reflect: true }) plain = false;

  @state() private cursor: Cursor = { kind: 'live' };
  @state() private chosenState: string | undefined;
  @state() private listsAll = false;
  @state() private showsLists = false;
  @state() private drawnLevel: string | undefined;
  #unsubscribe: (() => void) | undefined;
  #isScheduled = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('records')) this.#follow();
    if (changed.has('selectedActor')) this.chosenState = undefined;
  }

  /** Shows an actor after it entered states for the n-th time (0 is its start); live when n is undefined. */
  showMoment(actorName: string, stateIndex: number | undefined): void {
    this.selectedActor = actorName;
    this.cursor = stateIndex === undefined ? { kind: 'live' } : { kind: 'move', actor: actorName, index: stateIndex };
  }

  /** Follows the newest. */
  showLive(): void {
    this.cursor = { kind: 'live' };
  }

  #follow(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = this.records?.subscribe(() => {
      if (this.#isScheduled) return;
      this.#isScheduled = true;
      nextFrame(() => {
        this.#isScheduled = false;
        this.requestUpdate();
      });
    });
  }

  /** The selected actor; the first while the selected one has not appeared and none was asked for. */
  get #run(): ActorRun | undefined {
    if (this.selectedActor === undefined) return this.records?.actors[0];
    return this.records?.newestRun(this.selectedActor);
  }

  /** Number of the moment shown, `undefined` for the newest. */
  get #number(): number | undefined {
    const { cursor } = this;
    if (cursor.kind === 'live') return undefined;
    if (cursor.kind === 'moment') return cursor.number;
    return this.records?.newestRun(cursor.actor)?.momentOfMove(cursor.index)?.number ?? 0;
  }

  #momentOf(run: ActorRun | undefined): Moment | undefined {
    const number = this.#number;
    return number === undefined ? run?.moments.at(-1) : run?.momentUpTo(number);
  }

  #chooseState(id: string): void {
    const run = this.#run;
    this.chosenState = id;
    this.showsLists = true;
    const detail = { actor: run?.name, id, meta: run?.graph.nodes.get(id)?.meta };
    this.dispatchEvent(new CustomEvent('chart-state-selected', { detail, bubbles: true, composed: true }));
  }

  #chooseActor(name: string): void {
    this.selectedActor = name;
    this.dispatchEvent(
      new CustomEvent('chart-actor-selected', { detail: { actor: name }, bubbles: true, composed: true }),
    );
  }

  #onLevelKey(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = detailLevels.findIndex((level) => level === this.#shownLevel);
    this.level = detailLevels[(at + step + detailLevels.length) % detailLevels.length] ?? 'names';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-checked="true"]')?.focus());
  }

  get #shownLevel(): string {
    return this.level === 'auto' ? (this.drawnLevel ?? 'names') : this.level;
  }

  override render(): TemplateResult {
    const run = this.#run;
    const moment = this.#momentOf(run);
    const view = run?.viewAt(moment) ?? emptyView;
    const stateId = this.chosenState ?? moment?.to.at(-1);
    return html`<div class="viewer ${this.plain ? 'plain' : ''} ${this.showsLists ? '' : 'without-lists'}">
      <div class="strip">
        <p class="title">
          <strong>${run?.name ?? this.selectedActor ?? 'No actor yet'}</strong>
          ${run ? spacedWords(run.graph.id) : nothing}
        </p>
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
      </div>
      <chart-diagram
        .graph=${run?.graph}
        .view=${view}
        .level=${this.level}
        .selected=${this.chosenState}
        @chart-drawn=${(event: CustomEvent<{ level: string }>) => (this.drawnLevel = event.detail.level)}
        @chart-state-chosen=${(event: CustomEvent<{ id: string }>) => this.#chooseState(event.detail.id)}
      >
        ${this.plain ? nothing : this.#renderListsSwitch()}
      </chart-diagram>
      ${this.plain ? nothing : this.#renderLists(run, moment, stateId)}
    </div>`;
  }

  #renderListsSwitch(): TemplateResult {
    return html`<button
      slot="tools"
      class="lists-switch"
      aria-expanded=${this.showsLists ? 'true' : 'false'}
      @click=${() => (this.showsLists = !this.showsLists)}
    >
      Events
    </button>`;
  }

  #renderLists(run: ActorRun | undefined, moment: Moment | undefined, stateId: string | undefined): TemplateResult {
    const { records } = this;
    const actors = (records?.actors ?? []).map((actor) => ({ run: actor, moment: this.#momentOf(actor) }));
    const moments = this.listsAll ? (records?.moments.slice() ?? []) : (run?.moments.slice() ?? []);
    const complaints = [...(records?.complaints ?? [])].map(([kind, count]) => `${kind}: ${count}`);
    return html`
      <chart-actors
        .actors=${actors}
        .selected=${run?.name}
        @chart-actor-chosen=${(event: CustomEvent<{ name: string }>) => this.#chooseActor(event.detail.name)}
      ></chart-actors>
      <chart-trace
        .records=${records}
        .moments=${moments}
        .cursor=${this.#number}
        .showsActor=${this.listsAll}
        @chart-moment-chosen=${(event: CustomEvent<{ number: number }>) => (this.cursor = { kind: 'moment', number: event.detail.number })}
        @chart-live-chosen=${() => this.showLive()}
      >
        <button aria-pressed=${this.listsAll ? 'true' : 'false'} @click=${() => (this.listsAll = !this.listsAll)}>
          All actors
        </button>
      </chart-trace>
      <chart-details
        .graph=${run?.graph}
        .view=${run?.viewAt(moment) ?? emptyView}
        .stateId=${stateId}
        .describeMeta=${this.describeMeta}
      ></chart-details>
      ${complaints.length > 0 ? html`<p class="complaints" role="status">Passed over: ${complaints.join('; ')}.</p>` : nothing}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-inspector': ChartInspector;
  }
}
