// A row of the sequence diagram in words: "timer → light: after 1000 ms, now red". Read by screen readers, shown below the
// diagram for the chosen row, where nothing is cut off.
import type { ActorRun, Answer, Message, Moment } from '../index.ts';
import { eventWords } from '../index.ts';
import { stateWords } from './moment-words.ts';

export interface SaidRow {
  readonly moment: Moment;
  readonly run: ActorRun | undefined;
  readonly message: Message;
  readonly answer: Answer;
}

export function senderWords({ origin, sender }: Message): string {
  switch (origin) {
    case 'actor':
      return sender?.name ?? 'another actor';
    case 'itself':
      return 'itself';
    case 'timer':
      return 'timer';
    case 'inspector':
      return 'inspector';
    case 'outside':
      return 'outside';
  }
}

export function answerWords({ moment, run, answer }: SaidRow): string {
  const state = stateWords(run?.graph, moment);
  const end = { active: '', done: ', done', error: ', failed', stopped: ', stopped' }[moment.status];
  const words = {
    started: `starts in ${state}`,
    moved: moment.from.join() === moment.to.join() ? `again ${state}` : `now ${state}`,
    stayed: `stays ${state}`,
    refused: `a guard says no, stays ${state}`,
    ignored: `no transition, stays ${state}`,
    untold: state,
  }[answer];
  // An actor without a chart may have its status as its only state.
  return state === moment.status && moment.status !== 'active' ? words : words + end;
}

export function rowWords(row: SaidRow): string {
  const name = row.run?.name ?? 'an actor no longer kept';
  const event = row.message.isStart ? 'start' : eventWords(row.run?.graph, row.moment.event);
  return `${senderWords(row.message)} → ${name}: ${event}, ${answerWords(row)}`;
}
