// How the dialog for opening and saving looks: one column, usable from 320 pixels on.
import { css } from 'lit';
import { controlFrame } from './chart-styles.ts';

export const openDialogStyles = css`
  :host {
    display: contents;
  }
  dialog {
    width: min(640px, calc(100vw - 16px));
    max-height: calc(100dvh - 16px);
    overflow: auto;
    padding: 0 16px 16px;
    border: var(--w2, 2px) solid var(--line, #5f6c79);
    border-radius: 8px;
    background: var(--surface, #ffffff);
    color: var(--ink, #15202b);
    white-space: normal;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 50%);
  }
  header {
    position: sticky;
    top: 0;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    padding: 8px 0;
    background: var(--surface, #ffffff);
  }
  h2,
  h3,
  h4 {
    margin: 0;
    font-size: inherit;
    font-weight: 650;
  }
  h2 {
    font-size: 1.25rem;
  }
  section {
    padding: 12px 0;
    border-top: var(--w1, 1.5px) solid var(--line, #5f6c79);
  }
  label {
    display: block;
    margin: 4px 0 8px;
  }
  input[type='file'],
  textarea {
    display: block;
    width: 100%;
    min-height: 44px;
    padding: 8px;
    ${controlFrame}
    color: inherit;
  }
  textarea {
    font-family: var(--font-mono, ui-monospace, 'Cascadia Mono', Consolas, Menlo, 'Liberation Mono', monospace);
    resize: vertical;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-top: 8px;
  }
  .told p,
  section p {
    margin: 8px 0;
  }
  .told ul {
    margin: 0 0 8px;
    padding-left: 20px;
    overflow-wrap: anywhere;
  }
  .problem {
    padding-left: 12px;
    border-left: var(--w3, 4px) solid var(--bad, #b3261e);
  }
  .kept {
    margin: 8px 0;
    padding: 0;
    list-style: none;
  }
  .kept li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 4px 0;
  }
  .kept span {
    flex: 1 1 200px;
  }
`;
