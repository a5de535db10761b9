// The boxes that lie over the page: their frame and their head. How wide each is, its own element says.
import { css } from 'lit';

export const dialogStyles = css`
  dialog {
    width: min(var(--dialog-width, 34rem), calc(100vw - 1rem));
    max-height: calc(100dvh - 1rem);
    padding: 0.5rem 1rem 1rem;
    border: var(--selection) solid var(--ink);
    border-radius: 6px;
    background: var(--surface);
    color: var(--ink);
  }
  dialog .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  dialog h2 {
    font-size: 1.5rem;
  }
`;
