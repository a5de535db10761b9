// How one moment told whole looks.
import { css } from 'lit';

export const momentStyles = css`
  :host {
    background: none;
    min-width: 0;
  }
  h3 {
    margin: 8px 0 2px;
    font-size: inherit;
    font-weight: 700;
  }
  p,
  ol,
  ul {
    margin: 0 0 4px;
  }
  ol,
  ul {
    padding-left: 24px;
  }
  p,
  li {
    overflow-wrap: anywhere;
  }
  .badges {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
  }
  .second {
    color: var(--ink-2, #3d4955);
  }
  .changes {
    list-style: none;
    padding-left: 0;
  }
  .changes li {
    padding: 2px 8px;
    border-left: 4px solid var(--line, #5f6c79);
    margin-bottom: 4px;
  }
  .changes .added {
    border-left-color: var(--success-line, #0a8c66);
  }
  .changes .removed {
    border-left-color: var(--refuse-line, #c24a00);
    border-left-style: dashed;
  }
  .changes .changed {
    border-left-color: var(--progress-line, #0062a8);
  }
  .removed code {
    text-decoration: line-through;
  }
  code {
    font-family: var(--font-mono, ui-monospace, 'Cascadia Mono', Consolas, Menlo, 'Liberation Mono', monospace);
    font-size: inherit;
    overflow-wrap: anywhere;
  }
  summary {
    min-height: 44px;
    padding: 12px 0;
    font-weight: 600;
    cursor: pointer;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  textarea {
    width: 100%;
    min-height: 120px;
    font: inherit;
    color: inherit;
    background: var(--ground, #f1f3f5);
  }
`;
