// How the diagram looks: states and transitions in their strengths, and the tools around the canvas.
import { css } from 'lit';

export const diagramStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    position: relative;
    min-height: 0;
    container: diagram / inline-size;
    background: var(--ground, #f1f3f5);
  }
  .canvas {
    flex: 1;
    min-height: 0;
    overflow: auto;
    position: relative;
  }
  .canvas:focus-visible {
    outline-offset: -3px;
  }
  svg {
    display: block;
    margin: 0 auto;
  }
  text {
    fill: var(--ink, #15202b);
    font-size: 16px;
    font-family: inherit;
    pointer-events: none;
  }
  .label text,
  .any text,
  .middle text {
    text-anchor: middle;
  }
  .state {
    cursor: pointer;
    outline: none;
  }
  .box,
  .behind {
    fill: var(--surface, #ffffff);
    stroke: var(--line, #5f6c79);
    stroke-width: var(--w1, 1.5px);
  }
  .open.on-ground .box {
    fill: var(--ground, #f1f3f5);
  }
  .region > .box {
    stroke-dasharray: 5 4;
  }
  .inner {
    fill: none;
    stroke: var(--line, #5f6c79);
    stroke-width: var(--w1, 1.5px);
  }
  .name {
    font-weight: 500;
  }
  .open .name {
    font-weight: 650;
  }
  .detail {
    fill: var(--ink-2, #3d4955);
  }
  .visited .box,
  .visited .inner,
  .visited .behind {
    stroke: var(--ink, #15202b);
    stroke-width: var(--w2, 2px);
  }
  .visited .name {
    font-weight: 600;
  }
  .tick circle {
    fill: var(--surface, #ffffff);
    stroke: var(--ink, #15202b);
    stroke-width: var(--w1, 1.5px);
  }
  .tick path {
    fill: none;
    stroke: var(--ink, #15202b);
    stroke-width: var(--w2, 2px);
  }
  .present .box,
  .present .behind {
    fill: var(--progress-ink, #074a86);
    stroke: var(--progress-ink, #074a86);
  }
  .good.closed .box,
  .good.closed .behind {
    fill: var(--success-ink, #004d35);
    stroke: var(--success-ink, #004d35);
  }
  .bad.closed .box,
  .bad.closed .behind {
    fill: var(--refuse-ink, #852500);
    stroke: var(--refuse-ink, #852500);
  }
  :is(.present, .good.closed, .bad.closed) .behind {
    fill: var(--surface, #ffffff);
  }
  :is(.present, .good.closed, .bad.closed) .inner {
    stroke: var(--on-solid, #ffffff);
  }
  :is(.present, .good.closed, .bad.closed) text {
    fill: var(--on-solid, #ffffff);
    font-weight: 700;
  }
  :is(.present, .good.closed, .bad.closed) .detail {
    font-weight: 400;
  }
  .holds .box {
    stroke: var(--progress-line, #0062a8);
    stroke-width: 2.5px;
  }
  .holds .name {
    fill: var(--progress-ink, #074a86);
  }
  .holds.bad .box {
    stroke: var(--refuse-line, #c24a00);
  }
  .holds.bad .name {
    fill: var(--refuse-ink, #852500);
  }
  .holds.good .box {
    stroke: var(--success-line, #0a8c66);
  }
  .holds.good .name {
    fill: var(--success-ink, #004d35);
  }
  .state[aria-pressed='true'] > .box {
    stroke: var(--ink, #15202b);
    stroke-width: 2.5px;
  }
  .ring {
    fill: none;
    stroke: none;
    pointer-events: none;
  }
  .state:focus-visible .ring {
    stroke: var(--ink, #15202b);
    stroke-width: 3px;
  }
  .line {
    fill: none;
    stroke: var(--line, #5f6c79);
    stroke-width: var(--w1, 1.5px);
  }
  .head {
    fill: var(--line, #5f6c79);
  }
  .before .line {
    stroke: var(--ink, #15202b);
    stroke-width: var(--w2, 2px);
  }
  .before .head {
    fill: var(--ink, #15202b);
  }
  .stopped .line {
    stroke: var(--refuse-line, #c24a00);
    stroke-width: var(--w2, 2px);
    stroke-dasharray: 7 4;
  }
  .stopped .head {
    fill: var(--refuse-line, #c24a00);
  }
  .taken .line {
    stroke: var(--progress-line, #0062a8);
    stroke-width: var(--w3, 3.5px);
  }
  .taken .head {
    fill: var(--progress-line, #0062a8);
  }
  .patch {
    fill: var(--ground, #f1f3f5);
  }
  .on-surface .patch {
    fill: var(--surface, #ffffff);
  }
  .label text {
    fill: var(--ink-2, #3d4955);
  }
  .label.before text {
    fill: var(--ink, #15202b);
  }
  .label .refused {
    fill: var(--refuse-ink, #852500);
  }
  .label.taken .patch {
    fill: var(--progress-wash, #e1effa);
    stroke: var(--progress-line, #0062a8);
    stroke-width: 1.5px;
  }
  .label.taken text {
    fill: var(--progress-ink, #074a86);
    font-weight: 650;
  }
  .any rect {
    fill: none;
    stroke: var(--line, #5f6c79);
    stroke-width: var(--w1, 1.5px);
    stroke-dasharray: 2 4;
  }
  .any text {
    fill: var(--ink-2, #3d4955);
  }
  .tiny text {
    display: none;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 4px 8px;
    border-top: var(--w1, 1.5px) solid var(--line, #5f6c79);
    background: var(--surface, #ffffff);
  }
  .caption {
    flex: 1 1 0;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--ink-2, #3d4955);
  }
  .caption.sentence {
    order: 2;
    flex-basis: 100%;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .caption strong {
    color: var(--ink, #15202b);
  }
  .waiting {
    padding: 16px;
    margin: 0;
  }
  .zoom {
    margin-left: auto;
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .twin {
    flex: 1;
    min-height: 0;
    overflow: auto;
    border-top: var(--w1, 1.5px) solid var(--line, #5f6c79);
    background: var(--surface, #ffffff);
  }
  .twin:focus-visible {
    outline-offset: -3px;
  }
  @media (prefers-reduced-motion: no-preference) {
    .box,
    .line,
    .head {
      transition:
        fill 240ms cubic-bezier(0.2, 0, 0.38, 0.9),
        stroke 240ms cubic-bezier(0.2, 0, 0.38, 0.9);
    }
  }
`;
