// Whether the view shall stop at the state told of: two switches beside what is said of it.
import type { TemplateResult } from 'lit';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Viewing } from '../index.ts';
import { baseStyles } from './chart-styles.ts';
import { ViewingNews } from './viewing-news.ts';
import type { WantedBreakpoint } from './viewer-keys.ts';
import { wishOf } from './viewer-keys.ts';

/**
 * @property viewing What is looked at.
 * @property stateId The state.
 * @fires chart-breakpoint-wanted A person wants to stop there, or no more; `detail` is `{ kind, id, when }`.
 */
@customElement('chart-breakpoint-here')
export class ChartBreakpointHere extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        padding: 0 16px 8px;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }
    `,
  ];

  @property({ attribute: false }) viewing: Viewing | undefined;
  @property({ attribute: false }) stateId: string | undefined;

  constructor() {
    super();
    new ViewingNews(this);
  }

  override render(): TemplateResult {
    const { stateId } = this;
    if (stateId === undefined || !this.viewing?.run?.graph?.nodes.has(stateId)) return html``;
    return html`<div role="group" aria-label="Stop the view when it is">
      <strong>Stop when it is</strong> ${this.#renderSwitch({ kind: 'state', id: stateId, when: 'entered' })}
      ${this.#renderSwitch({ kind: 'state', id: stateId, when: 'left' })}
    </div>`;
  }

  #renderSwitch(wanted: WantedBreakpoint): TemplateResult {
    const isSet = this.viewing?.breakpoints.findWish(wishOf(wanted)) !== undefined;
    return html`<button aria-pressed=${isSet ? 'true' : 'false'} @click=${() => this.#want(wanted)}>
      ${wanted.when}
    </button>`;
  }

  #want(detail: WantedBreakpoint): void {
    this.dispatchEvent(new CustomEvent('chart-breakpoint-wanted', { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-breakpoint-here': ChartBreakpointHere;
  }
}
