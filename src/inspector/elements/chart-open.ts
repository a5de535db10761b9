// Opens and saves: a button in the strip, files dropped anywhere on the window, and what is kept over a reload. The dialog and
// all that reads files is loaded with the first use.
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Viewing } from '../index.ts';
import type { SessionKeeper } from '../page/index.ts';
import { loadMachineFiles, loadSessionStore } from '../page/index.ts';
import { baseStyles } from './chart-styles.ts';
import type { ChartOpenDialog } from './chart-open-dialog.ts';

/**
 * @property viewing Where what is opened is shown.
 * @attribute keeps What comes is kept in the browser's storage, and shown again after a reload.
 */
@customElement('chart-open')
export class ChartOpen extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-block;
      }
    `,
  ];

  @property({ attribute: false }) viewing: Viewing | undefined;
  @property({ type: Boolean }) keeps = false;
  @state() private isReady = false;
  @state() private trouble: string | undefined;
  keeper: SessionKeeper | undefined;
  #leaving = new AbortController();
  #keptFor: Viewing | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    window.addEventListener('dragover', (event) => hasFiles(event) && event.preventDefault(), { signal });
    window.addEventListener(
      'drop',
      (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        void this.#openAll([...(event.dataTransfer?.files ?? [])]);
      },
      { signal },
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaving.abort();
    this.keeper?.close();
    this.keeper = undefined;
    this.#keptFor = undefined;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('viewing') || changed.has('keeps')) void this.#keep();
  }

  /** Shows the dialog. */
  async open(): Promise<ChartOpenDialog | null> {
    await import('./chart-open-dialog.ts');
    this.isReady = true;
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector('chart-open-dialog');
    await dialog?.show();
    return dialog;
  }

  async #openAll(files: readonly File[]): Promise<void> {
    const dialog = await this.open();
    for (const file of files) await dialog?.openFile(file);
  }

  async #keep(): Promise<void> {
    const { viewing } = this;
    if (!this.keeps || viewing === undefined || viewing === this.#keptFor) return;
    this.#keptFor = viewing;
    this.keeper?.close();
    const { SessionKeeper } = await loadSessionStore();
    if (!this.isConnected || this.viewing !== viewing) return;
    const keeper = new SessionKeeper(viewing.store, { onTrouble: (words) => (this.trouble = words) });
    this.keeper = keeper;
    const texts = await keeper.takeUp();
    this.requestUpdate();
    if (texts.length === 0) return;
    const { openSession } = await loadMachineFiles();
    // An app that tells something already is what a person came to see.
    const isAlone = viewing.store.actors.length === 0;
    for (const text of texts) await openSession(viewing, text, 'Before the reload', { isShown: isAlone, isKept: true });
  }

  override render(): TemplateResult {
    return html`<button aria-haspopup="dialog" @click=${() => void this.open()}>Open or save</button> ${
        this.isReady
          ? html`<chart-open-dialog
              .viewing=${this.viewing}
              .keeper=${this.keeper}
              .trouble=${this.trouble}
            ></chart-open-dialog>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-open': ChartOpen;
  }
}
