// Opening what somebody has: a scenario file or a run file, by a button, or the text of a run, pasted.
import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { fileOfText } from '../page/index.ts';
import { icon } from './icons.ts';
import { shared } from './styles/shared.ts';
import { textAreaStyles } from './styles/text-area-styles.ts';

/** @fires sms-file-given `detail` is the File that was chosen, or one made of the pasted text. */
@customElement('sms-open-file')
export class SmsOpenFile extends LitElement {
  static override styles = [
    shared,
    textAreaStyles,
    css`
      :host {
        display: block;
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 0.75rem;
      }
      p {
        color: var(--ink-2);
      }
      form {
        display: grid;
        justify-items: start;
        gap: 0.5rem;
        margin-block-start: 0.75rem;
      }
    `,
  ];

  @state() private isPasting = false;

  #give(file: File): void {
    this.dispatchEvent(new CustomEvent('sms-file-given', { detail: file, bubbles: true, composed: true }));
  }

  #chooseFile(): void {
    this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click();
  }

  #fileChosen(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) this.#give(file);
    // The same file can be chosen again after it was mended.
    input.value = '';
  }

  async #switchPasting(): Promise<void> {
    this.isPasting = !this.isPasting;
    await this.updateComplete;
    this.renderRoot.querySelector('textarea')?.focus();
  }

  #openText(event: Event): void {
    event.preventDefault();
    const text = this.renderRoot.querySelector('textarea')?.value ?? '';
    if (text.trim() !== '') this.#give(fileOfText(text));
  }

  protected override render() {
    return html`
      <div class="ways">
        <button type="button" class="button" @click=${this.#chooseFile}>
          ${icon('folder-open')}<span>Open a file</span>
        </button>
        <input
          type="file"
          accept=".json,application/json"
          hidden
          aria-label="Scenario or run file"
          @change=${this.#fileChosen}
        />
        <button
          type="button"
          class="button"
          aria-expanded=${this.isPasting ? 'true' : 'false'}
          @click=${() => void this.#switchPasting()}
        >
          <span>Paste a text</span>
        </button>
        <p>A scenario or a saved run. You can also drop a file anywhere on this page.</p>
      </div>
      ${
        this.isPasting
          ? html`<form @submit=${this.#openText}>
              <label>Text of a run or scenario <textarea spellcheck="false" autocomplete="off"></textarea></label>
              <button type="submit" class="button"><span>Open this text</span></button>
            </form>`
          : nothing
      }
    `;
  }
}
