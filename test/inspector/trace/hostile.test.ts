// Whatever comes: nothing throws, nothing hangs, each oddity is counted, and good messages after it are still read.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RunWatch } from '../../../src/inspector/connecting/run-watch.ts';
import { draws } from '../../support/draws.ts';
import { Reading } from './inspect-xstate5.ts';

const odd = [
  '__proto__',
  'constructor',
  'toString',
  '',
  '<img src=x onerror=alert(1)>',
  '7',
  'x:0',
  'a',
  'xstate.init',
  '#m.a',
  '*',
  '.',
];
const words = fc.oneof(fc.constantFrom(...odd), fc.string({ maxLength: 6 }));
const json = fc.jsonValue({ maxDepth: 4 });
const mostly = <T, U>(usual: fc.Arbitrary<T>, rest: fc.Arbitrary<U>) =>
  fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: rest });

/** Machines, states and events that are nearly right. */
const nearly = fc.letrec((tie) => ({
  node: fc.record(
    {
      id: fc.oneof(words, json),
      key: words,
      type: fc.oneof(fc.constantFrom('parallel', 'final', 'history', 'compound'), json),
      initial: fc.oneof(words, json),
      history: json,
      states: fc.oneof({ depthSize: 'small' }, json, fc.dictionary(words, tie('node'), { maxKeys: 3 })),
      on: fc.oneof(json, fc.dictionary(words, tie('transition'), { maxKeys: 3 })),
      after: fc.oneof(json, fc.dictionary(words, tie('transition'), { maxKeys: 2 })),
      always: tie('transition'),
      onDone: tie('transition'),
      transitions: fc.oneof(json, fc.array(tie('transition'), { maxLength: 3 })),
      invoke: fc.oneof(json, fc.record({ id: json, src: json, onDone: tie('transition') }, { requiredKeys: [] })),
      entry: json,
      tags: json,
    },
    { requiredKeys: [] },
  ),
  transition: fc.oneof(
    words,
    json,
    fc.record(
      {
        target: fc.oneof(words, json),
        guard: json,
        cond: json,
        actions: json,
        eventType: words,
        source: words,
        reenter: json,
      },
      { requiredKeys: [] },
    ),
  ),
}));

const textOf = (value: fc.Arbitrary<unknown>) =>
  mostly(
    value.map((it) => JSON.stringify(it)),
    fc.oneof(words, json),
  );
const value = mostly(fc.oneof(words, fc.dictionary(words, words, { maxKeys: 3 })), json);
const event = mostly(
  fc.record({ type: words, name: words, data: json, origin: words }, { requiredKeys: [] }),
  fc.oneof(words, json),
);

const state4 = fc.record(
  {
    value,
    context: json,
    event,
    _event: event,
    children: json,
    done: json,
    transitions: fc.oneof(
      json,
      fc.array(fc.record({ source: words, eventType: words, target: json, cond: json }, { requiredKeys: [] })),
    ),
  },
  { requiredKeys: ['value'] },
);

const message = mostly(
  fc.record(
    {
      type: mostly(
        fc.oneof(
          fc.constantFrom('service.register', 'service.state', 'service.event', 'service.stop'),
          fc.constantFrom('@xstate.actor', '@xstate.event', '@xstate.snapshot'),
        ),
        fc.oneof(
          fc.constantFrom('service.odd', 'xstate.disconnect', '@xstate.odd', '@statelyai.disconnected'),
          fc.constantFrom('statechart.actor', 'statechart.macrostep', 'chart-inspector.names', 'chart-inspector.clear'),
          words,
        ),
      ),
      sessionId: mostly(fc.constantFrom('x:0', '__proto__', 'constructor'), json),
      parent: mostly(words, json),
      parentId: mostly(words, json),
      rootId: json,
      sourceId: words,
      id: mostly(words, json),
      name: fc.oneof(words, json),
      createdAt: fc.oneof(fc.nat({ max: 9 }).map(String), json),
      machine: textOf(nearly.node),
      definition: textOf(nearly.node),
      state: textOf(state4),
      event: fc.oneof(event, textOf(event)),
      snapshot: mostly(
        fc.record({ status: words, value, context: json, output: json }, { requiredKeys: ['value'] }),
        json,
      ),
      services: json,
    },
    { requiredKeys: ['type', 'sessionId', 'machine', 'definition', 'state', 'event', 'snapshot', 'createdAt'] },
  ),
  json,
);

const machine = '{"id":"m","initial":"a","states":{"a":{"on":{"go":"b"}},"b":{}}}';
const definition4 = JSON.stringify({
  id: 'm',
  initial: 'a',
  transitions: [],
  states: {
    a: { id: 'm.a', transitions: [{ source: '#m.a', target: ['#m.b'], eventType: 'go', actions: [] }] },
    b: { id: 'm.b', transitions: [] },
  },
});

function readGood(reading: Reading): void {
  const state = {
    value: 'b',
    _event: { name: 'go', data: { type: 'go' } },
    transitions: [{ source: '#m.a', target: ['#m.b'], eventType: 'go' }],
  };
  reading.read({
    type: 'service.register',
    sessionId: 'good 4',
    id: 'four',
    machine: definition4,
    state: '{"value":"a","event":{"type":"xstate.init"}}',
  });
  reading.read({ type: 'service.state', sessionId: 'good 4', state: JSON.stringify(state) });
  const about = { sessionId: 'good 5', rootId: 'good 5', createdAt: '9999999999999' };
  reading.read({ ...about, type: '@xstate.actor', name: 'five', definition: machine, snapshot: { status: 'active' } });
  for (const [type, at] of [
    ['xstate.init', 'a'],
    ['go', 'b'],
  ]) {
    reading.read({ ...about, type: '@xstate.event', event: { type } });
    reading.read({ ...about, type: '@xstate.snapshot', event: { type }, snapshot: { status: 'active', value: at } });
  }
}

function expectGood({ store }: Reading): void {
  for (const session of ['good 4', 'good 5']) {
    const run = store.actors.filter(({ sessionId }) => sessionId === session).at(-1);
    expect(run?.moments.map((moment) => [moment.event, moment.to.join(), moment.taken.join()])).toEqual([
      ['xstate.init', 'm.a', ''],
      ['go', 'm.b', 'm.a/0'],
    ]);
  }
}

describe('messages by chance', () => {
  test('never throw, and good ones after them are read', () => {
    const { numRuns: runs } = draws(150);
    const reached = { moments: 0, edges: 0 };
    fc.assert(
      fc.property(fc.array(message, { maxLength: 12 }), (messages) => {
        const reading = new Reading();
        for (const each of messages) reading.read(each);
        reached.moments += reading.store.moments.length;
        for (const { graph } of reading.store.actors) reached.edges += graph?.edges.length ?? 0;
        readGood(reading);
        expectGood(reading);
      }),
      draws(150, 7),
    );
    // Messages that are merely refused would prove little.
    expect(Math.min(reached.moments, reached.edges)).toBeGreaterThan(runs / 2);
  });

  test('nothing of them reaches the prototypes', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 6 }), (messages) => {
        const reading = new Reading();
        for (const each of messages) reading.read(each);
        expect(Object.keys(Object.prototype)).toEqual([]);
        expect(({} as Record<string, unknown>)['a']).toBeUndefined();
      }),
      draws(100, 8),
    );
  });
});

describe('messages made to do harm', () => {
  const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
  const states = (levels: number) => `${'{"id":"m","states":{"a":'.repeat(levels)}{}${'}}'.repeat(levels)}`;

  test.each([
    [
      'a state value nested 10,000 deep',
      { type: 'service.register', sessionId: 'x', id: 'x', machine: definition4, state: `{"value":${nested(10_000)}}` },
    ],
    [
      'a machine nested 10,000 deep',
      { type: 'service.register', sessionId: 'x', id: 'x', machine: states(10_000), state: '{"value":"a"}' },
    ],
    ['a definition nested 10,000 deep', { type: '@xstate.actor', sessionId: 'x', definition: states(10_000) }],
    [
      'a context nested 10,000 deep',
      {
        type: '@xstate.snapshot',
        sessionId: 'x',
        event: {},
        snapshot: { value: 'a', context: JSON.parse(nested(10_000)) as unknown },
      },
    ],
    [
      'a text that only looks like JSON',
      { type: 'service.register', sessionId: 'x', machine: '{'.repeat(1_000), state: '[' },
    ],
    ['a snapshot that is none', { type: '@xstate.snapshot', sessionId: 'x', event: {}, snapshot: 'text' }],
    ['an event that is none', { type: '@xstate.event', sessionId: 'x', event: 5 }],
    ['a session that is none', { type: '@xstate.event', sessionId: 5, event: {} }],
    ['a definition that is a list', { type: '@xstate.actor', sessionId: 'x', definition: '[1,2]' }],
    ['a kind that is not known', { type: '@xstate.microstep', sessionId: 'x' }],
    ['a bare text', '[unable to serialize, circular reference is too complex to analyze]'],
    ['a number', 5],
    ['nothing', undefined],
    ['a list', [{ type: 'service.stop' }]],
  ])('%s is counted', (name, data) => {
    const reading = new Reading();
    reading.read(data);
    // Deep data is legal, if useless: it is cut, not complained about.
    if (!name.startsWith('a context')) expect(reading.store.complaints.size).toBeGreaterThan(0);
    readGood(reading);
    expectGood(reading);
  });

  const whole = {
    'service.register': {
      sessionId: 'x',
      id: 'x',
      parent: 'y',
      machine: definition4,
      state: '{"value":"a"}',
      source: 's',
    },
    'service.state': { sessionId: 'good 4', state: '{"value":"b"}', id: 'x' },
    'service.event': { sessionId: 'good 4', event: '{"name":"go","data":{"type":"go"}}' },
    'service.stop': { sessionId: 'good 4' },
    '@xstate.actor': { sessionId: 'x', parentId: 'y', name: 'x', definition: definition4, createdAt: '1', rootId: 'x' },
    '@xstate.event': { sessionId: 'good 5', event: { type: 'go' }, sourceId: 'y', createdAt: '1' },
    '@xstate.snapshot': { sessionId: 'good 5', event: { type: 'go' }, snapshot: { value: 'b' }, createdAt: '1' },
  };
  const spoilt = Object.entries(whole).flatMap(([type, fields]) =>
    Object.keys(fields).flatMap((field) => [
      [type, field, 'an object', { type, ...fields, [field]: { toString: {}, valueOf: {} } }] as const,
      [
        type,
        field,
        'a text of one',
        { type, ...fields, [field]: '{"toString":{},"type":{"toString":{}},"data":[{"toString":{}}]}' },
      ] as const,
    ]),
  );

  test.each(spoilt)('%s whose %s pretends to be convertible, as %s, throws nothing', (_type, field, _as, message) => {
    const reading = new Reading();
    readGood(reading);
    reading.read(message);
    const watch = new RunWatch();
    for (let count = 0; count < 2; count++) {
      expect(watch.isOfNewRun(message)).toBe(false);
      watch.remember(message);
    }
    expect(watch.isOfNewRun({ ...message, type: {}, run: 'another' })).toBe(false);
    const after = new Reading();
    after.read(field === 'sessionId' ? message : { ...message, sessionId: 'x' });
    readGood(after);
    expectGood(after);
  });

  test('an object that holds itself is cut where it begins again', () => {
    const reading = new Reading();
    const ring: Record<string, unknown> = { many: 3n };
    ring['self'] = { ring };
    reading.read({
      type: '@xstate.snapshot',
      sessionId: 'x',
      event: { type: 'go', ring },
      snapshot: { value: 'a', context: ring },
    });
    const payload = reading.store.actors[0]?.moments[0]?.payload;
    expect(payload?.context).toBe('{"many":"3n","self":{"ring":"[Circular]"}}');
    expect(payload?.data).toContain('[Circular]');
  });

  test('a chart of 20,000 transitions from one state is read', () => {
    const on = Object.fromEntries(Array.from({ length: 20_000 }, (_, number) => [`e${number}`, 'a']));
    const reading = new Reading();
    reading.read({
      type: '@xstate.actor',
      sessionId: 'x',
      definition: JSON.stringify({ id: 'm', initial: 'a', states: { a: { on } } }),
    });
    reading.read({ type: '@xstate.snapshot', sessionId: 'x', event: { type: 'e19999' }, snapshot: { value: 'a' } });
    expect(reading.store.actors[0]?.graph?.edges.length).toBe(20_000);
  });

  test('markup stays text', () => {
    const reading = new Reading();
    const key = '<img src=x onerror=alert(1)>';
    reading.read({
      type: '@xstate.actor',
      sessionId: key,
      name: key,
      definition: JSON.stringify({ id: key, initial: key, states: { [key]: {} } }),
    });
    reading.read({ type: '@xstate.snapshot', sessionId: key, event: { type: key }, snapshot: { value: key } });
    expect(reading.store.actors[0]?.name).toBe(key);
    expect(reading.store.actors[0]?.moments[0]?.to).toEqual([`${key}.${key}`]);
  });
});
