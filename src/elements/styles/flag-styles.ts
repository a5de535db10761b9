// The flags on their line: the range of a flag thick, what else happens as ticks, the other flags as small rings.
import { css } from 'lit';

export const flagStyles = css`
  :host {
    display: block;
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    min-height: var(--target);
  }
  h3 {
    font-size: 1rem;
    font-weight: 650;
  }
  .order {
    color: var(--ink-2);
  }
  .flag {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 0.75rem;
    margin-block-start: 0.75rem;
  }
  label {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .letter {
    display: inline-block;
    min-width: 1.25rem;
    margin-inline-end: 0.25rem;
    border: var(--w1) solid var(--ink);
    border-radius: 50%;
    text-align: center;
  }
  output {
    white-space: nowrap;
  }
  .track {
    position: relative;
    flex: 1 0 100%;
    height: var(--target);
    padding-inline: 0.75rem;
  }
  .order {
    flex: 1 0 100%;
    overflow-wrap: anywhere;
  }
  .line {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0.75rem;
    width: calc(100% - 1.5rem);
    height: 100%;
    overflow: visible;
    pointer-events: none;
  }
  .all {
    stroke: var(--line);
    stroke-width: 2px;
  }
  .range {
    stroke: var(--ink);
    stroke-width: 4px;
  }
  .act {
    stroke: var(--ink);
    stroke-width: 2px;
  }
  .other,
  .thumb {
    fill: var(--surface);
    stroke: var(--ink);
    stroke-width: 2px;
  }
  .thumb {
    stroke-width: 3px;
  }
  .flag-sign {
    fill: var(--ink);
    stroke: var(--ink);
    stroke-width: 1.5px;
    stroke-linejoin: round;
  }
  .letter-of {
    fill: var(--ink);
    font: 600 1rem var(--text-face);
  }
  input {
    display: block;
    width: calc(100% + 1.5rem);
    height: var(--target);
    margin: 0 -0.75rem;
    appearance: none;
    background: none;
    cursor: pointer;
  }
  /* Inside, where it covers neither the date above nor the words below. */
  input:focus-visible {
    outline-offset: calc(-1 * var(--focus));
  }
  input::-webkit-slider-thumb {
    appearance: none;
    width: 1.5rem;
    height: var(--target);
    background: none;
  }
  input::-moz-range-thumb {
    width: 1.5rem;
    height: var(--target);
    border: 0;
    background: none;
  }
`;
