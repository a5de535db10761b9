// The text twin of a diagram: every state as a nested list, with its transitions and what happened to them.
import type { TemplateResult } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ChartEdge, ChartGraph, ChartNode, ChartView } from '../index.ts';
import { emptyView, spacedWords, transitionWords } from '../index.ts';
import { baseStyles } from './chart-styles.ts';

/**
 * @property graph The statechart.
 * @property view What it looks like at the moment shown.
 */
@customElement('chart-outline')
export class ChartOutline extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ul {
        margin: 0;
        padding-left: 24px;
      }
      :host > ul {
        padding: 0 16px 16px 36px;
      }
      li {
        margin: 4px 0;
      }
      .now {
        font-weight: 700;
      }
      .why {
        color: var(--ink-2, #3d4955);
      }
    `,
  ];

  @property({ attribute: false }) graph: ChartGraph | undefined;
  @property({ attribute: false }) view: ChartView = emptyView;

  override render(): TemplateResult {
    const root = this.graph?.nodes.get(this.graph.root);
    return html`<ul>
      ${root ? this.#renderNode(root) : nothing}
    </ul>`;
  }

  #renderNode(node: ChartNode): TemplateResult {
    const graph = this.graph as ChartGraph;
    const edges = graph.edgesFrom.get(node.id) ?? [];
    const isPresent = this.view.present.has(node.id);
    const words = isPresent
      ? ', present'
      : this.view.active.has(node.id)
        ? ', active'
        : this.view.visits.has(node.id)
          ? ', visited'
          : '';
    const children = node.children.flatMap((id) => graph.nodes.get(id) ?? []);
    return html`<li aria-current=${isPresent ? 'step' : nothing}>
      <span class=${isPresent ? 'now' : ''}
        >${spacedWords(node.key)}${kindWords(node)}${words}${node.description ? '.' : ''}</span
      >
      ${node.description ? html`<span class="why">${node.description}</span>` : nothing}
      ${
        edges.length + children.length > 0
          ? html`<ul>
              ${edges.map((edge) => html`<li>${this.#edgeWords(edge)}</li>`)}
              ${children.map((child) => this.#renderNode(child))}
            </ul>`
          : nothing
      }
    </li>`;
  }

  #edgeWords(edge: ChartEdge): string {
    const target = edge.hasTarget
      ? `to ${(this.graph?.nodes.get(edge.target)?.path ?? []).map(spacedWords).join(', ')}`
      : 'stays';
    const happened = this.view.taken.has(edge.id)
      ? ', taken in this step'
      : this.view.stopped.has(edge.id)
        ? ', stopped by its guard in this step'
        : this.view.takenBefore.has(edge.id)
          ? ', taken before'
          : '';
    return `${transitionWords(edge)}: ${target}${happened}`;
  }
}

function kindWords(node: ChartNode): string {
  if (node.kind === 'atomic' || node.kind === 'compound') return '';
  return ` (${node.kind})`;
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-outline': ChartOutline;
  }
}
