// What a scenario file says wrongly about sessions of a console is told: the setting, the act, and what a site sets.
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../src/scenarios/index.ts';
import type { LooseScenario } from './small-scenario.ts';
import { smallScenario } from './small-scenario.ts';

function told(spoil: (scenario: LooseScenario) => void): string[] {
  const scenario = smallScenario();
  spoil(scenario);
  const reading = parseScenario(JSON.stringify(scenario));
  return 'problems' in reading ? reading.problems.map(({ text }) => text) : [];
}

const act = { atMs: 0, act: 'set-console-transports', host: 'CONSOLE1', transports: 'tcpip' };

describe('what Remote Tools may use on a console', () => {
  test('may be set before the run and in it', () => {
    const right = (scenario: LooseScenario): void => {
      scenario.hosts[0].console.transports = 'tcpip';
      scenario.acts.push({ ...act }, { ...act, atMs: 10, transports: 'all' });
    };
    expect(told(right)).toEqual([]);
  });
  test('is every protocol or TCP/IP', () => {
    const texts = told((scenario) => {
      scenario.hosts[0].console.transports = 'tcip';
      scenario.acts.push({ ...act, transports: 'none' });
    });
    expect(texts).toEqual([
      'hosts[0].console.transports is "tcip"; did you mean "tcpip"?',
      'acts[9].transports is "none"; expected one of "all", "tcpip".',
    ]);
  });
  test('is said by the act, and set where there is a console', () => {
    const { transports: _, ...without } = act;
    expect(told((scenario) => scenario.acts.push(without))).toEqual([
      'acts[9].transports is missing; expected one of "all", "tcpip".',
    ]);
    expect(told((scenario) => scenario.acts.push({ ...act, host: 'PC-17' }))).toEqual([
      'acts[9].host is "PC-17"; expected a host with a console: "CONSOLE1".',
    ]);
  });
});

test('what a site sets for remote control is one of the four protocols', () => {
  expect(told((scenario) => (scenario.hosts[2].siteDatabase.remoteControlProtocol = 'IPX'))).toEqual([]);
  expect(told((scenario) => (scenario.hosts[2].siteDatabase.remoteControlProtocol = 'tcp'))).toEqual([
    'hosts[2].siteDatabase.remoteControlProtocol is "tcp"; did you mean "TCP"?',
  ]);
});

test.each([
  ['remote-tools.viewer-name', 'sufix', 'suffix'],
  ['remote-tools.netbios-among-others', 'netbiosLst', 'netbiosLast'],
])('a reading of %s is one of its own', (rule, given, meant) => {
  expect(told((scenario) => (scenario.readings = { [rule]: given }))).toEqual([
    `readings["${rule}"] is "${given}"; did you mean "${meant}"?`,
  ]);
});
