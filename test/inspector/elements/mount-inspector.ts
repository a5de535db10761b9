// A whole viewer on the page of a test, at level Names, with its store and how it is looked at.
import { page } from 'vitest/browser';
import type { ChartInspector } from '../../../src/inspector/elements/index.ts';
import { TraceStore, Viewing } from '../../../src/inspector/index.ts';

export interface MountedInspector {
  readonly inspector: ChartInspector;
  readonly store: TraceStore;
  readonly viewing: Viewing;
}

export async function mountInspector(title: string): Promise<MountedInspector> {
  document.documentElement.lang = 'en';
  document.title = title;
  await page.viewport(1280, 720);
  const store = new TraceStore();
  const viewing = new Viewing(store);
  const inspector = document.createElement('chart-inspector');
  inspector.viewing = viewing;
  inspector.records = store;
  inspector.level = 'names';
  const main = document.createElement('main');
  main.style.height = '700px';
  main.append(inspector);
  document.body.append(main);
  return { inspector, store, viewing };
}
