// Movable moments: each flag is a slider with its date, works by key and by hand, and tells what lies around it.
import { expect, test } from 'vitest';
import { choosePalette } from '../../src/elements/index.ts';
import { SmsFlags } from '../../src/elements/sms-flags.ts';
import type { FlagsMoved } from '../../src/elements/sms-flags.ts';
import { paletteNames } from '../../src/elements/styles/colour-tokens.ts';
import type { FlagMoves, Scenario } from '../../src/scenarios/index.ts';
import { weeksScenario } from '../support/weeks-scenario.ts';
import { all, axeProblems, mount, press, settle } from './mount.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Puts flags where they are moved, as the bench does, and notes each move. */
async function flags(moves: FlagMoves = {}, size = 'width: 384px; height: 500px') {
  const element = new SmsFlags();
  element.scenario = weeksScenario() as unknown as Scenario;
  element.moves = moves;
  const moved: FlagsMoved[] = [];
  element.addEventListener('sms-flags-moved', (event) => {
    const { detail } = event as CustomEvent<FlagsMoved>;
    moved.push(detail);
    element.moves = detail.flags;
  });
  await mount(element, { size });
  return { element, moved };
}

const sliders = (element: SmsFlags) => all<HTMLInputElement>(element, 'input[type=range]');
const when = (element: SmsFlags) => all(element, 'output').map((output) => output.textContent?.trim());

test('each flag is a labelled slider with its day and clock time', async () => {
  const { element } = await flags();
  expect(sliders(element).map((slider) => slider.labels?.[0]?.textContent?.replaceAll(/\s+/g, ' ').trim())).toEqual([
    'A The database learns of the new address',
    'B PC-17 gets another address',
  ]);
  expect(when(element)).toEqual(['Thu 22 Jul 1999, 12:00', 'Tue 20 Jul 1999, 08:00']);
  expect(sliders(element).map((slider) => slider.getAttribute('aria-valuetext'))).toEqual(when(element));
  expect(all(element, '.order')[0]?.textContent).toBe(
    'after: CORP\\anna ends the session with PC-17; before: PC-17 is switched off',
  );
  for (const slider of sliders(element)) expect(slider.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
});

test('keys move a flag by hours and days, within its range', async () => {
  const { element, moved } = await flags();
  const [learned] = sliders(element);
  if (!learned) throw new Error('no slider');
  const byKey = async (key: string) => {
    press(learned, key);
    await settle(element);
    return when(element)[0];
  };
  expect(await byKey('ArrowRight')).toBe('Thu 22 Jul 1999, 13:00');
  expect(await byKey('PageDown')).toBe('Wed 21 Jul 1999, 13:00');
  expect(await byKey('Home')).toBe('Mon 19 Jul 1999, 08:00');
  expect(await byKey('ArrowLeft')).toBe('Mon 19 Jul 1999, 08:00');
  expect(await byKey('End')).toBe('Fri 30 Jul 1999, 08:00');
  expect(moved.at(-1)).toEqual({ flags: { learned: 18 * day }, name: 'learned' });
  expect(moved).toHaveLength(4);
  expect(Number(learned.value)).toBe(18 * day);
});

test('a flag that is dragged shows where it would be, and is put down once, when it is let go', async () => {
  const { element, moved } = await flags();
  const [, address] = sliders(element);
  if (!address) throw new Error('no slider');
  const drag = async (kind: 'input' | 'change', atMs: number) => {
    address.value = String(atMs);
    address.dispatchEvent(new Event(kind));
    await settle(element);
  };
  await drag('input', 12 * day + 10 * 60_000);
  expect(when(element)[1]).toBe('Sat 24 Jul 1999, 08:00');
  expect(moved).toEqual([]);
  await drag('input', 99 * day);
  await drag('change', 17 * day);
  expect(moved).toEqual([{ flags: { moved: 14 * day }, name: 'moved' }]);
  expect(when(element)[1]).toBe('Mon 26 Jul 1999, 08:00');
});

test('one button puts every flag back as in the file, and is there only when one was moved', async () => {
  const { element, moved } = await flags({ moved: 3 * day });
  all(element, 'button')[0]?.click();
  await settle(element);
  expect(moved).toEqual([{ flags: {} }]);
  expect(all(element, 'button')).toHaveLength(0);
  expect(when(element)[1]).toBe('Tue 20 Jul 1999, 08:00');
});

test('each line shows its own flag, the other one and the acts in their places', async () => {
  const { element } = await flags();
  const [line] = all<SVGElement>(element, '.line');
  const centre = (selector: string) => {
    const box = line?.querySelector(selector)?.getBoundingClientRect();
    return box ? box.x + box.width / 2 : NaN;
  };
  expect(centre('.other')).toBeLessThan(centre('.thumb'));
  expect(line?.querySelectorAll('.act').length).toBeGreaterThan(20);
  element.moves = { moved: 13 * day };
  await settle(element);
  expect(centre('.other')).toBeGreaterThan(centre('.thumb'));
});

test.each(paletteNames)('axe finds nothing in the %s palette, and 320 px are enough', async (palette) => {
  const { element } = await flags({ moved: 3 * day }, 'width: 320px; height: 600px');
  choosePalette(palette);
  await settle(element);
  expect(await axeProblems()).toEqual([]);
  expect(element.scrollWidth).toBeLessThanOrEqual(320);
});
