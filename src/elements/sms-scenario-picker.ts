// The list of scenarios to pick from, and the way to open what one has oneself.
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ScenarioSummary } from '../page/index.ts';
import { articles } from '../rules/index.ts';
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
      h3 {
        margin-block: 1.5rem 0.75rem;
        font-size: 1.125rem;
        font-weight: 700;
      }
      h3:first-child {
        margin-block-start: 0;
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
      ${groupsOf(this.scenarios).map(
        ({ heading, scenarios }) => html`
          <h3>${heading}</h3>
          <ol aria-label=${heading}>
            ${scenarios.map((scenario) => this.#scenario(scenario))}
          </ol>
        `,
      )}
      <sms-open-file></sms-open-file>
    `;
  }

  #scenario({ id, title, summary, articles: numbers }: ScenarioSummary): TemplateResult {
    return html`<li>
      <button
        type="button"
        class="scenario"
        aria-current=${id === this.current ? 'true' : nothing}
        @click=${() => this.#pick(id)}
      >
        <span class="number">${this.scenarios.findIndex((scenario) => scenario.id === id) + 1}</span>
        <span class="title">${title}</span>
        <span class="summary">${summary}</span>
        <span class="article">${numbers.join(', ')}</span>
      </button>
    </li>`;
  }
}

interface Group {
  readonly heading: string;
  readonly scenarios: ScenarioSummary[];
}

/** The scenarios under the article that their id begins with, in the order they come; the others under a heading of their own. */
function groupsOf(scenarios: readonly ScenarioSummary[]): Group[] {
  const groups: Group[] = [];
  for (const scenario of scenarios) {
    const article = articles.find(({ id }) => scenario.id.startsWith(`${id}-`));
    const heading = article ? `${article.title} (${article.id})` : 'Several at once';
    const group = groups.find((one) => one.heading === heading);
    if (group) group.scenarios.push(scenario);
    else groups.push({ heading, scenarios: [scenario] });
  }
  return groups;
}
