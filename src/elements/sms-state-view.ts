// The live statechart of one actor, in the drawer. The inspector is fetched when this is first shown; it is told of the run by
// `inspect()`, as any other page of XState would tell it.
import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Lab } from '../lab/index.ts';
import type { LogEntry } from '../world/index.ts';
import type { loadInspector } from '../page/index.ts';
import { describeRule } from './describe-rule.ts';
import { shared } from './styles/shared.ts';

type Inspector = Awaited<ReturnType<typeof loadInspector>>;
type Connection = Awaited<ReturnType<Inspector['connectDrawer']>>;

/** Whose chart belongs to the entry at this place: its own actor, else the one of its host that moved last before. */
export function actorOf(log: readonly LogEntry[], place: number): string | undefined {
  const entry = log[place];
  if (entry?.actor !== undefined) return entry.actor;
  const before = log.slice(0, place + 1).reverse();
  const isOf = (other: LogEntry) => other.kind === 'state.entered' && (!entry?.host || other.host === entry.host);
  return (before.find(isOf) ?? before.find((other) => other.kind === 'state.entered'))?.actor;
}

/**
 * @property lab The run whose actors are shown.
 * @property actor Name of the actor to show, such as `CONSOLE1/open-remote-tools`.
 * @property load Fetches the inspector.
 */
@customElement('sms-state-view')
export class SmsStateView extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        min-height: 0;
        block-size: 100%;
      }
      p {
        padding: 1rem;
      }
    `,
  ];

  @property({ attribute: false }) lab: Lab | undefined;
  @property() actor: string | undefined;
  @property({ attribute: false }) load: typeof loadInspector | undefined;
  @state() private connection: Connection | undefined;
  @state() private failure: string | undefined;
  #inspector: Inspector | undefined;
  #unsubscribe: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.connection?.disconnect();
    this.connection = undefined;
  }

  async #connect(): Promise<void> {
    await Promise.resolve();
    const { lab, load } = this;
    if (!lab || !load) return;
    try {
      const [inspector] = await Promise.all([load(), import('../inspector/elements/index.ts')]);
      if (!this.isConnected) return;
      this.#inspector = inspector;
      this.#unsubscribe = lab.subscribe(() => this.requestUpdate());
      this.connection = await inspector.connectDrawer(lab);
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  protected override updated(): void {
    const { lab, connection } = this;
    const viewer = this.renderRoot.querySelector('chart-inspector');
    if (!lab || !connection || !viewer || !this.#inspector) return;
    const actor = this.actor ?? connection.store.actors[0]?.name;
    if (actor !== undefined) viewer.showMoment(actor, this.#inspector.momentShown(lab, actor));
  }

  protected override render() {
    if (this.failure !== undefined) return html`<p role="alert">The inspector cannot be shown: ${this.failure}</p>`;
    if (!this.connection) return html`<p role="status">The statechart is being fetched.</p>`;
    return html`<chart-inspector .records=${this.connection.store} .describeMeta=${describeRule}></chart-inspector>`;
  }
}
