// A statechart whose guards, actions and delays are stand-ins that write down when they are called and with which event.
// Guards answer from a list; what is asked past its end is answered No.
import { assign } from 'xstate';
import type { ActionObject, EventObject } from 'xstate';
import type { AnyMachine } from './check-compilable.ts';
import { NotCompilable, isAssignment } from './check-compilable.ts';
import type { Heard, Step } from './chart-tables.ts';

export type Recorded = Step | { readonly asks: string; readonly hears: Heard };

/** Counts the assignments made, and so tells which of them an action has seen. */
interface CountedContext {
  readonly assignments: number;
}

export interface Recording {
  readonly steps: readonly Recorded[];
  /** Path of the innermost state it came to. */
  readonly arrival: string;
  readonly isEnd: boolean;
  /** It came only so far that `always` is asked there. */
  readonly settles: boolean;
}

/** So many answers in one step: a statechart that goes round and round without an event cannot be read. */
const mostAnswers = 100;

export class Recorder {
  readonly #machine: AnyMachine;
  readonly #chart: string;
  /** Where nothing can wait behind `always`, that is a step of its own. */
  readonly #cutsAtAlways: boolean;
  #steps: Recorded[] = [];
  #answers: readonly boolean[] = [];
  #asked = 0;
  #measured = 0;
  /** Answers that cannot change before something is done. */
  #settled = new Map<string, boolean>();
  #own: EventObject | undefined;
  /** Why the recording was broken off; XState packs what a guard throws. */
  #brokenOff: NotCompilable | { readonly settlesIn: string } | undefined;

  constructor(machine: AnyMachine) {
    this.#chart = machine.id;
    this.#cutsAtAlways = !machine.events.some((event) => event.startsWith('done.state.'));
    const { guards = {}, actions = {}, delays = {} } = machine.options;
    this.#machine = machine.withConfig(
      {
        guards: mapNames(
          guards,
          (name) =>
            (context: CountedContext, event: EventObject, { state }: GuardMeta) =>
              this.#ask(name, context, event, state),
        ),
        actions: mapNames(actions, (name, given) =>
          isAssignment(given)
            ? this.#assignment(name)
            : (context: CountedContext, event: EventObject) => this.#act(name, context, event),
        ),
        delays: mapNames(delays, (name) => (_: unknown, event: EventObject) => {
          this.#note({ does: 'measure', delay: name, hears: this.#heard(event) });
          return this.#measured++;
        }),
      } as never,
      { assignments: 0 },
    );
  }

  get events(): string[] {
    return this.#machine.events.filter((event) => event !== '' && event !== 'xstate.init');
  }

  begin(answers: readonly boolean[]): Recording {
    this.#reset(answers);
    return this.#orBrokenOff(() => {
      const state = this.#machine.initialState;
      this.#own = state.event;
      for (const action of state.actions) this.#run(action, state.context as CountedContext, state.event);
      return state;
    });
  }

  hear(configuration: string, event: string, answers: readonly boolean[]): Recording {
    this.#reset(answers);
    const own = { type: event };
    this.#own = own;
    return this.#orBrokenOff(() =>
      this.#machine.transition(valueOf(configuration) as never, own, { assignments: 0 }, (action, context, heard) =>
        this.#run(action, context as CountedContext, heard.data),
      ),
    );
  }

  #orBrokenOff(record: () => AnyMachine['initialState']): Recording {
    try {
      const state = record();
      return { steps: this.#steps, arrival: pathOf(state), isEnd: state.done === true, settles: false };
    } catch (error) {
      const why = this.#brokenOff;
      if (why === undefined) throw error;
      if (why instanceof NotCompilable) throw why;
      return { steps: this.#steps, arrival: why.settlesIn, isEnd: false, settles: true };
    }
  }

  #reset(answers: readonly boolean[]): void {
    this.#steps = [];
    this.#answers = answers;
    this.#asked = 0;
    this.#measured = 0;
    this.#settled.clear();
    this.#own = undefined;
    this.#brokenOff = undefined;
  }

  #ask(name: string, { assignments }: CountedContext, event: EventObject, before: GuardMeta['state']): boolean {
    if (this.#cutsAtAlways && event.type === '' && this.#own !== undefined && event !== this.#own)
      return this.#breakOff({ settlesIn: pathOf(before) });
    const same = `${name} ${assignments} ${event.type}`;
    const settled = this.#settled.get(same);
    if (settled !== undefined) return settled;
    if (this.#asked >= mostAnswers)
      return this.#breakOff(
        new NotCompilable(`Statechart ${this.#chart} asks ${name} more than ${mostAnswers} guards after one event.`),
      );
    const answer = this.#answers[this.#asked++] ?? false;
    this.#steps.push({ asks: name, hears: this.#heard(event) });
    this.#settled.set(same, answer);
    return answer;
  }

  #breakOff(why: NotCompilable | { readonly settlesIn: string }): never {
    this.#brokenOff = why;
    throw why instanceof Error ? why : new Error('Broken off.');
  }

  #assignment(name: string): unknown {
    return assign<CountedContext, EventObject>(({ assignments }, event) => {
      this.#note({ does: 'assign', action: name, hears: this.#heard(event) });
      return { assignments: assignments + 1 };
    });
  }

  #act(name: string, { assignments }: CountedContext, event: EventObject): void {
    this.#note({ does: 'act', action: name, hears: this.#heard(event), after: assignments });
  }

  #run(action: ActionObject<any, any>, context: CountedContext, event: EventObject): void {
    if (action.type === 'xstate.send') {
      // A delay with a name was answered by its stand-in: with its place among those measured.
      const { delay, event: timer } = action as unknown as { delay: number; event: EventObject };
      const isNumber = /^xstate\.after\(\d+(\.\d+)?\)/.test(timer.type);
      this.#note({ does: 'start', timer: timer.type, waits: isNumber ? { ms: delay } : { measured: delay } });
    } else if (action.type === 'xstate.cancel') {
      this.#note({ does: 'cancel', timer: String((action as unknown as { sendId: unknown }).sendId) });
    } else if (action.exec) {
      action.exec(context, event, {} as never);
    }
  }

  #note(step: Step): void {
    this.#settled.clear();
    this.#steps.push(step);
  }

  #heard(event: EventObject): Heard {
    return event === this.#own || event.type === 'xstate.init' ? 'own' : { type: event.type };
  }
}

type GuardMeta = { readonly state: Pick<AnyMachine['initialState'], 'configuration'> };

/** Path of the innermost state: there is one, for nothing is parallel. */
function pathOf({ configuration }: GuardMeta['state']): string {
  const leaves = configuration.filter((node) => node.type === 'atomic' || node.type === 'final');
  return leaves.map((node) => node.path.join('.')).join();
}

function valueOf(path: string): unknown {
  return path
    .split('.')
    .reduceRight<unknown>((inner, key) => (inner === undefined ? key : { [key]: inner }), undefined);
}

function mapNames(table: object, make: (name: string, given: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(table).map(([name, given]) => [name, make(name, given)]));
}
