// Whether the sequence diagram stays with the moment shown or lies where a person scrolled it, as a statechart.
import { createMachine, interpret } from 'xstate';

export type SequenceEvent = { type: 'person.scrolled' } | { type: 'present.wanted' } | { type: 'end.reached' };

export const sequenceChart = createMachine({
  id: 'sequence',
  description: 'Whether the diagram stays with the moment shown.',
  predictableActionArguments: true,
  schema: { events: {} as SequenceEvent },
  initial: 'withPresent',
  states: {
    withPresent: {
      description: 'The row of the moment shown is kept in sight, whatever comes.',
      on: { 'person.scrolled': 'lookingAround' },
    },
    lookingAround: {
      description: 'A person scrolled: the diagram lies still until another moment is chosen or the end is reached.',
      on: { 'present.wanted': 'withPresent', 'end.reached': 'withPresent' },
    },
  },
});

/** The running chart; `listen` is called with each state it comes to. */
export function startSequence(listen: () => void) {
  return interpret(sequenceChart)
    .onTransition((state) => {
      if (state.changed) listen();
    })
    .start();
}
