// The scenarios of Q200832 read the other way: what their readings change, and what they leave.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseScenario, playScenario } from '../../src/scenarios/index.ts';
import { letterOf } from './desks.ts';

function lettersOf(id: string, readings: Record<string, string>): string {
  const reading = parseScenario(readFileSync(`public/scenarios/${id}.json`, 'utf8'));
  if (!('scenario' in reading)) throw new Error(`${id} cannot be read.`);
  return playScenario(reading.scenario, { readings }).outcomes.map(letterOf).join('');
}

test('Q200832: the fourth session over NetBIOS is refused or is the last, as the rule is read', () => {
  const rule = 'remote-tools.netbios-among-others';
  const id = 'Q200832-03-netbios-last';
  expect(lettersOf(id, { [rule]: 'netbiosAlone' })).toBe('oooco');
  // It is open already when it is started for the second time.
  expect(lettersOf(id, { [rule]: 'netbiosLast' })).toBe('oooon');
});

test('Q200832: two long names come into conflict only in the forms that cut them', () => {
  const id = 'Q200832-09-names-cut-short';
  const rule = 'remote-tools.viewer-name';
  expect(lettersOf(id, { [rule]: 'lastOfFifteen' })).toBe('oao');
  expect(lettersOf(id, { [rule]: 'appended' })).toBe('oao');
  // Its second start for the same desk finds the agent busy with its own first session.
  expect(lettersOf(id, { [rule]: 'suffix' })).toBe('oob');
});

test.each([
  ['Q200832-01-four-over-tcpip', 'oooofo'],
  ['Q200832-02-netbios-first', 'ono'],
  ['Q200832-08-all-at-once', 'oooof'],
])('%s does not depend on how the rules are read', (id, expected) => {
  for (const form of ['suffix', 'lastOfFifteen', 'appended']) {
    for (const among of ['netbiosAlone', 'netbiosLast']) {
      const readings = { 'remote-tools.viewer-name': form, 'remote-tools.netbios-among-others': among };
      expect(lettersOf(id, readings)).toBe(expected);
    }
  }
});
