// The connection table of a client: drive letters, which SMS does not see, beside the connections without a letter, which it
// counts and shares.
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ConnectionRow } from '../lab/index.ts';

export const connectionTableStyles = css`
  .connections {
    overflow-x: auto;
  }
  .connections table {
    border-collapse: collapse;
  }
  .connections :is(th, td) {
    padding: 0.25rem 0.75rem 0.25rem 0;
    border-block-end: var(--w1) solid var(--line);
    text-align: start;
    vertical-align: top;
  }
  .connections th {
    color: var(--ink-2);
    font-weight: 400;
  }
`;

/** Nothing for a computer that has had no part in such things. */
export function connectionTable(rows: readonly ConnectionRow[] | undefined): TemplateResult | typeof nothing {
  if (!rows) return nothing;
  return html`<section class="connections" aria-label="Connections">
    <h3>Its connections</h3>
    ${
      rows.length === 0
        ? html`<p>None at present.</p>`
        : html`<table>
            <thead>
              <tr>
                <th scope="col">drive</th>
                <th scope="col">share</th>
                <th scope="col">as</th>
                <th scope="col">users</th>
                <th scope="col">kept</th>
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                ({ local, remote, account, refs, persist }) =>
                  html`<tr>
                    <td>${local ?? 'no letter'}</td>
                    <td>${remote}</td>
                    <td>${account ?? 'whoever is logged on'}</td>
                    <td>${refs}</td>
                    <td>${persist > 0 ? 'yes' : 'no'}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
  </section>`;
}
