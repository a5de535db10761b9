// The time bar: back, step, run or pause, next decision, the slider over all that is known, three speeds, and the seed.
import { LitElement, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { secondsText } from '../lab/index.ts';
import type { Speed } from './controllers/playback.ts';
import { icon } from './icons.ts';
import './sms-run-settings.ts';
import { shared } from './styles/shared.ts';
import { timeBarStyles } from './styles/time-bar-styles.ts';

export interface TimeTicks {
  readonly decisions: readonly number[];
  readonly days: readonly number[];
}

/** Ticks nearer than this, in hundredths of the line, are drawn as one. */
const leastApart = 1.25;

/** What a person can do at the time bar. */
export type TimeAct = 'back' | 'step' | 'toggle' | 'decision' | 'again';

/**
 * @fires sms-time-act One of the buttons; `detail` names it.
 * @fires sms-seek The slider was moved; `detail` is the number of entries to show.
 */
@customElement('sms-time-bar')
export class SmsTimeBar extends LitElement {
  static override styles = [shared, timeBarStyles];

  @property({ type: Number }) position = 0;
  /** How many entries are known. */
  @property({ type: Number }) known = 0;
  /** Positions just after a choice, and those at which a later day begins. */
  @property({ attribute: false }) ticks: TimeTicks = { decisions: [], days: [] };
  /** Another future that was left, in entries: where it leaves this one, and how far it is known. */
  @property({ attribute: false }) other: { readonly from: number; readonly to: number } | undefined;
  @property({ type: Boolean }) isPlaying = false;
  @property({ type: Boolean }) isAtEnd = false;
  @property({ type: Boolean }) isEnded = false;
  @property({ type: Number }) nowMs = 0;
  /** Date and clock of the scenario at the moment shown. */
  @property() clock = '';
  @property() speed: Speed = 'normal';
  @property({ type: Number }) seed = 0;
  /** What there is room for beside the track. */
  @property() settings: 'all' | 'speed' | 'none' = 'all';

  /** The button that says the next act. */
  focusPrimary(): void {
    this.renderRoot.querySelector<HTMLElement>('.primary')?.focus();
  }

  #act(act: TimeAct): void {
    this.dispatchEvent(new CustomEvent('sms-time-act', { detail: act, bubbles: true, composed: true }));
  }

  #seek(event: Event): void {
    const input = event.target as HTMLInputElement;
    const detail = Math.min(this.known, Number(input.value));
    // Past what is known there is nothing to go to.
    input.value = String(detail);
    this.dispatchEvent(new CustomEvent('sms-seek', { detail, bubbles: true, composed: true }));
  }

  /** For the ear: on the first day seconds say most, later the date. */
  get #now(): string {
    return this.nowMs < 7_200_000 ? secondsText(this.nowMs) : this.clock;
  }

  protected override render() {
    const isAtStart = this.position <= 1;
    const primary = this.isPlaying ? 'Pause' : this.isAtEnd ? 'Run again' : isAtStart ? 'Run' : 'Play';
    const glyph = this.isPlaying ? 'pause' : this.isAtEnd ? 'rotate-ccw' : 'play';
    return html`
      <div class="buttons" role="group" aria-label="Time">
        <button
          class="button"
          type="button"
          aria-label="Back one step"
          aria-disabled=${this.position === 0}
          @click=${() => this.#act('back')}
        >
          ${icon('undo-2')}
        </button>
        <button class="button" type="button" aria-disabled=${this.isAtEnd} @click=${() => this.#act('step')}>
          ${icon('step-forward')}<span>Step</span>
        </button>
        <button
          class="button primary"
          type="button"
          @click=${() => this.#act(this.isAtEnd && !this.isPlaying ? 'again' : 'toggle')}
        >
          ${icon(glyph)}<span>${primary}</span>
        </button>
        <button
          class="button"
          type="button"
          aria-label="Next decision"
          title="Next decision"
          aria-disabled=${this.isAtEnd}
          @click=${() => this.#act('decision')}
        >
          ${icon('skip-forward')}
        </button>
      </div>
      <div class="track">
        ${this.#line()}
        <input
          type="range"
          aria-label="Place in the run"
          aria-valuetext="${this.position} of ${this.known} entries, ${this.#now}"
          min="0"
          max=${this.#length}
          .value=${String(this.position)}
          @input=${this.#seek}
        />
        <p class="now">
          <strong>now ${secondsText(this.nowMs)}</strong>
          <span class="clock">${this.clock}</span>
        </p>
      </div>
      ${
        this.settings === 'none'
          ? nothing
          : html`<sms-run-settings
              .speed=${this.speed}
              .seed=${this.seed}
              .isShort=${this.settings === 'speed'}
            ></sms-run-settings>`
      }
    `;
  }

  /** How long the line is: some more than is known, in steps, so that it neither runs with the run nor jumps at its end. */
  get #length(): number {
    for (let ten = 10; ; ten *= 10) {
      const length = [1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.4, 8, 10].find(
        (times) => times * ten >= Math.max(this.known, this.other?.to ?? 0, 20),
      );
      if (length !== undefined) return length * ten;
    }
  }

  /** Of ticks that would be drawn on each other, the first. */
  #apart(places: readonly number[]): number[] {
    let last = -Infinity;
    return places.filter((place) => {
      if (((place - last) / this.#length) * 100 < leastApart) return false;
      last = place;
      return true;
    });
  }

  /** Played, ahead, ticks and thumb, under the slider that does the work. Shares of the length, so no measuring. */
  #line() {
    const share = (position: number): number => (position / this.#length) * 100;
    const now = share(this.position);
    const end = share(this.known);
    return html`<svg class="line" aria-hidden="true" width="100%" height="100%">
      <line class="ahead" x1="${now}%" y1="50%" x2="${end}%" y2="50%" />
      ${
        this.isEnded
          ? svg`<svg x="${end}%" y="50%" overflow="visible"><line class="ahead" x1="0" y1="-7" x2="0" y2="7" /></svg>`
          : svg`<line class="unknown" x1="${end}%" y1="50%" x2="100%" y2="50%" />`
      }
      ${
        this.other
          ? svg`<svg y="11" overflow="visible"><line class="other" x1="${share(this.other.from)}%" y1="50%" x2="${share(this.other.to)}%" y2="50%" /></svg>`
          : nothing
      }
      <line class="played" x1="0%" y1="50%" x2="${now}%" y2="50%" />
      ${this.#apart(this.ticks.days).map((place) => svg`<svg x="${share(place)}%" y="50%" overflow="visible"><line class="notch" x1="0" y1="6" x2="0" y2="14" /></svg>`)}
      ${this.#apart(this.ticks.decisions).map(
        (place) =>
          svg`<svg x="${share(place)}%" y="50%" overflow="visible"><path class=${place <= this.position ? 'tick passed' : 'tick'} d="M0 -7.5l7.5 7.5l-7.5 7.5l-7.5 -7.5z" /></svg>`,
      )}
      <svg x="${now}%" y="50%" overflow="visible">
        <circle class="thumb" r="11" />
        <circle class="dot" r="4" />
      </svg>
    </svg>`;
  }
}
