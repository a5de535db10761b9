// How a simulated machine's time goes, as a statechart: by hand, with the clock on the wall, held by a breakpoint, or ended.
import { createMachine } from 'xstate';

export type SimulationEvent =
  | { type: 'clock.started' }
  | { type: 'clock.stopped' }
  | { type: 'breakpoint.met' }
  | { type: 'breakpoint.left' }
  | { type: 'machine.ended' }
  | { type: 'restart.chosen' };

export const simulationChart = createMachine({
  id: 'simulation',
  description: 'How the time of a simulated machine goes.',
  predictableActionArguments: true,
  schema: { events: {} as SimulationEvent },
  initial: 'going',
  on: { 'restart.chosen': '.going' },
  states: {
    going: {
      description: 'The machine takes events.',
      initial: 'byHand',
      on: { 'breakpoint.met': 'held', 'machine.ended': 'ended' },
      states: {
        byHand: { description: 'Time passes when a person lets it pass.', on: { 'clock.started': 'byClock' } },
        byClock: { description: 'Time passes as on the wall.', on: { 'clock.stopped': 'byHand' } },
        last: { type: 'history' },
      },
    },
    held: {
      description: 'A breakpoint was met: time stands still, and events wait.',
      on: { 'breakpoint.left': 'going.last', 'machine.ended': 'ended' },
    },
    ended: { description: 'The machine reached its end, or failed.' },
  },
});
