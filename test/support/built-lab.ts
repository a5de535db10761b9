// `builtTest`: a Vitest test with the built lab in a real browser. Every request to a foreign host is refused, and the test
// fails over it, as it does over a missing file, an error in the console (a broken policy is one) or an uncaught error.
//
//   builtTest('a name already taken cannot be claimed', async ({ lab }) => {
//     const page = await lab.open('#scenario=...');
//     await page.getByRole('button', { name: 'Run' }).click();
//   });
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findBrowser, launchArguments } from './find-browser.mjs';
import { serveBuiltFiles } from './serve-built-files.ts';
import type { BuiltFilesServer } from './serve-built-files.ts';

export interface BuiltLab {
  /** Where the page is, with the closing slash. */
  readonly address: string;
  /** Cookies, storage and pages of this test alone; popups are found here. */
  readonly context: BrowserContext;
  /** What went wrong so far, one line each; empty is what the end of the test demands. */
  readonly complaints: readonly string[];
  /** Opens the lab in a new page, with a fragment such as `#scenario=...`, and waits until its element is there. */
  open(fragment?: string): Promise<Page>;
  /** Another origin of this machine that the test has a part of its own on. */
  allowOrigin(origin: string): void;
  /** Lets complaints pass that a test provokes on purpose. */
  tolerate(pattern: RegExp): void;
}

interface Fixtures {
  browser: Browser;
  server: BuiltFilesServer;
  lab: BuiltLab;
}

export const builtTest = test.extend<Fixtures>({
  browser: [
    // Vitest reads the fixtures that a fixture needs off this pattern, even an empty one.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const executablePath = findBrowser();
      if (executablePath === undefined) throw new Error('No browser was found. "npm test" finds or installs one.');
      const browser = await chromium.launch({ executablePath, headless: true, args: launchArguments() });
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  server: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = await serveBuiltFiles();
      await use(server);
      await server.close();
    },
    { scope: 'file' },
  ],
  lab: async ({ browser, server }, use) => {
    // Without the service worker, which would fetch every file in each test: it has tests of its own.
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' });
    const complaints: string[] = [];
    const tolerated: RegExp[] = [];
    const ownOrigins = new Set([new URL(server.address).origin]);
    await watch(context, { ownOrigins, complain: (line) => complaints.push(line) });
    await use({
      address: server.address,
      context,
      complaints,
      allowOrigin: (origin) => void ownOrigins.add(origin),
      tolerate: (pattern) => tolerated.push(pattern),
      async open(fragment = '') {
        const page = await context.newPage();
        await page.goto(`${server.address}${fragment}`);
        await page.locator('sms-lab, sms-inspector-window').waitFor({ state: 'attached' });
        return page;
      },
    });
    await context.close();
    expect(complaints.filter((line) => !tolerated.some((pattern) => pattern.test(line)))).toEqual([]);
  },
});

async function watch(
  context: BrowserContext,
  { ownOrigins, complain }: { ownOrigins: ReadonlySet<string>; complain: (line: string) => void },
): Promise<void> {
  const isForeign = (url: URL) => /^(https?|wss?|ftp):$/.test(url.protocol) && !ownOrigins.has(url.origin);
  await context.route(isForeign, async (route) => {
    complain(`foreign request: ${route.request().url()}`);
    await route.abort();
  });
  await context.routeWebSocket(/.*/, (socket) => {
    complain(`web socket: ${socket.url()}`);
    void socket.close();
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complain(`${response.status()} for ${response.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') complain(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => complain(`uncaught: ${error.error().stack ?? error.error().message}`));
}
