// The line on which flags stand: what else happens, in what order, and where a flag can be put.
import { expect, test } from 'vitest';
import { flagLine, movesWith, nearestPlace, neighboursOf, placeBeyond } from '../../src/lab/index.ts';
import type { FlagLine } from '../../src/lab/index.ts';
import type { Flag, FlagMoves, Scenario } from '../../src/scenarios/index.ts';
import { checkScenario } from '../../src/scenarios/index.ts';
import { weeksScenario } from '../support/weeks-scenario.ts';

const hour = 3_600_000;
const day = 24 * hour;
const reading = checkScenario(weeksScenario());
if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
const { scenario } = reading;

function lineOf(moves: FlagMoves = {}, of: Scenario = scenario): FlagLine {
  const line = flagLine(of, moves);
  if (!line) throw new Error('no line');
  return line;
}

function flagOf(line: FlagLine, name: string): Flag {
  const flag = line.flags.find((one) => one.name === name);
  if (!flag) throw new Error(name);
  return flag;
}

test('a scenario without flags has no line', () => {
  const { flags: _, ...without } = scenario;
  expect(flagLine(without, {})).toBeUndefined();
});

test('the line holds every act once, moved ones as their flag, in the order of time', () => {
  const { moments } = lineOf();
  expect(moments).toHaveLength(scenario.acts.length);
  expect(moments.map(({ atMs }) => atMs)).toEqual(moments.map(({ atMs }) => atMs).sort((a, b) => a - b));
  expect(moments.flatMap(({ flag }) => flag ?? [])).toEqual(['moved', 'learned']);
  expect(lineOf({ moved: 13 * day }).moments.flatMap(({ flag }) => flag ?? [])).toEqual(['learned', 'moved']);
});

test('a flag tells what comes just before and just after it', () => {
  expect(neighboursOf(lineOf(), 'learned')).toEqual({
    before: { atMs: 10 * day + 2 * hour + 300_000, words: 'CORP\\anna ends the session with PC-17' },
    after: { atMs: 10 * day + 9 * hour, words: 'PC-17 is switched off' },
  });
  expect(neighboursOf(lineOf({ moved: day + hour }), 'moved').after?.words).toBe(
    'CORP\\anna starts Remote Tools for PC-18 on CONSOLE1',
  );
});

test('over weeks a key moves a flag by an hour of the clock, and a page key by a day', () => {
  const line = lineOf();
  const learned = flagOf(line, 'learned');
  expect([line.stepMs, line.pageMs]).toEqual([hour, day]);
  expect(placeBeyond(line, learned, hour, '1999-07-12T08:20')).toBe(10 * day + 4 * hour + 40 * 60_000);
  expect(placeBeyond(line, learned, -hour, '1999-07-12T08:00')).toBe(10 * day + 3 * hour);
  expect(placeBeyond(line, learned, -9 * day, '1999-07-12T08:00')).toBe(learned.fromMs);
  expect(placeBeyond(line, learned, 90 * day, '1999-07-12T08:00')).toBe(learned.untilMs);
});

test('a dragged flag snaps to the clock within its range', () => {
  const line = lineOf();
  const learned = flagOf(line, 'learned');
  expect(nearestPlace(line, learned, 10 * day + 0.4 * hour, '1999-07-12T08:00')).toBe(10 * day);
  expect(nearestPlace(line, learned, 0, '1999-07-12T08:00')).toBe(learned.fromMs);
  const short = lineOf({}, { ...scenario, flags: [{ ...flag0(), fromMs: 10 * day, untilMs: 10 * day + 5 * hour }] });
  expect(short.stepMs).toBe(60_000);
});

function flag0() {
  const [first] = scenario.flags ?? [];
  if (!first) throw new Error('no flag');
  return first;
}

test('a flag that is put back is no longer moved', () => {
  const moves = movesWith(scenario, { moved: 9 * day }, 'learned', 12 * day);
  expect(moves).toEqual({ moved: 9 * day, learned: 12 * day });
  expect(movesWith(scenario, moves, 'moved', 8 * day)).toEqual({ learned: 12 * day });
});
