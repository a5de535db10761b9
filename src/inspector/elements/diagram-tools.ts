// The row of buttons under a diagram. In a narrow place those that are wanted seldom are behind "More".
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Viewing } from '../index.ts';
import { largestZoom, smallestZoom } from './diagram-canvas.ts';
import type { DiagramAct } from './diagram-keys.ts';

export interface ToolsState {
  readonly zoom: number;
  readonly hasChart: boolean;
  readonly showsText: boolean;
  readonly showsMore: boolean;
  readonly showsCoverage: boolean;
  readonly viewing: Viewing | undefined;
  readonly caption: string;
}

/** What is longer has a line of its own; what is brief comes and goes within the row, and moves nothing. */
const briefMost = 16;

export type ToolsAct = DiagramAct | 'text' | 'more' | 'coverage' | 'fold all' | 'open all' | 'follow' | 'stay';

export function renderTools(state: ToolsState, act: (name: ToolsAct) => void): TemplateResult {
  const { zoom, showsText, showsMore, showsCoverage, hasChart } = state;
  return html`<div class="tools">
    <button aria-expanded=${String(showsText)} @click=${() => act('text')}>As text</button>
    <button ?disabled=${!hasChart} @click=${() => act('search')}>Search</button>
    <button class="more-button" aria-expanded=${String(showsMore)} @click=${() => act('more')}>More</button>
    <div class="more ${showsMore ? 'shown' : ''}">
      <button aria-pressed=${String(showsCoverage)} ?disabled=${!hasChart} @click=${() => act('coverage')}>
        Coverage
      </button>
      <button ?disabled=${!hasChart} @click=${() => act('fold all')}>Fold all</button>
      <button ?disabled=${!hasChart} @click=${() => act('open all')}>Open all</button>
      ${state.viewing ? renderAttention(state.viewing, act) : nothing}
    </div>
    <slot name="tools"></slot>
    <span class="caption ${state.caption.length > briefMost ? 'sentence' : ''}" role="status">${state.caption}</span>
    <span class="zoom">
      <button aria-label="Smaller" ?disabled=${zoom <= smallestZoom} @click=${() => act('smaller')}>−</button>
      <span>${Math.round(zoom * 100)} %</span>
      <button aria-label="Larger" ?disabled=${zoom >= largestZoom} @click=${() => act('larger')}>+</button>
      <button ?disabled=${!hasChart} @click=${() => act('fit')}>Fit</button>
    </span>
  </div>`;
}

/** Whose chart is shown, and whether it moves with what happens. */
function renderAttention(viewing: Viewing, act: (name: ToolsAct) => void): TemplateResult {
  const { isFollowing } = viewing;
  return html`<span class="pair" role="group" aria-label="When something happens">
    <button aria-pressed=${String(isFollowing)} @click=${() => act('follow')}>Follow the action</button>
    <button aria-pressed=${String(!isFollowing)} @click=${() => act('stay')}>Stay</button>
  </span>`;
}
