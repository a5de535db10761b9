// What the tests of kept work see and do on the built page: the run in hand as numbers, and the fact that it is saved.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Lab } from '../../src/lab/index.ts';

/** A run as it stands: the same numbers, the same run at the same place. */
export interface WorkInHand {
  readonly scenario: string;
  readonly seed: number;
  readonly position: number;
  readonly choices: readonly number[];
  readonly acts: number;
  /** Of the first entries, as many as are shown. */
  readonly digest: string;
}

type Bench = HTMLElement & { lab: Lab };

/** Waits until the bench stands with a run on it. */
export async function benchStands(page: Page): Promise<Page> {
  await page.locator('sms-ladder [aria-current]').first().waitFor();
  return page;
}

/** The run as it is now; with `entries`, the digest of so many. */
export async function workInHand(page: Page, entries?: number): Promise<WorkInHand> {
  return await page.evaluate((count) => {
    const bench = document.querySelector('sms-lab')?.shadowRoot?.querySelector('sms-bench') as Bench;
    const { lab } = bench;
    // The page's own digest is of all that is known; what is known further than shown is no part of the work.
    const shown = lab.log.slice(0, count ?? lab.position);
    const text = JSON.stringify(shown.map(({ text: _, ...entry }) => entry));
    let hash = 0;
    for (let place = 0; place < text.length; place += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(place)) | 0;
    return {
      scenario: lab.scenario?.id ?? '',
      seed: lab.seed,
      position: lab.position,
      choices: lab.choices.map(({ taken }) => taken),
      acts: lab.interventions.length,
      digest: `${shown.length}:${hash}`,
    };
  }, entries);
}

/** Waits until the page says that what is shown is saved, and gives what that is. */
export async function saved(page: Page): Promise<WorkInHand> {
  const strip = page.locator('sms-bench sms-top-strip');
  await expect
    .poll(async () => (await strip.getAttribute('data-kept')) === String((await workInHand(page)).position))
    .toBe(true);
  await page.getByRole('button', { name: 'This run: saved' }).waitFor();
  return await workInHand(page);
}

/** What the page says is saved at this very moment, if it is what is shown. */
export async function savedJustNow(page: Page): Promise<WorkInHand | undefined> {
  const kept = await page.locator('sms-bench sms-top-strip').getAttribute('data-kept');
  const now = await workInHand(page);
  return kept === String(now.position) ? now : undefined;
}

/** Does something in the run at the moment shown, as a later control of the page will. */
export async function act(page: Page, count = 1): Promise<void> {
  await page.evaluate((times) => {
    const { lab } = document.querySelector('sms-lab')?.shadowRoot?.querySelector('sms-bench') as Bench;
    for (let done = 0; done < times; done += 1)
      lab.act({ act: done % 2 === 0 ? 'stop-agent' : 'start-agent', host: 'PC-17' });
  }, count);
}

/** So many entries on, as the button does one. */
export async function step(page: Page, times: number): Promise<void> {
  await page.evaluate((count) => {
    const { lab } = document.querySelector('sms-lab')?.shadowRoot?.querySelector('sms-bench') as Bench;
    for (let done = 0; done < count; done += 1) lab.step();
  }, times);
}

/** What the start page offers to go on with, newest first. */
export async function recentWork(page: Page): Promise<string[]> {
  const recent = page.locator('sms-recent-work').first();
  const summary = recent.locator('summary');
  await summary.waitFor();
  if ((await recent.locator('details[open]').count()) === 0) await summary.click();
  return (await recent.locator('.work').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
}
