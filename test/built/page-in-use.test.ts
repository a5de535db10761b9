// The built page in a person's hands: reload in the middle, Back, keyboard alone, the statechart in the drawer and in a
// window of its own, files, and axe in every palette.
import { pathToFileURL } from 'node:url';
import axeSource from 'axe-core/axe.min.js?raw';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { BuiltLab } from '../support/built-lab.ts';
import { builtTest } from '../support/built-lab.ts';
import { placeInLog, placeOfState } from '../support/place-in-log.ts';

/** The bench is fetched when an address names a scenario: opens it and waits until it stands, so that no key is lost. */
async function openBench(lab: BuiltLab, fragment: string): Promise<Page> {
  const page = await lab.open(fragment);
  await page.locator('sms-ladder [aria-current]').first().waitFor();
  return page;
}

const position = (page: Page) => page.getByRole('slider', { name: 'Place in the run' }).inputValue();

builtTest('a reload in the middle of a run shows the same place again', async ({ lab }) => {
  const page = await openBench(lab, '#scenario=Q226297-05-old-address-taken&seed=3');
  const step = page.getByRole('button', { name: 'Step', exact: true });
  for (let count = 0; count < 12; count += 1) await step.click();
  const before = await position(page);
  await expect.poll(() => page.url()).toContain(`at=${before}`);
  await page.reload();
  await expect.poll(() => position(page)).toBe(before);
  expect(page.url()).toContain('seed=3');
});

builtTest('a moment that only the address has kept is shown again after a reload', async ({ lab }) => {
  const page = await openBench(lab, '#scenario=Q226297-05-old-address-taken&seed=3');
  const step = page.getByRole('button', { name: 'Step', exact: true });
  for (let count = 0; count < 3; count += 1) await step.click();
  await expect.poll(() => page.getByRole('button', { name: 'saved' }).isVisible()).toBe(true);
  // From here on nothing more goes into storage, as on a disk that has become full.
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await step.click();
  const moved = await position(page);
  await expect.poll(() => page.url()).toContain(`at=${moved}`);
  await page.reload();
  await expect.poll(() => position(page)).toBe(moved);
});

builtTest('Back returns to the scenario before, and a link with nonsense is told', async ({ lab }) => {
  const page = await openBench(lab, '#scenario=Q226297-01-found-by-name');
  await page.getByRole('button', { name: 'Scenarios' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Only IPX/ })
    .click();
  await expect.poll(() => page.url()).toContain('Q226297-06-only-ipx');
  await page.goBack();
  await expect.poll(() => page.url()).toContain('Q226297-01-found-by-name');
  await expect.poll(() => page.getByText('Found by name').first().isVisible()).toBe(true);
  await page.evaluate(() => (location.hash = '#scenario=Q226297-10-nothing-works&at=3'));
  await expect.poll(() => page.getByText('Nothing works').first().isVisible()).toBe(true);
  await page.evaluate(() => (location.hash = ''));
  await expect.poll(() => page.getByRole('button', { name: /Start with the first/ }).isVisible()).toBe(true);
  const spoilt = await openBench(lab, '#scenario=Q226297-01-found-by-name&seed=abc&colour=%3Cb%3E');
  await expect
    .poll(() =>
      spoilt
        .getByText(/colour/)
        .first()
        .isVisible(),
    )
    .toBe(true);
  expect(await spoilt.getByText(/“seed” is “abc”/).count()).toBe(1);
});

builtTest('on a desk the page itself does not scroll', async ({ lab }) => {
  const page = await openBench(lab, '#scenario=Q226297-05-old-address-taken');
  const beyond = () =>
    page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);
  expect(await beyond()).toBe(0);
  await page.goto(page.url().replace(/#.*/, '#'));
  await page.getByText('Start with the first').waitFor();
  expect(await beyond()).toBe(0);
});

builtTest('a whole run works from the keyboard alone', async ({ lab }) => {
  const page = await lab.open();
  await page.keyboard.press('Tab');
  for (let tabs = 0; tabs < 12; tabs += 1) {
    const name = await page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.textContent?.trim() ?? '';
    });
    if (name.startsWith('Start with the first')) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toContain('Q226297-01-found-by-name');
  const stepped = async (presses: number) => {
    const before = Number(await position(page));
    for (let count = 0; count < presses; count += 1) await page.keyboard.press('ArrowRight');
    await expect.poll(() => position(page)).toBe(String(before + presses));
  };
  await page.locator('body').press('Escape');
  await stepped(5);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('w');
  await expect.poll(() => page.getByRole('tab', { name: 'Why' }).isVisible()).toBe(true);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.getByRole('tab', { name: 'Frame' }).getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('tab').count()).toBe(0);
  expect(
    await page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.getAttribute('role') ?? active?.tagName;
    }),
  ).toMatch(/row|TR/);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('tab', { name: 'Why' }).isVisible()).toBe(true);
});

builtTest('the drawer shows the statechart of whoever acted, at the moment shown', async ({ lab }) => {
  // The last call is the one over NetBEUI.
  const called = placeInLog('Q226297-07-netbeui-third-lana', ({ text }) => text.includes('NetBEUI: who is PC-17'));
  const page = await openBench(lab, `#scenario=Q226297-07-netbeui-third-lana&at=${called}`);
  await page.keyboard.press('w');
  await page.getByRole('tab', { name: 'State' }).click();
  const inspector = page.locator('chart-inspector');
  await inspector.waitFor();
  await expect.poll(() => inspector.getByText('CONSOLE1/open-remote-tools').first().isVisible()).toBe(true);
  const present = async () => (await page.locator('chart-diagram [aria-current=step]').allTextContents()).join(' ');
  await expect.poll(present).toContain('calling');
  await page.locator('chart-diagram [aria-current=step]').last().click();
  const rule = page.locator('chart-details .meta').first();
  await expect.poll(() => rule.textContent()).toContain('remote-tools.called-name');
  const top = (await rule.boundingBox())?.y ?? Infinity;
  const bottom = await page.locator('sms-drawer').evaluate((drawer) => drawer.getBoundingClientRect().bottom);
  expect(top, 'the rule of a state is in sight without scrolling').toBeLessThan(bottom - 40);
  const back = page.getByRole('button', { name: 'Back one step' });
  for (let count = 0; count < called && !(await present()).includes('fetching'); count += 1) await back.click();
  await expect.poll(present).toContain('fetching');
});

builtTest('the popup viewer follows the run by real messages between two windows', async ({ lab }) => {
  const asked = placeOfState('Q226297-01-found-by-name', 'CONSOLE1/open-remote-tools', 'stage1.resolving.dns');
  const page = await openBench(lab, `#scenario=Q226297-01-found-by-name&at=${asked}`);
  await page.keyboard.press('w');
  await page.getByRole('tab', { name: 'State' }).click();
  const [popup] = await Promise.all([
    lab.context.waitForEvent('page'),
    page.getByRole('button', { name: 'Open in a window' }).click(),
  ]);
  await expect.poll(() => popup.getByText('XState 4 · connected').isVisible()).toBe(true);
  await expect.poll(() => popup.getByText('CONSOLE1/open-remote-tools').first().isVisible()).toBe(true);
  await expect.poll(() => popup.getByText('PC-17/remote-control-agent').count()).toBeGreaterThan(0);
  await page.reload();
  await expect
    .poll(() =>
      popup
        .getByText(/XState 4 · (?!connected)/)
        .first()
        .isVisible(),
    )
    .toBe(true);
  await popup.close();
});

builtTest('a bad file is refused with every problem, and what was open stays open', async ({ lab }) => {
  const page = await openBench(lab, '#scenario=Q226297-01-found-by-name&at=9');
  await page.getByRole('button', { name: 'Scenarios' }).click();
  const bad = JSON.stringify({
    format: 1,
    title: '<img src=x onerror="document.title=1">',
    hosts: [{ nam: 'A' }],
    seed: 'x',
  });
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles({ name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from(bad) });
  await expect.poll(() => page.getByText(/bad\.json cannot be opened/).isVisible()).toBe(true);
  await expect.poll(() => page.getByText(/hosts\[0\]/).count()).toBeGreaterThan(0);
  await expect.poll(() => page.getByText(/seed is "x"/).count()).toBeGreaterThan(0);
  expect(await page.title()).not.toBe('1');
  expect(await position(page)).toBe('9');
});

builtTest('axe finds nothing to complain about, in any palette', async ({ lab }) => {
  for (const palette of ['light', 'dark', 'projector']) {
    for (const fragment of ['', '#scenario=Q226297-08-netbt-across-router&at=60']) {
      const page = fragment === '' ? await lab.open() : await openBench(lab, `${fragment}&palette=${palette}`);
      if (fragment !== '') {
        await page.keyboard.press('w');
        await page.getByRole('tab', { name: 'Why' }).waitFor();
      }
      await page.evaluate(axeSource);
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const { violations: found } = await axe.run();
        return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
      });
      expect(violations, `${palette} ${fragment}`).toEqual([]);
      await page.close();
    }
  }
});

builtTest('a part of the lab that cannot be fetched is told, not waited for', async ({ lab }) => {
  const page = await lab.open();
  await page.route(/sms-bench/, (route) => route.abort());
  lab.tolerate(/Failed to load resource|sms-bench|dynamically imported module/);
  await page.getByRole('button', { name: /Start with the first/ }).click();
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('could not be fetched');
});

builtTest('the lab works where the browser refuses storage', async ({ lab }) => {
  const page = await lab.context.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await page.goto(`${lab.address}#scenario=Q226297-01-found-by-name`);
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect.poll(() => position(page)).toBe('2');
  await page
    .getByRole('radio', { name: /dark/i })
    .or(page.getByRole('button', { name: /dark/i }))
    .first()
    .click();
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['palette'])).toBe('dark');
});

builtTest(
  'on a phone every target is large enough for a finger, and nothing runs out of the page',
  async ({ browser, server }) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });
    for (const [fragment, last] of [
      ['', 'Paste a text'],
      ['#scenario=Q226297-06-only-ipx&at=60', 'Next decision'],
    ] as const) {
      const page = await context.newPage();
      await page.goto(`${server.address}${fragment}`);
      // Whole, as buttons come and go until then.
      await page.getByRole('button', { name: last }).waitFor();
      const buttons = await page.getByRole('button').all();
      expect(buttons.length).toBeGreaterThan(3);
      for (const button of buttons) {
        const box = await button.boundingBox();
        if (!box) continue;
        const name = (await button.getAttribute('aria-label')) ?? (await button.textContent());
        expect(Math.round(box.height), `height of ${name}`).toBeGreaterThanOrEqual(44);
        expect(Math.round(box.width), `width of ${name}`).toBeGreaterThanOrEqual(44);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await page.close();
    }
    await context.close();
  },
);

builtTest('an address that asks for what is not there is told with its place', async ({ lab }) => {
  const told = async (fragment: string) => {
    const page = await lab.open(`#scenario=Q226297-12-permission-not-granted&at=1000&${fragment}`);
    await page.getByText('This address cannot be shown.').waitFor();
    const text = await page.locator('sms-problems').evaluate((element) => element.shadowRoot?.textContent ?? '');
    await page.close();
    return text;
  };
  expect(await told('choices=9.9')).toContain('choices[0] is 9');
  expect(await told('reading.remote-tools.wrong-host=maybe')).toContain('maybe');
  const acts = JSON.stringify([{ act: 'power-off', host: 'PC-71', atMs: 0, afterSeq: 3 }]);
  const spoilt = await told(`acts=${encodeURIComponent(acts)}`);
  expect(spoilt).toContain('interventions[0].host');
  expect(spoilt).toContain('PC-17');
});

builtTest('a page opened as a file says what it wants instead of staying empty', async ({ lab }) => {
  lab.tolerate(/CORS policy|net::ERR_FAILED/);
  const page = await lab.context.newPage();
  await page.goto(pathToFileURL('dist/index.html').href);
  await expect.poll(() => page.locator('body').innerText()).toContain('it wants to be served');
  expect(await page.getByRole('link', { name: 'sms-lab.html' }).getAttribute('href')).toBe('./sms-lab.html');
});

builtTest('a run plays, pauses, goes to its next decision, and begins anew with another seed', async ({ lab }) => {
  const page = await openBench(lab, '#scenario=Q226297-12-permission-not-granted');
  await page.getByRole('button', { name: /^(Run|Play)$/ }).click();
  await expect.poll(async () => Number(await position(page))).toBeGreaterThan(8);
  await page.getByRole('button', { name: 'Pause' }).click();
  const paused = Number(await position(page));
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect.poll(() => position(page)).toBe(String(paused + 1));
  await page.getByRole('button', { name: 'Next decision' }).click();
  const current = page.locator('sms-ladder [aria-current]');
  await expect.poll(() => current.first().textContent()).toContain('chosen');
  await page.getByRole('button', { name: 'Another seed' }).click();
  await expect.poll(() => position(page)).toBe('1');
  await expect.poll(() => page.url()).toMatch(/seed=(?!1&)/);
});

builtTest('a frame is drawn on its way, and drawn whole where motion is not wanted', async ({ lab }) => {
  const before = placeInLog('Q226297-01-found-by-name', ({ kind }) => kind === 'frame.sent') - 1;
  const fragment = `#scenario=Q226297-01-found-by-name&at=${before}`;
  const ahead = (page: Page) => page.locator('sms-network-map .ahead');
  const moving = await openBench(lab, fragment);
  await moving.getByText('slow', { exact: true }).click();
  await moving.getByRole('button', { name: 'Step', exact: true }).click();
  await expect.poll(() => ahead(moving).count()).toBeGreaterThan(0);
  await expect.poll(() => ahead(moving).count()).toBe(0);
  const still = await lab.context.newPage();
  await still.emulateMedia({ reducedMotion: 'reduce' });
  await still.goto(`${lab.address}${fragment}`);
  await still.locator('sms-ladder [aria-current]').first().waitFor();
  await still.getByRole('button', { name: 'Step', exact: true }).click();
  await expect.poll(() => position(still)).toBe(String(before + 1));
  expect(await ahead(still).count()).toBe(0);
  expect(await still.locator('sms-network-map .frame, sms-network-map .behind').count()).toBeGreaterThan(0);
});
