// Styles that several elements share: buttons, segments, marks, focus, and text for the ear only.
import { css } from 'lit';

export const shared = css`
  :host {
    box-sizing: border-box;
    color: var(--ink);
    font: 400 1rem/1.25 var(--text-face);
    font-variant-numeric: tabular-nums;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
  }
  :focus-visible {
    outline: var(--focus) solid var(--ink);
    outline-offset: 2px;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-height: var(--target);
    min-width: var(--target);
    padding: 0 0.75rem;
    border: var(--w1) solid var(--line);
    border-radius: 6px;
    background: var(--surface);
    color: var(--ink);
    font-weight: 600;
    cursor: pointer;
    text-decoration: none;
    white-space: nowrap;
    transition: border-color var(--snap) linear;
  }
  .button:hover {
    border-color: var(--ink);
  }
  .button:active > * {
    translate: 0 1px;
  }
  .button.primary,
  .button[aria-pressed='true'] {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--surface);
  }
  .button[aria-disabled='true'],
  .button:disabled {
    border-style: dashed;
    border-color: var(--line);
    background: var(--surface);
    color: var(--ink-2);
    cursor: default;
  }
  .button.plain:not([aria-pressed='true']) {
    border-color: transparent;
    background: none;
  }
  .button.plain:hover {
    border-color: var(--ink);
  }
  .segments {
    display: inline-flex;
    border: var(--w1) solid var(--line);
    border-radius: 6px;
    background: var(--surface);
  }
  .segments button {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-width: var(--target);
    height: 2.125rem;
    padding: 0 0.75rem;
    border: 0;
    border-inline-start: var(--w1) solid var(--line);
    background: none;
    cursor: pointer;
  }
  .segments button:first-child {
    border-inline-start: 0;
    border-radius: 4px 0 0 4px;
  }
  .segments button:last-child {
    border-radius: 0 4px 4px 0;
  }
  /* A full target above and below what is seen. */
  .segments button::after {
    content: '';
    position: absolute;
    inset: -0.375rem 0;
  }
  @media (pointer: coarse) {
    .segments button {
      height: var(--target);
    }
  }
  .segments button[aria-pressed='true'],
  .segments button[aria-checked='true'] {
    background: var(--ink);
    color: var(--surface);
    font-weight: 600;
  }
  /* Their background is taken away: chosen ones are told apart by the reader's own colours. */
  @media (forced-colors: active) {
    .segments button[aria-pressed='true'],
    .segments button[aria-checked='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
  .for-the-ear {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg.icon {
    width: 1.25rem;
    height: 1.25rem;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  svg.mark {
    width: 1rem;
    height: 1rem;
    flex: none;
  }
  .succeeded {
    color: var(--success-ink);
  }
  .refused,
  .lost {
    color: var(--refuse-ink);
  }
  .progress {
    color: var(--progress-ink);
  }
  .later {
    color: var(--ink-2);
  }
  a {
    color: var(--ink);
  }
`;
