// Words in a thin frame beside what happened: a guard that said no, an end.
import { css } from 'lit';

export const badgeStyles = css`
  .badge {
    padding: 0 6px;
    border: 1px solid var(--line, #5f6c79);
    border-radius: 4px;
    color: var(--ink, #15202b);
  }
  .badge.refused {
    border-color: var(--refuse-line, #c24a00);
    color: var(--refuse-ink, #852500);
  }
  .badge.good {
    border-color: var(--success-line, #0a8c66);
    color: var(--success-ink, #004d35);
  }
`;
