// A field for the text of a run, with what says what it is for.
import { css } from 'lit';

export const textAreaStyles = css`
  label {
    display: grid;
    gap: 0.25rem;
    width: 100%;
    font-weight: 600;
  }
  textarea {
    width: 100%;
    min-height: 7rem;
    padding: 0.5rem;
    border: var(--w1) solid var(--line);
    border-radius: 6px;
    background: var(--surface);
    color: inherit;
    font: 400 1rem/1.25 var(--mono-face);
    overflow-wrap: anywhere;
    resize: vertical;
  }
`;
