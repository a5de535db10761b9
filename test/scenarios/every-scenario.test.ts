// Every scenario of the lab: it is read without a complaint, meets its milestones, leaves its trace, and holds the
// invariants under other seeds.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Run, Scenario } from '../../src/scenarios/index.ts';
import { missedMilestones, parseScenario, playScenario, printTrace } from '../../src/scenarios/index.ts';

const folder = 'public/scenarios';
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

function readScenario(file: string): Scenario {
  const reading = parseScenario(readFileSync(`${folder}/${file}`, 'utf8'), { name: file });
  if (!('scenario' in reading)) throw new Error(reading.problems.map(({ text }) => text).join('\n'));
  return reading.scenario;
}

/** What holds in every run, whatever the seed. */
function brokenInvariants(run: Run): string[] {
  const broken: string[] = [];
  const stageOrder = ['name', 'address', 'netbios'];
  let latestMs = 0;
  const begun = new Map<string, { stage: number; addresses: string[]; listed: string[] }>();
  for (const entry of run.log) {
    if (entry.atMs < latestMs) broken.push(`the clock goes back at entry ${entry.seq}`);
    latestMs = entry.atMs;
    const key = `${entry.actor}`;
    if (entry.kind === 'list.read') {
      const { ipAddresses, ipxAddresses } = entry.detail as Record<string, string[]>;
      begun.set(key, { stage: 0, addresses: [], listed: [...(ipAddresses ?? []), ...(ipxAddresses ?? [])] });
    }
    const attempts = begun.get(key);
    if (entry.kind !== 'attempt.began' && entry.kind !== 'attempt.ended') continue;
    if (!attempts) continue;
    const stage = stageOrder.indexOf(String(entry.detail['stage']));
    if (stage < attempts.stage) broken.push(`entry ${entry.seq} goes back to an earlier stage`);
    attempts.stage = stage;
    if (entry.kind === 'attempt.ended' && stage === 1) attempts.addresses.push(String(entry.detail['address']));
    if (entry.kind === 'attempt.began' && stage === 2 && attempts.addresses.join() !== attempts.listed.join()) {
      broken.push(`entry ${entry.seq} calls by NetBIOS before every stored address was tried`);
    }
  }
  for (const outcome of run.outcomes)
    if (outcome.result === 'waiting') broken.push(`${outcome.host} still waits for ${outcome.target}`);
  return broken;
}

describe.each(files)('%s', (file) => {
  const scenario = readScenario(file);

  test('is named as its file, and is no longer than a person reads', () => {
    expect(`${scenario.id}.json`).toBe(file);
    expect(readFileSync(`${folder}/${file}`, 'utf8').split('\n').length - 1).toBeLessThanOrEqual(300);
  });

  test('meets its milestones and leaves its trace', () => {
    const run = playScenario(scenario);
    expect(missedMilestones(scenario.milestones, run)).toEqual([]);
    const trace = printTrace(run.log);
    const path = `test/traces/${scenario.id}.txt`;
    if (process.env['UPDATE_TRACES'] === '1') writeFileSync(path, trace);
    expect(existsSync(path), `${path} is missing: npm run traces:update, then read it`).toBe(true);
    expect(trace).toBe(readFileSync(path, 'utf8'));
  });

  test('gives the same log each time, and by its choices alone', () => {
    const run = playScenario(scenario, { seed: 7 });
    expect(playScenario(scenario, { seed: 7 }).digest).toBe(run.digest);
    const taken = run.choices.map((choice) => choice.taken);
    const replayed = playScenario(scenario, { seed: 7, choices: taken });
    expect(replayed.digest).toBe(run.digest);
  });

  test('keeps the order of stages under losses and delays, whatever the seed', () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const lossy: Scenario = {
        ...scenario,
        segments: scenario.segments.map((segment) => ({ ...segment, loss: 0.1 })),
      };
      expect(brokenInvariants(playScenario(lossy, { seed })), `seed ${seed}`).toEqual([]);
    }
  });
});
