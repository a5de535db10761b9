// The whole picture of a chart as one SVG: boxes, marks, lines, and on top the tags.
import type { TemplateResult } from 'lit';
import { html, svg } from 'lit';
import type { ChartLayout, ChartView, VisibleChart } from '../index.ts';
import { keysInWords } from './diagram-keys.ts';
import type { EdgeActs } from './draw-edges.ts';
import { drawEdges } from './draw-edges.ts';
import type { StateActs } from './draw-states.ts';
import { drawMarks, drawStates } from './draw-states.ts';
import type { TagWords } from './draw-tags.ts';
import { drawTags } from './draw-tags.ts';

export interface Picture {
  readonly chart: VisibleChart;
  readonly layout: ChartLayout;
  readonly view: ChartView;
  /** Pixels on the screen for one of the drawing. */
  readonly scale: number;
  /** Too small for words. */
  readonly isTiny: boolean;
  readonly stateActs: StateActs;
  readonly edgeActs: EdgeActs;
  readonly words: TagWords;
}

export function drawPicture(picture: Picture): TemplateResult {
  const { chart, layout, view, scale, isTiny } = picture;
  return html`<svg
    class=${isTiny ? 'tiny' : ''}
    width=${Math.ceil(layout.width * scale)}
    height=${Math.ceil(layout.height * scale)}
    viewBox=${`0 0 ${layout.width} ${layout.height}`}
    role="group"
    aria-label="States of ${chart.graph.id}. ${keysInWords}"
  >
    <defs>
      <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path class="hatching" d="M0 0v7" />
      </pattern>
    </defs>
    ${svg`<g>${drawStates(chart, layout, view, picture.stateActs)}</g>
      <g>${drawMarks(layout)}</g>
      <g>${drawEdges(chart, layout, view, picture.edgeActs)}</g>
      <g>${drawTags(chart, layout, view, picture.words)}</g>`}
  </svg>`;
}
