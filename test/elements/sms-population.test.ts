// Many computers, on the page: what can be chosen, bars and table that say the same, two side by side, stopping, all palettes.
import { expect, test } from 'vitest';
import { choosePalette } from '../../src/elements/index.ts';
import type { SmsPopulationBars } from '../../src/elements/sms-population-bars.ts';
import { SmsPopulation } from '../../src/elements/sms-population.ts';
import { paletteNames } from '../../src/elements/styles/colour-tokens.ts';
import type { Scenario } from '../../src/scenarios/index.ts';
import { checkScenario, planPopulation, playPopulation } from '../../src/scenarios/index.ts';
import { siteWithLists } from '../support/site-with-lists.ts';
import { all, axeProblems, mount, settle } from './mount.ts';

function scenario(): Scenario {
  const reading = checkScenario(siteWithLists());
  if ('problems' in reading) throw new Error('The scenario has problems.');
  return reading.scenario;
}

async function population(size = 'width: 800px; height: 900px') {
  const element = new SmsPopulation();
  element.scenario = scenario();
  element.seed = 5;
  return await mount(element, { size });
}

const button = (element: SmsPopulation, name: string): HTMLButtonElement => {
  const found = all<HTMLButtonElement>(element, 'button').find(({ textContent }) => textContent?.trim() === name);
  if (!found) throw new Error(`There is no button ${name}.`);
  return found;
};

const words = (element: Element | undefined | null): string =>
  (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

async function drawn(element: SmsPopulation, size = '30'): Promise<SmsPopulationBars[]> {
  button(element, size).click();
  await settle(element);
  button(element, 'Draw').click();
  await expect.poll(() => words(all(element, '[role=status]')[0])).not.toBe('');
  await settle(element);
  return all<SmsPopulationBars>(element, 'sms-population-bars');
}

async function choose(element: SmsPopulation, label: string, words: string, side = 0): Promise<void> {
  const labels = all(element, 'label').filter(({ textContent }) => textContent?.trim().startsWith(label));
  const select = labels[side]?.querySelector('select');
  const option = [...(select?.options ?? [])].find((one) => one.textContent?.trim() === words);
  if (!select || !option) throw new Error(`There is no ${words} to choose for ${label}.`);
  select.value = option.value;
  select.dispatchEvent(new Event('change'));
  await settle(element);
}

test('bars and table tell what a population of that seed draws, with the size of the sample in words', async () => {
  const element = await population();
  const [bars] = await drawn(element, '10,000');
  const reading = planPopulation(scenario(), { needs: 10_000, seed: 5 });
  if (!('plan' in reading) || !bars) throw new Error('no plan');
  const servers = playPopulation(reading.plan).lists[0]?.servers ?? [];
  const thousands = (count: number) => `${Math.floor(count / 1000)},${String(count % 1000).padStart(3, '0')}`;
  const told = servers.map(({ server, taken }) => [server, `${thousands(taken)}, ${(taken / 100).toFixed(1)} %`]);
  expect(
    all(bars, 'li').map((row) => [words(row.querySelector('.server')), words(row.querySelector('.count'))]),
  ).toEqual(told);
  expect(all(bars, 'tbody tr').map((row) => words(row.children[1]))).toEqual([
    ...servers.map(({ taken }) => thousands(taken)),
    '0',
  ]);
  const widths = all(bars, 'rect').map((rect) => rect.getBoundingClientRect().width);
  const whole = all(bars, 'li svg')[0]?.getBoundingClientRect().width ?? 0;
  for (const [place, { taken }] of servers.entries())
    expect((widths[place] ?? 0) / whole).toBeCloseTo(taken / 10_000, 2);
  expect(words(all(element, '.sample')[0])).toBe('10,000 computers like PC-17');
  expect(words(all(bars, '.line')[0])).toBe('The line: an equal share, 1 in 3.');
  expect(words(all(bars, '.reasons')[0])).toBe('By the draw: 10,000.');
});

test('two side by side: the documented order with the drive letter, and without it', async () => {
  const element = await population();
  await choose(element, 'How it chooses', 'a connection that is there goes first');
  button(element, 'Compare two').click();
  await settle(element);
  const [a, b] = await drawn(element, '30');
  if (!a || !b) throw new Error('There are no two.');
  expect(words(all(a, '.result')[0])).toBe('Always LEIPZIG3.');
  expect(words(all(a, '.reasons')[0])).toBe('Because it was connected already: 30.');
  expect(words(all(b, '.result')[0])).toMatch(/^Between \d/);
  expect(words(all(element, '.apart')[0])).toMatch(/^Furthest apart at LEIPZIG3: 100\.0 % in A, \d+\.\d % in B\.$/);
  button(element, 'Compare two').click();
  await settle(element);
  expect(all(element, 'section')).toHaveLength(1);
});

test('two packages, one after the other, tell how many took both from one server', async () => {
  const element = await population();
  await choose(element, 'Needs', 'packages LEI00002 and LEI00001, one after the other');
  const bars = await drawn(element, '30');
  expect(bars).toHaveLength(2);
  expect(words(all(element, '.same')[0])).toMatch(/^\d+ of 30 took both from one and the same server \(\d+\.\d %\)\.$/);
});

test('a change of what is asked takes the bars away, and the same seed draws the same again', async () => {
  const element = await population();
  const first = words((await drawn(element))[0]?.shadowRoot?.querySelector('ol'));
  await choose(element, 'Connections it has', 'none');
  expect(all(element, 'sms-population-bars')).toHaveLength(0);
  expect(words((await drawn(element))[0]?.shadowRoot?.querySelector('ol'))).toBe(first);
  const seed = all<HTMLInputElement>(element, 'input')[0];
  if (!seed) throw new Error('There is no seed.');
  seed.value = '6';
  seed.dispatchEvent(new Event('change'));
  expect(words((await drawn(element))[0]?.shadowRoot?.querySelector('ol'))).not.toBe(first);
  seed.value = '-1';
  seed.dispatchEvent(new Event('change'));
  expect(seed.value).toBe('6');
});

test('it can be stopped, and keeps what has come', async () => {
  const element = await population();
  button(element, '100,000').click();
  await settle(element);
  button(element, 'Draw').click();
  await expect.poll(() => all(element, 'progress').length, { interval: 1 }).toBe(1);
  button(element, 'Stop').click();
  await expect.poll(() => words(all(element, '.sample')[0])).toMatch(/^[\d,]+ computers like PC-17, of 100,000$/);
  await expect.poll(() => all(element, 'progress').length).toBe(0);
  expect(button(element, 'Draw').disabled).toBe(false);
});

test('nothing stumbles a screen reader, in any palette and at 360 px; nothing sticks out', async () => {
  const element = await population('width: 328px; height: 2000px');
  await choose(element, 'Needs', 'one of the CAPs of site LEI (3)');
  button(element, 'Compare two').click();
  await settle(element);
  await drawn(element);
  for (const palette of paletteNames) {
    choosePalette(palette);
    expect(await axeProblems(), palette).toEqual([]);
  }
  const right = element.getBoundingClientRect().right + 0.5;
  for (const one of all(element, '*'))
    expect(one.getBoundingClientRect().right, one.outerHTML).toBeLessThanOrEqual(right);
  for (const one of all(element, 'button, select, input')) {
    const { height } = one.getBoundingClientRect();
    expect(height, one.outerHTML).toBeGreaterThanOrEqual(34);
  }
});

test('a scenario without lists says so', async () => {
  const element = new SmsPopulation();
  element.scenario = { ...scenario(), hosts: [] };
  await mount(element);
  expect(words(element.shadowRoot?.querySelector('p'))).toBe('No computer of this scenario has a list of servers.');
});
