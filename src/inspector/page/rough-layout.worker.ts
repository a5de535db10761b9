// The worker in which charts get their first, rough places; small, so that it is there long before elk.
import { layOutRoughly } from '../layout/index.ts';
import { serveLayouts } from './serve-layouts.ts';

serveLayouts(layOutRoughly, true);
