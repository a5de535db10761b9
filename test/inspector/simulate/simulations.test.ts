// Machines played by hand beside other actors: several at once, events from any view, and breakpoints that truly stop them.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ReadMachine } from '../../../src/inspector/index.ts';
import { readMachine, TraceStore, Viewing } from '../../../src/inspector/index.ts';
import { Simulations } from '../../../src/inspector/page/simulations.ts';

const blinker = {
  id: 'blinker',
  initial: 'dark',
  states: {
    dark: { after: { 100: 'bright' } },
    bright: { after: { 100: 'dark' }, on: { 'switch.off': 'off' } },
    off: {},
  },
};

function read(config: object): ReadMachine {
  const machine = readMachine(JSON.stringify(config));
  if ('problems' in machine) throw new Error(machine.problems[0]?.words);
  return machine;
}

let viewing: Viewing;
let simulations: Simulations;

beforeEach(() => {
  vi.useFakeTimers();
  viewing = new Viewing(new TraceStore());
  simulations = new Simulations(viewing);
});

afterEach(() => {
  viewing.close();
  vi.useRealTimers();
});

const last = () => viewing.store.moments.at(-1)?.to.join();

describe('simulations', () => {
  test('several of one machine stand side by side, and each gets its own events', () => {
    const first = simulations.start(read(blinker));
    const second = simulations.start(read(blinker));
    expect(viewing.store.sources.map(({ source, protocol }) => [source, protocol])).toEqual([
      ['simulated 1', 'simulated'],
      ['simulated 2', 'simulated'],
    ]);
    second.advance(100);
    const run = viewing.store.run(second.actor);
    if (run) viewing.send?.(run, { type: 'switch.off' });
    expect(last()).toBe('blinker.off');
    expect(viewing.store.run(first.actor)?.moments.at(-1)?.to).toEqual(['blinker.dark']);
    expect(simulations.of(run)).toBe(second);
  });

  test('events for other actors go where they went before', () => {
    const others = vi.fn();
    viewing.send = others;
    simulations.start(read(blinker));
    viewing.store.append({ kind: 'actor', actor: 'x', name: 'x' });
    const run = viewing.store.run('x');
    if (run) viewing.send(run, { type: 'e' });
    expect(others).toHaveBeenCalledWith(run, { type: 'e' });
  });

  test('a breakpoint stops the machine itself, until the view is live again', () => {
    viewing.breakpoints.add({ kind: 'state', state: 'blinker.bright', when: 'entered' });
    const simulation = simulations.start(read(blinker));
    simulation.advance(1000);
    expect([last(), simulation.mode, simulation.clock.nowMs]).toEqual(['blinker.bright', 'held', 100]);
    simulation.advance(100);
    expect(last()).toBe('blinker.bright');
    viewing.goLive();
    expect([last(), simulation.mode, simulation.clock.nowMs]).toEqual(['blinker.dark', 'by hand', 200]);
  });

  test('time passes by the clock on the wall when that is wished, and stands at a breakpoint', () => {
    const simulation = simulations.start(read(blinker));
    simulation.startClock();
    vi.advanceTimersByTime(260);
    expect(viewing.store.moments.map(({ to }) => to.join())).toEqual([
      'blinker.dark',
      'blinker.bright',
      'blinker.dark',
    ]);
    viewing.breakpoints.add({ kind: 'state', state: 'blinker.bright', when: 'entered' });
    vi.advanceTimersByTime(5000);
    expect(viewing.store.moments).toHaveLength(4);
    viewing.goLive();
    vi.advanceTimersByTime(150);
    expect(last()).toBe('blinker.dark');
    simulation.stopClock();
    vi.advanceTimersByTime(5000);
    expect(last()).toBe('blinker.dark');
  });

  test('an earlier run cannot be played any more', () => {
    const simulation = simulations.start(read(blinker));
    const before = viewing.store.run(simulation.actor);
    simulation.restart();
    expect(simulations.of(before)).toBeUndefined();
    expect(before?.hasStopped).toBe(true);
    if (before) viewing.send?.(before, { type: 'switch.off' });
    expect(last()).toBe('blinker.dark');
  });
});
