// How tags, coverage, fold marks and chosen lines look in a diagram, and how it is printed and shown with forced colours.
import { css } from 'lit';
import { forcedColours } from './forced-colours.ts';

export const tagStyles = css`
  .place {
    position: relative;
    flex: 1;
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  chart-minimap {
    position: absolute;
    right: 16px;
    bottom: 16px;
  }
  .canvas {
    touch-action: pan-x pan-y;
    cursor: grab;
  }
  .canvas.dragged,
  .canvas.dragged * {
    cursor: grabbing;
  }
  .notes {
    margin: 0;
    padding: 4px 16px;
    border-bottom: var(--w1, 1.5px) solid var(--line, #5f6c79);
    background: var(--surface, #ffffff);
  }
  .tag {
    pointer-events: none;
  }
  .tag text {
    text-anchor: middle;
    fill: var(--ink, #15202b);
    font-weight: 600;
  }
  .tag rect {
    fill: var(--surface, #ffffff);
    stroke: var(--ink, #15202b);
    stroke-width: var(--w1, 1.5px);
  }
  .tag.refused text {
    fill: var(--refuse-ink, #852500);
  }
  .tag.refused rect {
    fill: var(--refuse-wash, #fdeade);
    stroke: var(--refuse-line, #c24a00);
  }
  .tag.one-of text,
  .tag.left text {
    fill: var(--progress-ink, #074a86);
  }
  .tag.one-of rect,
  .tag.left rect {
    fill: var(--progress-wash, #e1effa);
    stroke: var(--progress-line, #0062a8);
  }
  .tag.one-of rect {
    stroke-dasharray: 5 4;
  }
  .one-of .line {
    stroke: var(--progress-line, #0062a8);
    stroke-width: var(--w2, 2px);
    stroke-dasharray: 5 4;
  }
  .one-of .head {
    fill: var(--progress-line, #0062a8);
  }
  .label.one-of .patch {
    fill: var(--progress-wash, #e1effa);
    stroke: var(--progress-line, #0062a8);
    stroke-width: 1.5px;
    stroke-dasharray: 5 4;
  }
  .label.one-of text {
    fill: var(--progress-ink, #074a86);
  }
  .edge {
    pointer-events: none;
  }
  .edge .near {
    fill: none;
    stroke: transparent;
    stroke-width: 14px;
    pointer-events: stroke;
  }
  .edge,
  .label {
    cursor: pointer;
    outline: none;
  }
  .label .patch {
    pointer-events: all;
  }
  .tiny .label .patch {
    fill: transparent;
    stroke: none;
  }
  .label:hover .patch {
    stroke: var(--ink, #15202b);
    stroke-width: var(--w1, 1.5px);
  }
  :is(.label, .edge):focus-visible .ring {
    stroke: var(--ink, #15202b);
    stroke-width: 3px;
  }
  .label[aria-pressed='true'] .patch,
  .edge[aria-pressed='true'] .ring {
    stroke: var(--ink, #15202b);
    stroke-width: 2.5px;
    stroke-dasharray: none;
  }
  .fold .reach {
    fill: transparent;
  }
  .fold circle {
    fill: var(--surface, #ffffff);
    stroke: var(--line, #5f6c79);
    stroke-width: var(--w1, 1.5px);
  }
  .fold path {
    fill: none;
    stroke: var(--ink, #15202b);
    stroke-width: 2px;
  }
  .fold:hover circle {
    stroke: var(--ink, #15202b);
  }
  .hatching {
    stroke: var(--line, #5f6c79);
    stroke-width: 2.5px;
  }
  .state.never.closed > .box {
    stroke-dasharray: 5 4;
  }
  .state.never.closed > .hatch {
    fill: url(#hatch);
    pointer-events: none;
  }
  .edge.never .line {
    stroke-dasharray: 2 4;
  }
  .more {
    display: contents;
  }
  .more-button {
    display: none;
  }
  .pair {
    display: flex;
  }
  .pair button:first-child {
    border-radius: 6px 0 0 6px;
  }
  .pair button:last-child {
    border-left: none;
    border-radius: 0 6px 6px 0;
  }
  .pair button:focus-visible {
    position: relative;
  }
  .waiting pre {
    max-height: 240px;
    margin: 0;
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .waiting .of {
    margin: 8px 0 4px;
    font-weight: 650;
  }
  @container diagram (max-width: 1099.9px) {
    .more-button {
      display: inline-block;
    }
    .more {
      display: none;
    }
    .more.shown {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      order: 1;
      flex-basis: 100%;
    }
  }
  .never .words text {
    paint-order: stroke;
    stroke: var(--surface, #ffffff);
    stroke-width: 6px;
    stroke-linejoin: round;
  }
  .never.on-ground.open .words text {
    stroke: var(--ground, #f1f3f5);
  }
  ${forcedColours}
  @media print {
    :host {
      --ground: #ffffff;
      --surface: #ffffff;
      --ink: #000000;
      --ink-2: #000000;
      --line: #000000;
      --progress-ink: #000000;
      --progress-line: #000000;
      --progress-wash: #ffffff;
      --refuse-ink: #000000;
      --refuse-line: #000000;
      --refuse-wash: #ffffff;
      --success-ink: #000000;
      --success-line: #000000;
      --on-solid: #ffffff;
      display: block;
      height: auto;
    }
    .canvas {
      overflow: visible;
    }
    .canvas > svg {
      max-width: 100%;
      height: auto;
    }
    .tools,
    .twin,
    .fold,
    chart-search,
    chart-edge-card,
    chart-minimap {
      display: none;
    }
    svg {
      print-color-adjust: exact;
    }
    .box,
    .line,
    .head {
      transition: none;
    }
  }
`;
