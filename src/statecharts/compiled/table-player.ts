// Plays tables on plain records, with the guards, actions and delays that the statechart itself was given. Same queue, same
// timers, same order as the interpreter; only the search for the transition is gone.
import type { EventObject } from 'xstate';
import type { ChartTables } from './chart-tables.ts';
import type { AnyMachine, Assignment } from './check-compilable.ts';
import { codes, programOf } from './table-program.ts';
import type { TableProgram } from './table-program.ts';

type Context = Record<string, unknown>;
type Ask<Answer> = (context: Context, event: EventObject) => Answer;
type AssignTo = (context: Context, event: EventObject) => void;

/** What an interpreted actor is handed too. */
export interface TableClock {
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(id: never): void;
}

/** What guards and actions of `always` hear. */
const alwaysEvent: EventObject = { type: '' };

const noClock: TableClock = {
  setTimeout: () => {
    throw new Error('This statechart waits, and was given no clock.');
  },
  clearTimeout: () => undefined,
};

/** Tables with their functions: as many actors as wanted are started from it. */
export class TablePlayer {
  readonly tables: ChartTables;
  readonly program: TableProgram;
  readonly code: Float64Array;
  readonly guards: readonly Ask<boolean>[];
  readonly actions: readonly Ask<unknown>[];
  readonly assignments: readonly AssignTo[];
  readonly delays: readonly Ask<number>[];
  readonly eventPlaces: ReadonlyMap<string, number>;
  /** The type of a timer's event is its name. */
  readonly timerEvents: readonly EventObject[];

  /** `machine`: the one the tables were read off, or one made the same way with other ports. */
  constructor(tables: ChartTables, machine: AnyMachine) {
    this.tables = tables;
    this.program = programOf(tables);
    this.code = Float64Array.from(this.program.code);
    const { guards = {}, actions = {}, delays = {} } = machine.options;
    this.guards = this.program.guards.map((name) => needed(guards as Record<string, unknown>, name) as Ask<boolean>);
    this.actions = this.program.actions.map((name) => needed(actions as Record<string, unknown>, name) as Ask<unknown>);
    this.assignments = this.program.assignments.map((name) =>
      assigning(needed(actions as Record<string, unknown>, name) as Assignment),
    );
    this.delays = this.program.delays.map((name) => delaying(needed(delays as Record<string, unknown>, name)));
    this.eventPlaces = new Map(tables.events.map((event, place) => [event, place]));
    this.timerEvents = tables.events.map((type) => ({ type }));
  }

  actor(clock: TableClock = noClock): TableActor {
    return new TableActor(this, clock);
  }
}

export class TableActor {
  readonly #player: TablePlayer;
  readonly #clock: TableClock;
  readonly #queue: EventObject[] = [];
  #timers: Map<number, unknown> | undefined;
  #measured: number[] = [];
  #context: Context = {};
  #configuration = -1;
  #isBusy = false;

  constructor(player: TablePlayer, clock: TableClock) {
    this.#player = player;
    this.#clock = clock;
  }

  /** Begins, or begins anew, from this context. */
  start(context: object): void {
    this.#end();
    this.#context = { ...context };
    this.#configuration = -1;
    this.#isBusy = true;
    try {
      this.#run(this.#player.program.beginning, { type: 'xstate.init' });
      this.#drain();
    } finally {
      this.#isBusy = false;
    }
  }

  send(event: EventObject): void {
    if (this.isDone) return;
    this.#queue.push(event);
    // Begun from within an action: heard when that is over.
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      this.#drain();
    } finally {
      this.#isBusy = false;
    }
  }

  /** Path of the innermost state it is in. */
  get configuration(): string {
    return this.#player.tables.configurations[this.#configuration] ?? '';
  }

  /** One record that changes in place; it is another one after the next beginning. */
  get context(): object {
    return this.#context;
  }

  get isDone(): boolean {
    return this.#player.tables.ends[this.#configuration] === true;
  }

  #drain(): void {
    const { eventPlaces, program } = this.#player;
    try {
      for (let event = this.#queue.shift(); event !== undefined; event = this.#queue.shift()) {
        const place = eventPlaces.get(event.type);
        const row = place === undefined ? program.others : program.rows[this.#configuration];
        const address = row?.[place ?? this.#configuration] ?? -1;
        if (address >= 0) this.#run(address, event);
      }
    } catch (error) {
      this.#queue.length = 0;
      throw error;
    }
  }

  #run(start: number, own: EventObject): void {
    const { code, guards, actions, assignments, delays, program, timerEvents } = this.#player;
    const { ownEvents } = program;
    const remembered = this.#configuration < 0 && program.remembersBeginning ? [{ ...this.#context }] : undefined;
    const heard = (place: number): EventObject => (place === 0 ? own : (ownEvents[place - 1] as EventObject));
    for (let at = start; ;) {
      const first = code[at + 1] as number;
      switch (code[at]) {
        case codes.ask:
          at = guards[first]?.(this.#context, heard(code[at + 2] as number)) ? at + 4 : (code[at + 3] as number);
          break;
        case codes.act:
          actions[first]?.(this.#context, heard(code[at + 2] as number));
          at += 3;
          break;
        case codes.assign:
          (assignments[first] as AssignTo)(this.#context, heard(code[at + 2] as number));
          remembered?.push({ ...this.#context });
          at += 3;
          break;
        case codes.actAsAfter:
          actions[first]?.(remembered?.[code[at + 3] as number] as Context, heard(code[at + 2] as number));
          at += 4;
          break;
        case codes.measure:
          this.#measured[code[at + 3] as number] = delays[first]?.(
            this.#context,
            heard(code[at + 2] as number),
          ) as number;
          at += 4;
          break;
        case codes.start:
          this.#startTimer(first, this.#measured[code[at + 2] as number] as number, timerEvents[first] as EventObject);
          at += 3;
          break;
        case codes.startFixed:
          this.#startTimer(first, code[at + 2] as number, timerEvents[first] as EventObject);
          at += 3;
          break;
        case codes.cancel:
          this.#cancelTimer(first);
          at += 2;
          break;
        case codes.settle: {
          const next = program.settling[first] ?? -1;
          if (next < 0) {
            this.#configuration = first;
            return;
          }
          own = alwaysEvent;
          at = next;
          break;
        }
        default:
          this.#configuration = first;
          if (this.isDone) this.#end();
          return;
      }
    }
  }

  #startTimer(timer: number, ms: number, event: EventObject): void {
    this.#timers ??= new Map();
    this.#timers.set(
      timer,
      this.#clock.setTimeout(() => this.send(event), ms),
    );
  }

  #cancelTimer(timer: number): void {
    const id = this.#timers?.get(timer);
    if (id === undefined) return;
    this.#clock.clearTimeout(id as never);
    this.#timers?.delete(timer);
  }

  #end(): void {
    this.#queue.length = 0;
    if (this.#timers === undefined) return;
    for (const timer of [...this.#timers.keys()]) this.#cancelTimer(timer);
  }
}

function needed(table: Record<string, unknown>, name: string): unknown {
  const found = table[name];
  if (found === undefined) throw new Error(`The tables name ${name}, which the statechart does not have.`);
  return found;
}

/** An assignment as one function: all of its parts see the context as it was before, as in the interpreter. */
function assigning({ assignment }: Assignment): AssignTo {
  if (typeof assignment === 'function')
    return (context, event) => void Object.assign(context, (assignment as Ask<object>)(context, event));
  const keys = Object.keys(assignment);
  const parts = keys.map((key) => assignment[key]);
  return (context, event) => {
    const values = parts.map((part) => (typeof part === 'function' ? (part as Ask<unknown>)(context, event) : part));
    for (let place = 0; place < keys.length; place += 1) context[keys[place] as string] = values[place];
  };
}

function delaying(given: unknown): Ask<number> {
  return typeof given === 'number' ? () => given : (given as Ask<number>);
}
