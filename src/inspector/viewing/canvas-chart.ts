// What the canvas of a diagram shows while things happen, as a statechart: the present state is kept in sight until a person
// moves the picture by hand.
import { createMachine, interpret } from 'xstate';

export type CanvasEvent = { type: 'moved.by.hand' } | { type: 'present.wanted' } | { type: 'chart.changed' };

export const canvasChart = createMachine({
  id: 'canvas',
  description: 'What the canvas of a diagram shows while things happen.',
  predictableActionArguments: true,
  schema: { events: {} as CanvasEvent },
  initial: 'keepingInSight',
  on: { 'present.wanted': '.keepingInSight', 'chart.changed': '.keepingInSight' },
  states: {
    keepingInSight: {
      description: 'The present state is moved to the middle third after each step.',
      on: { 'moved.by.hand': 'leftByHand' },
    },
    leftByHand: { description: 'A person moved the picture: it stays where it is.' },
  },
});

/** A running canvas; its state is what decides. */
export function startCanvas() {
  return interpret(canvasChart).start();
}
