// Apps that were never made for us, with the stock packages, on another site than the inspector: in a window, in a frame, in
// one they had already, late, loaded anew, closed.
import { expect } from 'vitest';
import {
  app,
  expectDrawn,
  expectStates,
  inspectTest,
  openApp,
  openInspected,
  popupOf,
  readInspector,
  sendFromInspector,
} from '../support/inspect-test.ts';

inspectTest('an app of XState 4 opens the inspector as a window', async ({ lab, apps }) => {
  const { page, inspector } = await openInspected(lab, apps, 'xstate4');
  await expectStates(inspector, 'order', ['order.filling']);
  await expectDrawn(inspector, 'filling');
  await app(page, (it) => it.send({ type: 'item.added', what: 'tea' }));
  await app(page, (it) => it.send({ type: 'order.placed' }));
  await expectStates(inspector, 'order', ['order.paying']);
  await expectStates(inspector, 'payment', ['payment.asking']);
  await app(page, (it) => it.send({ type: 'card.shown' }));
  await expectStates(inspector, 'order', ['order.sent']);
  const { complaints, sources, strip } = await readInspector(inspector);
  expect(complaints).toEqual([]);
  expect(sources).toMatchObject([{ name: apps.origin.slice(7), protocol: 'xstate 4', hasEnded: false }]);
  expect(strip).toContain(`${apps.origin.slice(7)} · XState 4 · connected`);
});

inspectTest('an app of XState 4 shows the inspector in a frame', async ({ lab, apps }) => {
  const page = await openApp(lab, apps, 'xstate4', 'frame');
  const frame = await expect
    .poll(() => page.frames().find((one) => one.url().startsWith(lab.address)))
    .toBeDefined()
    .then(() => page.frames()[1]!);
  await expectStates(frame, 'order', ['order.filling']);
  await app(page, (it) => it.send({ type: 'order.placed' }));
  await expectStates(frame, 'order', ['order.refused']);
  await expectDrawn(frame, 'refused');
});

inspectTest('a window that the app opened itself serves as well', async ({ lab, apps }) => {
  const { inspector } = await openInspected(lab, apps, 'xstate4', 'window');
  await expectStates(inspector, 'order', ['order.filling']);
});

inspectTest('an app is heard while the inspector itself is still being fetched', async ({ lab, apps }) => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await lab.context.route(/\/inspector-hub-[^/]*\.js$/, (route) => released.then(() => route.continue()));
  const { page, inspector } = await openInspected(lab, apps, 'xstate4');
  const heard = inspector.evaluate(
    () =>
      new Promise<string>((resolve) => {
        addEventListener('message', ({ data }) => resolve((data as { type: string }).type));
      }),
  );
  await app(page, (it) => it.send({ type: 'item.added', what: 'tea' }));
  expect(await heard).toMatch(/^service\./);
  await app(page, (it) => it.send({ type: 'item.added', what: 'milk' }));
  release();
  await expectStates(inspector, 'order', ['order.filling']);
  const { actors } = await readInspector(inspector);
  expect(actors[0]?.events.slice(-2)).toEqual(['item.added', 'item.added']);
});

inspectTest('an inspector that comes late is told where the actors stand', async ({ lab, apps }) => {
  const page = await openApp(lab, apps, 'xstate4', 'later');
  await app(page, (it) => it.send({ type: 'item.added' }));
  await app(page, (it) => it.send({ type: 'order.placed' }));
  const inspector = await popupOf(page, () => app(page, (it) => it.openLater()));
  await expectStates(inspector, 'order', ['order.paying']);
  await expectStates(inspector, 'payment', ['payment.asking']);
});

inspectTest('the app is loaded anew: a new run begins, and the old one is kept', async ({ lab, apps }) => {
  const { page, inspector } = await openInspected(lab, apps, 'xstate4');
  await expectStates(inspector, 'order', ['order.filling']);
  await app(page, (it) => it.send({ type: 'order.placed' }));
  await expectStates(inspector, 'order', ['order.refused']);
  await page.reload();
  await expectStates(inspector, 'order', ['order.filling']);
  const { actors, sources } = await readInspector(inspector);
  expect(actors.map(({ name, present }) => [name, present])).toEqual([
    ['order', ['order.refused']],
    ['order', ['order.filling']],
  ]);
  expect(sources.map(({ name, hasEnded }) => [name, hasEnded])).toEqual([
    [apps.origin.slice(7), true],
    [`${apps.origin.slice(7)}, run 2`, false],
  ]);
});

inspectTest('the app is closed: what it told stays, and its end is said', async ({ lab, apps }) => {
  const { page, inspector } = await openInspected(lab, apps, 'xstate4');
  await expectStates(inspector, 'order', ['order.filling']);
  await page.close();
  await expect.poll(async () => (await readInspector(inspector)).strip).toContain('its window was closed');
  const { actors, sources } = await readInspector(inspector);
  expect(actors).toHaveLength(1);
  expect(sources).toMatchObject([{ hasEnded: true }]);
});

inspectTest('an event sent from the inspector reaches the app, and comes back as its own', async ({ lab, apps }) => {
  const { page, inspector } = await openInspected(lab, apps, 'xstate4');
  await expectStates(inspector, 'order', ['order.filling']);
  const sent = await sendFromInspector(inspector, { type: 'order.placed' });
  expect(sent).toBe('order');
  await expectStates(inspector, 'order', ['order.refused']);
  expect(await app(page, (it) => it.value())).toBe('refused');
});
