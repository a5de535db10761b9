// What a population shows of the claims: the draw is even whatever the user has mapped, and letters are never a reason.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NeedPopulation, chooseBySeed } from '../../../src/statecharts/population/index.ts';
import type { PopulationSettings } from '../../../src/statecharts/population/index.ts';
import { drawnPopulation } from './drawn-population.ts';
import { draws } from '../../support/draws.ts';

const servers = ['LEIPZIG2', 'LEIPZIG3', 'LEIPZIG4', 'LEIPZIG5'];
const needs = 12_000;

/** 0.1 % of fair draws exceed it, with three degrees of freedom. */
const critical = 16.27;

function settingsWith(connections: PopulationSettings['wanted'][number]['client']['connections']): PopulationSettings {
  const client = {
    servers,
    preferred: [],
    usesPreferred: false,
    usesExisting: true,
    usesRandom: true,
    connections,
    user: 'meyer',
    accounts: [],
  };
  const answering = Object.fromEntries(servers.map((name) => [name, { isPresent: true, serverInfo: 'ok' as const }]));
  const wanted = [{ list: 'cap' as const, of: 'LEI', share: 'CAP_LEI', client, servers: answering }];
  return { host: 'PC-17', isNtFamily: true, model: 'actual', wanted };
}

const letter = { local: 'G:', remote: '\\\\LEIPZIG3\\CAP_LEI', account: 'meyer', refs: 1, persist: 1 };
const { local: _, ...deviceless } = letter;
const ipc = { remote: '\\\\LEIPZIG3\\IPC$', account: 'meyer', refs: 1, persist: 0 };

describe.each([
  ['nothing', []],
  ['a drive letter on one CAP', [letter]],
  ['a connection without a letter to one CAP', [deviceless]],
  [
    'a letter on one, IPC$ of it, and a home directory',
    [letter, ipc, { ...letter, local: 'H:', remote: '\\\\LEIPZIG4\\home' }],
  ],
])('connected: %s', (_, connections) => {
  test.each([1, 2, 3])('seed %i draws evenly, by chi-square', (seed) => {
    const population = new NeedPopulation(settingsWith(connections), chooseBySeed(seed));
    population.play(needs);
    const expected = needs / servers.length;
    const taken = population.tally.lists[0]?.servers.map((server) => server.taken) ?? [];
    const chiSquare = taken.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquare, taken.join()).toBeLessThan(critical);
  });
});

test('under the default reading a connection is never a reason, in any drawn population', () => {
  fc.assert(
    fc.property(drawnPopulation, fc.nat(), (settings, seed) => {
      const population = new NeedPopulation({ ...settings, model: 'actual' }, chooseBySeed(seed));
      population.play(5);
      for (const { reasons } of population.tally.lists) expect(reasons.existing).toBe(0);
    }),
    draws(100),
  );
});

test('where only a letter leads to a server, the reading that looks at connections without letters draws', () => {
  for (const model of ['actual', 'deviceless-biased', 'documented'] as const) {
    const population = new NeedPopulation({ ...settingsWith([letter]), model }, chooseBySeed(1));
    population.play(200);
    expect(population.tally.lists[0]?.reasons.existing, model).toBe(model === 'documented' ? 200 : 0);
    const without = new NeedPopulation({ ...settingsWith([deviceless]), model }, chooseBySeed(1));
    without.play(200);
    expect(without.tally.lists[0]?.reasons.existing, model).toBe(model === 'actual' ? 0 : 200);
  }
});
