// One message that lists everything that is wrong with a file or an address, each with its place. All of it is plain text.
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Problem } from '../scenarios/index.ts';
import { icon } from './icons.ts';
import { shared } from './styles/shared.ts';

/**
 * @property headline What could not be done, in one sentence.
 * @property problems What is wrong.
 * @fires sms-problems-closed The message was put away.
 */
@customElement('sms-problems')
export class SmsProblems extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        padding: 0.75rem 1rem;
        border-block-end: var(--selection) solid var(--ink);
        background: var(--refuse-wash);
        max-height: calc(100dvh - 6rem);
        overflow: auto;
      }
      .head {
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: 1rem;
      }
      h2 {
        padding-block: 0.75rem;
        font-size: 1rem;
        font-weight: 650;
        color: var(--refuse-ink);
      }
      ul {
        display: grid;
        gap: 0.5rem;
        padding-inline-start: 1.25rem;
        overflow-wrap: anywhere;
      }
      .place {
        font-family: var(--mono-face);
      }
    `,
  ];

  @property() headline = '';
  @property({ attribute: false }) problems: readonly Pick<Problem, 'place' | 'text'>[] = [];

  #close(): void {
    this.dispatchEvent(new CustomEvent('sms-problems-closed', { bubbles: true, composed: true }));
  }

  protected override render() {
    return html`<div role="alert">
      <div class="head">
        <h2>${this.headline}</h2>
        <button type="button" class="button plain" aria-label="Close this message" @click=${this.#close}>
          ${icon('x')}
        </button>
      </div>
      <ul>
        ${this.problems.map(({ place, text }) => html`<li>${text.includes(place) ? '' : html`<span class="place">${place}</span>: `}${text}</li>`)}
      </ul>
    </div>`;
  }
}
