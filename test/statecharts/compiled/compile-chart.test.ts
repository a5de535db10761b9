// What a table holds, and which statecharts are refused, with what words.
import { describe, expect, test } from 'vitest';
import { assign, createMachine } from 'xstate';
import { TablePlayer, compileChart } from '../../../src/statecharts/compiled/index.ts';
import { statecharts } from '../../../src/statecharts/index.ts';

const door = () =>
  createMachine<{ opened: number }>(
    {
      id: 'door',
      predictableActionArguments: true,
      context: { opened: 0 },
      initial: 'shut',
      states: {
        shut: { on: { push: [{ target: 'open', cond: 'isUnlocked', actions: 'count' }, { actions: 'knock' }] } },
        open: { entry: 'ring', exit: 'creak', after: { dwell: 'shut' }, always: { target: 'worn', cond: 'isWorn' } },
        worn: { type: 'final' },
      },
    },
    {
      guards: { isUnlocked: () => true, isWorn: ({ opened }) => opened === 2 },
      actions: {
        count: assign({ opened: ({ opened }) => opened + 1 }),
        knock: () => {},
        ring: () => {},
        creak: () => {},
      },
      delays: { dwell: 50 },
    },
  );

test('a table holds the configurations that can be reached, and what each event does in them, in order', () => {
  const tables = compileChart(door());
  expect(tables.configurations).toEqual(['shut', 'open', 'worn']);
  expect(tables.ends).toEqual([false, false, true]);
  const push = tables.rows[0]?.[tables.events.indexOf('push')];
  expect(push).toEqual({
    steps: [],
    end: {
      guard: 'isUnlocked',
      hears: 'own',
      yes: {
        steps: [
          { does: 'assign', action: 'count', hears: 'own' },
          { does: 'act', action: 'ring', hears: 'own', after: 1 },
          { does: 'measure', delay: 'dwell', hears: 'own' },
          { does: 'start', timer: 'xstate.after(dwell)#door.open', waits: { measured: 0 } },
        ],
        end: { to: 1, settles: true },
      },
      no: { steps: [{ does: 'act', action: 'knock', hears: 'own', after: 0 }], end: { to: 0, settles: false } },
    },
  });
  expect(tables.settling[1]).toMatchObject({ end: { guard: 'isWorn' } });
  expect(JSON.parse(JSON.stringify(tables))).toEqual(tables);
});

test('an actor on tables waits for the clock it is given, hears nothing after its end, and can begin anew', () => {
  const machine = door();
  const due: (() => void)[] = [];
  const player = new TablePlayer(compileChart(machine), machine);
  const actor = player.actor({ setTimeout: (callback) => due.push(callback), clearTimeout: () => undefined });
  actor.start({ opened: 0 });
  actor.send({ type: 'push' });
  expect(actor.configuration).toBe('open');
  due.shift()?.();
  expect(actor.configuration).toBe('shut');
  actor.send({ type: 'push' });
  expect([actor.configuration, actor.isDone]).toEqual(['worn', true]);
  actor.send({ type: 'push' });
  expect(actor.context).toEqual({ opened: 2 });
  actor.start({ opened: 0 });
  expect([actor.configuration, actor.isDone]).toEqual(['shut', false]);
});

test('without a clock a wait is an error, and the events behind it are dropped', () => {
  const machine = door();
  const actor = new TablePlayer(compileChart(machine), machine).actor();
  actor.start({ opened: 0 });
  expect(() => actor.send({ type: 'push' })).toThrow('This statechart waits, and was given no clock.');
});

describe('refused with its place and the reason', () => {
  const refused = (config: object, options: object = {}): string => {
    try {
      compileChart(createMachine({ id: 'x', predictableActionArguments: true, ...config } as never, options as never));
      return 'taken';
    } catch (error) {
      return (error as Error).message;
    }
  };
  const one = (state: object) => ({ initial: 'a', states: { a: state, b: {} } });
  test.each([
    ['parallel states', { type: 'parallel', states: { a: {}, b: {} } }, {}, /its root is parallel/],
    ['a history state', { initial: 'a', states: { a: {}, h: { type: 'history' } } }, {}, /state h is a history state/],
    ['another actor', one({ invoke: { src: 'other' } }), {}, /state a invokes another actor/],
    ['an inline action', one({ entry: () => {} }), {}, /state a has an action without a name/],
    ['an inline assignment', one({ entry: assign({}) }), {}, /state a has an action that is no function/],
    [
      'an action nobody wrote',
      one({ entry: 'ring' }),
      {},
      /state a names the action ring, and there is no such function/,
    ],
    ['a guard nobody wrote', one({ always: { target: 'b', cond: 'is' } }), {}, /names the guard is, and there is no/],
    ['a delay nobody wrote', one({ after: { dwell: 'b' } }), {}, /names the delay dwell, and there is no/],
    ['every event', one({ on: { '*': 'b' } }), {}, /listens to every event/],
    ['data at the end', { initial: 'a', states: { a: { type: 'final', data: {} } } }, {}, /state a ends with data/],
    [
      'an action that asks for more',
      one({ entry: 'ring' }),
      { actions: { ring: (_context: object, _event: object, _meta: object) => {} } },
      /the action ring, which asks for more than context and event/,
    ],
    [
      'another order of actions',
      { predictableActionArguments: false, ...one({}) },
      {},
      /lacks predictableActionArguments/,
    ],
    [
      'rounds at the beginning',
      { initial: 'a', context: {}, states: { a: { always: { target: 'a', cond: 'is', actions: 'note' } } } },
      { guards: { is: () => true }, actions: { note: assign({}) } },
      /asks is more than 100 guards/,
    ],
  ])('%s', (_, config, options, words) => {
    expect(refused(config, options)).toMatch(words);
    expect(refused(config, options)).toMatch(/^Statechart x /);
  });
});

test.each(statecharts.map(({ name, machine }) => [name, machine] as const))(
  '%s is read into tables, or refused in plain words',
  (name, machine) => {
    try {
      const { configurations, rows } = compileChart(machine());
      expect(rows).toHaveLength(configurations.length);
    } catch (error) {
      expect(error).toMatchObject({
        name: 'NotCompilable',
        message: expect.stringMatching(new RegExp(`^Statechart ${name} `)),
      });
    }
  },
);
