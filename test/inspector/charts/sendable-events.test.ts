// Which events active states can take: from the inside out, with wildcards and forbidden events, in XState's own order.
import { createMachine } from 'xstate';
import { describe, expect, test } from 'vitest';
import { activeStates, sendableEvents, takesEvent } from '../../../src/inspector/index.ts';
import { graphOf } from '../graph-of.ts';
import { trafficLight, washingMachine } from '../sample-charts.ts';

const types = (events: readonly { type: string }[]) => events.map(({ type }) => type);

test('events of the innermost state and of those around it are offered, delays are not', () => {
  const graph = graphOf(trafficLight());
  const found = sendableEvents(graph, activeStates(graph, 'green'));
  expect(types(found.offered)).toEqual(['timer.rang', 'power.cut']);
  expect(types(found.internal)).toEqual(['xstate.after(greenTime)#trafficLight.green']);
  expect(found.forbidden).toEqual([]);
});

test('all regions of a parallel state are asked', () => {
  const graph = graphOf(washingMachine());
  const found = sendableEvents(graph, activeStates(graph, { on: { program: 'filling', door: 'locked' } }));
  expect(types(found.offered)).toEqual(
    expect.arrayContaining(['full', 'water.missing', 'key.turned', 'fire.alarm', 'button.pressed', 'tick']),
  );
  expect(types(found.offered)).not.toContain('dry');
});

test('an inner transition hides the outer one unless it is guarded', () => {
  const graph = graphOf(
    createMachine({
      id: 'm',
      predictableActionArguments: true,
      initial: 'a',
      on: { sure: '.b', maybe: '.b' },
      states: { a: { on: { sure: 'c', maybe: { target: 'c', cond: 'isSo' } } }, b: {}, c: {} },
    }),
  );
  const { offered } = sendableEvents(graph, activeStates(graph, 'a'));
  const sources = (type: string) => offered.find((event) => event.type === type)?.edges.map((edge) => edge.source);
  expect(sources('sure')).toEqual(['m.a']);
  expect(sources('maybe')).toEqual(['m.a', 'm']);
});

test('a forbidden event is named and not offered', () => {
  const graph = graphOf(
    createMachine({
      id: 'm',
      predictableActionArguments: true,
      initial: 'a',
      on: { key: '.b' },
      states: { a: { on: { key: undefined } }, b: {} },
    }),
  );
  const found = sendableEvents(graph, activeStates(graph, 'a'));
  expect(found).toMatchObject({ offered: [], forbidden: ['key'] });
  expect(types(sendableEvents(graph, activeStates(graph, 'b')).offered)).toEqual(['key']);
});

describe('wildcards', () => {
  test('are offered as patterns, after which an exact event comes first', () => {
    const graph = graphOf(
      createMachine({
        id: 'm',
        predictableActionArguments: true,
        initial: 'a',
        states: { a: { on: { '*': 'c', key: 'b' } }, b: {}, c: {} },
      }),
    );
    const { offered } = sendableEvents(graph, activeStates(graph, 'a'));
    expect(offered.map(({ type, isPattern, edges }) => [type, isPattern, edges.map((edge) => edge.target)])).toEqual([
      ['key', false, ['m.b']],
      ['*', true, ['m.c']],
    ]);
  });

  test.each([
    ['mouse.*', 'mouse.up', true],
    ['mouse.*', 'mouse', true],
    ['mouse.*', 'mousetrap', false],
    ['*', 'anything', true],
    ['key', 'key', true],
    ['key', 'key.up', false],
  ])('%s and %s: %s', (descriptor, type, expected) => expect(takesEvent(descriptor, type)).toBe(expected));
});

test('what is offered unguarded is taken by XState, and what is forbidden is not', () => {
  const machine = washingMachine();
  const graph = graphOf(machine);
  for (const value of ['off', { on: { program: 'filling', door: 'open' } }]) {
    const state = machine.resolveState(machine.getInitialState(value as never));
    const { offered } = sendableEvents(graph, activeStates(graph, value as never));
    expect(offered.length).toBeGreaterThan(0);
    expect(offered.every(({ type }) => state.nextEvents.includes(type))).toBe(true);
    expect(types(offered).sort()).toEqual(
      [...new Set(state.nextEvents)].filter((type) => !/^(xstate|done|error)\./.test(type)).sort(),
    );
  }
});
