// Keys of a tree and letters typed to find a row.
import { describe, expect, test } from 'vitest';
import { TypeAhead, treeStep } from '../../../src/inspector/elements/tree-keys.ts';

const rows = [
  { children: 2, isOpen: true, parent: -1 },
  { children: 0, isOpen: true, parent: 0 },
  { children: 1, isOpen: false, parent: 0 },
];

describe('keys of a tree', () => {
  test.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 2, 2],
    ['ArrowUp', 0, 0],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['PageDown', 0, 2],
    ['ArrowRight', 0, 1],
    ['ArrowRight', 1, 1],
    ['ArrowRight', 2, 'fold'],
    ['ArrowLeft', 0, 'fold'],
    ['ArrowLeft', 1, 0],
    ['ArrowLeft', 2, 0],
    ['Tab', 1, undefined],
  ] as const)('%s on row %i leads to %s', (key, at, to) => {
    expect(treeStep(key, rows, at, 10)).toBe(to);
  });

  test('nothing leads anywhere in an empty tree', () => {
    expect(treeStep('End', [], 0, 10)).toBeUndefined();
  });
});

describe('letters typed', () => {
  const names = ['apple', 'Banana', 'bear', 'cherry'];
  const type = (typed: TypeAhead, key: string, timeStamp: number, at: number) =>
    typed.find({ key, timeStamp }, names.length, at, (place) => names[place] ?? '');

  test('the same letter goes on to the next, and round', () => {
    const typed = new TypeAhead();
    expect(type(typed, 'b', 0, 0)).toBe(1);
    expect(type(typed, 'b', 100, 1)).toBe(2);
    expect(type(typed, 'b', 200, 2)).toBe(1);
  });

  test('letters soon after each other are one word, later ones a new one', () => {
    const typed = new TypeAhead();
    expect(type(typed, 'b', 0, 0)).toBe(1);
    expect(type(typed, 'e', 100, 1)).toBe(2);
    expect(type(typed, 'c', 2000, 2)).toBe(3);
    expect(type(typed, 'z', 4000, 3)).toBeUndefined();
  });
});
