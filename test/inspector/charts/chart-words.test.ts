// Names of code as words.
import { describe, expect, test } from 'vitest';
import {
  durationWords,
  eventWords,
  nameWords,
  spacedWords,
  timeWords,
  visibleChart,
  wrapWords,
} from '../../../src/inspector/index.ts';
import { graphOfConfig } from '../graph-of.ts';

test.each([
  ['resolvingName', 'resolving name'],
  ['name.unknown', 'name unknown'],
  ['POWER_CUT', 'POWER CUT'],
  ['openURLNow', 'open URL now'],
  ['Ready', 'ready'],
  ['stage1', 'stage1'],
  ['<b>a</b>', '<b>a</b>'],
  ['user/login_ok', 'user/login_ok'],
  ['grünPhase.an', 'grün phase an'],
])('%s reads "%s"', (name, words) => {
  expect(spacedWords(name)).toBe(words);
});

test.each([
  ['xstate.init', 'start'],
  ['xstate.after(1000)#light.green', 'after 1 s'],
  ['xstate.after(greenTime)#light.green', 'after green time'],
  ['done.invoke.payment', 'payment done'],
  ['error.platform.payment', 'payment failed'],
  ['done.invoke.light.red:invocation[0]', 'actor of red done'],
  ['xstate.stop', 'stop'],
  ['xstate.after.1000.light.green', 'after 1 s'],
  ['xstate.after.greenTime.light.green', 'after green time'],
  ['xstate.done.actor.payment', 'payment done'],
  ['xstate.done.actor.0.light.red', 'actor of red done'],
  ['xstate.done.state.redPhase', 'red phase done'],
  ['xstate.error.actor.payment', 'payment failed'],
  ['xstate.snapshot.payment', 'payment has news'],
  ['xstate.promise.resolve', 'resolved'],
  ['xstate.observable.next', 'next value'],
])('the event %s reads "%s"', (event, words) => {
  expect(eventWords(undefined, event)).toBe(words);
});

describe('names of one chart', () => {
  const graph = graphOfConfig({
    id: 'shop',
    predictableActionArguments: true,
    initial: 'user.idle',
    states: {
      'user.idle': { on: { 'item.added': 'userIdle', item_added: 'user_idle', 'order.sent': 'orderSent' } },
      userIdle: { after: { 45000: 'orderSent' } },
      user_idle: {},
      orderSent: {},
    },
  });

  test('that would read alike stay as they are, all others are written as words', () => {
    expect([...graph.nodes.values()].map(({ key }) => nameWords(graph, 'state', key)).sort()).toEqual(
      ['order sent', 'shop', 'user.idle', 'userIdle', 'user_idle'].sort(),
    );
    expect(['item.added', 'item_added', 'order.sent'].map((event) => eventWords(graph, event))).toEqual([
      'item.added',
      'item_added',
      'order sent',
    ]);
    expect(nameWords(undefined, 'state', 'user.idle')).toBe('user idle');
  });

  test('tell apart an event that came though the chart has none of its name', () => {
    expect(eventWords(graph, 'order_sent')).toBe('order_sent');
    expect(eventWords(graph, 'cartEmptied')).toBe('cart emptied');
  });

  test('have the same words in the boxes and on the lines at every level', () => {
    for (const level of ['names', 'all'] as const) {
      const { nodes, edges } = visibleChart(graph, { level });
      expect([...nodes.values()].map(({ title }) => title).sort()).toEqual(
        ['order sent', 'user.idle', 'userIdle', 'user_idle'].sort(),
      );
      expect(edges.map(({ lines }) => lines.join(' ')).sort()).toEqual(
        ['after 45 s', 'item.added', 'item_added', 'order sent'].sort(),
      );
    }
  });
});

test.each([
  [840, '840 ms'],
  [1500, '1.5 s'],
  [45_000, '45 s'],
  [12_345, '12.345 s'],
  [600_000, '10:00 min'],
  [600_001, '600.001 s'],
  [11_100_000, '3:05:00 h'],
  [604_800_000, '7 days'],
])('a delay of %d ms reads "%s", and no other delay does', (ms, words) => {
  expect(durationWords(ms)).toBe(words);
});

test.each([
  [-0.4, '0 ms'],
  [-2, '−2 ms'],
  [839.6, '840 ms'],
  [5_507, '5.507 s'],
  [45_012, '45 s'],
  [45_049.9, '45 s'],
  [245_300, '245.3 s'],
  [1e14, 'about 3169 years'],
])('a time of %d ms reads "%s"', (ms, words) => {
  expect(timeWords(ms)).toBe(words);
});

test('words are never cut, only wrapped', () => {
  expect(wrapWords('a rather long name of nothinginparticularatall', 12)).toEqual([
    'a rather',
    'long name of',
    'nothinginparticularatall',
  ]);
});
