// What a computer and a cable are said to be: the facts of the moment, one sentence each, and of long lists the beginning.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Lab, StageHistory, hostWords, segmentWords } from '../../src/lab/index.ts';
import type { Scenario } from '../../src/scenarios/index.ts';
import { parseScenario } from '../../src/scenarios/index.ts';

function opened(id: string): { lab: Lab; scenario: Scenario } {
  const reading = parseScenario(readFileSync(`public/scenarios/${id}.json`, 'utf8'));
  if (!('scenario' in reading)) throw new Error(reading.problems.map(({ text }) => text).join('\n'));
  const lab = new Lab();
  lab.open(reading.scenario, { position: 1 });
  return { lab, scenario: reading.scenario };
}

const facts = (lab: Lab) => new StageHistory(lab.log).factsAt(lab.position);

test('system, power, addresses, agent and what lies on file are told as they stand', () => {
  const { lab, scenario } = opened('Q226297-05-old-address-taken');
  const words = (name: string) => hostWords(scenario, facts(lab), name);
  expect(words('PC-17')).toEqual([
    'Client, Windows NT 4.0 with Service Pack 4, on.',
    '10.0.3.40 on segment A.',
    'Remote Control Agent: listening (TCP, 10.0.3.40).',
  ]);
  expect(words('SITE1').join(' ')).toContain('In the database: PC-17 at 10.0.3.17 and ');
  expect(words('NOBODY')).toEqual([]);
  lab.act({ act: 'power-off', host: 'PC-17' });
  lab.runToEnd();
  expect(words('PC-17')[0]).toMatch(/, off\.$/);
});

test('a cable says whether it is cut, and who is plugged in', () => {
  const { lab, scenario } = opened('Q226297-05-old-address-taken');
  const { name = '', latencyMs } = scenario.segments[0] ?? {};
  expect(segmentWords(scenario, facts(lab), name)).toEqual([
    'It is whole.',
    `Plugged in: ${scenario.hosts.map((host) => host.name).join(', ')}.`,
    `A frame takes ${latencyMs} ms.`,
  ]);
  lab.act({ act: 'sever-segment', segment: name });
  lab.runToEnd();
  expect(segmentWords(scenario, facts(lab), name)[0]).toBe('It is cut: nothing gets through.');
  expect(segmentWords(scenario, facts(lab), 'nowhere')).toEqual([]);
});

test('of a long list the beginning is told, and how many more there are', () => {
  const { lab, scenario } = opened('Q226297-05-old-address-taken');
  const before = facts(lab);
  const files = Array.from({ length: 9 }, (_, place) => ({
    holder: 'DNS1',
    kind: 'dns',
    name: `PC-${place}`,
    ipAddresses: ['10.0.3.9'],
    ipxAddresses: [],
  }));
  const told = hostWords(scenario, { ...before, files }, 'DNS1').join(' ');
  expect(told).toContain('PC-5 at 10.0.3.9 and 3 more.');
  expect(told).not.toContain('PC-6');
});

test('name tag, lists, connections and protocols are told where a computer has them', () => {
  const { lab, scenario } = opened('Q226297-05-old-address-taken');
  const told = hostWords(
    scenario,
    {
      ...facts(lab),
      nameTags: { 'PC-17': { name: 'PC-17', suffix: '41', state: 'held', sessions: 1 } },
      serverLists: {
        'PC-17': [
          {
            list: 'cap',
            of: 'S01',
            servers: ['CAP1', 'CAP2'],
            preferred: ['CAP2'],
            picked: 'CAP2',
            reason: 'preferred',
          },
          { list: 'dp', of: 'S0100004', servers: [], preferred: [] },
        ],
      },
      protocols: { 'PC-17': { configured: ['ncacn_ip_tcp'], active: ['ncadg_ip_udp'], needsRestart: true } },
    },
    'PC-17',
  );
  expect(told.slice(3)).toEqual([
    'Viewer name PC-17 <41>: held, 1 session open.',
    'Client access points of S01: CAP1, CAP2; preferred: CAP2; picked last: CAP2 (preferred).',
    'Distribution points of S0100004: none.',
    'DCOM protocols, in order: ncacn_ip_tcp.',
    'Until it is started again: ncadg_ip_udp.',
  ]);
});
