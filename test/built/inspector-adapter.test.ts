// An app of XState 5 with the adapter: it tells each step, takes events, is loaded anew, and all of that between files too.
import { expect } from 'vitest';
import {
  app,
  expectDrawn,
  expectStates,
  inspectTest,
  openInspected,
  popupOf,
  readInspector,
  sendFromInspector,
} from '../support/inspect-test.ts';
import { builtTest } from '../support/built-lab.ts';

inspectTest('each step is told, and an event is sent from the inspector to XState 5', async ({ lab, apps }) => {
  const { page, inspector } = await openInspected(lab, apps, 'adapter');
  await expectStates(inspector, 'door', ['door.closed']);
  await app(page, (it) => it.send({ type: 'push' }));
  await expect.poll(async () => (await readInspector(inspector)).moments).toBe(2);
  const steps = await inspector.locator('chart-inspector').evaluate((element) => {
    const { viewing } = element as HTMLElementTagNameMap['chart-inspector'];
    return viewing?.run?.moments.at(-1)?.steps.length;
  });
  expect(steps).toBe(2);
  await sendFromInspector(inspector, { type: 'push', key: true });
  await expectStates(inspector, 'door', ['door.open']);
  expect(await app(page, (it) => it.value())).toBe('open');
  const { sources, complaints, strip } = await readInspector(inspector);
  expect(sources).toMatchObject([{ protocol: 'adapter', hasEnded: false, cannotSend: undefined }]);
  expect(complaints).toEqual([]);
  expect(strip).toContain('adapter · connected');
});

inspectTest('the app is loaded anew: the old run is kept, and a new one begins', async ({ lab, apps }) => {
  const { page, inspector } = await openInspected(lab, apps, 'adapter');
  await app(page, (it) => it.send({ type: 'push', key: true }));
  await expectStates(inspector, 'door', ['door.open']);
  await page.reload();
  await expectStates(inspector, 'door', ['door.closed']);
  const { sources } = await readInspector(inspector);
  expect(sources.map(({ hasEnded }) => hasEnded)).toEqual([true, false]);
});

inspectTest('both are opened as files', async ({ lab, apps }) => {
  const page = await lab.context.newPage();
  const inspector = await popupOf(page, () =>
    page.goto(apps.fileAddress('adapter', { inspector: apps.oneFileInspector })),
  );
  await expectStates(inspector, 'door', ['door.closed']);
  await sendFromInspector(inspector, { type: 'push', key: true });
  await expectStates(inspector, 'door', ['door.open']);
  await expectDrawn(inspector, 'open');
});

builtTest('where the browser blocks the lab’s window, the lab says so', async ({ lab }) => {
  const page = await lab.open('#scenario=Q226297-01-found-by-name');
  // Keys count from when the bench stands.
  await page.locator('sms-ladder [aria-current]').first().waitFor();
  await page.evaluate(() => void (window.open = () => null));
  await page.keyboard.press('w');
  await page.getByRole('tab', { name: 'State' }).click();
  await page.getByRole('button', { name: 'Open in a window' }).click();
  await page.getByText('The browser blocked the window.').waitFor();
});

builtTest('the lab in its own window is followed, and says that nothing can be sent into its run', async ({ lab }) => {
  const page = await lab.open('#scenario=Q226297-01-found-by-name');
  // Keys count from when the bench stands.
  await page.locator('sms-ladder [aria-current]').first().waitFor();
  await page.keyboard.press('w');
  await page.getByRole('tab', { name: 'State' }).click();
  const inspector = await popupOf(page, () => page.getByRole('button', { name: 'Open in a window' }).click());
  await expect.poll(async () => (await readInspector(inspector)).actors.length).toBeGreaterThan(0);
  const { sources, strip, complaints } = await readInspector(inspector);
  expect(sources).toMatchObject([{ protocol: 'xstate 4', hasEnded: false }]);
  expect(sources[0]?.cannotSend).toContain('nothing can be sent into it');
  expect(strip).toContain('connected');
  expect(complaints).toEqual([]);
});
