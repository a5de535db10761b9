// Two runs side by side: how far they are the same, the first step at which they part, and how each act ended in both.
import { LitElement, css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RunComparison } from '../lab/index.ts';
import { compareRuns, secondsText } from '../lab/index.ts';
import { playInSlices } from '../page/index.ts';
import type { Outcome, Scenario } from '../scenarios/index.ts';
import type { LogEntry } from '../world/index.ts';
import type { ComparedSides } from './controllers/run-changes.ts';
import { outcomeHow, outcomeVerdict } from './outcome-words.ts';
import { shared } from './styles/shared.ts';

/**
 * @property scenario The scenario of both.
 * @property sides What is compared; played to the end when it is set.
 * @fires sms-step-wanted Show the step at which they part; `detail` is its place among the entries, from 0.
 */
@customElement('sms-run-comparison')
export class SmsRunComparison extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        overflow-wrap: anywhere;
      }
      p,
      .scroll {
        margin-block-start: 0.5rem;
      }
      .note {
        color: var(--ink-2);
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        table-layout: fixed;
      }
      th,
      td {
        padding: 0.375rem 0.5rem;
        border-block-end: var(--w1) solid var(--line);
        text-align: start;
        vertical-align: top;
        font-weight: 400;
      }
      th {
        font-weight: 650;
      }
      tr.parting td {
        border-block: var(--selection) solid var(--ink);
      }
      .verdict {
        font-weight: 650;
      }
      .button {
        margin-block-start: 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) scenario: Scenario | undefined;
  @property({ attribute: false }) sides: ComparedSides | undefined;
  @state() private comparison: RunComparison | 'playing' | { readonly problem: string } = 'playing';
  #wanted = new AbortController();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('sides')) void this.#play();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#wanted.abort();
  }

  async #play(): Promise<void> {
    const { scenario, sides } = this;
    this.#wanted.abort();
    const { signal } = (this.#wanted = new AbortController());
    this.comparison = 'playing';
    if (!scenario || !sides) return;
    try {
      const here = await playInSlices(scenario, sides.here.options, signal);
      const other = await playInSlices(scenario, sides.other.options, signal);
      if (!signal.aborted) this.comparison = compareRuns(here, other);
    } catch (error) {
      if (!signal.aborted) this.comparison = { problem: (error as Error).message };
    }
  }

  protected override render() {
    const { comparison, sides } = this;
    if (!sides) return nothing;
    const note = sides.note === undefined ? nothing : html`<p class="note">${sides.note}</p>`;
    return html`<div role="status">
        ${comparison === 'playing' ? html`<p>Both are being played…</p>` : nothing}
        ${typeof comparison === 'object' && 'problem' in comparison ? html`<p>${comparison.problem}</p>` : nothing}
        ${typeof comparison === 'object' && 'entries' in comparison ? html`<p>${this.#verdict(comparison)}</p>` : nothing}
      </div>
      ${note} ${typeof comparison === 'object' && 'entries' in comparison ? this.#table(comparison, sides) : nothing}`;
  }

  #verdict({ parting, entries }: RunComparison): string {
    if (parting === undefined) return 'Both go the same way to the end.';
    const atMs = Math.min(...entries.map((entry) => entry?.atMs ?? Infinity));
    return `The same for ${parting} ${parting === 1 ? 'step' : 'steps'}. They part at step ${parting + 1}, after ${secondsText(atMs)}.`;
  }

  #table({ parting, entries, outcomes }: RunComparison, sides: ComparedSides): TemplateResult {
    const row = (kind: string, cells: readonly unknown[]): TemplateResult =>
      html`<tr class=${kind}>
        ${cells.map((cell) => html`<td>${cell}</td>`)}
      </tr>`;
    return html`<div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">${sides.here.title}</th>
              <th scope="col">${sides.other.title}</th>
            </tr>
          </thead>
          <tbody>
            ${
              parting === undefined
                ? nothing
                : row(
                    'parting',
                    entries.map((entry) => entryWords(entry)),
                  )
            }
            ${outcomes.map((pair) =>
              row(
                'outcome',
                pair.map((outcome) => outcomeWords(outcome)),
              ),
            )}
          </tbody>
        </table>
      </div>
      ${
        parting === undefined || !sides.isInHand || entries[0] === undefined
          ? nothing
          : html`<button type="button" class="button jump" @click=${() => this.#jump(parting)}>
              <span>Show step ${parting + 1} here</span>
            </button>`
      }`;
  }

  #jump(place: number): void {
    this.dispatchEvent(new CustomEvent('sms-step-wanted', { detail: place, bubbles: true, composed: true }));
  }
}

function entryWords(entry: LogEntry | undefined): string {
  return entry ? `${secondsText(entry.atMs)}: ${entry.text}` : 'Nothing: it is over.';
}

function outcomeWords(outcome: Outcome | undefined): TemplateResult | string {
  if (!outcome) return 'No such attempt.';
  return html`<span class="verdict">${outcomeVerdict(outcome)}</span> ${outcomeHow(outcome)}`;
}
