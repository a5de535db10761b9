// Network discovery with stand-in routers: when it runs, what it asks, and what it needs to write a record.
import { describe, expect, test } from 'vitest';
import type { SnmpRow, SnmpTable } from '../../../src/protocols/index.ts';
import { addressOfReverseName } from '../../../src/protocols/index.ts';
import { timingValues } from '../../../src/rules/index.ts';
import { attachNetworkDiscovery } from '../../../src/statecharts/server/attach-network-discovery.ts';
import { chartBench, powerSwitch } from '../chart-bench.ts';

const hour = 3_600_000;
type Router = Partial<Record<SnmpTable, readonly SnmpRow[]>> | 'unreachable' | 'silent';

interface Names {
  servers: readonly string[];
  /** What each server says of an address: a name, no name, or nothing at all. */
  answers?: Record<string, Record<string, string | null>>;
}

function siteServer(routers: Record<string, Router>, isOn = true, names: Names = { servers: [] }) {
  const bench = chartBench({ name: 'SITE1', isOn });
  const { world, host, said } = bench;
  const actor = attachNetworkDiscovery({
    world,
    host,
    timings: timingValues(),
    settings: {
      routers: Object.keys(routers),
      dnsServers: names.servers,
      community: 'public',
      firstRunAtMs: hour,
      intervalMs: 12 * hour,
    },
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
      openNameQuestion: ({ question }, answered) => {
        let isHeard = true;
        return {
          send: (server) => {
            const address = addressOfReverseName(question.name) ?? '';
            said.push(`asks ${server} for the name of ${address}`);
            const answer = names.answers?.[server]?.[address];
            world.soon(host, () => {
              if (isHeard && answer !== undefined) answered(answer ?? undefined);
            });
          },
          stop: () => {
            isHeard = false;
          },
        };
      },
    },
    write: ({ ipAddresses, subnetMask, name }) =>
      void said.push(`writes ${ipAddresses.join()} ${subnetMask} ${name ?? 'without a name'}`),
  });
  bench.pass(0);
  const power = powerSwitch(bench, actor);
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

describe('names of the addresses', () => {
  const addresses = [{ address: '10.0.1.1', mask: '255.255.255.0' }];
  const router = { '10.0.1.1': { arp: neighbours, addresses } };
  const found = (lines: readonly string[]) => lines.map((line) => line.replace('network discovery finds ', ''));

  test('are asked of DNS one by one, and named in the record; without a mask a name does not help', () => {
    const answers = { '10.0.1.5': { '10.0.1.17': 'pc-17.example.test', '10.0.2.9': 'PC-9' } };
    const { pass, said, logged } = siteServer(router, true, { servers: ['10.0.1.5'], answers });
    pass(hour);
    expect(said.slice(2)).toEqual([
      'asks 10.0.1.5 for the name of 10.0.1.17',
      'writes 10.0.1.17 255.255.255.0 PC-17',
      'asks 10.0.1.5 for the name of 10.0.2.9',
    ]);
    expect(found(logged('address.found'))).toEqual([
      'PC-17, 10.0.1.17 (mask 255.255.255.0) and writes a record',
      'PC-9, 10.0.2.9, without a subnet mask: no record',
    ]);
  });
  test('that DNS does not know leave the record without one, and that is told', () => {
    const answers = { '10.0.1.5': { '10.0.1.17': null, '10.0.2.9': null } };
    const { pass, said, logged } = siteServer(router, true, { servers: ['10.0.1.5'], answers });
    pass(hour);
    expect(said.filter((line) => line.startsWith('writes'))).toEqual(['writes 10.0.1.17 255.255.255.0 without a name']);
    expect(found(logged('address.found', 'wait.ended'))).toEqual([
      '10.0.1.17, unknown to DNS (mask 255.255.255.0) and writes a record',
      '10.0.2.9, unknown to DNS, without a subnet mask: no record',
    ]);
  });
  test('cost the waits of the system where DNS is silent, the servers in turn, for each address', () => {
    const { pass, said, logged } = siteServer(router, true, { servers: ['10.0.1.5', '10.0.1.6'] });
    pass(hour + 14_999);
    expect(said.slice(2)).toEqual(
      ['10.0.1.5', '10.0.1.6', '10.0.1.5', '10.0.1.6'].map((server) => `asks ${server} for the name of 10.0.1.17`),
    );
    pass(15_002);
    expect(logged('wait.ended', 'address.found').map((line) => line.replace('network discovery finds ', ''))).toEqual([
      'no answer after 15000 ms of waiting for a DNS server about 10.0.1.17',
      '10.0.1.17, on which DNS is silent (mask 255.255.255.0) and writes a record',
      'no answer after 15000 ms of waiting for a DNS server about 10.0.2.9',
      '10.0.2.9, on which DNS is silent, without a subnet mask: no record',
    ]);
  });
  test('a server that loses its power in the middle asks for nothing more, and begins anew later', () => {
    const { pass, said, power } = siteServer(router, true, { servers: ['10.0.1.5'] });
    pass(hour + 500);
    power(false);
    pass(hour);
    expect(said).toHaveLength(3);
    power(true);
    pass(11 * hour);
    expect(said.slice(3, 6)).toEqual([
      'asks 10.0.1.1 for arp (public)',
      'asks 10.0.1.1 for addresses (public)',
      'asks 10.0.1.5 for the name of 10.0.1.17',
    ]);
  });
});

test('a run that was missed is begun by an assumption, one that was not is not', () => {
  const { pass, power, said, world } = siteServer({ '10.0.1.1': { arp: [], addresses: [] } });
  const rules = () =>
    world.log.entries.flatMap(({ kind, rule, detail }) =>
      kind === 'state.entered' && (detail['event'] as { type: string }).type === 'power.on' ? [rule] : [],
    );
  power(false);
  pass(hour / 2);
  power(true);
  expect(said).toEqual([]);
  power(false);
  pass(hour);
  power(true);
  expect(said).toHaveLength(2);
  expect(rules()).toEqual(['network-discovery.runs', 'site-server.missed-run']);
});

test('the log keeps what was found in the moment of a power failure', () => {
  const { world, power, said, logged } = siteServer({ '10.0.1.1': { arp: neighbours, addresses: [] } });
  while (!said.some((words) => words.includes('for addresses'))) world.step();
  world.step();
  expect(logged('address.found')).toEqual([]);
  power(false);
  expect(logged('address.found')).toHaveLength(2);
});
