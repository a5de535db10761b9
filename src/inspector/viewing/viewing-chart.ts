// How a person looks at a trace, as a statechart: live, at a moment, at a breakpoint or playing through what is there, and
// following the action or staying with one actor.
import { assign, createMachine } from 'xstate';

export interface ViewingContext {
  /** Number of the moment shown; undefined while live. */
  cursor: number | undefined;
  /** Number of the newest moment when live was left; what came after it is newer. */
  seenUpTo: number | undefined;
  /** Key of the actor whose chart is shown. */
  actor: string | undefined;
  /** Id of the breakpoint that stopped the view. */
  breakpoint: string | undefined;
  /** Moments played in a second. */
  speed: number;
}

export type ViewingEvent =
  | { type: 'moment.chosen'; number: number; newest: number; actor?: string }
  | { type: 'live.chosen' }
  | { type: 'pause.chosen'; number: number; actor?: string }
  | { type: 'breakpoint.met'; number: number; actor: string; breakpoint: string }
  | { type: 'next.breakpoint.chosen'; number: number; actor: string; breakpoint: string }
  | { type: 'play.chosen'; number: number; newest: number; actor: string }
  | { type: 'moment.played'; number: number; actor: string }
  | { type: 'end.reached' }
  | { type: 'speed.chosen'; speed: number }
  | { type: 'actor.chosen'; actor: string }
  | { type: 'follow.chosen' }
  | { type: 'stay.chosen' }
  | { type: 'action.elsewhere'; actor: string }
  | { type: 'sifting.wanted' }
  | { type: 'sifting.done' }
  | { type: 'trace.emptied' };

export const viewingChart = createMachine(
  {
    id: 'viewing',
    description: 'How a person looks at a trace.',
    predictableActionArguments: true,
    schema: { context: {} as ViewingContext, events: {} as ViewingEvent },
    context: { cursor: undefined, seenUpTo: undefined, actor: undefined, breakpoint: undefined, speed: 4 },
    type: 'parallel',
    on: { 'speed.chosen': { actions: 'rememberSpeed' } },
    states: {
      time: {
        description: 'Which moment is shown.',
        initial: 'live',
        on: {
          'moment.chosen': { target: '.atMoment', actions: ['rememberNewest', 'goToMoment', 'lookAtActor'] },
          'next.breakpoint.chosen': {
            target: '.atBreakpoint',
            actions: ['goToMoment', 'lookAtActor', 'rememberBreakpoint'],
          },
          'play.chosen': { target: '.playing', actions: ['rememberNewest', 'goToMoment', 'lookAtActor'] },
          'trace.emptied': { target: '.live', actions: 'forgetMoment' },
        },
        states: {
          live: {
            description: 'The newest moment is shown, whatever comes.',
            on: {
              'pause.chosen': { target: 'atMoment', actions: ['goToMoment', 'rememberNewest', 'lookAtActor'] },
              'breakpoint.met': {
                target: 'atBreakpoint',
                actions: ['goToMoment', 'rememberNewest', 'lookAtActor', 'rememberBreakpoint'],
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
          playing: {
            description: 'What is there is shown moment after moment, at the chosen speed.',
            after: { playStep: { target: 'playing', internal: false, actions: 'playNext' } },
            on: {
              'moment.played': { actions: 'goToMoment' },
              'end.reached': 'atMoment',
              'pause.chosen': 'atMoment',
              'live.chosen': { target: 'live', actions: 'forgetMoment' },
            },
          },
        },
      },
      filter: {
        description: 'Whether all moments have been through the filter.',
        initial: 'sifted',
        states: {
          sifted: {
            description: 'They have; new ones are looked at as they come.',
            on: { 'sifting.wanted': 'sifting' },
          },
          sifting: {
            description: 'They are looked at slice by slice, so that nothing else waits.',
            after: { sliceGap: { target: 'sifting', internal: false, actions: 'siftOn' } },
            on: { 'sifting.done': 'sifted' },
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
              'action.elsewhere': { cond: 'isLive', actions: 'lookAtActor' },
              'moment.played': { actions: 'lookAtActor' },
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
      rememberNewest: assign(({ seenUpTo, cursor }, event) => {
        if (seenUpTo !== undefined) return { seenUpTo };
        return { seenUpTo: 'newest' in event ? event.newest : 'number' in event ? event.number : cursor };
      }),
      lookAtActor: assign((context, event) =>
        'actor' in event && event.actor !== undefined ? { actor: event.actor } : context,
      ),
      forgetMoment: assign({ cursor: undefined, seenUpTo: undefined }),
      rememberBreakpoint: assign((context, event) =>
        'breakpoint' in event ? { breakpoint: event.breakpoint } : context,
      ),
      forgetBreakpoint: assign({ breakpoint: undefined }),
      rememberSpeed: assign((context, event) => (event.type === 'speed.chosen' ? { speed: event.speed } : context)),
    },
    guards: { isLive: ({ cursor }) => cursor === undefined },
    delays: { playStep: ({ speed }) => 1000 / speed, sliceGap: 1 },
  },
);
