// Where a list stands while more comes.
import { expect, test } from 'vitest';
import { LogPlace, logChart } from '../../../src/inspector/index.ts';

test('a list left at its end stays where it is, remembers what was the newest, and comes back', () => {
  const place = new LogPlace();
  expect([place.isAtEnd, place.seenUpTo]).toEqual([true, undefined]);
  place.leaveEnd(40);
  place.leaveEnd(50);
  expect([place.isAtEnd, place.seenUpTo]).toEqual([false, 40]);
  place.reachEnd();
  expect([place.isAtEnd, place.seenUpTo]).toEqual([true, undefined]);
  place.leaveEnd(60);
  expect(place.seenUpTo).toBe(60);
  place.empty();
  expect(place.isAtEnd).toBe(true);
});

test('every state of it is described', () => {
  expect(logChart.stateIds.filter((id) => !logChart.getStateNodeById(id).description)).toEqual([]);
});
