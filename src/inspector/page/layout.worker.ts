// The worker in which charts get their final places: the layout of charts, and elk for each container.
import { serveLayouts } from './serve-layouts.ts';
import { startElk } from './start-elk.ts';

serveLayouts(startElk(), false);
