// What is to be said of one state: its description, what the app says of its meta, its actions, and the ways out of it.
import type { TemplateResult } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ChartGraph, ChartView, Payload } from '../index.ts';
import { emptyView, eventWords, nameWords } from '../index.ts';
import { baseStyles } from './chart-styles.ts';
import './chart-transitions.ts';
import { jsonText } from './json-text.ts';

const kindWords = {
  atomic: '',
  compound: '',
  parallel: 'parallel, ',
  final: 'final, ',
  'shallow history': 'shallow history, ',
  'deep history': 'deep history, ',
} as const;

/** What an app says of the `meta` of a state or transition. */
export interface MetaWords {
  readonly title: string;
  /** Such as "stated", "inferred". */
  readonly label?: string;
  readonly text?: string;
  readonly source?: string;
}

export type DescribeMeta = (meta: unknown) => MetaWords | undefined;

/**
 * @property graph The statechart.
 * @property view What it looks like at the moment shown.
 * @property stateId The state to tell of.
 * @property describeMeta Puts a `meta` into words.
 */
@customElement('chart-details')
export class ChartDetails extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        padding: 8px 16px;
        overflow: auto;
      }
      h2,
      h3 {
        margin: 8px 0 4px;
        font-size: inherit;
        font-weight: 650;
      }
      p,
      ul {
        margin: 0 0 8px;
      }
      ul {
        padding-left: 20px;
      }
      .meta {
        padding-left: 12px;
        border-left: var(--w2, 2px) solid var(--line, #5f6c79);
        margin: 8px 0;
      }
      .meta p {
        margin: 0;
      }
      .second {
        color: var(--ink-2, #3d4955);
      }
      pre {
        margin: 0;
        max-height: 240px;
        overflow: auto;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        font-family: var(--font-mono, ui-monospace, 'Cascadia Mono', Consolas, Menlo, 'Liberation Mono', monospace);
        font-size: inherit;
      }
      summary {
        min-height: 44px;
        padding: 12px 0;
        font-weight: 600;
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) graph: ChartGraph | undefined;
  @property({ attribute: false }) view: ChartView = emptyView;
  @property({ attribute: false }) stateId: string | undefined;
  @property({ attribute: false }) describeMeta: DescribeMeta | undefined;

  override render(): TemplateResult {
    const node = this.graph?.nodes.get(this.stateId ?? '');
    if (this.graph === undefined || node === undefined)
      return html`<p class="second">Choose a state to read of it.</p>`;
    const edges = this.graph.edgesFrom.get(node.id) ?? [];
    const visits = this.view.visits.get(node.id) ?? 0;
    const present = this.view.active.has(node.id)
      ? 'present at this moment'
      : visits > 0
        ? `visited ${visits === 1 ? 'once' : `${visits} times`}`
        : 'not visited';
    return html`
      <h2>
        ${node.path.length === 0 ? node.key : node.path.map((key) => nameWords(this.graph, 'state', key)).join(', ')}
      </h2>
      <p class="second">
        ${kindWords[node.kind]}${present}${node.verdict === undefined ? '' : node.verdict === 'good' ? ', a good end' : ', a bad end'}
      </p>
      ${this.#renderLast()} ${node.description ? html`<p>${node.description}</p>` : nothing}
      ${this.#renderMeta(node.meta)} ${this.#renderList('On entry', this.#actions(node.entry))}
      ${this.#renderList('On exit', this.#actions(node.exit))}
      ${this.#renderList(
        'Invokes',
        node.invokes.map(({ id, src }) => (src === '' || src === id ? id : `${id} (source ${src})`)),
      )}
      ${this.#renderList('Tags', node.tags)}
      <chart-transitions .graph=${this.graph} .view=${this.view} .stateId=${node.id}></chart-transitions>
      ${edges.map((edge) => (this.view.taken.has(edge.id) ? this.#renderMeta(edge.meta) : nothing))}
      ${this.#renderPayload()} ${this.graph.remarks.map((words) => html`<p class="second">${words}</p>`)}
    `;
  }

  /** The event that led to the moment shown. */
  #renderLast(): TemplateResult | typeof nothing {
    const { moment } = this.view;
    if (moment === undefined || this.stateId === undefined || !moment.active.includes(this.stateId)) return nothing;
    const from = moment.isFromInspector ? ', sent from here' : '';
    return html`<p class="second">Last event: ${eventWords(this.graph, moment.event)}${from}</p>`;
  }

  #actions(names: readonly string[]): string[] {
    return names.map((name) => nameWords(this.graph, 'action', name));
  }

  #renderList(title: string, names: readonly string[]): TemplateResult | typeof nothing {
    if (names.length === 0) return nothing;
    return html`<p><strong>${title}:</strong> ${names.join(', ')}</p>`;
  }

  #renderMeta(meta: unknown): TemplateResult | typeof nothing {
    const words = meta === undefined ? undefined : this.describeMeta?.(meta);
    if (words === undefined) return nothing;
    return html`<div class="meta">
      <p><strong>${words.title}</strong>${words.label === undefined ? '' : `, ${words.label}`}</p>
      ${words.text === undefined ? nothing : html`<p>${words.text}</p>`}
      ${words.source === undefined ? nothing : html`<p class="second">${words.source}</p>`}
    </div>`;
  }

  #renderPayload(): TemplateResult | typeof nothing {
    const payload = this.view.moment?.payload;
    if (payload === undefined) return nothing;
    return html`<details>
      <summary>Event and context of this moment</summary>
      <pre tabindex="0">${payloadText(payload)}</pre>
    </details>`;
  }
}

function payloadText(payload: Payload): string {
  return Object.entries(payload)
    .map(([name, text]) => `${name}: ${jsonText(String(text))}`)
    .join('\n');
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-details': ChartDetails;
  }
}
