// A run over three weeks on the built page: its days fold, its movable moments move, and Back undoes the move.
import axeSource from 'axe-core/axe.min.js?raw';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { BuiltLab } from '../support/built-lab.ts';
import { builtTest } from '../support/built-lab.ts';
import { weeksScenario } from '../support/weeks-scenario.ts';

async function openWeeks(lab: BuiltLab, fragment = ''): Promise<Page> {
  const page = await lab.open(fragment);
  const buffer = Buffer.from(JSON.stringify(weeksScenario()));
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles({ name: 'three-weeks.json', mimeType: 'application/json', buffer });
  await page.locator('sms-ladder [aria-current]').first().waitFor();
  return page;
}

async function runToEnd(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'instant', exact: true }).click();
  await page.getByRole('button', { name: /^(Run|Play)$/ }).click();
  await page.getByRole('button', { name: 'Run again' }).waitFor();
}

const position = (page: Page) => page.getByRole('slider', { name: 'Place in the run' }).inputValue();
const flag = (page: Page) => page.getByRole('slider', { name: /The database learns/ });
const heads = (page: Page) => page.locator('sms-ladder tr.day');

async function axeProblems(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  });
}

builtTest('a moved flag begins the run anew, stands in the address, and Back puts it back', async ({ lab }) => {
  const page = await openWeeks(lab);
  const results = () => page.locator('sms-script .refused .when').allTextContents();
  const openEarlier = () => page.locator('sms-script summary').click();
  await runToEnd(page);
  await openEarlier();
  expect(await results()).toEqual(['Tue 20 Jul 1999, 10:00:47', 'Thu 22 Jul 1999, 10:00:47']);
  await flag(page).focus();
  for (let days = 0; days < 2; days += 1) await page.keyboard.press('PageDown');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => flag(page).getAttribute('aria-valuetext')).toBe('Tue 20 Jul 1999, 11:00');
  await expect.poll(() => page.url()).toContain(`flag.learned=${(8 * 24 + 3) * 3_600_000}`);
  expect(await position(page)).toBe('1');
  await page.getByText('The run begins anew: “The database learns', { exact: false }).first().waitFor();
  expect(await flag(page).evaluate((slider) => slider.matches(':focus'))).toBe(true);
  await runToEnd(page);
  await openEarlier();
  expect(await results()).toEqual(['Tue 20 Jul 1999, 10:00:47']);
  await page.reload();
  await expect.poll(() => flag(page).getAttribute('aria-valuetext')).toBe('Tue 20 Jul 1999, 11:00');
  await page.goBack();
  await expect.poll(() => flag(page).getAttribute('aria-valuetext')).toBe('Thu 22 Jul 1999, 12:00');
  expect(page.url()).not.toContain('flag.');
});

builtTest(
  'a flag is put back as in the file by one button, and an address with a wrong one is told',
  async ({ lab }) => {
    const page = await openWeeks(lab);
    const seed = new URL(page.url()).hash.match(/seed=\d+/)?.[0];
    await flag(page).focus();
    await page.keyboard.press('End');
    await expect.poll(() => page.url()).toContain('flag.learned=');
    expect(page.url()).toContain(seed);
    await page.getByRole('button', { name: 'As in the file' }).click();
    await expect.poll(() => page.url()).not.toContain('flag.');
    expect(await page.getByRole('button', { name: 'As in the file' }).count()).toBe(0);
    await page.evaluate(() => (location.hash = '#scenario=file~three-weeks&flag.learnt=5&flag.moved=1'));
    await page.getByText('This address cannot be shown.').waitFor();
    const told = await page.locator('sms-problems').evaluate((element) => element.shadowRoot?.textContent ?? '');
    expect(told).toContain('flags.learnt is for no flag; did you mean "learned"?');
    expect(told).toContain('flags.moved is 1; expected a whole number of milliseconds from 86400000');
  },
);

builtTest('the days of a long run are walked, opened and folded by key, and stepping follows', async ({ lab }) => {
  const page = await openWeeks(lab);
  await runToEnd(page);
  expect(await heads(page).count()).toBeLessThan(20);
  await page.locator('sms-ladder tr[tabindex="0"]').focus();
  await page.keyboard.press('Home');
  const focused = page.locator('sms-ladder tr:focus');
  await expect.poll(() => focused.textContent()).toContain('Mon 12 Jul 1999');
  expect(await focused.getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => focused.textContent()).toContain('the run begins');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => focused.getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => focused.textContent()).toContain('Tue 13 Jul 1999');
  const end = Number(await position(page));
  await page.getByRole('slider', { name: 'Place in the run' }).focus();
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  const current = page.locator('sms-ladder tr[aria-current]');
  await expect.poll(() => current.textContent()).toContain('the run begins');
  await page.getByRole('slider', { name: 'Place in the run' }).focus();
  await page.keyboard.press('End');
  await expect.poll(() => position(page)).toBe(String(end));
  await expect.poll(() => current.textContent()).toContain('the run ends');
  await expect.poll(() => page.locator('sms-ladder th .date').textContent()).toBe('Fri 30 Jul 1999');
  await page.locator('sms-ladder .scroller').evaluate((scroller) => (scroller.scrollTop = 0));
  await expect.poll(() => heads(page).first().textContent()).toContain('Mon 12 Jul 1999');
  expect(await page.locator('sms-ladder tr.day[aria-expanded=true]').count()).toBe(0);
});

builtTest('axe finds nothing in a run over weeks, in any palette', async ({ lab }) => {
  for (const palette of ['light', 'dark', 'projector']) {
    const page = await openWeeks(lab, `#palette=${palette}`);
    await runToEnd(page);
    await page.locator('sms-ladder .scroller').evaluate((scroller) => (scroller.scrollTop = 0));
    await page.locator('sms-ladder tr.day').first().click();
    expect(await axeProblems(page), palette).toEqual([]);
    await page.close();
  }
});

builtTest('on a phone moments are moved in the menu, by finger-sized sliders', async ({ browser, server }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto(server.address);
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles({
      name: 'three-weeks.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(weeksScenario())),
    });
  await page.locator('sms-ladder [aria-current]').first().waitFor();
  await page.getByRole('button', { name: 'Scenarios' }).click();
  const slider = page.getByRole('dialog').getByRole('slider', { name: /The database learns/ });
  const box = await slider.boundingBox();
  expect(Math.round(box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await slider.focus();
  await page.keyboard.press('Home');
  await expect.poll(() => page.url()).toContain('flag.learned=');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await context.close();
});
