// Machines for tests that have nothing to do with any network: a traffic light, and charts that are hard to draw.
import type { AnyStateMachine } from 'xstate';
import { assign, createMachine } from 'xstate';

/** A traffic light with a pedestrian light inside red, a fault, and an end. */
export function trafficLight(): AnyStateMachine {
  return createMachine<{ rounds: number }>(
    {
      id: 'trafficLight',
      predictableActionArguments: true,
      description: 'A light at a crossing.',
      context: { rounds: 0 },
      initial: 'green',
      on: { 'power.cut': { target: '.dark', meta: { rule: 'no power, no light' } } },
      states: {
        green: { description: 'Cars go.', on: { 'timer.rang': 'yellow' }, after: { greenTime: 'yellow' } },
        yellow: { description: 'Cars stop if they can.', on: { 'timer.rang': 'red' } },
        red: {
          description: 'People walk.',
          meta: { rule: 'people first' },
          entry: 'countRound',
          initial: 'walk',
          on: { 'timer.rang': { target: 'choosing', meta: { rule: 'after red' } } },
          states: { walk: { on: { 'people.slow': 'wait' } }, wait: { on: { 'people.gone': 'stop' } }, stop: {} },
        },
        choosing: {
          always: [{ target: 'brokenDown', cond: 'isWornOut' }, { target: 'green' }],
        },
        brokenDown: { type: 'final', tags: ['bad'], description: 'The lamp is worn out.' },
        dark: { type: 'final', meta: { verdict: 'good' } },
      },
    },
    {
      actions: { countRound: assign({ rounds: ({ rounds }) => rounds + 1 }) },
      guards: { isWornOut: ({ rounds }) => rounds > 2 },
      delays: { greenTime: 60_000 },
    },
  );
}

/** One choosing state with seven guarded ways to its siblings, and each back to it. */
export function star(): AnyStateMachine {
  const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  return createMachine({
    id: 'star',
    predictableActionArguments: true,
    initial: 'choosing',
    states: {
      choosing: {
        always: letters.map((letter) => ({ target: `${letter}Way`, cond: `nextIs${letter.toUpperCase()}` })),
      },
      ...Object.fromEntries(
        letters.map((letter) => [
          `${letter}Way`,
          { on: { [`${letter}.failed`]: 'choosing', again: { target: `${letter}Way` } } },
        ]),
      ),
    },
  });
}

/** Parallel regions, a history state, ways out of a compound, and from deep inside to an end. */
export function washingMachine(): AnyStateMachine {
  return createMachine(
    {
      id: 'washingMachine',
      predictableActionArguments: true,
      initial: 'off',
      states: {
        off: { on: { 'button.pressed': 'on', 'button.held': 'on.program.last' } },
        on: {
          type: 'parallel',
          on: { 'button.pressed': 'off', 'plug.pulled': 'off', tick: { actions: 'countTick' } },
          states: {
            program: {
              initial: 'filling',
              states: {
                filling: { on: { full: 'washing', 'water.missing': '#washingMachine.failed' } },
                washing: {
                  initial: 'turning',
                  onDone: 'spinning',
                  states: {
                    turning: {
                      on: { turned: [{ target: 'soaking', cond: 'isDirty' }, { target: 'clean' }], turning: 'turning' },
                    },
                    soaking: {
                      after: { soakTime: 'turning' },
                      on: { 'motor.hot': '#washingMachine.failed', restart: '#washingMachine.on.program' },
                    },
                    clean: { type: 'final' },
                  },
                },
                spinning: { on: { dry: '#washingMachine.done' } },
                last: { type: 'history', history: 'deep' },
              },
            },
            door: {
              initial: 'locked',
              states: {
                locked: { on: { 'key.turned': 'open', 'fire.alarm': '#washingMachine.failed' } },
                open: { on: { 'key.turned': 'locked' } },
              },
            },
          },
        },
        failed: { type: 'final', tags: ['bad'] },
        done: { type: 'final', tags: ['good'] },
      },
    },
    { guards: { isDirty: () => true }, delays: { soakTime: 600_000 } },
  );
}

/** Many ways between the same two states. */
export function manyParallelEdges(): AnyStateMachine {
  const events = [
    'refused',
    'timed.out',
    'unreachable',
    'reset',
    'wrong.answer',
    'cancelled',
    'nothing.left.to.try.at.all',
  ];
  return createMachine({
    id: 'edges',
    predictableActionArguments: true,
    initial: 'trying',
    states: {
      trying: {
        on: {
          ...Object.fromEntries(events.map((event) => [event, { target: 'failed' }])),
          answered: [
            { target: 'failed', cond: 'isEmpty' },
            { target: 'failed', cond: 'isLate' },
            { target: 'trying', cond: 'isOdd' },
          ],
        },
      },
      failed: { on: { again: 'trying', 'try.once.more': { target: 'trying', cond: 'hasPatience' } } },
    },
  });
}

/** A chart of so many states and transitions, the same for the same seed: nested three deep, ways of every kind. */
export function randomChart(seed: number, states: number, transitions: number): AnyStateMachine {
  let at = seed;
  const draw = (below: number): number => {
    at = (Math.imul(at, 1664525) + 1013904223) >>> 0;
    return Math.floor((at / 2 ** 32) * below);
  };
  interface Node {
    id: string;
    type?: 'final' | 'parallel';
    initial?: string;
    states: Record<string, Node>;
    on: Record<string, object[]>;
  }
  const root: Node = { id: 'chart', states: {}, on: {} };
  const holders: { node: Node; depth: number }[] = [{ node: root, depth: 0 }];
  const all: Node[] = [];
  for (let count = 0; count < states; count++) {
    const { node, depth } = holders[draw(holders.length)] ?? { node: root, depth: 0 };
    const key = `state${count}`;
    const child: Node = { id: key, states: {}, on: {} };
    node.states[key] = child;
    node.initial ??= key;
    if (depth < 3 && draw(3) === 0) holders.push({ node: child, depth: depth + 1 });
    all.push(child);
  }
  for (let count = 0; count < transitions; count++) {
    const source = all[draw(all.length)];
    const target = all[draw(all.length)];
    if (source === undefined || target === undefined) continue;
    const event = `event.${draw(30)}`;
    (source.on[event] ??= []).push({ target: `#${target.id}`, ...(draw(3) === 0 ? { cond: `isTrue${count}` } : {}) });
  }
  return createMachine(root as never);
}
