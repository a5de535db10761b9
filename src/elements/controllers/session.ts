// The scenario that is open, as the page's address says: opens scenarios and files, keeps the address in step, and holds the
// message about what could not be opened. The lab runs; this only hands it over.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Lab } from '../../lab/index.ts';
import type { LinkState } from '../../page/index.ts';
import {
  Address,
  checkRunOptions,
  fileMark,
  loadScenario,
  readKeptFile,
  readScenarioFile,
  writeStored,
} from '../../page/index.ts';
import type { FlagMoves, Problem, Scenario, ScenarioReading } from '../../scenarios/index.ts';
import { ScenarioError } from '../../scenarios/index.ts';
import { isPalette, storedPalette } from '../palette-choice.ts';
import type { PaletteName } from '../styles/colour-tokens.ts';
import { choosePalette } from '../styles/tokens.ts';

export interface Trouble {
  readonly headline: string;
  readonly problems: readonly Pick<Problem, 'place' | 'text'>[];
}

export class Session implements ReactiveController {
  readonly lab: Lab;
  trouble: Trouble | undefined;
  /** Chosen by the person; else the system's. */
  palette: PaletteName | undefined;
  /** The scenario is one of a file, not of the lab. */
  #isFromFile = false;
  #asked = 0;
  /** The flag moved last, while nothing else happened. */
  #flagInHand: string | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #address = new Address();
  #ends: (() => void)[] = [];

  constructor(host: ReactiveControllerHost, lab: Lab) {
    this.#host = host;
    this.lab = lab;
    host.addController(this);
  }

  hostConnected(): void {
    this.#ends = [
      this.#address.follow(() => void this.restore()),
      this.lab.subscribe(() => this.#address.write(this.#state())),
    ];
    void this.restore();
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
  }

  /** Shows what the address says. */
  async restore(): Promise<void> {
    this.#flagInHand = undefined;
    const { state, problems } = this.#address.read();
    this.#setPalette(isPalette(state.palette) ? state.palette : storedPalette());
    this.trouble =
      problems.length === 0 ? undefined : troubleOf('This address cannot be read in full.', problems.map(placeless));
    const { scenario: id } = state;
    if (id !== undefined) {
      const isFile = id.startsWith(fileMark);
      const reading = isFile ? readKeptFile(id.slice(fileMark.length)) : await this.#fetch(id);
      if (reading) this.#show(reading, { headline: 'This address cannot be shown.', isFile, state });
    }
    this.#host.requestUpdate();
  }

  async pick(id: string): Promise<void> {
    const reading = await this.#fetch(id);
    if (reading) this.#show(reading, { headline: 'This scenario cannot be opened.', isFile: false });
  }

  async openFile(file: File): Promise<void> {
    const place = ++this.#asked;
    const reading = await readScenarioFile(file);
    if (place !== this.#asked) return;
    this.#show(reading, { headline: `${file.name} cannot be opened. What was open stays open.`, isFile: true });
  }

  runAgain(seed: number): void {
    this.#address.flush();
    this.lab.runAgain(seed);
    this.lab.seek(1);
    this.#address.write(this.#state(), { isNewPlace: true });
  }

  /** Begins the run anew with its flags there. Back leads to before the flag `name` was touched, not through its whole way. */
  moveFlags(flags: FlagMoves, name?: string): void {
    const isOnItsWay = name !== undefined && this.#flagInHand === name && this.lab.position <= 1;
    this.#address.flush();
    this.lab.moveFlags(flags);
    this.lab.seek(1);
    this.#address.write(this.#state(), { isNewPlace: !isOnItsWay });
    this.#flagInHand = name;
  }

  choosePalette(palette: PaletteName): void {
    this.#setPalette(palette);
    writeStored('palette', palette);
    if (this.lab.scenario) this.#address.write(this.#state());
    this.#host.requestUpdate();
  }

  tellTrouble(headline: string, text: string): void {
    this.trouble = troubleOf(headline, [placeless(text)]);
    this.#host.requestUpdate();
  }

  closeTrouble(): void {
    this.trouble = undefined;
    this.#host.requestUpdate();
  }

  #setPalette(palette: PaletteName | undefined): void {
    this.palette = palette;
    choosePalette(palette);
  }

  /** A later wish wins over an earlier one that is still on its way. */
  async #fetch(id: string): Promise<ScenarioReading | undefined> {
    const place = ++this.#asked;
    const reading = await loadScenario(id);
    return place === this.#asked ? reading : undefined;
  }

  #show(reading: ScenarioReading, how: { headline: string; isFile: boolean; state?: LinkState }): void {
    const { headline, isFile, state } = how;
    if ('problems' in reading) {
      this.trouble = troubleOf(headline, reading.problems);
      this.#host.requestUpdate();
      return;
    }
    try {
      this.#open(reading.scenario, isFile, state);
    } catch (error) {
      const problems = error instanceof ScenarioError ? error.problems : [placeless(String((error as Error).message))];
      this.trouble = troubleOf(headline, problems);
    }
    this.#host.requestUpdate();
  }

  #open(scenario: Scenario, isFile: boolean, state: LinkState | undefined): void {
    const { seed, choices, readings, flags, interventions, position = 1 } = state ?? {};
    const options = checkRunOptions(scenario, {
      ...(seed === undefined ? {} : { seed }),
      ...(choices === undefined ? {} : { choices: [...choices] }),
      ...(readings === undefined ? {} : { readings: { ...readings } }),
      ...(flags === undefined ? {} : { flags: { ...flags } }),
      ...(interventions === undefined ? {} : { interventions: [...interventions] }),
    });
    this.#address.flush();
    this.lab.open(scenario, { ...options, position: Math.max(1, position) });
    this.#isFromFile = isFile;
    if (!state) this.trouble = undefined;
    this.#address.write(this.#state(), { isNewPlace: state === undefined });
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
