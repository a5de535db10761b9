// One scenario in the learner's hands: forward runs the world, back reads the log, acting at an earlier moment replays.
// No page, no time of its own.
import type { Act, FlagMoves, Intervention, Outcome, RunOptions, Scenario } from '../scenarios/index.ts';
import { RunUnderWay, outcomesOf } from '../scenarios/index.ts';
import type { ConsoleTime } from './console-time.ts';
import { consoleTimes } from './console-time.ts';
import type { Choice, LogEntry } from '../world/index.ts';
import { DigestUnderWay } from '../world/index.ts';
import type { Recording } from './recording.ts';
import { labVersion } from './recording.ts';

/** How a run is opened: the scenario's own seed, no choices and no interventions when left out. */
export interface LabOptions {
  seed?: number;
  choices?: readonly number[];
  readings?: Readonly<Record<string, string>>;
  /** Moments of the scenario that are moved, by the names of their flags. */
  flags?: FlagMoves;
  interventions?: readonly Intervention[];
  /** How many entries are shown at first. */
  position?: number;
  /** How many entries are known at first, when more than are shown. */
  known?: number;
}

/** An act without its time: it is done at the moment shown. */
export type ActNow = Act extends infer One ? (One extends Act ? Omit<One, 'atMs'> : never) : never;

export class Lab {
  /** Tells an installed inspector registry of the actors of this lab's runs. */
  readonly #devTools: boolean;
  readonly #listeners = new Set<() => void>();
  #scenario: Scenario | undefined;
  #options: RunOptions & { seed: number } = { seed: 0 };
  #run: RunUnderWay | undefined;
  #hash = new DigestUnderWay();
  #position = 0;
  #replays = 0;

  constructor(options: { devTools?: boolean } = {}) {
    this.#devTools = options.devTools ?? false;
  }

  get scenario(): Scenario | undefined {
    return this.#scenario;
  }

  /** All entries known so far; grows as the run goes on. */
  get log(): readonly LogEntry[] {
    return this.#run?.log ?? [];
  }

  get choices(): readonly Choice[] {
    return this.#run?.choices ?? [];
  }

  /** How many entries are shown, from 0 to the length of the log. */
  get position(): number {
    return this.#position;
  }

  get isEnded(): boolean {
    return this.#run?.isEnded ?? false;
  }

  /** Outcomes among the entries shown. */
  get outcomes(): Outcome[] {
    return outcomesOf(this.log.slice(0, this.#position));
  }

  /** How long each console had and lacked its connection, up to the last entry shown. */
  get consoleTimes(): ConsoleTime[] {
    return consoleTimes(this.log.slice(0, this.#position));
  }

  get seed(): number {
    return this.#options.seed;
  }

  get interventions(): readonly Intervention[] {
    return this.#options.interventions ?? [];
  }

  get readings(): Readonly<Record<string, string>> {
    return this.#options.readings ?? {};
  }

  /** Moments that were moved, by the names of their flags. */
  get flags(): FlagMoves {
    return this.#options.flags ?? {};
  }

  /** Local date and hour of the scenario's start, no zone. */
  get startsAt(): string {
    return this.#scenario?.startsAt ?? '';
  }

  /** Until when the scenario has something planned, with its flags where they are; 0 without a scenario. */
  get plannedUntilMs(): number {
    const scenario = this.#run?.staged.scenario;
    if (!scenario) return 0;
    return Math.max(scenario.endsAtMs ?? 0, ...scenario.acts.map(({ atMs }) => atMs));
  }

  /** Grows with each new run of actors, whether by opening, by another seed or by a replay. */
  get replays(): number {
    return this.#replays;
  }

  open(scenario: Scenario, options: LabOptions = {}): void {
    const { position = 0, choices, readings, flags, interventions } = options;
    const next: RunOptions & { seed: number } = {
      seed: options.seed ?? scenario.seed,
      ...(choices ? { choices } : {}),
      ...(readings ? { readings } : {}),
      ...(flags && Object.keys(flags).length > 0 ? { flags } : {}),
      ...(interventions ? { interventions } : {}),
    };
    this.#begin(scenario, next, Math.max(position, options.known ?? 0), position);
    this.#notify();
  }

  /** Runs the present scenario from its start with another seed, and without scripted choices or interventions. */
  runAgain(seed: number = this.seed): void {
    this.#beginAnew({ seed, flags: this.flags });
  }

  /** The same, with its flags there; those that are not named stand as in the file. */
  moveFlags(flags: FlagMoves): void {
    this.#beginAnew({ seed: this.seed, flags });
  }

  /** The same with rules read otherwise, as far as it is known by now; what is not named is read as in the file. */
  chooseReadings(readings: Readonly<Record<string, string>>): void {
    const { seed, flags } = this;
    const known = this.log.length;
    if (this.#scenario) this.open(this.#scenario, { seed, flags, readings, position: this.#position, known });
  }

  /** The same run once more with new actors, as far as it is known: what an inspector needs that has just been opened. */
  replay(): void {
    if (!this.#scenario) return;
    this.#begin(this.#scenario, this.#options, this.log.length, this.#position);
    this.#notify();
  }

  /** One entry forward. False at the end. */
  step(): boolean {
    const moved = this.#reach(this.#position + 1);
    if (moved) this.#position += 1;
    this.#notify();
    return moved;
  }

  /** One entry back, read from the log. */
  back(): boolean {
    if (this.#position === 0) return false;
    this.#position -= 1;
    this.#notify();
    return true;
  }

  /** Shows this many entries, among those known. */
  seek(position: number): void {
    this.#position = Math.max(0, Math.min(this.log.length, Math.trunc(position)));
    this.#notify();
  }

  /** Forward until just after the next choice, or to the end. */
  nextDecision(): void {
    do {
      if (!this.#reach(this.#position + 1)) break;
      this.#position += 1;
    } while (this.log[this.#position - 1]?.kind !== 'choice.taken');
    this.#notify();
  }

  runToEnd(): void {
    while (this.#run?.advance());
    this.#position = this.log.length;
    this.#notify();
  }

  /**
   * Does what the scenario does not foresee, at the moment shown, and shows that it is done. What comes after that moment is
   * not known any more: the run is replayed up to there. After the end there is no moment left, so it is done just before.
   */
  act(act: ActNow): void {
    if (!this.#scenario || !this.#run) return;
    const isOver = this.log[this.#position - 1]?.kind === 'run.ended';
    const place = isOver ? this.#position - 1 : this.#position;
    const shown = this.log[place - 1];
    const intervention = { ...act, atMs: shown?.atMs ?? 0, afterSeq: shown?.seq ?? -1 } as Intervention;
    const kept = this.#run.interventionsDone.filter(({ seq }) => seq < place).map((done) => done.intervention);
    const choices = this.choices
      .filter((choice) => this.#wasTakenBefore(choice, intervention.afterSeq))
      .map((choice) => choice.taken);
    this.#begin(this.#scenario, { ...this.#options, choices, interventions: [...kept, intervention] }, place);
    const run = this.#run;
    while (run.interventionsDone.length <= kept.length && run.advance());
    this.#position = (run.interventionsDone.at(-1)?.seq ?? place - 1) + 1;
    this.#notify();
  }

  recording(): Recording | undefined {
    if (!this.#scenario) return undefined;
    return {
      format: 1,
      labVersion,
      scenario: this.#scenario,
      readings: { ...this.readings },
      ...(this.#options.flags ? { flags: { ...this.flags } } : {}),
      seed: this.seed,
      choices: this.choices.map((choice) => choice.taken),
      interventions: [...this.interventions],
      entries: this.log.length,
      position: this.#position,
      digest: this.#digest(),
    };
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #beginAnew(options: LabOptions): void {
    if (this.#scenario) this.open(this.#scenario, { ...options, readings: this.readings });
  }

  /** Takes a new run in hand. One that cannot come so far, for a choice outside its options, leaves the old one as it was. */
  #begin(scenario: Scenario, options: RunOptions & { seed: number }, reach: number, position = reach): void {
    const run = new RunUnderWay(scenario, { ...options, devTools: this.#devTools });
    try {
      reachCount(run, reach);
    } catch (error) {
      run.stop();
      throw error;
    }
    this.#run?.stop();
    this.#scenario = scenario;
    this.#options = options;
    this.#run = run;
    this.#hash = new DigestUnderWay();
    this.#replays += 1;
    this.#position = Math.min(position, this.log.length);
  }

  /** Only what is new in the log is hashed, for a run is recorded again and again. */
  #digest(): string {
    this.#hash.add(this.log.slice(this.#hash.count));
    return this.#hash.value();
  }

  #reach(count: number): boolean {
    return this.#run !== undefined && reachCount(this.#run, count);
  }

  #wasTakenBefore(choice: Choice, afterSeq: number): boolean {
    const places = this.log.filter((entry) => entry.kind === 'choice.taken');
    const place = places[this.choices.indexOf(choice)];
    return place !== undefined && place.seq <= afterSeq;
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Runs on until this many entries are known. False when the run ends before. */
function reachCount(run: RunUnderWay, count: number): boolean {
  while (run.log.length < count && run.advance());
  return run.log.length >= count;
}
