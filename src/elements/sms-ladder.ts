// The ladder: the log as a sequence diagram that is a real table, one row an entry. Only the rows near the window are in the
// page; the row numbers tell a screen reader where they stand.
import { LitElement, html, nothing, svg } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { LadderRow, SayMessage } from '../lab/index.ts';
import { ladderRow, timeText } from '../lab/index.ts';
import { describeMessage } from '../scenarios/index.ts';
import type { LogEntry } from '../world/index.ts';
import { drawLanes } from './draw-lanes.ts';
import { mark } from './icons.ts';
import type { LadderColumns } from './ladder-columns.ts';
import { ladderColumns } from './ladder-columns.ts';
import { ladderStyles } from './styles/ladder-styles.ts';
import { shared } from './styles/shared.ts';

const rowsBeyond = 6;
const say: SayMessage = (message) => describeMessage(message as never);

/**
 * The list of all that happened.
 * @fires sms-row-opened A row was opened by click, Enter or W; `detail` is its place among the entries, from 0.
 */
@customElement('sms-ladder')
export class SmsLadder extends LitElement {
  static override styles = [shared, ladderStyles];

  @property({ attribute: false }) log: readonly LogEntry[] = [];
  /** How many entries there are: the log is one list that grows. */
  @property({ type: Number }) known = 0;
  /** How many entries are shown; those after it are later. */
  @property({ type: Number }) position = 0;
  /** Names of the computers, one lane each. */
  @property({ attribute: false }) lanes: readonly string[] = [];
  @property({ type: Number }) progress = 1;
  @property({ type: Number }) scale = 1;
  /** Height of a row in units. */
  @property({ type: Number }) rowUnits = 32;
  /** Place of the row that the drawer tells of, or -1. */
  @property({ type: Number }) opened = -1;

  @state() private room = { width: 0, height: 0 };
  @state() private scrolled = 0;
  /** The row that Tab leads to; follows the run until somebody moves it. */
  @state() private focused = 0;

  #wantsFocus = false;
  readonly #observer = new ResizeObserver(() => {
    // A frame later: measuring now would change sizes while sizes are being told.
    requestAnimationFrame(() => this.#measure());
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  /** Puts the focus on a row, by its place. */
  focusRow(place: number): void {
    this.focused = this.#within(place);
    this.#wantsFocus = true;
    this.#reveal(this.focused);
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('position') || changed.has('log')) this.focused = this.#within(this.position - 1);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const isFitted = (changed as ReadonlyMap<unknown, unknown>).has('room');
    if (isFitted || changed.has('position') || changed.has('log') || changed.has('rowUnits'))
      this.#reveal(this.position - 1);
    if (!this.#wantsFocus) return;
    const row = this.renderRoot.querySelector<HTMLElement>(`tr[data-place='${this.focused}']`);
    if (!row) return;
    this.#wantsFocus = false;
    row.focus({ preventScroll: true });
  }

  get #rowHeight(): number {
    return Math.round((this.#columns().isNarrow ? 52 : this.rowUnits) * this.scale);
  }

  #columns(): LadderColumns {
    return ladderColumns(this.lanes, this.room.width / this.scale);
  }

  #within(place: number): number {
    return Math.max(0, Math.min(this.log.length - 1, place));
  }

  #measure(): void {
    const { clientWidth: width, clientHeight: height } = this;
    if (width !== this.room.width || height !== this.room.height) this.room = { width, height };
  }

  get #scroller(): HTMLElement | null {
    return this.renderRoot.querySelector('.scroller');
  }

  #reveal(place: number): void {
    const scroller = this.#scroller;
    if (!scroller || place < 0) return;
    const head = scroller.querySelector('thead')?.offsetHeight ?? 0;
    const top = place * this.#rowHeight;
    const room = scroller.clientHeight - head;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + this.#rowHeight > scroller.scrollTop + room) {
      // Whole rows only: none is cut by the head.
      scroller.scrollTop = Math.ceil((top + this.#rowHeight - room) / this.#rowHeight) * this.#rowHeight;
    }
  }

  #scrolled(): void {
    this.scrolled = this.#scroller?.scrollTop ?? 0;
  }

  #key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((this.#scroller?.clientHeight ?? 0) / this.#rowHeight) - 2);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: this.focused + 1,
      ArrowUp: this.focused - 1,
      PageDown: this.focused + page,
      PageUp: this.focused - page,
      Home: 0,
      End: this.log.length - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) this.focusRow(to);
    else if (event.key === 'Enter') this.#open(this.focused);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #open(place: number): void {
    this.focused = place;
    this.dispatchEvent(new CustomEvent('sms-row-opened', { detail: place, bubbles: true, composed: true }));
  }

  protected override render() {
    if (this.room.width === 0) return html`<div class="scroller"></div>`;
    const columns = this.#columns();
    const height = this.#rowHeight;
    const first = Math.max(0, Math.floor(this.scrolled / height) - rowsBeyond);
    const last = Math.min(this.log.length, Math.ceil((this.scrolled + this.room.height) / height) + rowsBeyond);
    const places = Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset);
    return html`<div class="scroller" @scroll=${this.#scrolled} @keydown=${this.#key}>
      <table
        role="grid"
        aria-label="What happened, one row each"
        aria-rowcount=${this.log.length + 1}
        class=${columns.isNarrow ? 'narrow' : ''}
      >
        ${this.#head(columns)} ${this.#gap(first * height)}
        <tbody>
          ${
            // By place, so that a row keeps the focus when the window moves on.
            repeat(
              places,
              (place) => place,
              (place) => this.#row(place, columns, height),
            )
          }
        </tbody>
        ${this.#gap((this.log.length - last) * height)}
      </table>
    </div>`;
  }

  /** Stands for the rows that are not in the page. */
  #gap(height: number): TemplateResult | typeof nothing {
    return height > 0
      ? html`<tbody aria-hidden="true">
          <tr .style=${`height: ${height}px`}></tr>
        </tbody>`
      : nothing;
  }

  #head({ lane, heads, time, isNarrow }: LadderColumns): TemplateResult {
    const width = lane * this.lanes.length;
    return html`<thead>
      <tr aria-rowindex="1">
        <th scope="col" class="number"><span aria-hidden="true">#</span><span class="for-the-ear">number</span></th>
        ${time > 0 ? html`<th scope="col" class="time">time</th>` : nothing}
        <th scope="col" class="lanes" .style=${`width: ${width * this.scale}px`}>
          <span class="for-the-ear">from and to</span>
          <svg aria-hidden="true" width=${width * this.scale} height=${24 * this.scale} viewBox="0 0 ${width} 24">
            ${heads.map((head, place) => svg`<text x=${lane * (place + 0.5)} y="17" text-anchor="middle">${head}</text>`)}
          </svg>
        </th>
        <th scope="col" class="what">${isNarrow ? 'what, outcome' : 'what'}</th>
        ${isNarrow ? nothing : html`<th scope="col" class="outcome">outcome</th>`}
      </tr>
    </thead>`;
  }

  #row(place: number, columns: LadderColumns, height: number): TemplateResult | typeof nothing {
    const entry = this.log[place];
    if (!entry) return nothing;
    const row = ladderRow(entry, this.lanes, say);
    const isLater = place >= this.position;
    const isCurrent = place === this.position - 1;
    const isFlying = isCurrent && row.lanes.draw === 'frame' && this.progress < 1;
    const kind = `row ${isLater ? 'later' : ''} ${isCurrent ? 'current' : ''} ${place === this.opened ? 'opened' : ''}`;
    const outcome = this.#outcome(row, { isLater, isFlying });
    const width = columns.lane * this.lanes.length;
    const drawn = drawLanes({
      lanes: row.lanes,
      count: this.lanes.length,
      laneWidth: columns.lane,
      height: height / this.scale,
      isLater,
      isCurrent,
      progress: this.progress,
    });
    return html`<tr
      class=${kind}
      data-place=${place}
      aria-rowindex=${place + 2}
      aria-current=${isCurrent ? 'step' : nothing}
      aria-selected=${place === this.opened ? 'true' : 'false'}
      tabindex=${place === this.focused ? 0 : -1}
      .style=${`height: ${height}px`}
      @click=${() => this.#open(place)}
      @focus=${() => (this.focused = place)}
    >
      <td class="number">${row.number}</td>
      ${columns.time > 0 ? html`<td class="time">${timeText(row.atMs)}</td>` : nothing}
      <td class="lanes">
        <span class="for-the-ear">${this.#lanesText(entry)}</span>
        <svg
          aria-hidden="true"
          width=${width * this.scale}
          height=${height}
          viewBox="0 0 ${width} ${height / this.scale}"
        >
          ${drawn}
        </svg>
      </td>
      <td class="what" title=${entry.text}>
        <span class="words">${row.what}</span>${columns.isNarrow ? outcome : nothing}
      </td>
      ${columns.isNarrow ? nothing : html`<td class="outcome">${outcome}</td>`}
    </tr>`;
  }

  #outcome({ outcome }: LadderRow, { isLater, isFlying }: { isLater: boolean; isFlying: boolean }): TemplateResult {
    if (isFlying) return html`<span class="verdict progress">${mark('progress')}on its way</span>`;
    if (outcome.word === '') return html`<span class="verdict"></span>`;
    if (isLater)
      return html`<span class="verdict later"
        >${mark('later')}${outcome.word}<span class="for-the-ear">, later</span></span
      >`;
    return html`<span class="verdict ${outcome.mark}">${mark(outcome.mark)}${outcome.word}</span>`;
  }

  #lanesText({ kind, host, detail }: LogEntry): string {
    if (kind !== 'frame.sent') return host ?? 'the network';
    const to = Array.isArray(detail['to']) ? (detail['to'] as string[]) : [];
    const heard = detail['isGroup'] === true ? 'everybody on the segment' : to.join(', ') || 'nobody';
    return `${host ?? ''} to ${heard}`;
  }
}
