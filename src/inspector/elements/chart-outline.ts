// The text twin of a diagram: every state as an ARIA tree, with its transitions and what happened to them.
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ChartEdge, ChartGraph, ChartNode, ChartView } from '../index.ts';
import { emptyView, nameWords, transitionWords } from '../index.ts';
import { baseStyles } from './chart-styles.ts';
import { happenedWords } from './draw-edges.ts';
import type { TreeRow } from './outline-tree.ts';
import { openAtFirst, treeRows } from './outline-tree.ts';
import { treeStep, TypeAhead } from './tree-keys.ts';

/** Rows there are at once; who looks for one beyond them finds it by Search. */
const rowsMax = 1_000;
/** Rows that a page key passes. */
const pageRows = 10;

/**
 * @property graph The statechart.
 * @property view What it looks like at the moment shown.
 * @property selected Id of the chosen state.
 * @fires chart-state-chosen A person chose a state, or the target of a transition; `detail` is `{ id }`.
 */
@customElement('chart-outline')
export class ChartOutline extends LitElement {
  static override styles = [
    baseStyles,
    css`
      [role='tree'] {
        padding: 4px 16px 16px 8px;
      }
      [role='treeitem'] {
        display: flex;
        gap: 8px;
        min-height: 32px;
        padding: 6px 8px 6px 0;
        border-radius: 4px;
        cursor: pointer;
      }
      [role='treeitem']:focus-visible {
        outline-offset: -3px;
      }
      [aria-selected='true'] {
        box-shadow: inset 0 0 0 2.5px var(--ink, #15202b);
      }
      .indent {
        flex: none;
      }
      .mark {
        flex: none;
        width: 20px;
        text-align: center;
      }
      .now {
        font-weight: 700;
      }
      .why,
      .edge {
        color: var(--ink-2, #3d4955);
      }
      @media (pointer: coarse) {
        [role='treeitem'] {
          min-height: 44px;
          padding-block: 12px;
        }
      }
    `,
  ];

  @property({ attribute: false }) graph: ChartGraph | undefined;
  @property({ attribute: false }) view: ChartView = emptyView;
  @property({ attribute: false }) selected: string | undefined;

  @state() private focused: string | undefined;
  #open = new Set<string>();
  #rows: readonly TreeRow[] = [];
  #more = 0;
  readonly #typing = new TypeAhead();

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.graph) return void (this.#rows = []);
    if (changed.has('graph')) {
      this.#open = openAtFirst(this.graph, this.view.active);
      this.focused = undefined;
    }
    const rows = treeRows(this.graph, this.#open);
    this.#rows = rows.slice(0, rowsMax);
    this.#more = rows.length - this.#rows.length;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = this.#rows.findIndex(({ id }) => id === this.#tabStop());
    const row = this.#rows[at];
    if (!row) return;
    const step = treeStep(event.key, this.#rows, at, pageRows);
    if (event.key === 'Enter' || event.key === ' ') this.#choose(row);
    else if (event.key === '*') this.#openSiblings(row);
    else if (step === 'fold') this.#fold(row);
    else if (step !== undefined) this.#focus(this.#rows[step]?.id ?? row.id);
    else if (event.key.length === 1 && event.key !== '/') {
      const found = this.#typing.find(event, this.#rows.length, at, (place) => this.#wordsAt(place));
      if (found !== undefined) this.#focus(this.#rows[found]?.id ?? row.id);
    } else return;
    event.preventDefault();
  }

  #fold({ node, isOpen }: TreeRow): void {
    if (!node) return;
    if (isOpen) this.#open.delete(node.id);
    else this.#open.add(node.id);
    this.requestUpdate();
  }

  #openSiblings({ parent }: TreeRow): void {
    for (const other of this.#rows) if (other.parent === parent && other.node) this.#open.add(other.node.id);
    this.requestUpdate();
  }

  #focus(id: string): void {
    this.focused = id;
    void this.updateComplete.then(() => {
      const row = this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]');
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'nearest' });
    });
  }

  #click(row: TreeRow): void {
    this.focused = row.id;
    this.#choose(row);
  }

  #choose({ node, edge }: TreeRow): void {
    const id = node?.id ?? (edge?.hasTarget ? edge.target : edge?.source);
    if (id === undefined) return;
    this.dispatchEvent(new CustomEvent('chart-state-chosen', { detail: { id, fromTree: true } }));
  }

  #toggle(event: Event, row: TreeRow): void {
    if (row.children === 0) return;
    event.stopPropagation();
    this.#fold(row);
  }

  #tabStop(): string | undefined {
    const ids = new Set(this.#rows.map(({ id }) => id));
    if (this.focused !== undefined && ids.has(this.focused)) return this.focused;
    return [...this.view.present].find((id) => ids.has(id)) ?? this.#rows[0]?.id;
  }

  override render(): TemplateResult {
    const tabStop = this.#tabStop();
    return html`<div role="tree" aria-label="The statechart as text" @keydown=${this.#onKey}>
        ${repeat(
          this.#rows,
          ({ id }) => id,
          (row) => this.#renderRow(row, row.id === tabStop),
        )}
      </div>
      ${this.#more > 0 ? html`<p class="why">And ${this.#more} more rows: fold states above, or search.</p>` : nothing}
      ${this.graph?.remarks.map((words) => html`<p class="why">${words}</p>`)}`;
  }

  #renderRow(row: TreeRow, isTabStop: boolean): TemplateResult {
    const { node, isOpen, children } = row;
    const isPresent = node !== undefined && this.view.present.has(node.id);
    return html`<div
      role="treeitem"
      aria-level=${row.level}
      aria-posinset=${row.place}
      aria-setsize=${row.siblings}
      aria-expanded=${children === 0 ? nothing : String(isOpen)}
      aria-selected=${String(node !== undefined && node.id === this.selected)}
      aria-current=${isPresent ? 'step' : nothing}
      tabindex=${isTabStop ? 0 : -1}
      @click=${() => this.#click(row)}
    >
      <svg class="indent" width=${(row.level - 1) * 20} height="1" aria-hidden="true"></svg>
      <span class="mark" aria-hidden="true" @click=${(event: Event) => this.#toggle(event, row)}
        >${children === 0 ? (node ? '·' : '→') : isOpen ? '▾' : '▸'}</span
      >
      <span class=${isPresent ? 'now' : row.edge ? 'edge' : ''}
        >${this.#words(row)}${node?.description ? html`. <span class="why">${node.description}</span>` : nothing}</span
      >
    </div>`;
  }

  #wordsAt(place: number): string {
    const row = this.#rows[place];
    return row ? this.#words(row) : '';
  }

  #words({ node, edge }: TreeRow): string {
    return node ? this.#nodeWords(node) : edge ? this.#edgeWords(edge) : '';
  }

  #nodeWords(node: ChartNode): string {
    const visits = this.view.visits.get(node.id) ?? 0;
    const words = this.view.present.has(node.id)
      ? ', present'
      : this.view.active.has(node.id)
        ? ', active'
        : visits > 0
          ? `, visited${visits > 1 ? ` ${visits} times` : ''}`
          : '';
    return `${nameWords(this.graph, 'state', node.key)}${kindWords(node)}${words}`;
  }

  #edgeWords(edge: ChartEdge): string {
    const target = edge.hasTarget
      ? `to ${(this.graph?.nodes.get(edge.target)?.path ?? []).map((key) => nameWords(this.graph, 'state', key)).join(', ')}`
      : 'stays';
    return `${transitionWords(this.graph, edge)}: ${target}${happenedWords(edge, this.view)}`;
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
