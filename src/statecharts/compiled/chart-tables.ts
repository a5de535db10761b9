// The tables read off a statechart, as plain data: where it is, what it hears, which guards are asked in which order, what is
// done in between, and where that leads. A population runs on these; one client runs on the interpreter.

/** What one event does in one configuration: steps, then a guard that decides which way it goes on, or the end. */
export interface Branch {
  readonly steps: readonly Step[];
  readonly end: Fork | Arrival;
}

export interface Fork {
  readonly guard: string;
  readonly hears: Heard;
  readonly yes: Branch;
  readonly no: Branch;
}

export interface Arrival {
  /** Place among the configurations. */
  readonly to: number;
  /** What holds there `always` is asked next. */
  readonly settles: boolean;
}

/** `own`: the event that came in. Else the type of one that the statechart makes by itself, as for `always` ('') or `onDone`. */
export type Heard = 'own' | { readonly type: string };

export type Step =
  | { readonly does: 'assign'; readonly action: string; readonly hears: Heard }
  /** `after`: how many assignments of this branch come before what it sees. On entering the first state all of them are made first. */
  | { readonly does: 'act'; readonly action: string; readonly hears: Heard; readonly after: number }
  /** Asks a named delay how long a timer will run. */
  | { readonly does: 'measure'; readonly delay: string; readonly hears: Heard }
  /** Starts a timer, with its milliseconds or what was measured in this branch (the first is 0). */
  | {
      readonly does: 'start';
      readonly timer: string;
      readonly waits: { readonly ms: number } | { readonly measured: number };
    }
  | { readonly does: 'cancel'; readonly timer: string };

export interface ChartTables {
  readonly chart: string;
  /** Paths of the innermost states, in the order they were reached. */
  readonly configurations: readonly string[];
  /** Which of them end the statechart. */
  readonly ends: readonly boolean[];
  /** Every event it knows, timers among them. */
  readonly events: readonly string[];
  readonly beginning: Branch;
  /** By configuration, then by event; `null` where nothing is asked, done or left. */
  readonly rows: readonly (readonly (Branch | null)[])[];
  /** By configuration: what an event does that the statechart does not know. */
  readonly others: readonly (Branch | null)[];
  /** By configuration: what `always` does there; `null` where no branch leads. */
  readonly settling: readonly (Branch | null)[];
}
