// How the stage is drawn: line weights say possible, happened, now; hue says what became of a frame.
import { css } from 'lit';

export const mapStyles = css`
  svg.plan {
    display: block;
    font: 400 16px var(--text-face);
  }
  text {
    fill: var(--ink);
  }
  .segment {
    stroke: var(--line);
    stroke-width: var(--w1);
  }
  .segment.severed {
    stroke-dasharray: 5 4;
  }
  .cut {
    stroke: var(--refuse-line);
    stroke-width: 3px;
  }
  .segment-name {
    fill: var(--ink-2);
  }
  .tap {
    fill: var(--surface);
    stroke: var(--line);
    stroke-width: var(--w1);
  }
  .box {
    fill: var(--surface);
    stroke: var(--line);
    stroke-width: var(--w1);
  }
  .acting .box {
    stroke: var(--ink);
    stroke-width: 3px;
  }
  .off .box {
    stroke-dasharray: 5 4;
  }
  .glyph {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1.75px;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .name {
    font-weight: 650;
  }
  .off .name {
    fill: var(--ink-2);
  }
  .tray {
    fill: var(--sunken);
    stroke: var(--line);
    stroke-width: var(--tray-line);
  }
  .hatch {
    stroke: var(--line);
    stroke-width: 1.25px;
  }
  .plate {
    fill: var(--surface);
    stroke: var(--line);
    stroke-width: var(--w1);
  }
  .plate.stale {
    stroke-dasharray: 5 4;
  }
  .plate.empty {
    stroke-dasharray: 2 4;
  }
  .patch {
    fill: var(--surface);
  }
  .fact.empty {
    fill: var(--ink-2);
  }
  .token {
    fill: var(--surface);
    stroke: var(--line);
    stroke-width: var(--w1);
  }
  .token-text {
    font-weight: 600;
  }
  .token.failed {
    stroke: var(--refuse-line);
  }
  .token-text.failed,
  .token-mark.failed {
    fill: var(--refuse-ink);
    color: var(--refuse-ink);
  }
  .token.ok {
    stroke: var(--success-line);
  }
  .token-text.ok,
  .token-mark.ok {
    fill: var(--success-ink);
    color: var(--success-ink);
  }
  .token.chosen {
    fill: var(--ink);
    stroke: var(--ink);
  }
  .token-text.chosen {
    fill: var(--surface);
  }
  .token.absent {
    stroke-dasharray: 2 4;
  }
  .token-text.absent {
    fill: var(--ink-2);
  }
  .token.now {
    fill: var(--progress-ink);
    stroke: var(--progress-ink);
  }
  .token-text.now,
  .token-mark.now {
    fill: var(--on-solid);
    color: var(--on-solid);
  }
  .route path,
  .route rect,
  .route circle {
    fill: none;
  }
  .route {
    --hue: var(--progress-line);
    --hue-ink: var(--progress-ink);
  }
  .route.answered {
    --hue: var(--success-line);
    --hue-ink: var(--success-ink);
  }
  .route.refused,
  .route.lost {
    --hue: var(--refuse-line);
    --hue-ink: var(--refuse-ink);
  }
  .route.arrived {
    --hue: var(--progress-line);
  }
  .route .halo {
    stroke: var(--surface);
    stroke-width: 5.5px;
  }
  .route .ahead {
    stroke: var(--hue);
    stroke-width: var(--w2);
    stroke-dasharray: 5 4;
  }
  .route .behind {
    stroke: var(--hue);
    stroke-width: 4px;
  }
  .route .head,
  .route .bar {
    fill: var(--hue);
  }
  .route .label {
    fill: var(--hue-ink);
    stroke: var(--surface);
    stroke-width: 2.5px;
  }
  .label-text {
    fill: var(--on-solid);
    font-weight: 600;
  }
  .route .label.lost {
    fill: var(--surface);
    stroke: var(--refuse-line);
    stroke-width: 2px;
    stroke-dasharray: 5 4;
  }
  .label-text.lost {
    fill: var(--refuse-ink);
  }
  .lost-cross {
    color: var(--refuse-line);
  }
  .route .ring {
    fill: var(--surface);
    stroke: var(--success-line);
    stroke-width: 2px;
  }
  .tick {
    color: var(--success-line);
  }
`;
