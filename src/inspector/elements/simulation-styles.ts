// How the pane looks in which a simulated machine is played.
import { css } from 'lit';
import { controlFrame } from './chart-styles.ts';

export const simulationStyles = css`
  :host {
    padding: 8px 16px;
    overflow: auto;
  }
  p {
    margin: 0 0 8px;
  }
  h2 {
    margin: 0 0 4px;
    font-size: inherit;
    font-weight: 650;
  }
  section {
    padding: 8px 0;
    border-top: var(--w1, 1.5px) solid var(--line, #5f6c79);
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li,
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 4px 0;
  }
  li > span {
    flex: 1 1 120px;
    overflow-wrap: anywhere;
  }
  .switch {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 44px;
    overflow-wrap: anywhere;
  }
  input[type='checkbox'] {
    flex: none;
    width: 24px;
    height: 24px;
    accent-color: var(--ink, #15202b);
  }
  input[type='number'],
  textarea {
    min-height: 44px;
    width: 100%;
    padding: 8px;
    ${controlFrame}
    color: inherit;
  }
  .length {
    flex: 1;
  }
`;
