// What an address or a script asks of a run: taken when it is right, told with its place when not.
import { expect, test } from 'vitest';
import { checkRunOptions } from '../../src/page/check-run-options.ts';
import type { Scenario } from '../../src/scenarios/index.ts';
import { ScenarioError } from '../../src/scenarios/index.ts';
import { smallScenario } from '../scenarios/small-scenario.ts';

const scenario = smallScenario() as Scenario;

function told(options: object, of = scenario): string[] {
  try {
    checkRunOptions(of, options);
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.problems.map(({ text }) => text);
  }
}

test('flags that the scenario has, within their range, go with the run', () => {
  expect(checkRunOptions(scenario, { flags: { cut: 9000 } })).toEqual({ flags: { cut: 9000 }, seed: 1 });
});

test('flags that cannot be moved so are told with their place', () => {
  expect(told({ flags: { cut: 5, cat: 5 } })).toEqual([
    'flags.cut is 5; expected a whole number of milliseconds from 1000 to 500000.',
    'flags.cat is for no flag; did you mean "cut"?',
  ]);
  expect(told({ flags: [] })).toEqual(['flags is a list; expected a table of flag to milliseconds, in braces.']);
  expect(told({ flags: { cut: '9000' } })).toEqual([
    'flags.cut is "9000"; expected a whole number of milliseconds from 1000 to 500000.',
  ]);
});

test('two flags that suit the file one by one, but not together, are told', () => {
  const flag = (name: string, atMs: string, fromMs: number, untilMs: number) => ({
    name,
    label: name,
    moves: [`/faults/0/${atMs}`],
    fromMs,
    untilMs,
  });
  const both: Scenario = {
    ...scenario,
    faults: [{ verdict: 'drop', fromMs: 100, untilMs: 900 }],
    flags: [flag('from', 'fromMs', 0, 800), flag('until', 'untilMs', 200, 1000)],
  };
  expect(told({ flags: { from: 700 } }, both)).toEqual([]);
  expect(told({ flags: { from: 700, until: 300 } }, both)[0]).toMatch(
    /^faults\[0\]\.untilMs is 300; expected a time after 700/,
  );
});

test('an act is checked beside flags that are moved', () => {
  const act = { act: 'power-off', host: 'PC-71', atMs: 0, afterSeq: 3 };
  expect(told({ flags: { cut: 9000 }, interventions: [act] })[0]).toMatch(/^interventions\[0\]\.host is "PC-71"/);
});
