// What a person pastes or opens: machines of every kind are read, and whatever is wrong is told at once, with its place.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import type { ReadMachine } from '../../../src/inspector/index.ts';
import { exampleMachines, machineTextMax, problemLines, readMachine } from '../../../src/inspector/index.ts';
import { charts } from '../chart-arbitrary.ts';
import { trafficLight } from '../sample-charts.ts';

function read(text: string, fileName?: string): ReadMachine {
  const result = readMachine(text, fileName);
  if ('problems' in result) throw new Error(problemLines(result.problems).join('\n'));
  return result;
}

function problemsOf(text: string): string[] {
  const result = readMachine(text);
  return 'problems' in result ? problemLines(result.problems) : [];
}

const edgesOf = ({ graph }: ReadMachine) => graph.edges.map(({ source, target, event }) => [source, event, target]);

describe('JSON of a machine', () => {
  test('a config of XState 4, one of XState 5 and a resolved definition are read', () => {
    const four = { id: 'm', initial: 'a', states: { a: { on: { go: { target: 'b', cond: 'may' } } }, b: {} } };
    const five = { id: 'm', initial: 'a', states: { a: { on: { go: { target: 'b', guard: 'may' } } }, b: {} } };
    const resolved = createMachine(four as never).definition;
    for (const form of [four, five, resolved]) {
      const machine = read(JSON.stringify(form));
      expect(edgesOf(machine)).toEqual([['m.a', 'go', 'm.b']]);
      expect(machine.graph.edges[0]?.guard).toBe('may');
    }
  });

  test('a machine without an id is named after its file', () => {
    const text = JSON.stringify({ initial: 'a', states: { a: {} } });
    expect(read(text, 'door lock.json').name).toBe('door lock');
    expect(read(text).name).toBe('machine');
  });

  test('every deviation from JSON is told with line and column', () => {
    const text = `{
  // a light
  "id": 'light',
  initial: "on",
  "states": { "on": {}, },
}`;
    expect(problemsOf(text)).toEqual([
      'Line 2, column 3: comments are not allowed in JSON',
      'Line 3, column 9: texts stand in double quotes in JSON',
      'Line 4, column 3: the name “initial” stands in double quotes in JSON',
      'Line 5, column 23: a comma before } is not allowed in JSON',
      'Line 5, column 26: a comma before } is not allowed in JSON',
    ]);
  });

  test('a text that ends too early names where it was opened', () => {
    expect(problemsOf('{"id": "m",\n "states": {"a": {}')).toEqual([
      'Line 2, column 12: the text ends before the object that begins here is closed',
    ]);
    expect(problemsOf('{"id": "m"} {}')).toEqual(['Line 1, column 13: the JSON ended before this']);
    expect(problemsOf('{"id": "m')).toEqual(['Line 1, column 8: this text is not closed']);
    expect(problemsOf('   ')).toEqual(['There is no text']);
  });

  test('every wrong target, initial state and id is named with its place, and nothing is drawn', () => {
    const text = JSON.stringify(
      {
        id: 'm',
        initial: 'nowhere',
        states: {
          a: { on: { go: 'b', stay: { target: ['.inner', '#m.c'] } }, type: 'rhombus' },
          b: { id: 'm.a', after: { 10: { target: 'lost' } } },
          c: 'oops',
          d: { type: { toString: {} } },
        },
      },
      undefined,
      1,
    );
    expect(problemsOf(text)).toEqual([
      'Line 18, column 10, states.b.id: the id “m.a” is used twice',
      expect.stringContaining('states.c: a state is an object'),
      expect.stringContaining('initial: it begins in “nowhere”, but there is no such state in it'),
      expect.stringContaining('states.a.type: there is no kind of state “rhombus”'),
      expect.stringContaining('states.a.on.stay.target.0: it leads to “.inner”, but there is no such state'),
      expect.stringContaining('states.a.on.stay.target.1: it leads to “#m.c”, but there is no such state'),
      expect.stringContaining('states.b.after.10.target: it leads to “lost”, but there is no such state'),
      expect.stringContaining('states.d.type: there is no kind of state “{"toString":{}}”'),
    ]);
  });

  test('program text is not run; what to do instead is said', () => {
    const programs = [
      'import { createMachine } from "xstate";',
      'createMachine({ id: "m" })',
      'export const m = setup({}).createMachine({})',
      '({ id: "m", states: { a: { entry: () => fetch("x") } } })',
    ];
    for (const program of programs) expect(problemsOf(program).join()).toContain('JSON.stringify(machine.config)');
    expect(problemsOf('{"id": "m", "entry": assign({})}').join()).toContain('program text');
  });

  test('what is no machine is told apart from a machine', () => {
    expect(problemsOf('[1, 2]')).toEqual(['Line 1, column 1: a machine is an object']);
    expect(problemsOf('{"name": "x"}').join()).toContain('no “states”');
    expect(problemsOf('null').join()).toContain('a machine is an object');
    expect(problemsOf(' '.repeat(machineTextMax + 1)).join()).toContain('a machine may have 8000000');
  });

  test('machines of a running XState 4 are without problems, whatever their charts', () => {
    const all = charts({ parallel: true, history: true, finals: true, delays: true, always: true, oddNames: true });
    fc.assert(
      fc.property(all, (config) => {
        expect(problemsOf(JSON.stringify(config))).toEqual([]);
        const machine = createMachine(structuredClone(config) as never);
        const resolved = read(JSON.stringify(machine.definition));
        expect([...read(JSON.stringify(config)).graph.nodes.keys()]).toEqual([...resolved.graph.nodes.keys()]);
      }),
      { numRuns: 100, seed: 3 },
    );
    expect(problemsOf(JSON.stringify(trafficLight().definition))).toEqual([]);
  });

  test('any text gives a machine or problems with words, and nothing is thrown', () => {
    const json = fc.json().map((text) => text.replace(/"a"/g, '"states"'));
    const cut = fc.tuple(fc.constantFrom(...exampleMachines.map(({ text }) => text)), fc.nat(2000));
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      json,
      cut.map(([text, at]) => text.slice(0, at) + text.slice(at + 1)),
      cut.map(([text, at]) => text.slice(0, at)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const result = readMachine(text);
        if ('problems' in result) {
          expect(result.problems.length).toBeGreaterThan(0);
          for (const line of problemLines(result.problems)) expect(line).not.toBe('');
        } else expect(result.graph.nodes.size).toBeGreaterThan(0);
      }),
      { numRuns: 250, seed: 4 },
    );
  });

  test('hostile names and depths do no harm', () => {
    const proto = '{"id":"m","__proto__":{"x":1},"states":{"__proto__":{"on":{"constructor":"__proto__"}}}}';
    expect(edgesOf(read(proto))).toEqual([['m.__proto__', 'constructor', 'm.__proto__']]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    const deep = '{"states":{"a":'.repeat(5000) + '{}' + '}}'.repeat(5000);
    expect(problemsOf(deep).join()).toContain('nested deeper');
    expect(problemsOf('['.repeat(100_000)).join()).toContain('nested deeper');
  });

  test('the examples are machines without remarks', () => {
    for (const { name, text } of exampleMachines) expect(read(text)).toMatchObject({ name, remarks: [] });
  });
});
