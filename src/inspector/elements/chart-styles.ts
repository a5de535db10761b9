// Styles that the inspector's elements share. Colours and measures are custom properties of the page, light by default.
import { css } from 'lit';

/** Declarations of what a person presses or fills in. */
export const controlFrame = css`
  border: var(--w1, 1.5px) solid var(--line, #5f6c79);
  border-radius: 6px;
  background: var(--surface, #ffffff);
  font: inherit;
`;

export const placeholderStyles = css`
  input::placeholder {
    color: var(--ink-2, #3d4955);
    opacity: 1;
  }
`;

/** A strip of buttons and fields. */
export const barStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding: 4px 8px;
  }
`;

/** Fields to write in. */
export const fieldStyles = css`
  input,
  textarea {
    min-height: 44px;
    padding: 8px 12px;
    ${controlFrame}
    color: var(--ink, #15202b);
  }
  textarea {
    font-family: var(--font-mono, ui-monospace, 'Cascadia Mono', Consolas, Menlo, 'Liberation Mono', monospace);
  }
  ${placeholderStyles}
  [aria-invalid='true'] {
    border: var(--w2, 2px) solid var(--refuse-line, #c24a00);
  }
  :is(input, textarea):disabled {
    border-style: dashed;
    color: var(--ink-2, #3d4955);
  }
`;

export const baseStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    color: var(--ink, #15202b);
    background: var(--surface, #ffffff);
    font-family: var(--font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif);
    font-size: 1rem;
    line-height: 1.25;
    font-variant-numeric: tabular-nums;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  button {
    min-width: 44px;
    min-height: var(--target, 44px);
    padding: 0 12px;
    ${controlFrame}
    color: var(--ink, #15202b);
    font-weight: 600;
    cursor: pointer;
  }
  button:hover {
    border-color: var(--ink, #15202b);
  }
  button[aria-pressed='true'],
  button[aria-checked='true'] {
    background: var(--ink, #15202b);
    border-color: var(--ink, #15202b);
    color: var(--surface, #ffffff);
  }
  button:disabled {
    border-style: dashed;
    color: var(--ink-2, #3d4955);
    cursor: default;
  }
  :focus-visible {
    outline: 3px solid var(--ink, #15202b);
    outline-offset: 2px;
  }
  /* Their background is taken away: chosen ones are told apart by the reader's own colours. */
  @media (forced-colors: active) {
    button[aria-pressed='true'],
    button[aria-checked='true'] {
      forced-color-adjust: none;
      background: Highlight;
      border-color: Highlight;
      color: HighlightText;
    }
  }
  .ear-only {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
