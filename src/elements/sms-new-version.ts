// A quiet line when a newer version of the lab has been fetched. The page works on as it is until somebody reloads it.
import { LitElement, css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { offlineCopy } from '../page/index.ts';
import { OfflineStateController } from './controllers/offline-state.ts';
import { icon } from './icons.ts';
import { shared } from './styles/shared.ts';

@customElement('sms-new-version')
export class SmsNewVersion extends LitElement {
  static override styles = [
    shared,
    css`
      div {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        padding: 0.25rem 1rem;
        border-block-end: var(--w1) solid var(--line);
        background: var(--progress-wash);
      }
      p {
        margin-inline-end: auto;
      }
      .button {
        flex: none;
      }
    `,
  ];

  @state() private isPutAway = false;

  constructor() {
    super();
    new OfflineStateController(this);
  }

  protected override render() {
    if (!offlineCopy.hasNewVersion || this.isPutAway) return html`<div role="status" hidden></div>`;
    return html`<div role="status">
      <p>There is a new version of the lab. Your place in the run is kept.</p>
      <button type="button" class="button" @click=${() => offlineCopy.reload()}>Reload</button>
      <button type="button" class="button plain" aria-label="Later" @click=${() => (this.isPutAway = true)}>
        ${icon('x')}
      </button>
    </div>`;
  }
}
