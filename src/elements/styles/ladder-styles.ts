// How the ladder is drawn: a table of fixed row heights, the current row in an ink frame, later rows hollow, the head of
// a day on sunken ground.
import { css } from 'lit';

export const ladderStyles = css`
  :host {
    display: block;
    position: relative;
    min-height: 0;
    overflow: hidden;
    background: var(--surface);
  }
  .scroller {
    /* Text for the ear is placed in here, and not far below the page. */
    position: absolute;
    inset: 0;
    padding-inline: 0.5rem;
    overflow: auto;
    overscroll-behavior: contain;
  }
  table {
    width: 100%;
    border-collapse: separate;
    border-spacing: 0;
    table-layout: fixed;
  }
  th {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    height: 2rem;
    padding: 0 0.25rem;
    background: var(--surface);
    font-weight: 600;
    text-align: start;
    white-space: nowrap;
  }
  th text {
    fill: var(--ink);
    font: 600 16px var(--text-face);
  }
  td {
    padding: 0 0.25rem;
    vertical-align: middle;
    white-space: nowrap;
  }
  .number {
    padding-inline: 0.5rem 0.25rem;
    text-align: end;
    color: var(--ink-2);
  }
  .time {
    text-align: end;
    padding-inline-end: 1rem;
    color: var(--ink-2);
  }
  th.number,
  th.time {
    color: var(--ink);
  }
  .lanes {
    padding: 0;
  }
  .lanes svg {
    display: block;
    overflow: visible;
  }
  .what {
    overflow: hidden;
    text-overflow: ellipsis;
    padding-inline-start: 0.75rem;
  }
  .outcome {
    width: 7.625rem;
  }
  .row {
    cursor: pointer;
    scroll-margin: 2rem;
  }
  .day {
    cursor: pointer;
  }
  .day td {
    padding-inline: 0.5rem;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .day td {
    border-block-start: var(--w1) solid var(--line);
    background: var(--sunken);
  }
  .day .line {
    display: flex;
    align-items: center;
    gap: 0 0.75rem;
  }
  .day .date {
    font-weight: 650;
  }
  .day.later .date {
    font-weight: 500;
  }
  .day .count,
  .day.later .line {
    color: var(--ink-2);
  }
  .day .came-out {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .chevron {
    flex: none;
    width: 1rem;
    height: 1rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
  }
  .narrow .day .line {
    display: grid;
    grid-template-columns: 1rem auto 1fr;
    line-height: 1.25;
  }
  .narrow .day .came-out {
    grid-area: 2 / 2 / 3 / 4;
  }
  .quiet td {
    color: var(--ink-2);
  }
  .day:focus-visible,
  .quiet:focus-visible {
    outline-offset: -3px;
  }
  th .date {
    float: inline-end;
    padding-inline-end: 0.75rem;
    color: var(--ink-2);
    font-weight: 500;
  }
  .row.later td {
    color: var(--ink-2);
  }
  .row.current td {
    position: relative;
    background: var(--progress-wash);
    color: var(--ink);
    border-block: var(--selection) solid var(--ink);
    font-weight: 650;
  }
  .row.current td:first-child {
    border-inline-start: var(--selection) solid var(--ink);
    border-radius: 4px 0 0 4px;
  }
  .row.current td:last-child {
    border-inline-end: var(--selection) solid var(--ink);
    border-radius: 0 4px 4px 0;
  }
  /* The frame takes nothing from the drawing: lifelines still join up. */
  .row.current .lanes svg {
    margin-block: calc(-1 * var(--selection));
  }
  .row.opened:not(.current) .number {
    box-shadow: inset 4px 0 0 var(--ink);
  }
  .row:focus-visible {
    outline-offset: -3px;
    z-index: 1;
  }
  .verdict {
    display: inline-flex;
    align-items: center;
    gap: 0.4375rem;
    font-weight: 550;
  }
  .row.current .verdict.progress {
    color: var(--progress-ink);
  }
  .narrow .what {
    white-space: normal;
    line-height: 1.25;
  }
  .narrow .words {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .lifeline {
    stroke: var(--line);
    stroke-width: var(--lifeline);
  }
  .lifeline.waiting {
    stroke-dasharray: 2 4;
  }
  .way {
    --hue: var(--ink);
  }
  .way.succeeded {
    --hue: var(--success-line);
  }
  .way.refused,
  .way.lost {
    --hue: var(--refuse-line);
  }
  .way.progress {
    --hue: var(--progress-line);
  }
  .way.later {
    --hue: var(--line);
  }
  .behind {
    stroke: var(--hue);
    stroke-width: var(--w2);
  }
  .way.progress .behind {
    stroke-width: var(--w3);
  }
  .way.later .behind {
    stroke-dasharray: 4 4;
  }
  .ahead {
    stroke: var(--hue);
    stroke-width: var(--w2);
    stroke-dasharray: 5 4;
  }
  .start,
  .head {
    fill: var(--hue);
  }
  .start.hollow,
  .pass {
    fill: var(--surface);
    stroke: var(--hue);
    stroke-width: var(--w2);
  }
  .open-head,
  .cross {
    fill: none;
    stroke: var(--hue);
    stroke-width: var(--w2);
  }
  .cross {
    stroke-width: 2.5px;
  }
  .point {
    fill: var(--ink);
  }
  .point.state {
    fill: var(--surface);
    stroke: var(--ink);
    stroke-width: var(--w2);
  }
  .point.later {
    fill: var(--surface);
    stroke: var(--line);
    stroke-width: var(--w1);
  }
  .sand {
    fill: var(--surface);
    stroke: var(--ink-2);
    stroke-width: var(--w1);
    stroke-linejoin: round;
  }
`;
