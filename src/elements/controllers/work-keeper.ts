// Keeps the work in hand in the browser's storage, a moment after each change and at once when the page is left. It never
// waits for storage, and a page with the same work in another tab gets a copy of its own.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Lab, Recording } from '../../lab/index.ts';
import { writeRecording } from '../../lab/index.ts';
import type { KeepRefusal, KeptWork } from '../../page/index.ts';
import { newWorkId, workStore } from '../../page/index.ts';

/** Between two writings while a run plays. */
const restMs = 300;

/** A write that takes longer is told as refused, until it answers after all. */
const longestWriteMs = 5000;

/** What the page can say about the work: nothing to keep yet, kept, or why it is not. */
export type KeepState = 'nothing' | 'saved' | KeepRefusal;

/** One work that was or is in hand. */
export interface Slot {
  id: string;
  /** As this page last read or wrote it. */
  base: KeptWork | undefined;
  readonly isFromFile: boolean;
  /** Id of the scenario; none before there is one. */
  readonly scenario: string | undefined;
  /** The scenario as a text, made when it is first wanted. */
  text?: string;
  /** Settled when `base` is known. */
  readonly ready: Promise<void>;
}

export class WorkKeeper implements ReactiveController {
  #state: KeepState = 'nothing';
  readonly #host: ReactiveControllerHost;
  readonly #lab: Lab;
  readonly #moved: (id: string) => void;
  #slot: Slot = newSlot({ isFromFile: false });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #keptPosition: number | undefined;
  #isWaiting = false;
  /** So many writes are under way. */
  #writing = 0;
  #writes: Promise<void> = Promise.resolve();
  /** A write has not answered for long, and all later ones wait behind it. */
  #isMute = false;
  #untilMute: ReturnType<typeof setTimeout> | undefined;
  #wroteAt = -restMs;
  #stop: (() => void) | undefined;

  /** `moved` hears of a new id, when another page has written under the old one. */
  constructor(host: ReactiveControllerHost, lab: Lab, moved: (id: string) => void) {
    this.#host = host;
    this.#lab = lab;
    this.#moved = moved;
    host.addController(this);
  }

  get id(): string {
    return this.#slot.id;
  }

  /** The work in hand, to have it back with `begin`: its id changes when another page has written under it. */
  get slot(): Slot {
    return this.#slot;
  }

  get state(): KeepState {
    return this.#isMute ? 'refused' : this.#state;
  }

  /** How many entries are shown, when all that was done is kept; undefined while something waits. */
  get keptPosition(): number | undefined {
    return this.#isWaiting || this.#writing > 0 ? undefined : this.#keptPosition;
  }

  hostConnected(): void {
    const stop = this.#lab.subscribe(() => this.#changed());
    const leave = (): void => this.flush();
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    this.#stop = () => {
      stop();
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
    };
  }

  hostDisconnected(): void {
    this.flush();
    this.#stop?.();
  }

  /**
   * Another work comes to hand: a new one, one that may be kept under this id, or one that this page had. Call before the lab
   * opens it. Gives back what leaves the old one in hand, when it could not be opened.
   */
  begin({ isFromFile, scenario, work }: Beginning): () => void {
    this.flush();
    const was = { slot: this.#slot, state: this.#state, keptPosition: this.#keptPosition };
    const known = work === was.slot.id ? was.slot : work;
    const isKnown = typeof known === 'object' && known.isFromFile === isFromFile && known.scenario === scenario;
    const id = typeof known === 'object' ? known.id : known;
    // What this page wrote itself is no other page's, so the read comes after it.
    this.#slot = isKnown ? known : newSlot({ isFromFile, scenario, id, after: this.#writes });
    this.#state = 'nothing';
    this.#keptPosition = undefined;
    return () => {
      this.#slot = was.slot;
      this.#state = was.state;
      this.#keptPosition = was.keptPosition;
    };
  }

  /** Writes what waits, at once. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isWaiting) this.#write();
  }

  #changed(): void {
    this.#isWaiting = this.#isWorthKeeping;
    if (!this.#isWaiting || this.#writing > 0 || this.#timer !== undefined) return;
    const untilMs = Math.max(0, this.#wroteAt + restMs - performance.now());
    this.#timer = setTimeout(() => this.flush(), untilMs);
  }

  /** A scenario of the lab at its beginning is nothing of anybody's yet. */
  get #isWorthKeeping(): boolean {
    const { position, interventions } = this.#lab;
    const { isFromFile, base } = this.#slot;
    return isFromFile || base !== undefined || position > 1 || interventions.length > 0;
  }

  #write(): void {
    const slot = this.#slot;
    const recording = this.#lab.recording();
    const { scenario } = this.#lab;
    this.#isWaiting = false;
    if (!recording || !scenario) return;
    this.#writing += 1;
    this.#expectAnswer();
    const text = slot.isFromFile ? (slot.text ??= JSON.stringify(scenario)) : undefined;
    this.#writes = this.#writes
      .then(() => slot.ready)
      .then(() => this.#keep(slot, recording, scenario, text))
      .finally(() => this.#written());
  }

  async #keep(
    slot: Slot,
    recording: Recording,
    scenario: { id: string; title: string },
    text: string | undefined,
  ): Promise<void> {
    const { position = 0, seed } = recording;
    const work: KeptWork = {
      id: slot.id,
      title: scenario.title,
      scenario: scenario.id,
      isFromFile: slot.isFromFile,
      seed,
      position,
      savedAt: Date.now(),
      writer: workStore.writer,
      revision: (slot.base?.revision ?? 0) + 1,
      run: writeRecording({ ...recording, scenario: scenario.id }),
    };
    const keeping = await workStore.keep(work, slot.base, text);
    const isInHand = slot === this.#slot;
    if ('work' in keeping) {
      const isMoved = keeping.work.id !== slot.id;
      slot.id = keeping.work.id;
      slot.base = keeping.work;
      if (!isInHand) return;
      this.#state = 'saved';
      this.#keptPosition = position;
      if (isMoved) this.#moved(slot.id);
    } else if (isInHand) this.#state = keeping.refusal;
  }

  #written(): void {
    this.#writing -= 1;
    this.#wroteAt = performance.now();
    this.#isMute = false;
    clearTimeout(this.#untilMute);
    this.#untilMute = undefined;
    if (this.#writing > 0) this.#expectAnswer();
    this.#host.requestUpdate();
    if (this.#isWaiting) this.#changed();
  }

  /** Broken profiles have storage that never answers: nobody shall go on in the belief that the work is kept. */
  #expectAnswer(): void {
    this.#untilMute ??= setTimeout(() => {
      this.#isMute = true;
      this.#host.requestUpdate();
    }, longestWriteMs);
  }
}

interface Beginning {
  readonly isFromFile: boolean;
  readonly scenario: string;
  /** An id, or what `slot` gave. */
  readonly work?: string | Slot | undefined;
}

interface NewSlot {
  readonly isFromFile: boolean;
  readonly scenario?: string;
  /** Of a work the browser may have kept; if it is of another scenario, this is a new one. */
  readonly id?: string | undefined;
  /** Read it then. */
  readonly after?: Promise<void>;
}

function newSlot({ isFromFile, scenario, id, after }: NewSlot): Slot {
  const slot: Omit<Slot, 'ready'> = { id: id ?? newWorkId(), base: undefined, isFromFile, scenario };
  const read = async (): Promise<void> => {
    if (id === undefined) return;
    await after;
    const kept = await workStore.read(id);
    if (kept?.work.scenario === scenario && kept?.work.isFromFile === isFromFile) slot.base = kept.work;
  };
  return Object.assign(slot, { ready: read() });
}
