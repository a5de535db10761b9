// XState 5 with its own stock package, beside XState 4 in one window, and both from the one file with no server at all.
import { expect } from 'vitest';
import {
  addressOfApp,
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

inspectTest('an app of XState 5 opens the inspector as a window', async ({ lab, apps }) => {
  const { page, inspector } = await openInspected(lab, apps, 'xstate5');
  await expectStates(inspector, 'lamp', ['lamp.off']);
  await expectDrawn(inspector, 'off');
  await app(page, (it) => it.send({ type: 'flip' }));
  await expectStates(inspector, 'lamp', ['lamp.on.bright']);
  const { complaints, sources, actors, strip } = await readInspector(inspector);
  expect(complaints).toEqual([]);
  expect(actors.map(({ name }) => name)).toEqual(['lamp', 'meter']);
  expect(sources).toMatchObject([{ protocol: 'xstate 5', hasEnded: false }]);
  expect(sources[0]?.cannotSend).toMatch(/takes no events/);
  expect(strip).toContain('XState 5 · connected');
});

inspectTest(
  'an app of XState 5 shows the inspector in a frame, and nothing of its start is lost',
  async ({ lab, apps }) => {
    const page = await openApp(lab, apps, 'xstate5', 'frame');
    await expect.poll(() => page.frames().length).toBe(2);
    const frame = page.frames()[1]!;
    await expectStates(frame, 'lamp', ['lamp.off']);
    await app(page, (it) => it.send({ type: 'flip' }));
    await expectStates(frame, 'lamp', ['lamp.on.bright']);
  },
);

inspectTest('an inspector that comes late is told again what XState 5 kept', async ({ lab, apps }) => {
  const page = await openApp(lab, apps, 'xstate5', 'later');
  await app(page, (it) => it.send({ type: 'flip' }));
  await page.waitForTimeout(300);
  const inspector = await popupOf(page, () => app(page, (it) => it.openLater()));
  await expectStates(inspector, 'lamp', ['lamp.on.bright']);
  const before = await readInspector(inspector);
  expect(before.actors[0]?.events).toContain('flip');
  await inspector.getByRole('button', { name: 'Reconnect' }).click();
  await page.waitForTimeout(500);
  expect((await readInspector(inspector)).moments).toBe(before.moments);
});

inspectTest('an app of XState 5 is loaded anew: the window is kept, and a new run begins', async ({ lab, apps }) => {
  const { page, inspector } = await openInspected(lab, apps, 'xstate5');
  await expectStates(inspector, 'lamp', ['lamp.off']);
  await app(page, (it) => it.send({ type: 'flip' }));
  await expectStates(inspector, 'lamp', ['lamp.on.bright']);
  await page.reload();
  await expect.poll(async () => (await readInspector(inspector)).sources.length).toBe(2);
  await expectStates(inspector, 'lamp', ['lamp.off']);
  const { actors, sources } = await readInspector(inspector);
  expect(actors.filter(({ name }) => name === 'lamp').map(({ present }) => present)).toEqual([
    ['lamp.on.bright'],
    ['lamp.off'],
  ]);
  expect(sources.map(({ hasEnded }) => hasEnded)).toEqual([true, false]);
});

inspectTest('apps of both versions are inspected side by side in one window', async ({ lab, apps }) => {
  const { page: first, inspector } = await openInspected(lab, apps, 'xstate4');
  await expectStates(inspector, 'order', ['order.filling']);
  const second = await popupOf(first, () =>
    first.evaluate((address) => void window.open(address, 'second-app'), addressOfApp(lab, apps, 'xstate5')),
  );
  await expectStates(inspector, 'lamp', ['lamp.off']);
  await app(first, (it) => it.send({ type: 'order.placed' }));
  await app(second, (it) => it.send({ type: 'flip' }));
  await expectStates(inspector, 'order', ['order.refused']);
  await expectStates(inspector, 'lamp', ['lamp.on.bright']);
  const { sources, complaints } = await readInspector(inspector);
  expect(sources.map(({ protocol, hasEnded }) => [protocol, hasEnded])).toEqual([
    ['xstate 4', false],
    ['xstate 5', false],
  ]);
  expect(complaints).toEqual([]);
});

inspectTest('10,000 events of XState 5 all arrive', { timeout: 300_000 }, async ({ lab, apps }) => {
  const { page, inspector } = await openInspected(lab, apps, 'xstate5');
  await expectStates(inspector, 'lamp', ['lamp.off']);
  await app(page, (it) => it.burst(10_000));
  const flips = () =>
    inspector.locator('chart-inspector').evaluate((element) => {
      const { viewing } = element as HTMLElementTagNameMap['chart-inspector'];
      return viewing?.store.moments.filter(({ event }) => event === 'flip').length;
    });
  await expect.poll(flips, { timeout: 200_000 }).toBe(10_000);
});

for (const version of ['xstate4', 'xstate5'] as const)
  inspectTest(`app and inspector are both opened as files: ${version}`, async ({ lab, apps }) => {
    const page = await lab.context.newPage();
    const where = version === 'xstate4' ? 'wrapper' : 'popup';
    const inspector = await popupOf(page, () =>
      page.goto(apps.fileAddress(version, { inspector: apps.oneFileInspector, where })),
    );
    const [name, event, states] =
      version === 'xstate4'
        ? (['order', 'order.placed', ['order.refused']] as const)
        : (['lamp', 'flip', ['lamp.on.bright']] as const);
    await expect.poll(async () => (await readInspector(inspector)).actors[0]?.name).toBe(name);
    await page.evaluate(
      (type) => (window as unknown as { app: { send(event: object): void } }).app.send({ type }),
      event,
    );
    await expectStates(inspector, name, states);
    await expectDrawn(inspector, states[0].split('.').at(-1) ?? '');
    const { sources, complaints } = await readInspector(inspector);
    expect(sources).toMatchObject([{ name: 'a local file', hasEnded: false }]);
    expect(complaints).toEqual([]);
  });

inspectTest('an app has the inspector in its own page', async ({ lab, apps }) => {
  lab.allowOrigin(apps.origin);
  const page = await lab.context.newPage();
  await page.goto(apps.address('in-page'));
  await expectStates(page, 'toggle', ['toggle.off']);
  await app(page, (it) => it.send({ type: 'flip' }));
  await expectStates(page, 'toggle', ['toggle.on']);
  await expectDrawn(page, 'on');
  await sendFromInspector(page, { type: 'flip' });
  await expectStates(page, 'toggle', ['toggle.off']);
  expect(await app(page, (it) => it.value())).toBe('off');
});

inspectTest('opened alone it tells how to connect, and gives the lines to copy', async ({ lab }) => {
  const page = await lab.open('#inspector');
  await page.getByText('No app is connected.').waitFor();
  await page.getByText('XState 5', { exact: true }).click();
  await lab.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByText('Copied.').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\n')).toHaveLength(3);
  expect(copied).toContain(`url: '${lab.address}#inspector'`);
});
