// What can be done with a chosen line of the diagram: send its events, or go to where it leads.
import type { TemplateResult } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ChartView, Viewing, VisibleChart, VisibleEdge } from '../index.ts';
import { emptyView, nameWords, seenEvent, whySendingIsOff } from '../index.ts';
import { baseStyles } from './chart-styles.ts';
import { spokenEdge } from './draw-edges.ts';
import { eventsToSend } from './edge-events.ts';
import { KeptFocus } from './kept-focus.ts';

/**
 * @property chart What is drawn.
 * @property edge The chosen line.
 * @property view What it looks like at the moment shown.
 * @property viewing How the trace is looked at; can send.
 * @fires chart-edge-followed A person wants to go to where the line leads.
 * @fires chart-card-closed A person is done with the line.
 */
@customElement('chart-edge-card')
export class ChartEdgeCard extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
        padding: 4px 8px 4px 16px;
        border-top: var(--w1, 1.5px) solid var(--line, #5f6c79);
      }
      p {
        margin: 0;
        flex: 1 1 200px;
      }
      .why {
        color: var(--ink-2, #3d4955);
      }
    `,
  ];

  @property({ attribute: false }) chart: VisibleChart | undefined;
  @property({ attribute: false }) edge: VisibleEdge | undefined;
  @property({ attribute: false }) view: ChartView = emptyView;
  @property({ attribute: false }) viewing: Viewing | undefined;
  @state() private sent: string | undefined;

  constructor() {
    super();
    new KeptFocus(this);
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('edge')) this.sent = undefined;
  }

  /** Puts the focus on the first thing that can be done. */
  focusFirst(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('button:not(:disabled)')?.focus());
  }

  #send(type: string): void {
    const { viewing } = this;
    const run = viewing?.run;
    if (!viewing?.send || !run) return;
    viewing.send(run, seenEvent(viewing.store, run, type));
    this.sent = `sent ${type}`;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('chart-card-closed'));
  }

  override render(): TemplateResult | typeof nothing {
    const { chart, edge, viewing } = this;
    if (!chart || !edge) return nothing;
    const events = eventsToSend(viewing, edge);
    const why = viewing ? whySendingIsOff(viewing, viewing.run) : undefined;
    const target = nameWords(chart.graph, 'state', chart.graph.nodes.get(edge.target)?.key ?? '');
    return html`<p>${spokenEdge(chart, edge, this.view)}</p>
      ${events.map(
        ({ event }) =>
          html`<button ?disabled=${why !== undefined} @keydown=${this.#onKey} @click=${() => this.#send(event)}>
            Send ${event}
          </button>`,
      )}
      <button @keydown=${this.#onKey} @click=${() => this.dispatchEvent(new CustomEvent('chart-edge-followed'))}>
        Go to ${target}
      </button>
      <button
        aria-label="Close"
        @keydown=${this.#onKey}
        @click=${() => this.dispatchEvent(new CustomEvent('chart-card-closed'))}
      >
        ✕
      </button>
      <span class="why" role="status">${this.sent ?? (events.length > 0 ? why : '')}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-edge-card': ChartEdgeCard;
  }
}
