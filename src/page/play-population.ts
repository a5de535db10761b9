// Plays a population in slices, in a worker or on the page: results as they come, and an end when it is stopped.
import type { Population, PopulationPlan } from '../scenarios/index.ts';
import { PopulationUnderWay } from '../scenarios/index.ts';

export interface PopulationListener {
  came(population: Population): void;
  isStopped(): boolean;
}

/** Clients between two looks at the clock. */
const clientsAtOnce = 250;

export async function playPopulationInSlices(
  plan: PopulationPlan,
  listener: PopulationListener,
  sliceMs: number,
): Promise<Population> {
  const underWay = new PopulationUnderWay(plan);
  let sliceEndsAt = performance.now() + sliceMs;
  while (!listener.isStopped() && underWay.advance(clientsAtOnce)) {
    if (performance.now() < sliceEndsAt) continue;
    listener.came(underWay.result());
    await new Promise((resolve) => setTimeout(resolve));
    sliceEndsAt = performance.now() + sliceMs;
  }
  return underWay.result();
}
