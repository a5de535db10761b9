// The browser engines of the tests behind one small face: open a page, evaluate in it, close. One that is not on this
// machine has a skipped test with the reason in its name, and `npm test` tells of it on its last lines.
//
//   inEveryEngine((engine) => {
//     test('adds', async () => expect(await engine().evaluate((n: number) => n + 1, 1)).toBe(2));
//   });
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { findBrowser, launchArguments } from './find-browser.mjs';
import { findFirefox } from './find-firefox.mjs';
import { findWebKit } from './find-webkit.mjs';
import { launchFirefox } from './firefox.ts';
import { launchWebKit } from './webkit.ts';

export interface Engine {
  readonly version: string;
  open(address: string): Promise<void>;
  /** The function runs in the page, so it may use nothing from around it; argument and answer are plain data. */
  evaluate<Argument, Answer>(work: (argument: Argument) => Answer, argument: Argument): Promise<Awaited<Answer>>;
  close(): Promise<void>;
}

/** Chromium and Firefox take part in `npm test` everywhere; WebKitGTK where it is installed, and in the long tests. */
const engines: readonly { name: string; find: () => { missing: string } | { launch: () => Promise<Engine> } }[] = [
  {
    name: 'Chromium',
    find() {
      const executablePath = findBrowser();
      if (executablePath === undefined) return { missing: 'no Chromium was found; "npm test" finds or installs one' };
      return { launch: () => startChromium(executablePath) };
    },
  },
  {
    name: 'Firefox',
    find() {
      const found = findFirefox();
      return 'missing' in found ? found : { launch: () => startFirefox(found.path) };
    },
  },
  {
    name: 'WebKitGTK',
    find() {
      const found = findWebKit();
      return 'missing' in found ? found : { launch: () => launchWebKit(found) };
    },
  },
];

/** The tests once for each engine; `engine()` is one that runs while they do. */
export function inEveryEngine(tests: (engine: () => Engine, name: string) => void): void {
  for (const { name, find } of engines) {
    describe(name, () => {
      const found = find();
      if ('missing' in found) {
        test.skip(`takes no part: ${found.missing}`, () => undefined);
        return;
      }
      let running: Engine | undefined;
      beforeAll(async () => {
        running = await found.launch();
      });
      afterAll(async () => {
        await running?.close();
      });
      tests(() => {
        if (running === undefined) throw new Error(`${name} has not been started.`);
        return running;
      }, name);
    });
  }
}

async function startChromium(executablePath: string): Promise<Engine> {
  const browser = await chromium.launch({ executablePath, headless: true, args: launchArguments() });
  const page = await browser.newPage();
  return {
    version: browser.version(),
    open: async (address) => void (await page.goto(address)),
    evaluate: async (work, argument) => (await page.evaluate(work as never, argument as never)) as never,
    close: () => browser.close(),
  };
}

async function startFirefox(path: string): Promise<Engine> {
  const browser = await launchFirefox(path);
  const page = await browser.newPage();
  return {
    version: (await browser.version()).replace(/^firefox\//, ''),
    open: async (address) => void (await page.goto(address)),
    evaluate: async (work, argument) => (await page.evaluate(work as never, argument as never)) as never,
    close: () => browser.close(),
  };
}
