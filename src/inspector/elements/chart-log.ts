// What happened, one row a macrostep; an opened row tells of its microsteps, payload and context. Only the rows in sight are
// in the page, however long the trace is, and no frame walks over all of them.
import type { TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Moment, Viewing } from '../index.ts';
import { LogPlace, placeOf, placeUpTo } from '../index.ts';
import { nextFrame } from '../page/index.ts';
import { listStep } from './list-keys.ts';
import { badgeStyles } from './badge-styles.ts';
import { baseStyles } from './chart-styles.ts';
import { tellLive, tellMoment } from './chosen-events.ts';
import { withPart } from './later-parts.ts';
import { isOfOtherSource, previousOfSource, renderRow } from './log-row.ts';
import { logStyles } from './log-styles.ts';
import { RowPlaces } from './row-places.ts';
import { ViewingNews } from './viewing-news.ts';

/** Width from which a row needs one line only. */
const wideFrom = 600;

/**
 * @property viewing What is looked at.
 * @fires chart-moment-chosen A person chose a row; `detail` is `{ number }`.
 * @fires chart-live-chosen A person wants to follow the newest.
 */
@customElement('chart-log')
export class ChartLog extends LitElement {
  static override styles = [baseStyles, badgeStyles, logStyles];

  @property({ attribute: false }) viewing: Viewing | undefined;

  /** How many rows were drawn since it is there: the work done. */
  rowsDrawn = 0;
  #places = new RowPlaces();
  #place = new LogPlace();
  #top = 0;
  #scrolledTo = 0;
  /** Of all rows: when they become fewer, the browser scrolls by itself. */
  #rowsHeight = 0;
  #justOpened = 0;
  #size = { width: 0, height: 200 };
  #shown: { cursor: number | undefined; height: number } = { cursor: undefined, height: 0 };
  /** The first row in sight, and how far it is scrolled over: it stays there when rows above come or go. */
  #anchor: { number: number; over: number } | undefined;
  #observer: ResizeObserver | undefined;
  #laidOut: ResizeObserver | undefined;
  #isTouched = matchMedia('(pointer: coarse)').matches;

  constructor() {
    super();
    new ViewingNews(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new ResizeObserver((entries) => this.#measure(entries));
    if (this.hasUpdated) this.#observe();
  }

  override firstUpdated(): void {
    this.#observe();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    this.#laidOut?.disconnect();
    this.#laidOut = undefined;
  }

  /** The rows. */
  get moments(): readonly Moment[] {
    return this.viewing?.moments ?? [];
  }

  override willUpdate(): void {
    const { moments, viewing } = this;
    if (moments.length === 0) this.#place.empty();
    this.#places.rowHeight = this.#isWide ? (this.#isTouched ? 44 : 36) : 56;
    if (viewing?.isLive && this.#place.isAtEnd)
      this.#top = Math.max(0, this.#topOf(moments.length) - this.#size.height);
    else if (this.#anchor) this.#top = this.#topOf(placeUpTo(moments, this.#anchor.number)) + this.#anchor.over;
  }

  override updated(): void {
    const list = this.#list;
    if (list === null) return;
    const { cursor, isLive = true } = this.viewing ?? {};
    const isElsewhere = cursor !== this.#shown.cursor || this.#size.height !== this.#shown.height;
    this.#shown = { cursor, height: this.#size.height };
    if (!isLive && isElsewhere) this.#showRow(this.#currentPlace());
    const rows = this.#topOf(this.moments.length);
    const isPut = Math.abs(this.#top - this.#scrolledTo) <= 1 && rows >= this.#rowsHeight;
    this.#rowsHeight = rows;
    if (!isPut) this.#scrollAfterLayout(list);
    if (this.#places.opened.size === 0) return;
    for (const opened of this.renderRoot.querySelectorAll('.opened')) this.#observer?.observe(opened);
  }

  /** In the same frame, but when the browser has laid the page out: scrolling before that makes it do so once more. */
  #scrollAfterLayout(list: HTMLElement): void {
    if (this.#laidOut !== undefined) return;
    const once = new ResizeObserver(() => {
      once.disconnect();
      this.#laidOut = undefined;
      if (Math.abs(list.scrollTop - this.#top) > 1) list.scrollTop = this.#top;
      // It goes no further than its end.
      this.#scrolledTo = list.scrollTop;
    });
    this.#laidOut = once;
    once.observe(list);
  }

  get #list(): HTMLElement | null {
    return this.renderRoot.querySelector('.list');
  }

  get #isWide(): boolean {
    return this.#size.width >= wideFrom;
  }

  #placeOf = (number: number): number => placeOf(this.moments, number);

  #topOf(place: number): number {
    return this.#places.topOf(place, this.#placeOf);
  }

  #currentPlace(): number {
    const cursor = this.viewing?.cursor;
    return cursor === undefined ? this.moments.length - 1 : placeUpTo(this.moments, cursor);
  }

  #observe(): void {
    const list = this.#list;
    if (list) this.#observer?.observe(list);
  }

  #measure(entries: readonly ResizeObserverEntry[]): void {
    let hasChanged = false;
    for (const { target, borderBoxSize } of entries) {
      if (target === this.#list) {
        const { clientWidth: width, clientHeight: height } = target;
        hasChanged ||= width !== this.#size.width || height !== this.#size.height;
        this.#size = { width, height };
        continue;
      }
      const number = Number((target as HTMLElement).dataset['number']);
      const height = borderBoxSize[0]?.blockSize ?? 0;
      if (!this.#places.opened.has(number) || height === 0 || this.#places.opened.get(number) === height) continue;
      this.#places.open(number, height);
      // How high it is, is known only now.
      if (number === this.#justOpened) this.#shown = { ...this.#shown, height: 0 };
      this.#justOpened = 0;
      hasChanged = true;
    }
    // Not at once: what is measured must not change while it is measured.
    if (hasChanged) nextFrame(() => this.requestUpdate());
  }

  #onScroll(): void {
    const list = this.#list;
    if (list === null) return;
    const { scrollTop } = list;
    // In another size the list is scrolled by the browser, before that size is told.
    if (list.clientHeight !== this.#size.height || list.clientWidth !== this.#size.width) return;
    // What was scrolled from here is told later, when more may have come: only a person's scrolling counts.
    if (Math.abs(scrollTop - this.#scrolledTo) < 1) return;
    const isAtEnd = scrollTop + list.clientHeight >= list.scrollHeight - 2;
    if (isAtEnd) this.#place.reachEnd();
    else if (scrollTop < this.#scrolledTo) this.#place.leaveEnd(this.moments.at(-1)?.number ?? 0);
    this.#scrolledTo = scrollTop;
    this.#top = scrollTop;
    this.#setAnchor();
    this.requestUpdate();
  }

  #setAnchor(): void {
    const place = this.#places.placeAt(this.#top, this.#placeOf);
    const moment = this.moments[place];
    this.#anchor = moment && { number: moment.number, over: this.#top - this.#topOf(place) };
  }

  #showRow(place: number): void {
    if (place < 0) return;
    const start = this.#topOf(place);
    const { rowHeight, opened } = this.#places;
    const end = start + rowHeight + (opened.get(this.moments[place]?.number ?? 0) ?? 0);
    if (start < this.#top || end - start > this.#size.height) this.#top = start;
    else if (end > this.#top + this.#size.height) this.#top = end - this.#size.height;
    else return;
    this.#setAnchor();
    // The rows there are drawn in the next frame; drawing them at once would change what was just drawn.
    nextFrame(() => this.requestUpdate());
  }

  #onKey(event: KeyboardEvent): void {
    if (event.target !== this.#list || event.altKey || event.ctrlKey || event.metaKey) return;
    const place = this.#currentPlace();
    const moment = this.moments[place];
    const next = listStep(event.key, place, this.moments.length - 1, 10);
    const isOpen = moment !== undefined && this.#places.opened.has(moment.number);
    if (next !== undefined) this.#choose(Math.max(0, next));
    else if (event.key === 'Enter' || (event.key === 'ArrowRight' && !isOpen) || (event.key === 'ArrowLeft' && isOpen))
      this.#toggle(place);
    else return;
    event.preventDefault();
  }

  #choose(place: number): void {
    const moment = this.moments[place];
    if (moment === undefined) return;
    this.viewing?.chooseMoment(moment.number, moment.actor);
    tellMoment(this, moment.number);
  }

  /** Opening a row goes there: else it would soon be out of sight. */
  #toggle(place: number): void {
    const moment = this.moments[place];
    if (moment === undefined) return;
    this.#setAnchor();
    if (this.#places.opened.has(moment.number)) this.#places.close(moment.number);
    else {
      this.#places.open(moment.number, 160);
      this.#justOpened = moment.number;
    }
    this.#choose(place);
    this.requestUpdate();
  }

  #toNewest(): void {
    this.#place.reachEnd();
    this.#anchor = undefined;
    this.viewing?.goLive();
    this.requestUpdate();
    tellLive(this);
    this.#list?.focus();
  }

  override render(): TemplateResult {
    const { viewing, moments } = this;
    const forgotten = viewing?.store.forgotten ?? 0;
    // Before the list itself, which names the current row only when it is among them.
    const rows = this.#renderRows();
    return html`
      <h2 class="ear-only">Events</h2>
      <chart-log-filter .viewing=${viewing}></chart-log-filter>
      ${forgotten > 0 ? html`<p class="note">The first ${forgotten} are no longer kept.</p>` : nothing}
      ${moments.length === 0 ? this.#renderNone() : nothing}
      <div
        class="list ${this.#isWide ? 'wide' : ''}"
        role="treegrid"
        aria-label="Events"
        aria-rowcount=${moments.length}
        tabindex="0"
        ?hidden=${moments.length === 0}
        aria-activedescendant=${this.#currentRowId()}
        @keydown=${this.#onKey}
        @scroll=${this.#onScroll}
      >
        ${rows}
      </div>
      ${this.#renderNew()}
    `;
  }

  #renderNone(): TemplateResult {
    const { viewing } = this;
    const hidden = viewing?.store.moments.length ?? 0;
    if (viewing && viewing.sifted < 1)
      return html`<p class="none">Filtering, ${Math.floor(viewing.sifted * 100)} % …</p>`;
    if (hidden === 0) return html`<p class="none">Nothing has happened yet.</p>`;
    return html`<p class="note" role="status">
      The filter hides all ${hidden}.
      <button @click=${() => viewing?.clearFilter()}>Clear the filter</button>
    </p>`;
  }

  #currentRowId(): string | typeof nothing {
    const number = this.moments[this.#currentPlace()]?.number;
    const isDrawn = number !== undefined && this.#drawn.from <= number && number <= this.#drawn.to;
    return isDrawn ? `row-${number}` : nothing;
  }
  #drawn = { from: 0, to: -1 };

  #renderRows(): TemplateResult {
    const { viewing, moments } = this;
    const { rowHeight, opened } = this.#places;
    const first = Math.max(0, Math.min(moments.length - 1, this.#places.placeAt(this.#top, this.#placeOf)) - 2);
    const start = this.#topOf(first);
    const rows: { moment: Moment; place: number }[] = [];
    let end = start;
    for (let place = first; place < moments.length && end < this.#top + this.#size.height + 2 * rowHeight; place++) {
      const moment = moments[place];
      if (moment === undefined) break;
      rows.push({ moment, place });
      end += rowHeight + (opened.get(moment.number) ?? 0);
    }
    this.rowsDrawn += rows.length;
    this.#drawn = { from: rows[0]?.moment.number ?? 0, to: rows.at(-1)?.moment.number ?? -1 };
    const current = this.#currentPlace();
    const namesActor = viewing?.hasSeveralActors === true && viewing.filter.actors !== 'this';
    const rest = Math.max(0, this.#topOf(moments.length) - end);
    return html`<div role="presentation" .style=${`height:${start}px`}></div>
      ${repeat(
        rows,
        ({ moment }) => moment.number,
        ({ moment, place }) => html`
          ${
            viewing &&
            renderRow({
              store: viewing.store,
              moment,
              previous: previousOfSource(viewing.store, moments, place),
              place,
              isCurrent: place === current,
              isLater: viewing.cursor !== undefined && place > current,
              isOpen: opened.has(moment.number),
              isHit: viewing.search !== undefined && placeOf(viewing.search.hits, moment.number) >= 0,
              isWide: this.#isWide,
              namesActor,
              isOtherSource: namesActor && isOfOtherSource(viewing.store, moments, place),
              choose: () => this.#choose(place),
              toggle: () => this.#toggle(place),
            })
          }
          ${
            opened.has(moment.number)
              ? withPart(
                  'moment',
                  html`<div class="opened" role="row" aria-level="2" data-number=${moment.number}>
                    <div role="gridcell">
                      <chart-moment .viewing=${viewing} .moment=${moment}></chart-moment>
                    </div>
                  </div>`,
                )
              : nothing
          }
        `,
      )}
      <div role="presentation" .style=${`height:${rest}px`}></div>`;
  }

  get #hasNewButton(): boolean {
    if (!this.viewing || this.moments.length === 0) return false;
    return this.viewing.isLive ? !this.#place.isAtEnd : this.viewing.newer > 0;
  }

  #renderNew(): TemplateResult | typeof nothing {
    const { viewing, moments } = this;
    if (!viewing || !this.#hasNewButton) return nothing;
    const { seenUpTo } = this.#place;
    const count = viewing.isLive ? moments.length - 1 - placeUpTo(moments, seenUpTo ?? 0) : viewing.newer;
    return html`<button class="new" @click=${this.#toNewest}>${count > 0 ? `${count} new` : 'To the newest'}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-log': ChartLog;
  }
}
