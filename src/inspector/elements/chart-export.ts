// A button, and the dialog behind it, in which a chart is taken along: as a picture, in the languages of other tools, or as a
// count of what was visited. What writes these is fetched when the dialog opens for the first time.
import type { TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ActorRun, Viewing } from '../index.ts';
import { startExporting } from '../index.ts';
import { addressOf, bitmapOf, copyContent, pictureOf, saveAsFile } from '../page/index.ts';
import { baseStyles } from './chart-styles.ts';
import { exportStyles } from './export-styles.ts';

type Exports = typeof import('../export/index.ts');

interface Format {
  readonly id: string;
  readonly title: string;
  readonly use: string;
}

/** What was written, as it is shown and handed out. */
interface Written {
  readonly content: Blob;
  readonly name: string;
  readonly remarks: readonly string[];
  /** The first lines, or the address of a picture. */
  readonly lines?: readonly string[];
  readonly rest?: number;
  readonly picture?: string;
}

const pictures: readonly Format[] = [
  { id: 'svg', title: 'SVG', use: 'the picture as it is now, in any size' },
  { id: 'png', title: 'PNG', use: 'the picture as it is now, in pixels' },
];
const counts: readonly Format[] = [
  { id: 'coverage', title: 'Coverage', use: 'what was visited and what never was, of all actors, as JSON' },
];
const linesShown = 200;
const lineLength = 2000;

/**
 * @property viewing What is shown: the chart of its actor is taken along.
 * @property picture Gives the drawn chart, when there is one.
 */
@customElement('chart-export')
export class ChartExport extends LitElement {
  static override styles = [baseStyles, exportStyles];

  @property({ attribute: false }) viewing: Viewing | undefined;
  @property({ attribute: false }) picture: (() => SVGSVGElement | null | undefined) | undefined;

  @state() private written: Written | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;
  readonly #service = startExporting(() => this.requestUpdate());
  #exports: Exports | undefined;
  #run: ActorRun | undefined;
  #turn = 0;

  async #open(): Promise<void> {
    this.#run = this.viewing?.run;
    this.#service.send({ type: 'opened' });
    await this.updateComplete;
    this.dialog.showModal();
    await this.#write();
  }

  #choose(format: string): void {
    this.#service.send({ type: 'format.chosen', format });
    void this.#write();
  }

  async #write(): Promise<void> {
    const turn = ++this.#turn;
    this.written = undefined;
    try {
      this.#exports ??= await import('../export/index.ts');
      const written = await this.#writtenAs(this.#service.state.context.format, this.#exports);
      if (turn !== this.#turn) return;
      this.written = written;
      this.#service.send({ type: 'written' });
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#service.send({ type: 'failed', problem: error instanceof Error ? error.message : String(error) });
    }
  }

  async #writtenAs(id: string, exports: Exports): Promise<Written> {
    const name = this.#run?.graph?.id ?? this.#run?.name ?? 'statechart';
    if (id === 'coverage') {
      if (this.viewing === undefined) throw new Error('there is no actor.');
      const { text, remarks } = exports.exportCoverage(this.viewing);
      return writtenText(text, remarks, 'application/json', exports.fileName('coverage', '.json'));
    }
    const graph = this.#run?.graph;
    if (graph === undefined) throw new Error('this actor has no chart.');
    const format = exports.chartFormats.find((each) => each.id === id);
    if (format) {
      const { text, remarks } = format.write(graph);
      return writtenText(text, remarks, format.mediaType, exports.fileName(name, format.ending));
    }
    const drawn = this.picture?.();
    if (!drawn) throw new Error('nothing is drawn yet.');
    const picture = pictureOf(drawn, { title: graph.id, description: this.#words() });
    const shown = { picture: addressOf(picture) };
    if (id === 'svg') {
      const content = new Blob([picture.text], { type: 'image/svg+xml' });
      return { ...shown, content, name: exports.fileName(name, '.svg'), remarks: [] };
    }
    const { blob, remarks, width, height } = await bitmapOf(picture);
    const size = `${width} by ${height} pixels.`;
    return { ...shown, content: blob, name: exports.fileName(name, '.png'), remarks: [size, ...remarks] };
  }

  /** What a picture says to those who do not see it. */
  #words(): string {
    const moment = this.viewing?.momentOf(this.#run);
    const present = moment === undefined ? 'not started' : `in ${moment.to.join(', ')}`;
    return `Statechart of ${this.#run?.name ?? ''}, ${present}.`;
  }

  #save(): void {
    if (!this.written) return;
    saveAsFile(this.written.name, this.written.content);
    this.#service.send({ type: 'saved', name: this.written.name });
  }

  async #copy(): Promise<void> {
    if (!this.written) return;
    const isCopied = await copyContent(this.written.content);
    this.#service.send({ type: isCopied ? 'copied' : 'copy.refused' });
  }

  #closed(): void {
    this.#turn++;
    this.written = undefined;
    this.#service.send({ type: 'closed' });
  }

  override render(): TemplateResult {
    const isOpen = this.#service.state.matches('open');
    return html`
      <button aria-haspopup="dialog" ?disabled=${!this.viewing?.run} @click=${() => void this.#open()}>Export …</button>
      <dialog aria-labelledby="heading" @close=${() => this.#closed()}>
        ${isOpen ? this.#renderSheet() : nothing}
      </dialog>
    `;
  }

  #renderSheet(): TemplateResult {
    const { format } = this.#service.state.context;
    const formats = [...pictures, ...(this.#exports?.chartFormats ?? []), ...counts];
    const isWritten = this.written !== undefined;
    return html`<div class="sheet">
      <h2 id="heading">Export ${this.#run?.graph?.id ?? this.#run?.name ?? ''}</h2>
      <fieldset>
        <legend>As</legend>
        ${formats.map(
          ({ id, title }) =>
            html`<label>
              <input
                type="radio"
                name="format"
                .value=${id}
                .checked=${id === format}
                @change=${() => this.#choose(id)}
              />${title}</label
            >`,
        )}
      </fieldset>
      <p class="use">${formats.find(({ id }) => id === format)?.use ?? ''}</p>
      ${this.#renderRemarks()} ${this.#renderPreview()}
      <div class="acts">
        <button ?disabled=${!isWritten} @click=${() => this.#save()}>Save</button>
        <button ?disabled=${!isWritten} @click=${() => void this.#copy()}>Copy</button>
        <button @click=${() => this.dialog.close()}>Close</button>
        <p role="status">${this.#told()}</p>
      </div>
    </div>`;
  }

  #renderRemarks(): TemplateResult | typeof nothing {
    const remarks = this.written?.remarks ?? [];
    if (remarks.length === 0) return nothing;
    return html`<ul aria-label="Remarks">
      ${remarks.map((remark) => html`<li>${remark}</li>`)}
    </ul>`;
  }

  #renderPreview(): TemplateResult | typeof nothing {
    const { written } = this;
    if (written?.picture !== undefined)
      return html`<div class="preview" role="region" aria-label="Preview" tabindex="0">
        <img src=${written.picture} alt=${this.#words()} />
      </div>`;
    if (written?.lines === undefined) return nothing;
    return html`<pre class="preview" role="region" aria-label="Preview" tabindex="0">${written.lines.join('\n')}</pre>
      ${written.rest ? html`<p class="rest">${written.rest} more lines are in the file.</p>` : nothing}`;
  }

  #told(): string {
    const { state } = this.#service;
    if (state.matches('open.failed')) return `This could not be written: ${state.context.problem}`;
    if (state.matches('open.writing')) return 'writing …';
    if (state.matches('open.shown.saved'))
      return `The browser saves it as ${state.context.savedAs}, in your downloads as a rule.`;
    if (state.matches('open.shown.copied')) return 'Copied.';
    if (state.matches('open.shown.refused')) return 'The browser lets nothing be copied here: save it instead.';
    return '';
  }
}

function writtenText(text: string, remarks: readonly string[], mediaType: string, name: string): Written {
  const all = text.split('\n');
  const lines = all
    .slice(0, linesShown)
    .map((line) => (line.length > lineLength ? `${line.slice(0, lineLength)} …` : line));
  const content = new Blob([text], { type: mediaType });
  return { content, name, remarks, lines, rest: Math.max(0, all.length - linesShown) };
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-export': ChartExport;
  }
}
