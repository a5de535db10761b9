// Work that this browser keeps: the newest at hand, the others in a list, each to go on with or to delete. It says what is
// left aside and what is refused, and is empty when there is nothing to say.
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { KeptWork, WorkList } from '../page/index.ts';
import { mostWorks, workStore } from '../page/index.ts';
import { icon } from './icons.ts';
import { shared } from './styles/shared.ts';

/**
 * @property current Id of the work in hand, which is not offered.
 * @property isOpen The list stands open; else a button opens it.
 * @fires sms-work-picked `detail` is the id of the work to go on with.
 */
@customElement('sms-recent-work')
export class SmsRecentWork extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .first {
        display: flex;
        width: fit-content;
        max-width: 100%;
        margin-block-end: 0.75rem;
        padding-block: 0.25rem;
        white-space: normal;
        text-align: start;
      }
      details {
        margin-block-end: 1.5rem;
      }
      summary {
        display: flex;
        align-items: center;
        width: fit-content;
        min-height: var(--target);
        padding-inline-end: 0.5rem;
        gap: 0.25rem;
        cursor: pointer;
        font-weight: 600;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary svg {
        transition: rotate var(--snap) linear;
        rotate: -90deg;
      }
      details[open] summary svg {
        rotate: 0deg;
      }
      ol {
        display: grid;
        max-width: 46rem;
        list-style: none;
        border-block-start: var(--w1) solid var(--line);
      }
      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem;
        border-block-end: var(--w1) solid var(--line);
      }
      .work {
        flex: 1;
        min-height: var(--target);
        padding: 0.25rem;
        border: 0;
        background: none;
        text-align: start;
        cursor: pointer;
      }
      .work:hover .title {
        text-decoration: underline;
      }
      .title {
        display: block;
        font-weight: 650;
        overflow-wrap: anywhere;
      }
      .where,
      p {
        color: var(--ink-2);
      }
      .gone {
        flex: 1;
        padding: 0.25rem;
      }
      .aside {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 0.75rem;
        margin-block: 0.5rem;
      }
    `,
  ];

  @property() current = '';
  @property({ type: Boolean }) isOpen = false;
  @state() private list: WorkList = { works: [], spoilt: [] };
  /** What was deleted here, and puts it back. */
  @state() private gone: ReadonlyMap<string, () => Promise<void>> = new Map();

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  /** Reads anew what is kept. */
  async load(): Promise<void> {
    this.gone = new Map();
    this.list = await workStore.list();
  }

  #pick(id: string): void {
    this.dispatchEvent(new CustomEvent('sms-work-picked', { detail: id, bubbles: true, composed: true }));
  }

  async #delete(id: string): Promise<void> {
    try {
      const putBack = await workStore.forget(id);
      this.gone = new Map([...this.gone, [id, putBack]]);
      await this.#focus(id, '.undo');
    } catch {
      await this.load();
    }
  }

  async #undo(id: string): Promise<void> {
    await this.gone
      .get(id)?.()
      .catch(() => undefined);
    this.gone = new Map([...this.gone].filter(([other]) => other !== id));
    await this.#focus(id, '.delete');
  }

  /** The button that was pressed is gone: the one in its place has the focus. */
  async #focus(id: string, button: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`li[data-work="${id}"] ${button}`)?.focus();
  }

  async #clearSpoilt(): Promise<void> {
    await workStore.clearSpoilt(this.list.spoilt).catch(() => undefined);
    await this.load();
  }

  protected override render() {
    const { spoilt } = this.list;
    const works = this.list.works.filter(({ id }) => id !== this.current);
    const [newest] = works;
    const heading = html`Recent work <span class="where">(${works.length})</span>`;
    return html`
      ${
        newest && !this.isOpen && !this.gone.has(newest.id)
          ? html`<button type="button" class="button first" @click=${() => this.#pick(newest.id)}>
              ${icon('rotate-ccw')}<span>Go on: ${newest.title}, ${place(newest)}</span>
            </button>`
          : nothing
      }
      ${
        works.length === 0
          ? nothing
          : this.isOpen
            ? this.#works(works)
            : html`<details>
                <summary>${icon('chevron-down')}<span>${heading}</span></summary>
                ${this.#works(works)}
              </details>`
      }
      ${works.length === 0 && this.isOpen ? html`<p>${this.#emptyText()}</p>` : nothing}
      ${
        spoilt.length === 0
          ? nothing
          : html`<div class="aside" role="status">
              <p>
                ${spoilt.length === 1 ? 'One kept run is not whole' : `${spoilt.length} kept runs are not whole`}, or
                from another version of the lab. ${spoilt.length === 1 ? 'It is' : 'They are'} left aside.
              </p>
              <button type="button" class="button" @click=${() => void this.#clearSpoilt()}>
                <span>Delete ${spoilt.length === 1 ? 'it' : 'them'}</span>
              </button>
            </div>`
      }
    `;
  }

  #emptyText(): string {
    return this.list.refusal === undefined ? 'No other work is kept.' : 'This browser keeps no work.';
  }

  #works(works: readonly KeptWork[]): TemplateResult {
    return html`<ol aria-label="Recent work">
        ${works.map((work) => this.#work(work))}
      </ol>
      <p>The last ${mostWorks} are kept, in this browser only.</p>`;
  }

  #work(work: KeptWork): TemplateResult {
    const { id, title } = work;
    if (this.gone.has(id)) {
      return html`<li data-work=${id}>
        <p class="gone">Deleted: ${title}</p>
        <button type="button" class="button undo" aria-label="Undo: keep ${title}" @click=${() => void this.#undo(id)}>
          <span>Undo</span>
        </button>
      </li>`;
    }
    return html`<li data-work=${id}>
      <button type="button" class="work" @click=${() => this.#pick(id)}>
        <span class="title">${title}</span>
        <span class="where">${place(work)}, ${dayAndTime(work.savedAt)}${work.isFromFile ? ', from a file' : ''}</span>
      </button>
      <button
        type="button"
        class="button plain delete"
        aria-label="Delete ${title}, ${place(work)}"
        @click=${() => void this.#delete(id)}
      >
        ${icon('trash')}
      </button>
    </li>`;
  }
}

function place({ seed, position }: KeptWork): string {
  return `seed ${seed}, entry ${position}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The same words in every browser. */
function dayAndTime(ms: number): string {
  const date = new Date(ms);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getDate()} ${months[date.getMonth()]} ${date.getFullYear()}, ${two(date.getHours())}:${two(date.getMinutes())}`;
}
