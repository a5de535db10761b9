// The microsteps of a moment: what was told, and what was worked out.
import { describe, expect, test } from 'vitest';
import type { ChartGraph, MacrostepRecord } from '../../../src/inspector/index.ts';
import { momentJson, stepsOf, TraceStore } from '../../../src/inspector/index.ts';
import { recordService } from '../record-services.ts';
import { trafficLight } from '../sample-charts.ts';

function lightAfter(...steps: Partial<MacrostepRecord>[]): TraceStore {
  const store = new TraceStore();
  const { records } = recordService(trafficLight(), 'light');
  for (const record of records) store.append(record);
  const rest = { kind: 'macrostep', actor: 'light', atMs: 5, told: 'all', microsteps: [] } as const;
  for (const step of steps) store.append({ ...rest, event: { type: 'timer.rang' }, value: 'yellow', ...step });
  return store;
}

function stepsAt(store: TraceStore, place: number) {
  const run = store.run('light');
  const moment = run?.moments[place];
  if (!moment) throw new Error('There is no such moment.');
  return stepsOf(run?.graph, run?.moments[place - 1], moment);
}

const greenToYellow = {
  source: 'trafficLight.green',
  event: 'timer.rang',
  targets: ['trafficLight.yellow'],
  isInternal: false,
};

describe('microsteps', () => {
  test('say what was left and entered, and actions that were not told are worked out', () => {
    const store = lightAfter(
      { microsteps: [{ transitions: [greenToYellow], actions: ['ring'] }] },
      {
        value: { red: 'walk' },
        microsteps: [
          { transitions: [{ ...greenToYellow, source: 'trafficLight.yellow', targets: ['trafficLight.red'] }] },
        ],
      },
    );
    const [told] = stepsAt(store, 1);
    expect(told).toMatchObject({ left: ['trafficLight.green'], entered: ['trafficLight.yellow'], actions: ['ring'] });
    expect(told?.areActionsInferred).toBe(false);
    const [second] = stepsAt(store, 2);
    expect(second).toMatchObject({ actions: ['countRound'], areActionsInferred: true });
    expect(second?.entered).toEqual(['trafficLight.red', 'trafficLight.red.walk']);
  });

  test('told guards are told, others follow from what was stopped and taken', () => {
    const choosing = [
      { source: 'trafficLight.red', event: 'timer.rang', targets: ['trafficLight.choosing'], isInternal: false },
      { source: 'trafficLight.choosing', event: '', targets: ['trafficLight.green'], isInternal: false },
    ];
    const red = { value: { red: 'walk' } };
    const guards = [{ guard: 'isWornOut', held: false }];
    const told = lightAfter({}, red, {
      value: 'green',
      microsteps: choosing.map((transition, index) => ({
        transitions: [transition],
        ...(index === 1 ? { guards, value: 'green' } : { value: 'choosing' }),
      })),
    });
    const steps = stepsAt(told, 3);
    expect(steps.map(({ entered }) => entered)).toEqual([['trafficLight.choosing'], ['trafficLight.green']]);
    expect(steps[1]).toMatchObject({ guards, areGuardsInferred: false });
    const untold = lightAfter({}, red, {
      told: 'last',
      value: 'green',
      microsteps: [{ transitions: choosing.slice(1) }],
    });
    expect(stepsAt(untold, 3).at(-1)).toMatchObject({ guards, areGuardsInferred: true });
  });

  test('of an actor without a chart are as reported', () => {
    const moment = lightAfter({ microsteps: [{ transitions: [greenToYellow] }] }).moments[1];
    const graph: ChartGraph | undefined = undefined;
    expect(moment && stepsOf(graph, undefined, moment)[0]?.reported).toEqual([greenToYellow]);
  });
});

test('a moment as JSON holds what was told, with data that is no JSON as text', () => {
  const store = lightAfter({
    context: '{"rounds":1}',
    error: 'broken {',
    event: { type: 'x', from: 'light', data: '[1]' },
  });
  const [, moment] = store.moments;
  expect(moment && JSON.parse(momentJson(store, moment))).toMatchObject({
    number: 2,
    actor: 'light',
    sender: 'light',
    event: { type: 'x', data: [1] },
    context: { rounds: 1 },
    error: 'broken {',
  });
});
