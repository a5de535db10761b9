// The built page in a real browser, served from a sub-path with every foreign host refused.
import { expect } from 'vitest';
import { builtTest } from '../support/built-lab.ts';

builtTest('the page opens under a sub-path without an error and asks no foreign host', async ({ lab }) => {
  const page = await lab.open();
  expect(await page.title()).toBe('SMS 2.0 connection lab');
  expect(await page.locator('sms-lab').count()).toBe(1);
});

builtTest(
  'a request to a foreign host is refused by the policy, and an address of one by the test',
  async ({ lab }) => {
    const page = await lab.open();
    const answer = await page.evaluate(() =>
      fetch('https://asked.example/').then(
        () => 'answered',
        () => 'refused',
      ),
    );
    expect(answer).toBe('refused');
    await expect(page.goto('https://visited.example/')).rejects.toThrow();
    const complaints = lab.complaints.join('\n');
    expect(complaints).toContain('asked.example');
    expect(complaints).toContain('foreign request: https://visited.example/');
    lab.tolerate(/asked\.example|visited\.example|Failed to load resource/);
  },
);

builtTest('a page is the lab or the inspector, and neither fetches the other', async ({ lab, server }) => {
  server.takeRequests();
  const page = await lab.open();
  await page.locator('sms-start').waitFor();
  expect(server.takeRequests().filter((name) => /inspector/.test(name))).toEqual([]);
  const inspector = await lab.open('#inspector');
  await inspector.getByRole('heading', { name: 'Statecharts' }).waitFor();
  expect(server.takeRequests().filter((name) => /sms-lab/.test(name))).toEqual([]);
});

for (const [hash, part] of [
  ['', /sms-lab-/],
  ['#inspector', /inspector-hub-/],
] as const)
  builtTest(
    `its scripts are asked for before the first of them has come: ${hash || 'the lab'}`,
    async ({ lab, server }) => {
      let release: () => void = () => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      await lab.context.route(/\/assets\/index-[^/]*\.js$/, (route) => released.then(() => route.continue()));
      const page = await lab.context.newPage();
      server.takeRequests();
      const opening = page.goto(`${lab.address}${hash}`);
      const asked: string[] = [];
      await expect.poll(() => asked.push(...server.takeRequests()) && asked.some((name) => part.test(name))).toBe(true);
      release();
      await opening;
      await page.locator('sms-start, sms-inspector-window').waitFor();
    },
  );

builtTest('the line that stands until the scripts have come has room around it, and no serifs', async ({ lab }) => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await lab.context.route(/\.js$/, (route) => released.then(() => route.continue()));
  const page = await lab.context.newPage();
  await page.goto(lab.address, { waitUntil: 'commit' });
  const line = page.getByText('The lab is being fetched.');
  await line.waitFor();
  const looks = await line.evaluate((element) => {
    const { fontFamily, paddingLeft } = getComputedStyle(element);
    return { fontFamily, paddingLeft };
  });
  expect(looks).toEqual({ fontFamily: 'system-ui, sans-serif', paddingLeft: '16px' });
  release();
  await page.locator('sms-start').waitFor();
});

builtTest('another address in the same window leads from the lab to the inspector, and back', async ({ lab }) => {
  const page = await lab.open();
  await page.locator('sms-start').waitFor();
  await page.evaluate(() => void (location.hash = '#inspector'));
  await page.getByRole('heading', { name: 'Statecharts' }).waitFor();
  expect(await page.locator('sms-lab').count()).toBe(0);
  await page.evaluate(() => void (location.hash = '#sources'));
  await page.locator('sms-sources').waitFor();
  expect(await page.locator('sms-inspector-window').count()).toBe(0);
  await page.goBack();
  await page.getByRole('heading', { name: 'Statecharts' }).waitFor();
});

builtTest('an address that changes while the inspector is being fetched is followed', async ({ lab }) => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await lab.context.route(/\/inspector-hub-[^/]*\.js$/, (route) => released.then(() => route.continue()));
  const page = await lab.context.newPage();
  await page.goto(`${lab.address}#inspector`);
  await page.getByText('The inspector is being fetched.').waitFor();
  await page.evaluate(() => void (location.hash = '#sources'));
  release();
  await page.locator('sms-sources').waitFor();
});

builtTest('a palette chosen in the inspector’s window is there again, in the lab too', async ({ lab }) => {
  const page = await lab.open('#inspector');
  await page.getByRole('button', { name: 'dark' }).click();
  const paletteOf = (of: typeof page) => of.locator('html').getAttribute('data-palette');
  expect(await paletteOf(page)).toBe('dark');
  await page.reload();
  await expect.poll(() => paletteOf(page)).toBe('dark');
  const other = await lab.open();
  await expect.poll(() => paletteOf(other)).toBe('dark');
});

for (const [hash, part] of [
  ['', 'sms-lab'],
  ['#inspector', 'sms-inspector-window'],
])
  builtTest(`a page without its script ${part} says so`, async ({ lab }) => {
    // It is in the console too, for whoever looks for the cause.
    lab.tolerate(/Failed to load resource|^uncaught/);
    await lab.context.route(new RegExp(`/${part}-[^/]*\\.js$`), (route) => route.abort());
    const page = await lab.context.newPage();
    await page.goto(`${lab.address}${hash}`);
    await page.getByRole('alert').getByText('could not be fetched').waitFor();
    expect(await page.getByRole('alert').count()).toBe(1);
  });
