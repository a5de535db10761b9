// The site in Firefox over http: it opens, a scenario plays, the policy holds, and the next visit needs no server.
import { describe, expect, test } from 'vitest';
import { drivers } from '../support/driven-page.ts';
import { serveBuiltFiles } from '../support/serve-built-files.ts';
import { refusals, tryForbidden } from '../support/try-forbidden.ts';

describe('Firefox', () => {
  const found = drivers['Firefox']?.() ?? { missing: 'no driver' };
  if ('missing' in found) {
    test.skip(`takes no part: ${found.missing}`, () => undefined);
    return;
  }

  test('the site opens, plays, and works with the server gone', { timeout: 240_000 }, async () => {
    const server = await serveBuiltFiles();
    const driver = await found.launch({ isOffline: false });
    try {
      const page = await driver.newPage();
      await page.goto(server.address);
      await page.waitForText('Works offline');
      expect(await page.evaluate(tryForbidden)).toEqual(refusals);
      server.setDown(true);
      await page.reload();
      await page.click('button', 'Nothing works');
      await page.click('button', 'instant');
      await page.click('button', 'Run');
      await page.waitForText('CONSOLE1 to PC-17: failed');
      await page.press('w');
      await page.click('tab', 'State');
      await page.waitFor('g[aria-current=step]');
    } finally {
      await driver.close();
      await server.close();
    }
  });
});
