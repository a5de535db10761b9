// The run in hand as something to keep or to give away: whether the browser keeps it, as a file, as a link, as a text.
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fragmentLimit, runFileName, writeRecording } from '../lab/index.ts';
import type { Recording } from '../lab/index.ts';
import { copyText, saveFile } from '../page/index.ts';
import type { KeepState } from './controllers/work-keeper.ts';
import { icon } from './icons.ts';
import { shared } from './styles/shared.ts';
import { textAreaStyles } from './styles/text-area-styles.ts';

/** What is so, and what to do about it. */
const keepSentences: Readonly<Record<KeepState, string>> = {
  nothing: 'Nothing has been done in this run yet.',
  saved: 'Saved in this browser, up to what is shown.',
  full: 'Not kept on this computer: the browser’s storage is full. Save the run as a file.',
  refused: 'Not kept on this computer: the browser refuses to store anything. Save the run as a file.',
};

/**
 * @property recording The run as it would be saved.
 * @property keepState Whether the browser keeps it.
 * @property isWholeInAddress The page's address holds all of it.
 */
@customElement('sms-run-panel')
export class SmsRunPanel extends LitElement {
  static override styles = [
    shared,
    textAreaStyles,
    css`
      :host {
        display: grid;
        gap: 0.75rem;
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 0.75rem;
      }
      .hint {
        color: var(--ink-2);
        overflow-wrap: anywhere;
      }
      .name {
        font-family: var(--mono-face);
      }
    `,
  ];

  @property({ attribute: false }) recording: Recording | undefined;
  @property() keepState: KeepState = 'nothing';
  @property({ type: Boolean }) isWholeInAddress = false;
  @state() private isTextShown = false;
  @state() private told = '';

  get #text(): string {
    return this.recording ? writeRecording(this.recording) : '';
  }

  #save(): void {
    if (!this.recording) return;
    const name = runFileName(this.recording);
    saveFile(name, this.#text);
    this.told = `The browser saves it as ${name}, in your downloads as a rule.`;
  }

  async #copy(text: string, what: string): Promise<void> {
    if (await copyText(text)) {
      this.told = `The ${what} is copied.`;
      return;
    }
    // The browser keeps its clipboard to itself: the person can copy what is selected.
    this.isTextShown = true;
    await this.updateComplete;
    const field = this.renderRoot.querySelector('textarea');
    if (what === 'text') {
      field?.focus();
      field?.select();
    }
    this.told =
      what === 'text'
        ? 'The text is selected: copy it with your keyboard or menu.'
        : 'Copy the link from the browser’s address line.';
  }

  protected override render() {
    const { recording, isWholeInAddress } = this;
    if (!recording) return nothing;
    const isFromFile = typeof recording.scenario !== 'string';
    const isTextShown = this.isTextShown || !isWholeInAddress;
    return html`
      <p class="kept">${keepSentences[this.keepState]}</p>
      <div class="ways">
        <button type="button" class="button primary" @click=${() => this.#save()}>
          ${icon('save')}<span>Save run</span>
        </button>
        ${
          isWholeInAddress
            ? html`<button type="button" class="button" @click=${() => void this.#copy(location.href, 'link')}>
                <span>Copy link</span>
              </button>`
            : nothing
        }
        <button type="button" class="button" @click=${() => void this.#copy(this.#text, 'text')}>
          <span>Copy text</span>
        </button>
        ${
          isWholeInAddress
            ? html`<button
                type="button"
                class="button"
                aria-expanded=${isTextShown ? 'true' : 'false'}
                @click=${() => (this.isTextShown = !this.isTextShown)}
              >
                <span>Show text</span>
              </button>`
            : nothing
        }
      </div>
      <p class="hint">The file is <span class="name">${runFileName(recording)}</span>. “Open a file” opens it again.</p>
      ${isWholeInAddress ? nothing : html`<p>${whyNoLink(isFromFile)} The file and the text hold all of it.</p>`}
      ${
        isTextShown
          ? html`<label
              >Text of this run
              <textarea readonly spellcheck="false" .value=${this.#text} rows="6"></textarea>
            </label>`
          : nothing
      }
      <p role="status">${this.told}</p>
    `;
  }
}

function whyNoLink(isFromFile: boolean): string {
  return isFromFile
    ? 'A link cannot hold this run: its scenario came from a file.'
    : `A link cannot hold this run: it would be longer than ${fragmentLimit.toLocaleString('en')} characters.`;
}
