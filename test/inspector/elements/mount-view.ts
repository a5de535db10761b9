// One view of the viewer alone on the page of a test, in a place of a size, with the store it reads and how it is looked at.
import { page } from 'vitest/browser';
import { TraceStore, Viewing } from '../../../src/inspector/index.ts';
import '../../../src/inspector/elements/index.ts';
import { leavePalette } from './palettes.ts';

/** What a test begins with; the view is mounted once it has what to show. */
export async function beginPage(title: string): Promise<{ store: TraceStore; viewing: Viewing }> {
  document.documentElement.lang = 'en';
  document.title = title;
  await page.viewport(800, 600);
  const store = new TraceStore();
  return { store, viewing: new Viewing(store) };
}

export function mountView<Name extends 'chart-actors' | 'chart-compare' | 'chart-sequence'>(
  name: Name,
  viewing: Viewing,
  style: string,
): HTMLElementTagNameMap[Name] {
  const view = document.createElement(name);
  view.viewing = viewing;
  view.style.cssText = style;
  const main = document.createElement('main');
  main.append(view);
  document.body.append(main);
  return view;
}

export function leavePage(viewing: Viewing): void {
  viewing.close();
  document.body.replaceChildren();
  leavePalette();
}
