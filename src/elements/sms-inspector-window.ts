// The inspector in a window of its own: this same document with `#inspector`. Any app may open it; the lab does so too.
import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { InspectorHub } from '../page/index.ts';
import { inspectorHash } from '../page/index.ts';
import type { describeRule } from './describe-rule.ts';
import '../inspector/elements/index.ts';
import { keepPalette, storedPalette, systemPalette } from './palette-choice.ts';
import './sms-palette-switch.ts';
import type { PaletteName } from './styles/colour-tokens.ts';
import { shared } from './styles/shared.ts';

/** Another place has been asked for: the page begins anew as that. What came is kept over it. */
function leave(): void {
  if (location.hash !== inspectorHash) location.reload();
}

/** @property hub Listens to the apps. */
@customElement('sms-inspector-window')
export class SmsInspectorWindow extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
        block-size: 100dvh;
        background: var(--ground);
        color: var(--ink);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1rem;
        align-items: flex-start;
        padding: 0 1rem;
        border-block-end: var(--w1) solid var(--line);
        background: var(--surface);
      }
      h1 {
        padding-block: 0.5rem;
        font-size: 1.125rem;
      }
      chart-sources {
        flex: 1 1 320px;
        min-width: 0;
      }
      /* In a narrow window every line counts: the title is that of the window too. */
      @media (max-width: 719.9px) {
        header {
          align-items: center;
        }
        h1 {
          position: absolute;
          clip-path: inset(50%);
        }
      }
      /* On paper the chart alone. */
      @media print {
        :host {
          display: block;
          block-size: auto;
          background: none;
        }
        header {
          display: none;
        }
      }
      /* With the help open little is left: the time bar stays in the window all the same. */
      chart-inspector {
        min-height: 0;
      }
      main {
        display: grid;
        min-height: 0;
        min-width: 0;
      }
    `,
  ];

  @property({ attribute: false }) hub: InspectorHub | undefined;
  @state() private palette: PaletteName | undefined;
  /** Fetched behind the first chart: only the lab's own charts name rules. */
  @state() private describeRule: typeof describeRule | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.palette = storedPalette();
    addEventListener('popstate', leave);
    // It may have changed while this was being fetched.
    leave();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', leave);
    this.hub?.close();
    this.hub = undefined;
  }

  #choosePalette(palette: PaletteName): void {
    this.palette = palette;
    keepPalette(palette);
  }

  readonly #onDrawn = (): void => {
    if (this.describeRule) return;
    void import('./describe-rule.ts').then((found) => (this.describeRule = found.describeRule));
  };

  protected override render() {
    return html`
      <header>
        <h1>Statecharts</h1>
        <chart-sources .hub=${this.hub}>
          <sms-palette-switch
            .palette=${this.palette ?? systemPalette()}
            @sms-palette-chosen=${({ detail }: CustomEvent<PaletteName>) => this.#choosePalette(detail)}
          ></sms-palette-switch>
        </chart-sources>
      </header>
      <main>
        <chart-inspector
          files
          .records=${this.hub?.store}
          .viewing=${this.hub?.viewing}
          .describeMeta=${this.describeRule}
          @chart-first-drawn=${this.#onDrawn}
        ></chart-inspector>
      </main>
    `;
  }
}
