// A run in the learner's hands: forward, back, to a place, once more, and otherwise.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Lab } from '../../src/lab/index.ts';
import type { Scenario } from '../../src/scenarios/index.ts';
import { parseScenario, playScenario } from '../../src/scenarios/index.ts';

function scenario(name: string): Scenario {
  const reading = parseScenario(readFileSync(`public/scenarios/${name}.json`, 'utf8'));
  if (!('scenario' in reading)) throw new Error(reading.problems.map(({ text }) => text).join('\n'));
  return reading.scenario;
}

const byName = scenario('Q226297-01-found-by-name');
const withChoice = scenario('Q226297-12-permission-not-granted');

describe('moving in a run', () => {
  test('a step shows one entry more, back one fewer', () => {
    const lab = new Lab();
    lab.open(byName);
    expect(lab.position).toBe(0);
    lab.step();
    lab.step();
    expect(lab.position).toBe(2);
    lab.back();
    expect(lab.position).toBe(1);
    expect(lab.log.length).toBeGreaterThanOrEqual(2);
  });
  test('back at the start and a step at the end change nothing', () => {
    const lab = new Lab();
    lab.open(byName);
    expect(lab.back()).toBe(false);
    lab.runToEnd();
    const end = lab.position;
    expect(lab.step()).toBe(false);
    expect(lab.position).toBe(end);
    expect(lab.isEnded).toBe(true);
  });
  test('any way of moving gives the log of a whole run', () => {
    const whole = playScenario(byName);
    const lab = new Lab();
    lab.open(byName);
    for (let moves = 1; lab.step(); moves += 1) if (moves % 7 === 0) lab.back();
    expect(lab.recording()?.digest).toBe(whole.digest);
    lab.seek(3);
    lab.runToEnd();
    expect(lab.recording()?.digest).toBe(whole.digest);
  });
  test('the next decision is just after a choice, and then the end', () => {
    const lab = new Lab();
    lab.open(withChoice);
    lab.nextDecision();
    expect(lab.log[lab.position - 1]?.kind).toBe('choice.taken');
    lab.nextDecision();
    expect(lab.isEnded).toBe(true);
    expect(lab.position).toBe(lab.log.length);
  });
  test('outcomes are those among the entries shown', () => {
    const lab = new Lab();
    lab.open(byName);
    lab.runToEnd();
    expect(lab.outcomes.map(({ result }) => result)).toEqual(['connected']);
    lab.seek(1);
    expect(lab.outcomes).toEqual([]);
  });
});

describe('once more', () => {
  test('another seed can take another choice, the same seed never', () => {
    const lab = new Lab();
    const taken = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
      lab.open(withChoice, { seed });
      lab.runToEnd();
      return lab.choices.map((choice) => choice.options[choice.taken]).join();
    });
    expect(new Set(taken).size).toBeGreaterThan(1);
    lab.open(withChoice, { seed: 1 });
    lab.runToEnd();
    const first = lab.recording()?.digest;
    lab.runAgain();
    lab.runToEnd();
    expect(lab.recording()?.digest).toBe(first);
  });
  test('a recording opened again is the same run at the same place', () => {
    const lab = new Lab();
    lab.open(withChoice, { seed: 3 });
    lab.runToEnd();
    const recording = lab.recording();
    const again = new Lab();
    again.open(withChoice, { seed: recording?.seed ?? 0, choices: recording?.choices ?? [], position: lab.position });
    expect(again.recording()?.digest).toBe(recording?.digest);
    expect(again.position).toBe(lab.position);
  });
  test('a replay for an inspector keeps the place', () => {
    const lab = new Lab();
    lab.open(byName);
    lab.runToEnd();
    lab.seek(5);
    const known = lab.log.length;
    lab.replay();
    expect(lab.position).toBe(5);
    expect(lab.log.length).toBe(known);
  });
});

test('a choice outside its options opens nothing, and what was open stays open', () => {
  const lab = new Lab();
  lab.open(byName, { position: 5 });
  expect(() => lab.open(withChoice, { choices: [9], position: 1000 })).toThrow('choices[0] is 9');
  expect(lab.scenario?.id).toBe(byName.id);
  expect(lab.position).toBe(5);
  expect(lab.step()).toBe(true);
});

describe('acting', () => {
  test('at an earlier moment the past stays and another future begins', () => {
    const lab = new Lab();
    lab.open(byName);
    lab.runToEnd();
    const before = lab.log.map(({ text }) => text);
    const place = lab.log.findIndex((entry) => entry.kind === 'act.done') + 1;
    lab.seek(place);
    lab.act({ act: 'power-off', host: 'PC-17' });
    lab.runToEnd();
    expect(lab.log.slice(0, place).map(({ text }) => text)).toEqual(before.slice(0, place));
    expect(lab.outcomes[0]?.result).toBe('failed');
    const again = new Lab();
    again.open(byName, { interventions: lab.interventions });
    again.runToEnd();
    expect(again.recording()?.digest).toBe(lab.recording()?.digest);
  });
  test('what was done is shown at once, and what follows at the same moment comes after it', () => {
    const lab = new Lab();
    lab.open(byName, { position: 1 });
    lab.act({ act: 'power-off', host: 'PC-17' });
    expect(lab.log[lab.position - 1]).toMatchObject({ kind: 'act.done', detail: { act: 'power-off' } });
    lab.act({ act: 'power-on', host: 'PC-17' });
    expect(lab.log[lab.position - 1]).toMatchObject({ kind: 'act.done', detail: { act: 'power-on' } });
    expect(lab.interventions.map(({ act }) => act)).toEqual(['power-off', 'power-on']);
  });
  test('an act takes back those that are not shown yet, and no others', () => {
    const lab = new Lab();
    lab.open(byName, { position: 1 });
    lab.act({ act: 'power-off', host: 'PC-17' });
    const place = lab.position;
    lab.runToEnd();
    lab.act({ act: 'power-on', host: 'PC-17' });
    expect(lab.interventions.map(({ act }) => act)).toEqual(['power-off', 'power-on']);
    lab.seek(place);
    lab.act({ act: 'stop-agent', host: 'PC-17' });
    expect(lab.interventions.map(({ act }) => act)).toEqual(['power-off', 'stop-agent']);
    lab.seek(place - 1);
    lab.act({ act: 'stop-agent', host: 'PC-17' });
    expect(lab.interventions.map(({ act }) => act)).toEqual(['stop-agent']);
  });
  test('at the end of a run there is still a moment to act in', () => {
    const lab = new Lab();
    lab.open(byName);
    lab.runToEnd();
    const known = lab.log.length;
    lab.act({ act: 'power-off', host: 'PC-17' });
    expect(lab.log[lab.position - 1]).toMatchObject({ kind: 'act.done', detail: { act: 'power-off' } });
    lab.runToEnd();
    expect(lab.log.length).toBeGreaterThan(known);
    expect(lab.log.at(-1)?.kind).toBe('run.ended');
  });
  test('listeners hear of each change', () => {
    const lab = new Lab();
    let heard = 0;
    const stop = lab.subscribe(() => (heard += 1));
    lab.open(byName);
    lab.step();
    stop();
    lab.step();
    expect(heard).toBe(2);
  });
});

describe('flags', () => {
  const withFlag: Scenario = {
    ...byName,
    flags: [{ name: 'open', label: 'Anna opens Remote Tools', moves: ['/acts/0/atMs'], fromMs: 0, untilMs: 60_000 }],
  };

  test('a moved flag begins the run anew with the same seed, and stays moved through seeds, acts and replays', () => {
    const lab = new Lab();
    lab.open(withFlag, { seed: 5 });
    lab.runToEnd();
    expect(lab.recording()).not.toHaveProperty('flags');
    lab.moveFlags({ open: 20_000 });
    expect([lab.position, lab.seed, lab.flags]).toEqual([0, 5, { open: 20_000 }]);
    const begins = () => lab.log.find(({ kind }) => kind === 'act.done')?.atMs;
    lab.runAgain(6);
    lab.runToEnd();
    expect(begins()).toBe(20_000);
    lab.seek(20);
    lab.act({ act: 'power-off', host: 'PC-17' });
    lab.replay();
    expect(begins()).toBe(20_000);
    expect(lab.recording()?.flags).toEqual({ open: 20_000 });
    expect(lab.scenario).toBe(withFlag);
    lab.moveFlags({});
    lab.runToEnd();
    expect(lab.recording()?.digest).toBe(playScenario(withFlag, { seed: 6 }).digest);
  });
});
