// The lab: the first view at once; the bench, with the simulated world behind it, when a scenario is wanted; the Sources place.
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { PlaceName, SourcesAddress } from '../page/index.ts';
import { flushAddresses, latestRunHash, listScenarios, momentHash } from '../page/index.ts';
import { placeOf, readSourcesAddress, readStored, sourcesHash, writeStored } from '../page/index.ts';
import { FileDrop } from './controllers/file-drop.ts';
import { ScreenLayout } from './controllers/screen-layout.ts';
import { icon } from './icons.ts';
import { isPalette, keepPalette, storedPalette, systemPalette } from './palette-choice.ts';
import type { Wish } from './sms-bench.ts';
import './sms-footer.ts';
import './sms-keys-help.ts';
import './sms-new-version.ts';
import './sms-start.ts';
import './sms-top-strip.ts';
import type { PaletteName } from './styles/colour-tokens.ts';
import { dialogStyles } from './styles/dialog-styles.ts';
import { shared } from './styles/shared.ts';
import { adoptTokens, choosePalette } from './styles/tokens.ts';

adoptTokens();

/** The keys of the places, with Alt. */
const placeKeys: Readonly<Record<string, PlaceName>> = { Digit1: 'start', Digit3: 'bench', Digit5: 'sources' };

/** An address that is typed into changes when the typing rests. */
const restMs = 250;

/** The whole lab. */
@customElement('sms-lab')
export class SmsLab extends LitElement {
  static override styles = [
    shared,
    dialogStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100dvh;
        /* The page itself never scrolls, though a target at its foot reaches a little beyond it. */
        overflow: clip;
        background: var(--surface);
      }
      sms-bench,
      sms-sources {
        flex: 1;
        min-height: 0;
      }
      sms-top-strip,
      sms-footer,
      sms-new-version {
        flex: none;
      }
      sms-top-strip {
        border-block-end: var(--w1) solid var(--line);
      }
      /* A phone scrolls the page as a whole. */
      :host([data-layout='phone']) {
        height: auto;
        min-height: 100dvh;
        overflow: visible;
      }
      :host([data-layout='phone']) sms-bench {
        flex: 1 0 auto;
        min-height: 100dvh;
      }
      dialog.about {
        --dialog-width: 44rem;
      }
      .loading {
        padding: 1rem;
      }
      @media print {
        :host {
          display: block;
          height: auto;
          overflow: visible;
        }
        :host([data-place='sources']) :is(sms-top-strip, sms-footer, sms-new-version) {
          display: none;
        }
      }
    `,
  ];

  @state() private view: PlaceName = 'start';
  @state() private isReady = false;
  @state() private failure: string | undefined;
  @state() private palette: PaletteName | undefined;
  @state() private isAboutMissing = false;
  @state() private sources: SourcesAddress = {};
  #searchTimer: ReturnType<typeof setTimeout> | undefined;
  /** A link of the Sources place leads to a moment for its rule's sake. */
  #isWhyWanted = false;
  #wish: Wish | undefined;
  readonly #screen = new ScreenLayout(this);
  readonly #fileDrop = new FileDrop(this, (file) => {
    if (this.view === 'start') this.#open({ file });
  });

  constructor() {
    super();
    this.addEventListener('sms-scenario-picked', (event) => {
      if (this.view === 'start') this.#open({ id: (event as CustomEvent<string>).detail });
    });
    this.addEventListener('sms-file-given', (event) => {
      if (this.view === 'start') this.#open({ file: (event as CustomEvent<File>).detail });
    });
    this.addEventListener('sms-work-picked', (event) => {
      if (this.view === 'start') this.#open({ work: (event as CustomEvent<string>).detail });
    });
    this.addEventListener('sms-palette-chosen', (event) => {
      // The bench keeps its palette in its address.
      if (this.view !== 'bench') this.#choosePalette((event as CustomEvent<PaletteName>).detail);
    });
    this.addEventListener('sms-sources-searched', (event) => this.#search((event as CustomEvent<string>).detail));
    // A link to another place leaves the address of this one as it stands now.
    this.addEventListener('click', (event) => {
      const isLink = (one: EventTarget) => one instanceof Element && one.matches('a[href^="#"]');
      if (event.composedPath().some(isLink)) this.#leave();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.palette = storedPalette();
    choosePalette(this.palette);
    addEventListener('popstate', this.#follow);
    addEventListener('keydown', this.#key);
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#follow);
    removeEventListener('keydown', this.#key);
    clearTimeout(this.#searchTimer);
  }

  /** Shows what the address asks for; the bench reads the rest of it. */
  readonly #follow = (): void => {
    clearTimeout(this.#searchTimer);
    const place = placeOf(location.hash);
    // Another page: the document begins anew as that.
    if (place === 'inspector') return location.reload();
    if (place === 'sources') this.sources = readSourcesAddress(location.hash);
    this.#show(place);
  };

  readonly #key = (event: KeyboardEvent): void => {
    const place = event.altKey && !event.ctrlKey && !event.metaKey ? placeKeys[event.code] : undefined;
    if (place === undefined) return;
    event.preventDefault();
    if (place === this.view) return;
    this.#leave();
    location.hash = this.#hashOf(place);
  };

  /** The bench goes on with the run that was open, or begins with the first scenario. */
  #hashOf(place: PlaceName): string {
    if (place === 'start') return '';
    if (place === 'sources') return sourcesHash();
    const [first] = listScenarios();
    return latestRunHash() || (first ? momentHash(first.id, 1) : '');
  }

  #leave(): void {
    flushAddresses();
    if (this.view === 'sources') this.#writeSearch();
  }

  #search(find: string): void {
    this.sources = { find };
    clearTimeout(this.#searchTimer);
    this.#searchTimer = setTimeout(() => this.#writeSearch(), restMs);
  }

  #writeSearch(): void {
    clearTimeout(this.#searchTimer);
    const hash = sourcesHash(this.sources);
    if (placeOf(location.hash) === 'sources' && location.hash !== hash) history.replaceState(null, '', hash);
  }

  #open(wish: Wish): void {
    this.#wish = wish;
    this.#show('bench');
  }

  #show(view: PlaceName): void {
    if (view !== 'bench') this.#wish = undefined;
    if (view !== this.view) this.#isWhyWanted = this.view === 'sources' && view === 'bench';
    // The bench itself follows the address from one scenario to another.
    if (view === this.view && this.isReady) return;
    this.view = view;
    const fetched = {
      start: () => undefined,
      bench: () => import('./sms-bench.ts'),
      sources: () => import('./sms-sources.ts'),
    };
    this.isReady = view === 'start';
    this.failure = undefined;
    Promise.resolve(fetched[view]()).then(
      () => (this.isReady = true),
      () => (this.failure = 'The lab could not be fetched. Check the connection, then reload the page.'),
    );
  }

  #choosePalette(palette: PaletteName): void {
    this.palette = palette;
    keepPalette(palette);
  }

  #dialog(name: 'keys' | 'about'): HTMLDialogElement | null {
    return this.renderRoot.querySelector(`dialog.${name}`);
  }

  #openAbout(): void {
    import('./sms-about.ts').then(
      () => (this.isAboutMissing = false),
      () => (this.isAboutMissing = true),
    );
    this.#dialog('about')?.showModal();
  }

  protected override willUpdate(): void {
    this.dataset['layout'] = this.#screen.name;
    this.dataset['place'] = this.view;
  }

  protected override render(): TemplateResult {
    // The back row of a room needs every line of the bench.
    const hasFooter =
      this.view === 'start' || this.view === 'sources' || (this.view === 'bench' && this.#screen.name !== 'beamer');
    return html`<sms-new-version></sms-new-version> ${this.#view()}
      ${hasFooter ? html`<sms-footer role="contentinfo" @sms-about-wanted=${this.#openAbout}></sms-footer>` : nothing}
      ${this.#about()}`;
  }

  #view(): TemplateResult {
    if (this.view === 'start') return this.#underStrip(html`<sms-start></sms-start>`);
    if (this.failure !== undefined) return html`<p class="loading" role="alert">${this.failure}</p>`;
    if (!this.isReady) return html`<p class="loading" role="status">The lab is being set up.</p>`;
    if (this.view === 'sources') return this.#underStrip(html`<sms-sources .address=${this.sources}></sms-sources>`);
    return html`<sms-bench .wish=${this.#wish} .isWhyWanted=${this.#isWhyWanted}></sms-bench>`;
  }

  /** The bench brings a strip and keys of its own. */
  #underStrip(content: TemplateResult): TemplateResult {
    const palette = isPalette(this.palette) ? this.palette : systemPalette();
    return html`
      <sms-top-strip
        role="banner"
        data-layout=${this.#screen.name}
        .layout=${this.#screen.name}
        .place=${this.view}
        .isBigger=${this.#screen.isBigger}
        .palette=${palette}
        @sms-dialog-wanted=${() => this.#dialog('keys')?.showModal()}
        @sms-bigger-switched=${() => this.#screen.toggleBigger()}
      ></sms-top-strip>
      ${content}
      <dialog class="keys" aria-label="Keys">
        ${this.#head('Keys', 'keys')}
        <sms-keys-help
          .areShortcutsOn=${readStored('shortcuts') !== 'off'}
          @sms-shortcuts-switched=${(event: CustomEvent<boolean>) =>
            writeStored('shortcuts', event.detail ? undefined : 'off')}
        ></sms-keys-help>
      </dialog>
      ${this.#fileDrop.isOver ? html`<p class="loading">Drop the file to open it.</p>` : nothing}
    `;
  }

  #about(): TemplateResult {
    return html`<dialog class="about" aria-label="About this copy">
      ${this.#head('About this copy', 'about')}
      ${
        this.isAboutMissing
          ? html`<p role="alert">This part could not be fetched. Check the connection, then reload the page.</p>`
          : html`<sms-about></sms-about>`
      }
    </dialog>`;
  }

  #head(title: string, name: 'keys' | 'about'): TemplateResult {
    return html`<div class="head">
      <h2>${title}</h2>
      <button type="button" class="button plain" aria-label="Close" @click=${() => this.#dialog(name)?.close()}>
        ${icon('x')}
      </button>
    </div>`;
  }
}
