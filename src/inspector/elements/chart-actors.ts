// The actors of a trace to choose from, each with the state it is in at the moment shown: a tree where there is room, else
// one line that calls up the tree. Only the rows in sight are in the page.
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ActorRun, TreeRow, Viewing } from '../index.ts';
import { ActorTree, actorListChart, actorRowId, startActorList } from '../index.ts';
import { nextFrame } from '../page/index.ts';
import { actorState, errorWords, kindWords, parentWords, protocolAndPlace } from './actor-words.ts';
import { actorsStyles } from './actors-styles.ts';
import { baseStyles } from './chart-styles.ts';
import { tellActor } from './chosen-events.ts';
import { RowWindow } from './row-window.ts';
import { TypeAhead, treeStep } from './tree-keys.ts';
import { ViewingNews } from './viewing-news.ts';

const rowHeight = 48;
/** As many fit side by side as buttons; beyond it one is named and the others are called up. */
const buttonsMax = 8;
const searchFrom = 13;

/**
 * @property viewing What is looked at.
 * @cssproperty --actors-as `tree` where there is room for one; set by whoever places the element.
 * @fires chart-actor-chosen A person chose an actor; `detail` is `{ key }`.
 */
@customElement('chart-actors')
export class ChartActors extends LitElement {
  static override styles = [baseStyles, actorsStyles];

  @property({ attribute: false }) viewing: Viewing | undefined;
  /** Read from the style, so that whoever lays the page out decides. */
  @property({ reflect: true }) as: 'tree' | 'line' = 'line';

  @state() private list = actorListChart.initialState;
  #service = startActorList((next) => {
    this.list = next;
  });
  #tree: ActorTree | undefined;
  #rows: readonly TreeRow[] = [];
  #window: RowWindow = new RowWindow(this, (): HTMLElement | null => this.renderRoot.querySelector('.tree'));
  #typed = new TypeAhead();
  #observer: ResizeObserver | undefined;
  #shown: string | undefined;

  constructor() {
    super();
    new ViewingNews(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new ResizeObserver(() => nextFrame(() => this.#readPlace()));
    this.#observer.observe(this);
    this.#readPlace();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { viewing } = this;
    if (changed.has('viewing')) this.#tree = viewing && new ActorTree(viewing.store);
    const { query, folded } = this.list.context;
    this.#rows = this.#tree?.rows({ query, folded }) ?? [];
  }

  override updated(): void {
    const key = this.viewing?.run?.key;
    if (key === this.#shown || key === undefined) return;
    this.#shown = key;
    // Where it is scrolled to changes what is drawn: not while it is being drawn.
    nextFrame(() => this.#show(this.#placeOf(key)));
    const list = this.renderRoot.querySelector('ul');
    const button = this.renderRoot.querySelector<HTMLElement>('[aria-pressed="true"]');
    // Only sideways: the page itself shall not move.
    if (list && button) list.scrollLeft = button.offsetLeft - list.offsetLeft - 24;
  }

  #readPlace(): void {
    this.as = getComputedStyle(this).getPropertyValue('--actors-as').trim() === 'tree' ? 'tree' : 'line';
  }

  #placeOf(key: string | undefined): number {
    return key === undefined ? -1 : (this.#tree?.placeOf(actorRowId(key)) ?? -1);
  }

  /** Row of the keyboard: where it was left, else the actor shown. */
  get #current(): number {
    const { focused } = this.list.context;
    const place = focused === undefined ? -1 : (this.#tree?.placeOf(focused) ?? -1);
    return Math.max(0, place >= 0 ? place : this.#placeOf(this.viewing?.run?.key));
  }

  #show(place: number): void {
    if (place >= 0) this.#window.show(place * rowHeight, (place + 1) * rowHeight);
  }

  #goTo(place: number): void {
    const row = this.#rows[place];
    if (row === undefined) return;
    this.#service.send({ type: 'row.focused', id: row.id });
    this.#show(place);
  }

  #fold(row: TreeRow): void {
    this.#service.send({ type: row.isOpen ? 'row.folded' : 'row.unfolded', id: row.id });
  }

  #choose(row: TreeRow | undefined): void {
    if (row === undefined) return;
    if (row.run === undefined) return this.#fold(row);
    this.#closeList();
    this.#service.send({ type: 'actor.chosen', id: row.id });
    tellActor(this, row.run.key);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = this.#current;
    const row = this.#rows[at];
    const step = treeStep(event.key, this.#rows, at, Math.max(1, Math.floor(this.#window.height / rowHeight) - 1));
    if (step !== undefined) {
      event.preventDefault();
      if (step === 'fold' && row) this.#fold(row);
      else if (typeof step === 'number') this.#goTo(step);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#choose(row);
    } else if (event.key.length === 1) {
      event.preventDefault();
      const found = this.#typed.find(event, this.#rows.length, at, (place) => nameOf(this.#rows[place]));
      if (found !== undefined) this.#goTo(found);
    }
  }

  #onClick(event: Event, row: TreeRow): void {
    const isTwisty = (event.target as Element).closest('.twisty') !== null;
    if (isTwisty && row.children > 0) this.#fold(row);
    else this.#choose(row);
  }

  #openList(): void {
    const popover = this.renderRoot.querySelector<HTMLElement>('[popover]');
    const button = this.renderRoot.querySelector('.chooser');
    if (!popover || !button) return;
    const { left, bottom } = button.getBoundingClientRect();
    popover.showPopover();
    const { width, height } = popover.getBoundingClientRect();
    // Beside the button where there is room, else as far up or left as needed.
    popover.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    popover.style.top = `${Math.max(8, Math.min(bottom + 4, innerHeight - height - 8))}px`;
  }

  #closeList(): void {
    const popover = this.renderRoot.querySelector<HTMLElement>('[popover]');
    if (!popover?.matches(':popover-open')) return;
    popover.hidePopover();
    this.renderRoot.querySelector<HTMLElement>('.chooser')?.focus();
  }

  #onToggle(event: Event): void {
    const isOpen = (event as ToggleEvent).newState === 'open';
    this.#service.send({ type: isOpen ? 'list.opened' : 'list.closed' });
    if (!isOpen) return;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('[popover] input, [popover] .tree')?.focus();
      this.#show(this.#current);
    });
  }

  override render(): TemplateResult {
    const { viewing } = this;
    const count = this.#tree?.count ?? 0;
    if (!viewing || this.#tree === undefined || (count === 0 && this.#rows.length === 0))
      return html`<p class="none">No actors yet.</p>`;
    if (this.as === 'tree') return this.#renderTree(viewing, count);
    if (count <= buttonsMax && viewing.store.sources.length < 2) return this.#renderButtons(viewing);
    const { run } = viewing;
    const isOpen = this.list.matches('open');
    return html`<div class="line">
        <button
          class="chooser"
          aria-haspopup="tree"
          aria-expanded=${isOpen ? 'true' : 'false'}
          @click=${() => this.#openList()}
        >
          <span>${run ? html`${run.name} <small>${actorState(run, viewing)}</small>` : 'No actor'}</span>
          <small>${count === 1 ? '1 actor' : `${count} actors`} ▾</small>
        </button>
      </div>
      <div popover="auto" @toggle=${this.#onToggle}>${isOpen ? this.#renderTree(viewing, count) : nothing}</div>`;
  }

  #renderButtons(viewing: Viewing): TemplateResult {
    return html`<ul aria-label="Actors">
      ${viewing.store.actors.map(
        (run) =>
          html`<li>
            <button
              aria-pressed=${run === viewing.run ? 'true' : 'false'}
              @click=${() => this.#choose(this.#rows[this.#placeOf(run.key)])}
            >
              ${run.name} <small>${actorState(run, viewing)}</small>
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #renderTree(viewing: Viewing, count: number): TemplateResult {
    const rows = this.#rows;
    const current = this.#current;
    const { top, height } = this.#window;
    const first = Math.max(0, Math.floor(top / rowHeight) - 4);
    const shown = rows.slice(first, first + Math.ceil(height / rowHeight) + 8);
    const isCurrentShown = current >= first && current < first + shown.length;
    const { query } = this.list.context;
    return html`
      ${
        count >= searchFrom || query !== ''
          ? html`<div class="search">
                <input
                  type="search"
                  aria-label="Search actors"
                  placeholder="Search ${count} actors"
                  .value=${query}
                  @input=${(event: Event) =>
                    this.#service.send({ type: 'query.typed', query: (event.target as HTMLInputElement).value })}
                />
              </div>
              <p class=${query === '' ? 'ear-only' : 'count'} role="status">
                ${query === '' ? nothing : `${this.#tree?.found ?? 0} of ${count} actors`}
              </p>`
          : nothing
      }
      <div
        class="tree"
        role="tree"
        aria-label="Actors"
        tabindex="0"
        aria-activedescendant=${isCurrentShown ? `row-${current}` : nothing}
        @keydown=${this.#onKey}
      >
        <div class="rows" role="presentation" .style=${`height:${rows.length * rowHeight}px`}>
          ${shown.map((row, place) => this.#renderRow(row, first + place, current, viewing))}
        </div>
      </div>
      ${viewing.run && this.as === 'tree' ? this.#renderFoot(viewing.run, viewing) : nothing}
    `;
  }

  #renderRow(row: TreeRow, place: number, current: number, viewing: Viewing): TemplateResult {
    const { run, source } = row;
    const words =
      run === undefined
        ? []
        : [actorState(run, viewing), kindWords(run), run.parent === undefined ? '' : parentWords(run, viewing)];
    const said = run === undefined && source ? protocolAndPlace(source, viewing.store.sources) : joined(words);
    const isGone = run === undefined ? source?.hasEnded : run.hasStopped;
    const indent = Math.min(row.level - 1, 8) * 16;
    return html`<div
      id=${`row-${place}`}
      class="row ${run === undefined ? 'top' : ''} ${place === current ? 'focused' : ''} ${isGone ? 'ended' : ''} ${run?.hasNeverStarted ? 'never' : ''}"
      role="treeitem"
      aria-level=${row.level}
      aria-posinset=${row.position}
      aria-setsize=${row.siblings}
      aria-selected=${run !== undefined && run === viewing.run ? 'true' : 'false'}
      aria-expanded=${row.children === 0 ? nothing : row.isOpen ? 'true' : 'false'}
      aria-label=${`${nameOf(row)}, ${said}`}
      title=${`${nameOf(row)}, ${said}`}
      .style=${`top:${place * rowHeight}px;padding-left:${indent}px`}
      @click=${(event: Event) => this.#onClick(event, row)}
    >
      <span class="twisty">${row.children > 0 ? drawTwisty(row.isOpen) : nothing}</span>
      <span class="name">${renderName(nameOf(row))}</span>
      <span class="state">${said}</span>
    </div>`;
  }

  /** The chosen actor in full: what a narrow row cuts off can be read here. */
  #renderFoot(run: ActorRun, viewing: Viewing): TemplateResult {
    const parent = run.parent === undefined ? undefined : viewing.store.run(run.parent)?.name;
    const known = parentWords(run, viewing);
    const source = viewing.store.source(run.source);
    const error = errorWords(viewing.momentOf(run));
    return html`<p class="foot" role="group" aria-label="Chosen actor">
      <strong>${run.name}</strong>: ${joined([actorState(run, viewing), kindWords(run)])}.
      ${parent === undefined ? nothing : `Child of ${parent}${known === '' ? '' : ` (${known})`}.`}
      ${parent === undefined && known !== '' ? 'Parent unknown: the app does not tell it.' : nothing}
      ${error === '' ? nothing : `Failed: ${error.replace(/\.$/, '')}.`}
      ${source ? `In ${source.name}, ${protocolAndPlace(source, viewing.store.sources)}.` : nothing}
    </p>`;
  }
}

function nameOf(row: TreeRow | undefined): string {
  return row?.run?.name ?? row?.source?.name ?? '';
}

function joined(words: readonly string[]): string {
  return words.filter((word) => word !== '').join(', ');
}

/** In a narrow row the middle of a name goes, not its end: ends tell the many of a kind apart. */
function renderName(name: string): TemplateResult {
  const kept = name.length > 20 ? name.length - 9 : name.length;
  return html`<span class="start">${name.slice(0, kept)}</span
    >${kept < name.length ? html`<span>${name.slice(kept)}</span>` : nothing}`;
}

function drawTwisty(isOpen: boolean): TemplateResult {
  const path = isOpen ? 'M3 6l5 5l5 -5' : 'M6 3l5 5l-5 5';
  return html`<svg width="16" height="16" aria-hidden="true">${svg`<path d=${path} />`}</svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-actors': ChartActors;
  }
}
