// The drawer beside the ladder: why a step happened, its frame, and the statechart of whoever acted. Escape closes it.
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LogEntry } from '../world/index.ts';
import { icon } from './icons.ts';
import './sms-frame-fields.ts';
import './sms-why.ts';
import { shared } from './styles/shared.ts';

export const drawerTabs = ['why', 'frame', 'state'] as const;
export type DrawerTab = (typeof drawerTabs)[number];

const names: Readonly<Record<DrawerTab, string>> = { why: 'Why', frame: 'Frame', state: 'State' };

/**
 * @property entry The log entry it tells of.
 * @property tab Which of the three is shown.
 * @slot state The statechart of the acting machine.
 * @fires sms-drawer-closed It was closed by button or Escape.
 * @fires sms-tab-chosen `detail` is why, frame or state.
 * @fires sms-shown-here The person wants the run shown at this step; `detail` is the entry's number from 0.
 * @fires sms-window-wanted The statechart shall open in a window of its own.
 */
@customElement('sms-drawer')
export class SmsDrawer extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-rows: auto auto 1fr;
        min-height: 0;
        min-width: 0;
        background: var(--ground);
      }
      .strip {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        min-height: 3rem;
        padding-inline: 1rem 0.25rem;
        border-block-end: var(--w1) solid var(--line);
        background: var(--surface);
      }
      .tabs {
        display: flex;
      }
      [role='tab'] {
        min-height: var(--target);
        padding: 0 1rem;
        border: 0;
        border-block-end: 4px solid transparent;
        background: none;
        cursor: pointer;
      }
      [role='tab']:focus-visible {
        outline-offset: -3px;
      }
      [role='tab'][aria-selected='true'] {
        border-color: var(--ink);
        font-weight: 700;
      }
      .about {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.25rem 1rem;
        min-height: 3rem;
        padding: 0.125rem 1rem;
        border-block-end: var(--w1) solid var(--line);
        background: var(--surface);
      }
      [role='tabpanel'] {
        min-height: 0;
        overflow: auto;
      }
      [role='tabpanel'] > div {
        block-size: 100%;
      }
      .none {
        padding: 1rem;
      }
    `,
  ];

  @property({ attribute: false }) entry: LogEntry | undefined;
  @property() tab: DrawerTab = 'why';
  /** Whether the step it tells of is the one shown. */
  @property({ type: Boolean }) isShownHere = true;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#escape);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#escape);
  }

  /** Puts the focus on the tab that is open. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
  }

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#fire('sms-drawer-closed');
  };

  #fire(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #tabKey(event: KeyboardEvent): void {
    const place = drawerTabs.indexOf(this.tab);
    const to = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: drawerTabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#fire('sms-tab-chosen', drawerTabs.at(to % drawerTabs.length));
    void this.updateComplete.then(() => this.focus());
  }

  protected override render() {
    const { entry } = this;
    return html`
      <div class="strip">
        <div class="tabs" role="tablist" aria-label="About this step" @keydown=${this.#tabKey}>
          ${drawerTabs.map(
            (tab) =>
              html`<button
                type="button"
                role="tab"
                id="tab-${tab}"
                aria-controls="panel"
                aria-selected=${tab === this.tab}
                tabindex=${tab === this.tab ? 0 : -1}
                @click=${() => this.#fire('sms-tab-chosen', tab)}
              >
                ${names[tab]}
              </button>`,
          )}
        </div>
        <button type="button" class="button plain" aria-label="Close" @click=${() => this.#fire('sms-drawer-closed')}>
          ${icon('x')}
        </button>
      </div>
      <div class="about">
        <p>
          ${entry ? html`<strong>Step ${entry.seq + 1}</strong> ${entry.actor ?? entry.host ?? ''}` : 'No step yet'}
        </p>
        ${
          this.tab === 'state'
            ? html`<button type="button" class="button" @click=${() => this.#fire('sms-window-wanted')}>
                ${icon('external-link')}<span>Open in a window</span>
              </button>`
            : entry && !this.isShownHere
              ? html`<button type="button" class="button" @click=${() => this.#fire('sms-shown-here', entry.seq)}>
                  <span>Show this moment</span>
                </button>`
              : nothing
        }
      </div>
      <div role="tabpanel" id="panel" aria-labelledby="tab-${this.tab}" tabindex="0">
        ${this.tab === 'why' ? html`<sms-why .entry=${entry}></sms-why>` : nothing}
        ${this.tab === 'frame' ? html`<sms-frame-fields .entry=${entry}></sms-frame-fields>` : nothing}
        <div ?hidden=${this.tab !== 'state'}>
          <slot name="state"><p class="none">The statechart is being fetched.</p></slot>
        </div>
      </div>
    `;
  }
}
