// The scenario or run that is open, as the page's address says: opens scenarios, files and kept work, keeps the address in
// step, and holds the message about what could not be opened. The lab runs; this only hands it over.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Lab, findDifference, fitsInLink } from '../../lab/index.ts';
import type { Recording } from '../../lab/index.ts';
import type { LinkState, OpenedWork } from '../../page/index.ts';
import {
  Address,
  cameBackOrForth,
  checkRunOptions,
  fileMark,
  loadScenario,
  openKeptWork,
  readFile,
} from '../../page/index.ts';
import type { Problem, Scenario, ScenarioReading } from '../../scenarios/index.ts';
import { ScenarioError } from '../../scenarios/index.ts';
import { isPalette, keepPalette, storedPalette } from '../palette-choice.ts';
import type { PaletteName } from '../styles/colour-tokens.ts';
import { choosePalette } from '../styles/tokens.ts';
import type { Found, RunSettings } from './kept-run.ts';
import { findKept, holdsRun, isSameRun, nothingKept } from './kept-run.ts';
import type { Notice } from './run-changes.ts';
import { RunChanges } from './run-changes.ts';
import type { Slot } from './work-keeper.ts';
import { WorkKeeper } from './work-keeper.ts';

export interface Trouble {
  readonly headline: string;
  readonly problems: readonly Pick<Problem, 'place' | 'text'>[];
}

const refusal: Notice = { text: 'Not kept on this computer: save the run as a file.', isRefusal: true };

interface Opening {
  /** What to say when it cannot be opened. */
  readonly headline: string;
  readonly isFile: boolean;
  /** Seed, choices, acts and place; the scenario's own when left out. */
  readonly settings?: RunSettings;
  /** The run that this is again; a difference is told. */
  readonly recording?: Recording;
  /** Under which id the browser may have kept it, or the work that this page had in hand. */
  readonly work?: string | Slot | undefined;
  /** Back shall lead to what was there before. */
  readonly isNewPlace?: boolean;
}

const cannotShow = 'This address cannot be shown.';
const onlyAPart =
  'The whole was too long for an address: what was chosen and done is left out. Open the run’s file, or paste its text.';

export class Session implements ReactiveController {
  readonly lab: Lab;
  readonly keeper: WorkKeeper;
  /** What a person changes in the run in hand. */
  readonly changes: RunChanges;
  trouble: Trouble | undefined;
  /** Chosen by the person; else the system's. */
  palette: PaletteName | undefined;
  #notice: Notice | undefined;
  #isRefusalRead = false;
  /** The scenario is one of a file, not of the lab. */
  #isFromFile = false;
  #isFirst = true;
  #asked = 0;
  /** The address waits until a change is whole. */
  #isChanging = false;
  readonly #host: ReactiveControllerHost;
  readonly #address = new Address();
  #ends: (() => void)[] = [];

  constructor(host: ReactiveControllerHost, lab: Lab) {
    this.#host = host;
    this.lab = lab;
    host.addController(this);
    this.keeper = new WorkKeeper(host, lab, () => this.#writeAddress());
    this.changes = this.#changesOf(this.keeper);
  }

  hostConnected(): void {
    this.#ends = [this.#address.follow(() => void this.restore()), this.lab.subscribe(() => this.#labMoved())];
    void this.restore();
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
  }

  /** Shows what the address says. */
  async restore(): Promise<void> {
    this.changes.forget();
    this.keeper.flush();
    const { state, problems } = this.#address.read();
    const { work, writtenAt } = this.#address;
    this.#setPalette(isPalette(state.palette) ? state.palette : storedPalette());
    this.#notice = undefined;
    this.trouble =
      problems.length === 0 ? undefined : troubleOf('This address cannot be read in full.', problems.map(placeless));
    const { scenario, ...settings } = state;
    const isReload = this.#isFirst && !cameBackOrForth();
    this.#isFirst = false;
    if (scenario !== undefined) await this.#restoreRun(scenario, settings, { work, writtenAt, isReload });
    this.#host.requestUpdate();
  }

  async pick(id: string): Promise<void> {
    const reading = await this.#fetch(id);
    const headline = 'This scenario cannot be opened.';
    if (reading) this.#show(reading, { headline, isFile: false, isNewPlace: true });
  }

  async openFile(file: File): Promise<void> {
    const reading = await this.#latest(readFile(file));
    const headline = `${file.name} cannot be opened. What was open stays open.`;
    if (!reading) return;
    if ('recording' in reading) await this.#showRun(reading.recording, { headline, isNewPlace: true });
    else this.#show(reading, { headline, isFile: true, isNewPlace: true });
  }

  /** Goes on with work that the browser has kept. */
  async goOn(id: string): Promise<void> {
    this.keeper.flush();
    const headline = 'This work cannot be opened.';
    const missing = { problems: [placeless('This browser does not keep it any more.')] };
    const kept = await this.#latest<OpenedWork>(openKeptWork(id), missing);
    if (kept && 'recording' in kept) await this.#showRun(kept.recording, { headline, work: id, isNewPlace: true });
    else if (kept) this.#tellTrouble(troubleOf(headline, kept.problems));
  }

  #changesOf(keeper: WorkKeeper): RunChanges {
    const isFromFile = (): boolean => this.#isFromFile;
    return new RunChanges({
      lab: this.lab,
      keeper,
      get isFromFile() {
        return isFromFile();
      },
      begin: (change, { isNewPlace }) => this.#begin(change, isNewPlace),
      tell: (notice) => this.#tell(notice),
      showAgain: (recording, work) => {
        const headline = 'The run from before cannot be shown.';
        const { scenario } = recording;
        this.#show(
          { scenario },
          { headline, isFile: isFromFile(), settings: recording, recording, work, isNewPlace: true },
        );
      },
    });
  }

  /** One step in the browser's history, however often the lab speaks meanwhile. */
  #begin(change: () => void, isNewPlace: boolean): void {
    this.#address.flush();
    this.#isChanging = true;
    try {
      change();
    } finally {
      this.#isChanging = false;
    }
    this.#writeAddress({ isNewPlace });
  }

  #labMoved(): void {
    if (!this.#isChanging) this.#writeAddress();
  }

  /** The run as it can be saved: a scenario of the lab by its id, one of a file whole. */
  recording(): Recording | undefined {
    const recording = this.lab.recording();
    if (!recording || this.#isFromFile || typeof recording.scenario === 'string') return recording;
    return { ...recording, scenario: recording.scenario.id };
  }

  /** Another computer can open this run by its address alone. */
  get isWholeInAddress(): boolean {
    return !this.#isFromFile && fitsInLink(this.#state());
  }

  choosePalette(palette: PaletteName): void {
    this.palette = palette;
    keepPalette(palette);
    if (this.lab.scenario) this.#writeAddress();
    this.#host.requestUpdate();
  }

  tellTrouble(headline: string, text: string): void {
    this.#tellTrouble(troubleOf(headline, [placeless(text)]));
  }

  closeTrouble(): void {
    this.#tellTrouble(undefined);
  }

  /** The latest word, and that nothing is kept, until somebody has read it. */
  get notices(): readonly Notice[] {
    const isRefused = this.keeper.state === 'full' || this.keeper.state === 'refused';
    const { futures } = this.changes;
    return [isRefused && !this.#isRefusalRead ? refusal : undefined, futures, this.#notice].filter(
      (notice) => notice !== undefined,
    );
  }

  closeNotice(notice: Notice): void {
    if (notice === refusal) this.#isRefusalRead = true;
    else if (notice === this.#notice) this.#notice = undefined;
    else this.changes.forgetFuture();
    this.#host.requestUpdate();
  }

  #tell(notice: Notice | undefined): void {
    this.#notice = notice;
    this.#host.requestUpdate();
  }

  #tellTrouble(trouble: Trouble | undefined): void {
    this.trouble = trouble;
    this.#host.requestUpdate();
  }

  #setPalette(palette: PaletteName | undefined): void {
    this.palette = palette;
    choosePalette(palette);
  }

  /** The address says most of it; what it has no room for is among the kept work, and so is the last moment before a reload. */
  async #restoreRun(
    named: string,
    settings: RunSettings,
    from: { work: string | undefined; writtenAt: number; isReload: boolean },
  ) {
    const isFile = named.startsWith(fileMark);
    const id = isFile ? named.slice(fileMark.length) : named;
    const { work, writtenAt, isReload } = from;
    const found =
      isFile || settings.isPart || (isReload && work !== undefined) ? findKept(id, isFile, work) : nothingKept;
    const kept = await this.#latest<Found>(found, 'none');
    if (kept === undefined) return;
    const run = kept !== 'none' && 'recording' in kept ? kept : undefined;
    const isOwn = run?.id === work;
    const { isPart = false } = settings;
    // Whichever was written later knows the last moment, and of two in one millisecond the one that was said to be kept; an
    // address from elsewhere is the kept run only if that holds it all.
    const isKeptRun = (of: Recording, savedAt: number): boolean =>
      isOwn ? isPart || (savedAt >= writtenAt && isSameRun(of, settings)) : holdsRun(of, settings);
    if (run && isReload && isKeptRun(run.recording, run.savedAt))
      return await this.#showRun(run.recording, { headline: cannotShow, work: run.id });
    // Else the kept run only lends its scenario: nothing is written over it.
    const how = { headline: cannotShow, work };
    const known = isPart ? { ...settings, position: 1 } : settings;
    if (run && (isFile || isPart)) {
      const { choices, interventions } = run.recording;
      const whole = isPart && isOwn ? { ...settings, choices, interventions } : known;
      await this.#showRun(run.recording, { ...how, settings: whole });
      if (isPart && !isOwn) this.tellTrouble('This address holds only a part of the run.', onlyAPart);
      return;
    }
    if (isFile) {
      const missing = [placeless(`This address needs the file of “${id}”. Open it here.`)];
      return this.#tellTrouble(troubleOf(cannotShow, kept !== 'none' && 'problems' in kept ? kept.problems : missing));
    }
    const reading = await this.#fetch(id);
    if (!reading) return;
    this.#show(reading, { ...how, isFile, settings: known });
    if (isPart) this.tellTrouble('This address holds only a part of the run.', onlyAPart);
  }

  /** A later wish wins over an earlier one that is still on its way. */
  async #latest<T>(under: Promise<T | undefined>, otherwise?: T): Promise<T | undefined> {
    const place = ++this.#asked;
    const found = await under;
    return place === this.#asked ? (found ?? otherwise) : undefined;
  }

  #fetch(id: string): Promise<ScenarioReading | undefined> {
    return this.#latest(loadScenario(id));
  }

  async #showRun(recording: Recording, how: Omit<Opening, 'isFile' | 'recording'>): Promise<void> {
    const { scenario, ...settings } = recording;
    const isFile = typeof scenario !== 'string';
    const reading = isFile ? { scenario } : await this.#fetch(scenario);
    // What an address says may be another place in it, or another future.
    if (reading) this.#show(reading, how.settings ? { ...how, isFile } : { ...how, isFile, settings, recording });
  }

  #show(reading: { scenario: Scenario } | { problems: Trouble['problems'] }, how: Opening): void {
    if ('problems' in reading) return this.#tellTrouble(troubleOf(how.headline, reading.problems));
    try {
      this.#open(reading.scenario, how);
    } catch (error) {
      const problems = error instanceof ScenarioError ? error.problems : [placeless(String((error as Error).message))];
      this.trouble = troubleOf(how.headline, problems);
    }
    this.#host.requestUpdate();
  }

  #open(scenario: Scenario, { isFile, settings = {}, recording, work, isNewPlace = false }: Opening): void {
    const { seed, choices, readings, flags, interventions, position = 1 } = settings;
    const options = checkRunOptions(scenario, {
      ...(seed === undefined ? {} : { seed }),
      ...(choices === undefined ? {} : { choices: [...choices] }),
      ...(readings === undefined ? {} : { readings: { ...readings } }),
      ...(flags === undefined ? {} : { flags: { ...flags } }),
      ...(interventions === undefined ? {} : { interventions: [...interventions] }),
    });
    const known = recording ? (recording.entries ?? Infinity) : 0;
    this.#address.flush();
    const wasFromFile = this.#isFromFile;
    const takeBack = this.keeper.begin({ isFromFile: isFile, scenario: scenario.id, work });
    this.#isFromFile = isFile;
    this.#isChanging = true;
    try {
      this.lab.open(scenario, { ...options, position: Math.max(1, position), known });
    } catch (error) {
      this.#isFromFile = wasFromFile;
      takeBack();
      throw error;
    } finally {
      this.#isChanging = false;
    }
    if (isNewPlace) {
      this.trouble = this.#notice = undefined;
      this.changes.forget();
    }
    this.#writeAddress({ isNewPlace });
    const difference = recording && findDifference(recording, this.lab);
    if (difference?.isOtherLog) this.tellTrouble('This run goes another way than when it was saved.', difference.text);
    else if (difference) this.#tell({ text: difference.text });
  }

  #writeAddress({ isNewPlace = false } = {}): void {
    this.#address.work = this.keeper.id;
    this.#address.write(this.#state(), { isNewPlace });
  }

  #state(): LinkState {
    const { lab } = this;
    if (!lab.scenario) return {};
    return {
      scenario: (this.#isFromFile ? fileMark : '') + lab.scenario.id,
      seed: lab.seed,
      choices: lab.choices.map((choice) => choice.taken),
      readings: lab.readings,
      flags: lab.flags,
      interventions: lab.interventions,
      position: lab.position,
      ...(this.palette === undefined ? {} : { palette: this.palette }),
    };
  }
}

function troubleOf(headline: string, problems: Trouble['problems']): Trouble {
  return { headline, problems };
}

function placeless(text: string): { place: string; text: string } {
  return { place: '', text };
}
