// The inspector in a window of its own: this same document, opened by the lab with `#inspector`. It hears of the actors by
// real messages between the two windows.
import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { loadInspector } from '../page/index.ts';
import { describeRule } from './describe-rule.ts';
import { shared } from './styles/shared.ts';

type Inspector = Awaited<ReturnType<typeof loadInspector>>;
type Receiver = ReturnType<Inspector['receiveInPopup']>;
type Status = Receiver['status'] | 'loading';

const words: Readonly<Record<Status, string>> = {
  loading: 'The inspector is being fetched.',
  'no opener':
    'This window shows the statecharts of a lab that opened it. Open it from the lab: State, Open in a window.',
  waiting: 'Waiting for the lab to tell of its actors.',
  connected: 'Following the lab.',
  lost: 'The lab has gone. What it told is still here.',
};

/** @property load Fetches the inspector. */
@customElement('sms-inspector-window')
export class SmsInspectorWindow extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-rows: auto 1fr;
        block-size: 100dvh;
        background: var(--ground);
        color: var(--ink);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        align-items: baseline;
        padding: 0.5rem 1rem;
        border-block-end: var(--w1) solid var(--line);
        background: var(--surface);
      }
      h1 {
        font-size: 1.125rem;
      }
      main {
        display: grid;
        min-height: 0;
        min-width: 0;
      }
    `,
  ];

  @property({ attribute: false }) load: typeof loadInspector | undefined;
  @state() private status: Status = 'loading';
  #receiver: Receiver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = 'Statecharts · Connection Lab';
    void this.#connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#receiver?.stop();
  }

  async #connect(): Promise<void> {
    await Promise.resolve();
    const [inspector] = await Promise.all([this.load?.(), import('../inspector/elements/index.ts')]);
    if (!inspector || !this.isConnected) return;
    this.#receiver = inspector.receiveInPopup({ onStatus: (status) => (this.status = status) });
    this.requestUpdate();
  }

  protected override render() {
    return html`
      <header>
        <h1>Statecharts</h1>
        <p role="status">${words[this.status]}</p>
      </header>
      <main>
        <chart-inspector .records=${this.#receiver?.store} .describeMeta=${describeRule}></chart-inspector>
      </main>
    `;
  }
}
