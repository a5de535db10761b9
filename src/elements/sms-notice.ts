// A quiet word about what was just done or could not be done, with what takes it back or helps. It waits until it is put away.
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from './icons.ts';
import { shared } from './styles/shared.ts';

/**
 * @property text One or two sentences.
 * @property act What the button says; no button when left out.
 * @property more What a second button says.
 * @fires sms-notice-act The button was pressed.
 * @fires sms-notice-more The second button was pressed.
 * @fires sms-notice-closed The word was put away.
 */
@customElement('sms-notice')
export class SmsNotice extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 0.25rem 0.75rem;
        flex-wrap: wrap;
        padding: 0.25rem 0.5rem 0.25rem 1rem;
        border-block-start: var(--w1) solid var(--line);
        background: var(--sunken);
      }
      p {
        flex: 0 1 auto;
        min-width: 0;
      }
      .plain {
        margin-inline-start: auto;
      }
    `,
  ];

  @property() text = '';
  @property() act: string | undefined;
  @property() more: string | undefined;

  #fire(name: string): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }

  protected override render() {
    return html`
      <p role="status">${this.text}</p>
      ${this.#button(this.act, 'sms-notice-act')} ${this.#button(this.more, 'sms-notice-more')}
      <button
        type="button"
        class="button plain"
        aria-label="Close this notice"
        @click=${() => this.#fire('sms-notice-closed')}
      >
        ${icon('x')}
      </button>
    `;
  }

  #button(text: string | undefined, fires: string) {
    return text === undefined
      ? nothing
      : html`<button type="button" class="button" @click=${() => this.#fire(fires)}><span>${text}</span></button>`;
  }
}
