// The text of SCXML: well-formed, in the shape that the schema of the W3C demands, with names that may be anything.
import fc from 'fast-check';
import { XmlDocument, XmlElement, parseXml } from '@rgrove/parse-xml';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ScxmlExport } from '../../../src/inspector/export/index.ts';
import { chartNamespace, exportScxml, scxmlNamespace } from '../../../src/inspector/export/index.ts';
import { charts, everyFeature } from '../chart-arbitrary.ts';
import { graphOf, graphOfConfig, toldGraph } from '../graph-of.ts';
import { trafficLight, washingMachine } from '../sample-charts.ts';
import { draws } from '../../support/draws.ts';

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));

/** What may stand in what, with which attributes: from the schema of the recommendation of 2015. */
const executable = ['raise', 'send', 'log', 'assign', 'cancel'];
const schema: Record<string, { inside: readonly string[]; may: readonly string[]; must?: readonly string[] }> = {
  scxml: {
    inside: ['datamodel', 'state', 'parallel', 'final'],
    may: ['initial', 'name', 'xmlns', 'version', 'datamodel', 'xmlns:chart'],
    must: ['xmlns', 'version'],
  },
  datamodel: { inside: ['data'], may: [] },
  data: { inside: [], may: ['id', 'src', 'expr'], must: ['id'] },
  state: {
    inside: ['onentry', 'onexit', 'transition', 'state', 'parallel', 'history', 'final', 'invoke', 'datamodel'],
    may: ['id', 'initial'],
  },
  parallel: {
    inside: ['onentry', 'onexit', 'transition', 'state', 'parallel', 'history', 'invoke', 'datamodel'],
    may: ['id'],
  },
  final: { inside: ['onentry', 'onexit', 'donedata'], may: ['id'] },
  history: { inside: ['transition'], may: ['id', 'type'] },
  onentry: { inside: executable, may: [] },
  onexit: { inside: executable, may: [] },
  transition: { inside: executable, may: ['event', 'cond', 'target', 'type'] },
  log: { inside: [], may: ['label', 'expr'] },
  send: { inside: [], may: ['event', 'id', 'delay', 'delayexpr'] },
  cancel: { inside: [], may: ['sendid'], must: ['sendid'] },
  invoke: { inside: ['param', 'finalize', 'content'], may: ['type', 'src', 'id', 'autoforward'] },
};

const ncName = /^[\p{L}_][\p{L}\p{Nd}_-]*$/u;
const eventName = /^(\*|[\p{L}\p{Nd}_-]+(\.[\p{L}\p{Nd}_-]+)*(\.\*)?)$/u;

function elementsOf(root: XmlElement): XmlElement[] {
  const children = root.children.filter((child) => child instanceof XmlElement);
  return [root, ...children.flatMap(elementsOf)];
}

function parsed(text: string): XmlElement {
  const document: XmlDocument = parseXml(text);
  if (document.root === null) throw new Error('There is no element.');
  return document.root;
}

/** Everything in a document that the schema would not allow, in words. */
function complaints(root: XmlElement): string[] {
  const found: string[] = [];
  const elements = elementsOf(root);
  const ids = elements.flatMap((each) => (each.name === 'cancel' ? [] : (each.attributes['id'] ?? [])));
  for (const id of new Set(ids)) {
    if (ids.filter((other) => other === id).length > 1) found.push(`${id} is an id twice`);
    if (!ncName.test(id)) found.push(`${id} is no NCName`);
  }
  const states = new Map(elements.map((each) => [each.attributes['id'], each]));
  for (const each of elements) {
    const rules = schema[each.name];
    if (rules === undefined) return [...found, `${each.name} is unknown`];
    const names = Object.keys(each.attributes);
    for (const name of names)
      if (!rules.may.includes(name) && !name.startsWith('chart:')) found.push(`${each.name} has ${name}`);
    for (const name of rules.must ?? []) if (!names.includes(name)) found.push(`${each.name} lacks ${name}`);
    for (const child of each.children)
      if (child instanceof XmlElement && !rules.inside.includes(child.name))
        found.push(`${child.name} in ${each.name}`);
    for (const word of `${each.attributes['target'] ?? ''} ${each.attributes['initial'] ?? ''}`.split(' '))
      if (word !== '' && !/^(state|parallel|final|history)$/.test(states.get(word)?.name ?? ''))
        found.push(`${word} is no state`);
    for (const word of each.attributes['event']?.split(' ') ?? [])
      if (!eventName.test(word)) found.push(`${word} is no event`);
    if (each.name === 'history' && each.children.filter((child) => child instanceof XmlElement).length !== 1)
      found.push('a history without its one transition');
    if (each.name === 'transition' && each.parent instanceof XmlElement && each.parent.name !== 'history')
      if (!['event', 'cond', 'target'].some((name) => name in each.attributes)) found.push('a transition of nothing');
  }
  return found;
}

describe('the text', () => {
  test('is well-formed and as the schema demands, whatever the chart and its names', () => {
    fc.assert(
      fc.property(charts({ ...everyFeature, oddNames: true }), (config) => {
        const { text } = exportScxml(graphOfConfig(config));
        expect(complaints(parsed(text))).toEqual([]);
      }),
      draws(300),
    );
  });

  test('names, descriptions and events may hold anything', () => {
    const names = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('__proto__', '-->'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(names, { minLength: 1, maxLength: 6 }), names, (keys, other) => {
        const states = Object.fromEntries(
          keys.map((key) => [
            key,
            {
              key,
              id: `m.${key}`,
              description: other,
              meta: { other },
              entry: [{ type: 'act' }, { type: other }],
              transitions: [
                { eventType: `${key}.${other}`, target: [`#m.${keys[0]}`], cond: { name: other } },
                { eventType: `xstate.after(${other})#m`, delay: other, target: [`#m.${keys[0]}`] },
              ],
            },
          ]),
        );
        const graph = toldGraph({ id: 'm', initial: keys[0], states, transitions: [], description: other });
        const { text, states: written } = exportScxml(graph);
        const root = parsed(text);
        expect(complaints(root)).toEqual([]);
        expect(new Set(written.values()).size).toBe(written.size);
        // What was changed can be found again.
        const found = elementsOf(root).filter(({ name }) => name === 'state');
        for (const [id, ncname] of written) {
          const node = graph.nodes.get(id);
          const state = found.find(({ attributes }) => attributes['id'] === ncname);
          if (node === undefined || state === undefined || id === 'm') continue;
          const kept = state.attributes['chart:name'] ?? state.attributes['id'];
          const allowed = node.key.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
          expect(kept?.slice(0, 80)).toBe((allowed === '' ? kept : allowed)?.slice(0, 80));
        }
      }),
      draws(300),
    );
  });
});

/** A chart of these states, which begins in `a`, as SCXML. */
function exportStates(states: object): ScxmlExport {
  return exportScxml(graphOfConfig({ id: 'm', predictableActionArguments: true, initial: 'a', states }));
}

describe('what becomes what', () => {
  const machine = exportScxml(graphOf(washingMachine()));
  const byId = (id: string) => elementsOf(parsed(machine.text)).find(({ attributes }) => attributes['id'] === id);

  test('the document names its version, its data model and the namespaces', () => {
    expect(parsed(machine.text).attributes).toMatchObject({
      xmlns: scxmlNamespace,
      'xmlns:chart': chartNamespace,
      version: '1.0',
      datamodel: 'ecmascript',
      name: 'washingMachine',
      initial: 'off',
    });
  });

  test('parallel, final, deep history and the end of a compound have their elements', () => {
    expect(byId('on')?.name).toBe('parallel');
    expect(byId('done')?.name).toBe('final');
    expect(byId('last')?.attributes).toMatchObject({ type: 'deep' });
    expect(machine.text).toMatch(/<history id="last" type="deep">\s*<transition target="filling"\/>\s*<\/history>/);
    expect(machine.text).toContain('<transition event="done.state.washing" target="spinning"/>');
  });

  test('a guard is boolean data, false until somebody sets it', () => {
    expect(machine.text).toContain('<data id="isDirty" expr="false" chart:guard="isDirty"/>');
    expect(machine.text).toContain('<transition event="turned" cond="isDirty" target="soaking"/>');
    expect(machine.remarks.join(' ')).toContain('Guards are boolean data');
  });

  test('a delay is sent on entry and cancelled on exit; one of unknown length is data', () => {
    expect(machine.text).toContain('<send event="after.soaking.1" id="after-soaking-1" delayexpr="soakTime"/>');
    expect(machine.text).toContain('<cancel sendid="after-soaking-1"/>');
    expect(machine.text).toContain('<transition event="after.soaking.1" target="turning"/>');
    expect(machine.text).toContain(`<data id="soakTime" expr="'1s'" chart:delay="soakTime"/>`);
  });

  test('a transition without target has none, and the root of a chart with transitions is a state', () => {
    expect(machine.text).toMatch(/<transition event="tick">\s*<log label="action" expr="&quot;countTick&quot;"\/>/);
    const light = parsed(exportScxml(graphOf(trafficLight())).text);
    expect(light.attributes['initial']).toBe('trafficLight');
    expect(exportScxml(graphOf(trafficLight())).text).toContain('<final id="ended"/>');
  });

  test('an event that begins another asks for its whole name, for SCXML would take the longer one for it', () => {
    const { text } = exportStates({ a: { on: { power: 'b', 'power.cut': 'c' } }, b: {}, c: {} });
    expect(text).toContain(`<transition event="power" cond="_event.name === &quot;power&quot;" target="b"/>`);
    expect(text).toContain('<transition event="power.cut" target="c"/>');
  });

  test('an internal transition says so, and stays in its compound', () => {
    const { text } = exportStates({
      a: { initial: 'x', states: { x: {}, y: {} }, on: { inside: '.y', anew: { target: 'a' } } },
    });
    expect(text).toContain('<transition event="inside" target="y" type="internal"/>');
    expect(text).toContain('<transition event="anew" target="a"/>');
  });

  test('code without a name is numbered, and said so', () => {
    const { text, remarks } = exportStates({
      a: { on: { go: { target: 'b', cond: () => true, actions: [() => undefined] } } },
      b: {},
    });
    expect(text).toContain('chart:guard="inline 1"');
    expect(remarks.join(' ')).toContain('inline 1 to inline 2');
  });
});
