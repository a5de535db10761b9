// The site without a network after the first visit, and what it says where a browser keeps nothing.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { deployedTest, footer, openKept, showStatechart } from '../support/deployed-lab.ts';

deployedTest('after the first visit everything works with the server gone', async ({ context, server }) => {
  const first = await openKept(context, server);
  server.setDown(true);
  await showStatechart(first, 'Only IPX reaches the client');
  await first.close();
  const second = await context.newPage();
  await second.goto(`${server.address}?from=a-link`);
  await showStatechart(second, 'Nothing works');
  await second.getByRole('button', { name: 'About this copy' }).click();
  await second.getByRole('button', { name: 'Show the licences' }).click();
  await expect.poll(() => second.getByRole('region', { name: 'Licences' }).textContent()).toContain('elkjs');
  const ran = await second.evaluate(async () => {
    const digests = [];
    for (const { id } of smsLab.scenarios()) digests.push((await smsLab.run(id)).digest);
    return digests;
  });
  expect(ran.length).toBeGreaterThan(12);
});

deployedTest('parts of files and files that are not the lab’s own go to the server', async ({ context, server }) => {
  const page = await openKept(context, server);
  await page.reload();
  await page.locator('sms-footer').waitFor();
  server.takeRequests();
  const told = await page.evaluate(async () => {
    const kept = await fetch('./licences.txt');
    const part = await fetch('./licences.txt', { headers: { range: 'bytes=0-9' } });
    const strange = await fetch('./nothing-of-ours.txt');
    return [kept.status, part.status, strange.status];
  });
  expect(told).toEqual([200, 200, 404]);
  expect(server.takeRequests().filter((name) => name.endsWith('.txt'))).toEqual([
    'licences.txt',
    'nothing-of-ours.txt',
  ]);
});

deployedTest(
  'a first visit that breaks off is told, and the next one begins where it ended',
  async ({ context, server }) => {
    await context.route(/\/layout\.worker.*\.js/, (route) => route.abort());
    const page = await context.newPage();
    await page.goto(server.address);
    await expect.poll(() => footer(page)).toContain('Not kept for offline');
    await page.getByRole('button', { name: 'About this copy' }).click();
    await expect
      .poll(() => page.getByText('The browser could not keep a copy.', { exact: false }).isVisible())
      .toBe(true);
    await context.unroute(/\/layout\.worker.*\.js/);
    server.takeRequests();
    await page.reload();
    await expect.poll(() => footer(page)).toContain('Works offline');
    const asked = server.takeRequests();
    expect(asked.some((name) => name.includes('/layout.worker'))).toBe(true);
    expect(asked.filter((name) => name.startsWith('scenarios/'))).toEqual([]);
  },
);

/** Takes files, or all caches, from the browser and leaves its worker. */
function empty(page: Page, part = ''): Promise<number> {
  return page.evaluate(async (wanted) => {
    let count = 0;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (request.url.includes(wanted) && (await cache.delete(request))) count++;
      }
      if (wanted === '') await caches.delete(name);
    }
    return count;
  }, part);
}

deployedTest(
  'a copy that was emptied is fetched again before the page says it is there',
  async ({ context, server }) => {
    const page = await openKept(context, server);
    expect(await empty(page)).toBeGreaterThan(20);
    await page.reload();
    await expect.poll(() => footer(page)).toContain('Works offline');
    server.setDown(true);
    await page.reload();
    await showStatechart(page, 'Nothing works');
  },
);

deployedTest(
  'only the parts that are gone are fetched, and while they cannot be had the page says so',
  async ({ context, server }) => {
    const page = await openKept(context, server);
    expect(await empty(page, '/layout.worker')).toBe(1);
    server.setDown(true);
    await page.reload();
    await expect.poll(() => footer(page)).toContain('Not kept for offline');
    server.setDown(false);
    server.takeRequests();
    await page.reload();
    await expect.poll(() => footer(page)).toContain('Works offline');
    const asked = server.takeRequests().filter((name) => name !== 'service-worker.js');
    expect(asked).toEqual([expect.stringContaining('/layout.worker')]);
  },
);

deployedTest(
  'over plain http the page says that nothing is kept, and offers the one file',
  async ({ context, server }) => {
    const page = await context.newPage();
    await page.goto(server.address.replace('127.0.0.1', 'school.example'));
    await expect.poll(() => footer(page)).toContain('Not kept for offline');
    expect(await page.getByRole('link', { name: 'Take the one file along' }).getAttribute('href')).toBe(
      './sms-lab.html',
    );
    await page.getByRole('button', { name: 'About this copy' }).click();
    await expect.poll(() => page.getByText(/came over plain http/).isVisible()).toBe(true);
    await showAfterClosing(page);
  },
);

deployedTest('the browser reads the manifest without an error, wherever the site is', async ({ context, server }) => {
  const page = await openKept(context, server);
  const session = await context.newCDPSession(page);
  const { errors, url, manifest } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(url).toBe(`${server.address}manifest.webmanifest`);
  expect(manifest).toMatchObject({ startUrl: server.address, scope: server.address, display: 'kStandalone' });
});

async function showAfterClosing(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await showStatechart(page, 'Only IPX reaches the client');
}

deployedTest(
  'the inspector has the network for itself until its chart has had time to come',
  async ({ context, server }) => {
    const page = await context.newPage();
    await page.clock.install();
    server.takeRequests();
    await page.goto(`${server.address}#inspector`);
    await page.getByRole('heading', { name: 'Statecharts' }).waitFor();
    // Real time goes on as well.
    await page.clock.runFor(1000);
    expect(await page.evaluate(() => navigator.serviceWorker.getRegistration().then(Boolean))).toBe(false);
    expect(server.takeRequests()).not.toContain('service-worker.js');
    await page.clock.runFor(10_000);
    await expect.poll(() => server.takeRequests()).toContain('service-worker.js');
  },
);
