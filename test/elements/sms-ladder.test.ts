// The ladder is a table of which only a window is in the page, and which keys move through.
import { expect, test } from 'vitest';
import { SmsLadder } from '../../src/elements/sms-ladder.ts';
import { frameSent, handMadeLog, nameQuery, opening } from '../support/hand-made-log.ts';
import { all, mount, press, settle } from './mount.ts';

async function ladder(length: number, position = length) {
  const frames = Array.from({ length: length - 1 }, () => frameSent({ message: nameQuery }));
  const element = new SmsLadder();
  element.log = handMadeLog([opening, ...frames]);
  element.known = length;
  element.position = position;
  element.lanes = ['CONSOLE1', 'SITE1', 'DNS1', 'PC-17'];
  return await mount(element);
}

const rows = (element: SmsLadder) => all<HTMLElement>(element, 'tr[data-place]');
const rowAt = (element: SmsLadder, place: number) => all<HTMLElement>(element, `tr[data-place='${place}']`)[0];
const focusedPlace = (element: SmsLadder) =>
  Number((element.shadowRoot?.activeElement as HTMLElement | null)?.dataset['place']);

test('a changed property changes the page', async () => {
  const element = await ladder(5, 2);
  expect(all(element, '.row.current .number')[0]?.textContent).toBe('2');
  element.position = 4;
  await settle(element);
  expect(all(element, '.row.current .number')[0]?.textContent).toBe('4');
});

test('of ten thousand rows only those near the window are in the page, and each says which it is', async () => {
  const element = await ladder(10_000);
  expect(rows(element).length).toBeLessThan(50);
  expect(all(element, 'table')[0]?.getAttribute('aria-rowcount')).toBe('10001');
  expect(rowAt(element, 9_999)?.getAttribute('aria-rowindex')).toBe('10001');
  expect(rowAt(element, 9_999)?.getAttribute('aria-current')).toBe('step');
});

test('arrow keys, page keys, Home and End move the focus, also to rows that were not in the page', async () => {
  const element = await ladder(2_000, 1_000);
  element.focusRow(1_000);
  await settle(element);
  const move = async (key: string): Promise<number> => {
    press(element.shadowRoot?.activeElement ?? element, key);
    await settle(element);
    return focusedPlace(element);
  };
  expect(await move('ArrowDown')).toBe(1_001);
  expect(await move('ArrowUp')).toBe(1_000);
  expect(await move('PageDown')).toBeGreaterThan(1_005);
  expect(await move('Home')).toBe(0);
  expect(await move('ArrowUp')).toBe(0);
  expect(await move('End')).toBe(1_999);
  expect(all(element, 'tr[tabindex="0"]')).toHaveLength(1);
});

test('Enter opens the row that has the focus, a click the one under it', async () => {
  const element = await ladder(6);
  const opened: number[] = [];
  element.addEventListener('sms-row-opened', (event) => opened.push((event as CustomEvent<number>).detail));
  element.focusRow(3);
  await settle(element);
  press(element.shadowRoot?.activeElement ?? element, 'Enter');
  rowAt(element, 1)?.click();
  expect(opened).toEqual([3, 1]);
});

test('rows after the moment shown are hollow, with a ring and their word', async () => {
  const element = await ladder(6, 3);
  expect(rows(element).map((row) => row.classList.contains('later'))).toEqual([false, false, false, true, true, true]);
  expect(all(element, '.row.later .verdict')[0]?.textContent).toContain('later');
});

test('a row names sender and receiver for the ear', async () => {
  const element = await ladder(3);
  expect(rowAt(element, 1)?.textContent).toContain('CONSOLE1 to DNS1');
});

test('at 360 px what and outcome share a cell, and nothing is wider than the page', async () => {
  const element = await ladder(8);
  const frame = element.parentElement as HTMLElement;
  frame.style.width = '360px';
  await settle(element);
  await settle(element);
  expect(all(element, 'th.outcome')).toHaveLength(0);
  expect(all(element, '.scroller')[0]?.scrollWidth).toBeLessThanOrEqual(360);
});
