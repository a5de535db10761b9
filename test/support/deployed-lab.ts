// `deployedTest`: the built lab on a server of its own that can fall silent or get another version, in a browser whose
// service worker is at work. One browser for a file of tests, one server and one profile for each test.
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findBrowser, launchArguments } from './find-browser.mjs';
import { serveBuiltFiles } from './serve-built-files.ts';
import type { BuiltFilesServer } from './serve-built-files.ts';

interface Fixtures {
  browser: Browser;
  server: BuiltFilesServer;
  context: BrowserContext;
}

export const deployedTest = test.extend<Fixtures>({
  browser: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const executablePath = findBrowser();
      if (executablePath === undefined) throw new Error('No browser was found. "npm test" finds or installs one.');
      // A name for this machine that is not localhost: plain http, as a browser sees it.
      const args = [...launchArguments(), '--host-resolver-rules=MAP school.example 127.0.0.1'];
      const browser = await chromium.launch({ executablePath, headless: true, args });
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  // oxlint-disable-next-line no-empty-pattern
  server: async ({}, use) => {
    const server = await serveBuiltFiles();
    await use(server);
    await server.close();
  },
  context: async ({ browser }, use) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    const errors: string[] = [];
    context.on('weberror', (error) => errors.push(error.error().stack ?? error.error().message));
    await use(context);
    await context.close();
    expect(errors).toEqual([]);
  },
});

/** Opens the lab, and waits until the browser keeps all of it. */
export async function openKept(context: BrowserContext, server: BuiltFilesServer, fragment = ''): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.address}${fragment}`);
  await expect.poll(() => footer(page)).toContain('Works offline');
  return page;
}

export async function footer(page: Page): Promise<string> {
  const text = await page.locator('sms-footer').evaluate((element) => element.shadowRoot?.textContent ?? '');
  return text.replace(/\s+/g, ' ').trim();
}

/** Shows a statechart: the bench, the scenario, the inspector and the layout library are all fetched for it. */
export async function showStatechart(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: title }).last().click();
  await page.locator('sms-ladder [aria-current]').first().waitFor();
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await page.getByRole('button', { name: /Why/ }).first().click();
  await page.getByRole('tab', { name: 'State' }).click();
  await page.locator('chart-diagram [aria-current=step]').first().waitFor();
}
