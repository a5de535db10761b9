// Network discovery with stand-in routers: when it runs, what it asks, and what it needs to write a record.
import { describe, expect, test } from 'vitest';
import type { SnmpRow, SnmpTable } from '../../../src/protocols/index.ts';
import { timingValues } from '../../../src/rules/index.ts';
import { attachNetworkDiscovery } from '../../../src/statecharts/server/attach-network-discovery.ts';
import { chartBench } from '../chart-bench.ts';

const hour = 3_600_000;
type Router = Partial<Record<SnmpTable, readonly SnmpRow[]>> | 'unreachable' | 'silent';

function siteServer(routers: Record<string, Router>, isOn = true) {
  const bench = chartBench({ name: 'SITE1', isOn });
  const { world, host, said } = bench;
  const actor = attachNetworkDiscovery({
    world,
    host,
    timings: timingValues(),
    settings: { routers: Object.keys(routers), community: 'public', firstRunAtMs: hour, intervalMs: 12 * hour },
    network: {
      ask: (address, { table, community }, listener) => {
        said.push(`asks ${address} for ${table} (${community})`);
        let isHeard = true;
        const router = routers[address] ?? 'silent';
        world.soon(host, () => {
          if (!isHeard || router === 'silent') return;
          if (router === 'unreachable') return listener.unreachable();
          const rows = router[table];
          if (rows) listener.answered(rows);
        });
        return () => {
          isHeard = false;
        };
      },
    },
    write: ({ ipAddresses, subnetMask, name }) =>
      void said.push(`writes ${ipAddresses.join()} ${subnetMask} ${name ?? 'without a name'}`),
  });
  bench.pass(0);
  const power = (turnedOn: boolean) => {
    host.switchPower(turnedOn);
    if (turnedOn) actor.powerOn();
    else actor.powerOff();
    bench.pass(0);
  };
  return { ...bench, actor, power };
}

const neighbours = [
  { address: '10.0.1.17', mac: '02:00:00:00:05:00' },
  { address: '10.0.2.9', mac: '02:00:00:00:06:00' },
];

test('it runs by its schedule: first after an hour, then every twelve', () => {
  const { pass, said, logged } = siteServer({ '10.0.1.1': { arp: [], addresses: [] } });
  pass(hour - 1);
  expect(said).toEqual([]);
  pass(1);
  expect(said).toEqual(['asks 10.0.1.1 for arp (public)', 'asks 10.0.1.1 for addresses (public)']);
  pass(24 * hour);
  expect(said).toHaveLength(6);
  expect(logged('wait.ended')).toEqual([]);
});

describe('Q228900: a record needs the subnet mask', () => {
  test('an address on a subnet whose mask the router tells is recorded, another is not', () => {
    const addresses = [{ address: '10.0.1.1', mask: '255.255.255.0' }];
    const { pass, said, logged, world } = siteServer({ '10.0.1.1': { arp: neighbours, addresses } });
    pass(hour);
    expect(said.slice(2)).toEqual(['writes 10.0.1.17 255.255.255.0 without a name']);
    expect(logged('address.found')).toEqual([
      'network discovery finds 10.0.1.17 (mask 255.255.255.0) and writes a record',
      'network discovery finds 10.0.2.9 without a subnet mask: no record',
    ]);
    const found = world.log.entries.filter(({ kind }) => kind === 'address.found');
    expect(found.map(({ rule }) => rule)).toEqual(['network-discovery.writes', 'network-discovery.needs-mask']);
  });
  test('a router that tells no masks leaves nothing to record', () => {
    const { pass, said, logged } = siteServer({ '10.0.1.1': { arp: neighbours } });
    pass(hour + 2000);
    expect(said.filter((line) => line.startsWith('writes'))).toEqual([]);
    expect(logged('address.found')).toHaveLength(2);
  });
});

test('a router that is silent or out of reach is passed over, and the next one is read', () => {
  const addresses = [{ address: '10.0.2.1', mask: '255.255.255.0' }];
  const { pass, said, logged } = siteServer({
    '10.0.1.1': 'silent',
    '10.0.3.1': 'unreachable',
    '10.0.2.1': { arp: neighbours, addresses },
  });
  pass(hour + 1999);
  expect(said).toEqual(['asks 10.0.1.1 for arp (public)']);
  pass(1);
  expect(said.slice(1)).toEqual([
    'asks 10.0.3.1 for arp (public)',
    'asks 10.0.2.1 for arp (public)',
    'asks 10.0.2.1 for addresses (public)',
    'writes 10.0.2.9 255.255.255.0 without a name',
  ]);
  expect(logged('wait.ended')).toEqual(['no answer after 2000 ms of waiting for an answer by SNMP from 10.0.1.1']);
});

test('a server that is off runs nothing; what fell due runs when it starts', () => {
  const { pass, said, power } = siteServer({ '10.0.1.1': 'silent' });
  pass(hour);
  power(false);
  pass(20 * hour);
  expect(said).toHaveLength(1);
  power(true);
  expect(said).toHaveLength(2);
  pass(12 * hour - 1);
  expect(said).toHaveLength(2);
  pass(1);
  expect(said).toHaveLength(3);
});

test('a server that is off when the run begins waits for its power', () => {
  const { pass, said, power } = siteServer({ '10.0.1.1': 'silent' }, false);
  pass(3 * hour);
  expect(said).toEqual([]);
  power(true);
  expect(said).toHaveLength(1);
});
