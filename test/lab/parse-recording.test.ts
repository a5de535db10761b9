// Run files: what a lab saves opens as the same run; what is wrong is told with its place, all of it; whole scenarios inside
// are checked like files of their own.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  Lab,
  checkRecording,
  findDifference,
  labVersion,
  mostRunCharacters,
  parseFile,
  parseRecording,
  runFileName,
  writeRecording,
} from '../../src/lab/index.ts';
import type { Recording } from '../../src/lab/index.ts';
import { parseScenario } from '../../src/scenarios/index.ts';
import type { Problem, Scenario } from '../../src/scenarios/index.ts';
import { smallScenario } from '../scenarios/small-scenario.ts';
import { weeksScenario } from '../support/weeks-scenario.ts';

function scenario(name: string): Scenario {
  const reading = parseScenario(readFileSync(`public/scenarios/${name}.json`, 'utf8'));
  if (!('scenario' in reading)) throw new Error(reading.problems.map(({ text }) => text).join('\n'));
  return reading.scenario;
}

const withChoice = scenario('Q226297-12-permission-not-granted');

function recorded(steps = 60): { lab: Lab; recording: Recording } {
  const lab = new Lab();
  lab.open(withChoice, { seed: 3, position: steps });
  lab.seek(steps - 20);
  lab.act({ act: 'power-off', host: 'PC-17' });
  lab.runToEnd();
  lab.seek(12);
  const recording = lab.recording();
  if (!recording) throw new Error('Nothing was recorded.');
  return { lab, recording };
}

function open(text: string): Recording {
  const reading = parseRecording(text);
  if ('problems' in reading) throw new Error(reading.problems.map((problem) => problem.text).join('\n'));
  return reading.recording;
}

function problems(value: unknown): Problem[] {
  const reading = checkRecording(value);
  return 'problems' in reading ? reading.problems : [];
}

function replayed(recording: Recording): Lab {
  const lab = new Lab();
  const {
    scenario: whole,
    seed,
    choices,
    readings,
    flags,
    interventions,
    position = 0,
    entries = Infinity,
  } = recording;
  const moved = flags ? { flags } : {};
  lab.open(whole as Scenario, { seed, choices, readings, ...moved, interventions, position, known: entries });
  return lab;
}

describe('a run that is saved and opened', () => {
  test('is the same run at the same place, with all that was known', () => {
    const { lab, recording } = recorded();
    const again = replayed(open(writeRecording(recording)));
    expect(again.recording()).toEqual(recording);
    expect(again.position).toBe(12);
    expect(again.log.length).toBe(lab.log.length);
    expect(again.outcomes).toEqual(lab.outcomes);
  });

  test('keeps the moments that were moved', () => {
    const lab = new Lab();
    lab.open(weeksScenario() as unknown as Scenario);
    lab.moveFlags({ learned: 9 * 86_400_000 });
    lab.runToEnd();
    const recording = lab.recording();
    if (!recording) throw new Error('no recording');
    const again = replayed(open(writeRecording(recording)));
    expect(again.flags).toEqual({ learned: 9 * 86_400_000 });
    expect(again.recording()).toEqual(recording);
  });

  test('names its scenario and its seed in the name of its file', () => {
    const { recording } = recorded();
    expect(runFileName(recording)).toBe('Q226297-12-permission-not-granted-seed-3.run.json');
    expect(runFileName({ ...recording, scenario: 'mine' })).toBe('mine-seed-3.run.json');
  });

  test('needs no more than scenario, seed and digest of the whole run', () => {
    const { digest } = replayed({ ...recorded().recording, interventions: [], choices: [] }).recording() ?? {};
    const short = { format: 1, labVersion, scenario: withChoice, seed: 3, digest };
    const opened = open(JSON.stringify(short));
    expect(findDifference(opened, replayed(opened))).toBeUndefined();
  });

  test('can have the largest seed that a scenario can have', () => {
    expect(problems({ ...recorded().recording, seed: 2 ** 32 - 1 })).toEqual([]);
  });
});

describe('a difference is told', () => {
  test('when the log is another one', () => {
    const { recording } = recorded();
    const other = { ...recording, digest: '0'.repeat(64) };
    const found = findDifference(other, replayed(other));
    expect(found?.isOtherLog).toBe(true);
    expect(found?.text).toContain(`The first ${recording.entries} entries of this run are not those that were saved`);
    expect(found?.text).toContain('open all the same');
  });

  test('when the run ends before the entries that were saved', () => {
    const { recording } = recorded();
    const longer = { ...recording, entries: (recording.entries ?? 0) + 5 };
    expect(findDifference(longer, replayed(longer))?.isOtherLog).toBe(true);
  });

  test('when another version of the lab saved it, even with the same log', () => {
    const older = { ...recorded().recording, labVersion: '0.0.1' };
    const found = findDifference(older, replayed(older));
    expect(found?.isOtherLog).toBe(false);
    expect(found?.text).toContain('0.0.1');
    expect(found?.text).toContain('exactly as it did');
    expect(findDifference({ ...older, digest: 'f'.repeat(64) }, replayed(older))?.text).toContain('0.0.1');
  });

  test('never when nothing differs', () => {
    const { recording } = recorded();
    expect(findDifference(recording, replayed(recording))).toBeUndefined();
  });
});

describe('what is wrong with a run file', () => {
  test('is told all at once, each with its place', () => {
    const wrong = {
      format: 1,
      labVersion: 7,
      scenario: withChoice,
      sead: 1,
      choices: [0, -1, 'x'],
      interventions: [
        { act: 'set-dns-recrd', host: 'PC-17', atMs: 0, afterSeq: 3 },
        { act: 'power-off', atMs: 1 },
      ],
      entries: 1.5,
      digest: 'abc',
    };
    const places = problems(wrong).map(({ place }) => place);
    for (const place of [
      'labVersion',
      'sead',
      'seed',
      'choices[1]',
      'choices[2]',
      'interventions[0].act',
      'interventions[1].host',
      'interventions[1].afterSeq',
      'entries',
      'digest',
    ])
      expect(places).toContain(place);
    expect(problems(wrong).find(({ place }) => place === 'sead')?.near).toBe('seed');
    expect(problems(wrong).find(({ place }) => place === 'interventions[0].act')?.near).toBe('set-dns-record');
  });

  test('is told of the scenario inside with the place as seen from the run', () => {
    const spoilt = smallScenario();
    spoilt.hosts[0].adapters[0].ip = '10.0.1';
    delete spoilt.title;
    const told = problems({ ...recorded().recording, scenario: spoilt });
    expect(told.map(({ place }) => place)).toEqual(
      expect.arrayContaining(['scenario.hosts[0].adapters[0].ip', 'scenario.title']),
    );
    for (const { place, text } of told) expect(text.startsWith(place)).toBe(true);
  });

  test.each([[5], [null], [[]], ['no id!'], [{}]])('is told of %j in place of a scenario', (value) => {
    const told = problems({ ...recorded().recording, scenario: value });
    expect(told.length).toBeGreaterThan(0);
    expect(told.every(({ place }) => place.startsWith('scenario'))).toBe(true);
  });

  test.each([
    ['', 'empty'],
    ['[]', 'an empty list'],
    ['{"scenario":"x",}', 'line 1'],
    ['{"scenario":"a","scenario":"b"}', 'twice'],
    ['{"scenario":{"__proto__":{}}}', 'reserved'],
    ['null', 'null'],
  ])('is told of the text %j', (text, expected) => {
    const reading = parseFile(text, { name: 'my.run.json' });
    const told = 'problems' in reading ? reading.problems.map((problem) => problem.text).join('\n') : '';
    expect(told).toContain(expected);
  });

  test('is its format first, for another one has other keys', () => {
    const told = problems({ ...recorded().recording, format: 2, more: true });
    expect(told.map(({ text }) => text)).toEqual(['format is 2; this lab reads runs of format 1.']);
  });

  test('is its length when it is longer than any run, and it is not read then', () => {
    const reading = parseFile(' '.repeat(mostRunCharacters + 1));
    expect('problems' in reading && reading.problems[0]?.text).toContain('characters long');
  });
});

test('a file is known for a run or a scenario by what it holds', () => {
  expect(parseFile(JSON.stringify(withChoice))).toHaveProperty('scenario.id', withChoice.id);
  expect(parseFile(writeRecording(recorded().recording))).toHaveProperty('recording.seed', 3);
});
