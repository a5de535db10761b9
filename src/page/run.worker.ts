// The worker in which runs are played, one after the other, so that the page stays free meanwhile. Another of the same file
// plays populations, which take turns slice by slice: one file is carried instead of two, and neither waits for the other.
import { answerPopulation } from './answer-population.ts';
import { answerRun } from './answer-run.ts';
import type { PopulationMessage, PopulationRequest } from './population-messages.ts';
import type { RunMessage, RunRequest } from './run-messages.ts';

function say(message: RunMessage | PopulationMessage): void {
  self.postMessage(message);
}

const answer = answerPopulation(say);

self.addEventListener('message', ({ data }: MessageEvent<RunRequest | PopulationRequest>) => {
  if ('kind' in data) void answer(data);
  else say(answerRun(data));
});
say({ kind: 'ready' });
