// The dialog in which a person opens a file or a pasted text, tries an example, saves the session, and finds what was kept.
import type { TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Viewing } from '../index.ts';
import { exampleMachines, Opening } from '../index.ts';
import type { KeptSession, OpenedText, SessionKeeper } from '../page/index.ts';
import { loadMachineFiles } from '../page/index.ts';
import { baseStyles } from './chart-styles.ts';
import { tellOpened } from './chosen-events.ts';
import { openDialogStyles } from './open-dialog-styles.ts';

/**
 * @property viewing Where what is opened is shown.
 * @property keeper What keeps runs over a reload, if anything does.
 * @property trouble Why nothing can be kept.
 * @fires chart-machine-opened A machine was opened and is played; `detail` is `{ words }`.
 */
@customElement('chart-open-dialog')
export class ChartOpenDialog extends LitElement {
  static override styles = [baseStyles, openDialogStyles];

  @property({ attribute: false }) viewing: Viewing | undefined;
  @property({ attribute: false }) keeper: SessionKeeper | undefined;
  @property({ attribute: false }) trouble: string | undefined;
  @state() private kept: readonly KeptSession[] = [];
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('textarea') private pasted!: HTMLTextAreaElement;
  #opening: Opening | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#opening = new Opening(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#opening?.close();
    this.#opening = undefined;
  }

  async show(): Promise<void> {
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
    void this.#findKept();
  }

  openFile(file: File): Promise<void> {
    return this.#work(`${file.name} is being read.`, async (viewing) =>
      (await loadMachineFiles()).openFile(viewing, file),
    );
  }

  #openText(text: string, name?: string): Promise<void> {
    return this.#work('The text is being read.', async (viewing) =>
      (await loadMachineFiles()).openText(viewing, text, name),
    );
  }

  #save(): Promise<void> {
    return this.#work('The session is being written.', async (viewing) => {
      const files = await loadMachineFiles();
      const blob = await files.saveSession(viewing, (characters) =>
        this.#opening?.begin(`${Math.round(characters / 1e6)} million characters so far.`),
      );
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = 'statechart-session.json';
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      const { store } = viewing;
      const lost = [
        ...(store.forgotten > 0 ? [`${store.forgotten} earlier moments are no longer kept, and not in it.`] : []),
        ...(store.payloadsForgotten > 0 ? [`${store.payloadsForgotten} moments have lost their data.`] : []),
      ];
      return {
        kind: 'session',
        words: `Saved as statechart-session.json: ${store.moments.length} moments of ${store.actors.length} actors.`,
        lines: lost,
      };
    });
  }

  #openKept({ id, names }: KeptSession): Promise<void> {
    return this.#work('The run is being read.', async (viewing) => {
      const text = await this.keeper?.read(id);
      if (text === undefined) return { kind: 'problems', words: 'This run is no longer kept.', lines: [] };
      const name = names.length > 0 ? 'Kept' : 'Kept run';
      const opened = await (await loadMachineFiles()).openSession(viewing, text, name, { isKept: true });
      if (opened.kind === 'session') this.keeper?.shows(id);
      return opened;
    });
  }

  async #forget(id: string | undefined): Promise<void> {
    if (id === undefined) await this.keeper?.forgetAll();
    else await this.keeper?.forget(id);
    await this.#findKept();
    // The button that had the focus is gone.
    this.dialog.querySelector<HTMLElement>('.close')?.focus();
  }

  async #findKept(): Promise<void> {
    this.kept = (await this.keeper?.list()) ?? [];
  }

  async #work(words: string, act: (viewing: Viewing) => Promise<OpenedText>): Promise<void> {
    const { viewing } = this;
    if (viewing === undefined) return;
    this.#opening?.begin(words);
    let told: OpenedText;
    try {
      told = await act(viewing);
    } catch {
      told = { kind: 'problems', words: 'This could not be done.', lines: [] };
    }
    const { kind, words: result, lines } = told;
    this.#opening?.end({ words: result, lines, isProblem: kind === 'problems' });
    // What is to be read stays; it may have come after another file had closed the dialog.
    if (kind === 'machine' && lines.length === 0) this.dialog.close();
    else if (!this.dialog.open) this.dialog.showModal();
    if (kind === 'machine') tellOpened(this, result);
  }

  override render(): TemplateResult {
    const { words = '', lines = [], isProblem = false } = this.#opening?.told ?? {};
    return html`<dialog aria-labelledby="title">
      <header>
        <h2 id="title">Open or save</h2>
        <button class="close" @click=${() => this.dialog.close()}>Close</button>
      </header>
      <div class="told ${isProblem ? 'problem' : ''}" role="status">
        ${words === '' ? nothing : html`<p><strong>${words}</strong></p>`}
        ${
          lines.length === 0
            ? nothing
            : html`<ul>
                ${lines.map((line) => html`<li>${line}</li>`)}
              </ul>`
        }
      </div>
      <section>
        <h3>A file</h3>
        <label for="file"
          >A machine (XState JSON, SCXML) or a saved session. You can also drop it on this window.</label
        >
        <input id="file" type="file" accept=".json,.scxml,.xml,.txt,application/json" @change=${this.#onFile} />
      </section>
      <section>
        <h3>A text</h3>
        <label for="text">Paste a config of XState 4 or 5 as JSON, or SCXML. Program text is not run.</label>
        <textarea id="text" rows="5" spellcheck="false" autocomplete="off"></textarea>
        <div class="row"><button @click=${() => void this.#openText(this.pasted.value)}>Open this text</button></div>
      </section>
      <section>
        <h3>Examples</h3>
        <div class="row">
          ${exampleMachines.map(
            ({ name, text }) => html`<button @click=${() => void this.#openText(text, name)}>${name}</button>`,
          )}
        </div>
      </section>
      <section>
        <h3>This session</h3>
        <div class="row">
          <button ?disabled=${(this.viewing?.store.actors.length ?? 0) === 0} @click=${() => void this.#save()}>
            Save session
          </button>
        </div>
        ${this.#renderKept()}
      </section>
    </dialog>`;
  }

  #renderKept(): TemplateResult | typeof nothing {
    if (this.trouble !== undefined) return html`<p>${this.trouble}</p>`;
    if (this.keeper === undefined) return nothing;
    if (this.kept.length === 0) return html`<p>What comes is kept over a reload. Of earlier runs nothing is kept.</p>`;
    return html`<h4>Kept from earlier</h4>
      <ul class="kept">
        ${this.kept.map((run) => {
          const name = run.names.join(', ') || 'Run without a name';
          const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(
            run.savedAtMs,
          );
          return html`<li>
            <span>${name}, ${when}, ${run.moments} moments</span>
            <button aria-label=${`Open ${name}, ${when}`} @click=${() => void this.#openKept(run)}>Open</button>
            <button aria-label=${`Forget ${name}, ${when}`} @click=${() => void this.#forget(run.id)}>Forget</button>
          </li>`;
        })}
      </ul>
      <div class="row"><button @click=${() => void this.#forget(undefined)}>Forget all</button></div>`;
  }

  #onFile(event: Event): void {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) void this.openFile(file);
    // The same file may be chosen again when it was mended.
    input.value = '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-open-dialog': ChartOpenDialog;
  }
}
