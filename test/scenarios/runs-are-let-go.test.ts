// A run that is over is let go: XState holds every actor in a table of its own until it is stopped, and with it the world.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { registry } from 'xstate/lib/registry.js';
import { Lab } from '../../src/lab/index.ts';
import { playInSlices } from '../../src/page/play-in-slices.ts';
import { parseScenario, playScenario } from '../../src/scenarios/index.ts';

const reading = parseScenario(readFileSync('public/scenarios/Q226297-12-permission-not-granted.json', 'utf8'));
if (!('scenario' in reading)) throw new Error('The scenario has problems.');
const { scenario } = reading;

const held = new Set<string>();
let begun = 0;

beforeEach(() => {
  held.clear();
  begun = 0;
  const { register, free } = registry;
  vi.spyOn(registry, 'register').mockImplementation((id, actor) => {
    begun += 1;
    held.add(id);
    return register.call(registry, id, actor);
  });
  vi.spyOn(registry, 'free').mockImplementation((id) => {
    held.delete(id);
    free.call(registry, id);
  });
});
afterEach(() => vi.restoreAllMocks());

test('a run that was played to its end holds no actor', () => {
  playScenario(scenario);
  expect(begun).toBeGreaterThan(3);
  expect([...held]).toEqual([]);
});

test('nor does one that broke off', () => {
  expect(() => playScenario(scenario, { choices: [9] })).toThrow('choices[0] is 9');
  expect(begun).toBeGreaterThan(3);
  expect([...held]).toEqual([]);
});

test('nor does one that the page played in slices', async () => {
  expect((await playInSlices(scenario, { seed: 2 })).digest).toBe(playScenario(scenario, { seed: 2 }).digest);
  await expect(playInSlices(scenario, { choices: [9] })).rejects.toThrow('choices[0] is 9');
  expect(begun).toBeGreaterThan(3);
  expect([...held]).toEqual([]);
});

test('the lab holds the actors of one run, however many it has opened', () => {
  const lab = new Lab();
  lab.open(scenario);
  lab.runToEnd();
  const ofOne = held.size;
  expect(ofOne).toBeGreaterThan(2);
  for (let times = 0; times < 5; times += 1) {
    lab.runAgain();
    lab.runToEnd();
  }
  expect(held.size).toBe(ofOne);
});
