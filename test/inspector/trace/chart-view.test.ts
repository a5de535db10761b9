// A trace folded into what each chart looks like at each moment.
import { createMachine } from 'xstate';
import { describe, expect, test } from 'vitest';
import { TraceStore } from '../../../src/inspector/index.ts';
import type { ActorRun, ChartView } from '../../../src/inspector/index.ts';
import { playInto, recordService } from '../record-services.ts';
import { trafficLight, washingMachine } from '../sample-charts.ts';

function follow(
  machine: Parameters<typeof recordService>[0],
  events: string[],
): { store: TraceStore; run: ActorRun; view: (move?: number) => ChartView } {
  const store = new TraceStore();
  playInto(store, machine, 'it', events);
  const run = store.newestRun('it') as ActorRun;
  return { store, run, view: (move) => run.viewAt(run.momentOfMove(move)) };
}

const short = (ids: Iterable<string>) => [...ids].map((id) => id.split('.').at(-1));

describe('states', () => {
  test('the present state, its ancestors and what was visited are told apart', () => {
    const { view } = follow(trafficLight(), ['timer.rang', 'timer.rang']);
    expect(short(view().present)).toEqual(['walk']);
    expect(short(view().active)).toEqual(['trafficLight', 'red', 'walk']);
    expect(short(view().visits.keys())).toContain('yellow');
    expect(short(view(1).visits.keys())).not.toContain('walk');
  });

  test('regions are present together', () => {
    const { view } = follow(washingMachine(), ['button.pressed', 'full']);
    expect(short(view().present)).toEqual(['turning', 'locked']);
  });

  test('moves are counted from 0, and an event that changes nothing is no move', () => {
    const { run } = follow(trafficLight(), ['nothing.known', 'timer.rang']);
    expect(run.moments.map((moment) => moment.hasMoved)).toEqual([true, false, true]);
    expect(short(run.momentOfMove(1)?.to ?? [])).toEqual(['yellow']);
    expect(run.momentOfMove(-1)).toBeUndefined();
  });

  test('an end says whether it is good', () => {
    expect(follow(trafficLight(), ['power.cut']).view().verdict).toBe('good');
    expect(follow(washingMachine(), ['button.pressed', 'water.missing']).view().verdict).toBe('bad');
  });
});

describe('transitions', () => {
  test('the taken one is lit, and then counts as taken before', () => {
    const { view } = follow(trafficLight(), ['timer.rang', 'timer.rang']);
    expect([...view(1).taken]).toEqual(['trafficLight.green/0']);
    expect([...view(2).takenBefore]).toEqual(['trafficLight.green/0']);
  });

  test('the whole of an eventless chain is lit, with the state passed on the way', () => {
    const { view, run } = follow(trafficLight(), ['timer.rang', 'timer.rang', 'timer.rang']);
    expect([...view().taken]).toEqual(['trafficLight.red/0', 'trafficLight.choosing/1']);
    expect(short(run.moments.at(-1)?.entered ?? [])).toContain('choosing');
  });

  test('a guard that said no before the taken way is shown as having stopped it', () => {
    const { view } = follow(trafficLight(), ['timer.rang', 'timer.rang', 'timer.rang']);
    expect([...view().stopped]).toEqual(['trafficLight.choosing/0']);
  });

  test('when all guards say no, the event is stopped where it came', () => {
    const machine = createMachine(
      {
        id: 'door',
        predictableActionArguments: true,
        initial: 'shut',
        states: { shut: { on: { push: { target: 'open', cond: 'isUnlocked' } } }, open: {} },
      },
      { guards: { isUnlocked: () => false } },
    );
    const { view, run } = follow(machine, ['push']);
    expect([...run.viewAt(run.moments.at(-1)).stopped]).toEqual(['door.shut/0']);
    expect(view().taken.size).toBe(0);
  });

  test('the same target twice in a chain of eventless transitions from the start is worked out', () => {
    const machine = createMachine({
      id: 'chain',
      predictableActionArguments: true,
      initial: 'a',
      states: { a: { always: 'b' }, b: { always: 'c' }, c: {} },
    });
    const { view } = follow(machine, []);
    expect([...view().taken]).toEqual(['chain.a/0', 'chain.b/0']);
    expect(short(view().visits.keys())).toEqual(['chain', 'a', 'b', 'c']);
  });
});

describe('the store', () => {
  test('the same name again is a new run, and the older one makes room', () => {
    const store = new TraceStore();
    store.append({ kind: 'source', source: '', name: 'lab', protocol: 'xstate 4', atMs: 0, namesAreUnique: true });
    for (const record of recordService(trafficLight(), 'it').records) store.append(record);
    expect(store.actors.map((run) => run.key)).toEqual(['it']);
    for (const record of recordService(trafficLight(), 'it', 'second').records) store.append(record);
    expect(store.actors.map((run) => run.key)).toEqual(['second']);
    expect(store.moments.map((moment) => moment.actor)).toEqual(['second']);
  });

  test('the oldest moments are forgotten and counted, and visits keep their sum', () => {
    const recorded = recordService(trafficLight(), 'it');
    for (let round = 0; round < 30; round++) recorded.send('unknown.event');
    recorded.send('timer.rang');
    const store = new TraceStore({ momentsMax: 10, payloadMax: 2 * 24 + 21 });
    for (const record of recorded.records) store.append(record);
    expect(store.moments.length).toBeLessThanOrEqual(10);
    expect(store.forgotten + store.moments.length).toBe(32);
    const run = store.newestRun('it') as ActorRun;
    expect(run.viewAt(run.momentOfMove(undefined)).visits.get('trafficLight.green')).toBe(1);
    expect(run.momentOfMove(1)?.to).toEqual(['trafficLight.yellow']);
    expect(store.moments.filter((moment) => moment.payload !== undefined).length).toBe(3);
  });

  test('states of unknown actors are counted, not thrown', () => {
    const store = new TraceStore();
    store.append({
      kind: 'macrostep',
      actor: 'nobody',
      atMs: 0,
      event: { type: 'go' },
      value: 'a',
      told: 'last',
      microsteps: [],
    });
    store.append({ kind: 'actor', actor: 'x', name: 'x', definition: 'text' });
    expect([...store.complaints.values()]).toEqual([1, 1]);
  });

  test('listeners hear of each change until they stop listening', () => {
    const store = new TraceStore();
    let heard = 0;
    const stop = store.subscribe(() => heard++);
    store.clear();
    stop();
    store.clear();
    expect(heard).toBe(1);
  });
});
