// The views that the first look does not need: fetched when they are wanted, and all of them once the first chart has
// its final picture, so that they are at hand from then on.
import type { TemplateResult } from 'lit';
import { html } from 'lit';

const parts = {
  state: () =>
    Promise.all([import('./chart-details.ts'), import('./chart-breakpoint-here.ts'), import('./chart-send.ts')]),
  sequence: () => import('./chart-sequence.ts'),
  breakpoints: () => import('./chart-breakpoints.ts'),
  compare: () => import('./chart-compare.ts'),
  simulate: () => Promise.all([import('./chart-simulation.ts'), import('./chart-send.ts')]),
  search: () => import('./chart-search.ts'),
  minimap: () => import('./chart-minimap.ts'),
  outline: () => import('./chart-outline.ts'),
  edge: () => import('./chart-edge-card.ts'),
  moment: () => import('./chart-moment.ts'),
  filter: () => import('./chart-log-filter.ts'),
  open: () => import('./chart-open.ts'),
  export: () => import('./chart-export.ts'),
};

export type LaterPart = keyof typeof parts;

/** Its element is registered some time later; until then its place is empty. */
export function loadPart(name: string): void {
  const load = Object.hasOwn(parts, name) ? parts[name as LaterPart] : undefined;
  // A part that cannot be fetched leaves its place empty; whatever is shown stays.
  void load?.().catch(() => undefined);
}

export function loadAllParts(): void {
  for (const name of Object.keys(parts)) loadPart(name);
}

/** The template, whose element is fetched meanwhile. */
export function withPart<T>(name: LaterPart, template: T): T {
  loadPart(name);
  return template;
}

/** A button's place: seen until the element around it is there, which then shows a button of the same size. */
export function placeOf(words: string): TemplateResult {
  return html`<button disabled aria-hidden="true">${words}</button>`;
}
