// Styles of the sequence diagram: lines and boxes in the strengths of a chart; hue is a verdict or the present only.
import { css } from 'lit';
import { forcedColours } from './forced-colours.ts';

export const sequenceStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
  }
  .grid {
    flex: 1;
    min-height: 132px;
  }
  .heads {
    z-index: 2;
    height: 52px;
  }
  .corner,
  .number {
    position: sticky;
    left: 0;
    width: 56px;
    background: var(--surface, #ffffff);
    color: var(--ink-2, #3d4955);
    text-align: right;
    padding-right: 8px;
    z-index: 1;
  }
  .corner {
    display: grid;
    align-items: center;
    height: 100%;
  }
  .lanes {
    position: absolute;
    top: 0;
    left: 56px;
    right: 0;
    height: 100%;
  }
  .lanes button {
    position: absolute;
    top: 2px;
    min-width: 0;
    height: 46px;
    padding: 0 2px;
    border-color: transparent;
    line-height: 20px;
    overflow: hidden;
    white-space: nowrap;
  }
  .lanes button:hover {
    border-color: var(--ink, #15202b);
  }
  .lanes button[aria-pressed='true'] {
    background: none;
    color: inherit;
    border: 2.5px solid var(--ink, #15202b);
  }
  .lanes button:focus-visible {
    outline-offset: -3px;
  }
  .lanes button.code {
    font-style: normal;
    text-decoration: underline dotted;
    text-underline-offset: 4px;
  }
  .number {
    height: 100%;
    line-height: 22px;
    padding-top: 4px;
  }
  .later .number {
    color: var(--ink-2, #3d4955);
  }
  .row[aria-selected='true'],
  .row[aria-selected='true'] .number {
    background: var(--progress-wash, #e1effa);
    color: var(--ink, #15202b);
    font-weight: 650;
  }
  .row[aria-selected='true'] .number {
    box-shadow: inset 2.5px 0 var(--ink, #15202b);
    border-radius: 4px 0 0 4px;
    clip-path: inset(2.5px 0);
  }
  svg {
    display: block;
    position: absolute;
    left: 0;
    top: 0;
    pointer-events: none;
  }
  text {
    font-size: 16px;
    font-family: inherit;
    fill: var(--ink, #15202b);
  }
  .life {
    stroke: var(--ink, #15202b);
    stroke-width: var(--w1, 1.5px);
  }
  .life.now {
    stroke: var(--progress-line, #0062a8);
    stroke-width: var(--w3, 3.5px);
  }
  .life.later {
    stroke: var(--line, #5f6c79);
    stroke-dasharray: 3 4;
  }
  .begin,
  .end,
  .start {
    fill: var(--ink, #15202b);
  }
  .outside {
    fill: var(--surface, #ffffff);
    stroke: var(--ink, #15202b);
    stroke-width: var(--w2, 2px);
  }
  .inspector {
    fill: var(--surface, #ffffff);
    stroke: var(--ink, #15202b);
    stroke-width: var(--w2, 2px);
  }
  .line {
    fill: none;
    stroke: var(--ink, #15202b);
    stroke-width: var(--w2, 2px);
  }
  .head,
  .bar {
    fill: var(--ink, #15202b);
  }
  .head.open {
    fill: var(--surface, #ffffff);
    stroke: var(--ink, #15202b);
    stroke-width: var(--w1, 1.5px);
  }
  .clock {
    fill: var(--surface, #ffffff);
    stroke: var(--ink, #15202b);
    stroke-width: var(--w2, 2px);
  }
  .hand {
    fill: none;
    stroke: var(--ink, #15202b);
    stroke-width: var(--w1, 1.5px);
  }
  .patch {
    fill: var(--surface, #ffffff);
  }
  .row[aria-selected='true'] .patch {
    fill: var(--progress-wash, #e1effa);
  }
  .refused .line {
    stroke: var(--refuse-line, #c24a00);
    stroke-dasharray: 7 4;
  }
  .refused .bar {
    fill: var(--refuse-line, #c24a00);
  }
  .message.now .line {
    stroke: var(--progress-line, #0062a8);
    stroke-width: var(--w3, 3.5px);
  }
  .message.now :is(.head, .start) {
    fill: var(--progress-line, #0062a8);
  }
  .message.now .head.open {
    fill: var(--surface, #ffffff);
    stroke: var(--progress-line, #0062a8);
  }
  .message.now text {
    font-weight: 700;
    fill: var(--progress-ink, #074a86);
  }
  .message.now.refused .line {
    stroke: var(--refuse-line, #c24a00);
  }
  .message.now.refused text {
    fill: var(--refuse-ink, #852500);
  }
  .message.later .line {
    stroke: var(--line, #5f6c79);
    stroke-width: var(--w1, 1.5px);
    stroke-dasharray: 3 4;
  }
  .message.later :is(.head, .bar, .start) {
    fill: var(--line, #5f6c79);
  }
  .later text {
    fill: var(--ink-2, #3d4955);
  }
  .box {
    fill: var(--surface, #ffffff);
    stroke: var(--ink, #15202b);
    stroke-width: var(--w2, 2px);
  }
  .state text {
    font-weight: 400;
  }
  .inner {
    fill: none;
    stroke: var(--ink, #15202b);
    stroke-width: 1px;
  }
  .state.later .box,
  .state.later .inner {
    stroke: var(--line, #5f6c79);
    stroke-width: var(--w1, 1.5px);
  }
  .state.later .box {
    stroke-dasharray: 3 4;
  }
  .state.now .box {
    fill: var(--progress-ink, #074a86);
    stroke: var(--progress-ink, #074a86);
  }
  .state.now.good .box {
    fill: var(--success-ink, #004d35);
    stroke: var(--success-ink, #004d35);
  }
  .state.now.bad .box {
    fill: var(--refuse-ink, #852500);
    stroke: var(--refuse-ink, #852500);
  }
  .state.now .inner {
    stroke: var(--on-solid, #ffffff);
  }
  .state.now text {
    fill: var(--on-solid, #ffffff);
    font-weight: 700;
  }
  .foot {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 52px;
    padding: 4px 8px 4px 16px;
    border-top: var(--w1, 1.5px) solid var(--line, #5f6c79);
  }
  .foot p {
    flex: 1;
    min-width: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .foot button {
    flex: none;
  }
  .none {
    margin: 0;
    padding: 12px 16px;
  }
  ${forcedColours}
`;
