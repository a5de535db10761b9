// Populations of a scenario's client: what may be asked, what is refused, and that they decide as a run of the scenario does.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PopulationOptions, Scenario } from '../../src/scenarios/index.ts';
import {
  PopulationUnderWay,
  checkScenario,
  mostNeeds,
  parseScenario,
  planPopulation,
  playPopulation,
  playScenario,
  populationClients,
} from '../../src/scenarios/index.ts';
import { siteWithLists } from '../support/site-with-lists.ts';

function whole(given: object): Scenario {
  const reading = checkScenario(given);
  if ('problems' in reading) throw new Error(reading.problems.map(({ text }) => text).join('\n'));
  return reading.scenario;
}

const site = whole(siteWithLists());

function population(options: PopulationOptions, of = site) {
  const reading = planPopulation(of, options);
  if ('problems' in reading) throw new Error(reading.problems.map(({ text }) => text).join('\n'));
  return playPopulation(reading.plan);
}

function refused(options: object, of = site): string[] {
  const reading = planPopulation(of, options as PopulationOptions);
  return 'problems' in reading ? reading.problems.map(({ text }) => text) : [];
}

const taken = (options: PopulationOptions) =>
  population(options).lists.map(({ servers }) => servers.map((one) => one.taken));

describe('what can be asked', () => {
  test('the clients that have lists, and their lists', () => {
    expect(populationClients(site)).toEqual([
      {
        host: 'PC-17',
        lists: [
          { list: 'cap', of: 'LEI', servers: ['LEIPZIG2', 'LEIPZIG3', 'LEIPZIG4'] },
          { list: 'dp', of: 'LEI00002', servers: ['LEIPZIG1', 'LEIPZIG2', 'LEIPZIG3'] },
          { list: 'dp', of: 'LEI00001', servers: ['LEIPZIG2', 'LEIPZIG3', 'LEIPZIG4'] },
        ],
        hasLetters: true,
        hasDeviceless: false,
      },
    ]);
  });
  test('nothing: thirty computers like the first client need a server of its first list, with the seed of the file', () => {
    const usual = population({});
    expect(usual).toMatchObject({ scenario: site.id, host: 'PC-17', seed: 5, asked: 30, needs: 30, isWhole: true });
    expect(usual.lists).toMatchObject([{ list: 'cap', of: 'LEI', none: 0 }]);
    expect(usual.lists[0]?.reasons.random).toBe(30);
    expect(population({ host: 'PC-17', site: 'LEI', needs: 30, seed: 5, connections: 'all' })).toEqual(usual);
  });
  test('every problem at once, with its place and a near name', () => {
    expect(refused({ hots: 'PC-17', needs: 0, seed: 0.5, connections: 'some', packages: [] })).toEqual([
      'hots is no known key; did you mean "host"?',
      'packages is an empty list; expected a list of 1 to 10 packages.',
      'connections is "some"; expected one of "all", "without-letters", "none".',
      `needs is 0; expected a whole number from 1 to ${mostNeeds}.`,
      'seed is 0.5; expected a whole number from 0 to 4294967295.',
    ]);
    expect(refused({ host: 'PC-18', readings: { 'access-point.choice': 'any', nothing: 'x' } })).toEqual([
      expect.stringContaining('readings["access-point.choice"] is "any"; expected a reading of that rule'),
      expect.stringContaining('readings.nothing is for a rule without readings'),
      'host is "PC-18"; did you mean "PC-17"?',
    ]);
    expect(refused({ site: 'LEJ' })).toEqual(['site is "LEJ"; did you mean "LEI"?']);
    expect(refused({ packages: ['LEI00001', 'LEI00009'] })).toEqual([
      'packages[1] is "LEI00009"; did you mean "LEI00002"?',
    ]);
    expect(refused({ site: 'LEI', packages: ['LEI00001'] })).toEqual([
      'packages is a list of 1; expected no such key, as a site is asked for.',
    ]);
    expect(refused([] as object)[0]).toMatch(/expected what is asked of a population, in braces/);
  });
  test('a scenario without lists has no population', () => {
    const { hosts, acts: _, ...rest } = siteWithLists();
    const bare = whole({ ...rest, acts: [], hosts: hosts.slice(0, 1) });
    expect(refused({}, bare)).toEqual([
      'scenario is "Q226113-test-site"; expected a scenario in which a client has a list of servers.',
    ]);
  });
});

describe('what comes out', () => {
  test('Q226113.10: a drive letter to a CAP changes no draw, under the default reading', () => {
    const withLetter = population({ needs: 3000 });
    expect(population({ needs: 3000, connections: 'without-letters' })).toEqual(withLetter);
    for (const { taken } of withLetter.lists[0]?.servers ?? []) expect(Math.abs(taken - 1000)).toBeLessThan(120);
  });
  test('under the reading of the documentation the letter settles it, and without it the draw is back', () => {
    const readings = { 'access-point.choice': 'documented' };
    expect(taken({ needs: 50, readings })).toEqual([[0, 50, 0]]);
    expect(population({ needs: 50, readings }).lists[0]?.reasons.existing).toBe(50);
    expect(taken({ needs: 3000, readings, connections: 'none' })).toEqual(taken({ needs: 3000 }));
  });
  test('one draw per package: a third take both from one server, when they share two of three DPs', () => {
    const { lists, sameServer, needs } = population({ packages: ['LEI00001', 'LEI00002'], needs: 9000 });
    expect(lists.map(({ of }) => of)).toEqual(['LEI00001', 'LEI00002']);
    expect(lists.map(({ none }) => none)).toEqual([0, 0]);
    // Two of nine pairs.
    expect((sameServer ?? 0) / needs).toBeGreaterThan(0.2);
    expect((sameServer ?? 0) / needs).toBeLessThan(0.245);
    expect(population({}).sameServer).toBeUndefined();
  });
  test('a server that is off is passed over, and with none left there is none', () => {
    const given = siteWithLists();
    given.hosts[1].isOn = false;
    const [list] = population({ needs: 300 }, whole(given)).lists;
    expect(list?.servers[0]?.taken).toBe(0);
    expect(list?.reasons.random).toBe(300);
    given.hosts[2].isOn = false;
    const [last] = population({ needs: 300 }, whole(given)).lists;
    expect(last?.servers[2]?.taken).toBe(300);
    expect(last?.reasons.only).toBeGreaterThan(0);
    given.hosts[3].isOn = false;
    const [nobody] = population({ needs: 300 }, whole(given)).lists;
    expect(nobody).toMatchObject({ none: 300, reasons: { only: 0, random: 0, preferred: 0, existing: 0 } });
  });
  test('played bit by bit it is the same, and what was told stays as it was', () => {
    const reading = planPopulation(site, { needs: 500 });
    if (!('plan' in reading)) throw new Error('refused');
    const underWay = new PopulationUnderWay(reading.plan);
    expect(underWay.advance(120)).toBe(true);
    const first = underWay.result();
    const told = JSON.stringify(first);
    while (underWay.advance(120));
    expect(JSON.stringify(first)).toBe(told);
    expect(first).toMatchObject({ needs: 120, isWhole: false });
    expect(underWay.result()).toEqual(population({ needs: 500 }));
  });
  test('the plan crosses to a worker as plain data', () => {
    const reading = planPopulation(site, { packages: ['LEI00001', 'LEI00002'] });
    if (!('plan' in reading)) throw new Error('refused');
    expect(structuredClone(reading.plan)).toEqual(reading.plan);
  });
});

/** Where a run's first question of chance is the draw, its seed draws the same server in a population of one. */
describe('a need of a run ends as a population of one', () => {
  const files = readdirSync('public/scenarios').filter((file) => file.startsWith('Q226113'));
  const models = ['actual', 'documented', 'deviceless-biased'];
  let comparedInAll = 0;
  const scenarios = files.flatMap((file) => {
    const reading = parseScenario(readFileSync(`public/scenarios/${file}`, 'utf8'));
    return 'scenario' in reading ? [[file, reading.scenario] as const] : [];
  });
  test.each([['the site of this test', site] as const, ...scenarios])('%s', (_, scenario) => {
    let compared = 0;
    for (const model of models) {
      for (const seed of scenario === site ? [1, 2, 3, 4, 5, 6] : [7, 8]) {
        const readings = { 'access-point.choice': model };
        const first = firstNeed(scenario, { readings, seed });
        if (!first) continue;
        compared += 1;
        const [list] = population({ ...first.asked, needs: 1, seed, readings }, scenario).lists;
        const server = list?.servers.find((one) => one.taken === 1)?.server;
        expect([server, list?.reasons], `${model}, seed ${seed}`).toEqual([first.server, first.reasons]);
      }
    }
    comparedInAll += compared;
    if (scenario === site) expect(compared).toBe(18);
  });

  test('in several of the lab’s own scenarios too', () => expect(comparedInAll).toBeGreaterThan(18 + 12));

  /** The first need of a run, if nothing was asked of chance or changed on the client before it. */
  function firstNeed(scenario: Scenario, options: { readings: Record<string, string>; seed: number }) {
    const { log } = playScenario(scenario, options);
    const began = log.findIndex(
      ({ kind, actor }) => kind === 'state.entered' && /\/access-point-need$/.test(actor ?? ''),
    );
    const before = log.slice(0, began);
    const isUntouched = !before.some(
      ({ kind, detail }) => kind === 'choice.taken' || (kind === 'act.done' && detail['act'] !== 'need-access-point'),
    );
    const need = log[began];
    if (!need || !isUntouched || need.host === undefined) return undefined;
    const ofNeed = log.filter(({ actor }) => actor === need.actor);
    const picks = ofNeed.filter(({ kind }) => kind === 'server.picked');
    const isConnected = ofNeed.some(
      ({ kind, detail }) => kind === 'state.entered' && String(detail['to']) === 'connected',
    );
    const last = picks.at(-1)?.detail;
    if (!last) return undefined;
    const asked = last['list'] === 'cap' ? { site: String(last['of']) } : { packages: [String(last['of'])] };
    const reasons = { only: 0, random: 0, preferred: 0, existing: 0 };
    if (isConnected) reasons[last['reason'] as keyof typeof reasons] = 1;
    return { asked: { host: need.host, ...asked }, server: isConnected ? last['picked'] : undefined, reasons };
  }
});
