// What the canvas of a diagram shows while things happen, as a statechart: the present state is kept in sight until a person
// moves the picture by hand, and its place says how large the picture is until a person does.
import { createMachine, interpret } from 'xstate';

export type CanvasEvent =
  | { type: 'moved.by.hand' }
  | { type: 'present.wanted' }
  | { type: 'size.chosen' }
  | { type: 'whole.wanted' }
  | { type: 'picture.changed' }
  | { type: 'chart.changed' };

export const canvasChart = createMachine({
  id: 'canvas',
  description: 'What the canvas of a diagram shows while things happen.',
  predictableActionArguments: true,
  schema: { events: {} as CanvasEvent },
  type: 'parallel',
  states: {
    attention: {
      description: 'Which part of the picture is in sight.',
      initial: 'keepingInSight',
      on: { 'present.wanted': '.keepingInSight', 'chart.changed': '.keepingInSight' },
      states: {
        keepingInSight: {
          description: 'The present state is moved to the middle third after each step.',
          on: { 'moved.by.hand': 'leftByHand' },
        },
        leftByHand: { description: 'A person moved the picture: it stays where it is.' },
      },
    },
    size: {
      description: 'What says how large the picture is drawn.',
      initial: 'byPlace',
      on: { 'size.chosen': '.byHand', 'whole.wanted': '.whole' },
      states: {
        byPlace: { description: 'Of its own size, or a little smaller where it then fits and can still be read.' },
        whole: {
          description: 'All of it is in sight, however small; for this picture only.',
          on: { 'picture.changed': 'byPlace', 'chart.changed': 'byPlace' },
        },
        byHand: { description: 'A person chose the size: it stays, also for other pictures.' },
      },
    },
  },
});

/** A running canvas; its states are what decides. */
export function startCanvas() {
  return interpret(canvasChart).start();
}
