// What happened, one row a moment. Only the rows in sight are in the page, however long the trace is.
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Moment, Viewing } from '../index.ts';
import { eventWords } from '../index.ts';
import { nextFrame } from '../page/index.ts';
import { baseStyles } from './chart-styles.ts';
import { changeWords } from './moment-words.ts';

/**
 * @property viewing What is looked at.
 * @fires chart-moment-chosen A person chose a row; `detail` is `{ number }`.
 * @fires chart-live-chosen A person wants to follow the newest.
 */
@customElement('chart-trace')
export class ChartTrace extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        padding: 4px 8px;
      }
      h2 {
        flex: 1;
        margin: 0;
        padding-left: 8px;
        font-size: inherit;
        font-weight: 650;
      }
      .list {
        flex: 1;
        min-height: 88px;
        overflow: auto;
        position: relative;
      }
      .list:focus-visible {
        outline-offset: -3px;
      }
      .row {
        display: grid;
        grid-template-columns: 4ch minmax(8ch, 1fr) minmax(12ch, 2fr);
        gap: 0 8px;
        align-items: center;
        height: 32px;
        padding: 0 12px;
        white-space: nowrap;
        cursor: pointer;
      }
      .row.with-actor {
        grid-template-columns: 4ch minmax(8ch, 1fr) minmax(8ch, 1fr) minmax(12ch, 2fr);
      }
      .row span {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .number {
        text-align: right;
        color: var(--ink-2, #3d4955);
      }
      .later {
        color: var(--ink-2, #3d4955);
      }
      .row[aria-selected='true'] {
        background: var(--progress-wash, #e1effa);
        outline: 2.5px solid var(--ink, #15202b);
        outline-offset: -3px;
        border-radius: 4px;
        font-weight: 650;
      }
      p {
        margin: 0;
        padding: 4px 16px;
        color: var(--ink-2, #3d4955);
      }
      @media (pointer: coarse) {
        .row {
          height: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) viewing: Viewing | undefined;

  @state() private showsAll = false;
  @state() private top = 0;
  @state() private room = 200;
  #observer: ResizeObserver | undefined;
  #rowHeight = matchMedia('(pointer: coarse)').matches ? 44 : 32;

  #unsubscribe: (() => void) | undefined;
  #isScheduled = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('viewing')) return;
    this.#unsubscribe?.();
    this.#unsubscribe = this.viewing?.subscribe(() => {
      if (this.#isScheduled) return;
      this.#isScheduled = true;
      nextFrame(() => {
        this.#isScheduled = false;
        this.requestUpdate();
      });
    });
  }

  override firstUpdated(): void {
    const list = this.#list;
    this.#observer = new ResizeObserver(() => (this.room = list?.clientHeight ?? 200));
    if (list) this.#observer.observe(list);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    this.#unsubscribe?.();
  }

  override updated(): void {
    const current = this.#currentIndex();
    if (current === this.#shownRow && this.room === this.#shownRoom) return;
    [this.#shownRow, this.#shownRoom] = [current, this.room];
    this.#showRow(current);
  }
  #shownRow = -1;
  #shownRoom = 0;

  /** The rows: of the actor looked at, or of all. */
  get moments(): readonly Moment[] {
    return (this.showsAll ? this.viewing?.store.moments : this.viewing?.run?.moments) ?? [];
  }

  get #list(): HTMLElement | null {
    return this.renderRoot.querySelector('.list');
  }

  #currentIndex(): number {
    const cursor = this.viewing?.cursor;
    if (cursor === undefined) return this.moments.length - 1;
    return this.moments.findLastIndex((moment) => moment.number <= cursor);
  }

  #showRow(index: number): void {
    const list = this.#list;
    if (!list || index < 0) return;
    const start = index * this.#rowHeight;
    if (start < list.scrollTop) list.scrollTop = start;
    else if (start + this.#rowHeight > list.scrollTop + list.clientHeight)
      list.scrollTop = start + this.#rowHeight - list.clientHeight;
  }

  #onKey(event: KeyboardEvent): void {
    const last = this.moments.length - 1;
    const steps: Record<string, number> = {
      ArrowUp: -1,
      ArrowDown: 1,
      PageUp: -10,
      PageDown: 10,
      Home: -Infinity,
      End: Infinity,
    };
    const step = steps[event.key];
    if (step === undefined || last < 0) return;
    event.preventDefault();
    this.#choose(Math.min(last, Math.max(0, this.#currentIndex() + step)));
  }

  #choose(index: number): void {
    const moment = this.moments[index];
    if (moment === undefined) return;
    this.viewing?.chooseMoment(moment.number, moment.actor);
    this.dispatchEvent(
      new CustomEvent('chart-moment-chosen', { detail: { number: moment.number }, bubbles: true, composed: true }),
    );
  }

  #live(): void {
    this.viewing?.goLive();
    this.dispatchEvent(new CustomEvent('chart-live-chosen', { bubbles: true, composed: true }));
  }

  override render(): TemplateResult {
    const current = this.#currentIndex();
    const first = Math.max(0, Math.floor(this.top / this.#rowHeight) - 2);
    const count = Math.ceil(this.room / this.#rowHeight) + 4;
    const { moments } = this;
    const shown = moments.slice(first, first + count);
    const isCurrentShown = current >= first && current < first + shown.length;
    const forgotten = this.viewing?.store.forgotten ?? 0;
    return html`
      <div class="head">
        <h2>Events</h2>
        <button aria-pressed=${this.showsAll ? 'true' : 'false'} @click=${() => (this.showsAll = !this.showsAll)}>
          All actors
        </button>
        <button aria-pressed=${this.viewing?.isLive ? 'true' : 'false'} @click=${this.#live}>Live</button>
      </div>
      ${forgotten > 0 ? html`<p>The first ${forgotten} are no longer kept.</p>` : nothing}
      <div
        class="list"
        role="listbox"
        aria-label="Events"
        tabindex="0"
        aria-activedescendant=${isCurrentShown ? `row-${current}` : nothing}
        @keydown=${this.#onKey}
        @scroll=${(event: Event) => (this.top = (event.target as HTMLElement).scrollTop)}
      >
        <div role="presentation" .style=${`height:${first * this.#rowHeight}px`}></div>
        ${shown.map((moment, index) => this.#renderRow(moment, first + index, current))}
        <div
          role="presentation"
          .style=${`height:${Math.max(0, moments.length - first - shown.length) * this.#rowHeight}px`}
        ></div>
      </div>
    `;
  }

  #renderRow(moment: Moment, index: number, current: number): TemplateResult {
    const run = this.viewing?.store.run(moment.actor);
    const later = this.viewing?.cursor !== undefined && index > current;
    return html`<div
      id=${`row-${index}`}
      class="row ${this.showsAll ? 'with-actor' : ''} ${later ? 'later' : ''}"
      role="option"
      aria-selected=${index === current ? 'true' : 'false'}
      aria-setsize=${this.moments.length}
      aria-posinset=${index + 1}
      @click=${() => this.#choose(index)}
    >
      <span class="number">${moment.number}</span>
      ${this.showsAll ? html`<span>${run?.name ?? ''}</span>` : nothing}
      <span>${eventWords(moment.event)}</span>
      <span>${changeWords(run?.graph, moment)}</span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-trace': ChartTrace;
  }
}
