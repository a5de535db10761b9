// SCXML of the W3C becomes a chart; what it holds beside is named, and its mistakes are told with their places.
import { describe, expect, test } from 'vitest';
import type { ReadMachine } from '../../../src/inspector/index.ts';
import { problemLines, readMachine, Simulation } from '../../../src/inspector/index.ts';

function read(text: string): ReadMachine {
  const result = readMachine(text);
  if ('problems' in result) throw new Error(problemLines(result.problems).join('\n'));
  return result;
}

function problemsOf(text: string): string[] {
  const result = readMachine(text);
  return 'problems' in result ? problemLines(result.problems) : [];
}

const document = `<?xml version="1.0"?>
<!-- a player -->
<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" name="player" initial="stopped">
  <datamodel><data id="track" expr="1"/><data id="title" expr="'a b'"/></datamodel>
  <state id="stopped">
    <onentry><log label="x" expr="1"/><assign location="track" expr="2"/></onentry>
    <transition event="play start" target="playing" cond="track &lt; 9"/>
  </state>
  <parallel id="playing">
    <onexit><cancel sendid="t"/></onexit>
    <state id="sound">
      <initial><transition target="loud"/></initial>
      <state id="quiet"><transition event="louder" target="loud"><raise event="beep"/></transition></state>
      <state id="loud"><transition event="*" type="internal" target="quiet"/></state>
      <history id="lastSound" type="deep"><transition target="loud"/></history>
    </state>
    <state id="tape">
      <onentry><send event="tape.over" delay="1.5s" id="t"/></onentry>
      <transition event="tape.over" target="end"/>
      <invoke id="motor" src="motor.scxml" type="scxml"/>
    </state>
  </parallel>
  <final id="end"><donedata><content>1</content></donedata></final>
</scxml>`;

describe('an SCXML document', () => {
  test('is read with states, kinds, ways, guards, actions and data', () => {
    const { graph, name, remarks } = read(document);
    expect(name).toBe('player');
    expect([...graph.nodes.values()].map(({ id, kind }) => `${id}: ${kind}`)).toEqual([
      'player: compound',
      'stopped: atomic',
      'playing: parallel',
      'sound: compound',
      'quiet: atomic',
      'loud: atomic',
      'lastSound: deep history',
      'tape: atomic',
      'end: final',
    ]);
    expect(graph.edges.map(({ source, event, target, guard }) => [source, event, target, guard])).toEqual([
      ['stopped', 'play', 'playing', 'track < 9'],
      ['stopped', 'start', 'playing', 'track < 9'],
      ['quiet', 'louder', 'loud', undefined],
      ['loud', '*', 'quiet', undefined],
      ['tape', 'xstate.after(1500)#tape', 'end', undefined],
    ]);
    expect(graph.nodes.get('player')?.initial).toBe('stopped');
    expect(graph.nodes.get('sound')?.initial).toBe('loud');
    expect(graph.nodes.get('lastSound')?.historyTargets).toEqual(['loud']);
    expect(graph.nodes.get('stopped')?.entry).toEqual(['log', 'assign']);
    expect(graph.nodes.get('tape')?.entry).toEqual([]);
    expect(graph.nodes.get('tape')?.invokes).toMatchObject([{ id: 'motor', src: 'motor.scxml' }]);
    expect(graph.edges[4]).toMatchObject({ trigger: 'after', delay: '1500' });
    expect(graph.context).toEqual({ track: 1, title: "'a b'" });
    expect(remarks).toEqual([
      'Line 23: <donedata> is not shown',
      'The event tape.over, which tape sends itself, is shown as a delay of 1500',
    ]);
  });

  test('can be played by hand, with its raised events and delays', () => {
    const { graph, definition, name } = read(document);
    const values: unknown[] = [];
    const simulation = new Simulation({
      source: 's',
      name,
      graph,
      definition,
      atMs: 0,
      append: (record) => void (record.kind === 'macrostep' && values.push(record.value)),
    });
    simulation.send({ type: 'play' });
    expect(values.at(-1)).toEqual({ playing: { sound: 'loud', tape: {} } });
    simulation.send({ type: 'anything' });
    expect(values.at(-1)).toEqual({ playing: { sound: 'quiet', tape: {} } });
    // The event raised on the way to loud is taken by loud, which takes any.
    simulation.send({ type: 'louder' });
    expect(values.at(-1)).toEqual({ playing: { sound: 'quiet', tape: {} } });
    simulation.advance(1500);
    expect(values.at(-1)).toBe('end');
    expect(simulation.mode).toBe('ended');
  });

  test('what is not known here is named with its line, and the rest is read', () => {
    const { remarks, graph } = read(`<scxml xmlns:my="urn:my">
  <state id="a">
    <my:place x="1"/>
    <onentry><if cond="x"><raise event="e"/></if><my:act/></onentry>
    <invoke src="x"><finalize/></invoke>
  </state>
</scxml>`);
    expect(graph.nodes.size).toBe(2);
    expect(remarks).toEqual([
      'Line 4: which branch of <if> runs is not worked out',
      'Line 4: <my:act> is not known here and not shown',
      'Line 3: <my:place> is not known here and not shown',
      'Line 5: <finalize> of <invoke> is not shown',
    ]);
  });

  test('broken XML is told with line and column', () => {
    expect(problemsOf('<scxml>\n  <state id="a">\n</scxml>')).toEqual([
      expect.stringMatching(/^Line \d+, column \d+: this is not well-formed XML/),
    ]);
    expect(problemsOf('<html/>')).toEqual(['An SCXML document begins with <scxml>, this one with <html>']);
  });

  test('all wrong targets and ids are told at once, with their places', () => {
    expect(
      problemsOf(`<scxml initial="gone">
<state id="a"><transition event="e" target="b c"/></state>
<state id="a"/>
</scxml>`),
    ).toEqual([
      'Line 1, column 1: <scxml> leads to “gone”, but there is no such state',
      'Line 2, column 15: <transition> leads to “b”, but there is no such state',
      'Line 2, column 15: <transition> leads to “c”, but there is no such state',
      'Line 3, column 1: the id “a” is used twice',
    ]);
  });

  test('entities cannot grow, and depth does no harm', () => {
    const bomb = `<!DOCTYPE scxml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><scxml name="x"><state id="s"/>&b;</scxml>`;
    expect(problemsOf(bomb).join()).toContain('this is not well-formed XML');
    const deep = `<scxml>${'<state>'.repeat(3000)}${'</state>'.repeat(3000)}</scxml>`;
    expect(problemsOf(deep).join()).toContain('nested');
    const deeper = `<scxml>${'<state>'.repeat(100_000)}`;
    expect(problemsOf(deeper).length).toBe(1);
  });

  test('states without ids get free ones', () => {
    const { graph } = read('<scxml name="a"><state><state id="a"/></state><final/></scxml>');
    expect([...graph.nodes.keys()]).toEqual(['a document', 'a document.state1', 'a', 'a document.final1']);
  });
});
