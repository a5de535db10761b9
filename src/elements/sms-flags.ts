// The moments of a scenario that can be moved: each flag a slider, all on one line of time, with what else happens on it as
// ticks, so that the order is seen.
import { LitElement, html, nothing, svg } from 'lit';
import type { PropertyValues, SVGTemplateResult, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FlagLine, LineMoment } from '../lab/index.ts';
import { calendarText, flagLine, movesWith, nearestPlace, neighboursOf, placeBeyond } from '../lab/index.ts';
import type { Flag, FlagMoves, Scenario } from '../scenarios/index.ts';
import { flagStyles } from './styles/flag-styles.ts';
import { shared } from './styles/shared.ts';

/** How the flags stand, and which of them was moved last. */
export interface FlagsMoved {
  readonly flags: FlagMoves;
  readonly name?: string;
}

/**
 * @property scenario As its file has it.
 * @property moves Flags that stand elsewhere.
 * @fires sms-flags-moved A flag was put down elsewhere, or all were put back; `detail` is how they stand now.
 */
@customElement('sms-flags')
export class SmsFlags extends LitElement {
  static override styles = [shared, flagStyles];

  @property({ attribute: false }) scenario: Scenario | undefined;
  @property({ attribute: false }) moves: FlagMoves = {};
  /** Where a flag is that is being dragged: it is put down when it is let go. */
  @state() private dragged: { name: string; atMs: number } | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('moves') || changed.has('scenario')) this.dragged = undefined;
  }

  #fire(detail: FlagsMoved): void {
    this.dispatchEvent(new CustomEvent('sms-flags-moved', { detail, bubbles: true, composed: true }));
  }

  #put(flag: Flag, atMs: number): void {
    if (this.scenario && atMs !== flag.atMs)
      this.#fire({ flags: movesWith(this.scenario, this.moves, flag.name, atMs), name: flag.name });
    else this.dragged = undefined;
  }

  #drag(event: Event, line: FlagLine, flag: Flag): number {
    const input = event.target as HTMLInputElement;
    const atMs = nearestPlace(line, flag, Number(input.value), this.scenario?.startsAt ?? '');
    input.value = String(atMs);
    this.dragged = { name: flag.name, atMs };
    return atMs;
  }

  #key(event: KeyboardEvent, line: FlagLine, flag: Flag): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { stepMs, pageMs } = line;
    const by: Readonly<Record<string, number>> = {
      ArrowRight: stepMs,
      ArrowUp: stepMs,
      ArrowLeft: -stepMs,
      ArrowDown: -stepMs,
      PageUp: pageMs,
      PageDown: -pageMs,
      Home: flag.fromMs - flag.atMs,
      End: flag.untilMs - flag.atMs,
    };
    const byMs = by[event.key];
    if (byMs === undefined) return;
    event.preventDefault();
    const isWhole = event.key === 'Home' || event.key === 'End';
    this.#put(flag, isWhole ? flag.atMs + byMs : placeBeyond(line, flag, byMs, this.scenario?.startsAt ?? ''));
  }

  protected override render() {
    const { scenario, moves, dragged } = this;
    if (!scenario) return nothing;
    const put = flagLine(scenario, moves);
    const line = dragged ? flagLine(scenario, { ...moves, [dragged.name]: dragged.atMs }) : put;
    if (!line || !put) return nothing;
    const isMoved = Object.keys(moves).length > 0;
    return html`<div class="head">
        <h3>Moments you can move</h3>
        ${
          isMoved
            ? html`<button type="button" class="button" @click=${() => this.#fire({ flags: {} })}>
                As in the file
              </button>`
            : nothing
        }
      </div>
      ${repeat(
        line.flags,
        ({ name }) => name,
        (flag, place) => this.#flag(flag, { line, place, put: put.flags[place] ?? flag }),
      )}`;
  }

  #flag(flag: Flag, { line, place, put }: { line: FlagLine; place: number; put: Flag }): TemplateResult {
    const when = this.#when(flag.atMs);
    return html`<div class="flag">
      <label for=${`flag-${flag.name}`}>
        ${line.flags.length > 1 ? html`<span class="letter" aria-hidden="true">${letterOf(place)}</span>` : nothing}
        ${flag.label}
      </label>
      <output for=${`flag-${flag.name}`}>${when}</output>
      <div class="track">
        ${this.#line(line, flag)}
        <input
          type="range"
          id=${`flag-${flag.name}`}
          step="any"
          min=${line.fromMs}
          max=${line.untilMs}
          .value=${String(flag.atMs)}
          aria-valuetext=${when}
          aria-describedby=${`order-${flag.name}`}
          @input=${(event: Event) => this.#drag(event, line, put)}
          @change=${(event: Event) => this.#put(put, this.#drag(event, line, put))}
          @keydown=${(event: KeyboardEvent) => this.#key(event, line, put)}
        />
      </div>
      <p class="order" id=${`order-${flag.name}`}>${this.#order(line, flag)}</p>
    </div>`;
  }

  /** What comes just before and just after, in words. */
  #order(line: FlagLine, flag: Flag): string {
    const { before, after } = neighboursOf(line, flag.name);
    const told = [
      ...(before ? [`${before.atMs === flag.atMs ? 'with' : 'after'}: ${before.words}`] : []),
      ...(after ? [`${after.atMs === flag.atMs ? 'with' : 'before'}: ${after.words}`] : []),
    ];
    return told.length > 0 ? told.join('; ') : `from ${this.#when(flag.fromMs)} to ${this.#when(flag.untilMs)}`;
  }

  /** The clock to the minute, where the minute is whole. */
  #when(atMs: number): string {
    return calendarText(this.scenario?.startsAt ?? '', atMs).replace(/:00$/, '');
  }

  /** The line under the slider: how far the flag can go, what else happens, and the other flags. */
  #line(line: FlagLine, flag: Flag): SVGTemplateResult | TemplateResult {
    const share = (atMs: number): string =>
      `${(Math.max(0, Math.min(1, (atMs - line.fromMs) / (line.untilMs - line.fromMs))) * 100).toFixed(2)}%`;
    const isOnLine = ({ atMs }: LineMoment): boolean => atMs >= line.fromMs && atMs <= line.untilMs;
    const acts = line.moments.filter((moment) => moment.flag === undefined && isOnLine(moment));
    const others = line.flags.filter(({ name }) => name !== flag.name);
    const at = (atMs: number, drawn: SVGTemplateResult): SVGTemplateResult =>
      svg`<svg x=${share(atMs)} y="50%" overflow="visible">${drawn}</svg>`;
    return html`<svg class="line" aria-hidden="true" width="100%" height="100%">
      <line class="all" x1="0%" y1="50%" x2="100%" y2="50%" />
      <line class="range" x1=${share(flag.fromMs)} y1="50%" x2=${share(flag.untilMs)} y2="50%" />
      ${acts.map(({ atMs }) => at(atMs, svg`<line class="act" x1="0" y1="-9" x2="0" y2="9" />`))}
      ${others.map(({ atMs, name }) =>
        at(
          atMs,
          svg`<circle class="other" r="6" /><text class="letter-of" y="-10" text-anchor="middle">${letterOf(
            line.flags.findIndex((one) => one.name === name),
          )}</text>`,
        ),
      )}
      ${at(flag.atMs, svg`<circle class="thumb" r="11" /><path class="flag-sign" d="M-3 6V-6l8 3.5l-8 3.5" />`)}
    </svg>`;
  }
}

function letterOf(place: number): string {
  return 'ABCDEFGH'[place] ?? '';
}
