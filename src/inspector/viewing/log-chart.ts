// Where a list of moments stands while more of them come, as a statechart: at its end, or where a person left it.
import { assign, createMachine, interpret } from 'xstate';

interface LogContext {
  /** Number of the newest moment when the end was left. */
  seenUpTo: number;
}

type LogEvent = { type: 'end.left'; newest: number } | { type: 'end.reached' } | { type: 'trace.emptied' };

export const logChart = createMachine(
  {
    id: 'log',
    description: 'Where a list of moments stands while more of them come.',
    predictableActionArguments: true,
    schema: { context: {} as LogContext, events: {} as LogEvent },
    context: { seenUpTo: 0 },
    initial: 'atEnd',
    states: {
      atEnd: {
        description: 'The newest moment is in sight, whatever comes.',
        on: { 'end.left': { target: 'elsewhere', actions: 'rememberNewest' } },
      },
      elsewhere: {
        description: 'A person scrolled back: the list stays there, and what comes is counted.',
        on: { 'end.reached': 'atEnd', 'trace.emptied': 'atEnd' },
      },
    },
  },
  {
    actions: {
      rememberNewest: assign((context, event) => (event.type === 'end.left' ? { seenUpTo: event.newest } : context)),
    },
  },
);

/** One list in its place. */
export class LogPlace {
  #service = interpret(logChart).start();

  get isAtEnd(): boolean {
    return this.#service.state.matches('atEnd');
  }

  /** Number of the newest moment when the end was left; undefined at the end. */
  get seenUpTo(): number | undefined {
    return this.isAtEnd ? undefined : this.#service.state.context.seenUpTo;
  }

  leaveEnd(newest: number): void {
    this.#service.send({ type: 'end.left', newest });
  }

  reachEnd(): void {
    this.#service.send({ type: 'end.reached' });
  }

  empty(): void {
    this.#service.send({ type: 'trace.emptied' });
  }
}
