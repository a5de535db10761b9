// Choosing between readings: which rules a run has to do with, what is in force, and what a chosen reading leaves unsaid.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Lab, compareRuns, partingOf, readingChoices, readingsWith } from '../../src/lab/index.ts';
import { questionOf, rulesWithReadings } from '../../src/rules/index.ts';
import type { Scenario } from '../../src/scenarios/index.ts';
import { parseScenario, playScenario } from '../../src/scenarios/index.ts';

const rule = 'remote-tools.wrong-host';
const file = 'public/scenarios/Q226297-05-old-address-taken.json';

function scenario(): Scenario {
  const reading = parseScenario(readFileSync(file, 'utf8'));
  if (!('scenario' in reading)) throw new Error(reading.problems.map(({ text }) => text).join('\n'));
  return reading.scenario;
}

const taken = scenario();

test('every rule with readings has a question', () => {
  for (const { id } of rulesWithReadings) expect(questionOf(id), id).toMatch(/\?$/);
});

test('what the log names, the file chooses or a person chose concerns the run, and stands first', () => {
  const { readings: _, ...without } = taken;
  const concerned = (chosen = {}, logs: Parameters<typeof readingChoices>[2] = [], of: Scenario = without) =>
    readingChoices(of, chosen, logs)
      .filter(({ isConcerned }) => isConcerned)
      .map((choice) => choice.rule);
  expect(concerned()).toEqual([]);
  expect(concerned({}, [playScenario(without).log])).toContain(rule);
  expect(readingChoices(without, {}, [], new Set([rule]))[0]).toMatchObject({ rule, isConcerned: true });
  expect(concerned({ [rule]: 'trust' })).toEqual([rule]);
  expect(concerned({}, [], { ...without, readings: { [rule]: 'trust' } })).toEqual([rule]);
  expect(readingChoices(without, { [rule]: 'trust' }, [])[0]).toMatchObject({
    rule,
    current: 'trust',
    inFile: 'compare',
  });
});

test('a reading that is the file’s own is not said', () => {
  const { readings: _, ...without } = taken;
  expect(readingsWith(without, {}, rule, 'trust')).toEqual({ [rule]: 'trust' });
  expect(readingsWith(without, { [rule]: 'trust', other: 'x' }, rule, 'compare')).toEqual({ other: 'x' });
  expect(readingsWith({ ...without, readings: { [rule]: 'trust' } }, {}, rule, 'compare')).toEqual({
    [rule]: 'compare',
  });
});

test('two runs part at the first entry that differs, and the opening does not count', () => {
  const one = playScenario(taken, { readings: { [rule]: 'compare' } });
  const other = playScenario(taken, { readings: { [rule]: 'trust' } });
  const { parting, entries, outcomes } = compareRuns(one, other);
  expect(parting).toBeGreaterThan(0);
  expect(one.log.slice(1, parting)).toEqual(other.log.slice(1, parting));
  expect(entries[0]).not.toEqual(entries[1]);
  expect(outcomes).toHaveLength(one.outcomes.length);
  expect(compareRuns(one, one)).toMatchObject({ entries: [undefined, undefined] });
  expect(compareRuns(one, one).parting).toBeUndefined();
  expect(partingOf(one.log, one.log.slice(0, 5))).toBe(5);
  expect(partingOf(one.log, other.log, parting ?? 0)).toBeUndefined();
});

test('the lab keeps seed, flags and place under another reading, and knows as much as before', () => {
  const lab = new Lab();
  lab.open(taken, { seed: 7 });
  lab.runToEnd();
  const known = lab.log.length;
  lab.seek(12);
  lab.chooseReadings({ [rule]: 'trust' });
  expect(lab.seed).toBe(7);
  expect(lab.position).toBe(12);
  expect(lab.readings).toEqual({ [rule]: 'trust' });
  expect(lab.log.length === known || lab.isEnded).toBe(true);
});
