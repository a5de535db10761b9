// The form for an event to send, as a statechart: what is written, whether it can be read, and what was sent last.
import { assign, createMachine, interpret } from 'xstate';
import type { EventToSend } from './sending.ts';
import { readEventToSend } from './sending.ts';

export interface SendingContext {
  readonly type: string;
  readonly payload: string;
  readonly problem: string | undefined;
  /** What was sent last, as JSON. */
  readonly sent: string | undefined;
}

export type SendingEvent =
  | { type: 'form.opened'; eventType: string; payload: string }
  | { type: 'form.closed' }
  | { type: 'form.changed'; eventType: string; payload: string }
  | { type: 'send.chosen' }
  | { type: 'event.chosen'; event: EventToSend }
  | { type: 'actor.changed' };

export function makeSendingChart(send: (event: EventToSend) => void) {
  return createMachine(
    {
      id: 'sending',
      description: 'An event to send to an actor.',
      predictableActionArguments: true,
      schema: { context: {} as SendingContext, events: {} as SendingEvent },
      context: { type: '', payload: '{}', problem: undefined, sent: undefined },
      initial: 'choosing',
      on: {
        'event.chosen': { actions: ['sendChosen', 'rememberChosen'] },
        'form.opened': { target: '.writing', actions: 'fill' },
        'actor.changed': { target: '.choosing', actions: 'forget' },
      },
      states: {
        choosing: { description: 'Events are offered.' },
        writing: {
          description: 'Type and payload are written.',
          on: {
            'form.closed': 'choosing',
            'form.changed': { target: '.unread', actions: 'fill' },
            'send.chosen': [
              { target: '.unread', cond: 'isReadable', actions: ['sendWritten', 'rememberWritten'] },
              { target: '.faulty' },
            ],
          },
          initial: 'unread',
          states: {
            unread: { description: 'What is written was not tried yet.' },
            faulty: {
              description: 'What is written cannot be read; why is said beside it.',
              entry: 'sayProblem',
              exit: 'forgetProblem',
            },
          },
        },
      },
    },
    {
      guards: { isReadable: ({ type, payload }) => 'event' in readEventToSend(type, payload) },
      actions: {
        fill: assign((context, event) =>
          'eventType' in event ? { type: event.eventType, payload: event.payload } : context,
        ),
        sendChosen: (_, event) => {
          if (event.type === 'event.chosen') send(event.event);
        },
        rememberChosen: assign((context, event) =>
          event.type === 'event.chosen' ? { sent: JSON.stringify(event.event) } : context,
        ),
        sendWritten: ({ type, payload }) => {
          const read = readEventToSend(type, payload);
          if ('event' in read) send(read.event);
        },
        rememberWritten: assign(({ type, payload }) => {
          const read = readEventToSend(type, payload);
          return { sent: 'event' in read ? JSON.stringify(read.event) : undefined };
        }),
        sayProblem: assign(({ type, payload }) => {
          const read = readEventToSend(type, payload);
          return { problem: 'problem' in read ? read.problem : undefined };
        }),
        forgetProblem: assign({ problem: undefined }),
        forget: assign({ type: '', payload: '{}', problem: undefined, sent: undefined }),
      },
    },
  );
}

/** A running form; tells of each change. */
export function startSending(send: (event: EventToSend) => void, onChange: () => void) {
  const service = interpret(makeSendingChart(send));
  service.onTransition((state) => {
    if (state.changed) onChange();
  });
  return service.start();
}
