// A newer version takes the place of an older one on the server: pages of the older keep all their files until they are
// reloaded, a person decides when that is, and a version that did not arrive whole changes nothing.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { buildElsewhere } from '../support/build-elsewhere.ts';
import type { OtherBuild } from '../support/build-elsewhere.ts';
import { deployedTest, footer, openKept, showStatechart } from '../support/deployed-lab.ts';

const newVersion = '99.0.0';
let newer: OtherBuild | undefined;
let spoilt = '';

beforeAll(async () => {
  newer = await buildElsewhere({ version: newVersion });
  spoilt = mkdtempSync(join(tmpdir(), 'sms-lab-spoilt-'));
}, 120_000);
afterAll(() => {
  newer?.remove();
  rmSync(spoilt, { recursive: true, force: true });
});

const newFolder = (): string => newer?.folder ?? '';
const notice = (page: Page) => page.getByText('There is a new version of the lab.');
const keptVersions = (page: Page) => page.evaluate(async () => (await caches.keys()).length);

/** Asks for a newer version, and tells how its installation ended. The browser may have begun one by itself. */
function askForUpdate(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    if (!registration) return 'no registration';
    for (;;) {
      await registration.update().catch(() => undefined);
      const { installing, waiting } = registration;
      if (waiting) return waiting.state;
      if (installing) {
        return await new Promise<string>((resolve) => {
          installing.addEventListener('statechange', () => resolve(installing.state));
        });
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
}

deployedTest('an old page and a new one work side by side, each with its own files', async ({ context, server }) => {
  const old = await openKept(context, server);
  const other = await openKept(context, server);
  server.serve(newFolder());
  expect(await askForUpdate(other)).toBe('installed');
  await notice(old).waitFor();
  await notice(other).waitFor();
  // A reload alone changes nothing while the older version is in use.
  await other.reload();
  expect(await footer(other)).not.toContain(newVersion);
  await notice(other).waitFor();
  await other.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => footer(other)).toContain(newVersion);
  expect(await footer(old)).not.toContain(newVersion);
  expect(await keptVersions(old)).toBe(2);

  // Neither has used its bench, its inspector or its layout library yet, and there is no server now.
  server.setDown(true);
  await showStatechart(old, 'Nothing works');
  await showStatechart(other, 'Nothing works');
  const versions = await Promise.all([old, other].map((page) => page.evaluate(() => smsLab.version)));
  expect(versions[0]).not.toBe(newVersion);
  expect(versions[1]).toBe(newVersion);

  // The page that asks says whose file it wants.
  const hashes = await old.evaluate(async () => {
    const own = document.querySelector<HTMLMetaElement>('meta[name=content-hash]')?.content;
    const hashIn = async (address: string) => /content="([0-9a-f]{64})"/.exec(await (await fetch(address)).text())?.[1];
    return { own, asked: await hashIn(`./index.html?v=${own}`), unasked: await hashIn('./index.html') };
  });
  expect(hashes.asked).toBe(hashes.own);
  expect(hashes.unasked).not.toBe(hashes.own);

  // The old version goes when no page of it is left, and not before.
  await other.reload();
  await expect.poll(() => footer(other)).toContain('Works offline');
  expect(await keptVersions(other)).toBe(2);
  await old.close();
  await other.reload();
  await expect.poll(() => keptVersions(other)).toBe(1);
});

const missing = 'scenarios/Q226297-10-nothing-works.json';

deployedTest(
  'an update that broke off goes on where it ended, also after the page was opened anew',
  async ({ context, server }) => {
    const page = await openKept(context, server);
    cpSync(newFolder(), spoilt, { recursive: true });
    rmSync(join(spoilt, missing));
    server.serve(spoilt);
    expect(await askForUpdate(page)).toBe('redundant');
    // Tidying takes caches in the order they were made: when this one is gone, it has passed the one that was begun.
    await page.evaluate(async () => {
      const [name = ''] = await caches.keys();
      await caches.open(name.replace(/[^ ]+$/, 'of-long-ago'));
    });
    const isThere = () => page.evaluate(async () => (await caches.keys()).some((name) => name.endsWith('of-long-ago')));
    // Without a server the browser cannot begin another attempt of its own.
    server.setDown(true);
    await expect
      .poll(async () => {
        await page.reload();
        await expect.poll(() => footer(page)).toContain('Works offline');
        return await isThere();
      })
      .toBe(false);
    server.serve(newFolder());
    server.takeRequests();
    server.setDown(false);
    expect(await askForUpdate(page)).toBe('installed');
    const asked = server.takeRequests().filter((name) => name !== 'service-worker.js');
    expect(asked).toEqual([missing]);
  },
);

deployedTest('what was begun and never came goes when a later version is there', async ({ context, server }) => {
  const page = await openKept(context, server);
  await page.evaluate(async () => {
    const [name = ''] = await caches.keys();
    const begun = await caches.open(name.replace(/[^ ]+$/, 'never-came'));
    await begun.put(new URL('unfinished', document.baseURI), new Response());
  });
  server.serve(newFolder());
  expect(await askForUpdate(page)).toBe('installed');
  await notice(page).waitFor();
  expect(await keptVersions(page)).toBe(3);
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => footer(page)).toContain(newVersion);
  await expect.poll(() => keptVersions(page)).toBe(1);
});

/** Past the worker and every cache, as a person does with Shift. */
async function reloadByForce(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const loaded = page.waitForEvent('load');
  await session.send('Page.reload', { ignoreCache: true });
  await loaded;
  await expect.poll(() => footer(page)).toContain(newVersion);
}

deployedTest('a page fetched past the worker is not told of the version it is itself', async ({ context, server }) => {
  const page = await openKept(context, server);
  server.serve(newFolder());
  await reloadByForce(page);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await expect.poll(() => footer(page)).toContain('Works offline');
  expect(await notice(page).count()).toBe(0);
  // Nor does a reload take it back.
  await page.reload();
  expect(await footer(page)).toContain(newVersion);
  await expect.poll(() => footer(page)).toContain('Works offline');
  expect(await notice(page).count()).toBe(0);
});

deployedTest('nor is it offered the older one when its own cannot be kept', async ({ context, server }) => {
  const page = await openKept(context, server);
  cpSync(newFolder(), spoilt, { recursive: true });
  rmSync(join(spoilt, missing));
  server.serve(spoilt);
  await reloadByForce(page);
  // Said together with the notice, or without it.
  await expect.poll(() => footer(page)).toContain('Works offline');
  expect(await notice(page).count()).toBe(0);
});

const waysToFail: Readonly<Record<string, (folder: string) => void>> = {
  'a file that is missing': (folder) => rmSync(join(folder, missing)),
  'a file that broke off': (folder) => {
    const path = join(folder, 'licences.txt');
    writeFileSync(path, readFileSync(path).subarray(0, 1000));
  },
  'a page of the old version': (folder) => cpSync('dist/index.html', join(folder, 'index.html')),
};

for (const [what, spoil] of Object.entries(waysToFail)) {
  deployedTest(`an update with ${what} changes nothing, and a whole one comes through`, async ({ context, server }) => {
    const page = await openKept(context, server);
    cpSync(newFolder(), spoilt, { recursive: true });
    spoil(spoilt);
    server.serve(spoilt);
    expect(await askForUpdate(page)).toBe('redundant');
    expect(await notice(page).count()).toBe(0);
    await page.reload();
    await expect.poll(() => footer(page)).toContain('Works offline');
    expect(await footer(page)).not.toContain(newVersion);
    server.setDown(true);
    await page.reload();
    await showStatechart(page, 'Nothing works');

    server.setDown(false);
    server.serve(newFolder());
    // One that began with the spoilt files may still have to fail.
    await expect.poll(() => askForUpdate(page)).toBe('installed');
    await notice(page).waitFor();
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect.poll(() => page.evaluate(() => smsLab.version)).toBe(newVersion);
    await page.locator('sms-ladder [aria-current]').first().waitFor();
    expect(page.url()).toContain('Q226297-10-nothing-works');
  });
}

deployedTest('a notice that is put away leaves the page as it was', async ({ context, server }) => {
  const page = await openKept(context, server);
  server.serve(newFolder());
  await askForUpdate(page);
  await notice(page).waitFor();
  await page.getByRole('button', { name: 'Later' }).click();
  expect(await notice(page).count()).toBe(0);
  await showStatechart(page, 'Nothing works');
});
