// The time bar in one row, in two where it is narrow, with the buttons last on the beamer.
import { css } from 'lit';

export const timeBarStyles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1.25rem;
    min-height: 5rem;
    padding: 0.5rem 1rem;
    background: var(--surface);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }
  .primary {
    min-width: 7.25rem;
  }
  .track {
    position: relative;
    flex: 1 1 14rem;
    padding-inline: 0.75rem;
  }
  .line {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0.75rem;
    width: calc(100% - 1.5rem);
    height: 2.75rem;
    overflow: visible;
    pointer-events: none;
  }
  /* Pale, below the line: the future that was left, as far as it is known. */
  .other {
    stroke: var(--line);
    stroke-width: 3px;
  }
  .played {
    stroke: var(--ink);
    stroke-width: 6px;
    stroke-linecap: round;
  }
  .line .ahead {
    stroke: var(--line);
    stroke-width: 2px;
  }
  .unknown {
    stroke: var(--line);
    stroke-width: 2px;
    stroke-dasharray: 2 6;
  }
  .notch {
    stroke: var(--ink-2);
    stroke-width: 2px;
  }
  .tick {
    fill: var(--surface);
    stroke: var(--ink);
    stroke-width: 1.5px;
  }
  .tick.passed {
    fill: var(--ink);
    stroke: var(--surface);
  }
  .thumb {
    fill: var(--surface);
    stroke: var(--ink);
    stroke-width: 3px;
  }
  .dot {
    fill: var(--ink);
  }
  input[type='range'] {
    display: block;
    width: calc(100% + 1.5rem);
    height: 2.75rem;
    margin: 0 -0.75rem;
    appearance: none;
    background: none;
    cursor: pointer;
  }
  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    width: 1.5rem;
    height: 2.75rem;
    background: none;
  }
  input[type='range']::-moz-range-thumb {
    width: 1.5rem;
    height: 2.75rem;
    border: 0;
    background: none;
  }
  .now {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75rem;
    white-space: nowrap;
  }
  .clock {
    color: var(--ink-2);
  }
  :host([data-layout='phone']) {
    padding: 0.25rem 0.5rem 0.5rem;
    gap: 0.25rem 0.5rem;
  }
  :host([data-layout='phone']) .track {
    flex-basis: 100%;
    order: -1;
  }
  :host([data-layout='phone']) .buttons {
    flex: 1;
    flex-wrap: nowrap;
  }
  :host([data-layout='phone']) .buttons .button:nth-child(n + 2):nth-child(-n + 3) {
    flex: 1;
    min-width: 0;
  }
  :host([data-layout='tablet']) .track {
    flex-basis: 9rem;
  }
  :host([data-layout='beamer']) .track {
    order: -1;
  }
`;
