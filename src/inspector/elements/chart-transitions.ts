// The ways out of one state as a table: event, guard, target, actions, and how often each was taken.
import type { TemplateResult } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ChartEdge, ChartGraph, ChartView } from '../index.ts';
import { emptyView, nameWords, triggerWords } from '../index.ts';
import { baseStyles } from './chart-styles.ts';

/** Rows shown; who has more looks for them by name. */
const rowsMax = 200;

/**
 * @property graph The statechart.
 * @property view What it looks like at the moment shown.
 * @property stateId The state whose transitions are listed.
 */
@customElement('chart-transitions')
export class ChartTransitions extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .around {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        width: 100%;
      }
      caption {
        padding: 8px 0 4px;
        text-align: left;
        font-weight: 650;
      }
      th,
      td {
        padding: 4px 8px 4px 0;
        text-align: left;
        vertical-align: top;
        border-bottom: var(--w1, 1.5px) solid var(--line, #5f6c79);
      }
      th {
        font-weight: 600;
      }
      .now {
        color: var(--progress-ink, #074a86);
        font-weight: 700;
      }
      .refused {
        color: var(--refuse-ink, #852500);
        font-weight: 600;
      }
      .second {
        color: var(--ink-2, #3d4955);
      }
    `,
  ];

  @property({ attribute: false }) graph: ChartGraph | undefined;
  @property({ attribute: false }) view: ChartView = emptyView;
  @property({ attribute: false }) stateId: string | undefined;

  override render(): TemplateResult | typeof nothing {
    const node = this.graph?.nodes.get(this.stateId ?? '');
    const edges = this.graph?.edgesFrom.get(this.stateId ?? '') ?? [];
    if (!node || edges.length === 0) return nothing;
    const name = `Ways on from ${nameWords(this.graph, 'state', node.key)}`;
    return html`<div class="around" role="region" aria-label=${name} tabindex="0">
      <table>
        <caption>
          Ways on
        </caption>
        <thead>
          <tr>
            ${['Event', 'Guard', 'Target', 'Actions', 'Taken'].map((title) => html`<th scope="col">${title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${edges.slice(0, rowsMax).map((edge) => this.#renderEdge(edge))}
        </tbody>
      </table>
      ${edges.length > rowsMax ? html`<p class="second">And ${edges.length - rowsMax} more: Search in the diagram finds them.</p>` : nothing}
    </div>`;
  }

  #renderEdge(edge: ChartEdge): TemplateResult {
    const { view } = this;
    const times = view.timesTaken.get(edge.id) ?? 0;
    const taken = view.taken.has(edge.id)
      ? html`<span class="now">now</span>${times > 1 ? ` ×${times}` : ''}`
      : view.oneOf.has(edge.id)
        ? html`<span class="now">one of these</span>`
        : times > 0
          ? `×${times}`
          : html`<span class="second">never</span>`;
    return html`<tr>
      <td>${triggerWords(this.graph, edge) || 'always'}</td>
      <td>
        ${edge.guard === undefined ? '' : nameWords(this.graph, 'guard', edge.guard)}
        ${view.stopped.has(edge.id) ? html`<span class="refused">false</span>` : nothing}
      </td>
      <td>${edge.hasTarget ? this.#placeOf(edge) : 'stays'}</td>
      <td>${edge.actions.map((action) => nameWords(this.graph, 'action', action)).join(', ')}</td>
      <td>${taken}</td>
    </tr>`;
  }

  #placeOf(edge: ChartEdge): string {
    const target = this.graph?.nodes.get(edge.target);
    return target ? nameWords(this.graph, 'state', target.key) : '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-transitions': ChartTransitions;
  }
}
