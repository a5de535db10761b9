// The actors of a trace as a list to choose from, each with the state it is in.
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ActorRun, Moment } from '../index.ts';
import { stateWords } from './moment-words.ts';
import { baseStyles } from './chart-styles.ts';

export interface ListedActor {
  readonly run: ActorRun;
  /** What is shown of it. */
  readonly moment: Moment | undefined;
}

/**
 * @property actors The actors with the moment shown.
 * @property selected Name of the selected actor.
 * @fires chart-actor-chosen A person chose an actor; `detail` is `{ name }`.
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

  @property({ attribute: false }) actors: readonly ListedActor[] = [];
  @property() selected: string | undefined;

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('selected')) return;
    const list = this.renderRoot.querySelector('ul');
    const button = this.renderRoot.querySelector<HTMLElement>('[aria-pressed="true"]');
    // Only sideways: the page itself shall not move.
    if (list && button) list.scrollLeft = button.offsetLeft - list.offsetLeft - 24;
  }

  override render(): TemplateResult {
    if (this.actors.length === 0) return html`<p>No actors yet.</p>`;
    return html`<ul aria-label="Actors">
      ${this.actors.map(
        ({ run, moment }) =>
          html`<li>
            <button
              aria-pressed=${run.name === this.selected ? 'true' : 'false'}
              @click=${() => this.#choose(run.name)}
            >
              ${run.name} <small>${stateWords(run.graph, moment)}${run.hasStopped ? ', stopped' : ''}</small>
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #choose(name: string): void {
    this.dispatchEvent(new CustomEvent('chart-actor-chosen', { detail: { name }, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-actors': ChartActors;
  }
}
