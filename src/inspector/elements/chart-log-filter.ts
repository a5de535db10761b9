// Search and filter of the moments shown: a text with its hits, and a choice of actors, kinds and events. The search runs in
// slices, so that nothing else waits for it.
import type { TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ChartGraph, MomentFilter, MomentKind, Viewing } from '../index.ts';
import { EventTally, eventWords, momentKinds, placeOf, placeUpTo, shortName } from '../index.ts';
import { nextFrame } from '../page/index.ts';
import { baseStyles } from './chart-styles.ts';
import { tellMoment } from './chosen-events.ts';
import { filterStyles } from './filter-styles.ts';
import { ViewingNews } from './viewing-news.ts';

/** Milliseconds of one slice of searching. */
const sliceMs = 8;
/** Events and actors offered at once; more are found by their name. */
const offeredMax = 60;
/** From more names on, a part of them can be written. */
const searchFrom = 12;

const kindWords: Readonly<Record<MomentKind, string>> = {
  changed: 'Changed states',
  unchanged: 'Nothing changed',
  guarded: 'Guard said no',
  sent: 'Sent from here',
  error: 'Errors',
  message: 'Between actors',
};

/** @property viewing What is looked at. */
@customElement('chart-log-filter')
export class ChartLogFilter extends LitElement {
  static override styles = [baseStyles, filterStyles];

  @property({ attribute: false }) viewing: Viewing | undefined;
  @state() private isOpen = false;
  @state() private eventPart = '';
  @state() private actorPart = '';
  #tally = new EventTally();
  #isRunning = false;

  constructor() {
    super();
    new ViewingNews(this);
  }

  override updated(): void {
    this.#searchOn();
  }

  #searchOn(): void {
    const { viewing } = this;
    if (this.#isRunning || !viewing?.search || viewing.search.isDoneWith(viewing.searched)) return;
    this.#isRunning = true;
    nextFrame(() => {
      this.#isRunning = false;
      const end = performance.now() + sliceMs;
      // Telling of it draws this element anew, which goes on searching.
      viewing.searchOn(() => performance.now() >= end);
    });
  }

  #find(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.viewing?.find(value);
    if (value === '') this.#filter({ hitsOnly: false });
  }

  #onSearchKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.#toHit(event.shiftKey ? -1 : 1);
    else if (event.key !== 'Escape' || !this.viewing?.search) return;
    else {
      this.viewing.find('');
      this.#filter({ hitsOnly: false });
    }
    event.preventDefault();
  }

  /** Goes to the next hit or the one before, and around at the ends. */
  #toHit(step: 1 | -1): void {
    const { search, cursor } = this.viewing ?? {};
    if (!search || search.hits.length === 0) return;
    const { hits } = search;
    const at = placeUpTo(hits, cursor ?? Infinity);
    const isOn = cursor !== undefined && hits[at]?.number === cursor;
    const next = step === 1 ? at + 1 : isOn ? at - 1 : at;
    const hit = hits[(cursor === undefined && step === 1 ? 0 : next + hits.length) % hits.length];
    if (!hit) return;
    this.viewing?.chooseMoment(hit.number, hit.actor);
    tellMoment(this, hit.number);
  }

  #filter(part: Partial<MomentFilter>): void {
    this.viewing?.chooseFilter(part);
  }

  override render(): TemplateResult {
    const { viewing } = this;
    const search = viewing?.search;
    return html`
      <div class="bar">
        <input
          type="search"
          aria-label="Search events, states and data"
          placeholder="Search"
          .value=${search?.text ?? ''}
          @input=${this.#find}
          @keydown=${this.#onSearchKey}
        />
        ${search && viewing ? this.#renderHits(viewing) : nothing}
        <button
          class="filter"
          aria-expanded=${this.isOpen ? 'true' : 'false'}
          aria-controls="choices"
          @click=${() => (this.isOpen = !this.isOpen)}
        >
          ${viewing?.isFiltered ? `Filter: ${filterWords(viewing.filter, (name) => wordsOfEvent(graphsOf(viewing), name))}` : 'Filter'}
        </button>
        ${viewing?.isFiltered ? html`<button @click=${() => viewing.clearFilter()}>Clear</button>` : nothing}
      </div>
      <div id="choices" class="choices" ?hidden=${!this.isOpen}>
        ${this.isOpen && viewing ? this.#renderChoices(viewing) : nothing}
      </div>
    `;
  }

  #renderHits(viewing: Viewing): TemplateResult {
    const { search, searched, cursor } = viewing;
    if (!search) return html``;
    const { hits } = search;
    const isDone = search.isDoneWith(searched);
    const place = cursor === undefined ? -1 : placeOf(hits, cursor);
    const percent = Math.floor(search.progressIn(searched) * 100);
    const count = place >= 0 ? `${place + 1} of ${hits.length}` : hits.length === 1 ? '1 hit' : `${hits.length} hits`;
    const words = isDone ? `${count}${search.isStopped ? ', stopped' : ''}` : `${count}, ${percent} %`;
    return html`
      <span class="hits">${words}</span>
      <span class="ear-only" role="status">${isDone ? count : ''}</span>
      ${
        isDone
          ? html`<button aria-label="Previous hit" ?disabled=${hits.length === 0} @click=${() => this.#toHit(-1)}>
                ↑
              </button>
              <button aria-label="Next hit" ?disabled=${hits.length === 0} @click=${() => this.#toHit(1)}>↓</button>`
          : html`<button @click=${() => this.#stop(viewing)}>Stop</button>`
      }
      <label class="check">
        <input
          type="checkbox"
          .checked=${viewing.filter.hitsOnly}
          @change=${(event: Event) => this.#filter({ hitsOnly: (event.target as HTMLInputElement).checked })}
        />
        Hits only
      </label>
    `;
  }

  #stop(viewing: Viewing): void {
    viewing.search?.stop();
    this.requestUpdate();
  }

  #renderChoices(viewing: Viewing): TemplateResult {
    const { actors, kinds, events } = viewing.filter;
    const chosen = typeof actors === 'string' ? [] : actors;
    const radio = (words: string, isOn: boolean, value: MomentFilter['actors']): TemplateResult =>
      html`<button aria-pressed=${isOn ? 'true' : 'false'} @click=${() => this.#filter({ actors: value })}>
        ${words}
      </button>`;
    return html`
      <fieldset>
        <legend>Actors</legend>
        ${radio('All', actors === 'all', 'all')} ${radio('The one looked at', actors === 'this', 'this')}
        ${this.#renderActors(viewing, chosen)}
      </fieldset>
      <fieldset>
        <legend>What happened</legend>
        ${momentKinds.map((kind) => check(kindWords[kind], kinds.includes(kind), () => this.#filter({ kinds: toggled(kinds, kind) })))}
      </fieldset>
      ${this.#renderEvents(viewing, events)}
    `;
  }

  /** The chosen ones first: they stay in sight whatever is written. */
  #renderActors(viewing: Viewing, chosen: readonly string[]): TemplateResult | typeof nothing {
    const names = new Set([...chosen, ...viewing.store.actors.map(({ name }) => name)]);
    if (names.size < 2) return nothing;
    const part = this.actorPart.toLowerCase();
    const fitting = [...names].filter((name) => chosen.includes(name) || name.toLowerCase().includes(part));
    const shown = fitting.slice(0, offeredMax);
    return html`${names.size <= searchFrom ? nothing : partOf('an actor', this.actorPart, (text) => (this.actorPart = text))}
    ${shown.map((name) => check(name, chosen.includes(name), () => this.#filter({ actors: orAll(toggled(chosen, name)) })))}
    ${moreWords(fitting.length - shown.length)}`;
  }

  #renderEvents(viewing: Viewing, events: readonly string[]): TemplateResult {
    const { store, filter, run } = viewing;
    const counts = this.#tally.read(filter.actors === 'this' ? (run?.moments ?? []) : store.moments);
    if (this.#tally.isBehind) nextFrame(() => this.requestUpdate());
    const part = this.eventPart.toLowerCase();
    const names = new Set([...events, ...counts.keys()]);
    const words = toldApart(names, graphsOf(viewing));
    const fitting = [...names].filter((name) => `${name} ${words.get(name) ?? ''}`.toLowerCase().includes(part));
    const shown = fitting.sort((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0)).slice(0, offeredMax);
    return html`<fieldset>
      <legend>Events</legend>
      ${names.size <= searchFrom ? nothing : partOf('an event', this.eventPart, (text) => (this.eventPart = text))}
      ${shown.map((name) => check(`${words.get(name) ?? name} (${counts.get(name) ?? 0})`, events.includes(name), () => this.#filter({ events: toggled(events, name) })))}
      ${moreWords(fitting.length - shown.length)}
    </fieldset>`;
  }
}

function partOf(what: string, value: string, take: (text: string) => void): TemplateResult {
  return html`<input
    type="text"
    aria-label="Part of ${what}’s name"
    placeholder="Part of its name"
    .value=${value}
    @input=${(event: Event) => take((event.target as HTMLInputElement).value)}
  />`;
}

function moreWords(count: number): TemplateResult | typeof nothing {
  return count > 0 ? html`<p>And ${count} more: write a part of the name.</p>` : nothing;
}

function check(words: string, isOn: boolean, toggle: () => void): TemplateResult {
  return html`<label class="check"><input type="checkbox" .checked=${isOn} @change=${toggle} /> ${words}</label>`;
}

function toggled<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}

function orAll(names: readonly string[]): MomentFilter['actors'] {
  return names.length === 0 ? 'all' : names;
}

function graphsOf({ store }: Viewing): Set<ChartGraph> {
  return new Set(store.actors.flatMap(({ graph }) => graph ?? []));
}

/** As the log says it: exactly where one of the charts needs that. */
function wordsOfEvent(graphs: ReadonlySet<ChartGraph>, name: string): string {
  const plain = eventWords(undefined, name);
  for (const graph of graphs) {
    const words = eventWords(graph, name);
    if (words !== plain) return words;
  }
  return plain;
}

/** Events of several charts stand in one list: those that would read alike stay as they are. */
function toldApart(names: ReadonlySet<string>, graphs: ReadonlySet<ChartGraph>): Map<string, string> {
  const words = new Map([...names].map((name) => [name, wordsOfEvent(graphs, name)]));
  const counts = new Map<string, number>();
  for (const each of words.values()) counts.set(each, (counts.get(each) ?? 0) + 1);
  for (const [name, each] of words) if ((counts.get(each) ?? 0) > 1) words.set(name, shortName(name));
  return words;
}

/** What is chosen, in few words. */
export function filterWords(
  { actors, kinds, events, hitsOnly }: MomentFilter,
  wordsOf: (event: string) => string,
): string {
  const counted = (count: number, one: string, many: string): string[] =>
    count === 0 ? [] : [count === 1 ? one : `${count} ${many}`];
  return [
    ...(actors === 'this'
      ? ['this actor']
      : typeof actors === 'string'
        ? []
        : counted(actors.length, actors[0] ?? '', 'actors')),
    ...counted(kinds.length, kindWords[kinds[0] ?? 'changed'].toLowerCase(), 'kinds'),
    ...counted(events.length, wordsOf(events[0] ?? ''), 'events'),
    ...(hitsOnly ? ['hits only'] : []),
  ].join(', ');
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-log-filter': ChartLogFilter;
  }
}
