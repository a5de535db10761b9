// Runs in a worker, with workers made by hand: what starts, what is refused, what dies, and what crosses.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerRun } from '../../src/page/answer-run.ts';
import { packError, unpackError } from '../../src/page/run-messages.ts';
import type { RunMessage, RunRequest } from '../../src/page/run-messages.ts';
import { RunsInWorker } from '../../src/page/runs-in-worker.ts';
import type { Scenario } from '../../src/scenarios/index.ts';
import { ScenarioError, checkScenario, parseScenario, playScenario } from '../../src/scenarios/index.ts';
import { digest } from '../../src/world/index.ts';

const reading = parseScenario(readFileSync('public/scenarios/Q226297-12-permission-not-granted.json', 'utf8'));
if (!('scenario' in reading)) throw new Error('The scenario has problems.');
const scenario: Scenario = reading.scenario;

/** Stands for a worker; what is posted is cloned, as by a real one. */
class HandMadeWorker extends EventTarget {
  isEnded = false;
  readonly asked: RunRequest[] = [];

  postMessage(request: RunRequest): void {
    this.asked.push(structuredClone(request));
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(message: RunMessage): void {
    this.dispatchEvent(new MessageEvent('message', { data: structuredClone(message) }));
  }
  answerAll(): void {
    for (const request of this.asked.splice(0)) this.say(answerRun(request));
  }
}

/** One that has said it is there; `workers` are all that were started. */
function runsInHandMade({ longestStartMs = 60_000, isSilent = false } = {}) {
  const workers: HandMadeWorker[] = [];
  const runs = new RunsInWorker(
    async () => {
      const worker = new HandMadeWorker();
      workers.push(worker);
      if (!isSilent) setTimeout(() => worker.say({ kind: 'ready' }));
      return worker as unknown as Worker;
    },
    { longestStartMs },
  );
  return { runs, workers };
}

async function untilAsked(workers: HandMadeWorker[], count: number): Promise<HandMadeWorker> {
  for (;;) {
    const worker = workers.at(-1);
    if (worker && worker.asked.length >= count) return worker;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

describe('a run in a worker', () => {
  test('is the run that the page would have played', async () => {
    const { runs, workers } = runsInHandMade();
    const options = { seed: 3, choices: [1] };
    const playing = runs.play(scenario, options);
    (await untilAsked(workers, 1)).answerAll();
    const run = await playing;
    expect(run).toEqual(playScenario(scenario, options));
    expect(run?.digest).toBe(digest(run?.log ?? []));
  });

  test('shares its worker with all others, and gets its own answer', async () => {
    const { runs, workers } = runsInHandMade();
    const seeds = Array.from({ length: 20 }, (_, place) => place);
    const playing = Promise.all(seeds.map((seed) => runs.play(scenario, { seed })));
    (await untilAsked(workers, seeds.length)).answerAll();
    expect((await playing).map((run) => run?.seed)).toEqual(seeds);
    expect(workers).toHaveLength(1);
  });

  test('rejects as the page would, and the worker goes on', async () => {
    const { runs, workers } = runsInHandMade();
    const failing = runs.play(scenario, { choices: [9] });
    (await untilAsked(workers, 1)).answerAll();
    await expect(failing).rejects.toThrow('choices[0] is 9; expected 0 to 2');
    await expect(failing).rejects.toMatchObject({ name: 'ChoiceError' });
    const next = runs.play(scenario, {});
    (await untilAsked(workers, 1)).answerAll();
    expect((await next)?.digest).toBe(playScenario(scenario).digest);
    expect(workers).toHaveLength(1);
  });
});

describe('without a worker a run is left to the page', () => {
  test('where the policy refuses one', async () => {
    let asked = 0;
    const runs = new RunsInWorker(async () => {
      asked += 1;
      throw new DOMException('refused', 'SecurityError');
    });
    expect(await runs.play(scenario, {})).toBeUndefined();
    expect(await runs.play(scenario, {})).toBeUndefined();
    expect(asked).toBe(1);
  });

  test('where one fails while it starts', async () => {
    const { runs, workers } = runsInHandMade({ isSilent: true });
    const playing = runs.play(scenario, {});
    while (workers.length === 0) await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => setTimeout(resolve));
    workers[0]?.dispatchEvent(new Event('error'));
    expect(await playing).toBeUndefined();
    expect(workers[0]?.isEnded).toBe(true);
  });

  test('where one never says a word', async () => {
    const { runs, workers } = runsInHandMade({ isSilent: true, longestStartMs: 1 });
    expect(await runs.play(scenario, {})).toBeUndefined();
    expect(workers[0]?.isEnded).toBe(true);
  });

  test('where one dies over it; the next run gets a new one', async () => {
    const { runs, workers } = runsInHandMade();
    const playing = [runs.play(scenario, {}), runs.play(scenario, {})];
    (await untilAsked(workers, 2)).dispatchEvent(new Event('error'));
    expect(await Promise.all(playing)).toEqual([undefined, undefined]);
    expect(workers[0]?.isEnded).toBe(true);
    const next = runs.play(scenario, {});
    while (workers.length === 1) await new Promise((resolve) => setTimeout(resolve));
    (await untilAsked(workers, 1)).answerAll();
    expect((await next)?.scenario).toBe(scenario.id);
  });

  test('where something in it cannot be sent', async () => {
    const { runs } = runsInHandMade();
    const choices = [(() => 0) as unknown as number];
    expect(await runs.play(scenario, { choices })).toBeUndefined();
  });
});

describe('an error that crosses', () => {
  test('of a scenario arrives with its problems', () => {
    const wrong = checkScenario({ format: 1, colour: 1 });
    if (!('problems' in wrong)) throw new Error('There should be problems.');
    const sent = new ScenarioError(wrong.problems);
    const arrived = unpackError(structuredClone(packError(sent)));
    expect(arrived).toBeInstanceOf(ScenarioError);
    expect(arrived).toMatchObject({ name: 'ScenarioError', message: sent.message, problems: sent.problems });
  });

  test('of any other kind arrives with its name, its words and where it was made', () => {
    const sent = new RangeError('too far');
    const arrived = unpackError(structuredClone(packError(sent)));
    expect(String(arrived)).toBe('RangeError: too far');
    expect(arrived.stack).toBe(sent.stack);
    expect(Object.keys(arrived)).not.toContain('name');
    expect(String(unpackError(packError('only words')))).toBe('Error: only words');
  });
});
