// What a DNS server knows: zone before cache, and how long a kept answer counts.
import { expect, test } from 'vitest';
import { cacheDnsAnswer, findDnsAnswer, findDnsName, setDnsRecord } from '../../src/sms/index.ts';

const records = {
  zone: [{ name: 'PC-1', address: '10.0.0.1' }],
  cache: [
    { name: 'PC-1', address: '10.9.9.9', expiresAtMs: 5000 },
    { name: 'PC-2', address: '10.0.0.2', expiresAtMs: 5000 },
  ],
};
const at = (nowMs: number) => ({ nowMs, recordLifetimeMs: 3_600_000 });

test('the zone comes before the cache', () => {
  expect(findDnsAnswer(records, 'pc-1', at(0))).toEqual({
    address: '10.0.0.1',
    ttlSeconds: 3600,
    isAuthoritative: true,
  });
});

test('a kept answer tells the time it has left, and is gone when that is over', () => {
  expect(findDnsAnswer(records, 'PC-2', at(2000))).toEqual({
    address: '10.0.0.2',
    ttlSeconds: 3,
    isAuthoritative: false,
  });
  expect(findDnsAnswer(records, 'PC-2', at(5000))).toBeUndefined();
});

test('a name has one record, however it is written', () => {
  expect(setDnsRecord(records, 'pc-1', '10.0.0.7').zone).toEqual([{ name: 'pc-1', address: '10.0.0.7' }]);
  expect(setDnsRecord(records, 'PC-1', null).zone).toEqual([]);
  expect(cacheDnsAnswer(records, { name: 'pc-2', address: '10.0.0.8', expiresAtMs: 9000 }).cache).toHaveLength(2);
});

test('the name of an address is the first one in the zone that has it; the cache tells none', () => {
  const zone = [...records.zone, { name: 'WWW', address: '10.0.0.1' }];
  expect(findDnsName({ ...records, zone }, '10.0.0.1')).toBe('PC-1');
  expect(findDnsName(records, '10.0.0.2')).toBeUndefined();
});
