// Full-text search over events, states, payloads and contexts. It works in slices: whoever runs it says when time is up, and
// comes again. Moments that come later are looked at later.
import { eventWords, spacedWords } from '../charts/chart-words.ts';
import type { ActorRun } from '../trace/actor-run.ts';
import type { Moment } from '../trace/moment.ts';
import { placeUpTo } from '../trace/moment-places.ts';

/** Characters looked through before time is asked for again. */
const pieceSize = 200_000;

export class MomentSearch {
  readonly text: string;
  /** How many moments were looked at in all: the work done. */
  looked = 0;
  #pattern: RegExp;
  #nameOf: (actor: string) => ActorRun | undefined;
  #list: readonly Moment[] | undefined;
  #hits: Moment[] = [];
  #seen = 0;
  #isStopped = false;
  #underWay: { readonly moment: Moment; readonly steps: Generator<undefined, boolean> } | undefined;
  #stateTexts = new Map<string, string>();

  constructor(text: string, runOf: (actor: string) => ActorRun | undefined) {
    this.text = text;
    this.#nameOf = runOf;
    // In JSON a quote or a line end is written otherwise: both writings are looked for.
    const writings = new Set([text, JSON.stringify(text).slice(1, -1)]);
    this.#pattern = new RegExp([...writings].map(escaped).join('|'), 'iu');
  }

  /** What was found up to now, oldest first; the same list as long as the same list is searched. */
  get hits(): readonly Moment[] {
    return this.#hits;
  }

  /** A person had enough. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** Share of the list that was looked at, from 0 to 1. */
  progressIn(list: readonly Moment[]): number {
    return list.length === 0 ? 1 : this.#list === list ? (placeUpTo(list, this.#seen) + 1) / list.length : 0;
  }

  isDoneWith(list: readonly Moment[]): boolean {
    return this.#isStopped || (this.#list === list && this.#seen >= (list.at(-1)?.number ?? 0));
  }

  /** Looks on until all is looked at or time is up; says whether all is. */
  run(list: readonly Moment[], isTimeUp: () => boolean): boolean {
    if (list !== this.#list) [this.#list, this.#hits, this.#seen, this.#underWay] = [list, [], 0, undefined];
    const oldest = list[0]?.number ?? Infinity;
    if ((this.#hits[0]?.number ?? oldest) < oldest) this.#hits.splice(0, placeUpTo(this.#hits, oldest - 1) + 1);
    let index = placeUpTo(list, this.#seen) + 1;
    while (!this.#isStopped && index < list.length) {
      const moment = this.#underWay?.moment ?? list[index];
      if (moment === undefined) break;
      this.#underWay ??= { moment, steps: this.#look(moment) };
      const { done, value } = this.#underWay.steps.next();
      if (done) {
        this.looked++;
        if (value) this.#hits.push(moment);
        this.#seen = moment.number;
        this.#underWay = undefined;
        index++;
      }
      if (isTimeUp()) break;
    }
    return this.isDoneWith(list);
  }

  *#look(moment: Moment): Generator<undefined, boolean> {
    const { data = '', context = '', output = '', error = '' } = moment.payload ?? {};
    for (const text of [
      moment.event,
      eventWords(this.#nameOf(moment.actor)?.graph, moment.event),
      this.#statesOf(moment),
      this.#nameOf(moment.actor)?.name ?? '',
    ])
      if (this.#pattern.test(text)) return true;
    for (const text of [data, context, output, error]) {
      for (let from = 0; from < text.length; from += pieceSize) {
        const piece = text.length <= pieceSize ? text : text.slice(from, from + pieceSize + 2 * this.text.length);
        if (this.#pattern.test(piece)) return true;
        if (text.length > pieceSize) yield;
      }
    }
    return false;
  }

  /** Ids of states and their words, made once for each configuration. */
  #statesOf({ to, value }: Moment): string {
    if (to.length === 0) return value === undefined ? '' : JSON.stringify(value);
    const ids = to.join(' ');
    let text = this.#stateTexts.get(ids);
    if (text === undefined) {
      text = `${ids} ${to.map(spacedWords).join(' ')}`;
      this.#stateTexts.set(ids, text);
    }
    return text;
  }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
