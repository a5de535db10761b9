// Diagrams are readable: checked by geometry over charts that are hard to draw.
import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import type { DetailLevel } from '../../../src/inspector/index.ts';
import { detailLevels } from '../../../src/inspector/index.ts';
import { benchMachine } from '../bench-chart.ts';
import { graphOf } from '../graph-of.ts';
import { layOut } from '../lay-out.ts';
import { brokenRoughRules, brokenRules, countCrossings } from '../layout-rules.ts';
import { manyParallelEdges, randomChart, star, trafficLight, washingMachine } from '../sample-charts.ts';

const machines = { trafficLight, star, washingMachine, manyParallelEdges };

describe('nothing overlaps, no transition is lost, and no line runs through the words of another', () => {
  for (const [name, machine] of Object.entries(machines)) {
    test.each(detailLevels.map((level) => [level]))(`${name} at level %s`, (level: DetailLevel) => {
      const { chart, layout } = layOut(graphOf(machine()), level);
      expect(brokenRules(chart, layout)).toEqual([]);
    });
  }

  test('a chart of 40 nested states and 80 transitions, at every level', () => {
    const graph = graphOf(randomChart(7, 40, 80));
    for (const level of detailLevels) {
      const { chart, layout } = layOut(graph, level);
      expect(brokenRules(chart, layout)).toEqual([]);
    }
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((seed) => [seed]))('a chart made by chance with seed %d', (seed) => {
    const { chart, layout } = layOut(graphOf(randomChart(seed, 8 + 2 * seed, 12 + 4 * seed)), 'names');
    expect(brokenRules(chart, layout)).toEqual([]);
  });
});

test('the initial mark of a state that no line meets stands within its box', () => {
  const machine = createMachine({
    id: 'lamp',
    initial: 'off',
    predictableActionArguments: true,
    states: {
      off: { on: { flip: 'on' } },
      on: {
        initial: 'dim',
        states: { dim: {}, bright: {}, pure: { initial: 'one', states: { one: {} } } },
        on: { flip: 'off', warm: '.bright' },
      },
    },
  });
  for (const level of detailLevels) {
    const { chart, layout } = layOut(graphOf(machine), level);
    expect(brokenRules(chart, layout)).toEqual([]);
    expect(layout.initialMarks.length).toBeGreaterThanOrEqual(level === 'outline' ? 1 : 2);
  }
});

test('every transition of a fully open chart is listed on some line', () => {
  const graph = graphOf(washingMachine());
  const { chart } = layOut(graph, 'all');
  const drawn = chart.edges.flatMap((edge) => edge.transitions.map(({ id }) => id));
  expect(drawn.sort()).toEqual(graph.edges.map(({ id }) => id).sort());
});

test('the same chart is laid out the same each time', () => {
  const graph = graphOf(washingMachine());
  expect(layOut(graph, 'names').layout).toEqual(layOut(graph, 'names').layout);
});

test('a traffic light is not wider than a drawer', () => {
  const { layout } = layOut(graphOf(trafficLight()), 'names');
  expect(layout.width).toBeLessThan(640);
});

describe('a chart of 60 states and 100 transitions with all levels open', () => {
  const graph = graphOf(benchMachine());
  const { chart, rough, layout } = layOut(graph, 'all');

  test('has all its states and transitions', () => {
    expect(chart.nodes.size).toBe(60);
    expect(layout.boxes.length).toBe(60);
    const drawn = chart.edges.flatMap((edge) => edge.transitions.map(({ id }) => id));
    expect(drawn.sort()).toEqual(graph.edges.map(({ id }) => id).sort());
    expect(layout.edges.map(({ id }) => id).sort()).toEqual(chart.edges.map(({ id }) => id).sort());
  });

  test('breaks no rule', () => {
    expect(brokenRules(chart, layout)).toEqual([]);
  });

  test('has at most 15 crossings', () => {
    expect(countCrossings(layout)).toBeLessThanOrEqual(15);
  });

  test('is there roughly before, with all boxes apart and no transition lost', () => {
    expect(brokenRoughRules(chart, rough)).toEqual([]);
  });
});
