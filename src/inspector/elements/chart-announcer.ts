// Says aloud, in a live region, what happens to the actor looked at: the new state, by which event, and the guards that said
// no. Many events within a second are one sum.
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ActorRun, Moment, Viewing } from '../index.ts';
import { eventWords, nameWords, startAnnouncing } from '../index.ts';
import { stateWords } from './moment-words.ts';
import { ViewingNews } from './viewing-news.ts';

/** @property viewing What is looked at. */
@customElement('chart-announcer')
export class ChartAnnouncer extends LitElement {
  static override styles = css`
    :host {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  `;

  @property({ attribute: false }) viewing: Viewing | undefined;
  @state() private said = '';
  #service: ReturnType<typeof startAnnouncing> | undefined;
  #run: ActorRun | undefined;
  #moment: Moment | undefined;

  constructor() {
    super();
    new ViewingNews(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#service = startAnnouncing((words) => (this.said = words));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#service?.stop();
    this.#service = undefined;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('viewing')) {
      this.#run = undefined;
      this.#moment = undefined;
      this.#service?.send('view.left');
    }
    const { viewing } = this;
    const run = viewing?.run;
    const moment = viewing?.moment;
    if (!viewing || !run || moment === this.#moment) return;
    const isSameActor = run === this.#run;
    const isOnward = isSameActor && this.#moment !== undefined && moment !== undefined && viewing.isLive;
    const count = isOnward ? countBetween(run, this.#moment, moment) : 1;
    this.#run = run;
    this.#moment = moment;
    if (!moment) return;
    const now = stateWords(run.graph, moment);
    const words = momentAloud(run, moment);
    const prefix = isSameActor || viewing.store.actors.length < 2 ? '' : `${run.name}: `;
    this.#service?.send({ type: 'moments.came', count, words: prefix + words, now: prefix + now });
  }

  override render(): TemplateResult {
    return html`<div role="status" aria-live="polite">${this.said}</div>`;
  }
}

/** "yellow, after timer rang", and what was stopped. */
export function momentAloud(run: ActorRun, moment: Moment): string {
  const { graph } = run;
  const state = stateWords(graph, moment);
  const isStart = moment.event === 'xstate.init';
  const what = isStart ? 'started' : `after ${eventWords(graph, moment.event).replace(/^after /, '')}`;
  const guards = moment.stopped.flatMap((id) => {
    const edge = graph?.edges.find((other) => other.id === id);
    return edge?.guard === undefined || moment.taken.includes(id) ? [] : [nameWords(graph, 'guard', edge.guard)];
  });
  const refused = guards.length === 0 ? '' : `; stopped by guard ${[...new Set(guards)].join(', ')}`;
  const end = moment.status === 'active' ? '' : `; ${moment.status}`;
  return `${moment.hasMoved || isStart ? '' : 'stays '}${state}, ${what}${refused}${end}`;
}

function countBetween(run: ActorRun, before: Moment | undefined, moment: Moment): number {
  let count = 0;
  for (let at = run.moments.length - 1; at >= 0; at--) {
    const found = run.moments[at];
    if (!found || found.number <= (before?.number ?? 0)) break;
    if (found.number <= moment.number) count++;
  }
  return Math.max(1, count);
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-announcer': ChartAnnouncer;
  }
}
