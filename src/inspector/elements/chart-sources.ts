// Which apps are connected and how it stands with each, what else wants to be heard, and how an app is connected.
import type { TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PeerState, Protocol } from '../index.ts';
import type { ConnectedApp, InspectorHub } from '../page/index.ts';
import { nameOfOrigin, oncePerFrame } from '../page/index.ts';
import { baseStyles } from './chart-styles.ts';
import type { Setup } from './setups.ts';
import { setupsFor, troubles } from './setups.ts';
import { sourcesStyles } from './sources-styles.ts';

const stateWords: Readonly<Record<PeerState, string>> = {
  waiting: 'waiting for it to tell something',
  connected: 'connected',
  quiet: 'connected, quiet; news from a hidden tab come late',
  left: 'its page went. Waiting for it to come back',
  stopped: 'it stopped telling',
  gone: 'its window was closed. What it told is still here',
};

const protocolWords: Partial<Record<Protocol, string>> = {
  'xstate 4': 'XState 4',
  'xstate 5': 'XState 5',
  adapter: 'adapter',
};

/**
 * @property hub What connects the inspector.
 * @slot What stands at the end of the row, above the help.
 */
@customElement('chart-sources')
export class ChartSources extends LitElement {
  static override styles = [baseStyles, sourcesStyles];

  @property({ attribute: false }) hub: InspectorHub | undefined;
  /** Undefined: as long as nothing is there to look at. */
  @state() private isHelpOpen: boolean | undefined;
  @state() private copied: string | undefined;
  #unsubscribe: (() => void)[] = [];
  #redrawSoon = oncePerFrame(() => this.requestUpdate());
  #hadActors = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('hub')) this.#follow();
  }

  #leave(): void {
    for (const stop of this.#unsubscribe.splice(0)) stop();
  }

  #follow(): void {
    this.#leave();
    if (!this.hub) return;
    const { store } = this.hub;
    this.#unsubscribe = [
      this.hub.subscribe(() => this.#redrawSoon()),
      // Only whether there is anything at all is of interest here.
      store.subscribe(() => {
        const hasActors = store.actors.length > 0;
        if (hasActors !== this.#hadActors) this.#redrawSoon();
        this.#hadActors = hasActors;
      }),
    ];
  }

  async #copy({ id, lines }: Setup): Promise<void> {
    try {
      await navigator.clipboard.writeText(lines);
      this.copied = id;
    } catch {
      // Not allowed in a frame: they are marked at least.
      const code = this.renderRoot.querySelector(`#lines-${id}`);
      if (code) getSelection()?.selectAllChildren(code);
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { hub } = this;
    if (!hub) return nothing;
    const { apps, strangers } = hub;
    const isHelpOpen = this.isHelpOpen ?? (hub.store.actors.length === 0 && apps.length === 0);
    return html`
      <section aria-label="Connected apps">
        <div class="row">
          ${
            apps.length === 0
              ? html`<p class="apps" role="status">No app is connected.</p>`
              : html`<div class="apps" role="status">
                  <ul>
                    ${apps.map((app) => renderApp(app))}
                  </ul>
                </div>`
          }
          ${strangers.map(
            (stranger) =>
              html`<p class="stranger">
                <span>${nameOfOrigin(stranger.origin) ?? 'Another window'} speaks too (${stranger.messages}).</span>
                <button @click=${() => hub.accept(stranger)}>Accept</button>
              </p>`,
          )}
          <span class="buttons">
            ${apps.length === 0 ? nothing : html`<button class="again" @click=${() => hub.reconnect()}>Reconnect</button>`}
            <button
              aria-expanded=${isHelpOpen ? 'true' : 'false'}
              aria-controls="help"
              @click=${() => (this.isHelpOpen = !isHelpOpen)}
            >
              How to connect
            </button>
          </span>
          <slot></slot>
        </div>
        <div id="help" ?hidden=${!isHelpOpen}>${isHelpOpen ? this.#renderHelp(hub) : nothing}</div>
      </section>
    `;
  }

  #renderHelp(hub: InspectorHub): TemplateResult {
    const address = `${location.href.split('#')[0]}#inspector`;
    return html`
      <p>This page shows the statecharts of any app with XState. The app opens it:</p>
      ${setupsFor(address).map(
        (setup) =>
          html`<details name="setup">
            <summary>${setup.title}</summary>
            <pre id=${`lines-${setup.id}`} tabindex="0" role="group" aria-label=${`Lines for: ${setup.title}`}>
${setup.lines}</pre>
            <p>
              <button @click=${() => this.#copy(setup)}>Copy</button>
              <span role="status">${this.copied === setup.id ? 'Copied.' : nothing}</span>
            </p>
            <p>${setup.hint}</p>
          </details>`,
      )}
      <details name="setup">
        <summary>Nothing comes?</summary>
        <ul>
          ${troubles.map((words) => html`<li>${words}</li>`)}
        </ul>
        ${hub.apps.length === 0 ? nothing : html`<button class="again-here" @click=${() => hub.reconnect()}>Reconnect</button>`}
      </details>
    `;
  }
}

function renderApp({ name, protocol, state: stands }: ConnectedApp): TemplateResult {
  const language = protocol && protocolWords[protocol];
  return html`<li class=${stands}>
    <strong>${name}</strong>${language ? html` · ${language}` : nothing} · ${stateWords[stands]}
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-sources': ChartSources;
  }
}
