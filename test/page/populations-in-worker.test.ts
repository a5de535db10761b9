// Populations in a worker, with workers made by hand: results as they come, stopping, several at once, and what dies.
import { describe, expect, test } from 'vitest';
import { answerPopulation } from '../../src/page/answer-population.ts';
import { playPopulationInSlices } from '../../src/page/play-population.ts';
import type { PopulationMessage, PopulationRequest } from '../../src/page/population-messages.ts';
import { PopulationsInWorker } from '../../src/page/populations-in-worker.ts';
import type { Population, PopulationPlan } from '../../src/scenarios/index.ts';
import { checkScenario, planPopulation, playPopulation } from '../../src/scenarios/index.ts';
import { siteWithLists } from '../support/site-with-lists.ts';

function planOf(options: object): PopulationPlan {
  const scenario = checkScenario(siteWithLists());
  if ('problems' in scenario) throw new Error('The scenario has problems.');
  const reading = planPopulation(scenario.scenario, options);
  if ('problems' in reading) throw new Error('The population is refused.');
  return reading.plan;
}

/** Stands for a worker that does what the real one does; what is posted is cloned. */
class HandMadeWorker extends EventTarget {
  isEnded = false;
  readonly asked: PopulationRequest[] = [];
  readonly #answer = answerPopulation((message) => this.say(message));

  postMessage(request: PopulationRequest): void {
    const cloned = structuredClone(request);
    this.asked.push(cloned);
    setTimeout(() => void (this.isEnded || this.#answer(cloned)));
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(message: PopulationMessage): void {
    if (!this.isEnded) this.dispatchEvent(new MessageEvent('message', { data: structuredClone(message) }));
  }
}

function populationsInHandMade({ isSilent = false } = {}) {
  const workers: HandMadeWorker[] = [];
  const populations = new PopulationsInWorker(
    async () => {
      const worker = new HandMadeWorker();
      workers.push(worker);
      if (!isSilent) setTimeout(() => worker.say({ kind: 'ready' }));
      return worker as unknown as Worker;
    },
    { longestStartMs: isSilent ? 1 : 60_000 },
  );
  return { populations, workers };
}

describe('a population in a worker', () => {
  test('is the one that the page would have played, and has grown before', async () => {
    const { populations } = populationsInHandMade();
    const plan = planOf({ needs: 20_000 });
    const came: Population[] = [];
    const ended = await populations.play(plan, { came: (population) => came.push(population) });
    expect(ended).toEqual(playPopulation(plan));
    const sizes = came.map(({ needs }) => needs);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(came.every(({ isWhole, asked }) => !isWhole && asked === 20_000)).toBe(true);
  });
  test('stops when it is told to, with what has come so far', async () => {
    const { populations } = populationsInHandMade();
    const stopping = new AbortController();
    const plan = planOf({ needs: 1_000_000 });
    const ended = await populations.play(plan, { came: () => stopping.abort(), signal: stopping.signal });
    expect(ended?.isWhole).toBe(false);
    expect(ended?.needs).toBeGreaterThan(0);
    expect(ended?.needs).toBeLessThan(1_000_000);
    expect(ended?.lists).toEqual(playPopulation({ ...plan, needs: ended?.needs ?? 0 }).lists);
    const early = await populations.play(plan, { signal: stopping.signal });
    expect(early?.isWhole).toBe(false);
  });
  test('shares its worker with another, and each gets its own', async () => {
    const { populations, workers } = populationsInHandMade();
    const plans = [1, 2, 3].map((seed) => planOf({ needs: 2000, seed }));
    const ended = await Promise.all(plans.map((plan) => populations.play(plan, {})));
    expect(ended).toEqual(plans.map(playPopulation));
    expect(workers).toHaveLength(1);
  });
  test('that dies is answered with nothing, and the next one gets a new worker', async () => {
    const { populations, workers } = populationsInHandMade();
    const plan = planOf({ needs: 1_000_000 });
    const dying = populations.play(plan, { came: () => workers[0]?.dispatchEvent(new Event('error')) });
    expect(await dying).toBeUndefined();
    expect(workers[0]?.isEnded).toBe(true);
    const small = planOf({ needs: 10 });
    expect(await populations.play(small, {})).toEqual(playPopulation(small));
    expect(workers).toHaveLength(2);
  });
  test('that never speaks is not waited for', async () => {
    const { populations, workers } = populationsInHandMade({ isSilent: true });
    expect(await populations.play(planOf({}), {})).toBeUndefined();
    expect(workers[0]?.isEnded).toBe(true);
  });
  test('tells what went wrong as an error of its own kind', async () => {
    const { populations } = populationsInHandMade();
    const plan = planOf({});
    const spoilt = { ...plan, settings: { ...plan.settings, wanted: [] } };
    await expect(populations.play(spoilt, {})).rejects.toThrow('A population needs a list to take from.');
  });
});

test('on the page it is played in slices, grows, and stops', async () => {
  const plan = planOf({ needs: 100_000 });
  const came: Population[] = [];
  const listener = { came: (population: Population) => came.push(population), isStopped: () => came.length === 3 };
  const ended = await playPopulationInSlices(plan, listener, 1);
  expect(came.length).toBe(3);
  expect(ended.needs).toBe(came[2]?.needs);
  const whole = planOf({ needs: 700 });
  expect(await playPopulationInSlices(whole, { came: () => undefined, isStopped: () => false }, 1)).toEqual(
    playPopulation(whole),
  );
});
