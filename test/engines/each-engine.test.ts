// Each engine that takes part can be driven: it opens a file, evaluates in it, and tells what went wrong there.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inEveryEngine } from '../support/engines.ts';

const folder = mkdtempSync(join(tmpdir(), 'sms-engines-'));
const page = join(folder, 'page.html');

beforeAll(() => writeFileSync(page, '<!doctype html><title>A page of its own</title>'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

inEveryEngine((engine) => {
  test('opens a file and evaluates in it', async ({ task }) => {
    // The report of the tests carries it to the last lines of `npm test`.
    Object.assign(task.meta, { engineVersion: engine().version });
    await engine().open(pathToFileURL(page).href);
    const told = await engine().evaluate(async (more: string) => {
      await new Promise((resolve) => setTimeout(resolve));
      return [document.title, more];
    }, 'é “quoted”');
    expect(told).toEqual(['A page of its own', 'é “quoted”']);
  });

  test('an error in the page is an error of the test', async () => {
    const failing = engine().evaluate(() => {
      throw new RangeError('not so far');
    }, undefined);
    await expect(failing).rejects.toThrow('not so far');
  });
});
