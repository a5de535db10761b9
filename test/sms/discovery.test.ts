// The plain decisions of discovery: dates, what a computer says of itself, where its record goes.
import { describe, expect, test } from 'vitest';
import {
  accessPointShare,
  computerNameOf,
  findSubnetMask,
  isDue,
  isSameAddresses,
  ownAddresses,
  recordFile,
  recordOf,
  runsMissedCycleAtLogon,
  siteShare,
} from '../../src/sms/index.ts';
import type { BoundProtocol } from '../../src/world/index.ts';
import { World, seededDecider } from '../../src/world/index.ts';

function host(protocols: BoundProtocol[]) {
  const world = new World({ words: () => '', decider: seededDecider(1) });
  world.addSegment({ name: 'A', latencyMs: 1, loss: 0 });
  const made = world.addHost({ name: 'PC-17', system: 'nt4-sp4', protocols, lanas: [], isOn: true });
  world.addAdapter(made, { segment: 'A', ipAddress: '10.0.1.17', ipxNetwork: '0000a1b2' });
  world.addAdapter(made, { segment: 'A', ipAddress: '10.0.2.17' });
  return made;
}

test('what is due at a moment is due at that very moment and after it', () => {
  expect([isDue(1000, 999), isDue(1000, 1000), isDue(1000, 1001)]).toEqual([false, true, true]);
});

test('Q231232: only the NT family makes up for a missed cycle at start-up', () => {
  const systems = ['nt4-before-sp4', 'nt4-sp4', 'windows-2000', 'windows-98', 'windows-95', 'windows-3x'] as const;
  expect(systems.filter((system) => runsMissedCycleAtLogon(system))).toEqual([
    'windows-98',
    'windows-95',
    'windows-3x',
  ]);
});

describe('what a computer says of itself', () => {
  test('all IP and IPX addresses in the order of its adapters', () => {
    expect(ownAddresses(host(['tcpip', 'nwlink']))).toEqual({
      ipAddresses: ['10.0.1.17', '10.0.2.17'],
      ipxAddresses: ['0000A1B2:020000000100'],
    });
  });
  test('nothing of a protocol that is not bound', () => {
    expect(ownAddresses(host(['nwlink'])).ipAddresses).toEqual([]);
    expect(ownAddresses(host(['tcpip'])).ipxAddresses).toEqual([]);
  });
  test('either list makes a difference', () => {
    const one = { ipAddresses: ['10.0.1.17'], ipxAddresses: ['0000A1B2:020000000100'] };
    expect(isSameAddresses(one, { ...one })).toBe(true);
    expect(isSameAddresses(one, { ...one, ipAddresses: [] })).toBe(false);
    expect(isSameAddresses(one, { ...one, ipxAddresses: [] })).toBe(false);
  });
  test('a record names the computer, and its file is called after it', () => {
    const record = recordOf('heartbeat', 'PC-17', { ipAddresses: ['10.0.1.17'], ipxAddresses: [] });
    expect(record).toEqual({ agent: 'heartbeat', name: 'PC-17', ipAddresses: ['10.0.1.17'], ipxAddresses: [] });
    expect(recordFile(record)).toBe('PC-17.ddr');
    expect(recordFile({ agent: 'network', ipAddresses: ['10.0.1.17'], ipxAddresses: [] })).toBe('10.0.1.17.ddr');
  });
});

test('the shares of a site carry its code', () => {
  expect([accessPointShare('abc'), siteShare('ABC')]).toEqual(['CAP_ABC', 'SMS_ABC']);
});

describe('the subnet mask of an address', () => {
  const router = [
    { address: '10.0.1.1', mask: '255.255.255.0' },
    { address: '10.1.0.1', mask: '255.255.0.0' },
  ];
  test('is that of the router’s address on the same subnet', () => {
    expect(findSubnetMask('10.0.1.17', router)).toBe('255.255.255.0');
    expect(findSubnetMask('10.1.200.17', router)).toBe('255.255.0.0');
  });
  test('is unknown when no address of the router is on its subnet, or the mask is not told', () => {
    expect(findSubnetMask('10.0.2.17', router)).toBeUndefined();
    expect(findSubnetMask('10.0.1.17', [{ address: '10.0.1.1' }])).toBeUndefined();
  });
});

test('the computer name in a DNS name is its first part in capitals, cut to 15 characters', () => {
  expect(computerNameOf('pc-17.sales.example.test')).toBe('PC-17');
  expect(computerNameOf('a-rather-long-name')).toBe('A-RATHER-LONG-N');
});
