// What the worker does with what it is asked: begins a population, or stops one.
import type { Population } from '../scenarios/index.ts';
import { playPopulationInSlices } from './play-population.ts';
import type { PopulationMessage, PopulationRequest } from './population-messages.ts';
import { packError } from './run-messages.ts';

/** How long a worker plays before it listens again. */
const sliceMs = 60;

export function answerPopulation(
  say: (message: PopulationMessage) => void,
): (request: PopulationRequest) => Promise<void> {
  const underWay = new Set<number>();
  return async (request) => {
    const { number } = request;
    if (request.kind === 'stop') {
      underWay.delete(number);
      return;
    }
    underWay.add(number);
    try {
      const listener = {
        came: (population: Population) => say({ kind: 'came', number, population }),
        isStopped: () => !underWay.has(number),
      };
      say({ kind: 'ended', number, population: await playPopulationInSlices(request.plan, listener, sliceMs) });
    } catch (error) {
      say({ kind: 'failed', number, error: packError(error) });
    } finally {
      underWay.delete(number);
    }
  };
}
