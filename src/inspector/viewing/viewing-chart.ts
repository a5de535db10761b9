// How a person looks at a trace, as a statechart: live or at a moment, and following the action or staying with one actor.
import { assign, createMachine } from 'xstate';

export interface ViewingContext {
  /** Number of the moment shown; undefined while live. */
  cursor: number | undefined;
  /** Key of the actor whose chart is shown. */
  actor: string | undefined;
  /** Id of the breakpoint that stopped the view. */
  breakpoint: string | undefined;
}

export type ViewingEvent =
  | { type: 'moment.chosen'; number: number; actor?: string }
  | { type: 'live.chosen' }
  | { type: 'pause.chosen'; number: number }
  | { type: 'breakpoint.met'; number: number; actor: string; breakpoint: string }
  | { type: 'actor.chosen'; actor: string }
  | { type: 'follow.chosen' }
  | { type: 'stay.chosen' }
  | { type: 'action.elsewhere'; actor: string }
  | { type: 'trace.emptied' };

export const viewingChart = createMachine(
  {
    id: 'viewing',
    description: 'How a person looks at a trace.',
    predictableActionArguments: true,
    schema: { context: {} as ViewingContext, events: {} as ViewingEvent },
    context: { cursor: undefined, actor: undefined, breakpoint: undefined },
    type: 'parallel',
    states: {
      time: {
        description: 'Which moment is shown.',
        initial: 'live',
        on: {
          'moment.chosen': { target: '.atMoment', actions: ['goToMoment', 'lookAtActor'] },
          'trace.emptied': { target: '.live', actions: 'forgetMoment' },
        },
        states: {
          live: {
            description: 'The newest moment is shown, whatever comes.',
            on: {
              'pause.chosen': { target: 'atMoment', actions: 'goToMoment' },
              'breakpoint.met': {
                target: 'atBreakpoint',
                actions: ['goToMoment', 'lookAtActor', 'rememberBreakpoint'],
              },
            },
          },
          atMoment: {
            description: 'One moment is shown. What comes meanwhile is kept.',
            on: { 'live.chosen': { target: 'live', actions: 'forgetMoment' } },
          },
          atBreakpoint: {
            description: 'A breakpoint was met: the moment that met it is shown. The app runs on.',
            exit: 'forgetBreakpoint',
            on: { 'live.chosen': { target: 'live', actions: 'forgetMoment' } },
          },
        },
      },
      attention: {
        description: 'Whose chart is shown.',
        initial: 'staying',
        states: {
          following: {
            description: 'The chart of the actor that moved last is shown.',
            on: {
              'action.elsewhere': { actions: 'lookAtActor' },
              'actor.chosen': { target: 'staying', actions: 'lookAtActor' },
              'stay.chosen': 'staying',
            },
          },
          staying: {
            description: 'The chart of the chosen actor stays.',
            on: { 'actor.chosen': { actions: 'lookAtActor' }, 'follow.chosen': 'following' },
          },
        },
      },
    },
  },
  {
    actions: {
      goToMoment: assign((context, event) => ('number' in event ? { cursor: event.number } : context)),
      lookAtActor: assign((context, event) =>
        'actor' in event && event.actor !== undefined ? { actor: event.actor } : context,
      ),
      forgetMoment: assign({ cursor: undefined }),
      rememberBreakpoint: assign((context, event) =>
        event.type === 'breakpoint.met' ? { breakpoint: event.breakpoint } : context,
      ),
      forgetBreakpoint: assign({ breakpoint: undefined }),
    },
  },
);
