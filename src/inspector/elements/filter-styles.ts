// How search and filter look.
import { css } from 'lit';
import { barStyles, controlFrame, placeholderStyles } from './chart-styles.ts';

export const filterStyles = css`
  :host {
    flex: none;
  }
  ${barStyles}
  .bar {
    border-bottom: var(--w1, 1.5px) solid var(--line, #5f6c79);
  }
  input[type='search'],
  input[type='text'] {
    min-height: var(--target, 44px);
    min-width: 96px;
    padding: 0 12px;
    ${controlFrame}
    color: var(--ink, #15202b);
  }
  ${placeholderStyles}
  .bar input[type='search'] {
    flex: 1 1 120px;
  }
  .filter {
    max-width: 100%;
    overflow-wrap: anywhere;
  }
  .check {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 44px;
    padding: 0 8px 0 0;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .check input {
    flex: none;
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--ink, #15202b);
  }
  .choices {
    max-height: min(360px, 45vh);
    overflow: auto;
    border-bottom: var(--w1, 1.5px) solid var(--line, #5f6c79);
  }
  /* What goes on below fades out; at the end it stands below the last line. */
  .choices::after {
    content: '';
    display: block;
    position: sticky;
    bottom: 0;
    height: 24px;
    background: linear-gradient(to top, var(--surface, #ffffff) 25%, transparent);
    pointer-events: none;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    min-width: 0;
    margin: 0;
    padding: 4px 8px;
    border: none;
  }
  legend {
    padding: 4px 0 0;
    font-weight: 650;
  }
  p {
    margin: 0;
    flex: 1 0 100%;
    color: var(--ink-2, #3d4955);
  }
`;
