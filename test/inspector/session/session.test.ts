// A session is saved and opened again without loss; whatever else is opened is told, with its place, and never thrown.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SessionResult } from '../../../src/inspector/index.ts';
import { problemLines, readSession, TraceStore, writeSession } from '../../../src/inspector/index.ts';
import { recordService } from '../record-services.ts';
import { trafficLight, washingMachine } from '../sample-charts.ts';

function sampleStore(): TraceStore {
  const store = new TraceStore();
  store.append({ kind: 'source', source: 'peer 1/xstate 4', name: 'localhost:1', protocol: 'xstate 4', atMs: 5 });
  const light = recordService(trafficLight(), 'light');
  for (const event of ['timer.rang', 'nothing', 'timer.rang', 'timer.rang']) light.send(event);
  const washer = recordService(washingMachine(), 'washer');
  for (const event of ['button.pressed', 'full', 'turned', 'key.turned']) washer.send(event);
  for (const record of [...light.records, ...washer.records])
    store.append(record.kind === 'actor' ? { ...record, source: 'peer 1/xstate 4', sessionId: 'x:1' } : record);
  store.append({
    kind: 'actor',
    actor: 'child',
    name: 'child',
    source: 'peer 1/xstate 4',
    parent: 'washer',
    actorKind: 'promise',
  });
  store.append({
    kind: 'macrostep',
    actor: 'child',
    atMs: 9,
    event: { type: 'xstate.init', from: 'washer' },
    status: 'done',
    output: '{"a":1}',
    told: 'none',
    microsteps: [],
  });
  store.append({ kind: 'stop', actor: 'light' });
  return store;
}

const textOf = (store: TraceStore): string => [...writeSession(store, 77)].join('');

function readWhole(text: string): SessionResult {
  const reading = readSession(text);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

function open(text: string, into = new TraceStore(), prefix = 's1'): TraceStore {
  const session = readWhole(text);
  if ('problems' in session) throw new Error(problemLines(session.problems).join('\n'));
  for (const record of session.records({ prefix, name: 'file', cannotSend: 'It is saved.' })) into.append(record);
  return into;
}

/** Without keys, which differ from file to file. */
function comparable(store: TraceStore, prefix: string): unknown {
  const bare = (key: string | undefined): string | undefined => key?.replace(prefix, '');
  return store.actors.map((run) => ({
    key: bare(run.key),
    name: run.name,
    parent: bare(run.parent),
    kind: run.actorKind,
    definition: run.definitionText,
    hasStopped: run.hasStopped,
    view: run.viewAt(run.moments.at(-1)).visits,
    moments: run.moments.map(({ actor, sender, ...moment }) => ({
      ...moment,
      actor: bare(actor),
      sender: bare(sender),
    })),
  }));
}

function problemsOf(text: string): string[] {
  const result = readWhole(text);
  return 'problems' in result ? problemLines(result.problems) : [];
}

describe('a session', () => {
  test('comes back with the same actors, moments, steps and payloads', () => {
    const store = sampleStore();
    const opened = open(textOf(store));
    expect(comparable(opened, 's1/')).toEqual(comparable(store, ''));
    expect(opened.moments.map(({ number }) => number)).toEqual(store.moments.map(({ number }) => number));
    expect(opened.sources).toMatchObject([
      { protocol: 'session', name: 'file: localhost:1', hasEnded: true, cannotSend: 'It is saved.' },
    ]);
  });

  test('is saved again as it was', () => {
    const first = textOf(sampleStore());
    const again = textOf(open(first));
    const moments = (text: string): string => text.slice(text.indexOf('"moments"'), text.indexOf('"coverage"'));
    expect(moments(again).replaceAll('s1/', '')).toBe(moments(first));
  });

  test('is one JSON file that holds each chart once, with what was visited', () => {
    const store = sampleStore();
    const again = recordService(trafficLight(), 'second', 'second');
    for (const record of again.records) store.append(record);
    const file = JSON.parse(textOf(store)) as Record<string, unknown[]>;
    expect(file).toMatchObject({ format: 'statechart-session', version: 1, savedAtMs: 77 });
    expect(file['charts']).toHaveLength(2);
    expect(file['actors']).toHaveLength(4);
    expect(file['coverage']?.[0]).toMatchObject({ actor: 'light' });
    expect(JSON.stringify(file['coverage']?.[0])).toContain('["trafficLight.yellow",1]');
  });

  test('is read the same when another program has set it anew', () => {
    const text = textOf(sampleStore());
    const anew = JSON.stringify(JSON.parse(text), undefined, 4);
    expect(comparable(open(anew), 's1/')).toEqual(comparable(open(text), 's1/'));
  });

  test('two of them and a live app stand side by side', () => {
    const store = sampleStore();
    const text = textOf(store);
    open(text, store, 's1');
    open(text, store, 's2');
    expect(store.actors).toHaveLength(9);
    expect(store.run('s2/light')?.moments).toHaveLength(5);
    expect(store.run('light')?.moments).toHaveLength(5);
    expect(store.source('peer 1/xstate 4')?.hasEnded).toBe(false);
  });

  test('says what was no longer kept when it was saved', () => {
    const store = new TraceStore({ momentsMax: 10, payloadMax: 150 });
    const light = recordService(trafficLight(), 'light');
    for (let count = 0; count < 15; count++) light.send('nothing');
    for (const record of light.records) store.append(record);
    const result = readWhole(textOf(store));
    expect(result).toMatchObject({ notKept: { moments: store.forgotten, payloads: store.payloadsForgotten } });
    expect(store.forgotten).toBeGreaterThan(0);
    expect(store.payloadsForgotten).toBeGreaterThan(0);
    const opened = open(textOf(store));
    expect(opened.payloadsForgotten).toBe(store.payloadsForgotten);
    expect(opened.moments.map(({ payload }) => payload)).toEqual(store.moments.map(({ payload }) => payload));
    expect(textOf(opened)).toContain('"isPayloadLost":true');
  });

  test('of a newer or an unknown version is refused in words', () => {
    const text = textOf(sampleStore());
    expect(problemsOf(text.replace('"version":1', '"version":2'))).toEqual([
      'Version: this session was saved by a newer inspector: its format is version 2, this one reads up to 1',
    ]);
    expect(problemsOf(text.replace('"version":1', '"version":"x"')).join()).toContain('whole number');
    expect(problemsOf('{"format":"other"}').join()).toContain('This is no session');
  });

  test('with mistakes is refused as a whole, with every mistake and its place', () => {
    const file = JSON.parse(textOf(sampleStore())) as Record<string, Record<string, unknown>[]>;
    const { actors = [], moments = [], sources = [] } = file;
    Object.assign(sources[0] ?? {}, { atMs: 'yesterday' });
    Object.assign(actors[0] ?? {}, { chart: 12, parent: 'nobody' });
    Object.assign(moments[2] ?? {}, { actor: 'ghost', value: 7 });
    Object.assign(moments[3] ?? {}, { microsteps: [{ transitions: [{ source: 1, targets: [{ toString: {} }] }] }] });
    expect(problemsOf(JSON.stringify(file))).toEqual([
      'Sources[0].atMs: a number is expected here',
      'Actors[0].chart: there is no chart 12',
      'Moments[2].value: a state value is a text or an object of them',
      'Moments[2].actor: the actor “ghost” is not in the file',
      'Moments[3].microsteps[0].transitions[0].source: a text is expected here',
      'Moments[3].microsteps[0].transitions[0].event: a text is expected here',
      'Moments[3].microsteps[0].transitions[0].targets[0]: a text is expected here',
      'Actors, light: its parent “nobody” is not in the file',
      expect.stringContaining('its source “peer 1/xstate 4” is not in the file'),
      expect.stringContaining('its source'),
      expect.stringContaining('its source'),
    ]);
  });

  test('cut off anywhere, or filled with anything, gives words and throws nothing', () => {
    const text = textOf(sampleStore());
    const file = JSON.parse(text) as object;
    const anything = fc.anything({ withObjectString: true, maxDepth: 3 });
    const spoiled = fc
      .record({ section: fc.constantFrom('charts', 'sources', 'actors', 'moments', 'breakpoints'), value: anything })
      .map(({ section, value }) => JSON.stringify({ ...file, [section]: [value] }));
    const hostile = fc.constantFrom(
      '{"format":"statechart-session","version":1,"__proto__":{"charts":3},"moments":{"length":1e9}}',
      '{"format":"statechart-session","version":1,"actors":[{"actor":"__proto__","name":"constructor"}],"moments":[{"actor":"__proto__","atMs":1,"event":{"type":"toString"},"value":{"__proto__":"x"}}]}',
      `{"format":"statechart-session","version":1,"charts":[${'{"states":{"a":'.repeat(3000)}1${'}}'.repeat(3000)}]}`,
      `{"format":"statechart-session","version":1,"charts":[{"id":"x","states":{"__proto__":{},"a":[]}}],"actors":[{"actor":"a","name":"b","chart":0}],"moments":[]}`,
    );
    const texts = fc.oneof(
      fc.nat(text.length).map((at) => text.slice(0, at)),
      spoiled,
      hostile,
    );
    fc.assert(
      fc.property(texts, (changed) => {
        const result = readWhole(changed);
        if ('problems' in result) expect(result.problems.length).toBeGreaterThan(0);
        else {
          const store = new TraceStore();
          for (const record of result.records({ prefix: 'p', name: 'n', cannotSend: '' })) store.append(record);
          for (const run of store.actors) run.viewAt(run.moments.at(-1));
        }
      }),
      { numRuns: 300, seed: 6 },
    );
    expect(({} as Record<string, unknown>)['charts']).toBeUndefined();
  });
});
