// How the log looks: rows of two lines in a narrow place, of one line in a wide one.
import { css } from 'lit';

export const logStyles = css`
  /* Its place is kept until it has come. */
  chart-log-filter:not(:defined) {
    display: block;
    box-sizing: content-box;
    height: calc(var(--target, 44px) + 8px);
    border-bottom: var(--w1, 1.5px) solid var(--line, #5f6c79);
  }
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    container: log / inline-size;
  }
  .note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin: 0;
    padding: 8px 16px;
    color: var(--ink-2, #3d4955);
  }
  .list {
    flex: 1;
    min-height: 88px;
    overflow: auto;
    position: relative;
    overflow-anchor: none;
  }
  .list:focus-visible {
    outline-offset: -3px;
  }
  .row {
    display: grid;
    grid-template: 26px 26px / 36px 5ch minmax(0, 1fr) max-content;
    grid-template-areas: 'mark number event time' 'mark number rest rest';
    gap: 0 8px;
    align-items: center;
    height: 56px;
    padding: 2px 8px 2px 4px;
    white-space: nowrap;
    cursor: pointer;
    border-bottom: 1px solid color-mix(in srgb, var(--line, #5f6c79) 35%, transparent);
  }
  .row > span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .mark {
    grid-area: mark;
    align-self: stretch;
    display: grid;
    place-items: center;
  }
  .mark svg {
    width: 12px;
    height: 12px;
    fill: currentColor;
  }
  [aria-expanded='true'] > .mark svg {
    transform: rotate(90deg);
  }
  .number {
    grid-area: number;
    text-align: right;
    color: var(--ink-2, #3d4955);
  }
  .event {
    grid-area: event;
    font-weight: 600;
  }
  .event small,
  .time,
  .actor {
    font-size: inherit;
    font-weight: 400;
    color: var(--ink-2, #3d4955);
  }
  .time {
    grid-area: time;
    text-align: right;
  }
  .rest {
    grid-area: rest;
    display: flex;
    gap: 8px;
    min-width: 0;
  }
  .rest > span {
    overflow: hidden;
    text-overflow: ellipsis;
    flex: 0 1 auto;
  }
  .rest .badge {
    flex: none;
  }
  .rest .actor {
    flex-shrink: 3;
  }
  /* Only what the rest leaves. */
  .rest .source {
    flex-shrink: 1000;
    color: var(--ink-2, #3d4955);
  }
  .later {
    background: var(--ground, #f1f3f5);
  }
  .row[aria-selected='true'] {
    background: var(--progress-wash, #e1effa);
    outline: 2.5px solid var(--ink, #15202b);
    outline-offset: -3px;
    border-radius: 4px;
  }
  .row.hit .number {
    color: var(--ink, #15202b);
    font-weight: 700;
    text-decoration: underline;
  }
  /* Where there is little room, states come first; opened, the row says it. */
  @container log (max-width: 559.9px) {
    .minor {
      display: none;
    }
  }
  @container log (max-width: 399.9px) {
    .since {
      display: none;
    }
  }
  .wide .row {
    display: flex;
    height: 36px;
    padding: 0 8px 0 4px;
  }
  /* Columns of one width; a long event takes what its states leave, and both give way where that is not enough. */
  .wide .mark {
    flex: 0 0 36px;
  }
  .wide .number {
    flex: 0 0 6ch;
  }
  .wide .time {
    flex: 0 0 16ch;
  }
  .wide .actor {
    flex: 0 0 12ch;
  }
  .wide .event {
    flex: 0 1 auto;
    min-width: 14ch;
  }
  .wide .rest {
    flex: 1 1 auto;
  }
  @container log (max-width: 719.9px) {
    .wide .mark {
      flex-basis: 28px;
    }
    .wide .number {
      flex-basis: 4ch;
    }
    .wide .time {
      flex-basis: 8ch;
    }
    .wide .actor {
      flex-basis: 9ch;
    }
    .wide .since {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .wide .row {
      height: 44px;
    }
  }
  .actor {
    grid-area: actor;
  }
  .opened {
    padding: 4px 8px 12px 16px;
    border-bottom: 1px solid color-mix(in srgb, var(--line, #5f6c79) 35%, transparent);
  }
  .new {
    flex: none;
    align-self: flex-end;
    margin: 4px 8px;
  }
  .none {
    padding: 16px;
    margin: 0;
  }
`;
