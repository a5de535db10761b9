// The breakpoints: where the view shall stop, how often each was met, and a form to set one.
import type { TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Breakpoint, BreakpointWish, Comparison, Viewing } from '../index.ts';
import { comparisons, transitionWords } from '../index.ts';
import { breakpointStyles } from './breakpoint-styles.ts';
import { waitWords, wishWords } from './breakpoint-words.ts';
import { baseStyles } from './chart-styles.ts';
import { tellMoment } from './chosen-events.ts';
import { nameOf } from './moment-words.ts';
import { ViewingNews } from './viewing-news.ts';

type Kind = BreakpointWish['kind'];

const kindTitles: Readonly<Record<Kind, string>> = {
  state: 'A state',
  transition: 'A transition',
  event: 'An event',
  context: 'The context',
};

const comparisonWords: Readonly<Record<Comparison, string>> = {
  '=': '= equals',
  '≠': '≠ differs from',
  '<': '< less than',
  '>': '> more than',
  contains: 'contains',
  exists: 'exists',
  changes: 'changes',
};

/** @property viewing What is looked at. */
@customElement('chart-breakpoints')
export class ChartBreakpoints extends LitElement {
  static override styles = [baseStyles, breakpointStyles];

  @property({ attribute: false }) viewing: Viewing | undefined;
  @state() private kind: Kind = 'state';
  @state() private comparison: Comparison = '=';
  @state() private problem = '';

  constructor() {
    super();
    new ViewingNews(this);
  }

  #set(event: Event): void {
    event.preventDefault();
    const { viewing, kind } = this;
    if (!viewing) return;
    const data = new FormData(event.target as HTMLFormElement);
    const field = (name: string): string => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    };
    const only = data.has('only') && viewing.run ? { actor: viewing.run.name } : {};
    const wishes: Record<Kind, () => BreakpointWish> = {
      state: () => ({
        kind: 'state',
        state: field('state'),
        when: field('when') === 'left' ? 'left' : 'entered',
        ...only,
      }),
      transition: () => ({ kind: 'transition', edge: field('edge'), ...only }),
      event: () => ({ kind: 'event', event: field('event'), ...only }),
      context: () => ({
        kind: 'context',
        path: field('path'),
        comparison: this.comparison,
        value: field('value'),
        ...only,
      }),
    };
    this.problem = viewing.breakpoints.add(wishes[kind]()) ?? '';
    if (this.problem !== '')
      this.renderRoot
        .querySelector<HTMLElement>(kind === 'event' ? '[name=event]' : '[name=value], [name=path]')
        ?.focus();
  }

  override render(): TemplateResult {
    const { viewing } = this;
    if (!viewing) return html``;
    const { all, unread } = viewing.breakpoints;
    const waits = waitWords(viewing);
    return html`
      <h2 class="ear-only">Breakpoints</h2>
      ${
        all.length === 0
          ? html`<p>None is set. When one is met, the view stops there. ${waits}</p>`
          : html`<ul aria-label="Breakpoints">
              ${all.map((breakpoint) => this.#renderOne(viewing, breakpoint))}
            </ul>`
      }
      ${unread > 0 ? html`<p>${unread} contexts could not be looked into: too large, or no JSON.</p>` : nothing}
      ${this.#renderForm(viewing)}
    `;
  }

  #renderOne(viewing: Viewing, { id, wish, isOn, hits }: Breakpoint): TemplateResult {
    const words = wishWords(viewing, wish);
    const last = viewing.breakpoints.hits.findLast((hit) => hit.breakpoint === id);
    return html`<li>
      <label>
        <input
          type="checkbox"
          .checked=${isOn}
          @change=${(event: Event) => viewing.breakpoints.turn(id, (event.target as HTMLInputElement).checked)}
        />
        ${words}
      </label>
      <span class="second">${hits === 0 ? 'not met' : hits === 1 ? 'met once' : `met ${hits} times`}</span>
      ${
        last === undefined
          ? nothing
          : html`<button
              aria-label=${`Last time: ${words}`}
              @click=${() => this.#goTo(viewing, last.number, last.actor)}
            >
              Last time
            </button>`
      }
      <button aria-label=${`Remove: ${words}`} @click=${() => viewing.breakpoints.remove(id)}>Remove</button>
    </li>`;
  }

  #goTo(viewing: Viewing, number: number, actor: string): void {
    viewing.chooseMoment(number, actor);
    tellMoment(this, number);
  }

  #renderForm(viewing: Viewing): TemplateResult {
    return html`<form @submit=${this.#set}>
      <h3>Stop on</h3>
      <div class="kinds" role="group" aria-label="Stop on">
        ${(Object.keys(kindTitles) as Kind[]).map(
          (kind) =>
            html`<button
              type="button"
              aria-pressed=${kind === this.kind ? 'true' : 'false'}
              @click=${() => this.#choose(kind)}
            >
              ${kindTitles[kind]}
            </button>`,
        )}
      </div>
      <div class="fields">${this.#renderFields(viewing)}</div>
      ${
        viewing.run
          ? html`<label class="only"><input type="checkbox" name="only" /> Only ${viewing.run.name}</label>`
          : nothing
      }
      <button type="submit">Set</button>
      <p role="alert" id="problem">${this.problem}</p>
    </form>`;
  }

  #choose(kind: Kind): void {
    this.kind = kind;
    this.problem = '';
  }

  #renderFields(viewing: Viewing): TemplateResult {
    const graph = viewing.run?.graph;
    switch (this.kind) {
      case 'state':
        if (!graph) return html`<p>There is no chart yet.</p>`;
        return html`<label
            >State
            <select name="state">
              ${[...graph.nodes.values()].map(({ id }) => html`<option value=${id}>${nameOf(graph, id) || graph.id}</option>`)}
            </select></label
          >
          <label
            >When
            <select name="when">
              <option value="entered">entered</option>
              <option value="left">left</option>
            </select></label
          >`;
      case 'transition':
        if (!graph) return html`<p>There is no chart yet.</p>`;
        return html`<label
          >Transition
          <select name="edge">
            ${graph.edges.map((edge) => html`<option value=${edge.id}>${nameOf(graph, edge.source)}: ${transitionWords(graph, edge)} → ${edge.hasTarget ? nameOf(graph, edge.target) : 'stays'}</option>`)}
          </select></label
        >`;
      case 'event':
        return html`<label
            >Name, a star at the end for any ending
            <input name="event" list="events" autocomplete="off" aria-describedby="problem" />
          </label>
          <datalist id="events">
            ${this.#eventsSeen(viewing).map((event) => html`<option value=${event}></option>`)}
          </datalist>`;
      case 'context':
        return this.#renderCondition();
    }
  }

  /** Of the chart, and of the last moments. */
  #eventsSeen({ run, store }: Viewing): string[] {
    const ofChart = (run?.graph?.edges ?? []).map(({ event }) => event);
    return [...new Set([...ofChart, ...store.moments.slice(-500).map(({ event }) => event)])].filter(
      (event) => event !== '',
    );
  }

  #renderCondition(): TemplateResult {
    const needsValue = this.comparison !== 'exists' && this.comparison !== 'changes';
    return html`<label
        >Path, such as order.items[0]
        <input name="path" autocomplete="off" spellcheck="false" aria-describedby="problem" />
      </label>
      <label
        >Comparison
        <select
          @change=${(event: Event) => (this.comparison = (event.target as HTMLSelectElement).value as Comparison)}
        >
          ${comparisons.map((one) => html`<option value=${one} ?selected=${one === this.comparison}>${comparisonWords[one]}</option>`)}
        </select></label
      >
      ${
        needsValue
          ? html`<label
              >Value as JSON, such as 3 or "red"
              <input name="value" autocomplete="off" spellcheck="false" aria-describedby="problem" />
            </label>`
          : nothing
      }
      <p class="second">
        ${this.comparison === 'changes' ? 'Stops each time the value is another.' : 'Stops when it becomes true.'}
      </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-breakpoints': ChartBreakpoints;
  }
}
