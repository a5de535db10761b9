// One run of a scenario under way: the staged world, the acts of people on it, and when it is over.
import type { Choice, LogEntry } from '../world/index.ts';
import { digest } from '../world/index.ts';
import { doAct } from './acts.ts';
import type { FlagMoves } from './flags.ts';
import { setFlags } from './flags.ts';
import type { Outcome } from './outcomes.ts';
import { outcomesOf } from './outcomes.ts';
import type { Act, Scenario } from './scenario.ts';
import type { StageOptions, Staged } from './stage.ts';
import { stage } from './stage.ts';

/** An act that somebody adds to a run: done as soon as the log holds the entry `afterSeq`, and not before `atMs`. */
export type Intervention = Act & { afterSeq: number };

export interface RunOptions extends StageOptions {
  /** Moments of the scenario that were moved. */
  flags?: FlagMoves;
  interventions?: readonly Intervention[];
  /** Stops here at the latest, in virtual ms. */
  untilMs?: number;
}

/** The whole of a run that has ended, as plain data. */
export interface Run {
  scenario: string;
  seed: number;
  choices: Choice[];
  outcomes: Outcome[];
  log: LogEntry[];
  endedAtMs: number;
  digest: string;
}

/** A run that is moved on timer by timer. */
export class RunUnderWay {
  readonly staged: Staged;
  #isEnded = false;
  #interventions: Intervention[];
  readonly #done: { intervention: Intervention; seq: number }[] = [];
  readonly #endsAtMs: number;

  constructor(given: Scenario, options: RunOptions = {}) {
    const scenario = setFlags(given, options.flags ?? {});
    this.#interventions = [...(options.interventions ?? [])].sort((a, b) => a.afterSeq - b.afterSeq);
    this.#endsAtMs = Math.min(scenario.endsAtMs ?? Infinity, options.untilMs ?? Infinity);
    this.staged = stage(scenario, options);
    for (const act of scenario.acts) this.#plan(act, act.atMs);
  }

  get log(): readonly LogEntry[] {
    return this.staged.world.log.entries;
  }

  get choices(): readonly Choice[] {
    return this.staged.world.choices;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Interventions that were done, each with the number of its entry in the log. */
  get interventionsDone(): readonly { readonly intervention: Intervention; readonly seq: number }[] {
    return this.#done;
  }

  /** Fires the next timer, or ends the run. False when it has ended. */
  advance(): boolean {
    if (this.#isEnded) return false;
    const { world } = this.staged;
    const [due] = this.#interventions;
    if (due && world.log.entries.length > due.afterSeq) {
      this.#interventions = this.#interventions.slice(1);
      const { afterSeq: _, ...act } = due;
      const note = (): void => void this.#done.push({ intervention: due, seq: world.log.entries.length });
      if (act.atMs > world.nowMs) {
        this.#plan(act as Act, act.atMs - world.nowMs, note);
        return true;
      }
      note();
      doAct(this.staged, act as Act);
      return true;
    }
    const dueMs = world.clock.nextDueMs();
    if (dueMs === undefined || dueMs > this.#endsAtMs) {
      if (dueMs !== undefined) world.clock.moveTo(this.#endsAtMs);
      this.#isEnded = true;
      const reason = dueMs === undefined ? 'nothing is under way any more' : 'its time is up';
      world.record({ kind: 'run.ended', rule: 'lab.end', detail: { reason } });
      return false;
    }
    world.step();
    return true;
  }

  /** Something a person does now, that the scenario does not foresee. */
  intervene(act: Act): void {
    if (this.#isEnded) throw new Error('The run has ended.');
    doAct(this.staged, act);
  }

  /** Stops every actor, of a run that has ended or that another takes the place of: XState keeps all that were not stopped. */
  stop(): void {
    for (const { actors } of this.staged.hosts.values()) actors.stop();
  }

  #plan(act: Act, delayMs: number, before?: () => void): void {
    const due = (): void => {
      before?.();
      doAct(this.staged, act);
    };
    this.staged.world.clock.setTimeout(due, delayMs, 'host' in act ? act.host : '');
  }

  outcomes(): Outcome[] {
    return outcomesOf(this.log);
  }

  result(): Run {
    const { scenario, seed } = this.staged;
    return {
      scenario: scenario.id,
      seed,
      choices: [...this.choices],
      outcomes: this.outcomes(),
      log: [...this.log],
      endedAtMs: this.log.at(-1)?.atMs ?? 0,
      digest: digest(this.log),
    };
  }
}

/** Plays a scenario to its end. */
export function playScenario(scenario: Scenario, options: RunOptions = {}): Run {
  const run = new RunUnderWay(scenario, options);
  try {
    while (run.advance());
    return run.result();
  } finally {
    run.stop();
  }
}
