// Rules that sources leave open or contradict, each as a question with its readings to choose from, and what another reading
// would change. Those that the run has to do with stand open, the others are folded.
import { LitElement, css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Lab, ReadingChoice, Readings } from '../lab/index.ts';
import { partingOf, readingChoices, readingsWith } from '../lab/index.ts';
import { playInSlices } from '../page/index.ts';
import type { RunOptions, Scenario } from '../scenarios/index.ts';
import type { LogEntry } from '../world/index.ts';
import type { ComparedSides } from './controllers/run-changes.ts';
import './sms-run-comparison.ts';
import { shared } from './styles/shared.ts';

/** A rule and the reading of it that somebody wants. */
export interface ReadingChosen {
  readonly rule: string;
  readonly reading: string;
}

/**
 * @property lab The run in hand.
 * @property moment Changes when the lab does.
 * @fires sms-reading-chosen The run shall be under another reading; `detail` is the rule and the reading.
 */
@customElement('sms-readings')
export class SmsReadings extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .choice {
        margin-block-start: 0.75rem;
        padding-block-start: 0.75rem;
        border-block-start: var(--w1) solid var(--line);
      }
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
        min-width: 0;
      }
      legend {
        padding: 0;
        font-weight: 650;
      }
      label {
        display: grid;
        grid-template-columns: 1.25rem 1fr;
        gap: 0 0.5rem;
        align-items: center;
        min-height: var(--target);
        overflow-wrap: anywhere;
      }
      input {
        width: 1.25rem;
        height: 1.25rem;
        margin: 0;
        accent-color: var(--ink);
      }
      .change {
        display: block;
        color: var(--ink-2);
      }
      .source {
        color: var(--ink-2);
        overflow-wrap: anywhere;
      }
      .compare {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin-block-start: 0.5rem;
      }
      .compare .button {
        white-space: normal;
      }
      summary {
        min-height: var(--target);
        margin-block-start: 0.75rem;
        padding-block: 0.75rem;
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) lab: Lab | undefined;
  @property({ type: Number }) moment = 0;
  /** The whole run, as it would go on: which rules it has to do with, nobody knows before. */
  @state() private ahead: readonly LogEntry[] = [];
  /** By rule and reading, where the run would go another way; `undefined` where it would not. */
  @state() private partings: ReadonlyMap<string, number | undefined> = new Map();
  /** Rules of which another reading changes the run. What was found stays in sight while a person chooses. */
  @state() private telling: ReadonlySet<string> = new Set();
  @state() private compared: { rule: string; sides: ComparedSides } | undefined;
  #aheadOf = '';
  #wanted = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#wanted.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { lab } = this;
    if (!lab?.scenario || !(changed.has('lab') || changed.has('moment'))) return;
    const { seed, flags, readings } = lab;
    const which = JSON.stringify([lab.scenario.id, seed, flags, readings]);
    if (which === this.#aheadOf) return;
    this.#aheadOf = which;
    this.compared = undefined;
    this.partings = new Map();
    void this.#lookAhead(lab.scenario, { seed, flags, readings });
  }

  /** Plays the run as it is, then under each other reading. */
  async #lookAhead(scenario: Scenario, options: RunOptions & { readings: Readings }): Promise<void> {
    this.#wanted.abort();
    const { signal } = (this.#wanted = new AbortController());
    try {
      const { log } = await playInSlices(scenario, options, signal);
      if (signal.aborted) return;
      this.ahead = log;
      for (const { rule, options: names, current } of readingChoices(scenario, options.readings, [])) {
        for (const { name } of names.filter((one) => one.name !== current)) {
          const readings = readingsWith(scenario, options.readings, rule, name);
          const other = await playInSlices(scenario, { ...options, readings }, signal);
          if (signal.aborted) return;
          const parting = partingOf(log, other.log);
          this.partings = new Map([...this.partings, [`${rule} ${name}`, parting]]);
          if (parting !== undefined) this.telling = new Set([...this.telling, rule]);
        }
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  #choose({ rule }: ReadingChoice, reading: string): void {
    const detail: ReadingChosen = { rule, reading };
    this.dispatchEvent(new CustomEvent('sms-reading-chosen', { detail, bubbles: true, composed: true }));
  }

  #compare({ rule, current }: ReadingChoice, reading: string): void {
    const { lab } = this;
    if (!lab?.scenario) return;
    const { seed, flags, readings, interventions } = lab;
    const other = readingsWith(lab.scenario, readings, rule, reading);
    this.compared = {
      rule,
      sides: {
        here: { title: `Now: ${current}`, options: { seed, flags, readings } },
        other: { title: `Other: ${reading}`, options: { seed, flags, readings: other } },
        isInHand: interventions.length === 0,
        ...(interventions.length > 0 ? { note: 'What you did by hand is left out of both.' } : {}),
      },
    };
  }

  protected override render() {
    const { lab, ahead } = this;
    if (!lab?.scenario) return nothing;
    const choices = readingChoices(lab.scenario, lab.readings, [lab.log, ahead], this.telling);
    const concerned = choices.filter(({ isConcerned }) => isConcerned);
    const others = choices.filter(({ isConcerned }) => !isConcerned);
    return html`
      <p>Where sources are silent or disagree, the lab had to choose. Choose otherwise, and the run begins anew.</p>
      ${concerned.length === 0 ? html`<p>This run has to do with none of them.</p>` : this.#list(concerned)}
      ${
        others.length === 0
          ? nothing
          : html`<details>
              <summary>${others.length} more that this run has nothing to do with</summary>
              ${this.#list(others)}
            </details>`
      }
    `;
  }

  /** What this reading would change, once it is known. */
  #change(rule: string, name: string): TemplateResult | typeof nothing {
    const key = `${rule} ${name}`;
    if (!this.partings.has(key)) return nothing;
    const parting = this.partings.get(key);
    return html`<span class="change"
      >${parting === undefined ? 'changes nothing here' : `another way from step ${parting + 1} on`}</span
    >`;
  }

  #list(choices: readonly ReadingChoice[]): unknown {
    return repeat(
      choices,
      ({ rule }) => rule,
      (choice) => this.#choice(choice),
    );
  }

  #choice(choice: ReadingChoice): TemplateResult {
    const { rule, question, label, source, options, current, inFile } = choice;
    const others = options.filter(({ name }) => name !== current);
    const { compared } = this;
    return html`<div class="choice" data-rule=${rule}>
      <fieldset>
        <legend>${question}</legend>
        ${options.map(
          ({ name, text }) =>
            html`<label>
              <input
                type="radio"
                name=${rule}
                value=${name}
                .checked=${name === current}
                @change=${() => this.#choose(choice, name)}
              />
              <span>
                ${text}${name === inFile ? html` <strong>(as in the file)</strong>` : nothing}
                ${this.#change(rule, name)}
              </span>
            </label>`,
        )}
      </fieldset>
      <p class="source">${label}: ${source}</p>
      <div class="compare" role="group" aria-label="Compare: ${question}">
        ${others.map(
          ({ name }) =>
            html`<button type="button" class="button" @click=${() => this.#compare(choice, name)}>
              <span>Compare with “${name}”</span>
            </button>`,
        )}
      </div>
      ${
        compared?.rule === rule
          ? html`<sms-run-comparison .scenario=${this.lab?.scenario} .sides=${compared.sides}></sms-run-comparison>`
          : nothing
      }
    </div>`;
  }
}
