// Plays a run on the page's own thread, in slices, where there is no worker to play it.
import type { Run, RunOptions, Scenario } from '../scenarios/index.ts';
import { RunUnderWay } from '../scenarios/index.ts';

/** So long a slice may hold the page. */
const sliceMs = 12;

/** Lets the page breathe between slices. When nobody wants it any more, it stops with the reason of `wanted`. */
export async function playInSlices(scenario: Scenario, options: RunOptions, wanted?: AbortSignal): Promise<Run> {
  const underWay = new RunUnderWay(scenario, options);
  try {
    let sliceEndsAt = performance.now() + sliceMs;
    while (underWay.advance()) {
      if (performance.now() < sliceEndsAt) continue;
      await new Promise((resolve) => setTimeout(resolve));
      wanted?.throwIfAborted();
      sliceEndsAt = performance.now() + sliceMs;
    }
    return underWay.result();
  } finally {
    underWay.stop();
  }
}
