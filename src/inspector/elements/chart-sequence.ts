// A sequence diagram of the moments shown: a lifeline for each actor, time downward, one row a moment. In step with the log
// and the chart; only the rows and lanes in sight are in the page.
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ActorRun, Moment, TextWidth, Viewing } from '../index.ts';
import {
  LastMoves,
  SequenceLanes,
  answerOf,
  eventWords,
  messageOf,
  placeUpTo,
  shortenNames,
  startSequence,
} from '../index.ts';
import type { ShortName } from '../index.ts';
import { textWidthIn } from '../page/index.ts';
import { listStep } from './list-keys.ts';
import { actorState } from './actor-words.ts';
import { baseStyles } from './chart-styles.ts';
import { tellActor, tellMoment } from './chosen-events.ts';
import type { LifelinePiece, Strength } from './draw-sequence.ts';
import { drawSequenceRow } from './draw-sequence.ts';
import { gridStyles } from './grid-styles.ts';
import { stateWords } from './moment-words.ts';
import { RowWindow } from './row-window.ts';
import { rowWords } from './sequence-words.ts';
import { sequenceStyles } from './sequence-styles.ts';
import { ViewingNews } from './viewing-news.ts';

const headHeight = 52;
const numberWidth = 56;
/** Left of the first lane: where messages from outside come in. */
const gutter = 20;
const pitchMin = 104;
const pitchMax = 260;
const lowRoom = 260;

/**
 * @property viewing What is looked at.
 * @fires chart-moment-chosen A person chose a row; `detail` is `{ number }`.
 * @fires chart-actor-chosen A person chose the head of a lane; `detail` is `{ key }`.
 */
@customElement('chart-sequence')
export class ChartSequence extends LitElement {
  static override styles = [baseStyles, gridStyles, sequenceStyles];

  @property({ attribute: false }) viewing: Viewing | undefined;

  #isCoarse = matchMedia('(pointer: coarse)').matches;
  #lanes: SequenceLanes | undefined;
  #moves = new LastMoves();
  #moments: readonly Moment[] = [];
  #window: RowWindow = new RowWindow(
    this,
    (): HTMLElement | null => this.renderRoot.querySelector('.grid'),
    () => this.#onPersonScroll(),
  );
  #service = startSequence(() => this.requestUpdate());
  #shownCursor: number | undefined;
  #shownPlace = -1;
  #shownLane = -1;
  #names: readonly ShortName[] = [];
  #namesFor = '';
  /** Place of the head that the tab key reaches. */
  #head = 0;
  #textWidth: TextWidth = () => 0;

  constructor() {
    super();
    new ViewingNews(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { viewing } = this;
    if (changed.has('viewing')) {
      const heights = this.#isCoarse ? { low: 44, tall: 68 } : { low: 38, tall: 64 };
      this.#lanes = viewing && new SequenceLanes(viewing.store, heights);
      this.#textWidth = textWidthIn(getComputedStyle(this).fontFamily);
    }
    this.#moments = viewing?.moments ?? [];
    this.#lanes?.read(this.#moments);
    const cursor = viewing?.cursor;
    if (cursor !== this.#shownCursor) this.#service.send('present.wanted');
    this.#shownCursor = cursor;
  }

  override updated(): void {
    const lanes = this.#lanes;
    const place = this.#current;
    if (!lanes || place < 0 || !this.#service.state.matches('withPresent')) return;
    this.#window.show(lanes.offsetOf(place), lanes.offsetOf(place + 1), headHeight);
    const lane = lanes.laneOf(this.#moments[place]?.actor);
    if (place !== this.#shownPlace || lane !== this.#shownLane) this.#showLane(lane);
    [this.#shownPlace, this.#shownLane] = [place, lane];
  }

  get #current(): number {
    const cursor = this.viewing?.cursor;
    return cursor === undefined ? this.#moments.length - 1 : placeUpTo(this.#moments, cursor);
  }

  get #pitch(): number {
    const room = this.#window.width - numberWidth - gutter;
    return Math.max(pitchMin, Math.min(pitchMax, room / Math.max(1, this.#lanes?.lanes.length ?? 1)));
  }

  #xOf(lane: number): number {
    return gutter + this.#pitch * (lane + 0.5);
  }

  #showLane(lane: number): void {
    const x = this.#xOf(lane);
    const half = this.#pitch / 2;
    this.#window.showSideways(lane === 0 ? 0 : x - half, x + half, numberWidth);
  }

  #onPersonScroll(): void {
    const box = this.#window.box;
    const isAtEnd = box !== undefined && box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
    this.#service.send(isAtEnd && this.viewing?.isLive ? 'end.reached' : 'person.scrolled');
  }

  #onKey(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor(this.#window.height / 64) - 1);
    const place = listStep(event.key, this.#current, this.#moments.length - 1, page);
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (place === undefined && sideways === undefined) return;
    event.preventDefault();
    if (sideways !== undefined) this.#window.box?.scrollBy(sideways * this.#pitch, 0);
    else if (place !== undefined) this.#choose(Math.max(0, place));
  }

  #choose(place: number): void {
    const moment = this.#moments[place];
    if (moment === undefined) return;
    this.#service.send('present.wanted');
    this.viewing?.chooseMoment(moment.number, moment.actor);
    tellMoment(this, moment.number);
  }

  #onHeadKey(event: KeyboardEvent, lane: number): void {
    const last = (this.#lanes?.lanes.length ?? 0) - 1;
    const to = { ArrowLeft: lane - 1, ArrowRight: lane + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#head = Math.min(last, Math.max(0, to));
    this.#showLane(this.#head);
    this.requestUpdate();
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`[data-lane="${this.#head}"]`)?.focus({ preventScroll: true }),
    );
  }

  #shortNames(): readonly ShortName[] {
    const lanes = this.#lanes?.lanes ?? [];
    const room = this.#pitch - 12;
    const about = `${Math.floor(room)} ${lanes.map(({ name }) => name).join('\n')}`;
    if (about === this.#namesFor) return this.#names;
    this.#namesFor = about;
    const isFitting = (line: string): boolean => this.#textWidth(line, 'strong') <= room;
    this.#names = shortenNames(
      lanes.map(({ name }) => name),
      isFitting,
    );
    return this.#names;
  }

  override render(): TemplateResult {
    const { viewing } = this;
    const lanes = this.#lanes;
    if (!viewing || !lanes || this.#moments.length === 0)
      return html`<p class="none">
        ${viewing?.isFiltered ? 'Nothing passes the filter of the log.' : 'No messages yet.'}
      </p>`;
    const { top, left, height, width } = this.#window;
    const first = Math.max(0, lanes.placeAt(top) - 2);
    const end = Math.min(lanes.count, lanes.placeAt(top + height) + 3);
    const current = this.#current;
    const pitch = this.#pitch;
    const laneFirst = Math.max(0, Math.floor((left - gutter) / pitch) - 1);
    const laneEnd = Math.min(lanes.lanes.length, Math.ceil((left + width - gutter) / pitch) + 1);
    const wide = Math.max(width, numberWidth + gutter + pitch * lanes.lanes.length);
    const rows: TemplateResult[] = [];
    for (let place = first; place < end; place++) rows.push(this.#renderRow(place, current, laneFirst, laneEnd, wide));
    return html`<div
        class="grid"
        role="grid"
        aria-label="Sequence of messages"
        aria-rowcount=${lanes.count + 1}
        aria-colcount="2"
        tabindex="0"
        aria-activedescendant=${current >= first && current < end ? `row-${current}` : nothing}
        @keydown=${this.#onKey}
      >
        <div class="heads" role="row" aria-rowindex="1" .style=${`width:${wide}px`}>
          <div class="corner" role="columnheader">No.</div>
          <div class="lanes" role="columnheader">
            <span class="ear-only">Messages between</span>
            ${this.#renderHeads(viewing, laneFirst, laneEnd)}
          </div>
        </div>
        <div class="rows" role="rowgroup" .style=${`width:${wide}px;height:${lanes.height}px`}>${rows}</div>
      </div>
      ${this.#renderFoot(current)}`;
  }

  #renderHeads(viewing: Viewing, first: number, end: number): TemplateResult[] {
    const names = this.#shortNames();
    const pitch = this.#pitch;
    const runs = this.#lanes?.lanes ?? [];
    this.#head = Math.min(this.#head, runs.length - 1);
    const reached = this.#head >= first && this.#head < end ? this.#head : first;
    return runs.slice(first, end).map((run, at) => {
      const lane = first + at;
      const name = names[lane];
      const source = viewing.store.sources.length > 1 ? viewing.store.source(run.source)?.name : undefined;
      const full = `${run.name}, ${actorState(run, viewing)}${source === undefined ? '' : `, in ${source}`}`;
      return html`<button
        class=${name?.isCode ? 'code' : ''}
        data-lane=${lane}
        aria-label=${full}
        title=${full}
        aria-pressed=${run === viewing.run ? 'true' : 'false'}
        tabindex=${lane === reached ? 0 : -1}
        .style=${`left:${this.#xOf(lane) - pitch / 2 + 2}px;width:${pitch - 4}px`}
        @click=${() => tellActor(this, run.key)}
        @keydown=${(event: KeyboardEvent) => this.#onHeadKey(event, lane)}
      >
        ${name?.lines.map((line, place) => (place === 0 ? line : html`<br />${line}`))}
      </button>`;
    });
  }

  #renderRow(place: number, current: number, laneFirst: number, laneEnd: number, wide: number): TemplateResult {
    const { viewing } = this;
    const lanes = this.#lanes;
    const moment = this.#moments[place];
    if (!viewing || !lanes || !moment) return html``;
    const run = viewing.store.run(moment.actor);
    const message = messageOf(moment, viewing.store);
    const answer = answerOf(moment, run);
    const top = lanes.offsetOf(place);
    const height = lanes.offsetOf(place + 1) - top;
    const strength = place === current ? 'now' : place > current ? 'later' : 'happened';
    const cursor = this.#moments[current]?.number ?? 0;
    const isHeld = run !== undefined && place <= current && this.#moves.before(run, cursor) === moment;
    const senderLane = lanes.laneOf(message.sender?.key);
    const { left, width } = this.#window;
    const drawn = drawSequenceRow({
      height,
      pieces: this.#pieces(place, current, laneFirst, laneEnd),
      message,
      answer,
      label: message.isStart ? 'start' : eventWords(run?.graph, moment.event),
      name: run?.name ?? '',
      to: this.#xOf(lanes.laneOf(moment.actor)),
      from: senderLane < 0 ? undefined : this.#xOf(senderLane),
      state: moment.hasMoved ? stateWords(run?.graph, moment) : undefined,
      strength,
      stateStrength: isHeld ? 'now' : strength === 'later' ? 'later' : 'happened',
      verdict: verdictOf(moment, run),
      left,
      right: left + width - numberWidth,
      textWidth: this.#textWidth,
    });
    return html`<div
      id=${`row-${place}`}
      class="row ${strength}"
      role="row"
      aria-rowindex=${place + 2}
      aria-selected=${place === current ? 'true' : 'false'}
      .style=${`top:${top}px;height:${height}px`}
      @click=${() => this.#choose(place)}
    >
      <div class="number" role="gridcell">${moment.number}</div>
      <div class="lanes" role="gridcell">
        <span class="ear-only">${rowWords({ moment, run, message, answer })}</span>
        <svg width=${wide - numberWidth} height=${height} aria-hidden="true">${drawn}</svg>
      </div>
    </div>`;
  }

  /** What each lifeline in sight is in this row. */
  #pieces(place: number, current: number, laneFirst: number, laneEnd: number): LifelinePiece[] {
    const moment = this.#moments[place];
    if (!moment) return [];
    const number = moment.number;
    const before = this.#moments[place - 1]?.number ?? 0;
    const next = this.#moments[place + 1]?.number ?? Infinity;
    const cursor = this.#moments[current]?.number ?? 0;
    return (this.#lanes?.lanes ?? []).slice(laneFirst, laneEnd).flatMap((run, at): LifelinePiece[] => {
      const { appearedAfter, stoppedAfter = Infinity } = run;
      if (number <= appearedAfter || number > stoppedAfter) return [];
      const held = this.#moves.before(run, cursor)?.number ?? Infinity;
      const strengthAt = (isAbove: boolean): Strength => {
        if (isAbove ? number > cursor : number >= cursor) return 'later';
        return (isAbove ? number > held : number >= held) ? 'now' : 'happened';
      };
      const begins = before <= appearedAfter;
      const ends = stoppedAfter < next;
      // Of the last row that is known nothing comes below yet: the present reaches to its end.
      const below = strengthAt(false);
      const isNewest = place === this.#moments.length - 1 && number >= held && place === current;
      return [{ x: this.#xOf(laneFirst + at), above: strengthAt(true), below: isNewest ? 'now' : below, begins, ends }];
    });
  }

  /** The chosen row in full, for what did not fit its place. */
  #renderFoot(current: number): TemplateResult {
    const { viewing } = this;
    const isAway = this.#service.state.matches('lookingAround');
    // In a low place rows come first; the log says the same.
    if (this.#window.room < lowRoom && !isAway) return html``;
    const moment = this.#moments[current];
    if (!viewing || !moment) return html``;
    const run = viewing.store.run(moment.actor);
    const words = rowWords({ moment, run, message: messageOf(moment, viewing.store), answer: answerOf(moment, run) });
    return html`<div class="foot">
      <p>${moment.number}. ${words}</p>
      ${isAway ? html`<button @click=${() => this.#service.send('present.wanted')}>To this row</button>` : nothing}
    </div>`;
  }
}

function verdictOf(moment: Moment, run: ActorRun | undefined): 'good' | 'bad' | undefined {
  return moment.active.map((id) => run?.graph?.nodes.get(id)?.verdict).findLast((verdict) => verdict !== undefined);
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-sequence': ChartSequence;
  }
}
