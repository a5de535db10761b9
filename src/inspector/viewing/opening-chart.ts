// The dialog in which machines and sessions are opened and saved, as a statechart: one thing at a time, and what came of it
// stays to be read until the next.
import { assign, createMachine } from 'xstate';

export interface OpeningContext {
  readonly words: string;
  readonly lines: readonly string[];
  readonly isProblem: boolean;
}

export type OpeningEvent =
  | { type: 'work.began'; words: string }
  | { type: 'work.ended'; words: string; lines: readonly string[]; isProblem: boolean };

export const openingChart = createMachine(
  {
    id: 'opening',
    description: 'Opening and saving of machines and sessions.',
    predictableActionArguments: true,
    schema: { context: {} as OpeningContext, events: {} as OpeningEvent },
    context: { words: '', lines: [], isProblem: false },
    initial: 'idle',
    states: {
      idle: { description: 'Nothing was opened yet.', on: { 'work.began': 'working' } },
      working: {
        description: 'A file is read or written.',
        entry: 'say',
        on: { 'work.began': { actions: 'say' }, 'work.ended': { target: 'told', actions: 'say' } },
      },
      told: { description: 'What came of it can be read.', on: { 'work.began': 'working' } },
    },
  },
  {
    actions: {
      say: assign((_context, event) => ({
        words: event.words,
        lines: 'lines' in event ? event.lines : [],
        isProblem: 'isProblem' in event && event.isProblem,
      })),
    },
  },
);
