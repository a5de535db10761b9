// How a person compares two runs, as a statechart: choosing them, waiting for the work, looking at what differs.
import { assign, createMachine, interpret } from 'xstate';

export interface ComparingContext {
  /** Keys of the runs. */
  first: string | undefined;
  second: string | undefined;
  /** Rows that are the same are left out. */
  differencesOnly: boolean;
}

export type ComparingEvent =
  | { type: 'first.chosen'; key: string }
  | { type: 'second.chosen'; key: string }
  | { type: 'comparison.done' }
  | { type: 'again.chosen' }
  | { type: 'differences.toggled' }
  | { type: 'runs.lost' };

export const comparingChart = createMachine(
  {
    id: 'comparing',
    description: 'How a person compares two runs.',
    predictableActionArguments: true,
    schema: { context: {} as ComparingContext, events: {} as ComparingEvent },
    context: { first: undefined, second: undefined, differencesOnly: false },
    initial: 'choosing',
    on: {
      'first.chosen': { target: '.deciding', actions: 'takeFirst' },
      'second.chosen': { target: '.deciding', actions: 'takeSecond' },
      'runs.lost': { target: '.choosing', actions: 'forgetRuns' },
      'differences.toggled': { actions: 'toggleDifferences' },
    },
    states: {
      choosing: { description: 'Two different runs are not chosen yet.' },
      deciding: {
        description: 'A run was chosen: is there something to compare?',
        always: [{ target: 'comparing', cond: 'areTwo' }, { target: 'choosing' }],
      },
      comparing: {
        description: 'The moments of both are being aligned, piece by piece.',
        on: { 'comparison.done': 'compared' },
      },
      compared: {
        description: 'What differs is shown. Moments that come later are counted, not compared.',
        on: { 'again.chosen': 'comparing' },
      },
    },
  },
  {
    actions: {
      takeFirst: assign((context, event) => (event.type === 'first.chosen' ? { first: event.key } : context)),
      takeSecond: assign((context, event) => (event.type === 'second.chosen' ? { second: event.key } : context)),
      forgetRuns: assign({ first: undefined, second: undefined }),
      toggleDifferences: assign({ differencesOnly: ({ differencesOnly }) => !differencesOnly }),
    },
    guards: {
      areTwo: ({ first, second }) => first !== undefined && second !== undefined && first !== second,
    },
  },
);

/** The running chart; `listen` is called with each state it comes to, the first one included. */
export function startComparing(listen: (state: typeof comparingChart.initialState) => void) {
  return interpret(comparingChart).onTransition(listen).start();
}
