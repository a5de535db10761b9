// Names of code as words.
import { expect, test } from 'vitest';
import { eventWords, spacedWords, wrapWords } from '../../../src/inspector/index.ts';

test.each([
  ['resolvingName', 'resolving name'],
  ['name.unknown', 'name unknown'],
  ['POWER_CUT', 'POWER CUT'],
  ['openURLNow', 'open URL now'],
  ['Ready', 'ready'],
  ['stage1', 'stage1'],
])('%s reads "%s"', (name, words) => {
  expect(spacedWords(name)).toBe(words);
});

test.each([
  ['xstate.init', 'start'],
  ['xstate.after(1000)#light.green', 'after 1000 ms'],
  ['xstate.after(greenTime)#light.green', 'after green time'],
  ['done.invoke.payment', 'payment done'],
  ['error.platform.payment', 'payment failed'],
  ['done.invoke.light.red:invocation[0]', 'actor of red done'],
  ['xstate.stop', 'stop'],
  ['xstate.after.1000.light.green', 'after 1000 ms'],
  ['xstate.after.greenTime.light.green', 'after green time'],
  ['xstate.done.actor.payment', 'payment done'],
  ['xstate.done.actor.0.light.red', 'actor of red done'],
  ['xstate.done.state.redPhase', 'red phase done'],
  ['xstate.error.actor.payment', 'payment failed'],
  ['xstate.snapshot.payment', 'payment has news'],
  ['xstate.promise.resolve', 'resolved'],
  ['xstate.observable.next', 'next value'],
])('the event %s reads "%s"', (event, words) => {
  expect(eventWords(event)).toBe(words);
});

test('words are never cut, only wrapped', () => {
  expect(wrapWords('a rather long name of nothinginparticularatall', 12)).toEqual([
    'a rather',
    'long name of',
    'nothinginparticularatall',
  ]);
});
