// How fast whole runs are in Node, beside bare XState in the same process.
import { assign, createMachine, interpret } from 'xstate';
import type { Scenario } from '../../src/scenarios/index.ts';
import { playScenario } from '../../src/scenarios/index.ts';
import { median, readScenarios, rounded, say } from './measure.ts';

const rounds = 7;
const roundMs = 400;

interface Speed {
  perSecond: number;
  runsPerSecond: number;
}

export function benchWholeRuns(): void {
  const scenarios = readScenarios();
  const { units: entries } = playAll(scenarios, 1);
  say(`${scenarios.length} scenarios, ${entries} log entries in one playing of each`);

  // Turn about, so that a machine that slows down or speeds up in the meantime does so for both.
  const lab: Speed[] = [];
  const bare: Speed[] = [];
  sendBare(entries);
  for (let round = 0; round < rounds; round += 1) {
    lab.push(measure(() => playAll(scenarios, round + 2)));
    bare.push(measure(() => ({ units: sendBare(entries), runs: 1 })));
  }
  const labEntries = median(lab.map((speed) => speed.perSecond));
  const bareTransitions = median(bare.map((speed) => speed.perSecond));
  say(`log entries a second      ${rounded(labEntries)}`);
  say(`bare XState transitions   ${rounded(bareTransitions)} a second`);
  say(`ratio                     ${(labEntries / bareTransitions).toFixed(2)}   (aim: at least 0.33)`);
  say(`whole runs a second       ${rounded(median(lab.map((speed) => speed.runsPerSecond)))}`);
}

function playAll(scenarios: Scenario[], seed: number): { units: number; runs: number } {
  const units = scenarios.reduce<number>((sum, scenario) => sum + playScenario(scenario, { seed }).log.length, 0);
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
