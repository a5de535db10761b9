// The site database: who may, what is found, what a discovery record changes.
import { expect, test } from 'vitest';
import type { SiteDatabase } from '../../src/sms/index.ts';
import { findResource, mayUseRemoteTools, storeResource } from '../../src/sms/index.ts';

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
