// The Sources place as it is delivered: fetched when it is wanted and not before, with the keyboard alone, and on paper.
import { expect } from 'vitest';
import { readBuiltFile } from '../support/built-files.ts';
import { builtTest } from '../support/built-lab.ts';

builtTest('where each rule is at work is fetched when the Sources place opens, and not before', async ({ lab }) => {
  const page = await lab.open();
  const fetched = () =>
    page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1) ?? ''));
  const tellMuch = (names: string[]) =>
    names.filter(
      (name) =>
        name.endsWith('.js') && /BackOffice Resource Kit|"positions"/.test(readBuiltFile(`assets/${name}`).toString()),
    );
  await page.getByText('Start with the first').waitFor();
  const atFirst = await fetched();
  expect(atFirst.filter((name) => /rule-uses|sms-sources|rule-table/.test(name))).toEqual([]);
  expect(tellMuch(atFirst)).toEqual([]);
  await page.getByRole('link', { name: 'Sources', exact: true }).click();
  await page.getByRole('heading', { name: 'Sources' }).waitFor();
  expect((await fetched()).filter((name) => /rule-uses/.test(name))).toHaveLength(1);
  // The simulated world is not needed to read about it.
  expect((await fetched()).filter((name) => /load-scenario|sms-bench|run\.worker/.test(name))).toEqual([]);
});

builtTest('a claim, its rule, a moment and the way back work from the keyboard alone', async ({ lab }) => {
  const page = await lab.open('#sources=Q226297.5');
  await page.locator('[id="Q226297.5"]:focus').waitFor();
  const wanted = page.locator('[id="Q226297.5"] .uses a').first();
  const step = /step (\d+)/.exec((await wanted.textContent()) ?? '')?.[1] ?? '';
  for (let tabs = 0; tabs < 5 && !(await wanted.evaluate((link) => link.matches(':focus'))); tabs++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const place = page.getByRole('slider', { name: 'Place in the run' });
  await expect.poll(() => place.inputValue()).toBe(step);
  const rule = page.getByRole('link', { name: 'Q226297.lana-numbers' });
  await rule.focus();
  await page.keyboard.press('Enter');
  await page.locator('[id="Q226297.lana-numbers"]:focus').waitFor();
  await page.keyboard.press('Alt+Digit3');
  await expect.poll(() => place.inputValue()).toBe(step);
});

builtTest('on paper every claim is there, in black on white, without what is only for the screen', async ({ lab }) => {
  const page = await lab.open('#sources');
  await page.getByRole('heading', { name: 'Sources' }).waitFor();
  await page.evaluate(() => (document.documentElement.dataset['palette'] = 'dark'));
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByLabel('Search the sources').isVisible()).toBe(false);
  expect(await page.locator('sms-top-strip').isVisible()).toBe(false);
  const claim = page.locator('[id="Q185998.8"]');
  expect(await claim.evaluate((one) => getComputedStyle(one).color)).toBe('rgb(0, 0, 0)');
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(height).toBeGreaterThan(5000);
  const last = await claim.boundingBox();
  expect((last?.y ?? height) + (last?.height ?? 0)).toBeLessThan(height);
});
