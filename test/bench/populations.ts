// Needs a second: in the worker of Chromium through the compiled tables; in this Node through the tables and through XState's
// interpreter, turn about, so that their ratio holds on any machine. Then the start of 1,000 interpreted actors, and what is
// held after population upon population.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { launch } from 'puppeteer-core';
import type { Browser, Page } from 'playwright-core';
import { interpret } from 'xstate';
import type { PopulationPlan } from '../../src/scenarios/index.ts';
import { checkScenario, planPopulation, playPopulation } from '../../src/scenarios/index.ts';
import { accessPointNeed } from '../../src/statecharts/client/access-point-need.ts';
import { AnswersAtOnce, beforeNeed, chooseBySeed, compileChart, needTables } from '../../src/statecharts/index.ts';
import { playInterpreted } from '../statecharts/population/interpreted-needs.ts';
import { launchArguments } from '../support/find-browser.mjs';
import { siteWithLists } from '../support/site-with-lists.ts';
import { median, rounded, say, sayFigure } from './measure.ts';

const rounds = 5;
const needs = 100_000;
const interpretedNeeds = 1000;
const actors = 1000;
const populations = 20;

const site = siteWithLists() as object;

export async function benchPopulations(browser: Browser, executablePath: string, address: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(address);
  const plan = planOf({ needs });
  const speeds = { worker: [] as number[], tables: [] as number[], interpreter: [] as number[] };
  await inWorker(page, 0);
  playPopulation(plan);
  for (let round = 1; round <= rounds; round += 1) {
    speeds.worker.push(await inWorker(page, round));
    speeds.tables.push(perSecond(needs, () => void playPopulation({ ...plan, seed: round })));
    speeds.interpreter.push(
      perSecond(interpretedNeeds, () => void playInterpreted(plan.settings, interpretedNeeds, chooseBySeed(round))),
    );
  }
  await page.close();
  const interpreter = median(speeds.interpreter);
  const ratio = (speed: number): string => `${(speed / interpreter).toFixed(0)} times the interpreter`;
  sayFigure('needs a second, the worker of Chromium', rounded(median(speeds.worker)), 'aim: 200,000 or more');
  sayFigure('needs a second, tables in Node', rounded(median(speeds.tables)), ratio(median(speeds.tables)));
  sayFigure('needs a second, interpreter in Node', rounded(interpreter));
  benchTables(plan);
  await benchStart(plan);
  await benchHeld(executablePath, address);
}

function planOf(options: object): PopulationPlan {
  const scenario = checkScenario(site);
  if ('problems' in scenario) throw new Error(scenario.problems.map(({ text }) => text).join('\n'));
  const reading = planPopulation(scenario.scenario, options);
  if ('problems' in reading) throw new Error(reading.problems.map(({ text }) => text).join('\n'));
  return reading.plan;
}

function inWorker(page: Page, seed: number): Promise<number> {
  return page.evaluate(
    async ({ site, needs, seed }) => {
      const start = performance.now();
      await smsLab.population(site, { needs, seed });
      return (needs * 1000) / (performance.now() - start);
    },
    { site, needs, seed },
  );
}

function perSecond(count: number, play: () => void): number {
  const start = performance.now();
  play();
  return (count * 1000) / (performance.now() - start);
}

function benchTables({ settings }: PopulationPlan): void {
  const [wanted] = settings.wanted;
  if (!wanted) return;
  const ports = new AnswersAtOnce({ host: settings.host, wanted, choose: () => 0 });
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    compileChart(accessPointNeed({ context: beforeNeed(settings, wanted), ports }));
    return performance.now() - start;
  });
  const { configurations, events } = needTables();
  const size = `${configurations.length} configurations, ${events.length} events`;
  sayFigure('reading the tables off the statechart', `${median(times).toFixed(0)} ms`, size);
}

async function benchStart({ settings }: PopulationPlan): Promise<void> {
  const [wanted] = settings.wanted;
  if (!wanted) return;
  const collect = collector();
  const heldNow = async (): Promise<number> => {
    // What is held until the next turn is no part of it.
    await new Promise((resolve) => setTimeout(resolve));
    collect();
    collect();
    return process.memoryUsage().heapUsed;
  };
  const times: number[] = [];
  const held: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = await heldNow();
    const start = performance.now();
    const services = Array.from({ length: actors }, () => {
      // Nobody answers, so each stands in its first state.
      const ports = new AnswersAtOnce({ host: settings.host, wanted, choose: () => 0 });
      return interpret(accessPointNeed({ context: beforeNeed(settings, wanted), ports })).start();
    });
    times.push(performance.now() - start);
    held.push(((await heldNow()) - before) / actors);
    // The next round's beginning must not still hold them.
    for (const service of services.splice(0)) service.stop();
  }
  sayFigure(
    'start of 1,000 interpreted actors',
    `${median(times).toFixed(0)} ms`,
    `${rounded(median(held))} bytes each`,
  );
}

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

async function benchHeld(executablePath: string, address: string): Promise<void> {
  const browser = await launch({ executablePath, headless: true, args: launchArguments(), protocolTimeout: 600_000 });
  const page = await browser.newPage();
  await page.goto(address);
  const play = (count: number) =>
    page.evaluate(
      async (site, count) => {
        for (let seed = 0; seed < count; seed += 1) await smsLab.population(site as object, { needs: 20_000, seed });
      },
      site,
      count,
    );
  await play(2);
  const [worker] = page.workers();
  if (worker === undefined) throw new Error('The page plays without a worker.');
  const held = async (): Promise<number> => {
    await play(populations);
    await worker.client.send('HeapProfiler.collectGarbage');
    await worker.client.send('HeapProfiler.collectGarbage');
    return (await worker.client.send('Runtime.getHeapUsage')).usedSize;
  };
  const first = await held();
  const second = await held();
  await browser.close();
  const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(2);
  sayFigure(
    'memory held: the worker of populations',
    `${(second / first).toFixed(3)}   ${megabytes(first)} MB after ${populations}, ${megabytes(second)} after ${2 * populations}`,
    'aim: 1',
  );
  if (second / first > 1.1) say('  The worker keeps something of each population.');
}
