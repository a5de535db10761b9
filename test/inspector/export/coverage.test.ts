// What was visited and what never was, counted from a run.
import { describe, expect, test } from 'vitest';
import { TraceStore, Viewing } from '../../../src/inspector/index.ts';
import { coverageOf, exportCoverage } from '../../../src/inspector/export/index.ts';
import { playInto } from '../record-services.ts';
import { trafficLight, washingMachine } from '../sample-charts.ts';

function played(names: readonly string[], events: readonly string[], machine = trafficLight()): Viewing {
  const store = new TraceStore();
  for (const name of names) playInto(store, machine, name, events);
  return new Viewing(store);
}

describe('coverage', () => {
  test('counts visits of states, and tells what was never visited; the root and history states do not count', () => {
    const viewing = played(['light'], ['timer.rang', 'timer.rang', 'timer.rang', 'timer.rang']);
    const { graph } = viewing.run ?? {};
    if (graph === undefined) throw new Error('There is no chart.');
    const { states, transitions } = coverageOf(graph, viewing.view);
    const visits = Object.fromEntries(states.list.map(({ id, visits: count }) => [id, count]));
    expect(visits).toMatchObject({ 'trafficLight.green': 2, 'trafficLight.yellow': 2, 'trafficLight.red': 1 });
    expect(states.never).toEqual([
      'trafficLight.red.wait',
      'trafficLight.red.stop',
      'trafficLight.brokenDown',
      'trafficLight.dark',
    ]);
    expect(states).toMatchObject({ seen: 5, all: 9 });
    expect(
      transitions.list.find(({ id }) => id === 'trafficLight.green/0' || id === 'trafficLight.green/1'),
    ).toBeDefined();
    const rang = transitions.list.filter(({ transition }) => transition === 'timer.rang');
    expect(rang.map(({ source, taken }) => [source, taken])).toEqual([
      ['trafficLight.green', 2],
      ['trafficLight.yellow', 1],
      ['trafficLight.red', 1],
    ]);
    expect(transitions.never).toHaveLength(transitions.all - transitions.seen);
  });

  test('history states are not counted', () => {
    const viewing = played(['machine'], [], washingMachine());
    const { graph } = viewing.run ?? {};
    if (graph === undefined) throw new Error('There is no chart.');
    expect(coverageOf(graph, viewing.view).states.list.map(({ id }) => id)).not.toContain(
      'washingMachine.on.program.last',
    );
  });

  test('as a file it tells each actor, and actors of one chart together, up to the moment shown', () => {
    const viewing = played(['first', 'second'], ['timer.rang']);
    interface File {
      charts: { chart: string; states: { list: { id: string; visits: number }[] } }[];
      actors: { actor: string }[];
      upToMoment: number | null;
    }
    const file = JSON.parse(exportCoverage(viewing).text) as File;
    expect(file.actors.map(({ actor }) => actor)).toEqual(['first', 'second']);
    expect(file.charts).toHaveLength(1);
    expect(file.charts[0]?.states.list.find(({ id }) => id === 'trafficLight.yellow')?.visits).toBe(2);
    viewing.chooseMoment(viewing.store.moments[0]?.number ?? 0);
    const before = JSON.parse(exportCoverage(viewing).text) as File;
    expect(before.upToMoment).toBe(viewing.cursor);
    expect(before.charts[0]?.states.list.find(({ id }) => id === 'trafficLight.yellow')?.visits).toBe(0);
  });
});
