// The first view: what this is, one button to begin, recent work, and the list of scenarios.
import { LitElement, css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { listScenarios, sourcesHash } from '../page/index.ts';
import { icon } from './icons.ts';
import './sms-recent-work.ts';
import './sms-scenario-picker.ts';
import { shared } from './styles/shared.ts';

/** @fires sms-scenario-picked `detail` is the scenario's id. */
@customElement('sms-start')
export class SmsStart extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        flex: 1;
        min-height: 0;
        overflow: auto;
        background: var(--surface);
      }
      main {
        padding: clamp(1rem, 4vw, 3rem);
      }
      main > div {
        max-width: 72rem;
        margin-inline: auto;
      }
      h2 {
        font-size: clamp(1.75rem, 4vw, 2.5rem);
        line-height: 1.15;
        font-weight: 700;
        text-wrap: balance;
      }
      .lead {
        margin-block: 1rem;
        font-size: 1.125rem;
        line-height: 1.4444;
      }
      .first {
        display: flex;
        width: fit-content;
        margin-block-end: 0.75rem;
        white-space: normal;
        text-align: start;
      }
      .sources {
        margin-block-end: 0.75rem;
      }
      .sources a {
        display: inline-block;
        padding-block: 0.625rem;
      }
    `,
  ];

  #pick(id: string): void {
    this.dispatchEvent(new CustomEvent('sms-scenario-picked', { detail: id, bubbles: true, composed: true }));
  }

  protected override render() {
    const scenarios = listScenarios();
    const [first] = scenarios;
    return html`<main>
      <div>
        <h2>See how the computers of an SMS 2.0 site find each other, in 1999.</h2>
        <p class="lead">
          A network of that time is simulated in this page. Consoles look for clients, clients draw the server they turn
          to, and consoles and site server agree on a protocol. Pick a scenario, press Run, and watch.
        </p>
        ${
          first
            ? html`<button type="button" class="button primary first" @click=${() => this.#pick(first.id)}>
                ${icon('play')}<span>Start with the first: ${first.title}</span>
              </button>`
            : nothing
        }
        <p class="sources">
          <a href=${sourcesHash()}>Who says so? The sources</a>: five articles of the time, and where a run shows what
          each of them says.
        </p>
        <sms-recent-work></sms-recent-work>
        <sms-scenario-picker .scenarios=${scenarios}></sms-scenario-picker>
      </div>
    </main>`;
  }
}
