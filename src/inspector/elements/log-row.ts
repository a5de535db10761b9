// One row of the log: number, time, event and sender, actor, change of states, and what else is to be said, in words.
import type { TemplateResult } from 'lit';
import { html, nothing, svg } from 'lit';
import type { ActorRun, Moment, TraceStore } from '../index.ts';
import { eventWords, timeWords } from '../index.ts';
import { changeWords, momentBadges, sinceWords } from './moment-words.ts';

export interface RowOptions {
  readonly store: TraceStore;
  readonly moment: Moment;
  /** The moment shown before it, of the same app in the same run. */
  readonly previous: Moment | undefined;
  readonly place: number;
  readonly isCurrent: boolean;
  /** After the moment shown. */
  readonly isLater: boolean;
  readonly isOpen: boolean;
  readonly isHit: boolean;
  readonly isWide: boolean;
  /** There are several actors. */
  readonly namesActor: boolean;
  /** The row above is of another app, or of another run of it. */
  readonly isOtherSource: boolean;
  readonly choose: () => void;
  readonly toggle: () => void;
}

const mark = html`<svg viewBox="0 0 12 12" aria-hidden="true">${svg`<path d="M3 1 L10 6 L3 11 Z"></path>`}</svg>`;

export function renderRow(options: RowOptions): TemplateResult {
  const { store, moment, place, isCurrent, isLater, isOpen, isHit, isWide, namesActor, isOtherSource, choose, toggle } =
    options;
  const run = store.run(moment.actor);
  const actor = html`<span class="actor">${run?.name ?? ''} </span>`;
  const source = isOtherSource ? store.source(run?.source ?? '')?.name : undefined;
  const markClicked = (event: Event): void => {
    event.stopPropagation();
    toggle();
  };
  return html`<div
    id=${`row-${moment.number}`}
    class="row ${isLater ? 'later' : ''} ${isHit ? 'hit' : ''}"
    role="row"
    aria-level="1"
    aria-rowindex=${place + 1}
    aria-selected=${isCurrent ? 'true' : 'false'}
    aria-expanded=${isOpen ? 'true' : 'false'}
    @click=${choose}
    @dblclick=${toggle}
  >
    <span class="mark" role="gridcell" aria-label=${isOpen ? 'open' : 'closed'} @click=${markClicked}>${mark}</span>
    <span class="number" role="gridcell">${moment.number}</span>
    <span class="time" role="gridcell">${times(options)}</span>
    ${isWide ? html`<span class="actor" role="gridcell">${run?.name ?? ''}</span>` : nothing}
    <span class="event" role="gridcell"
      >${eventWords(run?.graph, moment.event)} <small>${senderWords(store, moment)}</small></span
    >
    <span class="rest" role="gridcell">
      ${isWide || !namesActor ? nothing : actor}<span>${changeWords(run?.graph, moment)}</span>
      ${renderBadges(moment, previousOf(run, moment))}
      ${source === undefined ? nothing : html`<span class="source">in ${source}</span>`}
    </span>
  </div>`;
}

export function renderBadges(moment: Moment, previous: Moment | undefined): TemplateResult[] {
  return momentBadges(moment, previous).map((words) => {
    const colour =
      words === 'error' || words === 'guard said no'
        ? 'refused'
        : words === 'done'
          ? 'good'
          : words === 'worked out'
            ? 'minor'
            : '';
    return html`<span class="badge ${colour}">${words}</span> `;
  });
}

/** Who sent the event, when known. */
export function senderWords(store: TraceStore, moment: Moment): string {
  if (moment.isFromInspector) return 'sent from here';
  return moment.sender === undefined ? '' : `from ${store.run(moment.sender)?.name ?? 'an actor no longer kept'}`;
}

/** Time since its app began to tell, and since the row before of the same app: several apps have several beginnings. */
function times({ store, moment, previous }: RowOptions): TemplateResult {
  const startMs = store.startMsOf(store.run(moment.actor)?.source ?? '') ?? moment.atMs;
  const since = previous === undefined ? '' : ` ${sinceWords(moment.atMs - previous.atMs)}`;
  return html`${timeWords(moment.atMs - startMs)}<span class="since">${since}</span>`;
}

/** With several apps, the first row of what one of them tells in a row. */
export function isOfOtherSource(store: TraceStore, moments: readonly Moment[], place: number): boolean {
  const sourceAt = (at: number): string | undefined => store.run(moments[at]?.actor ?? '')?.source;
  return store.sources.length > 1 && sourceAt(place) !== sourceAt(place - 1);
}

/** How far back is looked: with two apps of which one is very busy there may be nothing near. */
const lookBackMax = 200;

/** The row before of the same app in the same run. */
export function previousOfSource(store: TraceStore, moments: readonly Moment[], place: number): Moment | undefined {
  const sourceOf = (moment: Moment | undefined): string | undefined => moment && store.run(moment.actor)?.source;
  const source = sourceOf(moments[place]);
  for (let before = place - 1; before >= Math.max(0, place - lookBackMax); before--)
    if (sourceOf(moments[before]) === source) return moments[before];
  return undefined;
}

/** The moment before, of the same actor. */
export function previousOf(run: ActorRun | undefined, moment: Moment): Moment | undefined {
  return run?.momentUpTo(moment.number - 1);
}
