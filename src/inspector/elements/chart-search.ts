// Finds states, events, guards and actions of a chart by words, as a field with a list below it.
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ChartFinding, ChartGraph } from '../index.ts';
import { searchChart } from '../index.ts';
import { baseStyles, fieldStyles } from './chart-styles.ts';

/**
 * @property graph The statechart that is searched.
 * @fires chart-found A person chose a finding; `detail` is the finding.
 * @fires chart-search-closed A person is done with searching.
 */
@customElement('chart-search')
export class ChartSearch extends LitElement {
  static override styles = [
    baseStyles,
    fieldStyles,
    css`
      :host {
        position: relative;
        z-index: 2;
        padding: 4px 8px;
        border-bottom: var(--w1, 1.5px) solid var(--line, #5f6c79);
      }
      .row {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      input {
        flex: 1;
        min-width: 0;
      }
      [role='listbox'] {
        position: absolute;
        inset: 100% 8px auto;
        max-height: 264px;
        margin: 0;
        padding: 0;
        overflow: auto;
        list-style: none;
        border: 2.5px solid var(--ink, #15202b);
        background: var(--surface, #ffffff);
      }
      [role='option'] {
        min-height: 44px;
        padding: 4px 12px;
        cursor: pointer;
      }
      [role='option'][aria-selected='true'] {
        background: var(--ink, #15202b);
        color: var(--surface, #ffffff);
      }
      [role='option'] > * {
        display: block;
      }
      .words {
        font-weight: 650;
      }
      .none {
        margin: 0;
        padding: 4px 0;
      }
    `,
  ];

  @property({ attribute: false }) graph: ChartGraph | undefined;

  @state() private text = '';
  @state() private at = 0;
  #found: readonly ChartFinding[] = [];

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('text') && !changed.has('graph')) return;
    this.#found = this.graph ? searchChart(this.graph, this.text) : [];
    this.at = 0;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  override updated(): void {
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  #onKey(event: KeyboardEvent): void {
    const count = this.#found.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && count > 0) this.at = (this.at + step + count) % count;
    else if (event.key === 'Enter') this.#choose(this.#found[this.at]);
    else if (event.key === 'Escape') this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #choose(finding: ChartFinding | undefined): void {
    if (finding === undefined) return;
    this.dispatchEvent(new CustomEvent('chart-found', { detail: finding }));
  }

  #close(): void {
    this.dispatchEvent(new CustomEvent('chart-search-closed'));
  }

  override render(): TemplateResult {
    const found = this.#found;
    const isOpen = found.length > 0;
    const count = this.text.trim() === '' ? '' : found.length === 1 ? '1 found' : `${found.length} found`;
    return html`<div class="row" role="search" aria-label="Search in the chart">
        <input
          type="text"
          role="combobox"
          aria-label="State, event, guard or action"
          placeholder="State, event, guard or action"
          autocomplete="off"
          aria-expanded=${isOpen ? 'true' : 'false'}
          aria-controls="found"
          aria-autocomplete="list"
          aria-activedescendant=${isOpen ? `found-${this.at}` : nothing}
          .value=${this.text}
          @input=${(event: Event) => (this.text = (event.target as HTMLInputElement).value)}
          @keydown=${this.#onKey}
        />
        <span role="status">${count}</span>
        <button aria-label="Close search" @click=${() => this.#close()}>✕</button>
      </div>
      <ul id="found" role="listbox" aria-label="Found" ?hidden=${!isOpen}>
        ${found.map(
          ({ kind, words, place }, index) =>
            html`<li
              id=${`found-${index}`}
              role="option"
              aria-selected=${index === this.at ? 'true' : 'false'}
              @click=${() => this.#choose(found[index])}
            >
              <span class="words">${words}</span><span>${kind}${place === '' ? '' : `: ${place}`}</span>
            </li>`,
        )}
      </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-search': ChartSearch;
  }
}
