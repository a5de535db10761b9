// When something is said aloud to those who do not see the picture, as a statechart: the first at once, and of many only the
// sum, once a second.
import { assign, createMachine, interpret } from 'xstate';

export interface AnnouncingContext {
  /** How many came since something was said last. */
  readonly count: number;
  /** What to say of the newest, in full. */
  readonly words: string;
  /** How it is now, in short. */
  readonly now: string;
}

export type AnnouncingEvent =
  { type: 'moments.came'; count: number; words: string; now: string } | { type: 'view.left' };

export function makeAnnouncingChart(say: (words: string) => void) {
  return createMachine(
    {
      id: 'announcing',
      description: 'When something is said aloud.',
      predictableActionArguments: true,
      schema: { context: {} as AnnouncingContext, events: {} as AnnouncingEvent },
      context: { count: 0, words: '', now: '' },
      initial: 'quiet',
      on: { 'view.left': { target: '.quiet', actions: 'forget' } },
      states: {
        quiet: {
          description: 'Nothing was said in the last second.',
          on: { 'moments.came': { target: 'pausing', actions: ['gather', 'sayGathered', 'forget'] } },
        },
        pausing: {
          description: 'Something was said just now: what comes is gathered.',
          on: { 'moments.came': { actions: 'gather' } },
          after: {
            pause: [
              { target: 'pausing', cond: 'hasGathered', actions: ['sayGathered', 'forget'] },
              { target: 'quiet' },
            ],
          },
        },
      },
    },
    {
      delays: { pause: 1000 },
      guards: { hasGathered: ({ count }) => count > 0 },
      actions: {
        gather: assign((context, event) =>
          event.type === 'moments.came'
            ? { count: context.count + event.count, words: event.words, now: event.now }
            : context,
        ),
        sayGathered: ({ count, words, now }) => say(count > 1 ? `${count} events, now ${now}` : words),
        forget: assign({ count: 0, words: '', now: '' }),
      },
    },
  );
}

/** Running from now on; `stop` it when nobody listens any more. */
export function startAnnouncing(say: (words: string) => void) {
  return interpret(makeAnnouncingChart(say)).start();
}
