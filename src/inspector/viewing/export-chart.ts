// How a chart leaves the inspector, as a statechart: a form is chosen, written, and handed out as a file or by way of Paste.
import { assign, createMachine, interpret } from 'xstate';

export interface ExportContext {
  /** Id of the form chosen. */
  format: string;
  /** Name of the file it was saved as. */
  savedAs: string;
  problem: string;
}

export type ExportEvent =
  | { type: 'opened' }
  | { type: 'closed' }
  | { type: 'format.chosen'; format: string }
  | { type: 'written' }
  | { type: 'failed'; problem: string }
  | { type: 'saved'; name: string }
  | { type: 'copied' }
  | { type: 'copy.refused' };

export const exportChart = createMachine(
  {
    id: 'export',
    description: 'A chart leaves the inspector in one of several forms.',
    predictableActionArguments: true,
    schema: { context: {} as ExportContext, events: {} as ExportEvent },
    context: { format: 'svg', savedAs: '', problem: '' },
    initial: 'closed',
    states: {
      closed: {
        description: 'Nothing is asked for, and nothing is loaded.',
        on: { opened: 'open' },
      },
      open: {
        description: 'The forms are offered.',
        initial: 'writing',
        on: {
          closed: 'closed',
          'format.chosen': { target: '.writing', actions: 'rememberFormat' },
          failed: { target: '.failed', actions: 'rememberProblem' },
        },
        states: {
          writing: {
            description: 'The chart is written in the chosen form.',
            on: { written: 'shown' },
          },
          shown: {
            description: 'What was written can be looked at, saved and copied.',
            initial: 'untouched',
            on: {
              saved: { target: '.saved', actions: 'rememberName' },
              copied: '.copied',
              'copy.refused': '.refused',
            },
            states: {
              untouched: { description: 'Nobody took it yet.' },
              saved: { description: 'The browser was given it as a file.' },
              copied: { description: 'It lies where Paste finds it.' },
              refused: { description: 'The browser lets nothing be copied.' },
            },
          },
          failed: { description: 'It could not be written; the reason is shown.' },
        },
      },
    },
  },
  {
    actions: {
      rememberFormat: assign((context, event) =>
        event.type === 'format.chosen' ? { ...context, format: event.format } : context,
      ),
      rememberProblem: assign((context, event) =>
        event.type === 'failed' ? { ...context, problem: event.problem } : context,
      ),
      rememberName: assign((context, event) =>
        event.type === 'saved' ? { ...context, savedAs: event.name } : context,
      ),
    },
  },
);

/** Starts it; `listen` is called whenever it moved. */
export function startExporting(listen: () => void) {
  return interpret(exportChart).onTransition(listen).start();
}
