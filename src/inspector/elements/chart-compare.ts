// Two runs side by side: aligned rows, the first difference named, and what only one of them visited. Choosing a row goes to
// that moment, in step with the other views.
import type { TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ActorRun, ComparedRow, CoverageSide, Moment, Viewing } from '../index.ts';
import {
  RunComparison,
  comparingChart,
  eventWords,
  kinshipOf,
  likestRun,
  runNames,
  startComparing,
  startedRuns,
} from '../index.ts';
import { nextFrame } from '../page/index.ts';
import { listStep } from './list-keys.ts';
import { baseStyles } from './chart-styles.ts';
import { tellMoment } from './chosen-events.ts';
import { compareStyles } from './compare-styles.ts';
import { gridStyles } from './grid-styles.ts';
import { comparedWords, contextWords, hintWords, kindMarks, kindWords, summaryWords } from './compare-words.ts';
import { stateWords } from './moment-words.ts';
import { RowWindow } from './row-window.ts';
import { ViewingNews } from './viewing-news.ts';

const headHeight = 32;
const rowHeight = 48;
/** Of the main thread in one frame. */
const sliceMs = 8;
/** The pane comes and goes: what was chosen stays with what is looked at. */
const lastChoices = new WeakMap<Viewing, { readonly first: string | undefined; readonly second: string | undefined }>();

/**
 * @property viewing What is looked at.
 * @fires chart-moment-chosen A person chose a row; `detail` is `{ number }`.
 */
@customElement('chart-compare')
export class ChartCompare extends LitElement {
  static override styles = [baseStyles, gridStyles, compareStyles];

  @property({ attribute: false }) viewing: Viewing | undefined;

  @state() private comparing = comparingChart.initialState;
  #comparison: RunComparison | undefined;
  #window: RowWindow = new RowWindow(this, (): HTMLElement | null => this.renderRoot.querySelector('.grid'));
  #shown = -1;
  #service = startComparing((next) => {
    this.comparing = next;
  });

  constructor() {
    super();
    new ViewingNews(this);
  }

  override willUpdate(): void {
    const { first, second } = this.comparing.context;
    const { store } = this.viewing ?? {};
    const isLost = (key: string | undefined): boolean => key !== undefined && store?.run(key) === undefined;
    if (isLost(first) || isLost(second)) {
      this.#comparison = undefined;
      this.#service.send({ type: 'runs.lost' });
    }
    if (this.comparing.matches('choosing')) this.#propose();
    if (this.comparing.matches('comparing')) this.#begin();
  }

  override updated(): void {
    const place = this.#current;
    if (place === this.#shown || !this.#window.box) return;
    this.#shown = place;
    if (place >= 0) this.#window.show(place * rowHeight, (place + 1) * rowHeight, headHeight);
  }

  /** The actor looked at, and the run most like it. */
  #propose(): void {
    const { viewing } = this;
    if (!viewing) return;
    const runs = startedRuns(viewing.store);
    const { first = lastChoices.get(viewing)?.first, second = lastChoices.get(viewing)?.second } =
      this.comparing.context;
    const one = first === undefined ? viewing.run : viewing.store.run(first);
    const other = one && (second === undefined ? likestRun(one, runs) : viewing.store.run(second));
    if (!one || !other || one === other || one.hasNeverStarted) return;
    this.#service.send({ type: 'first.chosen', key: one.key });
    this.#service.send({ type: 'second.chosen', key: other.key });
  }

  #begin(): void {
    const { first, second } = this.comparing.context;
    const [one, other] = [first, second].map((key) => this.viewing?.store.run(key ?? ''));
    if (!one || !other || this.#comparison) return;
    const comparison = new RunComparison(one, other);
    this.#comparison = comparison;
    const work = (): void => {
      if (this.#comparison !== comparison) return;
      // Begun anew when the element is back.
      if (!this.isConnected) return void (this.#comparison = undefined);
      const end = performance.now() + sliceMs;
      const isDone = comparison.work(() => performance.now() >= end);
      this.requestUpdate();
      if (!isDone) return nextFrame(work);
      this.#shown = -1;
      this.#service.send({ type: 'comparison.done' });
    };
    work();
  }

  #choose(which: 'first' | 'second', key: string): void {
    this.#comparison = undefined;
    this.#service.send({ type: `${which}.chosen`, key });
    const { first, second } = this.comparing.context;
    if (this.viewing) lastChoices.set(this.viewing, { first, second });
  }

  #again(): void {
    this.#comparison = undefined;
    this.#service.send({ type: 'again.chosen' });
  }

  get #differencesOnly(): boolean {
    return this.comparing.context.differencesOnly;
  }

  get #count(): number {
    return (this.#differencesOnly ? this.#comparison?.differences.length : this.#comparison?.count) ?? 0;
  }

  /** Place among all rows of a row shown. */
  #rowAt(place: number): number {
    return this.#differencesOnly ? (this.#comparison?.differences[place] ?? -1) : place;
  }

  /** Row shown of the moment looked at, -1 while live or when it belongs to neither run. */
  get #current(): number {
    const { viewing } = this;
    const comparison = this.#comparison;
    const run = viewing?.run;
    if (viewing?.cursor === undefined || !comparison?.isDone || !run) return -1;
    if (run !== comparison.first && run !== comparison.second) return -1;
    const row = comparison.placeOf(run, viewing.moment?.number ?? 0);
    return this.#differencesOnly ? comparison.differences.indexOf(row) : row;
  }

  #goTo(place: number, wanted?: 'first' | 'second'): void {
    const row = this.#comparison?.row(this.#rowAt(place));
    if (!row) return;
    const side = wanted ?? (this.viewing?.run === this.#comparison?.second ? 'second' : 'first');
    const moment = row[side] ?? row.first ?? row.second;
    if (!moment) return;
    this.viewing?.chooseMoment(moment.number, moment.actor);
    tellMoment(this, moment.number);
  }

  /** To the first difference, or from the row looked at to the next one or the one before. */
  #jump(by: 'first' | 1 | -1): void {
    const comparison = this.#comparison;
    if (!comparison) return;
    const { differences } = comparison;
    const at = this.#current < 0 ? -1 : this.#rowAt(this.#current);
    const row =
      by === 'first'
        ? comparison.firstDifference
        : by === 1
          ? differences.find((place) => place > at)
          : differences.findLast((place) => place < at);
    if (row !== undefined) this.#goTo(this.#differencesOnly ? differences.indexOf(row) : row);
  }

  #onKey(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor((this.#window.height - headHeight) / rowHeight) - 1);
    const side = { ArrowLeft: 'first', ArrowRight: 'second' }[event.key] as 'first' | 'second' | undefined;
    const stays = Math.min(this.#count - 1, Math.max(0, this.#current));
    const place = side ? stays : listStep(event.key, this.#current, this.#count - 1, page);
    if (place === undefined) return;
    event.preventDefault();
    this.#goTo(Math.min(this.#count - 1, place), side);
  }

  override render(): TemplateResult {
    const { viewing } = this;
    if (!viewing) return html``;
    const runs = startedRuns(viewing.store);
    const names = runNames(runs, viewing.store);
    const { first, second } = this.comparing.context;
    const comparison = this.#comparison;
    return html`
      ${
        runs.length < 2
          ? nothing
          : html`<div class="choice">
              ${this.#renderSelect('first', runs, names, first, undefined)}
              ${this.#renderSelect('second', runs, names, second, viewing.store.run(first ?? ''))}
            </div>`
      }
      ${
        this.comparing.matches('choosing')
          ? html`<p class="hint">${hintWords(viewing.store.run(first ?? '') ?? viewing.run, runs)}</p>`
          : nothing
      }
      ${
        this.comparing.matches('comparing')
          ? html`<progress aria-label="Comparing" max="1" .value=${comparison?.progress ?? 0}></progress>`
          : nothing
      }
      <p class="summary" role="status">${comparison?.isDone ? summaryWords(comparison) : nothing}</p>
      ${comparison?.isDone ? this.#renderComparison(comparison, names) : nothing}
    `;
  }

  #renderSelect(
    which: 'first' | 'second',
    runs: readonly ActorRun[],
    names: ReadonlyMap<ActorRun, string>,
    chosen: string | undefined,
    other: ActorRun | undefined,
  ): TemplateResult {
    const option = (run: ActorRun): TemplateResult =>
      html`<option value=${run.key} .selected=${run.key === chosen}>${names.get(run)}</option>`;
    const isLike = (run: ActorRun): boolean => other === undefined || kinshipOf(run, other) !== 'other machine';
    const [like, unlike] = [runs.filter(isLike), runs.filter((run) => !isLike(run))];
    return html`<label
      >${which === 'first' ? 'First' : 'Second'}
      <select @change=${(event: Event) => this.#choose(which, (event.target as HTMLSelectElement).value)}>
        <option value="" .selected=${chosen === undefined} disabled>Choose a run</option>
        ${
          unlike.length === 0
            ? like.map(option)
            : html`<optgroup label="The same machine">${like.map(option)}</optgroup>
                <optgroup label="Other machines">${unlike.map(option)}</optgroup>`
        }
      </select></label
    >`;
  }

  #renderComparison(comparison: RunComparison, names: ReadonlyMap<ActorRun, string>): TemplateResult {
    const current = this.#current;
    const count = this.#count;
    const { top, height } = this.#window;
    const first = Math.max(0, Math.floor(top / rowHeight) - 2);
    const end = Math.min(count, first + Math.ceil(height / rowHeight) + 5);
    const rows: TemplateResult[] = [];
    for (let place = first; place < end; place++) rows.push(this.#renderRow(comparison, place, current));
    const hasNone = comparison.differences.length === 0;
    const { newer } = comparison;
    return html`
      <div class="jumps" role="group" aria-label="Differences">
        <button ?disabled=${hasNone} @click=${() => this.#jump('first')}>First difference</button>
        <button
          ?disabled=${hasNone}
          aria-label="Difference before"
          title="Difference before"
          @click=${() => this.#jump(-1)}
        >
          ◂
        </button>
        <button ?disabled=${hasNone} aria-label="Next difference" title="Next difference" @click=${() => this.#jump(1)}>
          ▸
        </button>
        <button
          aria-pressed=${this.#differencesOnly ? 'true' : 'false'}
          @click=${() => this.#service.send({ type: 'differences.toggled' })}
        >
          Hide same
        </button>
        ${newer > 0 ? html`<button @click=${() => this.#again()}>Again, with ${newer} newer</button>` : nothing}
      </div>
      <div
        class="grid"
        role="grid"
        aria-label="Both runs"
        aria-rowcount=${count + 1}
        aria-colcount="3"
        tabindex="0"
        aria-activedescendant=${current >= first && current < end ? `row-${current}` : nothing}
        @keydown=${this.#onKey}
      >
        <div class="heads" role="row" aria-rowindex="1">
          <span role="columnheader"><span class="ear-only">How they differ</span></span>
          <span role="columnheader" title=${names.get(comparison.first) ?? ''}>First</span>
          <span role="columnheader" title=${names.get(comparison.second) ?? ''}>Second</span>
        </div>
        <div class="rows" role="rowgroup" .style=${`height:${count * rowHeight}px`}>${rows}</div>
      </div>
      ${this.#renderFoot(comparison, current)} ${this.#renderCoverage(comparison)}
    `;
  }

  #renderRow(comparison: RunComparison, place: number, current: number): TemplateResult {
    const row = comparison.row(this.#rowAt(place));
    if (!row) return html``;
    return html`<div
      id=${`row-${place}`}
      class="row ${row.kind}"
      role="row"
      aria-rowindex=${place + 2}
      aria-selected=${place === current ? 'true' : 'false'}
      .style=${`top:${place * rowHeight}px`}
    >
      <div class="mark" role="gridcell" title=${kindWords[row.kind]} @click=${() => this.#goTo(place)}>
        <span aria-hidden="true">${kindMarks[row.kind]}</span><span class="ear-only">${kindWords[row.kind]}</span>
      </div>
      ${this.#renderSide(comparison.first, row.first, 'first', place, place === current)}
      ${this.#renderSide(comparison.second, row.second, 'second', place, place === current)}
    </div>`;
  }

  #renderSide(
    run: ActorRun,
    moment: Moment | undefined,
    which: 'first' | 'second',
    place: number,
    isCurrent: boolean,
  ): TemplateResult {
    const isHere = isCurrent && moment !== undefined && this.viewing?.run === run;
    return html`<div
      class="side ${moment ? '' : 'missing'} ${isHere ? 'here' : ''}"
      role="gridcell"
      @click=${() => this.#goTo(place, which)}
    >
      ${
        moment
          ? html`<span>${moment.number} ${eventWords(run.graph, moment.event)}</span>
              <span class="to">${stateWords(run.graph, moment)}</span>`
          : html`<span>not here</span>`
      }
    </div>`;
  }

  /** The chosen row in full: also what did not fit its place. */
  #renderFoot(comparison: RunComparison, current: number): TemplateResult | typeof nothing {
    const row: ComparedRow | undefined = current < 0 ? undefined : comparison.row(this.#rowAt(current));
    if (!row) return nothing;
    const changes = contextWords(row);
    return html`<div class="foot">
      <p>Row ${this.#rowAt(current) + 1}, ${comparedWords(row, comparison)}.</p>
      ${
        changes.length === 0
          ? nothing
          : html`<ul aria-label="Context">
              ${changes.map((words) => html`<li>${words}</li>`)}
            </ul>`
      }
    </div>`;
  }

  #renderCoverage({ coverage }: RunComparison): TemplateResult | typeof nothing {
    if (!coverage) return nothing;
    const { onlyFirst, onlySecond, inBoth } = coverage;
    const states = onlyFirst.states.length + onlySecond.states.length;
    const transitions = onlyFirst.transitions.length + onlySecond.transitions.length;
    return html`<details class="coverage">
      <summary>Visited by only one: ${counted(states, 'state')}, ${counted(transitions, 'transition')}</summary>
      <div class="sides">
        ${this.#renderCovered('Only by the first', onlyFirst)} ${this.#renderCovered('Only by the second', onlySecond)}
        <p>By both: ${counted(inBoth.states, 'state')}, ${counted(inBoth.transitions, 'transition')}.</p>
      </div>
    </details>`;
  }

  #renderCovered(title: string, { states, transitions }: CoverageSide): TemplateResult {
    const all = [...states.map((words) => `state ${words}`), ...transitions];
    return html`<section>
      <h3>${title}</h3>
      ${
        all.length === 0
          ? html`<p>Nothing.</p>`
          : html`<ul>
              ${all.map((words) => html`<li>${words}</li>`)}
            </ul>`
      }
    </section>`;
  }
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-compare': ChartCompare;
  }
}
