// How the strip of connected apps looks: one low row where there is room, and the help below it.
import { css } from 'lit';

export const sourcesStyles = css`
  .row,
  .buttons,
  .stranger {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }
  .row {
    justify-content: space-between;
    padding: 2px 0;
  }
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  .apps {
    flex: 1 1 240px;
    min-width: 0;
  }
  .apps ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 20px;
    list-style: none;
  }
  .row li {
    overflow-wrap: anywhere;
  }
  li.gone strong,
  li.left strong,
  li.stopped strong {
    text-decoration: line-through;
  }
  .stranger {
    padding: 0 8px;
    border: var(--w1, 1.5px) dashed var(--line, #5f6c79);
    border-radius: 6px;
  }
  button {
    min-height: 36px;
  }
  .again-here {
    display: none;
  }
  /* Where there is little room it is found behind the help. */
  @media (max-width: 719.9px) {
    .again {
      display: none;
    }
    .again-here {
      display: block;
    }
  }
  #help {
    max-height: min(45vh, 420px);
    overflow: auto;
    padding: 4px 0 12px;
  }
  #help[hidden] {
    display: none;
  }
  #help ul {
    padding-left: 20px;
  }
  details {
    border-top: var(--w1, 1.5px) solid var(--line, #5f6c79);
  }
  summary {
    padding: 12px 0;
    min-height: 44px;
    font-weight: 600;
    cursor: pointer;
  }
  details[open] {
    padding-bottom: 12px;
  }
  pre {
    margin: 0 0 8px;
    padding: 8px;
    overflow: auto;
    background: var(--ground, #f1f3f5);
    border: var(--w1, 1.5px) solid var(--line, #5f6c79);
    border-radius: 6px;
    font-family: var(--font-mono, ui-monospace, monospace);
    font-size: 1rem;
  }
  details p {
    padding: 2px 0;
  }
`;
