// Configs of XState 4 and 5: what each version has a word for, and names that are hard to write.
import { createMachine as createMachine4 } from 'xstate';
import { createActor, createMachine as createMachine5 } from 'xstate5';
import { describe, expect, test } from 'vitest';
import { exportXState4, exportXState5 } from '../../../src/inspector/export/index.ts';
import { graphOfConfig, toldGraph } from '../graph-of.ts';

const json = (text: string) => JSON.parse(text) as { states: Record<string, Record<string, unknown>> };

describe('from XState 4', () => {
  const graph = graphOfConfig({
    id: 'm',
    predictableActionArguments: true,
    context: { count: 1 },
    initial: 'a',
    states: {
      a: {
        description: 'First.',
        tags: ['calm'],
        meta: { why: 'because' },
        entry: ['greet', { type: 'paint', colour: 'red' }],
        invoke: { id: 'load', src: 'loader', onDone: { target: 'b', actions: 'keep' }, onError: 'c' },
        after: { 1000: 'b', patience: { target: 'c', cond: 'isBored' } },
        on: { go: [{ target: 'b', cond: { type: 'isOver', limit: 3 } }, { target: 'a' }], '*': 'c', stay: undefined },
        onDone: 'c',
      },
      b: { type: 'final' },
      c: { type: 'parallel', states: { x: {}, y: {}, last: { type: 'history', history: 'deep' } } },
    },
  });

  test('a config of XState 4 keeps every feature', () => {
    const { states } = json(exportXState4(graph).text);
    expect(states['a']).toEqual({
      description: 'First.',
      tags: ['calm'],
      meta: { why: 'because' },
      entry: ['greet', { type: 'paint', colour: 'red' }],
      invoke: [
        { id: 'load', src: 'loader', onDone: { target: '#m.b', actions: ['keep'] }, onError: { target: '#m.c' } },
      ],
      after: { 1000: { target: '#m.b' }, patience: { target: '#m.c', cond: 'isBored' } },
      on: {
        go: [{ target: '#m.b', cond: { type: 'isOver', limit: 3 } }, { target: '#m.a' }],
        '*': { target: '#m.c' },
        stay: {},
      },
      onDone: { target: '#m.c' },
    });
    expect(states['c']).toMatchObject({ type: 'parallel', states: { last: { type: 'history', history: 'deep' } } });
  });

  test('a config of XState 5 says guard, params and reenter instead', () => {
    const { text, remarks } = exportXState5(graph);
    const { a } = json(text).states;
    expect(a?.['entry']).toEqual(['greet', { type: 'paint', params: { colour: 'red' } }]);
    expect(a?.['on']).toMatchObject({
      go: [
        { target: '#m.b', guard: { type: 'isOver', params: { limit: 3 } } },
        { target: '#m.a', reenter: true },
      ],
    });
    expect(text).not.toContain('"cond"');
    expect(remarks.join(' ')).toContain('guards: isOver, isBored');
    expect(() => createMachine5(JSON.parse(text) as never)).not.toThrow();
  });
});

describe('from XState 5', () => {
  const graph = toldGraph({
    id: 'm',
    initial: 'a',
    states: {
      a: {
        initial: 'x',
        states: { x: {}, y: {} },
        entry: [{ type: 'greet', params: { name: 'you' } }],
        on: {
          inside: { target: '.y' },
          anew: { target: '.y', reenter: true },
          self: { target: 'a', guard: { type: 'isOver', params: { limit: 3 } } },
          'mouse.*': 'b',
        },
      },
      b: {},
    },
  });

  test('what stays in its source is internal in XState 4, and what enters anew says so in XState 5', () => {
    const four = json(exportXState4(graph).text).states['a']?.['on'];
    expect(four).toMatchObject({
      inside: { target: '#m.a.y', internal: true },
      anew: { target: '#m.a.y' },
      self: { target: '#m.a', internal: true, cond: { type: 'isOver', limit: 3 } },
    });
    expect((four as Record<string, object>)['anew']).not.toHaveProperty('internal');
    const five = json(exportXState5(graph).text).states['a']?.['on'] as Record<string, object>;
    expect(five['anew']).toMatchObject({ reenter: true });
    expect(five['inside']).not.toHaveProperty('reenter');
    expect(exportXState4(graph).remarks.join(' ')).toContain('by their beginning');
  });

  test('the same chart comes out of what was written', () => {
    const again = toldGraph(JSON.parse(exportXState5(graph).text));
    expect([...again.nodes.values()]).toEqual([...graph.nodes.values()]);
    expect(again.edges).toEqual(graph.edges);
  });
});

describe('names that are hard to write', () => {
  test('dots, prototype keys and long names are kept, and lead where they should', () => {
    const long = 'x'.repeat(5000);
    // An empty key is one thing that XState 4 itself takes for no name.
    const keys = ['a.b', 'c\\d', '"', '<&>', '😀', 'constructor', long];
    const graph = toldGraph({
      id: 'm',
      initial: 'start',
      states: Object.fromEntries([
        ['start', { on: Object.fromEntries(keys.map((_key, n) => [`e${n}`, { target: `#s${n}` }])) }],
        ...keys.map((key, n) => [key, { id: `s${n}` }]),
        ['own', { id: 'id.with.dots', on: {} }],
      ]),
      on: { dots: '#id.with.dots' },
    });
    const actor = createActor(createMachine5(JSON.parse(exportXState5(graph).text) as never));
    actor.start();
    for (const [number, key] of keys.entries()) {
      const at = createActor(createMachine5(JSON.parse(exportXState5(graph).text) as never)).start();
      at.send({ type: `e${number}` });
      expect(at.getSnapshot().value).toBe(key);
    }
    actor.send({ type: 'dots' });
    expect(actor.getSnapshot().value).toBe('own');
    const machine4 = createMachine4(JSON.parse(exportXState4(graph).text) as never);
    for (const [number, key] of keys.entries())
      expect(machine4.transition(machine4.initialState, { type: `e${number}` }).value).toBe(key);
  });

  test('a state called __proto__ is written as one', () => {
    const graph = toldGraph(
      JSON.parse('{"id":"m","initial":"__proto__","states":{"__proto__":{"on":{"__proto__":{"target":"b"}}},"b":{}}}'),
    );
    for (const { text } of [exportXState4(graph), exportXState5(graph)]) {
      expect(text).toContain('"__proto__": {');
      expect(Object.keys(json(text).states)).toEqual(
        graph.nodes.get('m')?.children.map((id) => graph.nodes.get(id)?.key),
      );
    }
  });

  test('code without a name is numbered, and the transition says so', () => {
    const graph = graphOfConfig({
      id: 'm',
      predictableActionArguments: true,
      initial: 'a',
      states: { a: { on: { go: { target: 'b', cond: () => true, actions: [() => undefined] } } }, b: {} },
    });
    const { text, remarks } = exportXState4(graph);
    expect(json(text).states['a']?.['on']).toEqual({
      go: {
        target: '#m.b',
        cond: 'inline 1',
        actions: ['inline 2'],
        description: 'inline: code without a name in the app.',
      },
    });
    expect(remarks[0]).toContain('inline 1 to inline 2');
  });
});
