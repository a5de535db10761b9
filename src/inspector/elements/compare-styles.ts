// Styles of two runs side by side. What differs stands out by weight and shape, not by hue.
import { css } from 'lit';
import { controlFrame } from './chart-styles.ts';

export const compareStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
    overflow: auto;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    padding: 4px 8px;
  }
  .choice label {
    flex: 1 1 320px;
    display: grid;
    grid-template-columns: 4.75rem minmax(0, 1fr);
    align-items: center;
    min-width: 0;
    padding-left: 8px;
    font-weight: 600;
  }
  select {
    display: block;
    width: 100%;
    min-height: 44px;
    padding: 0 8px;
    ${controlFrame}
    color: inherit;
  }
  .summary,
  .hint {
    margin: 0;
    padding: 4px 16px;
    overflow-wrap: anywhere;
  }
  progress {
    display: block;
    width: calc(100% - 32px);
    margin: 4px 16px;
    accent-color: var(--ink, #15202b);
  }
  .jumps {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    padding: 4px 8px;
  }
  .jumps button {
    padding: 0 8px;
  }
  .grid {
    flex: 1 0 200px;
    border-top: var(--w1, 1.5px) solid var(--line, #5f6c79);
  }
  .row,
  .heads {
    display: grid;
    grid-template-columns: 36px minmax(0, 1fr) minmax(0, 1fr);
    gap: 0 8px;
    padding: 0 8px 0 4px;
  }
  .heads {
    z-index: 1;
    height: 32px;
    align-items: center;
    font-weight: 600;
  }
  .row {
    height: 48px;
  }
  .mark {
    display: grid;
    place-items: center;
    font-size: 1.25rem;
    font-weight: 700;
  }
  .same .mark {
    font-weight: 400;
    color: var(--ink-2, #3d4955);
  }
  .side {
    display: grid;
    align-content: center;
  }
  .side > span,
  .heads > span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .same .side {
    color: var(--ink-2, #3d4955);
  }
  .state .to,
  .first .side,
  .second .side {
    font-weight: 650;
  }
  .side.missing {
    border: 1.5px dashed var(--line, #5f6c79);
    border-radius: 6px;
    margin: 6px 0;
    padding-left: 8px;
    font-weight: 400;
    color: var(--ink-2, #3d4955);
  }
  .side.here {
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 3px;
  }
  .foot {
    padding: 8px 16px;
    border-top: var(--w1, 1.5px) solid var(--line, #5f6c79);
    overflow-wrap: anywhere;
  }
  .foot p,
  .coverage p {
    margin: 0;
  }
  ul {
    margin: 0;
    padding-left: 20px;
  }
  .coverage {
    border-top: var(--w1, 1.5px) solid var(--line, #5f6c79);
    overflow-wrap: anywhere;
  }
  summary {
    min-height: 44px;
    padding: 12px 16px;
    font-weight: 600;
    cursor: pointer;
  }
  summary:focus-visible {
    outline-offset: -3px;
  }
  .sides {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
    gap: 8px 16px;
    padding: 0 16px 12px;
  }
  h3 {
    margin: 0;
    font-size: inherit;
    font-weight: 650;
  }
`;
