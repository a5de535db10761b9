// How populations look: what is asked, the sides that are compared, and the bars.
import { css } from 'lit';

export const populationStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .intro,
  .apart {
    max-width: 60ch;
    line-height: 1.4444;
  }
  .apart {
    margin-block: 1rem 0.75rem;
    font-size: 1.125rem;
    font-weight: 650;
  }
  .asked {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.75rem;
    margin-block: 0.75rem;
  }
  label,
  .field {
    display: grid;
    grid-template-columns: minmax(0, auto);
    gap: 0.25rem;
    max-width: 100%;
    color: var(--ink-2);
  }
  input,
  select {
    max-width: 100%;
    height: var(--target);
    padding: 0 0.5rem;
    border: var(--w1) solid var(--line);
    border-radius: 6px;
    background: var(--surface);
    color: var(--ink);
  }
  input {
    width: 6rem;
  }
  .segments {
    width: fit-content;
    max-width: 100%;
  }
  .sides {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.5rem;
  }
  @container (min-width: 44rem) {
    .sides.two {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
  .sides section {
    padding-block-start: 0.75rem;
    border-block-start: var(--w1) solid var(--line);
  }
  h3 {
    font-size: 1.125rem;
    font-weight: 700;
  }
  .choices {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: 0.5rem;
    margin-block: 0.5rem 0.75rem;
  }
  progress {
    width: 100%;
    height: 0.75rem;
    border: var(--w1) solid var(--line);
    border-radius: 0;
    background: var(--surface);
    accent-color: var(--progress-ink);
  }
  progress::-webkit-progress-bar {
    background: var(--surface);
  }
  progress::-webkit-progress-value {
    background: var(--progress-ink);
  }
  progress::-moz-progress-bar {
    background: var(--progress-ink);
  }
  .sample {
    margin-block: 0.25rem 0.75rem;
    color: var(--ink-2);
  }
  .problem {
    display: grid;
    grid-template-columns: 1rem 1fr;
    gap: 0.5rem;
    color: var(--refuse-ink);
  }
`;

export const populationBarStyles = css`
  :host {
    display: block;
    margin-block-start: 0.75rem;
  }
  h4 {
    margin: 0;
    font-size: 1rem;
    font-weight: 650;
  }
  .result {
    margin-block: 0.25rem 0.5rem;
    font-size: 1.125rem;
  }
  ol {
    display: grid;
    gap: 0.25rem;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 0.75rem;
  }
  .server {
    overflow-wrap: anywhere;
    font-weight: 650;
  }
  .count {
    grid-area: 1 / 2;
  }
  svg {
    grid-column: 1 / -1;
    overflow: visible;
  }
  .bar {
    fill: var(--ink);
  }
  .none .bar {
    fill: var(--surface);
    stroke: var(--refuse-line);
    stroke-width: 2;
  }
  .none .server,
  .none .count {
    color: var(--refuse-ink);
  }
  .ground {
    stroke: var(--line);
    stroke-width: 1.5;
  }
  /* Seen on a bar as on the ground. */
  .clear {
    stroke: var(--surface);
    stroke-width: 7;
  }
  .equal {
    stroke: var(--ink);
    stroke-width: 3;
    stroke-dasharray: 4 3;
  }
  .line,
  .reasons {
    margin-block-start: 0.5rem;
    color: var(--ink-2);
  }
  summary {
    width: fit-content;
    min-height: var(--target);
    padding-block: 0.75rem;
    cursor: pointer;
  }
  table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  caption {
    text-align: start;
    color: var(--ink-2);
  }
  th,
  td {
    padding: 0.25rem 0.75rem 0.25rem 0;
    border-block-end: var(--w1) solid var(--line);
    text-align: start;
    font-weight: 400;
  }
  th {
    font-weight: 650;
  }
  td {
    text-align: end;
  }
`;
