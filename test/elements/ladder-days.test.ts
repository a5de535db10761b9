// The ladder of a run over many days: a head for each day, one day open at a time, every entry within reach of the keyboard.
import { expect, test } from 'vitest';
import { choosePalette } from '../../src/elements/index.ts';
import { SmsLadder } from '../../src/elements/sms-ladder.ts';
import { paletteNames } from '../../src/elements/styles/colour-tokens.ts';
import { frameSent, handMadeLog, nameQuery, opening } from '../support/hand-made-log.ts';
import { all, axeProblems, mount, press, settle } from './mount.ts';

const day = 86_400_000;

/** So many entries a day, a minute apart, from eight o'clock on; the run is at its end unless told otherwise. */
async function ladder(days: number, aDay: number, position = days * aDay, size?: string) {
  const element = new SmsLadder();
  element.log = handMadeLog(
    Array.from({ length: days * aDay }, (_, place) => ({
      ...(place === 0 ? opening : frameSent({ message: nameQuery })),
      atMs: Math.floor(place / aDay) * day + (place % aDay) * 60_000,
    })),
  );
  element.known = element.log.length;
  element.startsAt = '1999-07-12T08:00';
  element.position = position;
  element.lanes = ['CONSOLE1', 'SITE1', 'DNS1', 'PC-17'];
  return await mount(element, size === undefined ? {} : { size });
}

const heads = (element: SmsLadder) => all<HTMLElement>(element, 'tr.day');
const headOf = (element: SmsLadder, date: string) => heads(element).find((row) => row.textContent?.includes(date));
const active = (element: SmsLadder) => element.shadowRoot?.activeElement as HTMLElement | null | undefined;
const placesInPage = (element: SmsLadder) => all(element, 'tr[data-place]').map((row) => Number(row.dataset['place']));

async function key(element: SmsLadder, name: string): Promise<string | undefined> {
  press(active(element) ?? element, name);
  await settle(element);
  return active(element)?.dataset['key'];
}

test('a run within one day has no heads', async () => {
  const element = await ladder(1, 20);
  expect(heads(element)).toHaveLength(0);
  expect(all(element, 'table')[0]?.getAttribute('role')).toBe('grid');
  expect(all(element, 'td.time')[1]?.textContent).toBe('60.0 s');
});

test('a scenario that goes on past its first day has its head from the start', async () => {
  const element = await ladder(1, 5, 1);
  element.untilMs = 3 * day;
  await settle(element);
  expect(heads(element).map((row) => row.textContent?.replaceAll(/\s+/g, ' ').trim())).toEqual([
    'Mon 12 Jul 1999 5 entries',
  ]);
});

test('each day has a head with its date and count, and only the day of the moment is open', async () => {
  const element = await ladder(5, 4, 10);
  expect(heads(element).map((row) => row.querySelector('.date')?.textContent)).toEqual([
    'Mon 12 Jul 1999',
    'Tue 13 Jul 1999',
    'Wed 14 Jul 1999',
    'Thu 15 Jul 1999',
    'Fri 16 Jul 1999',
  ]);
  expect(heads(element).map((row) => row.getAttribute('aria-expanded'))).toEqual([
    'false',
    'false',
    'true',
    'false',
    'false',
  ]);
  expect(placesInPage(element)).toEqual([8, 9, 10, 11]);
  expect(all(element, 'td.time')[0]?.textContent).toBe('08:00:00');
});

test('the rows say which they are among the rows there are, and at which level', async () => {
  const element = await ladder(5, 4, 10);
  expect(all(element, 'table')[0]?.getAttribute('role')).toBe('treegrid');
  expect(all(element, 'table')[0]?.getAttribute('aria-rowcount')).toBe('10');
  const rows = all(element, 'tbody tr[aria-rowindex]');
  expect(rows.map((row) => row.getAttribute('aria-rowindex'))).toEqual(['2', '3', '4', '5', '6', '7', '8', '9', '10']);
  expect(rows.map((row) => row.getAttribute('aria-level'))).toEqual(['1', '1', '1', '2', '2', '2', '2', '1', '1']);
});

test('the day of the moment opens as the run goes on, and the one before folds', async () => {
  const element = await ladder(5, 4, 12);
  element.position = 13;
  await settle(element);
  expect(placesInPage(element)).toEqual([12, 13, 14, 15]);
  expect(all(element, '.row.current .number')[0]?.textContent).toBe('13');
});

test('arrow keys walk over heads and rows; right and Enter open a day, left folds it', async () => {
  const element = await ladder(5, 4, 10);
  element.focusRow(8);
  await settle(element);
  expect(await key(element, 'ArrowUp')).toBe('d10786');
  expect(await key(element, 'ArrowUp')).toBe('d10785');
  expect(await key(element, 'ArrowRight')).toBe('d10785');
  expect(headOf(element, '13 Jul')?.getAttribute('aria-expanded')).toBe('true');
  expect(await key(element, 'ArrowRight')).toBe('e4');
  expect(await key(element, 'ArrowUp')).toBe('d10785');
  expect(await key(element, 'ArrowLeft')).toBe('d10785');
  expect(headOf(element, '13 Jul')?.getAttribute('aria-expanded')).toBe('false');
  expect(await key(element, 'Home')).toBe('d10784');
  expect(await key(element, 'Enter')).toBe('d10784');
  expect(await key(element, 'ArrowDown')).toBe('e0');
  expect(await key(element, 'End')).toBe('d10788');
  expect(all(element, 'tr[tabindex="0"]')).toHaveLength(1);
});

test('on a head the arrows do not step the run, on a row they do', async () => {
  const element = await ladder(2, 4, 6);
  const passed: string[] = [];
  element.parentElement?.addEventListener('keydown', ({ key: name }) => passed.push(name));
  element.focusRow(4);
  await settle(element);
  await key(element, 'ArrowLeft');
  await key(element, 'ArrowUp');
  await key(element, 'ArrowLeft');
  await key(element, 'ArrowLeft');
  expect(passed).toEqual(['ArrowLeft']);
});

test('every entry is reached by opening its day, by key and by click', async () => {
  const element = await ladder(3, 4, 12);
  const seen = new Set<number>();
  for (const head of heads(element)) {
    if (head.getAttribute('aria-expanded') === 'false') head.click();
    await settle(element);
    for (const place of placesInPage(element)) seen.add(place);
  }
  expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, place) => place));
});

test('a row asked for opens its day, and a folded day opens again when the run goes on in it', async () => {
  const element = await ladder(5, 4, 10);
  element.focusRow(1);
  await settle(element);
  expect(active(element)?.dataset['place']).toBe('1');
  headOf(element, '14 Jul')?.click();
  await settle(element);
  expect(all(element, '.row.current')).toHaveLength(0);
  element.position = 11;
  await settle(element);
  expect(all(element, '.row.current .number')[0]?.textContent).toBe('11');
});

test('a long silence is a row of its own, within a day and between days', async () => {
  const element = new SmsLadder();
  element.log = handMadeLog([opening, { atMs: 5 * 3_600_000 }, { atMs: 3 * day }]);
  element.startsAt = '1999-07-12T08:00';
  element.position = 2;
  await mount(element);
  expect(all(element, 'tr.quiet').map((row) => row.textContent?.trim())).toEqual([
    'nothing for 5 h',
    'nothing for 2 d 19 h',
  ]);
});

test('of ten thousand entries over a month only rows near the window are in the page, also with every day open', async () => {
  const element = await ladder(30, 334);
  for (let place = 0; place < 10_020; place += 334) element.focusRow(place);
  await settle(element);
  expect(all(element, 'table')[0]?.getAttribute('aria-rowcount')).toBe('10051');
  expect(all(element, 'tbody tr').length).toBeLessThan(50);
  element.focusRow(5_000);
  await settle(element);
  expect(active(element)?.dataset['place']).toBe('5000');
  const room = element.getBoundingClientRect();
  expect(active(element)?.getBoundingClientRect().bottom).toBeLessThanOrEqual(room.bottom + 1);
  expect(all(element, 'tr[data-place="5000"]')[0]?.getAttribute('aria-rowindex')).toBe(String(5_000 + 15 + 2));
  expect(all(element, 'th .date')[0]?.textContent).toBe('Mon 26 Jul 1999');
});

test.each(paletteNames)('axe finds nothing in the %s palette, wide or narrow', async (palette) => {
  for (const width of [900, 640, 340]) {
    document.body.replaceChildren();
    const element = await ladder(4, 5, 12, `width: ${width}px; height: 500px`);
    choosePalette(palette);
    await settle(element);
    expect(await axeProblems(), `${width} px`).toEqual([]);
    expect(all(element, '.scroller')[0]?.scrollWidth).toBeLessThanOrEqual(width);
  }
});
