// The top strip: what this is, which scenario is open, whether work is saved, and how the page looks.
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PlaceName } from '../page/index.ts';
import { sourcesHash } from '../page/index.ts';
import type { Scenario } from '../scenarios/index.ts';
import type { KeepState } from './controllers/work-keeper.ts';
import type { LayoutName } from './controllers/screen-layout.ts';
import { icon } from './icons.ts';
import './sms-palette-switch.ts';
import type { PaletteName } from './styles/colour-tokens.ts';
import { shared } from './styles/shared.ts';

/** The one quiet word. */
const keepWords: Readonly<Record<KeepState, string>> = {
  nothing: '',
  saved: 'saved',
  full: 'not kept',
  refused: 'not kept',
};

/**
 * @property place Where the page is: it offers the way to the other places where there is room.
 * @property keepState Whether the browser keeps the run in hand.
 * @fires sms-dialog-wanted `detail` is menu, work or keys.
 * @fires sms-bigger-switched The back row shall read it, or no longer.
 */
@customElement('sms-top-strip')
export class SmsTopStrip extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 0.25rem 0.75rem;
        min-height: 3rem;
        padding: 0 1rem;
        background: var(--surface);
      }
      h1 {
        margin-inline-end: auto;
        font-size: 1.125rem;
        line-height: 1.3333;
        font-weight: 700;
      }
      h1:has(+ .title) {
        margin-inline-end: 0;
      }
      .title {
        flex: 1;
        min-width: 0;
        padding-inline-start: 0.75rem;
        border-inline-start: var(--w1) solid var(--line);
        color: var(--ink-2);
      }
      .seed {
        white-space: nowrap;
      }
      .button {
        flex: none;
      }
      :host([data-layout='beamer']) {
        min-height: 3.8rem;
      }
      :host([data-layout='beamer']) h1 {
        font-size: 1.3333rem;
      }
      :host([data-layout='phone']) {
        padding-inline: 1rem 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) scenario: Scenario | undefined;
  @property() place: PlaceName = 'bench';
  @property() layout: LayoutName = 'desk';
  @property({ type: Boolean }) isBigger = false;
  @property() palette: PaletteName = 'light';
  @property({ type: Number }) seed = 0;
  @property() keepState: KeepState = 'nothing';

  #fire(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** From the Sources place back to the start; from elsewhere to the Sources place. Menus have both, too. */
  #otherPlace(): TemplateResult | typeof nothing {
    const hasRoom = this.layout === 'desk' || (this.place !== 'bench' && this.layout !== 'phone');
    if (!hasRoom) return nothing;
    if (this.place === 'sources') return html`<a class="button plain" href="#">Start</a>`;
    return html`<a class="button plain" href=${sourcesHash()}>Sources</a>`;
  }

  protected override render() {
    const { scenario, layout } = this;
    const isBeamer = layout === 'beamer' && scenario !== undefined;
    const isShort = isBeamer || (layout === 'phone' && scenario !== undefined);
    const kept = keepWords[this.keepState];
    return html`
      <h1>${isBeamer ? (scenario.question ?? scenario.title) : 'SMS 2.0 connection lab'}</h1>
      ${scenario && layout === 'desk' ? html`<p class="title">${scenario.title}</p>` : nothing}
      ${isBeamer ? html`<p class="seed">seed ${this.seed}</p>` : nothing}
      ${
        scenario
          ? html`<button
              type="button"
              class="button plain kept"
              aria-label=${kept === '' ? 'This run' : `This run: ${kept}`}
              @click=${() => this.#fire('sms-dialog-wanted', 'work')}
            >
              ${icon('save')}${layout === 'phone' || kept === '' ? nothing : html`<span>${kept}</span>`}
            </button>`
          : nothing
      }
      ${
        scenario
          ? html`<button
              type="button"
              class="button"
              aria-label="Scenarios"
              @click=${() => this.#fire('sms-dialog-wanted', 'menu')}
            >
              ${icon('menu')}${isShort ? nothing : html`<span>Scenarios</span>`}
            </button>`
          : nothing
      }
      ${this.#otherPlace()}
      <button
        type="button"
        class="button plain"
        aria-pressed=${this.isBigger}
        aria-label="Bigger"
        @click=${() => this.#fire('sms-bigger-switched')}
      >
        ${icon('a-arrow-up')}${layout === 'phone' ? nothing : html`<span>Bigger</span>`}
      </button>
      ${isShort ? nothing : html`<sms-palette-switch .palette=${this.palette}></sms-palette-switch>`}
      ${
        isShort || layout === 'phone'
          ? nothing
          : html`<button
              type="button"
              class="button plain"
              aria-label="Keys"
              @click=${() => this.#fire('sms-dialog-wanted', 'keys')}
            >
              ${icon('keyboard')}
            </button>`
      }
    `;
  }
}
