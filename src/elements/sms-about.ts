// About this copy of the lab: which it is and how to check it, whether it works without a network, how to take it along, and
// the licences of what it is made of.
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { contentHash, isBesideThePage, isOneFile, labVersion, loadFile, offlineCopy } from '../page/index.ts';
import { OfflineStateController } from './controllers/offline-state.ts';
import { icon } from './icons.ts';
import { offlineWords } from './offline-words.ts';
import { shared } from './styles/shared.ts';

@customElement('sms-about')
export class SmsAbout extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 1rem;
        line-height: 1.5;
      }
      h3 {
        font-size: 1.125rem;
      }
      p {
        margin-block-start: 0.25rem;
      }
      code,
      pre {
        font-family: var(--mono-face);
        overflow-wrap: anywhere;
      }
      .downloads {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin-block-start: 0.5rem;
      }
      pre {
        max-height: 50dvh;
        margin: 0.5rem 0 0;
        padding: 0.5rem;
        overflow: auto;
        border: var(--w1) solid var(--line);
        font-size: 0.875rem;
        white-space: pre-wrap;
      }
      .button {
        margin-block-start: 0.5rem;
      }
      .downloads .button {
        margin-block-start: 0;
      }
    `,
  ];

  @state() private licences: string | undefined;
  /** A site that was unpacked from the ZIP does not hold the ZIP. */
  @state() private hasSite = true;

  constructor() {
    super();
    new OfflineStateController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!isOneFile) void isBesideThePage('sms-lab-site.zip').then((is) => (this.hasSite = is));
  }

  #showLicences(): void {
    loadFile('licences.txt').then(
      (text) => (this.licences = text),
      () => (this.licences = 'The licences could not be loaded. Check the connection, then reload the page.'),
    );
  }

  protected override render() {
    return html`${this.#copy()}${this.#offline()}${this.#downloads()}${this.#check()}${this.#licencesPart()}`;
  }

  #copy(): TemplateResult {
    return html`<section>
      <h3>Version ${labVersion}</h3>
      ${
        contentHash
          ? html`<p>Content hash: <code>${contentHash}</code></p>
              <p>Every copy of one release shows the same hash.</p>`
          : nothing
      }
    </section>`;
  }

  #offline(): TemplateResult {
    const { state, reason } = offlineCopy;
    return html`<section>
      <h3>Without a network</h3>
      <p role="status">${offlineWords[state].whole} ${reason}</p>
    </section>`;
  }

  #downloads(): TemplateResult | typeof nothing {
    // Served from source, there is nothing built to take along.
    if (contentHash === undefined) return nothing;
    const body = isOneFile
      ? html`<p>
          To pass the lab on, copy this file: <code>sms-lab.html</code>, as it was saved. A page cannot read its own
          file, so it offers no download here. The whole site is offered by the site that this file comes from.
        </p>`
      : html`<p>
            The one file opens by double click, from a USB stick too. The whole site is for a web server of your own,
            under any path.
          </p>
          <p class="downloads">
            <a class="button" href="./sms-lab.html" download>${icon('download')}<span>The one file</span></a>
            ${
              this.hasSite
                ? html`<a class="button" href="./sms-lab-site.zip" download>
                    ${icon('download')}<span>The whole site</span>
                  </a>`
                : nothing
            }
          </p>
          ${
            this.hasSite
              ? nothing
              : html`<p>
                  The whole site is not beside this page, or the network is away. On a copy of your own, pack its
                  folder.
                </p>`
          }`;
    return html`<section>
      <h3>Take it along</h3>
      ${body}
    </section>`;
  }

  #check(): TemplateResult {
    const list = isOneFile
      ? html`<code>checksums.txt</code> of the site`
      : html`<a href="./checksums.txt" target="_blank" rel="noopener">checksums.txt</a>`;
    return html`<section>
      <h3>Check a copy</h3>
      <p>
        For the one file, run <code>sha256sum sms-lab.html</code>, or on Windows
        <code>certutil -hashfile sms-lab.html SHA256</code>, and compare the sum with its line in ${list}.
      </p>
      <p>For the whole site, run <code>sha256sum -c checksums.txt</code> in its folder.</p>
      <p>Take checksums.txt from a place you trust: a changed copy can say anything of itself.</p>
    </section>`;
  }

  #licencesPart(): TemplateResult {
    return html`<section>
      <h3>Licences</h3>
      <p>The lab is made with the work of others, and free to use, change and pass on.</p>
      ${
        this.licences === undefined
          ? html`<button type="button" class="button" @click=${this.#showLicences}>Show the licences</button>`
          : html`<pre tabindex="0" role="region" aria-label="Licences">${this.licences}</pre>`
      }
    </section>`;
  }
}
