// The inspector where a part of it cannot be fetched: what can be shown is shown, the rest is said, and later tried again.
import type { Route } from 'playwright-core';
import { expect } from 'vitest';
import { expectDrawn, expectStates, inspectTest, openInspected } from '../support/inspect-test.ts';

inspectTest('without the small layout worker the final picture comes all the same', async ({ lab, apps }) => {
  lab.tolerate(/Failed to load resource|importScripts/);
  await lab.context.route(/\/rough-layout\.worker-/, (route) => route.abort());
  const { inspector } = await openInspected(lab, apps, 'xstate4');
  await expectStates(inspector, 'order', ['order.filling']);
  await expectDrawn(inspector, 'filling');
  // What is fetched behind the final picture.
  await inspector.getByRole('button', { name: 'Export' }).waitFor();
  expect(await inspector.getByText(/could not be/).count()).toBe(0);
});

inspectTest('a small layout worker that never comes does not hold up the final picture', async ({ lab, apps }) => {
  await lab.context.route(/\/rough-layout\.worker-/, () => new Promise(() => undefined));
  const { inspector } = await openInspected(lab, apps, 'xstate4');
  await expectStates(inspector, 'order', ['order.filling']);
  await expectDrawn(inspector, 'filling');
});

inspectTest('in a frame that may do little, the inspector opens and draws', async ({ lab, apps }) => {
  lab.allowOrigin(apps.origin);
  // As hosts of static pages do: such a frame has an origin of its own.
  const answer = async (route: Route): Promise<void> => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } });
  };
  // What is still under way when the test ends is nobody's any more.
  await lab.context.route(`${lab.address}**`, (route) => answer(route).catch(() => undefined));
  const page = await lab.context.newPage();
  await page.goto(apps.address('in-page'));
  await page.evaluate((address) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.src = address;
    document.body.append(frame);
  }, `${lab.address}#inspector`);
  const inspector = page.frameLocator('iframe[sandbox]');
  await inspector.getByRole('heading', { name: 'Statecharts' }).waitFor();
  await inspector.getByRole('button', { name: 'Open or save' }).click();
  await inspector.getByRole('button', { name: 'traffic light' }).click();
  await inspector.getByRole('status').filter({ hasText: 'traffic light is open' }).waitFor();
  await inspector.locator('chart-diagram [data-state]').first().waitFor({ state: 'attached' });
  // The lab begins at once to keep a copy for offline, which is not possible here.
  await page.evaluate((address) => {
    const frame = document.querySelector('iframe');
    if (frame) frame.src = address;
  }, lab.address);
  await inspector.locator('sms-footer').getByText('Not kept for offline').waitFor();
});

/** What a page's policy refuses, tried in the workers that the page began. */
inspectTest('workers are under the policy of the page', async ({ lab, apps }) => {
  lab.tolerate(/Content Security Policy|TrustedScript/);
  const { inspector } = await openInspected(lab, apps, 'xstate4');
  await expectDrawn(inspector, 'filling');
  expect(inspector.workers().length).toBeGreaterThan(1);
  for (const worker of inspector.workers()) {
    const tried = await worker.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          // Outside of the driver's own evaluation, which may be allowed what the worker is not.
          setTimeout(() => {
            const refused: string[] = [];
            try {
              new Function('return 1')();
            } catch {
              refused.push('code from text');
            }
            fetch('https://asked.example/').then(
              () => resolve(refused),
              () => resolve([...refused, 'a request']),
            );
          });
        }),
    );
    expect(tried).toEqual(['code from text', 'a request']);
  }
});

inspectTest('without elk the rough picture stays, and the final one is tried again', async ({ lab, apps }) => {
  lab.tolerate(/Failed to load resource|importScripts/);
  await lab.context.route(/\/layout\.worker-/, (route) => route.abort());
  const { inspector } = await openInspected(lab, apps, 'xstate4');
  const remark = inspector.getByText(
    'The final picture could not be made (its worker failed, or could not be fetched)',
  );
  await remark.waitFor();
  await expectDrawn(inspector, 'filling');
  await lab.context.unroute(/\/layout\.worker-/);
  await inspector.getByRole('radio', { name: 'All' }).click();
  await remark.waitFor({ state: 'detached' });
  await expectDrawn(inspector, 'filling');
});

inspectTest('without the reader’s worker the page reads for itself', async ({ lab, apps }) => {
  lab.tolerate(/Failed to load resource|importScripts/);
  await lab.context.route(/\/reader\.worker-/, (route) => route.abort());
  const { inspector } = await openInspected(lab, apps, 'xstate4');
  await expectStates(inspector, 'order', ['order.filling']);
  await expectDrawn(inspector, 'filling');
});
