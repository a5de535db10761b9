// How the dialog for taking a chart along looks.
import { css } from 'lit';

export const exportStyles = css`
  dialog {
    box-sizing: border-box;
    width: min(860px, calc(100vw - 16px));
    max-width: none;
    max-height: calc(100vh - 16px);
    padding: 0;
    overflow: auto;
    border: var(--w2, 2px) solid var(--ink, #15202b);
    border-radius: 8px;
    background: var(--surface, #ffffff);
    color: var(--ink, #15202b);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  .sheet {
    display: flex;
    flex-direction: column;
    gap: 12px;
    padding: 16px;
  }
  h2 {
    margin: 0;
    font-size: 1.25rem;
    overflow-wrap: anywhere;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    margin: 0;
    padding: 0;
    border: none;
    min-width: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 44px;
    cursor: pointer;
  }
  input {
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--ink, #15202b);
  }
  .use,
  .rest {
    margin: 0;
    color: var(--ink-2, #3d4955);
  }
  ul {
    margin: 0;
    padding-left: 20px;
    overflow-wrap: anywhere;
  }
  .preview {
    max-height: min(320px, 40vh);
    min-height: 88px;
    margin: 0;
    padding: 8px;
    overflow: auto;
    border: var(--w1, 1.5px) solid var(--line, #5f6c79);
    border-radius: 6px;
    background: var(--ground, #f1f3f5);
  }
  pre.preview {
    font-family: var(--mono, ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', monospace);
    font-size: 1rem;
    line-height: 1.35;
    tab-size: 2;
  }
  .preview img {
    display: block;
    max-width: 100%;
    height: auto;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }
  .acts p {
    flex: 1 1 200px;
    margin: 0;
    overflow-wrap: anywhere;
  }
  @media print {
    dialog {
      display: none;
    }
  }
`;
