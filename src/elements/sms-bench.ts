// The bench: top strip, script, stage, ladder, time bar and drawer, in four layouts. It wires; the parts render. Fetched
// when a scenario is first wanted, for it brings the whole simulated world along.
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Lab, StageHistory, dayPlaces, decisionPlaces } from '../lab/index.ts';
import type { ActNow, SayMessage } from '../lab/index.ts';
import { loadInspector, readStored, writeStored } from '../page/index.ts';
import { describeMessage } from '../scenarios/index.ts';
import type { Outcome } from '../scenarios/index.ts';
import { announceEnd, announceStep } from './announcements.ts';
import { benchDialogs } from './bench-dialogs.ts';
import type { DialogName } from './bench-dialogs.ts';
import {
  benchDrawer,
  benchLadder,
  benchNotices,
  benchPlace,
  benchScript,
  benchStrip,
  benchTimeBar,
} from './bench-regions.ts';
import type { ComparedSides } from './controllers/run-changes.ts';
import { Dialogs } from './controllers/dialogs.ts';
import { FileDrop } from './controllers/file-drop.ts';
import { FrameLoop } from './controllers/frame-loop.ts';
import { LabController } from './controllers/lab-controller.ts';
import { Playback, speeds } from './controllers/playback.ts';
import type { Speed } from './controllers/playback.ts';
import { ScreenLayout } from './controllers/screen-layout.ts';
import { Session } from './controllers/session.ts';
import { Shortcuts } from './controllers/shortcuts.ts';
import type { ShortcutAct } from './controllers/shortcuts.ts';
import { systemPalette } from './palette-choice.ts';
import type { DrawerTab, SmsDrawer } from './sms-drawer.ts';
import type { FlagsMoved } from './sms-flags.ts';
import type { SmsLadder } from './sms-ladder.ts';
import type { SmsNetworkMap } from './sms-network-map.ts';
import './sms-network-map.ts';
import type { Place, SmsPlacePanel } from './sms-place-panel.ts';
import './sms-problems.ts';
import type { ReadingChosen } from './sms-readings.ts';
import './sms-start.ts';
import type { SmsTimeBar, TimeAct } from './sms-time-bar.ts';
import type { PaletteName } from './styles/colour-tokens.ts';
import { dialogStyles } from './styles/dialog-styles.ts';
import { labStyles } from './styles/lab-styles.ts';
import { shared } from './styles/shared.ts';

/** A scenario of the lab, a file, or work that the browser keeps. */
export type Wish = { readonly id: string } | { readonly file: File } | { readonly work: string };

const say: SayMessage = (message) => describeMessage(message as never);

/**
 * @property wish What to open first, when not what the page's address says.
 * @property isWhyWanted The run is opened to see why: a desk has the room to tell at once.
 */
@customElement('sms-bench')
export class SmsBench extends LitElement {
  static override styles = [shared, dialogStyles, labStyles];

  /** The run in the learner's hands. */
  readonly lab = new Lab({ devTools: true });

  @property({ attribute: false }) wish: Wish | undefined;
  @property({ attribute: false }) isWhyWanted = false;
  @state() private compared: ComparedSides | undefined;
  /** The computer or cable that somebody picked. */
  @state() private place: Place | undefined;
  @state() private drawer: { tab: DrawerTab; place: number | undefined } | undefined;

  readonly #session = new Session(this, this.lab);
  readonly #flight = new FrameLoop(this);
  readonly #playback = new Playback(this, this.lab, this.#flight);
  readonly #screen = new ScreenLayout(this);
  readonly #dialogs = new Dialogs<DialogName>(this);
  readonly #shortcuts = new Shortcuts(this, (act) => this.#shortcut(act));
  readonly #fileDrop = new FileDrop(this, (file) => void this.#open({ file }));
  #history: StageHistory | undefined;
  #historyOf: unknown;
  #shown = -1;
  #told = { what: '', where: '' };
  /** Read off the log when the lab changes, not at every frame of a flight. */
  #ticks = { decisions: [] as number[], days: [] as number[] };
  #outcomes: Outcome[] = [];

  constructor() {
    super();
    new LabController(this, this.lab, () => this.#changed());
    this.#shortcuts.areOn = readStored('shortcuts') !== 'off';
    const speed = readStored('speed') as Speed | undefined;
    if (speed && speeds.includes(speed)) this.#playback.speed = speed;
    const on = <Detail>(name: string, act: (detail: Detail) => unknown): void =>
      this.addEventListener(name, (event) => act((event as CustomEvent<Detail>).detail));
    on('sms-scenario-picked', (id: string) => this.#open({ id }));
    on('sms-file-given', (file: File) => this.#open({ file }));
    on('sms-work-picked', (work: string) => this.#open({ work }));
    on('sms-speed-chosen', (speed: Speed) => this.#chooseSpeed(speed));
    on('sms-seed-chosen', (seed: number) => this.#runAgain(seed));
    on('sms-flags-moved', (moved: FlagsMoved) => this.#moveFlags(moved));
    on('sms-reading-chosen', (chosen: ReadingChosen) => this.#chooseReading(chosen));
    on('sms-dialog-wanted', (name: DialogName) => this.#openDialog(name));
    on('sms-palette-chosen', (palette: PaletteName) => this.#session.choosePalette(palette));
    on('sms-shortcuts-switched', (areOn: boolean) => this.#switchShortcuts(areOn));
  }

  protected override firstUpdated(): void {
    if (this.wish) void this.#open(this.wish);
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.dataset['layout'] = this.#screen.name;
    this.toggleAttribute('data-drawer', this.drawer !== undefined);
    if (this.#historyOf === this.lab.log) return;
    this.#historyOf = this.lab.log;
    this.#history = new StageHistory(this.lab.log, this.lab.scenario?.stage);
  }

  #changed(): void {
    const { log, startsAt } = this.lab;
    this.#ticks = { decisions: decisionPlaces(log), days: dayPlaces(log, startsAt) };
    this.#outcomes = this.lab.outcomes;
    if (this.lab.position === this.#shown) return;
    const isInstant = this.#playback.speed === 'instant' && this.lab.position - this.#shown > 1;
    if (this.lab.position !== this.#shown + 1) this.#flight.rest();
    this.#shown = this.lab.position;
    this.#told = isInstant ? announceEnd(this.lab) : announceStep(this.lab, say);
    // The drawer goes with the run.
    if (this.drawer) this.drawer = { ...this.drawer, place: undefined };
    else if (this.isWhyWanted && this.#screen.name === 'desk') this.#openDrawer(undefined);
    this.isWhyWanted = false;
  }

  async #open(wish: Wish): Promise<void> {
    this.#stop();
    this.place = undefined;
    this.#dialogs.close();
    if ('file' in wish) return await this.#session.openFile(wish.file);
    if ('work' in wish) return await this.#session.goOn(wish.work);
    await this.#session.pick(wish.id);
    await this.updateComplete;
    this.renderRoot.querySelector<SmsTimeBar>('sms-time-bar')?.focusPrimary();
  }

  #stop(): void {
    this.#playback.pause();
    this.#flight.rest();
  }

  #time(act: TimeAct): void {
    if (!this.lab.scenario) return;
    if (act !== 'again') return this.#playback.do(act);
    this.#runAgain(this.lab.seed);
    this.#playback.play();
  }

  #chooseSpeed(speed: Speed): void {
    this.#playback.speed = speed;
    writeStored('speed', speed);
    this.requestUpdate();
  }

  #switchShortcuts(areOn: boolean): void {
    this.#shortcuts.areOn = areOn;
    writeStored('shortcuts', areOn ? undefined : 'off');
    this.requestUpdate();
  }

  #runAgain(seed: number): void {
    this.#stop();
    this.#session.changes.runAgain(seed);
  }

  #moveFlags({ flags, name }: FlagsMoved): void {
    this.#stop();
    this.#session.changes.moveFlags(flags, name);
  }

  #chooseReading({ rule, reading }: ReadingChosen): void {
    this.#stop();
    this.#session.changes.chooseReading(rule, reading);
  }

  #act(act: ActNow): void {
    this.#stop();
    this.#session.changes.act(act);
    // A dialog would hide what comes of it.
    if (this.#screen.name !== 'desk') this.#closePlace();
  }

  #openPlace(place: Place): void {
    this.#stop();
    this.drawer = undefined;
    this.place = place;
    void this.updateComplete.then(() => this.renderRoot.querySelector<SmsPlacePanel>('sms-place-panel')?.focus());
  }

  #closePlace(): void {
    const { place } = this;
    this.place = undefined;
    if (place) void this.updateComplete.then(() => this.#map?.focusPlace(place));
  }

  #showStep(place: number): void {
    this.#stop();
    this.#dialogs.close();
    if (this.lab.log.length <= place) this.lab.runToEnd();
    this.lab.seek(place + 1);
    this.#ladder?.focusRow(place);
  }

  #shortcut(act: ShortcutAct): void {
    if (act === 'bigger') this.#screen.toggleBigger();
    else if (act === 'keys') this.#openDialog('keys');
    else if (act === 'why') this.#openDrawer(this.#rowInFocus());
    else if (act === 'toggle' && this.#playback.isAtEnd) this.#time('again');
    else this.#time(act);
  }

  /** The ladder's row that has the focus, if one has. */
  #rowInFocus(): number | undefined {
    const row = this.#ladder?.shadowRoot?.activeElement;
    return row instanceof HTMLElement && row.dataset['place'] !== undefined ? Number(row.dataset['place']) : undefined;
  }

  get #map(): SmsNetworkMap | null {
    return this.renderRoot.querySelector('sms-network-map');
  }

  get #ladder(): SmsLadder | null {
    return this.renderRoot.querySelector('sms-ladder');
  }

  #openDrawer(place: number | undefined): void {
    if (!this.lab.scenario) return;
    this.place = undefined;
    this.drawer = { tab: this.drawer?.tab ?? 'why', place };
    void this.updateComplete.then(() => this.renderRoot.querySelector<SmsDrawer>('sms-drawer')?.focus());
  }

  async #openInspectorWindow(): Promise<void> {
    const { openInspectorWindow } = await loadInspector();
    await openInspectorWindow(this.lab, {
      onClosed: () => (this.#told = { what: 'The statechart window was closed.', where: '' }),
      onBlocked: () =>
        this.#session.tellTrouble('The browser blocked the window.', 'Allow windows for this page, then try again.'),
    });
  }

  #closeDrawer(): void {
    const place = this.drawer?.place ?? this.lab.position - 1;
    this.drawer = undefined;
    void this.updateComplete.then(() => this.#ladder?.focusRow(place));
  }

  #openDialog(name: DialogName): void {
    if (name !== 'menu' && name !== 'keys') this.#playback.pause();
    if (name === 'population') void import('./sms-population.ts');
    this.#dialogs.open(name);
  }

  protected override render() {
    const { trouble } = this.#session;
    return html`
      ${benchStrip({
        session: this.#session,
        screen: this.#screen,
        palette: this.#paletteShown,
      })}
      ${
        trouble
          ? html`<sms-problems
              .headline=${trouble.headline}
              .problems=${trouble.problems}
              @sms-problems-closed=${() => this.#session.closeTrouble()}
            ></sms-problems>`
          : nothing
      }
      ${this.lab.scenario ? this.#bench() : html`<sms-start></sms-start>`} ${this.#dialogParts()}
      <div class="for-the-ear" aria-live="polite"><p>${this.#told.what}</p></div>
      <div class="for-the-ear" aria-live="polite"><p>${this.#told.where}</p></div>
      ${this.#fileDrop.isOver ? html`<div class="drop"><p>Drop the file to open it</p></div>` : nothing}
    `;
  }

  get #paletteShown(): PaletteName {
    return this.#session.palette ?? systemPalette();
  }

  #bench(): TemplateResult {
    const { lab } = this;
    const picture = this.#history?.at(lab.position);
    const layout = this.#screen.name;
    const place = this.#placePanel();
    const { scale } = this.#screen;
    const told = this.drawer?.place ?? lab.position - 1;
    const lanes = picture?.hosts.map((host) => host.name) ?? [];
    const isUpright = layout === 'phone' || layout === 'beamer';
    return html`${layout === 'phone' ? this.#notices() : nothing}
      <main>
        ${place !== undefined && layout === 'desk' && !this.drawer ? place : this.#script()}
        <sms-network-map
          tabindex="0"
          role="region"
          aria-label="Stage"
          .picture=${picture}
          .progress=${this.#flight.progress}
          .scale=${scale}
          .isUpright=${isUpright}
          @sms-place-wanted=${(event: CustomEvent<Place>) => this.#openPlace(event.detail)}
        ></sms-network-map>
        ${benchLadder({
          lab,
          lanes,
          screen: this.#screen,
          progress: this.#flight.progress,
          opened: this.drawer ? told : -1,
          open: (place) => this.#openDrawer(place),
        })}
        ${
          this.drawer
            ? benchDrawer({
                lab,
                ...this.drawer,
                told,
                close: () => this.#closeDrawer(),
                chooseTab: (tab) => (this.drawer = { place: this.drawer?.place, tab }),
                openWindow: () => void this.#openInspectorWindow(),
              })
            : nothing
        }
      </main>
      ${layout === 'phone' ? nothing : this.#notices()}${this.#timeBar()} ${layout === 'desk' ? nothing : place}`;
  }

  #script(): TemplateResult {
    return benchScript({
      lab: this.lab,
      layout: this.#screen.name,
      outcomes: this.#outcomes,
      askWhy: () => this.#openDrawer(undefined),
    });
  }

  #placePanel(): TemplateResult | undefined {
    const facts = this.#history?.factsAt(this.lab.position);
    if (!this.place || !facts) return undefined;
    return benchPlace({
      lab: this.lab,
      facts,
      place: this.place,
      isDialog: this.#screen.name !== 'desk',
      act: (act) => this.#act(act),
      want: (place) => this.#openPlace(place),
      close: () => this.#closePlace(),
    });
  }

  #notices(): TemplateResult[] {
    return benchNotices(this.#session, {
      before: () => this.#stop(),
      save: () => this.#openDialog('work'),
      compare: (sides) => {
        this.compared = sides;
        this.#openDialog('compare');
      },
    });
  }

  #timeBar(): TemplateResult {
    return benchTimeBar({
      session: this.#session,
      layout: this.#screen.name,
      playback: this.#playback,
      ticks: this.#ticks,
      act: (act) => this.#time(act),
      beforeSeek: () => this.#stop(),
    });
  }

  #dialogParts(): TemplateResult {
    return benchDialogs({
      session: this.#session,
      layout: this.#screen.name,
      speed: this.#playback.speed,
      palette: this.#paletteShown,
      areShortcutsOn: this.#shortcuts.areOn,
      isWorkOpen: this.#dialogs.current === 'work',
      areReadingsOpen: this.#dialogs.current === 'readings',
      isPopulationOpen: this.#dialogs.current === 'population',
      compared: this.#dialogs.current === 'compare' ? this.compared : undefined,
      open: (name) => this.#openDialog(name),
      close: () => this.#dialogs.close(),
      closed: () => this.#dialogs.closed(),
      showStep: (place) => this.#showStep(place),
    });
  }
}
