// Memory over 200 runs: what is still held after 100 and after 200, once all garbage is gone. In Node, in the worker and on
// the page of Chromium. A ratio of 1 says that nothing of a run stays.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { launch } from 'puppeteer-core';
import type { CDPSession } from 'puppeteer-core';
import { Lab } from '../../src/lab/index.ts';
import { launchArguments } from '../support/find-browser.mjs';
import { readScenarios, sayFigure } from './measure.ts';

const runs = 100;

export async function benchMemory(executablePath: string, address: string): Promise<void> {
  sayRatio('Node, one lab opened again and again', await heldInNode());
  const browser = await launch({ executablePath, headless: true, args: launchArguments(), protocolTimeout: 600_000 });
  const inWorker = await browser.newPage();
  await inWorker.goto(address);
  await playInPage(inWorker, 1);
  const [worker] = inWorker.workers();
  if (worker === undefined) throw new Error('The page plays without a worker.');
  sayRatio('Chromium, the worker', await heldIn(worker.client, () => playInPage(inWorker, runs)));
  sayRatio(
    'Chromium, the page beside its worker',
    await heldIn(await inWorker.createCDPSession(), () => playInPage(inWorker, runs)),
  );
  const alone = await browser.newPage();
  await alone.evaluateOnNewDocument(() => Reflect.deleteProperty(globalThis, 'Worker'));
  await alone.goto(address);
  sayRatio('Chromium, the page alone', await heldIn(await alone.createCDPSession(), () => playInPage(alone, runs)));
  await browser.close();
}

interface Held {
  readonly after100: number;
  readonly after200: number;
}

function sayRatio(where: string, { after100, after200 }: Held): void {
  const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(2);
  const told = `${(after200 / after100).toFixed(3)}   ${megabytes(after100)} MB after 100, ${megabytes(after200)} after 200`;
  sayFigure(`memory held: ${where}`, told, 'aim: 1');
}

async function heldInNode(): Promise<Held> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const scenarios = readScenarios();
  const lab = new Lab();
  let seed = 0;
  const held = async (): Promise<number> => {
    for (let run = 0; run < runs; run += 1) {
      const scenario = scenarios[run % scenarios.length];
      if (scenario) lab.open(scenario, { seed: (seed += 1) });
      lab.runToEnd();
    }
    // What is held until the next turn is no part of it.
    await new Promise((resolve) => setTimeout(resolve));
    collect();
    collect();
    return process.memoryUsage().heapUsed;
  };
  return { after100: await held(), after200: await held() };
}

async function heldIn(session: CDPSession, play: () => Promise<void>): Promise<Held> {
  const held = async (): Promise<number> => {
    await play();
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  return { after100: await held(), after200: await held() };
}

async function playInPage(page: import('puppeteer-core').Page, count: number): Promise<void> {
  await page.evaluate(async (count) => {
    const ids = smsLab.scenarios().map(({ id }) => id);
    for (let run = 0; run < count; run += 1) await smsLab.run(ids[run % ids.length] ?? '', { seed: run });
  }, count);
}
