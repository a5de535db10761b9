// What lies in the browser's storage: a whole record comes out as it went in, and nothing half-written or foreign does.
import { expect, test } from 'vitest';
import { readKeptWork, seal, unseal, writeKeptWork } from '../../src/page/kept-work.ts';
import type { KeptWork } from '../../src/page/kept-work.ts';

const work: KeptWork = {
  id: '0123456789ab',
  title: 'Found by name, “as it was” — ü',
  scenario: 'Q226297-01-found-by-name',
  isFromFile: false,
  seed: 3,
  position: 41,
  savedAt: 1_790_000_000_000,
  writer: 'ba9876543210',
  revision: 7,
  run: '{"format":1}',
};

test('a kept work comes out as it went in', () => {
  expect(readKeptWork(writeKeptWork(work))).toEqual(work);
  expect(unseal(structuredClone(seal('any text')))).toBe('any text');
});

test('a text that is cut off anywhere is not taken for whole', () => {
  const { text, ...rest } = writeKeptWork(work);
  for (let length = 0; length < text.length; length += 1)
    expect(unseal({ ...rest, text: text.slice(0, length) }), `${length} characters`).toBeUndefined();
});

test('a text with any one letter changed is not taken for whole', () => {
  const { text, ...rest } = writeKeptWork(work);
  for (let place = 0; place < text.length; place += 1) {
    for (const letter of ['\0', 'x', '\u{2014}'])
      if (letter !== text[place])
        expect(unseal({ ...rest, text: text.slice(0, place) + letter + text.slice(place + 1) })).toBeUndefined();
  }
});

test.each([
  [undefined],
  [null],
  [7],
  ['text'],
  [[]],
  [{}],
  [{ ...seal('x'), format: 2 }],
  [{ format: 1, text: 'x' }],
  [{ format: 1, text: 5, checksum: '1-0' }],
])('what another lab or page has written is left aside: %j', (value) => {
  expect(readKeptWork(value)).toBeUndefined();
});

test('a sealed text that is no work is left aside', () => {
  for (const value of [
    '',
    'x',
    'null',
    '[]',
    '{}',
    JSON.stringify({ ...work, position: '41' }),
    JSON.stringify({ ...work, run: 1 }),
  ])
    expect(readKeptWork(seal(value)), value).toBeUndefined();
});
