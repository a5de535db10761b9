// Work on the built page: saved as a file and as a text, opened again, kept by the browser, gone on with, begun anew and had
// back; and what cannot be opened is told.
import { readFileSync } from 'node:fs';
import axeSource from 'axe-core/axe.min.js?raw';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { BuiltLab } from '../support/built-lab.ts';
import { builtTest } from '../support/built-lab.ts';
import { act, benchStands, recentWork, saved, step, workInHand } from '../support/work-in-hand.ts';

const withChoice = '#scenario=Q226297-12-permission-not-granted&seed=3';
const ownScenario = JSON.stringify({
  ...(JSON.parse(readFileSync('public/scenarios/Q226297-01-found-by-name.json', 'utf8')) as object),
  id: 'my-own',
  title: 'A scenario of my own',
});

async function openBench(lab: BuiltLab, fragment: string): Promise<Page> {
  return await benchStands(await lab.open(fragment));
}

async function openWorkDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^This run/ }).click();
  await page.getByRole('dialog', { name: 'This run' }).waitFor();
}

async function download(page: Page): Promise<{ name: string; text: string }> {
  await openWorkDialog(page);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save run' }).click(),
  ]);
  const text = readFileSync(await file.path(), 'utf8');
  await page.keyboard.press('Escape');
  return { name: file.suggestedFilename(), text };
}

async function give(page: Page, name: string, text: string): Promise<void> {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

const told = (page: Page) =>
  page.locator('sms-problems').evaluate((element) => element.shadowRoot?.textContent?.replaceAll(/\s+/g, ' ') ?? '');

builtTest(
  'a run that was saved opens on another computer as the same run at the same place',
  async ({ lab, browser }) => {
    const page = await openBench(lab, withChoice);
    await step(page, 30);
    await act(page);
    await step(page, 12);
    const before = await workInHand(page);
    const { name, text } = await download(page);
    expect(name).toBe('Q226297-12-permission-not-granted-seed-3.run.json');
    const context = await browser.newContext();
    const other = await context.newPage();
    await other.goto(lab.address);
    await give(other, name, text);
    await benchStands(other);
    expect(await workInHand(other)).toEqual(before);
    expect(await other.locator('sms-problems, sms-notice').count()).toBe(0);
    await context.close();
  },
);

builtTest(
  'a run with a scenario of one’s own carries it, opens from its pasted text, and survives a reload',
  async ({ lab, browser }) => {
    const page = await lab.open();
    await give(page, 'mine.json', ownScenario);
    await benchStands(page);
    await step(page, 20);
    const before = await saved(page);
    await page.reload();
    await benchStands(page);
    expect(await workInHand(page)).toEqual(before);
    await openWorkDialog(page);
    const text = await page.getByLabel('Text of this run').inputValue();
    await expect.poll(() => page.getByText('its scenario came from a file').isVisible()).toBe(true);
    const context = await browser.newContext();
    const other = await context.newPage();
    await other.goto(lab.address);
    await other.getByRole('button', { name: 'Paste a text' }).click();
    await other.getByLabel('Text of a run or scenario').fill(text);
    await other.getByRole('button', { name: 'Open this text' }).click();
    await benchStands(other);
    expect(await workInHand(other)).toEqual(before);
    await context.close();
  },
);

builtTest(
  'a reload the browser has mixed up with the last change of the address goes on with the same run',
  async ({ lab }) => {
    const page = await openBench(lab, withChoice);
    await step(page, 5);
    const earlier = await saved(page);
    await expect.poll(() => page.url()).toContain(`at=${earlier.position}`);
    const old = new URL(page.url()).hash;
    await step(page, 20);
    const before = await saved(page);
    await expect.poll(() => page.url()).toContain(`at=${before.position}`);
    // So Chromium leaves it now and then, when the address is written while the reload has begun.
    await page.evaluate((hash) => history.replaceState(null, '', hash), old);
    await page.reload();
    await benchStands(page);
    expect(await workInHand(page)).toEqual(before);
    await expect.poll(() => page.url()).toContain(`at=${before.position}`);
    // An address that somebody edits back afterwards is taken at its word.
    await page.evaluate((hash) => (location.hash = hash), old);
    await expect.poll(async () => (await workInHand(page)).position).toBe(earlier.position);
  },
);

builtTest('two files with the same name inside stay apart, each in its tab', async ({ lab }) => {
  const changed = ownScenario.replace('A scenario of my own', 'The same, changed');
  const pages = [];
  for (const text of [ownScenario, changed]) {
    const page = await lab.open();
    await give(page, 'mine.json', text);
    await benchStands(page);
    await step(page, 3);
    await saved(page);
    pages.push(page);
  }
  for (const [place, title] of ['A scenario of my own', 'The same, changed'].entries()) {
    const page = pages[place] as Page;
    await page.reload();
    await benchStands(page);
    await expect.poll(() => page.locator('sms-top-strip .title').textContent()).toBe(title);
  }
});

builtTest(
  'a run too long for a link says so, offers its text, and is whole after a reload',
  async ({ lab, browser }) => {
    const page = await openBench(lab, withChoice);
    await step(page, 30);
    await act(page, 90);
    const before = await saved(page);
    expect(before.acts).toBe(90);
    await expect.poll(() => page.url()).toContain('part=yes');
    expect(page.url().length).toBeLessThan(8000);
    await page.reload();
    await benchStands(page);
    expect(await workInHand(page)).toEqual(before);
    await openWorkDialog(page);
    await expect.poll(() => page.getByText(/longer than 8,000 characters/).isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Copy link' }).count()).toBe(0);
    expect(JSON.parse(await page.getByLabel('Text of this run').inputValue())).toHaveProperty('interventions.89.act');
    const context = await browser.newContext();
    const other = await context.newPage();
    await other.goto(page.url());
    await benchStands(other);
    expect(await told(other)).toContain('only a part of the run');
    expect((await workInHand(other)).position).toBe(1);
    await context.close();
  },
);

builtTest('the text of a run is copied, or selected where the browser keeps its clipboard', async ({ lab }) => {
  const page = await openBench(lab, withChoice);
  await lab.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openWorkDialog(page);
  await page.getByRole('button', { name: 'Copy text' }).click();
  await expect.poll(() => page.getByText('The text is copied.').isVisible()).toBe(true);
  expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toHaveProperty('seed', 3);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => page.getByText('The link is copied.').isVisible()).toBe(true);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.getByRole('button', { name: 'Copy text' }).click();
  await expect.poll(() => page.getByText(/The text is selected/).isVisible()).toBe(true);
  const field = page.getByLabel('Text of this run');
  expect(await field.evaluate((area: HTMLTextAreaElement) => area.selectionEnd - area.selectionStart)).toBe(
    (await field.inputValue()).length,
  );
});

builtTest('the start page goes on with what was done last, and lists what was done before', async ({ lab }) => {
  const page = await openBench(lab, withChoice);
  await step(page, 25);
  const first = await saved(page);
  await page.close();
  const second = await openBench(lab, '#scenario=Q226297-06-only-ipx');
  await step(second, 7);
  await saved(second);
  await second.close();
  const start = await lab.open();
  await expect
    .poll(() => start.getByRole('button', { name: /^Go on: Only IPX.*, seed 1, entry 8$/ }).isVisible())
    .toBe(true);
  const works = await recentWork(start);
  expect(works).toHaveLength(2);
  expect(works[1]).toContain(`seed 3, entry ${first.position}`);
  await start
    .getByRole('button', { name: /seed 3/ })
    .first()
    .click();
  await benchStands(start);
  expect(await workInHand(start)).toEqual(first);
  await start.goBack();
  await start.getByRole('button', { name: /Start with the first/ }).waitFor();
});

builtTest('looking at a scenario keeps nothing, and a reload makes no second work', async ({ lab }) => {
  const page = await openBench(lab, withChoice);
  await page.getByRole('button', { name: 'Scenarios' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Only IPX/ })
    .click();
  await expect.poll(() => page.url()).toContain('only-ipx');
  await step(page, 4);
  await saved(page);
  for (let reloads = 0; reloads < 3; reloads += 1) {
    await page.reload();
    await benchStands(page);
    await step(page, 1);
    await saved(page);
  }
  expect(await recentWork(await lab.open())).toHaveLength(1);
});

builtTest('two tabs with the same work part ways, and neither loses anything', async ({ lab }) => {
  const one = await openBench(lab, withChoice);
  await step(one, 10);
  await saved(one);
  const other = await lab.open();
  await other.getByRole('button', { name: /^Go on/ }).click();
  await benchStands(other);
  await step(other, 5);
  const theirs = await saved(other);
  await step(one, 2);
  const mine = await saved(one);
  expect([mine.position, theirs.position]).toEqual([13, 16]);
  const works = (await recentWork(await lab.open())).join('\n');
  expect(works).toContain('entry 13');
  expect(works).toContain('entry 16');
});

builtTest('beginning anew can be undone, and what was done by hand stays among the recent work', async ({ lab }) => {
  const page = await openBench(lab, withChoice);
  await step(page, 30);
  await act(page);
  await step(page, 5);
  const before = await saved(page);
  await page.getByRole('button', { name: 'Another seed' }).click();
  await expect.poll(() => page.getByText('The run begins anew, with seed 4.').isVisible()).toBe(true);
  expect(await workInHand(page)).toMatchObject({ seed: 4, position: 1, acts: 0 });
  await step(page, 2);
  await saved(page);
  expect(await recentWork(await lab.open())).toHaveLength(2);
  await page.bringToFront();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => workInHand(page)).toEqual(before);
  expect(await page.locator('sms-notice').count()).toBe(0);
  expect(await saved(page)).toEqual(before);
});

builtTest('a link to another run with one’s own scenario writes over no kept work', async ({ lab }) => {
  const page = await lab.open();
  await give(page, 'mine.json', ownScenario);
  await benchStands(page);
  await step(page, 20);
  await act(page);
  const before = await saved(page);
  // In a tab of its own.
  const other = await openBench(lab, '#scenario=file~my-own&seed=7&at=2');
  expect(await workInHand(other)).toMatchObject({ scenario: 'my-own', seed: 7, position: 2, acts: 0 });
  await saved(other);
  expect(await recentWork(await lab.open())).toHaveLength(2);
  await other.goto(`${lab.address}#scenario=file~my-own&seed=8&part=yes`);
  await expect.poll(() => workInHand(other)).toMatchObject({ seed: 8, position: 1, acts: 0 });
  expect(await told(other)).toContain('only a part of the run');
  await saved(other);
  await page.bringToFront();
  // Into the tab that has the work open: Back leads to it.
  await page.evaluate(() => (location.hash = '#scenario=file~my-own&seed=9'));
  await expect.poll(() => workInHand(page)).toMatchObject({ seed: 9, position: 1, acts: 0 });
  await saved(page);
  const works = await recentWork(await lab.open());
  expect(works).toHaveLength(4);
  expect(works.filter((work) => work.includes(`seed ${before.seed}, entry ${before.position}`))).toHaveLength(1);
  await page.bringToFront();
  await page.goBack();
  await expect.poll(() => workInHand(page)).toEqual(before);
});

builtTest('a link to the run that is kept goes on with it, and makes no second one', async ({ lab }) => {
  const page = await lab.open();
  await give(page, 'mine.json', ownScenario);
  await benchStands(page);
  await step(page, 20);
  const before = await saved(page);
  await expect.poll(() => page.url()).toContain(`at=${before.position}`);
  const other = await openBench(lab, new URL(page.url()).hash);
  expect(await workInHand(other)).toEqual(before);
  await saved(other);
  expect(await recentWork(await lab.open())).toHaveLength(1);
});

builtTest('Undo while a write waits goes on with the same work', async ({ lab }) => {
  const page = await openBench(lab, withChoice);
  await step(page, 30);
  const before = await saved(page);
  await page.getByRole('button', { name: 'Another seed' }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await saved(page);
  // In one turn, so that the write of the step cannot have gone out.
  await step(page, 1);
  await page.evaluate(() => {
    const bench = document.querySelector('sms-lab')?.shadowRoot?.querySelector('sms-bench') as HTMLElement & {
      lab: { step(): void };
    };
    const notice = bench.shadowRoot?.querySelector('sms-notice')?.shadowRoot;
    const undo = [...(notice?.querySelectorAll('button') ?? [])].find((button) => button.textContent.trim() === 'Undo');
    bench.lab.step();
    undo?.click();
  });
  await expect.poll(() => workInHand(page)).toEqual(before);
  await saved(page);
  await step(page, 1);
  await saved(page);
  const works = await recentWork(await lab.open());
  expect(works).toHaveLength(1);
  expect(works[0]).toContain(`seed ${before.seed}, entry ${before.position + 1}`);
});

builtTest('Undo of a run with acts of one’s own goes on with that, while its write waits too', async ({ lab }) => {
  const page = await openBench(lab, withChoice);
  await step(page, 30);
  await act(page);
  await saved(page);
  // One write is under way and a second waits behind it, when the run begins anew and is had back.
  const before = await page.evaluate(async () => {
    type Bench = HTMLElement & { lab: { step(): void; position: number; seed: number } };
    const { lab } = document.querySelector('sms-lab')?.shadowRoot?.querySelector('sms-bench') as Bench;
    const press = (name: string, root: ParentNode = document): boolean =>
      [...root.querySelectorAll('*')].some((element) => {
        const isIt = element instanceof HTMLButtonElement && element.textContent.trim() === name;
        if (isIt) element.click();
        return isIt || (element.shadowRoot !== null && press(name, element.shadowRoot));
      });
    lab.step();
    document.dispatchEvent(new Event('visibilitychange'));
    lab.step();
    const { position, seed } = lab;
    if (!press('Another seed')) throw new Error('There is no “Another seed”.');
    // The notice is drawn in this same turn.
    for (let turns = 0; !press('Undo'); turns += 1) {
      if (turns > 1000) throw new Error('There is no “Undo”.');
      await Promise.resolve();
    }
    return { position, seed };
  });
  await expect.poll(() => workInHand(page)).toMatchObject({ ...before, acts: 1 });
  await step(page, 1);
  await saved(page);
  const works = await recentWork(await lab.open());
  expect(works.filter((work) => work.includes(`seed ${before.seed}, entry`))).toHaveLength(1);
  expect(works[0]).toContain(`entry ${before.position + 1}`);
});

builtTest('a run that goes another way than it was saved is told and opened all the same', async ({ lab }) => {
  const page = await openBench(lab, withChoice);
  await step(page, 30);
  const before = await workInHand(page);
  const { text } = await download(page);
  const other = await lab.open();
  await give(other, 'other.run.json', text.replace(/"digest": "[0-9a-f]{4}/, '"digest": "0123'));
  await benchStands(other);
  expect(await told(other)).toContain('goes another way than when it was saved');
  expect(await workInHand(other)).toEqual(before);
  const older = await lab.open();
  await give(older, 'older.run.json', text.replace(/"labVersion": "[^"]*"/, '"labVersion": "0.0.1"'));
  await benchStands(older);
  await expect.poll(() => older.getByText(/saved by version 0\.0\.1.*exactly as it did there/).isVisible()).toBe(true);
});

builtTest('a run that cannot be opened is told with every place, and what was open stays open', async ({ lab }) => {
  const page = await openBench(lab, withChoice);
  await step(page, 30);
  const before = await workInHand(page);
  const { text } = await download(page);
  const run = JSON.parse(text) as Record<string, unknown>;
  const spoilt = async (parts: object) => {
    await give(page, 'spoilt.run.json', JSON.stringify({ ...run, ...parts }));
    await page.getByText(/spoilt\.run\.json cannot be opened/).waitFor();
    const message = await told(page);
    await page.getByRole('button', { name: 'Close this message' }).click();
    expect(await workInHand(page)).toEqual(before);
    return message;
  };
  expect(await spoilt({ choices: [9], entries: 200_000 })).toContain('choices[0] is 9');
  const acts = [{ act: 'power-off', host: 'PC-71', atMs: 0, afterSeq: 3 }];
  expect(await spoilt({ interventions: acts })).toContain('interventions[0].host');
  expect(await spoilt({ seed: 'x', digest: 1 })).toMatch(/seed.*digest/);
  expect(await spoilt({ scenario: 'no-such-one' })).toContain('no-such-one');
  expect(await spoilt({ scenario: { hosts: 3 } })).toContain('scenario.hosts');
});

builtTest('saving and opening work from the keyboard alone', async ({ lab }) => {
  const page = await openBench(lab, withChoice);
  await page.keyboard.press('ArrowRight');
  await saved(page);
  await page.getByRole('button', { name: 'This run: saved' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'This run' }).waitFor();
  await page.getByRole('button', { name: 'Save run' }).focus();
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const text = readFileSync(await file.path(), 'utf8');
  await page.getByRole('dialog').getByRole('button', { name: 'Paste a text' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(text.replace('"seed": 3', '"seed": 5').replace(/"choices": \[.*\]/, '"choices": []'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await workInHand(page)).seed).toBe(5);
  expect(await page.getByRole('dialog').count()).toBe(0);
});

builtTest(
  'axe finds nothing on the dialog of the run and on the list of recent work, in any palette',
  async ({ lab }) => {
    for (const palette of ['light', 'dark', 'projector']) {
      const page = await openBench(lab, `${withChoice}&palette=${palette}`);
      await step(page, 3);
      await saved(page);
      await page
        .getByRole('radio', { name: palette })
        .or(page.getByRole('button', { name: new RegExp(palette, 'i') }))
        .first()
        .click();
      await openWorkDialog(page);
      await page.getByRole('button', { name: 'Show text' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Paste a text' }).click();
      expect(await violations(page), palette).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Another seed' }).click();
      await page.getByRole('button', { name: 'Undo' }).waitFor();
      expect(await violations(page), `${palette}, notice`).toEqual([]);
      const start = await lab.open();
      await recentWork(start);
      expect(await violations(start), `${palette}, start`).toEqual([]);
      await start.close();
      await page.close();
    }
  },
);

builtTest(
  'on a phone the run’s dialog and the recent work fit, with targets for a finger',
  async ({ browser, server }) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });
    const page = await context.newPage();
    await page.goto(`${server.address}${withChoice}`);
    await benchStands(page);
    await step(page, 3);
    await saved(page);
    const fits = async (where: Page) => {
      for (const button of await where.locator('button:visible, summary:visible').all()) {
        const box = await button.boundingBox();
        if (!box) continue;
        const name = (await button.getAttribute('aria-label')) ?? (await button.textContent());
        expect(Math.round(box.height), `height of ${name}`).toBeGreaterThanOrEqual(44);
        expect(Math.round(box.width), `width of ${name}`).toBeGreaterThanOrEqual(44);
        expect(Math.round(box.x + box.width), `right end of ${name}`).toBeLessThanOrEqual(360);
      }
      expect(await where.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    };
    await openWorkDialog(page);
    await page.getByRole('button', { name: 'Show text' }).click();
    await fits(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Scenarios' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Another seed', exact: true }).click();
    await page.keyboard.press('Escape');
    const undo = page.getByRole('button', { name: 'Undo' });
    await undo.waitFor();
    const place = await undo.boundingBox();
    expect((place?.y ?? -1) >= 0 && (place?.y ?? 780) + 44 <= 780, 'Undo is in sight').toBe(true);
    await fits(page);
    await undo.click();
    await expect.poll(async () => (await workInHand(page)).seed).toBe(3);
    const start = await context.newPage();
    await start.goto(server.address);
    await recentWork(start);
    await fits(start);
    await context.close();
  },
);

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations: found } = await axe.run();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  });
}
