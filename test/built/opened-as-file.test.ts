// The one file alone in a folder, opened as by double click in Chromium and in Firefox, on a machine without a network:
// everything of the lab works in it.
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outcomeVerdict } from '../../src/elements/outcome-words.ts';
import { parseScenario, playScenario } from '../../src/scenarios/index.ts';
import { drivers } from '../support/driven-page.ts';
import type { DrivenPage, Driver } from '../support/driven-page.ts';
import { placeOfState } from '../support/place-in-log.ts';
import { refusals, tryForbidden } from '../support/try-forbidden.ts';

const scenarios = readdirSync('public/scenarios')
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const reading = parseScenario(readFileSync(`public/scenarios/${file}`, 'utf8'));
    if (!('scenario' in reading)) throw new Error(`${file} cannot be read.`);
    return reading.scenario;
  });

const called = placeOfState('Q226297-07-netbeui-third-lana', 'CONSOLE1/open-remote-tools', 'stage3.calling.opening', {
  seed: 3,
});
const asked = placeOfState('Q226297-01-found-by-name', 'CONSOLE1/open-remote-tools', 'stage1.resolving.dns');

for (const [name, find] of Object.entries(drivers)) {
  describe(name, () => {
    const found = find();
    if ('missing' in found) {
      test.skip(`takes no part: ${found.missing}`, () => undefined);
      return;
    }
    const folder = mkdtempSync(join(tmpdir(), 'sms-lab-file-'));
    const address = pathToFileURL(join(folder, 'sms-lab.html')).href;
    let driver: Driver | undefined;
    beforeAll(async () => {
      copyFileSync('dist/sms-lab.html', join(folder, 'sms-lab.html'));
      driver = await found.launch({ isOffline: true, downloads: folder });
    }, 180_000);
    afterAll(async () => {
      await driver?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const withPage = async (fragment: string, act: (page: DrivenPage, driver: Driver) => Promise<void>) => {
      if (!driver) throw new Error(`${name} has not been started.`);
      const page = await driver.newPage();
      await page.goto(address + fragment);
      await act(page, driver);
      await page.close();
    };

    test('the first view says which copy it is, and asks nothing of any network', () =>
      withPage('', async (page) => {
        await page.waitForText('One file, works offline');
        const hash = /content-hash" content="([0-9a-f]{12})/.exec(readFileSync('dist/index.html', 'utf8'))?.[1];
        expect(await page.text()).toContain(`Version ${await page.evaluate(() => smsLab.version)} · ${hash}`);
        const asked = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
        expect(asked.filter((one) => !/^(data|blob):/.test(one))).toEqual([]);
      }));

    test('a claim leads to a moment of a run that names its rule', () =>
      withPage('#sources=Q226297.2', async (page) => {
        await page.waitForText('The first way is the client’s name as the site database has it.');
        const link = await page.evaluate(() => {
          const lab = document.querySelector('sms-lab')?.shadowRoot;
          const sources = lab?.querySelector('sms-sources')?.shadowRoot;
          return sources?.querySelector('[id="Q226297.2"] .uses a')?.textContent ?? '';
        });
        await page.click('link', link);
        await page.waitForText('Q226297.name-first');
        const step = /step (\d+)/.exec(link)?.[1];
        await expect.poll(() => placeInRun(page)).toBe(step);
      }));

    test(
      'every scenario plays to its end as it does in Node',
      () =>
        withPage('', async (page) => {
          for (const [place, scenario] of scenarios.entries()) {
            const expected = playScenario(scenario);
            if (place > 0) await page.click('button', 'Scenarios');
            await page.click('button', scenario.title);
            await expect.poll(() => page.url).toContain(`scenario=${scenario.id}`);
            await expect.poll(() => placeInRun(page)).toBe('1');
            if (place === 0) await page.click('button', 'instant');
            await page.click('button', 'Run');
            await expect.poll(() => placeInRun(page), { message: scenario.id }).toBe(String(expected.log.length));
            // More than five are folded.
            if (expected.outcomes.length > 5) await page.click('fold', 'earlier');
            for (const outcome of expected.outcomes) await page.waitForText(outcomeVerdict(outcome));
            const digest = await page.evaluate(async (id) => (await smsLab.run(id)).digest, scenario.id);
            expect(digest, scenario.id).toBe(expected.digest);
          }
        }),
      240_000,
    );

    test('the drawer draws the statechart, and a reload shows the same place again', () =>
      withPage(`#scenario=Q226297-07-netbeui-third-lana&seed=3&at=${called}`, async (page) => {
        await openStatechart(page);
        await page.reload();
        await page.waitForText('Step');
        await expect.poll(() => placeInRun(page)).toBe(String(called));
        expect(page.url).toContain('seed=3');
      }));

    test('the viewer in a window of its own follows the run', () =>
      withPage(`#scenario=Q226297-01-found-by-name&at=${asked}`, async (page, running) => {
        await openStatechart(page);
        await page.click('button', 'Open in a window');
        const popup = async () => (await running.pages()).find((one) => one.url.endsWith('#inspector'));
        await expect.poll(async () => (await popup()) !== undefined).toBe(true);
        const viewer = await popup();
        await viewer?.waitForText('XState 4 · connected');
        await viewer?.waitForText('CONSOLE1/open-remote-tools');
        await viewer?.waitForText('PC-17/remote-control-agent');
        await viewer?.waitFor('g[aria-current=step]');
        await viewer?.close();
      }));

    test('somebody acts on the stage, takes it back, and compares two readings', () =>
      withPage('#scenario=Q226297-05-old-address-taken&at=20', async (page) => {
        await page.click('button', 'PC-18');
        await page.click('button', 'Switch off');
        await page.waitForText('PC-18 is switched off.');
        await expect.poll(() => decodeURIComponent(page.url)).toContain('"act":"power-off"');
        await page.click('button', 'Undo');
        await expect.poll(() => placeInRun(page)).toBe('20');
        await page.click('button', 'Close');
        await page.click('button', 'Readings');
        await page.click('button', 'Compare with “trust”');
        await page.waitForText('They part at step');
      }));

    test('a scenario file is opened, kept over a reload, and refused with places when it is bad', () =>
      withPage('', async (page) => {
        const good = JSON.parse(readFileSync('public/scenarios/Q226297-06-only-ipx.json', 'utf8')) as object;
        const path = join(folder, 'own.json');
        writeFileSync(path, JSON.stringify({ ...good, id: 'own', title: 'My own network', question: 'Mine?' }));
        await page.giveFile(path);
        await page.waitForText('My own network');
        await page.click('button', 'Step');
        await expect.poll(() => placeInRun(page)).toBe('2');
        await expect.poll(() => page.url).toContain('at=2');
        // Until then the file is only in this page.
        await page.waitFor('[aria-label="This run: saved"]');
        await page.reload();
        await page.waitForText('My own network');
        await expect.poll(() => placeInRun(page)).toBe('2');
        const bad = join(folder, 'bad.json');
        writeFileSync(bad, JSON.stringify({ ...good, seed: '<b>x</b>' }));
        await page.click('button', 'Scenarios');
        await page.giveFile(bad);
        await page.waitForText('bad.json cannot be opened');
        await page.waitForText('seed is "<b>x</b>"');
      }));

    test('work is kept for another tab, and a run is saved as a file that opens again', () =>
      withPage('#scenario=Q226297-12-permission-not-granted&seed=3&at=20', async (page, running) => {
        await page.click('button', 'Step');
        await page.click('button', 'This run: saved');
        await page.waitForText('Saved in this browser, up to what is shown.');
        await page.click('button', 'Save run');
        const file = join(folder, 'Q226297-12-permission-not-granted-seed-3.run.json');
        await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('}\n')).toBe(true);
        const other = await running.newPage();
        await other.goto(address);
        await other.click('button', 'Go on: The person at the client does not agree, seed 3, entry 21');
        await expect.poll(() => placeInRun(other)).toBe('21');
        await other.close();
        const third = await running.newPage();
        await third.goto(address);
        await third.giveFile(file);
        await expect.poll(() => placeInRun(third)).toBe('21');
        expect(third.url).toContain('seed=3');
        expect(await third.text()).not.toContain('goes another way');
        await third.close();
      }));

    test('the licences can be read, and the box tells how to pass the file on', () =>
      withPage('', async (page) => {
        await page.click('button', 'About this copy');
        await page.waitForText('copy this file: sms-lab.html');
        expect(await page.evaluate(() => document.querySelectorAll('a[download]').length)).toBe(0);
        await page.click('button', 'Show the licences');
        await page.waitForText('elkjs 0.12');
        await page.waitForText('Atkinson Hyperlegible');
      }));

    test('markup and code from text, WebAssembly and connections are refused', () =>
      withPage('', async (page) => {
        expect(await page.evaluate(tryForbidden)).toEqual(refusals);
      }));
  });
}

const placeInRun = (page: DrivenPage) =>
  page.evaluate(() => {
    const inside = (tag: string, root?: ParentNode | null) => root?.querySelector(tag)?.shadowRoot;
    const bar = inside('sms-time-bar', inside('sms-bench', inside('sms-lab', document)));
    return bar?.querySelector<HTMLInputElement>('input[type=range]')?.value;
  });

async function openStatechart(page: DrivenPage): Promise<void> {
  await page.waitFor('sms-ladder');
  await expect.poll(() => placeInRun(page)).toMatch(/\d/);
  await page.press('w');
  await page.click('tab', 'State');
  // The layout comes from its worker; then the state that is present is marked.
  await page.waitFor('g[aria-current=step]');
}
