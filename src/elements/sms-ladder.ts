// The ladder: the log as a sequence diagram that is a real table, one row an entry. A run of several days has a head for each
// day, and only the day of the moment is unfolded. Only the rows near the window are in the page; the row numbers tell a
// screen reader where they stand.
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { LadderLine, LineKey } from '../lab/index.ts';
import { LadderDays, LadderLines, dateText, keyOf, momentOf, shortDateText } from '../lab/index.ts';
import type { LogEntry } from '../world/index.ts';
import type { LadderColumns } from './ladder-columns.ts';
import { ladderColumns } from './ladder-columns.ts';
import type { RowSetting } from './ladder-row.ts';
import { dayRow, entryRow, ladderHead, quietRow } from './ladder-row.ts';
import { ladderStyles } from './styles/ladder-styles.ts';
import { shared } from './styles/shared.ts';

const rowsBeyond = 6;

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
  /** Date and hour at which the run begins. */
  @property() startsAt = '';
  /** Until when the scenario has something planned, in ms: past the first day there are heads from the start. */
  @property({ type: Number }) untilMs = 0;

  @state() private room = { width: 0, height: 0 };
  @state() private scrolled = 0;
  /** The row that Tab leads to; follows the run until somebody moves it. */
  @state() private focused: LineKey = 'e0';

  #wantsFocus = false;
  #book = new LadderDays([], '');
  #lines = new LadderLines([], this.#book, false, () => true);
  #hasHeads = false;
  /** Days that a person folded or unfolded. */
  readonly #chosen = new Map<number, boolean>();
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

  /** Puts the focus on the row of an entry, by its place; its day is unfolded for it. */
  focusRow(place: number): void {
    const within = this.#within(place);
    const day = this.#book.dayOf(within);
    if (day && !this.#isOpen(day.day)) this.#chosen.set(day.day, true);
    this.#readLines();
    this.#focusLine(`e${within}`);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isOther = changed.has('log') || changed.has('startsAt');
    if (isOther) {
      this.#book = new LadderDays(this.log, this.startsAt);
      this.#chosen.clear();
    }
    this.#book.readOn();
    if (isOther || changed.has('position')) {
      // Whoever goes on sees where: a day that was folded by hand opens again.
      const day = this.#book.dayOf(this.#within(this.position - 1));
      if (day && this.#chosen.get(day.day) === false) this.#chosen.delete(day.day);
      this.focused = this.#present;
    }
    this.#readLines();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const isFitted = (changed as ReadonlyMap<unknown, unknown>).has('room');
    if (isFitted || changed.has('position') || changed.has('log') || changed.has('rowUnits'))
      if (this.position > 0) this.#reveal(this.#present);
    if (!this.#wantsFocus) return;
    const row = this.renderRoot.querySelector<HTMLElement>(`tr[data-key='${this.focused}']`);
    if (!row) return;
    this.#wantsFocus = false;
    row.focus({ preventScroll: true });
  }

  /** The line of the moment. */
  get #present(): LineKey {
    return `e${this.#within(this.position - 1)}`;
  }

  get #rowHeight(): number {
    return Math.round((this.#columns().isNarrow ? 52 : this.rowUnits) * this.scale);
  }

  #columns(): LadderColumns {
    const digits = String(this.log.length).length;
    return ladderColumns(this.lanes, this.room.width / this.scale, { digits, hasClock: this.#hasHeads });
  }

  #within(place: number): number {
    return Math.max(0, Math.min(this.log.length - 1, place));
  }

  #readLines(): void {
    const { days } = this.#book;
    const [first] = days;
    this.#hasHeads = days.length > 1 || (first !== undefined && momentOf(this.startsAt, this.untilMs).day > first.day);
    this.#lines = new LadderLines(this.log, this.#book, this.#hasHeads, (day) => this.#isOpen(day));
  }

  /** Unless a person chose: the day of the moment is open, the others are folded. */
  #isOpen(day: number): boolean {
    return this.#chosen.get(day) ?? this.#book.dayOf(this.#within(this.position - 1))?.day === day;
  }

  #measure(): void {
    const { clientWidth: width, clientHeight: height } = this;
    if (width !== this.room.width || height !== this.room.height) this.room = { width, height };
  }

  get #scroller(): HTMLElement | null {
    return this.renderRoot.querySelector('.scroller');
  }

  #reveal(key: LineKey): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const head = scroller.querySelector('thead')?.offsetHeight ?? 0;
    const top = this.#lines.indexOf(key) * this.#rowHeight;
    const room = scroller.clientHeight - head;
    const isAbove = top < scroller.scrollTop;
    const isBelow = top + this.#rowHeight > scroller.scrollTop + room;
    if (!isAbove && !isBelow) return;
    // From afar it comes to the middle, so that what was before it is seen too. Whole rows only: none is cut by the head.
    const isFar = Math.abs(top - scroller.scrollTop) > 2 * room;
    const wanted = isFar ? top - room / 2 : isAbove ? top : top + this.#rowHeight - room;
    scroller.scrollTop = Math.ceil(wanted / this.#rowHeight) * this.#rowHeight;
  }

  #scrolled(): void {
    this.scrolled = this.#scroller?.scrollTop ?? 0;
  }

  #key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const at = this.#lines.indexOf(this.focused);
    const line = this.#lines.at(at);
    const page = Math.max(1, Math.floor((this.#scroller?.clientHeight ?? 0) / this.#rowHeight) - 2);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: this.#lines.count - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) this.#focusLine(this.#keyAt(to));
    else if (line?.kind === 'day' && event.key.startsWith('Arrow')) {
      // On a head, as in any tree: right unfolds and then goes in, left folds.
      const isRight = event.key === 'ArrowRight';
      if (isRight && line.isOpen) this.#focusLine(this.#keyAt(at + 1));
      else if (isRight !== line.isOpen) this.#fold(line);
    } else if (event.key === 'Enter' && line) this.#act(line);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #keyAt(index: number): LineKey {
    const line = this.#lines.at(Math.max(0, Math.min(this.#lines.count - 1, index)));
    return line ? keyOf(line) : 'e0';
  }

  #focusLine(key: LineKey): void {
    this.focused = key;
    this.#wantsFocus = true;
    this.#reveal(key);
    this.requestUpdate();
  }

  #act(line: LadderLine): void {
    this.focused = keyOf(line);
    if (line.kind === 'day') this.#fold(line);
    else if (line.kind === 'entry')
      this.dispatchEvent(new CustomEvent('sms-row-opened', { detail: line.place, bubbles: true, composed: true }));
  }

  #fold({ day, isOpen }: Extract<LadderLine, { kind: 'day' }>): void {
    this.#chosen.set(day.day, !isOpen);
    this.focused = `d${day.day}`;
    this.requestUpdate();
  }

  protected override render() {
    if (this.room.width === 0) return html`<div class="scroller"></div>`;
    const columns = this.#columns();
    const height = this.#rowHeight;
    const { count } = this.#lines;
    const first = Math.max(0, Math.floor(this.scrolled / height) - rowsBeyond);
    const last = Math.min(count, Math.ceil((this.scrolled + this.room.height) / height) + rowsBeyond);
    const lines = Array.from({ length: Math.max(0, last - first) }, (_, offset) => {
      const line = this.#lines.at(first + offset);
      return line ? [{ line, index: first + offset }] : [];
    }).flat();
    const focusedAt = this.#lines.indexOf(this.focused);
    const setting = { columns, lanes: this.lanes, scale: this.scale, height, startsAt: this.startsAt };
    return html`<div class="scroller" @scroll=${this.#scrolled} @keydown=${this.#key}>
      <table
        role=${this.#hasHeads ? 'treegrid' : 'grid'}
        aria-label="What happened, one row each"
        aria-rowcount=${count + 1}
        class=${columns.isNarrow ? 'narrow' : ''}
      >
        ${ladderHead(setting, this.#dayInSight())} ${this.#gap(first * height)}
        <tbody>
          ${
            // By what it is, so that a row keeps the focus when the window moves on.
            repeat(
              lines,
              ({ line }) => keyOf(line),
              ({ line, index }) => this.#row(line, { ...setting, index, isInFocus: index === focusedAt }),
            )
          }
        </tbody>
        ${this.#gap((count - last) * height)}
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

  /** The date of the first row in sight, when the head of its day is not. */
  #dayInSight(): string {
    const line = this.#lines.at(Math.ceil(this.scrolled / this.#rowHeight));
    if (!this.#hasHeads || !line || line.kind === 'day') return '';
    const day = this.#book.dayOf(line.place);
    if (!day) return '';
    return this.#columns().time > 0 ? dateText(day.day) : shortDateText(day.day);
  }

  #row(line: LadderLine, at: Omit<RowSetting, 'act' | 'focus'>): TemplateResult | typeof nothing {
    const setting: RowSetting = {
      ...at,
      act: () => this.#act(line),
      focus: () => (this.focused = keyOf(line)),
    };
    if (line.kind === 'day') return dayRow(line, setting, { isLater: line.day.first >= this.position });
    if (line.kind === 'quiet') return quietRow(line, setting);
    const { place } = line;
    const entry = this.log[place];
    if (!entry) return nothing;
    return entryRow(entry, setting, {
      isLater: place >= this.position,
      isCurrent: place === this.position - 1,
      isOpened: place === this.opened,
      isWithinDay: this.#hasHeads,
      progress: this.progress,
    });
  }
}
