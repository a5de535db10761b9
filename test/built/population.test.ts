// Populations on the built page: by script in the worker, under its policy, and on the bench; what is wrong is told at once.
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import type { BuiltLab } from '../support/built-lab.ts';
import { builtTest } from '../support/built-lab.ts';
import { siteWithLists } from '../support/site-with-lists.ts';

const site = siteWithLists() as object;

function draw(page: Page, options: object) {
  return page.evaluate(({ site, options }) => smsLab.population(site, options), { site, options });
}

async function openSite(lab: BuiltLab): Promise<Page> {
  const page = await lab.open();
  const buffer = Buffer.from(JSON.stringify(site));
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles({ name: 'site.json', mimeType: 'application/json', buffer });
  await page.locator('sms-ladder [aria-current]').first().waitFor();
  return page;
}

builtTest('a hundred thousand needs are drawn in one worker, and the page alone draws the same', async ({ lab }) => {
  const page = await lab.open();
  const [all, small] = await Promise.all([
    draw(page, { needs: 100_000, seed: 3 }),
    draw(page, { needs: 500, seed: 4 }),
  ]);
  expect(page.workers()).toHaveLength(1);
  expect(all).toMatchObject({ host: 'PC-17', asked: 100_000, needs: 100_000, isWhole: true });
  expect(all.lists[0]?.reasons).toEqual({ random: 100_000, only: 0, preferred: 0, existing: 0 });
  for (const { taken } of all.lists[0]?.servers ?? []) expect(Math.abs(taken - 33_333)).toBeLessThan(900);
  expect(await draw(page, { needs: 500, seed: 4 })).toEqual(small);

  await lab.context.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
  const alone = await lab.open();
  expect(await draw(alone, { needs: 500, seed: 4 })).toEqual(small);
  expect(alone.workers()).toHaveLength(0);
});

builtTest('a script hears how far it has come, and stops it', async ({ lab }) => {
  const page = await lab.open();
  const told = await page.evaluate(async (site) => {
    const stopping = new AbortController();
    const heard: number[] = [];
    const population = await smsLab.population(site, {
      needs: 1_000_000,
      signal: stopping.signal,
      onProgress: ({ needs }) => {
        heard.push(needs);
        if (heard.length === 2) stopping.abort();
      },
    });
    return { heard, needs: population.needs, isWhole: population.isWhole };
  }, site);
  expect(told.isWhole).toBe(false);
  expect(told.heard.length).toBeGreaterThanOrEqual(2);
  expect(told.heard[0]).toBeLessThan(told.heard[1] ?? 0);
  expect(told.needs).toBeGreaterThanOrEqual(told.heard[1] ?? Infinity);
});

builtTest('what is asked wrongly is refused with every problem, as a run is', async ({ lab }) => {
  const page = await lab.open();
  const refused = await page.evaluate(async (site) => {
    const asked = [
      smsLab.population(site, { host: 'PC-7', needs: -1, colour: 1 } as object),
      smsLab.population(site, { host: 'PC-18', site: 'LEI', packages: ['LEI00009'] }),
      smsLab.population({ format: 1 }),
    ];
    return (await Promise.allSettled(asked)).map((result) => {
      const { name, message } = (result as PromiseRejectedResult).reason as Error;
      return [name, ...message.split('\n')];
    });
  }, site);
  expect(refused[0]).toEqual([
    'ScenarioError',
    expect.stringMatching(/^colour is no known key/),
    'needs is -1; expected a whole number from 1 to 1000000.',
  ]);
  expect(refused[1]?.slice(1)).toEqual(['host is "PC-18"; did you mean "PC-17"?']);
  expect(refused[2]?.[0]).toBe('ScenarioError');
  expect(refused[2]?.length).toBeGreaterThan(5);
  expect(page.workers()).toHaveLength(0);
});

builtTest(
  'the bench shows bars beside each other, by keyboard too; what plays them is fetched only then',
  async ({ lab }) => {
    const fetched: string[] = [];
    lab.context.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    const page = await openSite(lab);
    const ofPopulation = () => fetched.filter((path) => /population(?!-plan)/.test(path));
    expect(ofPopulation()).toEqual([]);
    await page.getByRole('button', { name: 'Many computers' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Many computers' });
    await dialog.getByRole('button', { name: 'Compare two' }).press('Enter');
    await dialog.getByRole('button', { name: '10,000', exact: true }).click();
    await dialog.getByRole('button', { name: 'Draw' }).click();
    await expect.poll(() => dialog.getByText('10,000 computers like PC-17', { exact: true }).count()).toBe(2);
    expect(ofPopulation().length).toBeGreaterThan(0);
    // The default reading: with and without the drive letter the same seed draws the same.
    await expect.poll(() => dialog.getByText('No share differs between A and B.').count()).toBe(1);
    const inA = dialog.getByRole('region', { name: 'Population A' });
    await inA.getByLabel('How it chooses').selectOption({ label: 'a connection that is there goes first' });
    await dialog.getByRole('button', { name: 'Draw' }).click();
    await expect.poll(() => inA.getByText('Always LEIPZIG3.').count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
  },
);
