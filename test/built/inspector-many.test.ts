// Much at once: 10,000 events, 200 actors, several apps in one inspector, a hidden tab, and messages that mean no good.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { addressOfApp, app, expectStates, inspectTest, openInspected, readInspector } from '../support/inspect-test.ts';
import type { BuiltLab } from '../support/built-lab.ts';
import type { AppName, InspectedApps } from '../support/inspected-apps.ts';

async function open(lab: BuiltLab, apps: InspectedApps, name: AppName = 'xstate4') {
  const opened = await openInspected(lab, apps, name);
  await expect.poll(async () => (await readInspector(opened.inspector)).actors.length).toBeGreaterThan(0);
  return opened;
}

/** Elements on the page, those in shadow roots too. */
function countElements(page: Page): Promise<number> {
  return page.evaluate(() => {
    const count = (root: Document | ShadowRoot): number =>
      [...root.querySelectorAll('*')].reduce(
        (sum, { shadowRoot }) => sum + 1 + (shadowRoot ? count(shadowRoot) : 0),
        0,
      );
    return count(document);
  });
}

// Any machine may take its time: what counts is that all arrive.
const long = { timeout: 300_000 };

inspectTest(
  '10,000 events all arrive, in order, and the page stays as small as it was',
  long,
  async ({ lab, apps }) => {
    const { page, inspector } = await open(lab, apps);
    await app(page, (it) => it.burst(500));
    await expect.poll(async () => (await readInspector(inspector)).moments).toBe(501);
    const before = await countElements(inspector);
    await app(page, (it) => it.burst(10_000));
    await expect.poll(async () => (await readInspector(inspector)).moments, { timeout: 200_000 }).toBe(10_501);
    const counts = await inspector.locator('chart-inspector').evaluate((element) => {
      const { viewing } = element as HTMLElementTagNameMap['chart-inspector'];
      return viewing?.store.moments.slice(1).map(({ payload }) => JSON.parse(payload?.context ?? '{}').items as number);
    });
    expect(counts).toEqual(Array.from({ length: 10_500 }, (_, index) => index + 1));
    expect(await countElements(inspector)).toBeLessThan(before + 100);
    expect((await readInspector(inspector)).complaints).toEqual([]);
  },
);

inspectTest('200 actors started at once are all there', async ({ lab, apps }) => {
  const { page, inspector } = await open(lab, apps);
  await app(page, (it) => it.startMore(200));
  await expect.poll(async () => (await readInspector(inspector)).actors.length).toBe(201);
  await expectStates(inspector, 'toggle 199', ['toggle.off']);
});

inspectTest(
  'two apps in one inspector: the second opens the window of the first, and neither is lost',
  async ({ lab, apps }) => {
    const { page, inspector } = await open(lab, apps);
    const next = await page.evaluate(
      (address) => {
        const other = window.open(address, 'second-app');
        return other !== null;
      },
      addressOfApp(lab, apps, 'xstate4'),
    );
    expect(next).toBe(true);
    await expect.poll(async () => (await readInspector(inspector)).sources.length).toBe(2);
    const second = lab.context.pages().find((one) => one !== page && one !== inspector);
    if (!second) throw new Error('The second app has no page.');
    await app(second, (it) => it.send({ type: 'order.placed' }));
    await app(page, (it) => it.send({ type: 'item.added' }));
    await expect
      .poll(async () => (await readInspector(inspector)).actors.map(({ present, moments }) => [present, moments]))
      .toEqual([
        [['order.filling'], 2],
        [['order.refused'], 2],
      ]);
  },
);

inspectTest(
  'news of an app in a hidden tab come when it is shown, and meanwhile that is said',
  async ({ lab, apps }) => {
    // The shell has no tabs to hide. What hiding does to the package of XState 5, which waits for idle time, is done here.
    await lab.context.addInitScript(() => {
      const held: (() => void)[] = [];
      const idle = window.requestIdleCallback.bind(window);
      let isHidden = false;
      window.requestIdleCallback = (act) => {
        if (!isHidden) return idle(act);
        return held.push(() => idle(act));
      };
      Object.assign(window, {
        hide: () => (isHidden = true),
        show() {
          isHidden = false;
          for (const act of held.splice(0)) act();
        },
      });
    });
    const { page, inspector } = await open(lab, apps, 'xstate5');
    await expectStates(inspector, 'lamp', ['lamp.off']);
    await page.evaluate('hide()');
    await app(page, (it) => it.send({ type: 'flip' }));
    await expect.poll(async () => (await readInspector(inspector)).strip).toContain('news from a hidden tab come late');
    expect((await readInspector(inspector)).moments).toBe(1);
    await page.evaluate('show()');
    await expectStates(inspector, 'lamp', ['lamp.on.bright']);
    await expect.poll(async () => (await readInspector(inspector)).strip).not.toContain('hidden');
  },
);

inspectTest('messages that mean no good are counted, and what comes after them is read', async ({ lab, apps }) => {
  const { page, inspector } = await open(lab, apps);
  await page.evaluate(() => {
    const target = window.open('', 'xstateinspector');
    const send = (message: unknown): void => target?.postMessage(message, '*');
    const proto = JSON.parse(
      '{"type":"service.register","sessionId":"__proto__","machine":"{}","__proto__":{"polluted":1}}',
    );
    const round: Record<string, unknown> = { type: 'service.state' };
    round['sessionId'] = round;
    for (const message of [
      '[unable to serialize, circular reference is too complex to analyze]',
      42,
      { type: 'chart-inspector.clear' },
      proto,
      round,
      { type: 'service.state', sessionId: 'x:0', state: '{"value":' },
      { type: 'service.state', sessionId: 'x:0', state: 'x'.repeat(50_000_000) },
      { type: 'service.register', sessionId: 'x:9', machine: '<img src=x onerror=alert(1)>', state: '{}' },
      { type: 'service.register', sessionId: 'x:8', machine: { many: Array.from({ length: 300_000 }, () => ({})) } },
      {
        type: 'service.register',
        id: '<b>markup</b>',
        sessionId: 'x:7',
        machine: '{"id":"<i>m</i>","states":{}}',
        state: '{"value":"<s>"}',
      },
    ])
      send(message);
    const { port1 } = new MessageChannel();
    target?.postMessage({ type: 'service.state', sessionId: port1 }, '*', [port1]);
  });
  await app(page, (it) => it.send({ type: 'order.placed' }));
  await expectStates(inspector, 'order', ['order.refused']);
  const { actors, complaints } = await readInspector(inspector);
  // It did not empty the viewer: that word is for the lab's own windows.
  expect(actors.find(({ name }) => name === 'order')?.events).toEqual(['xstate.init', 'order.placed']);
  expect(complaints).toContain('a message of over 50 million characters, left unread: 1');
  expect(complaints).toContain('a message of more than 200,000 parts, left unread: 1');
  expect(complaints).toContain('a message that is not an object: 1');
  expect(complaints).toContain('a message the app could not write as JSON: 1');
  expect(complaints.length).toBeGreaterThan(4);
  expect(await inspector.evaluate(() => 'polluted' in {})).toBe(false);
  expect(await inspector.locator('b, i, s, img[src=x]').count()).toBe(0);
});

inspectTest('another window is heard only when a person accepts it', async ({ lab, apps }) => {
  const { page, inspector } = await open(lab, apps);
  const other = await lab.context.newPage();
  // A window that is no peer: a frame within the app's page, on the same site as the app.
  await other.close();
  await page.evaluate(
    (address) => {
      const frame = document.createElement('iframe');
      frame.src = address;
      document.body.append(frame);
    },
    addressOfApp(lab, apps, 'xstate4', 'wrapper'),
  );
  const accept = inspector.getByRole('button', { name: 'Accept' });
  await inspector.evaluate(() => undefined);
  const frame = await expect
    .poll(() => page.frames().find((one) => one !== page.mainFrame() && one.url().includes('wrapper')))
    .toBeDefined()
    .then(() => page.frames().find((one) => one.url().includes('wrapper')));
  await frame?.evaluate(() => {
    // Found by the page around it: whoever opens a window by its name is its opener from then on, and heard.
    window.parent.open('', 'xstateinspector')?.postMessage({ type: 'service.stop', sessionId: 'x:0' }, '*');
  });
  await accept.waitFor();
  expect((await readInspector(inspector)).sources).toHaveLength(1);
  await accept.click();
  await expect.poll(async () => (await readInspector(inspector)).sources.length).toBe(2);
});
