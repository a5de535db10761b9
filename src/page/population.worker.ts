// The worker in which populations are played. Several may be under way: they take turns, slice by slice.
import { answerPopulation } from './answer-population.ts';
import type { PopulationRequest } from './population-messages.ts';

const answer = answerPopulation((message) => self.postMessage(message));

self.addEventListener('message', ({ data }: MessageEvent<PopulationRequest>) => void answer(data));
self.postMessage({ kind: 'ready' });
