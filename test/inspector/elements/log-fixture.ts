// A log in the page, with traces to fill it.
import type { MacrostepRecord } from '../../../src/inspector/index.ts';
import { TraceStore, Viewing } from '../../../src/inspector/index.ts';
import '../../../src/inspector/elements/chart-breakpoints.ts';
import '../../../src/inspector/elements/chart-log-filter.ts';
import '../../../src/inspector/elements/index.ts';
import { recordRun } from '../record-services.ts';
import { trafficLight } from '../sample-charts.ts';

export interface LogPage {
  readonly store: TraceStore;
  readonly viewing: Viewing;
  readonly host: HTMLElement;
  /** The element under test. */
  readonly root: ShadowRoot;
}

/** Puts an element that takes a `viewing` into a place of a size. */
export function putInPage(tag: string, size: { width: number; height: number }): LogPage {
  document.documentElement.lang = 'en';
  document.title = 'Viewer';
  const store = new TraceStore();
  const viewing = new Viewing(store);
  const main = document.createElement('main');
  const host = document.createElement(tag) as HTMLElement & { viewing: Viewing };
  host.viewing = viewing;
  main.style.cssText = `display:flex;flex-direction:column;width:${size.width}px;height:${size.height}px`;
  host.style.flex = '1';
  main.append(host);
  document.body.replaceChildren(main);
  return { store, viewing, host, root: host.shadowRoot as ShadowRoot };
}

export function step(actor: string, type: string, extra: Partial<MacrostepRecord> = {}): MacrostepRecord {
  return { kind: 'macrostep', actor, atMs: 0, event: { type }, value: 'on', told: 'none', microsteps: [], ...extra };
}

/** A traffic light that heard these events, with a context that counts them. */
export function runLight(store: TraceStore, events: readonly string[], name = 'light'): void {
  let count = 0;
  for (const record of recordRun(trafficLight(), name, events)) {
    if (record.kind !== 'macrostep') store.append(record);
    else store.append({ ...record, atMs: 1000 + 250 * count, context: JSON.stringify({ rounds: count++, name }) });
  }
}

/** Very many moments of one actor, in few batches. */
export function runLong(store: TraceStore, count: number): void {
  store.append({ kind: 'actor', actor: 'long', name: 'long runner' });
  addLong(store, count);
}

export function addLong(store: TraceStore, count: number): void {
  const elsewhere = new TraceStore({ momentsMax: count + 1 });
  elsewhere.append({ kind: 'actor', actor: 'long', name: 'long runner' });
  for (let index = 0; index < count; index++)
    elsewhere.append(step('long', index % 10 === 0 ? 'rare.one' : 'tick', { atMs: index, context: `{"n":${index}}` }));
  store.takeAll(elsewhere.moments.map((moment) => ({ kind: 'moment', moment })));
}

export function text(element: Element | null | undefined): string {
  return element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

export function button(root: ParentNode | null | undefined, words: string | RegExp): HTMLButtonElement {
  const isIt = (found: string): boolean => (typeof words === 'string' ? found === words : words.test(found));
  const all = [...(root?.querySelectorAll('button') ?? [])];
  const one = all.find((found) => isIt(found.getAttribute('aria-label') ?? text(found)));
  if (!one) throw new Error(`There is no button ${String(words)}, but: ${all.map(text).join(' | ')}.`);
  return one;
}
