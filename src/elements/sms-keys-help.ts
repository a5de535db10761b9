// The keys, and the switch that turns the single-letter ones off.
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shared } from './styles/shared.ts';

const keys: readonly (readonly [string, string])[] = [
  ['Space', 'run or pause'],
  ['→ or ←', 'one step on or back'],
  ['↑ ↓ Page Up, Page Down, Home, End', 'move in the ladder'],
  ['Enter', 'open the row of the ladder; fold or unfold a day; pick a computer or cable'],
  ['W', 'why did this happen?'],
  ['B or F', 'bigger, for the back row'],
  ['Alt + 1, Alt + 3, Alt + 5', 'start, bench, sources'],
  ['Escape', 'close the drawer or a dialog'],
  ['?', 'these keys'],
];

/** @fires sms-shortcuts-switched `detail` is whether single keys work. */
@customElement('sms-keys-help')
export class SmsKeysHelp extends LitElement {
  static override styles = [
    shared,
    css`
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 0.5rem 1.25rem;
      }
      dt {
        font-weight: 650;
        max-width: 12rem;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: 0.5rem;
        min-height: var(--target);
        margin-block-start: 0.75rem;
      }
      input {
        width: 1.25rem;
        height: 1.25rem;
        accent-color: var(--ink);
      }
    `,
  ];

  @property({ type: Boolean }) areShortcutsOn = true;

  #switch(event: Event): void {
    const detail = (event.target as HTMLInputElement).checked;
    this.dispatchEvent(new CustomEvent('sms-shortcuts-switched', { detail, bubbles: true, composed: true }));
  }

  protected override render() {
    return html`
      <dl>
        ${keys.map(
          ([key, does]) =>
            html`<dt>${key}</dt>
              <dd>${does}</dd>`,
        )}
      </dl>
      <label><input type="checkbox" .checked=${this.areShortcutsOn} @change=${this.#switch} /> Single keys work</label>
    `;
  }
}
