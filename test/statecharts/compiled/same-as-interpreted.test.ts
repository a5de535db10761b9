// Tables and interpreter give the same trace: same configurations, same actions in the same order with the same context and
// event, same timers.
import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { interpret } from 'xstate';
import { NotCompilable, TablePlayer, compileChart } from '../../../src/statecharts/compiled/index.ts';
import { discovery } from '../../../src/statecharts/client/discovery.ts';
import type { DiscoveryEvent } from '../../../src/statecharts/client/discovery-ports.ts';
import { VirtualClock } from '../../../src/world/index.ts';
import type { DrawnState } from './chart-arbitrary.ts';
import { drawnEvents, drawnMachine, drawnStates } from './chart-arbitrary.ts';
import { draws } from '../../support/draws.ts';

// XState warns of drawn transitions that nothing can reach.
beforeAll(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));

type DrawnEvent = { type: string; by: number } | { passMs: number };

interface Playing {
  send(event: { type: string; by: number }): void;
  stand(): string;
  isDone(): boolean;
}

/** Told lines stop growing somewhere: a statechart that never rests is drawn now and then. */
const mostLines = 3000;
class NeverRests extends Error {}

function trace(states: DrawnState[], events: DrawnEvent[], how: 'tables' | 'interpreter'): string[] {
  const lines: string[] = [];
  const clock = new VirtualClock();
  let playing: Playing | undefined;
  const waiting: { type: string; by: number }[] = [];
  const tell = (line: string): void => {
    if (lines.push(line) > mostLines) throw new NeverRests();
  };
  const machine = drawnMachine(states, {
    tell,
    send: (event) => (playing ? playing.send(event) : waiting.push(event)),
  });
  if (how === 'interpreter') {
    const service = interpret(machine, { clock: clock as never });
    playing = {
      send: (event) => void service.send(event as never),
      isDone: () => service.getSnapshot().done === true,
      stand: () => {
        const { configuration, context } = service.getSnapshot();
        const leaves = configuration.filter((node) => node.type === 'atomic' || node.type === 'final');
        return `${leaves.map((node) => node.path.join('.')).join()} ${JSON.stringify(context)}`;
      },
    };
    service.start();
  } else {
    const actor = new TablePlayer(compileChart(machine), machine).actor(clock as never);
    playing = {
      send: (event) => actor.send(event),
      isDone: () => actor.isDone,
      stand: () => `${actor.configuration} ${JSON.stringify(actor.context)}`,
    };
    actor.start(machine.context as object);
  }
  tell(playing.stand());
  for (const event of events) {
    if (playing.isDone()) break;
    if ('type' in event) {
      playing.send(event);
      tell(`${JSON.stringify(event)} -> ${playing.stand()}`);
    } else {
      const until = clock.nowMs + event.passMs;
      for (let due = clock.nextDueMs(); due !== undefined && due <= until; due = clock.nextDueMs()) {
        clock.runNext();
        tell(`${clock.nowMs} ms -> ${playing.stand()}`);
      }
      clock.moveTo(until);
    }
  }
  tell(`${clock.waitingCount} wait`);
  return lines;
}

/** Undefined where XState itself goes round for ever, or more ways to go on than a table should have. */
function tracesOf(states: DrawnState[], events: DrawnEvent[]): { tables: string[]; interpreter: string[] } | undefined {
  try {
    return { interpreter: trace(states, events, 'interpreter'), tables: trace(states, events, 'tables') };
  } catch (error) {
    if (error instanceof NeverRests || error instanceof RangeError || error instanceof NotCompilable) return undefined;
    throw error;
  }
}

const { numRuns: runs } = draws(120);

test('drawn statecharts under drawn events give one trace in both', () => {
  let compared = 0;
  fc.assert(
    fc.property(drawnStates, drawnEvents, (states, events) => {
      const traces = tracesOf(states, events);
      if (traces === undefined) return;
      compared += 1;
      expect(traces.tables).toEqual(traces.interpreter);
    }),
    draws(120),
  );
  expect(compared).toBeGreaterThan(runs * 0.6);
});

/** What the lab's own statecharts are made of: their events, and the contexts of a test. */
test('discovery, with its dates and its nested states, gives the same in both', () => {
  const play = (how: 'tables' | 'interpreter'): string[] => {
    const lines: string[] = [];
    const clock = new VirtualClock();
    const addresses = { ipAddresses: ['10.0.3.9'], ipxAddresses: [] };
    let send: (event: DiscoveryEvent) => void = () => undefined;
    const machine = discovery({
      context: {
        computerName: 'PC-17',
        system: 'windows-98',
        isOffBefore: true,
        reportsAtLogon: true,
        reportsChanges: true,
        cycleIntervalMs: 1000,
        heartbeatIntervalMs: 5000,
        nextCycleAtMs: 400,
        heartbeatDueAtMs: 2000,
        record: null,
        writtenAtMs: 0,
        recordLifetimeMs: 1500,
        reported: addresses,
        addresses,
        user: null,
        isLogonToReport: false,
      },
      ports: {
        nowMs: () => clock.nowMs,
        readComputer: () => send({ type: 'computer.read', atMs: clock.nowMs, addresses }),
        handOver: (record) => {
          lines.push(JSON.stringify(record));
          clock.setTimeout(() => send({ type: 'session.opened' }), 20);
          clock.setTimeout(
            () => send(clock.nowMs < 4000 ? { type: 'delivery.failed', reason: 'timeout' } : { type: 'record.taken' }),
            40,
          );
        },
        record: (...told) => lines.push(JSON.stringify(told)),
      },
      delays: { missedCycleDelay: 60 },
    });
    let stand: () => string;
    if (how === 'interpreter') {
      const service = interpret(machine, { clock: clock as never });
      send = (event) => void service.send(event);
      stand = () => JSON.stringify([service.getSnapshot().toStrings().at(-1), service.getSnapshot().context]);
      service.start();
    } else {
      const actor = new TablePlayer(compileChart(machine), machine).actor(clock as never);
      send = (event) => actor.send(event);
      stand = () => JSON.stringify([actor.configuration, actor.context]);
      actor.start(machine.context);
    }
    lines.push(stand());
    const acts: Record<number, DiscoveryEvent> = {
      500: { type: 'power.on', atMs: 500, addresses },
      700: { type: 'user.logged.on', user: 'MEYER' },
      2900: { type: 'addresses.changed', addresses: { ...addresses, ipxAddresses: ['0000A1B2.00104B123456'] } },
      7000: { type: 'power.off' },
      9000: { type: 'power.on', atMs: 9000, addresses },
      9500: { type: 'user.logged.off' },
    };
    for (const [atMs, event] of Object.entries(acts)) clock.setTimeout(() => send(event), Number(atMs));
    while ((clock.nextDueMs() ?? Infinity) < 15_000) {
      clock.runNext();
      lines.push(`${clock.nowMs} ${stand()}`);
    }
    return lines;
  };
  const interpreted = play('interpreter');
  expect(interpreted.length).toBeGreaterThan(30);
  expect(play('tables')).toEqual(interpreted);
});
