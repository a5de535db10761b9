// The worker in which charts get their first, rough places; small, so that it is there long before elk.
import { layOutRoughly, layOutSample } from '../layout/index.ts';
import { serveLayouts } from './serve-layouts.ts';

serveLayouts(layOutRoughly, true);
// What is laid out first takes the longest, as everything is compiled for it: that is none that somebody waits for.
layOutSample(layOutRoughly);
