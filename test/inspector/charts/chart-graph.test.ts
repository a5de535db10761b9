// A definition of XState 4 as nodes and edges.
import { createMachine } from 'xstate';
import { describe, expect, test } from 'vitest';
import { readChartGraph, transitionWords } from '../../../src/inspector/index.ts';
import { graphOf } from '../graph-of.ts';
import { trafficLight, washingMachine } from '../sample-charts.ts';

describe('nodes', () => {
  test('kinds, initial states, history and verdicts are read', () => {
    const { nodes } = graphOf(washingMachine());
    const kinds = Object.fromEntries([...nodes.values()].map((node) => [node.path.join('.'), node.kind]));
    expect(kinds).toMatchObject({
      '': 'compound',
      on: 'parallel',
      'on.program': 'compound',
      'on.program.last': 'deep history',
      off: 'atomic',
      done: 'final',
    });
    expect(nodes.get('washingMachine.on.program')?.initial).toBe('washingMachine.on.program.filling');
    expect(nodes.get('washingMachine.failed')?.verdict).toBe('bad');
    expect(graphOf(trafficLight()).nodes.get('trafficLight.dark')?.verdict).toBe('good');
  });

  test('actions that XState generates for delays are not shown', () => {
    const { nodes } = graphOf(trafficLight());
    expect(nodes.get('trafficLight.green')).toMatchObject({ entry: [], exit: [] });
    expect(nodes.get('trafficLight.red')?.entry).toEqual(['countRound']);
  });
});

describe('transitions', () => {
  test('events, guards, delays, eventless ones, and the end of a compound have words', () => {
    const words = (machine: Parameters<typeof graphOf>[0]) =>
      graphOf(machine).edges.map((edge) => transitionWords(undefined, edge));
    expect(words(trafficLight())).toEqual([
      'power cut',
      'timer rang',
      'after green time',
      'timer rang',
      'timer rang',
      'people slow',
      'people gone',
      '[is worn out]',
      'always',
    ]);
    expect(words(washingMachine())).toContain('when done');
    expect(words(washingMachine())).toContain('turned [is dirty]');
  });

  test('a transition without a target stays at its state', () => {
    const tick = graphOf(washingMachine()).edges.find((edge) => edge.event === 'tick');
    expect(tick).toMatchObject({
      source: 'washingMachine.on',
      target: 'washingMachine.on',
      hasTarget: false,
      actions: ['countTick'],
    });
  });

  test('inline code is called inline, and the text of a function is not shown', () => {
    const machine = createMachine({
      id: 'inline',
      predictableActionArguments: true,
      initial: 'a',
      states: { a: { on: { go: { target: 'b', cond: () => true, actions: [() => undefined] } } }, b: {} },
    });
    expect(graphOf(machine).edges[0]).toMatchObject({ guard: 'inline', actions: ['inline'] });
  });
});

describe('what is not a definition', () => {
  test.each([[null], ['text'], [[]], [{}], [{ id: 5 }]])('%j is no chart', (value) => {
    expect(readChartGraph(value)).toBeUndefined();
  });

  test('odd fields are passed over', () => {
    const graph = readChartGraph({
      id: 'odd',
      states: {
        a: { id: 'odd.a', transitions: [null, 5, { target: '#odd.a' }, { target: ['#nowhere'], eventType: 'go' }] },
        b: 'text',
      },
    });
    expect([...(graph?.nodes.keys() ?? [])]).toEqual(['odd', 'odd.a']);
    expect(graph?.edges.every((edge) => edge.target === 'odd.a')).toBe(true);
  });
});
