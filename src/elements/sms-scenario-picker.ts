// The list of scenarios to pick from, and the button that opens a file of one's own.
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ScenarioSummary } from '../page/index.ts';
import { icon } from './icons.ts';
import { shared } from './styles/shared.ts';

/**
 * @property scenarios What there is to pick.
 * @property current Id of the scenario that is open.
 * @fires sms-scenario-picked `detail` is the scenario's id.
 * @fires sms-file-given `detail` is the File that was chosen.
 */
@customElement('sms-scenario-picker')
export class SmsScenarioPicker extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      ol {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
        gap: 0.5rem;
        list-style: none;
      }
      li {
        display: grid;
      }
      .scenario {
        display: grid;
        grid-template-columns: 2rem 1fr;
        align-content: start;
        gap: 0.125rem 0.25rem;
        padding: 0.75rem;
        border: var(--w1) solid var(--line);
        border-radius: 6px;
        background: var(--surface);
        text-align: start;
        cursor: pointer;
      }
      .scenario:hover {
        border-color: var(--ink);
      }
      .scenario[aria-current='true'] {
        border: var(--selection) solid var(--ink);
      }
      .number {
        grid-row: 1 / 4;
        color: var(--ink-2);
      }
      .title {
        font-weight: 650;
      }
      .summary {
        color: var(--ink-2);
        line-height: 1.375;
      }
      .article {
        color: var(--ink-2);
      }
      .own {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 0.75rem;
        margin-block-start: 1rem;
      }
      .own p {
        color: var(--ink-2);
      }
    `,
  ];

  @property({ attribute: false }) scenarios: readonly ScenarioSummary[] = [];
  @property() current = '';

  #pick(id: string): void {
    this.dispatchEvent(new CustomEvent('sms-scenario-picked', { detail: id, bubbles: true, composed: true }));
  }

  #chooseFile(): void {
    this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click();
  }

  #fileChosen(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) this.dispatchEvent(new CustomEvent('sms-file-given', { detail: file, bubbles: true, composed: true }));
    // The same file can be chosen again after it was mended.
    input.value = '';
  }

  protected override render() {
    return html`
      <ol aria-label="Scenarios">
        ${this.scenarios.map(
          ({ id, title, summary, articles }, place) =>
            html`<li>
              <button
                type="button"
                class="scenario"
                aria-current=${id === this.current ? 'true' : nothing}
                @click=${() => this.#pick(id)}
              >
                <span class="number">${place + 1}</span>
                <span class="title">${title}</span>
                <span class="summary">${summary}</span>
                <span class="article">${articles.join(', ')}</span>
              </button>
            </li>`,
        )}
      </ol>
      <div class="own">
        <button type="button" class="button" @click=${this.#chooseFile}>
          ${icon('folder-open')}<span>Open a scenario file</span>
        </button>
        <input
          type="file"
          accept=".json,application/json"
          hidden
          aria-label="Scenario file"
          @change=${this.#fileChosen}
        />
        <p>or drop one anywhere on this page.</p>
      </div>
    `;
  }
}
