// Acting in the built page: by keyboard alone, kept over a reload, and nothing of it against the page's policy.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { builtTest } from '../support/built-lab.ts';
import { benchStands, workInHand } from '../support/work-in-hand.ts';

/** What a screen reader would say has the focus. */
const inFocus = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute('aria-label') ?? active?.textContent?.trim() ?? '';
  });

async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < 40; tabs += 1) {
    if ((await inFocus(page)) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}.`);
}

builtTest('by keyboard alone a computer is picked and switched off, and a reload shows it again', async ({ lab }) => {
  const page = await benchStands(await lab.open('#scenario=Q226297-01-found-by-name&at=3'));
  await page.locator('body').press('Escape');
  await tabTo(page, 'PC-17');
  await page.keyboard.press('Enter');
  await expect.poll(() => inFocus(page)).toBe('PC-17');
  await tabTo(page, 'Switch off');
  await page.keyboard.press('Enter');
  await page.getByText('PC-17 is switched off.').first().waitFor();
  await page.locator('sms-top-strip[data-kept]').waitFor();
  const before = await workInHand(page);
  expect(before.acts).toBe(1);
  await page.reload();
  await benchStands(page);
  await expect.poll(async () => (await workInHand(page)).position).toBe(before.position);
  expect(await workInHand(page)).toEqual(before);
});

builtTest('Back takes an act back, Forward does it again', async ({ lab }) => {
  const page = await benchStands(await lab.open('#scenario=Q226297-01-found-by-name&at=3'));
  await page.getByRole('button', { name: 'PC-17', exact: true }).click();
  await page.getByRole('button', { name: 'Stop the agent' }).click();
  await expect.poll(async () => (await workInHand(page)).acts).toBe(1);
  await page.goBack();
  await expect.poll(async () => (await workInHand(page)).acts).toBe(0);
  await page.goForward();
  await expect.poll(async () => (await workInHand(page)).acts).toBe(1);
});

builtTest('the address of a run with acts and a reading is the same run elsewhere', async ({ lab }) => {
  const page = await benchStands(await lab.open('#scenario=Q226297-05-old-address-taken&at=20'));
  await page.getByRole('button', { name: 'Readings' }).click();
  await page.getByRole('radio', { name: /takes whatever computer answers/ }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'PC-18', exact: true }).click();
  await page.getByText('Give another address…').click();
  await page.getByLabel('IP address').fill('10.0.3.77');
  await page.getByRole('button', { name: 'Give another address' }).click();
  await expect.poll(() => page.url()).toContain('10.0.3.77');
  const before = await workInHand(page);
  expect(before.acts).toBe(1);
  const other = await benchStands(await lab.open(new URL(page.url()).hash));
  expect(await workInHand(other)).toEqual(before);
});

builtTest('of two futures the other one lies among the recent work, also after a reload', async ({ lab }) => {
  const page = await benchStands(await lab.open('#scenario=Q226297-01-found-by-name&at=3'));
  await page.getByRole('button', { name: 'instant' }).click();
  await page.getByRole('button', { name: /^(Run|Play)$/ }).click();
  const whole = (await workInHand(page)).position;
  await page.locator(`sms-top-strip[data-kept="${whole}"]`).waitFor();
  await page.getByRole('slider', { name: 'Place in the run' }).press('Home');
  await page.getByRole('slider', { name: 'Place in the run' }).press('ArrowRight');
  await page.getByRole('button', { name: 'PC-17', exact: true }).click();
  await page.getByRole('button', { name: 'Switch off' }).click();
  await page.getByText('Two futures now').first().waitFor();
  await page.getByRole('button', { name: /^(Run|Play)$/ }).click();
  const acted = await workInHand(page);
  expect(acted.acts).toBe(1);
  await page.locator(`sms-top-strip[data-kept="${acted.position}"]`).waitFor();
  await page.reload();
  await benchStands(page);
  await expect.poll(() => workInHand(page)).toEqual(acted);
  await page.getByRole('button', { name: /^This run/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Found by name/ })
    .click();
  await expect.poll(async () => (await workInHand(page)).acts).toBe(0);
});
