// `inspectTest`: a built test with the sample apps, and what an inspector page holds as plain data.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { SampleApp } from '../inspector/apps/app-page.ts';
import type { BuiltLab } from './built-lab.ts';
import { builtTest } from './built-lab.ts';
import type { AppName, InspectedApps } from './inspected-apps.ts';
import { buildInspectedApps } from './inspected-apps.ts';

export const inspectTest = builtTest.extend<{ apps: InspectedApps }>({
  apps: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const apps = await buildInspectedApps();
      await use(apps);
      await apps.close();
    },
    { scope: 'file' },
  ],
});

/** How an app shows the inspector, where that is not as a window that it opens with its page. */
export type Where = 'frame' | 'later' | 'window' | 'wrapper';

/** Address of an app that has the lab's inspector. */
export function addressOfApp(lab: BuiltLab, apps: InspectedApps, name: AppName, where?: Where): string {
  return apps.address(name, { inspector: `${lab.address}#inspector`, ...(where === undefined ? {} : { where }) });
}

/** Opens an app whose inspector is no window, or not one yet. */
export async function openApp(lab: BuiltLab, apps: InspectedApps, name: AppName, where: Where): Promise<Page> {
  lab.allowOrigin(apps.origin);
  const page = await lab.context.newPage();
  await page.goto(addressOfApp(lab, apps, name, where));
  return page;
}

/** Opens an app and the window of its inspector. */
export async function openInspected(
  lab: BuiltLab,
  apps: InspectedApps,
  name: AppName,
  where?: 'window',
): Promise<{ page: Page; inspector: Page }> {
  lab.allowOrigin(apps.origin);
  const page = await lab.context.newPage();
  return { page, inspector: await popupOf(page, () => page.goto(addressOfApp(lab, apps, name, where))) };
}

/** The window that a page opens while something is done; it may be there before that is. */
export async function popupOf(page: Page, act: () => Promise<unknown>): Promise<Page> {
  const opening = page.waitForEvent('popup');
  await act();
  return opening;
}

export interface Inspected {
  readonly actors: readonly {
    readonly name: string;
    readonly source: string;
    readonly events: readonly string[];
    readonly moments: number;
    readonly present: readonly string[];
  }[];
  readonly sources: readonly {
    readonly key: string;
    readonly name: string;
    readonly protocol: string;
    readonly hasEnded: boolean;
    readonly cannotSend: string | undefined;
  }[];
  readonly moments: number;
  readonly complaints: readonly string[];
  /** What the strip of apps says. */
  readonly strip: string;
}

/** Reads an inspector: of the lab's page with `#inspector`, or in an app's own page. */
export function readInspector(page: Pick<Page, 'evaluate'>): Promise<Inspected> {
  return page.evaluate(() => {
    const deep = (root: Document | ShadowRoot, name: string): Element | null => {
      const found = root.querySelector(name);
      if (found) return found;
      for (const element of root.querySelectorAll('*')) {
        const inside = element.shadowRoot && deep(element.shadowRoot, name);
        if (inside) return inside;
      }
      return null;
    };
    const viewer = deep(document, 'chart-inspector') as HTMLElementTagNameMap['chart-inspector'] | null;
    const store = viewer?.viewing?.store;
    const strip = deep(document, 'chart-sources')?.shadowRoot?.querySelector('.row')?.textContent ?? '';
    return {
      actors: (store?.actors ?? []).map((run) => ({
        name: run.name,
        source: run.source,
        events: run.moments.slice(-5).map(({ event }) => event),
        moments: run.moments.length,
        present: run.moments.at(-1)?.to ?? [],
      })),
      sources: (store?.sources ?? []).map(({ source, name, protocol, hasEnded, cannotSend }) => ({
        key: source,
        name,
        protocol,
        hasEnded,
        cannotSend,
      })),
      moments: store?.moments.length ?? 0,
      complaints: [...(store?.complaints ?? [])].map(([words, count]) => `${words}: ${count}`),
      strip: strip.replace(/\s+/g, ' ').trim(),
    };
  });
}

/** Takes hold of the sample app of a page. */
export function app<T>(page: Page, act: (app: SampleApp) => T | Promise<T>): Promise<T> {
  return page.evaluate(`(${act.toString()})(window.app)`);
}

/** Sends an event from an inspector to the actor looked at, and tells which that was. */
export function sendFromInspector(
  page: Pick<Page, 'locator'>,
  event: { readonly type: string; readonly [field: string]: unknown },
): Promise<string | undefined> {
  return page.locator('chart-inspector').evaluate((element, sent) => {
    const { viewing } = element as HTMLElementTagNameMap['chart-inspector'];
    if (viewing?.run) viewing.send?.(viewing.run, sent);
    return viewing?.run?.name;
  }, event);
}

/** Waits until an actor of this name stands in these states. */
export function expectStates(page: Pick<Page, 'evaluate'>, name: string, states: readonly string[]): Promise<void> {
  return expect
    .poll(async () => (await readInspector(page)).actors.findLast((actor) => actor.name === name)?.present)
    .toEqual(states);
}

/** What is to be seen of it too, not only held. */
export async function expectDrawn(page: Pick<Page, 'locator'>, words: string): Promise<void> {
  await page.locator('chart-diagram').getByText(words, { exact: true }).first().waitFor();
}
