// Flags: moments of a scenario that may be moved, checked in the file and moved without touching it.
import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../src/scenarios/index.ts';
import {
  checkScenario,
  describeAct,
  flagProblems,
  flagsOf,
  playScenario,
  setFlags,
} from '../../src/scenarios/index.ts';
import type { LooseScenario } from './small-scenario.ts';
import { smallScenario } from './small-scenario.ts';

const cut = { name: 'cut', label: 'The line is cut', moves: ['/acts/4/atMs'], fromMs: 1000, untilMs: 500_000 };
const open = { name: 'open', label: 'Anna opens Remote Tools', moves: ['/acts/0/atMs'], fromMs: 0, untilMs: 60_000 };

function withFlags(flags: unknown, change: (scenario: LooseScenario) => void = () => undefined): LooseScenario {
  const scenario = { ...smallScenario(), flags };
  change(scenario);
  return scenario;
}

function read(given: LooseScenario): Scenario {
  const reading = checkScenario(given);
  if ('problems' in reading) throw new Error(reading.problems.map(({ text }) => text).join('\n'));
  return reading.scenario;
}

function told(flags: unknown, change?: (scenario: LooseScenario) => void): string[] {
  const reading = checkScenario(withFlags(flags, change));
  return 'problems' in reading ? reading.problems.map(({ text }) => text) : [];
}

test('a flag stands where the file has it, with its range', () => {
  expect(flagsOf(read(withFlags([cut, open])))).toEqual([
    { name: 'cut', label: 'The line is cut', atMs: 4000, fromMs: 1000, untilMs: 500_000 },
    { name: 'open', label: 'Anna opens Remote Tools', atMs: 0, fromMs: 0, untilMs: 60_000 },
  ]);
  const { flags: _, ...without } = smallScenario();
  expect(flagsOf(read(without))).toEqual([]);
});

test('a moved flag moves all its places, and nothing else, in a new scenario', () => {
  const scenario = read(
    withFlags([{ ...cut, moves: ['/acts/4/atMs', '/faults/0/untilMs'] }], (loose) => (loose.faults[0].untilMs = 4000)),
  );
  const moved = setFlags(scenario, { cut: 9000 });
  expect(moved.id).toBe(scenario.id);
  expect(moved.acts[4]?.atMs).toBe(9000);
  expect(moved.faults?.[0]?.untilMs).toBe(9000);
  expect(flagsOf(moved)[0]?.atMs).toBe(9000);
  expect(setFlags(moved, { cut: 4000 })).toEqual(scenario);
  expect(scenario.acts[4]?.atMs).toBe(4000);
  expect(setFlags(scenario, {})).toBe(scenario);
});

test('a pointer reads ~1 and ~0 as RFC 6901 has it', () => {
  const cached = (scenario: LooseScenario) => {
    scenario.milestones[0].detail = { 'a/b~c': { atMs: 5 } };
  };
  const flag = { ...cut, moves: ['/milestones/0/detail/a~1b~0c/atMs'], fromMs: 0, untilMs: 9 };
  const scenario = read(withFlags([flag], cached));
  expect(setFlags(scenario, { cut: 7 }).milestones[0]?.detail).toEqual({ 'a/b~c': { atMs: 7 } });
});

test('an act that waits is told in the words that the log will have for it', () => {
  const scenario = read(smallScenario());
  const done = playScenario(scenario).log.filter(({ kind, detail }) => kind === 'act.done' && !detail['refused']);
  const texts = done.map(({ text }) => text);
  expect(texts.length).toBeGreaterThan(5);
  for (const text of texts) expect(scenario.acts.map((act) => describeAct(scenario, act))).toContain(text);
});

test('a run with a moved flag is the run of a file that says so', () => {
  const scenario = read(withFlags([open]));
  const moved = playScenario(scenario, { flags: { open: 30_000 } });
  expect(moved.digest).toBe(playScenario(setFlags(scenario, { open: 30_000 })).digest);
  expect(moved.digest).not.toBe(playScenario(scenario).digest);
  expect(moved.log.find(({ detail }) => detail['act'] === 'open-remote-tools')?.atMs).toBe(30_000);
});

describe('a flag in a file', () => {
  const moment = 'expected a pointer to a moment in milliseconds, such as "/acts/0/atMs".';
  test.each([
    ['/acts/99/atMs', `flags[0].moves[0] is "/acts/99/atMs"; ${moment}`],
    ['/acts/0/target', `flags[0].moves[0] is "/acts/0/target", which is "PC-17"; ${moment}`],
    ['/seed', `flags[0].moves[0] is "/seed", which is 1; ${moment}`],
    ['/segments/0/latencyMs', `flags[0].moves[0] is "/segments/0/latencyMs", which is 1; ${moment}`],
    ['/flags/0/fromMs', `flags[0].moves[0] is "/flags/0/fromMs", which is 1000; ${moment}`],
    ['/acts/length', `flags[0].moves[0] is "/acts/length"; ${moment}`],
    ['/acts/04/atMs', `flags[0].moves[0] is "/acts/04/atMs"; ${moment}`],
    ['acts/4/atMs', 'flags[0].moves[0] is "acts/4/atMs"; expected a JSON pointer, such as "/acts/0/atMs".'],
    [
      '/acts/0/atMs',
      'flags[0].moves[0] is "/acts/0/atMs", which is 0; expected a place with a time from 1000 to 500000.',
    ],
  ])('that points at %s is told', (pointer, text) => {
    expect(told([{ ...cut, moves: [pointer] }])).toEqual([text]);
  });

  test('moves places that hold the same time', () => {
    expect(told([{ ...cut, moves: ['/acts/4/atMs', '/acts/5/atMs'] }])).toEqual([
      'flags[0].moves[1] is "/acts/5/atMs", which is 5000; expected a place that holds 4000, as the first does.',
    ]);
  });

  test('has a name and places of its own', () => {
    expect(told([cut, cut])).toEqual([
      'flags[1].name is "cut"; expected a name that no other of the flags has.',
      'flags[1].moves[0] is "/acts/4/atMs"; expected a place that no flag moves yet; flags[0].moves[0] does.',
    ]);
    expect(told([{ ...cut, name: 'constructor' }])).toEqual([
      'flags[0].name is "constructor"; expected a name that is no reserved word.',
    ]);
  });

  test('ends after it begins', () => {
    expect(told([{ ...cut, fromMs: 4000, untilMs: 4000 }])).toEqual([
      'flags[0].untilMs is 4000; expected a time after 4000, which is the earliest.',
    ]);
  });

  test('leaves the file right at both ends of its range', () => {
    expect(told([{ ...cut, untilMs: 700_000 }])).toEqual([
      'flags[0].untilMs is 700000; expected a time at which the rest is still right; with this one, acts[4].atMs is 700000; expected a time before the run ends, at 600000.',
    ]);
  });

  test('that points at a place wrong by itself is told there only', () => {
    expect(told([cut], (scenario) => (scenario.acts[4].atMs = -1))).toEqual([
      expect.stringMatching(/^acts\[4\]\.atMs is -1; expected a whole number of milliseconds/),
    ]);
  });

  test('is one of eight at most', () => {
    expect(told(Array.from({ length: 9 }, () => cut))[0]).toBe(
      'flags is a list of 9; expected a list of at most 8 flags.',
    );
  });
});

test('moves that no flag has, or that lie outside its range, are told with their place', () => {
  const scenario = read(withFlags([cut, open]));
  const texts = (moves: Record<string, unknown>) =>
    flagProblems(scenario, moves as Record<string, number>).map(({ text }) => text);
  expect(texts({ cut: 1000, open: 60_000 })).toEqual([]);
  expect(texts({ cutt: 5, cut: 999, open: 1.5 })).toEqual([
    'flags.cutt is for no flag; did you mean "cut"?',
    'flags.cut is 999; expected a whole number of milliseconds from 1000 to 500000.',
    'flags.open is 1.5; expected a whole number of milliseconds from 0 to 60000.',
  ]);
});
