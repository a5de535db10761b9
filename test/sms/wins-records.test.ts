// What a WINS server knows: whose a name is, and which of two copies stays.
import { expect, test } from 'vitest';
import {
  activeWinsRecord,
  isNameFreeFor,
  newerReplicas,
  releaseWinsRecord,
  replicasOf,
  storeReplicas,
  storeWinsRecord,
  winsNameLifetimeMs,
} from '../../src/sms/index.ts';

const server20 = { name: 'PC-17', suffix: '20' };

test('a name is free for its owner, for all when released or expired, and else for nobody', () => {
  const records = storeWinsRecord([], server20, ['10.0.0.1'], 0);
  expect(isNameFreeFor(records, server20, '10.0.0.1', 10)).toBe(true);
  expect(isNameFreeFor(records, server20, '10.0.0.2', 10)).toBe(false);
  expect(isNameFreeFor(records, server20, '10.0.0.2', winsNameLifetimeMs)).toBe(true);
  expect(isNameFreeFor(releaseWinsRecord(records, server20, 5), server20, '10.0.0.2', 10)).toBe(true);
});

test('padding does not tell names apart, the 16th octet and the case do', () => {
  const records = storeWinsRecord([], { name: 'PC-17          ', suffix: '4f' }, ['10.0.0.1'], 0);
  expect(activeWinsRecord(records, { name: 'PC-17', suffix: '4F' }, 1)).toBeDefined();
  expect(activeWinsRecord(records, { name: 'PC-17', suffix: '20' }, 1)).toBeUndefined();
  expect(activeWinsRecord(records, { name: 'pc-17', suffix: '4F' }, 1)).toBeUndefined();
});

test('two servers that pull from each other end with the later registration on both', () => {
  let first = storeWinsRecord([], server20, ['10.0.0.1'], 100);
  let second = storeWinsRecord([], server20, ['10.0.0.2'], 200);
  const pull = (records: typeof first, from: typeof first) =>
    storeReplicas(records, newerReplicas(records, replicasOf(from)), 1000);
  second = pull(second, first);
  first = pull(first, second);
  expect(first).toEqual(storeReplicas([], replicasOf(second), 1000));
  expect(activeWinsRecord(second, server20, 1000)?.addresses).toEqual(['10.0.0.2']);
  expect(newerReplicas(second, replicasOf(first))).toEqual([]);
});

test('a release reaches the partner, but a name it never had is not made known as released', () => {
  const records = storeWinsRecord([], server20, ['10.0.0.1'], 100);
  const released = releaseWinsRecord(records, server20, 300);
  expect(newerReplicas(records, replicasOf(released))).toHaveLength(1);
  expect(newerReplicas([], replicasOf(released))).toEqual([]);
});
