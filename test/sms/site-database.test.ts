// The site database: who may, what is found, what a discovery record changes.
import { describe, expect, test } from 'vitest';
import type { DiscoveryRecord } from '../../src/protocols/index.ts';
import type { SiteDatabase } from '../../src/sms/index.ts';
import {
  agedResources,
  findResource,
  mayUseRemoteTools,
  storeRecord,
  storeResource,
  withoutAged,
} from '../../src/sms/index.ts';

const database: SiteDatabase = {
  resources: [
    {
      resourceId: 5,
      name: 'PC-5',
      ipAddresses: ['10.0.0.5'],
      ipxAddresses: ['0000A1B2:00C04F123456'],
      collections: ['Sales'],
    },
  ],
  rights: [{ user: 'SITE\\Anne', collection: 'Sales', useRemoteTools: true }],
};

test('users and names are found in upper or lower case', () => {
  expect(mayUseRemoteTools(database, 'site\\ANNE', 'pc-5')).toBe(true);
  expect(mayUseRemoteTools(database, 'Anne', 'PC-5')).toBe(false);
  expect(findResource(database, 'pc-5')?.resourceId).toBe(5);
});

test('a record with an empty list takes the addresses away, one without the list leaves them', () => {
  const stored = storeResource(database, { name: 'PC-5', ipAddresses: [] });
  expect(stored.resources[0]).toMatchObject({ ipAddresses: [], ipxAddresses: ['0000A1B2:00C04F123456'] });
  expect(database.resources[0]?.ipAddresses).toEqual(['10.0.0.5']);
});

test('a new resource gets the next number and joins All Systems', () => {
  const stored = storeResource(database, { name: 'PC-6', ipAddresses: ['10.0.0.6'] });
  expect(findResource(stored, 'PC-6')).toMatchObject({ resourceId: 6, collections: ['All Systems'] });
});

describe('discovery records', () => {
  const known = { resourceId: 17, name: 'PC-17', ipAddresses: ['10.0.1.17'], ipxAddresses: ['0000A1B2:020000000100'] };
  const database: SiteDatabase = {
    resources: [{ ...known, collections: ['All Systems', 'Sales'], lastDiscoveredAtMs: -5000 }],
    rights: [],
  };
  const byClient: DiscoveryRecord = { agent: 'heartbeat', name: 'pc-17', ipAddresses: ['10.0.2.17'], ipxAddresses: [] };
  const byNetwork: DiscoveryRecord = { agent: 'network', ipAddresses: ['10.0.1.17'], ipxAddresses: [] };

  test('of a client replace all its addresses, keep number and collections, and set the date', () => {
    const [resource, ...others] = storeRecord(database, byClient, 9000).resources;
    expect(resource).toEqual({
      resourceId: 17,
      name: 'PC-17',
      ipAddresses: ['10.0.2.17'],
      ipxAddresses: [],
      collections: ['All Systems', 'Sales'],
      lastDiscoveredAtMs: 9000,
    });
    expect(others).toEqual([]);
  });
  test('of a new client make a resource', () => {
    const stored = storeRecord(database, { ...byClient, name: 'PC-18' }, 9000).resources;
    expect(stored.map(({ name, resourceId }) => [name, resourceId])).toEqual([
      ['PC-17', 17],
      ['PC-18', 18],
    ]);
    expect(stored[0]?.lastDiscoveredAtMs).toBe(-5000);
  });
  test('of network discovery set the date of the resource with that address, and nothing else', () => {
    const [resource] = storeRecord(database, byNetwork, 9000).resources;
    expect(resource).toEqual({ ...database.resources[0], lastDiscoveredAtMs: 9000 });
  });
  test('of network discovery with a name are for the resource of that name, which gets the address besides its own', () => {
    const named: DiscoveryRecord = { ...byNetwork, name: 'pc-17', ipAddresses: ['10.0.1.99'] };
    const [resource, ...others] = storeRecord(database, named, 9000).resources;
    expect(resource).toEqual({
      ...database.resources[0],
      ipAddresses: ['10.0.1.17', '10.0.1.99'],
      lastDiscoveredAtMs: 9000,
    });
    expect(others).toEqual([]);
  });
  test('of network discovery with a name nobody has are for the resource with the address, else for a new one', () => {
    const named: DiscoveryRecord = { ...byNetwork, name: 'PC-18' };
    expect(storeRecord(database, named, 9000).resources.map(({ name }) => name)).toEqual(['PC-17']);
    const elsewhere = storeRecord(database, { ...named, ipAddresses: ['10.0.1.18'] }, 9000).resources;
    expect(elsewhere.map(({ name, ipAddresses }) => [name, ipAddresses.join()])).toEqual([
      ['PC-17', '10.0.1.17'],
      ['PC-18', '10.0.1.18'],
    ]);
    expect(elsewhere[1]).not.toHaveProperty('isClient');
  });
  test('of a client are for its name alone, whoever had the address before', () => {
    const added = storeRecord(database, { ...byClient, name: 'PC-18', ipAddresses: ['10.0.1.17'] }, 9000).resources;
    expect(added.map(({ name }) => name)).toEqual(['PC-17', 'PC-18']);
  });
  test('of network discovery make a resource named by an address nobody has, and do not say that it is a client', () => {
    const added = storeRecord(database, { ...byNetwork, ipAddresses: ['10.0.1.99'] }, 9000).resources[1];
    expect(added).toEqual({
      resourceId: 18,
      name: '10.0.1.99',
      ipAddresses: ['10.0.1.99'],
      ipxAddresses: [],
      collections: ['All Systems'],
      lastDiscoveredAtMs: 9000,
    });
  });
});

describe('aged resources', () => {
  const resource = (name: string, lastDiscoveredAtMs?: number) => ({
    resourceId: 1,
    name,
    ipAddresses: [],
    ipxAddresses: [],
    collections: [],
    ...(lastDiscoveredAtMs === undefined ? {} : { lastDiscoveredAtMs }),
  });
  const database = { resources: [resource('OLD', -100), resource('YOUNG', 1), resource('START')], rights: [] };
  test('are those without a record for the whole lifetime; one that was never dated counts from the beginning', () => {
    const names = (nowMs: number) =>
      withoutAged(database, { nowMs, lifetimeMs: 1000 }).resources.map(({ name }) => name);
    expect(names(899)).toEqual(['OLD', 'YOUNG', 'START']);
    expect(names(900)).toEqual(['YOUNG', 'START']);
    expect(names(1000)).toEqual(['YOUNG']);
    expect(agedResources(database, { nowMs: 1001, lifetimeMs: 1000 })).toHaveLength(3);
  });
});
