// The console's orders: ways of looking a name up, stored addresses, LANA numbers.
import { describe, expect, test } from 'vitest';
import type { LookupSettings } from '../../src/sms/index.ts';
import {
  defaultNodeType,
  hostLookupOrder,
  lanasToTry,
  netbiosLookupOrder,
  parseIpxAddress,
  storedAddresses,
} from '../../src/sms/index.ts';

const all: LookupSettings = {
  nodeType: 'h',
  hasDnsServer: true,
  hasWinsServer: true,
  isLmhostsEnabled: true,
  isNetbiosBeforeDns: false,
};

describe('the order of looking a host name up', () => {
  test('own name, HOSTS, DNS, then the NetBIOS ways', () => {
    expect(hostLookupOrder(all)).toEqual(['ownName', 'hosts', 'dns', 'nbCache', 'wins', 'broadcast', 'lmhosts']);
  });
  test('DnsNbtLookupOrder 1 puts the NetBIOS ways before DNS', () => {
    expect(hostLookupOrder({ ...all, isNetbiosBeforeDns: true })).toEqual([
      'ownName',
      'hosts',
      'nbCache',
      'wins',
      'broadcast',
      'lmhosts',
      'dns',
    ]);
  });
  test('what is not set up is left out', () => {
    const bare = { ...all, nodeType: 'b' as const, hasDnsServer: false, hasWinsServer: false, isLmhostsEnabled: false };
    expect(hostLookupOrder(bare)).toEqual(['ownName', 'hosts', 'nbCache', 'broadcast']);
  });
});

describe('the NetBIOS ways by node type', () => {
  test.each([
    ['b', ['nbCache', 'broadcast', 'lmhosts']],
    ['p', ['nbCache', 'wins']],
    ['m', ['nbCache', 'broadcast', 'wins']],
    ['h', ['nbCache', 'wins', 'broadcast', 'lmhosts']],
  ] as const)('%s-node', (nodeType, order) => {
    expect(netbiosLookupOrder({ ...all, nodeType })).toEqual(order);
  });
  test('a computer with a WINS server is an h-node, one without a b-node', () => {
    expect([defaultNodeType(true), defaultNodeType(false)]).toEqual(['h', 'b']);
  });
});

test('Q226297: every IP and every IPX address is tried, IP first, as listed', () => {
  const record = { ipAddresses: ['10.0.3.9', '10.0.3.1'], ipxAddresses: ['0000A1B2:020000000400'] };
  expect(storedAddresses(record).map(({ address }) => address)).toEqual([
    '10.0.3.9',
    '10.0.3.1',
    '0000A1B2:020000000400',
  ]);
});

test('LANA numbers follow the list, and numbers without a protocol are passed over', () => {
  const existing = [
    { lana: 0, transport: 'netbt', adapter: 0 },
    { lana: 3, transport: 'nbf', adapter: 0 },
  ] as const;
  expect(lanasToTry([7, 3, 1, 0], existing).map(({ lana }) => lana)).toEqual([3, 0]);
  expect(lanasToTry([0], existing).map(({ lana }) => lana)).toEqual([0]);
});

test('an IPX address has a network and a node', () => {
  expect(parseIpxAddress('0000a1b2:00c04f123456')).toEqual({ network: '0000A1B2', node: '00C04F123456' });
});
