// `npm run bench`: how fast whole runs are, beside bare XState in the same process, and how many bytes the first view takes.
// Times differ from machine to machine, so ratios are printed; no test depends on them.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { assign, createMachine, interpret } from 'xstate';
import { firstViewBytes } from '../support/built-files.ts';

const rounds = 7;
const roundMs = 400;
const scenarioFolder = join(process.cwd(), 'public', 'scenarios');

interface Speed {
  perSecond: number;
  runsPerSecond: number;
}

async function bench(): Promise<void> {
  const play = await findPlayer();
  const scenarios = readScenarios();
  if (play === undefined) say('src/scenarios/index.ts exports no playScenario yet, so no run can be timed.');
  else if (scenarios.length === 0) say('There is no scenario in public/scenarios yet, so no run can be timed.');
  else sayRuns(play, scenarios);
  sayBytes();
}

type Play = (scenario: unknown, options: { seed: number }) => { log: readonly unknown[] };

async function findPlayer(): Promise<Play | undefined> {
  try {
    // The bench works on whatever stage the lab has reached, so the player is looked up rather than imported.
    const scenarios = (await import('../../src/scenarios/index.ts')) as Record<string, unknown>;
    return scenarios['playScenario'] as Play | undefined;
  } catch (error) {
    say(`src/scenarios cannot be loaded: ${(error as Error).message}`);
    return undefined;
  }
}

function readScenarios(): unknown[] {
  try {
    return readdirSync(scenarioFolder)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => JSON.parse(readFileSync(join(scenarioFolder, file), 'utf8')) as unknown);
  } catch {
    return [];
  }
}

function sayRuns(play: Play, scenarios: unknown[]): void {
  const entries = scenarios.reduce<number>((sum, scenario) => sum + play(scenario, { seed: 1 }).log.length, 0);
  say(`${scenarios.length} scenarios, ${entries} log entries in one playing of each`);

  // Turn about, so that a machine that slows down or speeds up in the meantime does so for both.
  const lab: Speed[] = [];
  const bare: Speed[] = [];
  playAll(play, scenarios, 1);
  sendBare(entries);
  for (let round = 0; round < rounds; round += 1) {
    lab.push(measure(() => playAll(play, scenarios, round + 2)));
    bare.push(measure(() => ({ units: sendBare(entries), runs: 1 })));
  }
  const labEntries = median(lab.map((speed) => speed.perSecond));
  const bareTransitions = median(bare.map((speed) => speed.perSecond));
  say(`log entries a second      ${round(labEntries)}`);
  say(`bare XState transitions   ${round(bareTransitions)} a second`);
  say(`ratio                     ${(labEntries / bareTransitions).toFixed(2)}   (aim: at least 0.33)`);
  say(`whole runs a second       ${round(median(lab.map((speed) => speed.runsPerSecond)))}`);
}

function sayBytes(): void {
  const files = firstViewBytes();
  const total = files.reduce((sum, file) => sum + file.gzipped, 0);
  for (const file of files) say(`  ${file.name}  ${file.gzipped}`);
  say(`first view, gzipped       ${total} bytes   (aim: at most 90000; ratio ${(total / 90_000).toFixed(2)})`);
}

function playAll(play: Play, scenarios: unknown[], seed: number): { units: number; runs: number } {
  const units = scenarios.reduce<number>((sum, scenario) => sum + play(scenario, { seed }).log.length, 0);
  return { units, runs: scenarios.length };
}

/** Two states, one guard, one change of context: what an ordinary transition of the lab does, and nothing around it. */
const bareMachine = createMachine<{ count: number }>(
  {
    predictableActionArguments: true,
    id: 'bare',
    context: { count: 0 },
    initial: 'asking',
    states: {
      asking: { on: { 'answer.received': { target: 'waiting', cond: 'isExpected', actions: 'countAnswer' } } },
      waiting: { on: { 'answer.received': { target: 'asking', cond: 'isExpected', actions: 'countAnswer' } } },
    },
  },
  {
    guards: { isExpected: ({ count }) => count >= 0 },
    actions: { countAnswer: assign({ count: ({ count }) => count + 1 }) },
  },
);

function sendBare(transitions: number): number {
  const service = interpret(bareMachine).start();
  for (let sent = 0; sent < transitions; sent += 1) service.send('answer.received');
  service.stop();
  return transitions;
}

function measure(work: () => { units: number; runs: number }): Speed {
  const start = performance.now();
  let units = 0;
  let runs = 0;
  let elapsedMs = 0;
  while (elapsedMs < roundMs) {
    const done = work();
    units += done.units;
    runs += done.runs;
    elapsedMs = performance.now() - start;
  }
  return { perSecond: (units * 1000) / elapsedMs, runsPerSecond: (runs * 1000) / elapsedMs };
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function round(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function say(line: string): void {
  console.log(line);
}

await bench();
