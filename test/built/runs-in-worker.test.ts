// The automation interface of the built page plays in a worker, under its policy, and without one gives the same.
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { builtTest } from '../support/built-lab.ts';

const scenario = 'Q226297-12-permission-not-granted';

function digests(page: Page, seeds: number[]): Promise<string[]> {
  return page.evaluate(
    async ({ scenario, seeds }) => {
      const runs = await Promise.all(seeds.map((seed) => smsLab.run(scenario, { seed })));
      return runs.map((run) => run.digest);
    },
    { scenario, seeds },
  );
}

builtTest('many runs at once share one worker, and are those that the page alone plays', async ({ lab }) => {
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
  const page = await lab.open();
  expect(page.workers()).toHaveLength(0);
  const inWorker = await digests(page, seeds);
  expect(page.workers()).toHaveLength(1);
  expect(new Set(inWorker).size).toBe(seeds.length);

  await lab.context.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
  const alone = await lab.open();
  expect(await digests(alone, seeds)).toEqual(inWorker);
  expect(alone.workers()).toHaveLength(0);
});

builtTest('a worker that cannot start is no loss', async ({ lab }) => {
  await lab.context.addInitScript(() => {
    globalThis.Worker = class extends EventTarget {
      constructor() {
        super();
        setTimeout(() => this.dispatchEvent(new Event('error')));
      }
      terminate(): void {}
    } as unknown as typeof Worker;
  });
  const page = await lab.open();
  const [digest] = await digests(page, [1]);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(page.workers()).toHaveLength(0);
});

builtTest('what goes wrong in the worker is told as on the page', async ({ lab }) => {
  const page = await lab.open();
  const told = await page.evaluate(async (id) => {
    const asked = [smsLab.run({ format: 1, colour: 1 }), smsLab.run(id, { choices: [9] })];
    return (await Promise.allSettled(asked)).map((result) => {
      const { name, message, problems } = (result as PromiseRejectedResult).reason as Error & { problems?: unknown[] };
      return { name, message, problems: problems?.length };
    });
  }, scenario);
  expect(told[0]).toMatchObject({ name: 'ScenarioError', message: expect.stringContaining('colour is') });
  expect(told[0]?.problems).toBeGreaterThan(1);
  expect(told[1]).toMatchObject({ name: 'ChoiceError', message: expect.stringContaining('choices[0] is 9') });
});

builtTest('a run ends with its page', async ({ lab }) => {
  const page = await lab.open();
  await digests(page, [1]);
  const [worker] = page.workers();
  if (worker === undefined) throw new Error('There is no worker.');
  const closed = new Promise<void>((resolve) => worker.on('close', () => resolve()));
  // More than could be played while the page goes.
  await page.evaluate((id) => {
    for (let seed = 1; seed <= 5000; seed += 1) void smsLab.run(id, { seed }).catch(() => undefined);
  }, scenario);
  await page.goto('about:blank');
  await closed;
});
