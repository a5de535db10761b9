// The Script: the question of the scenario, what is happening now in a whole sentence, and how each attempt ended.
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { calendarText, lostConsoleMinutes, momentOf, secondsText } from '../lab/index.ts';
import type { ConsoleTime } from '../lab/index.ts';
import { sourcesHash } from '../page/index.ts';
import { articles } from '../rules/index.ts';
import type { FlagMoves, Outcome, Scenario } from '../scenarios/index.ts';
import { isPopulationPossible } from '../scenarios/index.ts';
import type { LogEntry } from '../world/index.ts';
import { icon, mark } from './icons.ts';
import type { MarkName } from './icons.ts';
import { outcomeHow, outcomeVerdict } from './outcome-words.ts';
import './sms-flags.ts';
import { shared } from './styles/shared.ts';

const marks: Readonly<Record<Outcome['result'], MarkName>> = {
  connected: 'succeeded',
  done: 'succeeded',
  failed: 'refused',
  cancelled: 'refused',
  waiting: 'progress',
};

/** So many results are told at once, the latest; one more is no reason to fold. */
const mostOutcomes = 4;

/**
 * @property scenario The scenario that is open.
 * @property moves Flags of the scenario that stand elsewhere than in its file.
 * @property otherReadings How many rules are read otherwise than in the file.
 * @property entry The last log entry shown.
 * @fires sms-why-wanted The person asks why this step happened.
 * @fires sms-dialog-wanted `detail` is readings or population.
 */
@customElement('sms-script')
export class SmsScript extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        padding: 1rem;
        overflow: auto;
        background: var(--surface);
      }
      h2 {
        font-size: 1.5rem;
        line-height: 1.25;
        font-weight: 700;
        text-wrap: balance;
      }
      .summary,
      .sentence {
        max-width: 60ch;
        margin-block-start: 0.75rem;
        font-size: 1.125rem;
        line-height: 1.4444;
        overflow-wrap: anywhere;
      }
      .article {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.75rem;
        margin-block-start: 0.5rem;
      }
      .more {
        display: flex;
        flex-wrap: wrap;
        justify-content: end;
        gap: 0.5rem;
      }
      .article p {
        color: var(--ink-2);
      }
      section {
        margin-block-start: 1rem;
        padding-block-start: 0.75rem;
        border-block-start: var(--w1) solid var(--line);
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: var(--target);
      }
      h3 {
        font-size: 1rem;
        font-weight: 650;
      }
      .sentence {
        margin-block-start: 0.25rem;
      }
      ul {
        display: grid;
        gap: 0.5rem;
        margin-block-start: 0.5rem;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 1rem 1fr;
        gap: 0 0.5rem;
      }
      li svg {
        margin-block-start: 0.125rem;
      }
      .verdict {
        font-weight: 650;
      }
      .when {
        display: block;
        color: var(--ink-2);
      }
      summary {
        min-height: var(--target);
        padding-block: 0.75rem;
        cursor: pointer;
      }
      /* Where room is short, the sentence of the moment is what stays. */
      :host([data-layout='tablet']),
      :host([data-layout='phone']) {
        padding-block: 0.75rem;
      }
      :host([data-layout='tablet']) :is(.article, h3, .pending, .lost, .flags),
      :host([data-layout='phone']) :is(.article, h3, .pending, .lost, .flags),
      :host([data-layout='tablet'][data-running]) .summary,
      :host([data-layout='phone'][data-running]) :is(.summary, h2) {
        display: none;
      }
      :host([data-layout='tablet']) .moment,
      :host([data-layout='phone']) .moment {
        display: flex;
        flex-direction: row-reverse;
        align-items: start;
        justify-content: space-between;
        gap: 1rem;
        margin-block-start: 0.5rem;
        padding: 0;
        border: 0;
      }
      :host([data-layout='phone'][data-running]) .moment {
        margin: 0;
      }
    `,
  ];

  @property({ attribute: false }) scenario: Scenario | undefined;
  @property({ attribute: false }) moves: FlagMoves = {};
  @property({ type: Number }) otherReadings = 0;
  @property({ attribute: false }) entry: LogEntry | undefined;
  @property({ attribute: false }) outcomes: readonly Outcome[] = [];

  @property({ attribute: false }) consoleTimes: readonly ConsoleTime[] = [];

  #askWhy(): void {
    this.dispatchEvent(new CustomEvent('sms-why-wanted', { bubbles: true, composed: true }));
  }

  #askFor(dialog: 'readings' | 'population'): void {
    this.dispatchEvent(new CustomEvent('sms-dialog-wanted', { detail: dialog, bubbles: true, composed: true }));
  }

  protected override render() {
    const { scenario, entry, outcomes } = this;
    if (!scenario) return nothing;
    const earlier = outcomes.length > mostOutcomes + 1 ? outcomes.slice(0, -mostOutcomes) : [];
    return html`
      <h2>${scenario.question ?? scenario.title}</h2>
      <p class="summary">${scenario.summary}</p>
      <div class="article">
        <p>${scenario.articles.map((one, place) => html`${place > 0 ? ', ' : ''}${articleLink(one)}`)}</p>
        <div class="more">
          <button type="button" class="button readings" @click=${() => this.#askFor('readings')}>
            <span>Readings${this.otherReadings > 0 ? html`: ${this.otherReadings} changed` : nothing}</span>
          </button>
          ${
            isPopulationPossible(scenario)
              ? html`<button type="button" class="button population" @click=${() => this.#askFor('population')}>
                  ${icon('die')}<span>Many computers</span>
                </button>`
              : nothing
          }
        </div>
      </div>
      <section class="moment" aria-label="Now">
        <div class="head">
          <h3>Now</h3>
          ${entry ? html`<button type="button" class="button" @click=${this.#askWhy}><span>Why?</span></button>` : nothing}
        </div>
        <p class="sentence">
          ${entry && entry.kind !== 'run.began' ? entry.text : 'Nothing has happened yet. Press Run, or go one step at a time.'}
        </p>
      </section>
      ${
        outcomes.length > 0
          ? html`<section
              class=${outcomes.every(({ result }) => result === 'waiting') ? 'pending' : ''}
              aria-label="Result"
            >
              <h3>Result</h3>
              ${this.#outcomes(outcomes.slice(earlier.length), scenario)}
              ${
                earlier.length > 0
                  ? html`<details>
                      <summary>${earlier.length} earlier</summary>
                      ${this.#outcomes(earlier, scenario)}
                    </details>`
                  : nothing
              }
            </section>`
          : nothing
      }
      ${this.#lostTime()}
      ${
        scenario.flags
          ? html`<section class="flags" aria-label="Moments to move">
              <sms-flags .scenario=${scenario} .moves=${this.moves}></sms-flags>
            </section>`
          : nothing
      }
    `;
  }

  #outcomes(outcomes: readonly Outcome[], { startsAt }: Scenario) {
    // Once one is of a later day, each says its day.
    const day = (atMs: number): number => momentOf(startsAt, atMs).day;
    const isOverDays = this.outcomes.some(({ atMs }) => day(atMs) > day(0));
    return html`<ul>
      ${outcomes.map((outcome) => this.#outcome(outcome, isOverDays ? calendarText(startsAt, outcome.atMs) : ''))}
    </ul>`;
  }

  /** What the morning has cost: time in which somebody wanted a console and had none. */
  #lostTime() {
    const lost = this.consoleTimes.filter(({ withoutMs }) => withoutMs > 0);
    if (lost.length === 0) return nothing;
    return html`<section class="lost" aria-label="Time without connection">
      <h3>Console-minutes without connection: ${lostConsoleMinutes(lost).toFixed(1)}</h3>
      <p>${lost.map(({ host, withoutMs }) => `${host} ${secondsText(withoutMs)}`).join(', ')}</p>
    </section>`;
  }

  #outcome(outcome: Outcome, when: string) {
    const name = marks[outcome.result];
    return html`<li class=${name}>
      ${mark(name)}
      <span>
        <span class="verdict">${outcomeVerdict(outcome)}</span>
        ${outcomeHow(outcome)} ${when === '' ? nothing : html`<span class="when">${when}</span>`}
      </span>
    </li>`;
  }
}

/** To what the article says, where it is one of the five. */
function articleLink(id: string): TemplateResult {
  return articles.some((article) => article.id === id)
    ? html`<a href=${sourcesHash({ at: id })}>${id}</a>`
    : html`${id}`;
}
