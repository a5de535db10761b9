// How well a rule is known, as a mark and in words.
import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { EvidenceLabel } from '../rules/index.ts';

export const evidenceMeanings: Readonly<Record<EvidenceLabel, string>> = {
  stated: 'the source says it',
  inferred: 'it follows from what the source says',
  assumed: 'no source says it; the lab had to choose',
};

/** Full square, square cut by its diagonal, dotted square. */
export function evidenceMark(label: EvidenceLabel): TemplateResult {
  const shape =
    label === 'stated'
      ? svg`<rect x="2" y="2" width="12" height="12" fill="currentColor" />`
      : label === 'inferred'
        ? svg`<path d="M2.75 2.75h10.5v10.5h-10.5z" fill="none" stroke="currentColor" stroke-width="1.5" /><path d="M2 2v12h12z" fill="currentColor" />`
        : svg`<rect x="2.75" y="2.75" width="10.5" height="10.5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2 2" />`;
  return html`<svg class="mark" viewBox="0 0 16 16" aria-hidden="true">${shape}</svg>`;
}
