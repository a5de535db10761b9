// What a person changes in the run in hand: seed, flags, readings, and acts. Each begins another run, is told in a word, and
// can be taken back. An act at an earlier moment leaves two futures, of which the other is kept to go back to.
import type { ActNow, Lab, Recording } from '../../lab/index.ts';
import { partingOf, readingsWith } from '../../lab/index.ts';
import { findRule } from '../../rules/index.ts';
import type { FlagMoves, RunOptions, Scenario } from '../../scenarios/index.ts';
import type { Slot, WorkKeeper } from './work-keeper.ts';

/** A quiet word about what was just done, and what takes it back. */
export interface Notice {
  readonly text: string;
  readonly undo?: () => void;
  /** What the button says that takes it back. */
  readonly undoLabel?: string;
  /** The two runs it is about, to look at side by side. */
  readonly compare?: () => ComparedSides | undefined;
  /** The run had better be saved as a file. */
  readonly isRefusal?: boolean;
}

/** Two runs of the open scenario. */
export interface ComparedSides {
  readonly here: ComparedSide;
  readonly other: ComparedSide;
  /** What has to be said of both. */
  readonly note?: string;
  /** The entries of `here` are those of the run in hand. */
  readonly isInHand: boolean;
}

export interface ComparedSide {
  readonly title: string;
  readonly options: RunOptions;
}

/** What the changes need of the session. */
export interface ChangesHost {
  readonly lab: Lab;
  readonly keeper: WorkKeeper;
  readonly isFromFile: boolean;
  /** Lets the lab begin another run and tells the address of it; until then the address stays with what was before. */
  begin(change: () => void, how: { isNewPlace: boolean }): void;
  tell(notice: Notice | undefined): void;
  /** Shows a run of the open scenario as it was. */
  showAgain(recording: Recording & { scenario: Scenario }, work: Slot): void;
}

/** The other future along the time: the two share so many entries, and of the other so many are known. */
export interface OtherTrack {
  readonly from: number;
  readonly to: number;
}

/** A run that was left, as it can be had back. */
interface LeftRun {
  readonly recording: Recording & { scenario: Scenario };
  readonly work: Slot;
}

export class RunChanges {
  /** The flag moved last, while nothing else happened. */
  #flagInHand: string | undefined;
  /** The other of two futures. */
  #other: { run: LeftRun; notice: Notice; track: OtherTrack } | undefined;
  readonly #host: ChangesHost;

  constructor(host: ChangesHost) {
    this.#host = host;
  }

  /** Another run is opened, or the address says which: nothing of this one can be taken back any more. */
  forget(): void {
    this.#flagInHand = undefined;
    this.#other = undefined;
  }

  /** Two futures are there to go to and fro between, until this is put away. */
  get futures(): Notice | undefined {
    return this.#other?.notice;
  }

  get otherTrack(): OtherTrack | undefined {
    return this.#other?.track;
  }

  forgetFuture(): void {
    this.#other = undefined;
  }

  /** Begins the run anew. What is discarded by it can be had back. */
  runAgain(seed: number): void {
    const { lab } = this.#host;
    const text = seed === lab.seed ? 'The run begins anew.' : `The run begins anew, with seed ${seed}.`;
    this.#beginAnew(() => lab.runAgain(seed), { text });
    this.#flagInHand = undefined;
  }

  /** The same with its flags there. Back leads to before the flag `name` was touched, not through its whole way. */
  moveFlags(flags: FlagMoves, name?: string): void {
    const { lab } = this.#host;
    const isOnItsWay = name !== undefined && this.#flagInHand === name && lab.position <= 1;
    const label = name === undefined ? undefined : lab.scenario?.flags?.find((flag) => flag.name === name)?.label;
    const text =
      label === undefined ? 'The run begins anew, as in the file.' : `The run begins anew: “${label}” was moved.`;
    this.#beginAnew(() => lab.moveFlags(flags), { text, isNewPlace: !isOnItsWay });
    this.#flagInHand = name;
  }

  /** The run under another reading of a rule, shown where it was, or where it first goes another way. */
  chooseReading(rule: string, reading: string): void {
    const { lab } = this.#host;
    const left = this.#leave();
    if (!left) return;
    const { scenario } = left.recording;
    const { log, position } = lab;
    this.#flagInHand = this.#other = undefined;
    this.#host.begin(
      () => {
        lab.chooseReadings(readingsWith(scenario, lab.readings, rule, reading));
        const parting = partingOf(log, lab.log, Math.min(log.length, position));
        lab.seek(Math.max(1, parting === undefined ? position : parting + 1));
      },
      { isNewPlace: true },
    );
    const parting = partingOf(log, lab.log, log.length);
    const how =
      parting === undefined
        ? log.length > 1
          ? 'So far the run is the same.'
          : ''
        : `From step ${parting + 1} on the run goes another way.`;
    const name = findRule(rule)?.readings?.find((one) => one.name === reading)?.text ?? reading;
    this.#host.tell({ text: `Now: ${name} ${how}`.trim(), undo: () => this.#goBack(left) });
  }

  /** Does something at the moment shown. When the run was known further than that, there are two futures. */
  act(act: ActNow): void {
    const { lab } = this.#host;
    const ahead = stepsAhead(lab);
    const left = this.#leave(ahead > 0);
    if (!left) return;
    this.#flagInHand = undefined;
    this.#host.begin(() => lab.act(act), { isNewPlace: true });
    const done = sentence(lab.log[lab.position - 1]?.text ?? '');
    const undo = (): void => this.#goBack(left);
    if (ahead > 0) {
      this.#other = {
        run: left,
        notice: this.#twoFutures(`${done} Two futures now: in the other, ${steps(ahead)}.`),
        track: { from: lab.position - 1, to: left.recording.entries ?? 0 },
      };
      this.#host.tell(undefined);
    } else this.#host.tell({ text: done, undo });
  }

  #twoFutures(text: string): Notice {
    return {
      text,
      undoLabel: 'Go back to it',
      undo: () => this.#changeFuture(),
      compare: () => this.#futuresCompared(),
    };
  }

  /** The other future comes to hand, and the one in hand becomes the other. */
  #changeFuture(): void {
    const other = this.#other;
    const here = other && this.#inHand();
    if (!other || !here) return;
    this.#goBack(other.run);
    this.#other = {
      run: here,
      notice: this.#twoFutures('This is the future from before. The other one is kept.'),
      track: { from: other.track.from, to: here.recording.entries ?? 0 },
    };
  }

  #futuresCompared(): ComparedSides | undefined {
    const [here, there] = [this.#inHand(), this.#other?.run];
    if (!here || !there) return undefined;
    return {
      here: { title: 'This future', options: optionsOf(here.recording) },
      other: { title: 'The other future', options: optionsOf(there.recording) },
      isInHand: true,
    };
  }

  #beginAnew(begin: () => void, { text, isNewPlace = true }: { text: string; isNewPlace?: boolean }): void {
    const { lab } = this.#host;
    const left = this.#leave();
    if (!left) return;
    this.#other = undefined;
    this.#host.begin(
      () => {
        begin();
        lab.seek(1);
      },
      { isNewPlace },
    );
    if ((left.recording.position ?? 0) > 1) this.#host.tell({ text, undo: () => this.#goBack(left) });
  }

  /** The run in hand, before another one begins. What somebody did by hand stays among the recent work. */
  #leave(isKept = this.#host.lab.interventions.length > 0): LeftRun | undefined {
    const left = this.#inHand();
    if (left && isKept)
      this.#host.keeper.begin({ isFromFile: this.#host.isFromFile, scenario: left.recording.scenario.id });
    return left;
  }

  #inHand(): LeftRun | undefined {
    const recording = this.#host.lab.recording();
    if (!recording || typeof recording.scenario === 'string') return undefined;
    const { scenario } = recording;
    return { recording: { ...recording, scenario }, work: this.#host.keeper.slot };
  }

  #goBack({ recording, work }: LeftRun): void {
    this.#other = undefined;
    this.#host.tell(undefined);
    this.#host.showAgain(recording, work);
  }
}

function optionsOf({ seed, choices, readings, flags, interventions }: Recording): RunOptions {
  return { seed, choices, readings, interventions, ...(flags ? { flags } : {}) };
}

/** How far the run was played beyond the moment shown. What comes at that very moment is known before anybody saw it. */
function stepsAhead({ log, position }: Lab): number {
  const nowMs = log[position - 1]?.atMs ?? 0;
  const later = log.slice(position).filter(({ kind }) => kind !== 'run.ended');
  return later.some(({ atMs }) => atMs > nowMs) ? later.length : 0;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function steps(count: number): string {
  return count === 1 ? 'one more step is known' : `${count} more steps are known`;
}
