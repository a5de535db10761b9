// Rows in a grid of which only those in sight are in the page, each at its place, under heads that stay.
import { css } from 'lit';

export const gridStyles = css`
  .grid {
    overflow: auto;
    position: relative;
  }
  .grid:focus-visible {
    outline-offset: -3px;
  }
  .heads {
    position: sticky;
    top: 0;
    background: var(--surface, #ffffff);
    border-bottom: var(--w1, 1.5px) solid var(--line, #5f6c79);
  }
  .rows {
    position: relative;
  }
  .row {
    position: absolute;
    left: 0;
    right: 0;
    cursor: pointer;
  }
  .row[aria-selected='true'] {
    background: var(--progress-wash, #e1effa);
    outline: 2.5px solid var(--ink, #15202b);
    outline-offset: -2.5px;
    border-radius: 4px;
  }
`;
