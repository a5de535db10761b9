// The list of scenarios to pick from, and the way to open what one has oneself.
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ScenarioSummary } from '../page/index.ts';
import './sms-open-file.ts';
import { shared } from './styles/shared.ts';

/**
 * @property scenarios What there is to pick.
 * @property current Id of the scenario that is open.
 * @fires sms-scenario-picked `detail` is the scenario's id.
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
      sms-open-file {
        margin-block-start: 1rem;
      }
    `,
  ];

  @property({ attribute: false }) scenarios: readonly ScenarioSummary[] = [];
  @property() current = '';

  #pick(id: string): void {
    this.dispatchEvent(new CustomEvent('sms-scenario-picked', { detail: id, bubbles: true, composed: true }));
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
      <sms-open-file></sms-open-file>
    `;
  }
}
