// How a person looks for an actor, as a statechart: the list lies open or is called up, what is searched and folded.
import { assign, createMachine, interpret } from 'xstate';

export interface ActorListContext {
  query: string;
  /** Ids of rows whose children are hidden; a new set with each change. */
  folded: ReadonlySet<string>;
  /** Id of the row the keyboard is at. */
  focused: string | undefined;
}

export type ActorListEvent =
  | { type: 'list.opened' }
  | { type: 'list.closed' }
  | { type: 'actor.chosen'; id: string }
  | { type: 'row.focused'; id: string }
  | { type: 'row.folded'; id: string }
  | { type: 'row.unfolded'; id: string }
  | { type: 'query.typed'; query: string };

export const actorListChart = createMachine(
  {
    id: 'actorList',
    description: 'How a person looks for an actor.',
    predictableActionArguments: true,
    schema: { context: {} as ActorListContext, events: {} as ActorListEvent },
    context: { query: '', folded: new Set<string>(), focused: undefined },
    initial: 'closed',
    on: {
      'row.focused': { actions: 'focusRow' },
      'row.folded': { actions: ['fold', 'focusRow'] },
      'row.unfolded': { actions: ['unfold', 'focusRow'] },
      'query.typed': { actions: 'search' },
    },
    states: {
      closed: {
        description: 'In a narrow place only the chosen actor is named; in a wide one the list lies open anyway.',
        on: { 'list.opened': 'open', 'actor.chosen': { actions: 'focusRow' } },
      },
      open: {
        description: 'The list was called up and lies over the diagram.',
        exit: 'forgetSearch',
        on: { 'list.closed': 'closed', 'actor.chosen': { target: 'closed', actions: 'focusRow' } },
      },
    },
  },
  {
    actions: {
      focusRow: assign((context, event) => ('id' in event ? { focused: event.id } : context)),
      fold: assign((context, event) =>
        event.type === 'row.folded' ? { folded: new Set([...context.folded, event.id]) } : context,
      ),
      unfold: assign((context, event) =>
        event.type === 'row.unfolded'
          ? { folded: new Set([...context.folded].filter((id) => id !== event.id)) }
          : context,
      ),
      search: assign((context, event) => (event.type === 'query.typed' ? { query: event.query } : context)),
      forgetSearch: assign({ query: '' }),
    },
  },
);

/** The running chart; `listen` is called with each state it comes to, the first one included. */
export function startActorList(listen: (state: typeof actorListChart.initialState) => void) {
  return interpret(actorListChart).onTransition(listen).start();
}
