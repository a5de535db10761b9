// The three published stories of discovery: what becomes of them when their flags are moved, or a rule is read otherwise.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../src/scenarios/index.ts';
import { checkScenario, playScenario, setFlags } from '../../src/scenarios/index.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('the published scenarios', () => {
  const read = (id: string): Scenario => {
    const checked = checkScenario(JSON.parse(readFileSync(`public/scenarios/${id}.json`, 'utf8')));
    if (!('scenario' in checked)) throw new Error(`${id} has problems.`);
    return checked.scenario;
  };
  const moved = read('Q226297-14-moved-discovery-cycle');
  /** `by name`, `by address` or `not` for each try. */
  const ways = (flags: Record<string, number>) =>
    playScenario(setFlags(moved, flags)).outcomes.map(
      ({ host, detail, result }) => `${host.at(-1)} ${result === 'connected' ? String(detail['stage']) : 'not'}`,
    );
  const usual = ['1 not', '2 not', '1 name', '2 not', '1 name', '2 address', '1 name', '2 address'];

  test('Q226297-14: first nobody finds it, then the one with a name server, then both', () => {
    expect(ways({})).toEqual(usual);
  });
  test('Q226297-14: the flags can be moved past each other: then the database helps before the name service', () => {
    const swapped = { 'name-service': 4 * hour, 'discovery-cycle': 2 * hour };
    expect(ways(swapped)).toEqual([
      '1 not',
      '2 not',
      '1 address',
      '2 address',
      '1 name',
      '2 address',
      '1 name',
      '2 address',
    ]);
  });
  test('Q226297-14: with both at their latest nobody finds it before the next day, with both at their earliest everybody', () => {
    const latest = { 'name-service': 23 * hour, 'discovery-cycle': 23 * hour };
    expect(ways(latest)).toEqual(['1 not', '2 not', '1 not', '2 not', '1 not', '2 not', '1 name', '2 address']);
    const earliest = { 'name-service': 20 * minute, 'discovery-cycle': 20 * minute };
    expect(ways(earliest)).toEqual([
      '1 name',
      '2 address',
      '1 name',
      '2 address',
      '1 name',
      '2 address',
      '1 name',
      '2 address',
    ]);
  });
  test('Q226297-16: without its DNS server the site server names what it finds by its address, and nobody is reached', () => {
    const scenario = read('Q226297-16-network-discovery');
    const withoutDns = {
      ...scenario,
      hosts: scenario.hosts.map((host) => (host.name === 'SITE1' ? { ...host, nameResolution: {} } : host)),
    };
    const names = (run: ReturnType<typeof playScenario>) =>
      run.log.flatMap(({ kind, host, detail }) =>
        kind === 'record.changed' && host === 'SITE1' ? [String(detail['name'])] : [],
      );
    const results = (run: ReturnType<typeof playScenario>) => run.outcomes.map(({ result }) => result);
    const [named, unnamed] = [playScenario(scenario), playScenario(withoutDns)];
    expect(names(named)).toEqual(['PC-42', 'NAMES1', 'PC-43', '10.0.6.9', 'SITE1']);
    expect(results(named)).toEqual(['failed', 'connected', 'failed', 'failed']);
    expect(names(unnamed)).toEqual(['10.0.6.42', '10.0.5.4', '10.0.6.43', '10.0.6.9', 'SITE1']);
    expect(results(unnamed)).toEqual(['failed', 'failed', 'failed', 'failed']);
  });
  test('Q226297-16: a router that has not heard of a computer lately cannot tell of it', () => {
    const scenario = read('Q226297-16-network-discovery');
    const later = structuredClone(scenario) as { hosts: { networkDiscovery?: { firstAtMs?: number } }[] };
    for (const { networkDiscovery } of later.hosts) if (networkDiscovery) networkDiscovery.firstAtMs = 40 * minute;
    const found = playScenario(later as Scenario).log.filter(({ kind }) => kind === 'address.found');
    expect(found.map(({ detail }) => detail['name'])).toEqual(['SITE1']);
  });
  test('Q226297-15: three weeks take some thousand entries at most', () => {
    const run = playScenario(read('Q226297-15-laptop-often-off'));
    expect(run.endedAtMs).toBeGreaterThan(21 * day);
    expect(run.log.length).toBeLessThan(2000);
    const ran = run.log.filter(({ kind }) => kind === 'cycle.ran');
    expect(ran).toHaveLength(12);
  });
  test('Q226297-15: read the other way, the new address arrives with the next cycle, a week earlier', () => {
    const scenario = read('Q226297-15-laptop-often-off');
    const at = (readings: Record<string, string>) =>
      playScenario(scenario, { readings }).log.find(
        ({ kind, detail }) => kind === 'record.changed' && String(detail['ipAddresses']) === '10.0.4.25',
      )?.atMs ?? 0;
    const [byHeartbeat, byChange] = [at({}), at({ 'discovery.which-cycle': 'changed' })];
    expect([Math.floor(byHeartbeat / day), Math.floor(byChange / day)]).toEqual([21, 15]);
  });
});
