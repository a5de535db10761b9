// Files in the inspector's window as it is published and as one file: a machine is pasted and played, and what came is there
// again after the window was really loaded anew.
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { builtTest } from '../support/built-lab.ts';

async function pasteAndPlay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open or save' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox')
    .fill('{"id": "door", "initial": "shut", "states": {"shut": {"on": {"push": "gone"}}}}');
  await dialog.getByRole('button', { name: 'Open this text' }).click();
  await dialog.getByText('it leads to “gone”, but there is no such state').waitFor();
  await dialog.getByRole('button', { name: 'traffic light' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('tab', { name: 'Simulate', selected: true }).waitFor();
  await page.getByRole('button', { name: 'button.pressed' }).waitFor();
  await page.getByRole('button', { name: 'Next timer' }).click();
  await expect.poll(() => actors(page)).toEqual([['traffic light', 'yellow', 2], ['traffic light, simulated']]);
}

/** Name, innermost state and moments of all actors; then the names of what they came from. */
function actors(page: Page): Promise<(string | number)[][]> {
  return page.evaluate(() => {
    interface Run {
      readonly name: string;
      readonly moments: readonly { readonly to: readonly string[] }[];
    }
    const find = (root: Document | ShadowRoot): Element | undefined =>
      [...root.querySelectorAll('*')]
        .map((one) => (one.localName === 'chart-inspector' ? one : one.shadowRoot ? find(one.shadowRoot) : undefined))
        .find((one) => one !== undefined);
    const inspector = find(document) as
      (Element & { records?: { actors: readonly Run[]; sources: readonly { readonly name: string }[] } }) | undefined;
    const { actors: runs = [], sources = [] } = inspector?.records ?? {};
    return [
      ...runs.map(({ name, moments }) => [name, moments.at(-1)?.to.at(-1)?.split('.').at(-1) ?? '', moments.length]),
      sources.map(({ name }) => name),
    ];
  });
}

async function reloadAndFind(page: Page): Promise<void> {
  // A second after the last news all is kept.
  await page.waitForTimeout(2500);
  for (let count = 0; count < 2; count++) {
    await page.reload();
    await expect
      .poll(() => actors(page))
      .toEqual([['traffic light', 'yellow', 2], ['Before the reload: traffic light, simulated']]);
  }
  await page.getByRole('tab', { name: 'Simulate' }).click();
  await page.getByRole('button', { name: 'Simulate this chart' }).click();
  await page.getByRole('button', { name: 'button.pressed' }).click();
  await expect
    .poll(async () => (await actors(page)).slice(0, 2))
    .toEqual([
      ['traffic light', 'yellow', 2],
      ['traffic light', 'yellow', 2],
    ]);
}

builtTest('a pasted machine is played, and is there again after a reload', async ({ lab }) => {
  const page = await lab.open('#inspector');
  await pasteAndPlay(page);
  await reloadAndFind(page);
});

builtTest('a session is saved as a file, and opened again', async ({ lab }) => {
  const page = await lab.open('#inspector');
  await pasteAndPlay(page);
  await page.getByRole('button', { name: 'Open or save' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Save session' }).click();
  const path = await (await downloading).path();
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ format: 'statechart-session', version: 1 });
  await page.getByLabel('A machine (XState JSON').setInputFiles({
    name: 'yesterday.json',
    mimeType: 'application/json',
    buffer: readFileSync(path),
  });
  await page.getByText('yesterday.json is open, with 1 actor and 2 moments.').waitFor();
  expect(await actors(page)).toEqual([
    ['traffic light', 'yellow', 2],
    ['traffic light', 'yellow', 2],
    ['traffic light, simulated', 'yesterday.json: traffic light, simulated'],
  ]);
});

builtTest('the one file opened as a file does the same', async ({ lab }) => {
  const folder = mkdtempSync(join(tmpdir(), 'sms-lab-inspector-'));
  try {
    copyFileSync('dist/sms-lab.html', join(folder, 'sms-lab.html'));
    const page = await lab.context.newPage();
    await page.goto(`${pathToFileURL(join(folder, 'sms-lab.html')).href}#inspector`);
    await pasteAndPlay(page);
    await reloadAndFind(page);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
