// The actors of a trace as a list to choose from, each with the state it is in.
import type { TemplateResult } from 'lit';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Viewing } from '../index.ts';
import { stateWords } from './moment-words.ts';
import { baseStyles } from './chart-styles.ts';

/**
 * @property viewing What is looked at.
 * @fires chart-actor-chosen A person chose an actor; `detail` is `{ key }`.
 */
@customElement('chart-actors')
export class ChartActors extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ul {
        display: flex;
        gap: 4px;
        overflow-x: auto;
        margin: 0;
        padding: 4px 8px;
        list-style: none;
      }
      button {
        text-align: left;
        padding: 4px 12px;
        white-space: nowrap;
      }
      small {
        display: block;
        font-size: inherit;
        font-weight: 400;
      }
      p {
        margin: 0;
        padding: 12px 16px;
      }
    `,
  ];

  @property({ attribute: false, hasChanged: () => true }) viewing: Viewing | undefined;

  override updated(): void {
    const key = this.viewing?.run?.key;
    if (key === this.#shown) return;
    this.#shown = key;
    const list = this.renderRoot.querySelector('ul');
    const button = this.renderRoot.querySelector<HTMLElement>('[aria-pressed="true"]');
    // Only sideways: the page itself shall not move.
    if (list && button) list.scrollLeft = button.offsetLeft - list.offsetLeft - 24;
  }
  #shown: string | undefined;

  override render(): TemplateResult {
    const { viewing } = this;
    const actors = viewing?.store.actors ?? [];
    if (actors.length === 0) return html`<p>No actors yet.</p>`;
    return html`<ul aria-label="Actors">
      ${actors.map(
        (run) =>
          html`<li>
            <button aria-pressed=${run === viewing?.run ? 'true' : 'false'} @click=${() => this.#choose(run.key)}>
              ${run.name}
              <small>${stateWords(run.graph, viewing?.momentOf(run))}${run.hasStopped ? ', stopped' : ''}</small>
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #choose(key: string): void {
    this.dispatchEvent(new CustomEvent('chart-actor-chosen', { detail: { key }, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-actors': ChartActors;
  }
}
