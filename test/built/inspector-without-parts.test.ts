// The inspector where a part of it cannot be fetched: what can be shown is shown, the rest is said, and later tried again.
import { expect } from 'vitest';
import { expectDrawn, expectStates, inspectTest, openInspected } from '../support/inspect-test.ts';

inspectTest('without the small layout worker the final picture comes all the same', async ({ lab, apps }) => {
  lab.tolerate(/Failed to load resource/);
  await lab.context.route(/\/rough-layout\.worker-/, (route) => route.abort());
  const { inspector } = await openInspected(lab, apps, 'xstate4');
  await expectStates(inspector, 'order', ['order.filling']);
  await expectDrawn(inspector, 'filling');
  await expect.poll(() => inspector.getByText(/could not be/).count()).toBe(0);
});

inspectTest('without elk the rough picture stays, and the final one is tried again', async ({ lab, apps }) => {
  lab.tolerate(/Failed to load resource/);
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
  lab.tolerate(/Failed to load resource/);
  await lab.context.route(/\/reader\.worker-/, (route) => route.abort());
  const { inspector } = await openInspected(lab, apps, 'xstate4');
  await expectStates(inspector, 'order', ['order.filling']);
  await expectDrawn(inspector, 'filling');
});
