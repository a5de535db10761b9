// From the address to the first thing a person can do, and to a scenario that stands: over http, and of the one file by
// double click. Each load has a browser context of its own, so nothing is cached.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { median, say, sayFigure } from './measure.ts';

const loads = 9;
const scenario = '#scenario=Q226297-05-old-address-taken';

export async function benchLoad(browser: Browser, address: string): Promise<void> {
  const oneFile = resolve('dist/sms-lab.html');
  const places = [{ name: 'over http', address }];
  if (existsSync(oneFile)) places.push({ name: 'the one file', address: pathToFileURL(oneFile).href });
  else say('There is no dist/sms-lab.html.');
  for (const { name, address } of places) {
    sayFigure(`load to first interaction, ${name}`, `${await loadMs(browser, address, 'sms-start', 'button')} ms`);
    const bench = await loadMs(browser, address + scenario, 'sms-ladder', '[aria-current]');
    sayFigure(`load to a scenario that stands, ${name}`, `${bench} ms`);
  }
}

/** Until the element is there and holds what is looked for, and one more frame has been shown. */
async function loadMs(browser: Browser, address: string, element: string, within: string): Promise<number> {
  const times: number[] = [];
  for (let load = 0; load < loads; load += 1) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    const page = await context.newPage();
    await page.addInitScript(
      ({ element, within }) => {
        const find = (root: ParentNode): Element | undefined => {
          for (const inner of root.querySelectorAll('*')) {
            if (inner.localName === element && inner.shadowRoot?.querySelector(within)) return inner;
            const found = inner.shadowRoot && find(inner.shadowRoot);
            if (found) return found;
          }
          return undefined;
        };
        const look = (): void => {
          if (find(document)) requestAnimationFrame(() => Object.assign(globalThis, { readyAtMs: performance.now() }));
          else requestAnimationFrame(look);
        };
        look();
      },
      { element, within },
    );
    await page.goto(address);
    const ready = await page.waitForFunction(() => (globalThis as unknown as { readyAtMs?: number }).readyAtMs);
    times.push((await ready.jsonValue()) as number);
    await context.close();
  }
  return Math.round(median(times));
}
