// The time bar: pause and live, back and on, a slider over the moments shown, and playing what is there. While the view
// stands, what comes is kept and counted.
import type { TemplateResult } from 'lit';
import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Viewing } from '../index.ts';
import { eventWords, placeOf, placeUpTo } from '../index.ts';
import { hitWords, waitWords, wishWords } from './breakpoint-words.ts';
import { barStyles, baseStyles, controlFrame } from './chart-styles.ts';
import { tellLive, tellMoment } from './chosen-events.ts';
import { changeWords } from './moment-words.ts';
import { ViewingNews } from './viewing-news.ts';

const speeds = [1, 4, 16, 60];
/** Ticks drawn at most, of the newest hits. */
const ticksMax = 400;

/**
 * @property viewing What is looked at.
 * @fires chart-moment-chosen A person went to a moment; `detail` is `{ number }`.
 * @fires chart-live-chosen A person wants to follow the newest.
 */
@customElement('chart-time')
export class ChartTime extends LitElement {
  static override styles = [
    baseStyles,
    barStyles,
    css`
      :host {
        min-width: 0;
      }
      /* Below the bar it would make the viewer longer. */
      .ear-only {
        bottom: 0;
        margin: 0;
      }
      .bar {
        border-top: var(--w1, 1.5px) solid var(--line, #5f6c79);
      }
      .live {
        min-width: 76px;
      }
      .track {
        flex: 1 1 140px;
        min-width: 0;
        position: relative;
        display: grid;
      }
      input {
        width: 100%;
        height: var(--target, 44px);
        margin: 0;
        accent-color: var(--ink, #15202b);
      }
      .track svg {
        position: absolute;
        inset: 2px 8px auto;
        width: calc(100% - 16px);
        height: 8px;
        overflow: visible;
        pointer-events: none;
      }
      path {
        stroke: var(--refuse-line, #c24a00);
        stroke-width: 2px;
        vector-effect: non-scaling-stroke;
      }
      select {
        min-height: var(--target, 44px);
        ${controlFrame}
        color: var(--ink, #15202b);
      }
      .words {
        flex: 1 1 132px;
        margin: 0;
        overflow-wrap: anywhere;
      }
      .stop {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        margin: 0;
        padding: 4px 8px;
        border-top: var(--w1, 1.5px) solid var(--line, #5f6c79);
        border-left: 6px solid var(--refuse-line, #c24a00);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) viewing: Viewing | undefined;
  @state() private said = '';
  #mode = '';
  #wishes = new Map<string, string>();

  constructor() {
    super();
    new ViewingNews(this);
  }

  override willUpdate(): void {
    this.#noteBreakpoints();
    this.#noteMode();
  }

  /** Says aloud when the view stops, pauses or goes on; what each moment brings is said elsewhere. */
  #noteMode(): void {
    const { viewing } = this;
    if (!viewing) return;
    const { stop } = viewing;
    const mode = stop
      ? `Stopped: ${this.#stopWords(viewing)}`
      : viewing.isPlaying
        ? 'Playing'
        : viewing.isLive
          ? 'Live'
          : 'Paused';
    if (mode === this.#mode) return;
    // At the beginning it is live: nothing to say.
    if (this.#mode !== '') this.said = `${mode}.`;
    this.#mode = mode;
  }

  #noteBreakpoints(): void {
    const { viewing } = this;
    if (!viewing) return;
    const wishes = new Map(viewing.breakpoints.all.map(({ id, wish }) => [id, wishWords(viewing, wish)]));
    const set = [...wishes].find(([id]) => !this.#wishes.has(id));
    const gone = [...this.#wishes].find(([id]) => !wishes.has(id));
    if (set) this.said = `Breakpoint set: ${set[1]}.`;
    else if (gone) this.said = `Breakpoint removed: ${gone[1]}.`;
    this.#wishes = wishes;
  }

  #place(viewing: Viewing): number {
    const { moments, cursor } = viewing;
    return cursor === undefined ? moments.length - 1 : placeUpTo(moments, cursor);
  }

  #goTo(place: number): void {
    const moment = this.viewing?.moments[place];
    if (moment) this.viewing?.chooseMoment(moment.number, moment.actor);
    this.#tell();
  }

  #step(by: number): void {
    this.viewing?.step(by);
    this.#tell();
  }

  /** The shell must know that a person went elsewhere. */
  #tell(): void {
    tellMoment(this, this.viewing?.cursor);
  }

  #goLive(act: () => void): void {
    act();
    tellLive(this);
  }

  #onKey(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    // Slider and speed have their own arrows.
    if (step === undefined || !(event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    this.#step(step);
  }

  override render(): TemplateResult {
    const { viewing } = this;
    if (!viewing || viewing.store.moments.length === 0) return html`<p class="ear-only" role="status">${this.said}</p>`;
    return html`${this.#renderStop(viewing)}
      <div class="bar" role="group" aria-label="Time" @keydown=${this.#onKey}>
        ${
          viewing.isLive
            ? html`<button class="live" @click=${() => viewing.pause()}>Pause</button>`
            : html`<button class="live" @click=${() => this.#goLive(() => viewing.goLive())}>Live</button>`
        }
        ${this.#renderSteps(viewing)} ${this.#renderPlay(viewing)}
        <p class="words">${this.#words(viewing)}</p>
      </div>
      <p class="ear-only" role="status">${this.said}</p>`;
  }

  #renderSteps(viewing: Viewing): TemplateResult {
    const { moments } = viewing;
    const place = this.#place(viewing);
    const moment = moments[place];
    const run = moment && viewing.store.run(moment.actor);
    const what = moment ? `: ${eventWords(run?.graph, moment.event)}, ${changeWords(run?.graph, moment)}` : '';
    return html`<button aria-label="Back" ?disabled=${place <= 0} @click=${() => this.#step(-1)}>◀</button>
      <div class="track">
        <input
          type="range"
          aria-label="Moment"
          min="1"
          .max=${String(Math.max(1, moments.length))}
          .value=${String(place + 1)}
          aria-valuetext=${`${place + 1} of ${moments.length}${what}`}
          ?disabled=${moments.length === 0}
          @input=${(event: Event) => this.#goTo(Number((event.target as HTMLInputElement).value) - 1)}
        />
        ${this.#renderTicks(viewing)}
      </div>
      <button aria-label="On" ?disabled=${viewing.isLive || place >= moments.length - 1} @click=${() => this.#step(1)}>
        ▶
      </button>`;
  }

  #renderTicks({ breakpoints, moments }: Viewing): TemplateResult | typeof nothing {
    if (breakpoints.hits.length === 0 || moments.length < 2) return nothing;
    // Several in one place are one tick.
    const ticks = new Set<number>();
    for (const { number } of breakpoints.hits.slice(-ticksMax)) {
      const place = placeOf(moments, number);
      if (place >= 0) ticks.add(Math.round((place / (moments.length - 1)) * 1000));
    }
    return html`<svg viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">
      ${[...ticks].map((tick) => svg`<path d=${`M${tick} 0 V8`}></path>`)}
    </svg>`;
  }

  #renderPlay(viewing: Viewing): TemplateResult {
    return html`${
        viewing.isPlaying
          ? html`<button @click=${() => viewing.pause()}>Stop</button>`
          : html`<button ?disabled=${viewing.moments.length < 2} @click=${() => this.#play(viewing)}>Play</button>`
      }
      <select
        aria-label="Speed"
        @change=${(event: Event) => viewing.chooseSpeed(Number((event.target as HTMLSelectElement).value))}
      >
        ${speeds.map((speed) => html`<option value=${speed} ?selected=${speed === viewing.speed}>${speed} a second</option>`)}
      </select>`;
  }

  #play(viewing: Viewing): void {
    viewing.play();
    this.#tell();
  }

  #renderStop(viewing: Viewing): TemplateResult | typeof nothing {
    const { stop } = viewing;
    if (!stop) return nothing;
    return html`<p class="stop">
      <span><strong>Stopped:</strong> ${this.#stopWords(viewing)}. ${waitWords(viewing)}</span>
      <button @click=${() => this.#goLive(() => viewing.goOn())}>Go on</button>
    </p>`;
  }

  /** All breakpoints that the moment meets, the one that stopped the view first. */
  #stopWords(viewing: Viewing): string {
    const { stop, breakpoints } = viewing;
    if (!stop) return '';
    const others = breakpoints.hitsAt(stop.number).filter((hit) => hit !== stop);
    return [stop, ...others].map((hit) => hitWords(viewing, hit)).join('; ');
  }

  #words(viewing: Viewing): string {
    const { moments, newer } = viewing;
    const total = moments.length;
    if (viewing.isLive) return `${isOver(viewing) ? 'Ended' : 'Live'}, ${total} ${total === 1 ? 'moment' : 'moments'}`;
    const came = newer > 0 ? `, ${newer} newer came` : '';
    const waits = viewing.stop || viewing.isPlaying ? '' : ` ${waitWords(viewing)}`;
    return `Moment ${this.#place(viewing) + 1} of ${total}${came}.${waits}`;
  }
}

/** All apps have gone: nothing more will come. */
function isOver({ store: { sources } }: Viewing): boolean {
  return sources.length > 0 && sources.every(({ hasEnded }) => hasEnded);
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-time': ChartTime;
  }
}
