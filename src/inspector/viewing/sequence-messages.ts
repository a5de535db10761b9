// Where the event of a moment came from, as far as it is told or follows from its name, and what it led to.
import type { ActorRun } from '../trace/actor-run.ts';
import type { Moment } from '../trace/moment.ts';
import type { TraceStore } from '../trace/trace-store.ts';
import { initialEvent } from '../trace/trace.ts';
import { placeUpTo } from '../trace/moment-places.ts';

export type Origin = 'actor' | 'itself' | 'timer' | 'inspector' | 'outside';

export interface Message {
  readonly origin: Origin;
  /** Of another actor. */
  readonly sender: ActorRun | undefined;
  /** A child's start, sent by its parent. */
  readonly isStart: boolean;
}

/** How the event was taken; `untold` where the app does not say. */
export type Answer = 'started' | 'moved' | 'stayed' | 'refused' | 'ignored' | 'untold';

export function messageOf(moment: Moment, store: TraceStore): Message {
  const run = store.run(moment.actor);
  const isStart = moment.event === initialEvent;
  const from = (sender: ActorRun | undefined, origin: Origin): Message => ({ origin, sender, isStart });
  if (moment.isFromInspector) return from(undefined, 'inspector');
  if (moment.sender === moment.actor) return from(undefined, isTimer(moment.event) ? 'timer' : 'itself');
  const sender = moment.sender === undefined ? undefined : store.run(moment.sender);
  if (sender) return from(sender, 'actor');
  const parent = isStart && run?.parent !== undefined ? store.run(run.parent) : undefined;
  if (parent) return from(parent, 'actor');
  if (isTimer(moment.event)) return from(undefined, 'timer');
  const child = childNamed(moment, store);
  if (child) return from(child, 'actor');
  if (moment.event === '' || /^(xstate\.)?done\.state\./.test(moment.event)) return from(undefined, 'itself');
  return from(undefined, 'outside');
}

export function answerOf(moment: Moment, run: ActorRun | undefined): Answer {
  if (run?.graph === undefined) return moment.event === initialEvent ? 'started' : 'untold';
  if (moment.from.length === 0) return 'started';
  if (moment.hasMoved) return 'moved';
  if (moment.taken.length > 0 || moment.told === 'none') return 'stayed';
  return moment.stopped.length > 0 ? 'refused' : 'ignored';
}

function isTimer(event: string): boolean {
  return /^xstate\.after[(.]/.test(event);
}

/** The child that this event says is done, has failed or has news. */
function childNamed({ actor, event }: Moment, store: TraceStore): ActorRun | undefined {
  const named = /^(?:done\.invoke|error\.platform|xstate\.(?:done\.actor|error\.actor|snapshot))\.(.+)$/.exec(
    event,
  )?.[1];
  if (named === undefined) return undefined;
  const end = `/${named}`;
  return store.actors.findLast(
    ({ parent, name, sessionId }) => parent === actor && (name === named || sessionId === named || name.endsWith(end)),
  );
}

/** Finds in which moment an actor came to the state it is in, and remembers: the next question is mostly about later. */
export class LastMoves {
  #known = new WeakMap<ActorRun, { upTo: number; move: Moment | undefined }>();

  /** The last moment up to this number in which the actor entered states. */
  before(run: ActorRun, number: number): Moment | undefined {
    const known = this.#known.get(run);
    for (let place = placeUpTo(run.moments, number); place >= 0; place--) {
      const moment = run.moments[place];
      if (moment === undefined) break;
      if (moment.hasMoved) return this.#remember(run, number, moment);
      if (known && known.upTo === moment.number && known.move) return this.#remember(run, number, known.move);
    }
    return this.#remember(run, number, undefined);
  }

  #remember(run: ActorRun, number: number, move: Moment | undefined): Moment | undefined {
    const last = run.moments[placeUpTo(run.moments, number)];
    this.#known.set(run, { upTo: last?.number ?? 0, move });
    return move;
  }
}
