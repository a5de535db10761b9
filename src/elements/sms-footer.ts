// The last line of the page: which copy this is, whether it works without a network, and the way to more about it.
import { LitElement, css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { contentHash, isOneFile, labVersion, offlineCopy } from '../page/index.ts';
import { OfflineStateController } from './controllers/offline-state.ts';
import { offlineWords } from './offline-words.ts';
import { shared } from './styles/shared.ts';

/** @fires sms-about-wanted Somebody wants to know more about this copy. */
@customElement('sms-footer')
export class SmsFooter extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 1rem;
        padding: 0 1rem;
        border-block-start: var(--w1) solid var(--line);
        background: var(--surface);
        color: var(--ink-2);
        font-size: 0.875rem;
      }
      code {
        font-family: var(--mono-face);
      }
      p {
        margin-block: 0.25rem;
      }
      .about {
        margin-inline-start: auto;
      }
      button,
      a {
        position: relative;
        display: inline-flex;
        align-items: center;
        min-height: 2rem;
        padding: 0 0.25rem;
        border: 0;
        background: none;
        color: var(--ink);
        text-decoration: underline;
        cursor: pointer;
      }
      /* A full target around what is seen. */
      button::after,
      a::after {
        content: '';
        position: absolute;
        inset: -0.375rem 0;
      }
      @media (pointer: coarse) {
        button,
        a {
          min-height: var(--target);
        }
      }
    `,
  ];

  constructor() {
    super();
    new OfflineStateController(this);
  }

  #wantAbout(): void {
    this.dispatchEvent(new CustomEvent('sms-about-wanted', { bubbles: true, composed: true }));
  }

  protected override render() {
    const { state } = offlineCopy;
    return html`
      <p>Version ${labVersion}${contentHash ? html` · <code>${contentHash.slice(0, 12)}</code>` : nothing}</p>
      <p>${offlineWords[state].short}</p>
      ${
        isOneFile || contentHash === undefined
          ? nothing
          : html`<a href="./sms-lab.html" download>Take the one file along</a>`
      }
      <button type="button" class="about" @click=${this.#wantAbout}>About this copy</button>
    `;
  }
}
