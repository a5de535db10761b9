// Apps written with XState 5 for tests: machines that use a good part of what it offers, none made for an inspector.
import type { AnyStateMachine } from 'xstate5';
import {
  and,
  assign,
  createMachine,
  fromCallback,
  fromObservable,
  fromPromise,
  fromTransition,
  raise,
  sendTo,
  setup,
} from 'xstate5';

/** A kettle: guards with parameters, delays, an eventless chain, a wildcard, tags, a promise, reentering, an end with output. */
export function kettle(fill: () => Promise<number> = () => Promise.resolve(3)): AnyStateMachine {
  return setup({
    types: { context: {} as { degrees: number; litres: number } },
    actors: { fill: fromPromise(fill) },
    guards: {
      isAbove: ({ context }, params: { degrees: number }) => context.degrees > params.degrees,
      hasWater: ({ context }) => context.litres > 0,
    },
    actions: { beep: () => undefined, warm: assign({ degrees: ({ context }) => context.degrees + 40 }) },
    delays: { cooling: 60_000 },
  }).createMachine({
    id: 'kettle',
    version: '2',
    description: 'Boils water.',
    context: { degrees: 20, litres: 0 },
    initial: 'empty',
    on: { 'power.*': '.off', '*': { actions: 'beep' } },
    output: ({ context }) => ({ degrees: context.degrees }),
    states: {
      off: { type: 'final', tags: 'quiet' },
      heating: {
        tags: ['hot', 'loud'],
        entry: [{ type: 'beep', params: { times: 2 } }, 'warm'],
        on: { tick: { target: 'heating', reenter: true }, hush: {}, look: { actions: 'beep' } },
        always: { target: 'boiling', guard: { type: 'isAbove', params: { degrees: 99 } } },
      },
      boiling: {
        initial: 'bubbling',
        onDone: 'keepingWarm',
        states: {
          bubbling: { after: { 1000: 'quiet' }, on: { stop: 'quiet' } },
          quiet: { type: 'final' },
        },
      },
      keepingWarm: { after: { cooling: 'empty' }, on: { 'kettle.poured': [{ target: 'empty', guard: 'hasWater' }] } },
      empty: {
        invoke: { src: 'fill', id: 'filling', input: { tap: 1 }, onDone: { target: 'choosing' }, onError: 'off' },
      },
      choosing: { always: [{ target: 'empty', guard: and(['hasWater', () => false]) }, { target: 'heating' }] },
    },
  }) as unknown as AnyStateMachine;
}

/** A player: regions, deep history with a way for the first time, targets in two regions, a state of a number's name. */
export function player(): AnyStateMachine {
  return setup({})
    .createMachine({
      id: 'player',
      initial: 'on',
      states: {
        on: {
          type: 'parallel',
          on: { pause: 'paused', reset: [{ target: ['.sound.loud', '.track.2'] }] },
          states: {
            track: {
              initial: '1',
              states: { 1: { on: { next: '2' } }, 2: { on: { next: '1' } }, last: { type: 'history' } },
            },
            sound: {
              initial: 'loud',
              states: {
                loud: { on: { softer: { target: '#quiet' }, next: { guard: 'isPicky', actions: 'hum' } } },
                low: { id: 'quiet', on: { louder: 'loud' } },
              },
            },
            remembered: { type: 'history', history: 'deep', target: 'track.2' },
          },
        },
        paused: { on: { go: 'on.remembered', first: 'on' } },
      },
    } as never)
    .provide({
      guards: { isPicky: () => false },
      actions: { hum: () => undefined },
    } as never) as unknown as AnyStateMachine;
}

/** A house whose doors come and go: actors of every kind, invoked and spawned. */
export function house(): AnyStateMachine {
  const door = setup({}).createMachine({
    id: 'door',
    initial: 'shut',
    states: { shut: { on: { push: 'open' } }, open: { type: 'final' } },
  });
  const noon = {
    subscribe(observer: { next(value: number): void }) {
      observer.next(12);
      return { unsubscribe: () => undefined };
    },
  };
  const bell = fromCallback(({ sendBack, receive }) => receive(() => sendBack({ type: 'rang' })));
  const addDoor = assign({
    front: ({ spawn }) => (spawn as (logic: unknown, options: { id: string }) => unknown)(door, { id: 'front' }),
  });
  const addCounter = assign({
    counter: ({ spawn }) => spawn(fromTransition((count: number) => count + 1, 0)) as unknown,
  });
  return createMachine({
    id: 'house',
    context: {},
    invoke: [
      { src: bell, id: 'bell' },
      { src: fromObservable(() => noon as never), id: 'clock' },
    ],
    on: {
      build: { actions: addDoor },
      open: { actions: sendTo('front', { type: 'push' }) },
      ring: { actions: sendTo('bell', { type: 'press' }) },
      count: { actions: [addCounter, raise({ type: 'rang' })] },
    },
  } as never) as unknown as AnyStateMachine;
}
