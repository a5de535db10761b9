// A JSON text to read: indented, the beginning first, the rest on demand. Large texts are not even parsed before a person asks.
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { findCutMarks } from '../index.ts';
import { baseStyles } from './chart-styles.ts';
import { sizeWords } from './moment-words.ts';

/** Characters that are parsed without being asked for. */
const readAtOnceMax = 20_000;
const linesAtFirst = 12;
/** Characters put into the page at a time. */
const pageSize = 60_000;

/**
 * @property text The JSON text.
 * @property label What it is, for screen readers.
 */
@customElement('chart-json')
export class ChartJson extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        background: none;
      }
      pre {
        margin: 0;
        padding: 4px 8px;
        max-height: 360px;
        overflow: auto;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        background: var(--ground, #f1f3f5);
        border-radius: 4px;
        font-family: var(--font-mono, ui-monospace, 'Cascadia Mono', Consolas, Menlo, 'Liberation Mono', monospace);
        font-size: inherit;
      }
      p {
        margin: 4px 0;
        color: var(--ink-2, #3d4955);
      }
      button {
        margin: 4px 8px 4px 0;
      }
    `,
  ];

  @property() text = '';
  @property() label = '';
  @state() private isAsked = false;
  @state() private isWhole = false;
  @state() private pages = 1;
  #readable = '';

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text')) [this.isAsked, this.isWhole, this.pages, this.#readable] = [false, false, 1, ''];
    if (this.#readable === '' && this.#isRead) this.#readable = indented(this.text);
  }

  get #isRead(): boolean {
    return this.isAsked || this.text.length <= readAtOnceMax;
  }

  override render(): TemplateResult {
    if (!this.#isRead)
      return html`<button @click=${() => (this.isAsked = true)}>Read ${sizeWords(this.text.length)}</button>`;
    const readable = this.#readable;
    const lines = readable.slice(0, pageSize).split('\n');
    const isLong = lines.length > linesAtFirst + 2 && !this.isWhole;
    const room = this.pages * pageSize;
    const shown = isLong ? lines.slice(0, linesAtFirst).join('\n') : readable.slice(0, room);
    return html`<pre tabindex="0" role="group" aria-label=${this.label}>${shown}</pre>
      ${isLong ? html`<button @click=${() => (this.isWhole = true)}>Show all</button>` : nothing}
      ${
        !isLong && readable.length > room
          ? html`<button @click=${() => this.pages++}>Show more, ${sizeWords(readable.length - room)} left</button>`
          : nothing
      }
      ${findCutMarks(shown).map(
        ({ mark, count, meaning }) =>
          html`<p>${mark}${count > 1 ? ` (${count} times)` : ''}: looks cut off by the app, ${meaning}.</p>`,
      )}`;
  }
}

/** The texts come from the app, and may be cut off anywhere. */
export function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-json': ChartJson;
  }
}
