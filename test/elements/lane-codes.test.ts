// The short names at the heads of the ladder's lanes: told apart by what differs in them, and never one over the other.
import { expect, test } from 'vitest';
import { laneCodes, ladderColumns } from '../../src/elements/ladder-columns.ts';

test('a lane goes by letter and number, a client by its number', () => {
  expect(laneCodes(['HELPDESK1', 'LINDNER2', 'ACCT-01'])).toEqual(['H1', 'L2', '01']);
});

test('names that begin alike go by the part in which they differ', () => {
  expect(laneCodes(['WS-KRAUS', 'WS-VOGT', 'WS-BOHM', 'SMS-BRB', 'NS-BRB'])).toEqual(['K', 'V', 'B', 'S', 'N']);
  expect(laneCodes(['ORT-NT1', 'ORT-DP1', 'ORT-NT2'])).toEqual(['N1', 'D1', 'O2']);
  const branches = laneCodes(['FRI-BRANCH', 'ROUTER-B', 'ROUTER-H', 'FRI-MAIN']);
  expect(branches).toEqual(['FB', 'RB', 'H', 'M']);
  expect(new Set(laneCodes(['AA-B', 'AC-B', 'AD-B', 'AE-BX'])).size).toBe(4);
});

test('whole names stand at the heads only where each has room', () => {
  const names = ['WS-BOHM', 'WS-KRAUS', 'SMS-BRB', 'NS-BRB', 'PC-17'];
  expect(ladderColumns(names, 864).heads).not.toEqual(names);
  const wide = ladderColumns(names, 1200);
  expect(wide.heads).toEqual(names);
  for (const name of names) expect(name.length * 9.3).toBeLessThan(wide.lane);
});
