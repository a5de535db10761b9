// The Discovery Data Manager with a stand-in database: when records are stored, and when aged resources are looked for.
import { expect, test } from 'vitest';
import type { DiscoveryRecord, ShareUse } from '../../../src/protocols/index.ts';
import { findRule, timingValues } from '../../../src/rules/index.ts';
import { attachDiscoveryDataManager } from '../../../src/statecharts/server/attach-discovery-data-manager.ts';
import { statecharts } from '../../../src/statecharts/index.ts';
import { chartBench, powerSwitch } from '../chart-bench.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const record = (name: string): DiscoveryRecord => ({
  agent: 'heartbeat',
  name,
  ipAddresses: ['10.0.1.17'],
  ipxAddresses: [],
});

function siteServer(isOn = true) {
  const bench = chartBench({ name: 'SITE1', isOn });
  const { world, host, said } = bench;
  const shares = new Map<string, ShareUse>();
  const actor = attachDiscoveryDataManager({
    world,
    host,
    timings: timingValues(),
    settings: { siteCode: 'ABC' },
    network: {
      share: (name, use) => {
        shares.set(name, use);
        return () => void shares.delete(name);
      },
    },
    database: {
      storeRecord: ({ name }) => void said.push(`${world.nowMs / minute} min: ${name}`),
      removeAged: (lifetimeMs) => void said.push(`${world.nowMs / hour} h: older than ${lifetimeMs / day} d`),
    },
  });
  bench.pass(0);
  const power = powerSwitch(bench, actor);
  return { ...bench, actor, shares, power };
}

test('a record of this computer and one by the share are both stored after five minutes', () => {
  const { actor, pass, said, shares, logged } = siteServer();
  actor.receive(record('PC-17'));
  pass(minute);
  shares.get('SMS_ABC')?.arrived?.('inboxes\\ddm.box\\PC-18.ddr', record('PC-18'));
  pass(4 * minute - 1);
  expect(logged('record.arrived')).toHaveLength(2);
  expect(said).toEqual([]);
  pass(1);
  expect(said).toEqual(['5 min: PC-17', '5 min: PC-18']);
  pass(hour);
  expect(said).toHaveLength(2);
});

test('one that comes in the moment of storing is stored with the next', () => {
  const { actor, pass, said, world } = siteServer();
  actor.receive(record('PC-17'));
  world.clock.setTimeout(() => actor.receive(record('PC-18')), 5 * minute);
  pass(hour);
  expect(said).toEqual(['5 min: PC-17', '10 min: PC-18']);
});

test('records that wait outlast a power failure', () => {
  const { actor, pass, said, power, shares } = siteServer();
  actor.receive(record('PC-17'));
  pass(4 * minute);
  power(false);
  expect(shares.size).toBe(0);
  pass(hour);
  power(true);
  expect(shares.size).toBe(1);
  pass(hour);
  expect(said).toEqual(['69 min: PC-17']);
});

test('Q257799: each day resources older than 90 days are removed', () => {
  const { pass, said } = siteServer();
  pass(3 * day);
  expect(said).toEqual(['24 h: older than 90 d', '48 h: older than 90 d', '72 h: older than 90 d']);
});

test('that they are removed is stated, that it is done once a day is inferred', () => {
  const { pass, world } = siteServer();
  pass(day);
  const [begun] = world.log.entries.filter(
    ({ kind, detail }) => kind === 'state.entered' && JSON.stringify(detail['to']).includes('ageing.removing'),
  );
  expect(begun?.rule).toBe('database.aged-daily');
  expect(findRule('database.aged-daily')?.label).toBe('inferred');
  expect(findRule('timing.agedDiscoveryTaskInterval')?.label).toBe('inferred');
  expect(findRule('database.aged')).toMatchObject({ label: 'stated', text: expect.not.stringContaining('each day') });
});

test('a task that fell due while the server was off runs when it starts, and a day counts from there', () => {
  const { pass, said, power } = siteServer();
  pass(23 * hour);
  power(false);
  pass(7 * hour);
  power(true);
  pass(24 * hour);
  expect(said).toEqual(['30 h: older than 90 d', '54 h: older than 90 d']);
});

test('a task that was missed is begun by an assumption, one that was not is not', () => {
  const { pass, power, world } = siteServer();
  const rules = () =>
    world.log.entries.flatMap(({ kind, rule, detail }) =>
      kind === 'state.entered' && (detail['event'] as { type: string }).type.startsWith('power.') ? [rule] : [],
    );
  pass(hour);
  power(false);
  pass(hour);
  power(true);
  power(false);
  pass(24 * hour);
  power(true);
  expect(rules()).toEqual(['site-server.off', 'database.data-manager', 'site-server.off', 'site-server.missed-run']);
});

test('what is done to any record does not cite the heartbeat alone', () => {
  const named = statecharts
    .filter(({ name }) => name === 'discoveryDataManager' || name === 'smsProvider')
    .map((chart) => JSON.stringify(chart.machine().config));
  expect(named).toHaveLength(2);
  for (const config of named) expect(config).not.toContain('Q226297.discovery-cycle');
});

test('the log keeps a record that came in the moment of a power failure', () => {
  const { actor, power, logged } = siteServer();
  actor.receive(record('PC-17'));
  power(false);
  expect(logged('record.arrived')).toHaveLength(1);
});

test('switched on and off in the same moment it has no share', () => {
  const { actor, shares, pass } = siteServer(false);
  actor.powerOn();
  actor.powerOff();
  pass(0);
  expect(shares.size).toBe(0);
});

test('a server that is off when the run begins has no share', () => {
  const { shares, power } = siteServer(false);
  expect(shares.size).toBe(0);
  power(true);
  expect([...shares.keys()]).toEqual(['SMS_ABC']);
});
