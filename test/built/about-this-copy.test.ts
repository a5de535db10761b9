// The footer and the box behind it: which copy this is, how to take it along and check it, and the licences.
import { readFile } from 'node:fs/promises';
import axeSource from 'axe-core/axe.min.js?raw';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { builtTest } from '../support/built-lab.ts';
import { readBuiltFile } from '../support/built-files.ts';
import { refusals, tryForbidden } from '../support/try-forbidden.ts';
import { benchStands } from '../support/work-in-hand.ts';

const hash = /content-hash" content="([0-9a-f]{64})"/.exec(readBuiltFile('index.html').toString())?.[1] ?? 'none';

async function openAbout(page: Page): Promise<void> {
  // The last line goes to another place while the bench comes, from under the mouse.
  if (page.url().includes('#scenario')) await benchStands(page);
  await page.getByRole('button', { name: 'About this copy' }).click();
  await page.getByRole('heading', { name: 'Check a copy' }).waitFor();
}

builtTest('start and bench say the version and the beginning of the content hash', async ({ lab }) => {
  for (const fragment of ['', '#scenario=Q226297-01-found-by-name']) {
    const page = await lab.open(fragment);
    const version = await page.evaluate(() => smsLab.version);
    await page.getByText(`Version ${version} · ${hash.slice(0, 12)}`).waitFor();
    await openAbout(page);
    await page.getByText(hash).waitFor();
  }
});

builtTest('the one file and the whole site are downloaded as they were built', async ({ lab }) => {
  const page = await lab.open();
  await openAbout(page);
  for (const [name, file] of [
    ['The one file', 'sms-lab.html'],
    ['The whole site', 'sms-lab-site.zip'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name, exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(file);
    expect((await readFile(await download.path())).equals(readBuiltFile(file))).toBe(true);
  }
});

builtTest('a copy without the ZIP says so, and offers the rest', async ({ lab }) => {
  lab.tolerate(/404/);
  await lab.context.route(/sms-lab-site\.zip/, (route) => route.fulfill({ status: 404 }));
  const page = await lab.open();
  await openAbout(page);
  await page.getByText('The whole site is not beside this page').waitFor();
  expect(await page.getByRole('link', { name: 'The whole site' }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'The one file', exact: true }).count()).toBe(1);
});

builtTest('the licences are shown as text, and keys pressed there do not move the run', async ({ lab }) => {
  const page = await lab.open('#scenario=Q226297-01-found-by-name&at=5');
  await openAbout(page);
  await page.getByRole('button', { name: 'Show the licences' }).click();
  const licences = page.getByRole('region', { name: 'Licences' });
  expect(await licences.textContent()).toBe(readBuiltFile('licences.txt').toString());
  await licences.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('slider', { name: 'Place in the run' }).inputValue()).toBe('5');
});

builtTest('axe finds nothing to complain about in the box, in any palette', async ({ lab }) => {
  for (const palette of ['light', 'dark', 'projector']) {
    const page = await lab.open(`#scenario=Q226297-01-found-by-name&palette=${palette}`);
    await openAbout(page);
    await page.getByRole('button', { name: 'Show the licences' }).click();
    await page.evaluate(axeSource);
    const found = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
    });
    expect(found, palette).toEqual([]);
    await page.close();
  }
});

builtTest('on a phone the whole box can be reached, and nothing runs out of it', async ({ browser, server }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto(`${server.address}#scenario=Q226297-01-found-by-name`);
  await page.getByRole('button', { name: 'About this copy' }).scrollIntoViewIfNeeded();
  await openAbout(page);
  await page.getByRole('button', { name: 'Show the licences' }).click();
  const box = page.getByRole('dialog', { name: 'About this copy' });
  const { inner, outer } = await box.evaluate((dialog) => ({ inner: dialog.scrollWidth, outer: dialog.clientWidth }));
  expect(inner).toBeLessThanOrEqual(outer);
  for (const target of await box.locator('button, a.button').all()) {
    const size = await target.boundingBox();
    expect(Math.round(size?.height ?? 0), (await target.textContent()) ?? '').toBeGreaterThanOrEqual(44);
  }
  await context.close();
});

builtTest('markup and code from text, WebAssembly and foreign requests are refused', async ({ lab }) => {
  lab.tolerate(/./);
  const page = await lab.open();
  expect(await page.evaluate(tryForbidden)).toEqual(refusals);
});
