// Two small machines to begin with, written as configs of XState, as a person would paste them.

export interface ExampleMachine {
  readonly name: string;
  readonly text: string;
}

const trafficLight = {
  id: 'traffic light',
  description: 'Lets cars and walkers pass in turn.',
  initial: 'green',
  on: { 'power.lost': '.blinking' },
  states: {
    green: {
      description: 'Cars go.',
      after: { 8000: { target: 'yellow', cond: 'walker waits' } },
      on: { 'button.pressed': 'yellow' },
    },
    yellow: { description: 'Cars come to a stop.', after: { 3000: 'red' } },
    red: {
      description: 'Cars stand.',
      initial: 'walk',
      onDone: 'green',
      states: {
        walk: { entry: 'ring the bell', after: { 5000: 'hurry' } },
        hurry: { description: 'The walkers’ light blinks.', after: { 2000: 'stop' } },
        stop: { type: 'final' },
      },
    },
    blinking: { tags: ['bad'], on: { 'power.back': 'red' } },
  },
};

const washingMachine = {
  id: 'washing machine',
  description: 'Washes while the door is shut.',
  initial: 'off',
  states: {
    off: { on: { 'start.pressed': [{ target: 'washing', cond: 'door is shut' }, { actions: 'beep' }] } },
    washing: {
      type: 'parallel',
      onDone: 'finished',
      on: { 'pause.pressed': 'paused', 'power.lost': 'off' },
      states: {
        drum: {
          initial: 'filling',
          states: {
            filling: {
              invoke: { id: 'water', src: 'let water in', onDone: 'turning', onError: '#washing machine.broken' },
            },
            turning: { entry: 'start the motor', exit: 'stop the motor', after: { 40000: 'emptying' } },
            emptying: { always: { target: 'still', cond: 'drum is empty' }, on: { 'drum.emptied': 'still' } },
            still: { type: 'final' },
            last: { type: 'history', history: 'deep' },
          },
        },
        door: {
          initial: 'locked',
          states: { locked: { after: { 45000: 'open' } }, open: { type: 'final' } },
        },
      },
    },
    paused: { on: { 'start.pressed': '#washing machine.washing.drum.last', 'stop.pressed': 'off' } },
    finished: { type: 'final', tags: ['good'], entry: 'beep' },
    broken: { type: 'final', tags: ['bad'] },
  },
};

export const exampleMachines: readonly ExampleMachine[] = [trafficLight, washingMachine].map((config) => ({
  name: config.id,
  text: JSON.stringify(config, undefined, 2),
}));
