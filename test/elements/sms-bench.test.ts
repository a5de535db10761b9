// The bench as a whole: a scenario is opened, run, looked into; a bad file changes nothing.
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { SmsBench } from '../../src/elements/sms-bench.ts';
import { choosePalette } from '../../src/elements/index.ts';
import { paletteNames } from '../../src/elements/styles/colour-tokens.ts';
import { all, axeProblems, mount, press, settle } from './mount.ts';
import { untilSo } from '../support/until.ts';

const firstScenario = 'Q226297-01-found-by-name';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

async function bench(width = 1280): Promise<SmsBench> {
  await page.viewport(width, 720);
  const element = new SmsBench();
  element.wish = { id: firstScenario };
  await mount(element, { isPage: true });
  await untilSo(() => element.lab.scenario !== undefined);
  await settle(element);
  return element;
}

test('a scenario opens at its beginning and steps by key', async () => {
  const element = await bench();
  expect(element.lab.position).toBe(1);
  press(document.body, 'ArrowRight');
  press(document.body, 'ArrowRight');
  press(document.body, 'ArrowLeft');
  await settle(element);
  expect(element.lab.position).toBe(2);
});

test('W opens the drawer at the moment shown; Escape closes it and the row has the focus', async () => {
  const element = await bench();
  press(document.body, 'w');
  await settle(element);
  const [drawer] = all(element, 'sms-drawer');
  expect(drawer?.contains(element.shadowRoot?.activeElement ?? null)).toBe(true);
  press(drawer?.shadowRoot?.activeElement ?? document.body, 'Escape');
  await settle(element);
  await settle(element);
  expect(all(element, 'sms-drawer')).toHaveLength(0);
  expect(element.shadowRoot?.activeElement?.localName).toBe('sms-ladder');
});

test('the address holds scenario, seed and position', async () => {
  const element = await bench();
  element.lab.runToEnd();
  await untilSo(() => location.hash.includes(`at=${element.lab.position}`));
  expect(location.hash).toContain(`scenario=${firstScenario}`);
  expect(location.hash).toContain('seed=');
});

test('a bad file that is dropped tells all that is wrong with it, and what was open stays', async () => {
  const element = await bench();
  const files = new DataTransfer();
  files.items.add(new File(['{"format":1,"id":"<b>","title":"<img src=x>","hosts":3,"wrong":1}'], 'bad.json'));
  dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
  await untilSo(() => all(element, 'sms-problems').length === 1);
  await settle(element);
  const [message] = all(element, 'sms-problems');
  const text = message?.shadowRoot?.textContent ?? '';
  for (const place of ['id', 'hosts', 'wrong', 'segments', 'startsAt']) expect(text).toContain(place);
  expect(text).toContain('bad.json cannot be opened');
  expect(message?.shadowRoot?.querySelectorAll('img, b')).toHaveLength(0);
  expect(element.lab.scenario?.id).toBe(firstScenario);
});

test('at speed instant only the end is announced', async () => {
  const element = await bench();
  all(element, 'sms-time-bar')[0]?.dispatchEvent(
    new CustomEvent('sms-speed-chosen', { detail: 'instant', bubbles: true, composed: true }),
  );
  press(document.body, ' ');
  await settle(element);
  expect(all(element, '[aria-live]')[0]?.textContent).toBe('CONSOLE1 to PC-17: connected');
  all(element, 'sms-time-bar')[0]?.dispatchEvent(
    new CustomEvent('sms-speed-chosen', { detail: 'normal', bubbles: true, composed: true }),
  );
});

test.each([360, 768, 1280])(
  'at %i px nothing is wider than the window, and the row of the moment is seen',
  async (width) => {
    const element = await bench(width);
    element.lab.runToEnd();
    await settle(element);
    await settle(element);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    const [ladder] = all(element, 'sms-ladder');
    const row = ladder?.shadowRoot?.querySelector('.row.current')?.getBoundingClientRect();
    const room = ladder?.getBoundingClientRect();
    expect(row?.bottom).toBeLessThanOrEqual((room?.bottom ?? 0) + 1);
    expect(row?.top).toBeGreaterThanOrEqual(room?.top ?? 0);
  },
);

test.each(paletteNames)(
  'axe finds nothing on the whole bench with the drawer open in the %s palette',
  async (palette) => {
    const element = await bench();
    element.lab.runToEnd();
    press(document.body, 'w');
    choosePalette(palette);
    await settle(element);
    expect(await axeProblems()).toEqual([]);
  },
);
