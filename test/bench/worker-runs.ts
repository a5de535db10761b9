// Runs a second by `smsLab.run` in Chromium: in its worker, and on the page where no worker can start. Both in one run, turn
// about, so that the ratio holds on any machine. Beside them the same runs in this Node.
import type { Browser, Page } from 'playwright-core';
import { playScenario } from '../../src/scenarios/index.ts';
import { median, readScenarios, rounded, sayFigure } from './measure.ts';

const rounds = 5;
const runsEach = 60;

export async function benchWorkerRuns(browser: Browser, address: string): Promise<void> {
  const inWorker = await browser.newPage();
  await inWorker.goto(address);
  const onPage = await browser.newPage();
  await onPage.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
  await onPage.goto(address);
  const speeds = { worker: [] as number[], page: [] as number[], node: [] as number[] };
  await runsPerSecond(inWorker, 0);
  await runsPerSecond(onPage, 0);
  inNode();
  for (let round = 1; round <= rounds; round += 1) {
    speeds.worker.push(await runsPerSecond(inWorker, round));
    speeds.page.push(await runsPerSecond(onPage, round));
    speeds.node.push(inNode());
  }
  const worker = median(speeds.worker);
  const page = median(speeds.page);
  sayFigure('runs a second in the worker', rounded(worker));
  sayFigure('runs a second on the page', rounded(page), `the worker ${(worker / page).toFixed(2)} times as many`);
  sayFigure('runs a second in Node', rounded(median(speeds.node)));
  await inWorker.close();
  await onPage.close();
}

function runsPerSecond(page: Page, round: number): Promise<number> {
  return page.evaluate(
    async ({ round, runsEach }) => {
      const ids = smsLab.scenarios().map(({ id }) => id);
      const start = performance.now();
      for (let run = 0; run < runsEach; run += 1) {
        await smsLab.run(ids[run % ids.length] ?? '', { seed: round * runsEach + run });
      }
      return (runsEach * 1000) / (performance.now() - start);
    },
    { round, runsEach },
  );
}

function inNode(): number {
  const scenarios = readScenarios();
  const start = performance.now();
  for (let run = 0; run < runsEach; run += 1) {
    const scenario = scenarios[run % scenarios.length];
    if (scenario) playScenario(scenario, { seed: run });
  }
  return (runsEach * 1000) / (performance.now() - start);
}
