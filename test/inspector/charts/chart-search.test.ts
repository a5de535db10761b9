// Searching a chart by words, counting what was visited, and opening what hides a finding.
import { describe, expect, test } from 'vitest';
import {
  chartCoverage,
  coverageWords,
  searchChart,
  toggledToFoldAll,
  toggledToOpenAll,
  toggledToShow,
  visibleChart,
} from '../../../src/inspector/index.ts';
import { graphOf } from '../graph-of.ts';
import { trafficLight, washingMachine } from '../sample-charts.ts';

const light = graphOf(trafficLight());
const machine = graphOf(washingMachine());

describe('search', () => {
  test('finds states by their names and descriptions, those that begin with the words first', () => {
    expect(searchChart(light, 'cars').map(({ state }) => state)).toEqual(['trafficLight.green', 'trafficLight.yellow']);
    expect(searchChart(light, 'WAL')[0]).toEqual({
      kind: 'state',
      words: 'walk',
      place: 'in red',
      state: 'trafficLight.red.walk',
    });
  });

  test('finds events, guards and actions, as read and as written', () => {
    expect(searchChart(light, 'timer rang').map(({ kind, place }) => `${kind} ${place}`)).toEqual([
      'event green → yellow',
      'event yellow → red',
      'event red → choosing',
    ]);
    expect(searchChart(light, 'isWornOut')).toMatchObject([{ kind: 'guard', words: '[is worn out]' }]);
    expect(searchChart(light, 'worn out').map(({ kind }) => kind)).toEqual(['state', 'guard']);
    expect(searchChart(light, 'count round')).toMatchObject([{ kind: 'action', place: 'on entry to red' }]);
  });

  test('finds nothing for nothing', () => {
    expect(searchChart(light, '  ')).toEqual([]);
    expect(searchChart(light, 'submarine')).toEqual([]);
  });
});

test('coverage counts states and transitions, each transition once', () => {
  const counted = {
    visits: new Map([
      ['trafficLight', 1],
      ['trafficLight.green', 3],
    ]),
    timesTaken: new Map([['trafficLight.green/0', 2]]),
  };
  expect(coverageWords(chartCoverage(light, counted))).toBe('visited 1 of 9 states, 1 of 9 transitions');
});

describe('folding', () => {
  const options = { level: 'names' as const };
  const isOpen = (toggled: Set<string>, id: string) => visibleChart(machine, { ...options, toggled }).nodes.has(id);

  test('all can be folded, and all opened', () => {
    const folded = toggledToFoldAll(visibleChart(machine, options), new Set());
    expect([...visibleChart(machine, { ...options, toggled: folded }).nodes.keys()]).toEqual([
      'washingMachine.off',
      'washingMachine.on',
      'washingMachine.failed',
      'washingMachine.done',
    ]);
    const open = toggledToOpenAll(machine, { ...options, toggled: folded });
    expect(visibleChart(machine, { ...options, toggled: open }).nodes.size).toBe(machine.nodes.size - 1);
  });

  test('what holds a state is opened, and nothing else', () => {
    const folded = toggledToFoldAll(visibleChart(machine, options), new Set());
    const shown = toggledToShow(machine, { ...options, toggled: folded }, 'washingMachine.on.door.open');
    expect(isOpen(shown, 'washingMachine.on.door.open')).toBe(true);
    expect(isOpen(shown, 'washingMachine.on.program.filling')).toBe(false);
  });
});
