// How the breakpoints look.
import { css } from 'lit';
import { controlFrame } from './chart-styles.ts';

export const breakpointStyles = css`
  :host {
    padding: 8px 16px;
    overflow: auto;
  }
  p {
    margin: 4px 0;
  }
  h3 {
    margin: 8px 0 4px;
    font-size: inherit;
    font-weight: 650;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding: 4px 0;
    border-bottom: 1px solid color-mix(in srgb, var(--line, #5f6c79) 35%, transparent);
  }
  li label,
  .only {
    display: flex;
    flex: 1 1 160px;
    align-items: center;
    gap: 8px;
    min-height: 44px;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  input[type='checkbox'] {
    flex: none;
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--ink, #15202b);
  }
  .second {
    color: var(--ink-2, #3d4955);
  }
  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    margin-top: 8px;
  }
  .fields label {
    display: flex;
    flex: 1 1 160px;
    flex-direction: column;
    gap: 2px;
    min-width: 0;
  }
  .fields p {
    flex: 1 0 100%;
  }
  .fields input,
  select {
    min-height: 44px;
    width: 100%;
    min-width: 0;
    padding: 0 8px;
    ${controlFrame}
    color: var(--ink, #15202b);
  }
  [role='alert'] {
    color: var(--refuse-ink, #852500);
    font-weight: 600;
  }
`;
