// Names above narrow lanes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortenNames } from '../../../src/inspector/index.ts';
import { draws } from '../../support/draws.ts';

const isFitting = (line: string): boolean => line.length <= 10;
const shown = (...names: string[]) =>
  shortenNames(names, isFitting).map(({ lines, isCode }) => `${lines.join('|')}${isCode ? '*' : ''}`);

test('a short name stands as it is', () => {
  expect(shown('light')).toEqual(['light']);
});

test('a longer one breaks after a separator or before a capital', () => {
  expect(shown('crossing/light', 'washingMachine', 'open-remote-tools')).toEqual(
    ['crossing/|light', 'washing|Machine', 'open-|remote-'].map((words, place) => (place === 2 ? 'ORT*' : words)),
  );
});

test('one too long for two lines is its last part, and a code when that is taken', () => {
  expect(shown('north/crossing/light', 'south/crossing/light')).toEqual(['light*', 'LIGH*']);
});

test('codes of different actors differ', () => {
  expect(shown('veryLongNameOfSomething', 'verboseListNextOfSheep', 'incomprehensibilities')).toEqual([
    'VLNO*',
    'VLNO~2*',
    'INCO*',
  ]);
});

test('a number at the end stays', () => {
  expect(shown('pickingRobotNumber1', 'pickingRobotNumber12', 'depot/incomprehensibilities7')).toEqual([
    'PRN1*',
    'PRN12*',
    'INCO7*',
  ]);
});

test('no letter is lost, and every line fits', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'B', '/', '-', ' ', '1'), minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(name, (text) => {
      const [short] = shortenNames([text], isFitting);
      expect(short?.lines.every(isFitting)).toBe(true);
      if (short && !short.isCode) expect(short.lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
    draws(100),
  );
});

test('names of all kinds have something to show', () => {
  for (const name of ['', '/', '   ', '🚦'.repeat(20), '__proto__'])
    expect(shortenNames([name], isFitting)[0]?.lines.length).toBeGreaterThan(0);
});
