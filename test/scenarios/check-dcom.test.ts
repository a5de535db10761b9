// What a scenario file with DCOM must have, and what it is told when it has not.
import { expect, test } from 'vitest';
import { checkScenario } from '../../src/scenarios/index.ts';
import { story } from './story.ts';

const [console1, site1, pc17] = [0, 1, 2];

function complaints(change: (scenario: any) => void): string[] {
  const scenario: any = structuredClone(story({ acts: [], rest: { endsAtMs: 3_600_000 } }));
  scenario.hosts[console1].dcom = {};
  scenario.hosts[site1].dcom = { protocols: ['ncadg_ip_udp', 'ncacn_ip_tcp'] };
  change(scenario);
  const checked = checkScenario(scenario);
  return 'problems' in checked ? checked.problems.map(({ text }) => text) : [];
}

const act = (given: object) =>
  complaints((scenario) => scenario.acts.push({ atMs: 0, host: 'SITE1', ...given })).join('\n');

test('it is right as it stands', () => {
  expect(complaints(() => {})).toEqual([]);
});

test('a list of protocols of DCOM, each of them once', () => {
  const list = (protocols: unknown) => complaints((scenario) => (scenario.hosts[site1].dcom.protocols = protocols));
  expect(list(['ncacn_ip_tpc'])[0]).toContain('hosts[1].dcom.protocols[0] is "ncacn_ip_tpc"');
  expect(list(['ncacn_ip_tcp', 'ncacn_ip_tcp'])[0]).toContain('hosts[1].dcom.protocols[1]');
  expect(list('ncacn_ip_tcp')[0]).toContain('a list of at most 8 protocols of DCOM');
  expect(list([])).toEqual([]);
});

test('switches, services and users of the right form', () => {
  const set = (key: string, value: unknown) =>
    complaints((scenario) => (scenario.hosts[site1].dcom[key] = value)).join('\n');
  expect(set('isEnabled', 'yes')).toContain('hosts[1].dcom.isEnabled is "yes"; expected true or false');
  expect(set('stoppedServices', ['spooler'])).toContain('expected one of "rpcss", "winmgmt"');
  expect(set('stoppedServices', ['rpcss', 'rpcss'])).toContain('hosts[1].dcom.stoppedServices[1]');
  expect(set('smsAdmins', [''])).toContain('hosts[1].dcom.smsAdmins[0]');
  expect(set('protocolls', [])).toContain('protocolls');
});

test('a provider on a computer that has one', () => {
  const on = (provider: string) => complaints((scenario) => (scenario.hosts[console1].dcom.provider = provider));
  expect(on('SITE1')).toEqual([]);
  expect(on('PC-17')[0]).toContain('hosts[0].dcom.provider is "PC-17"; expected a host with a siteDatabase and dcom');
  expect(on('SITE9')[0]).toContain('hosts[0].dcom.provider is "SITE9"');
  const elsewhere = complaints((scenario) => {
    scenario.hosts[pc17].dcom = {};
    scenario.hosts[pc17].siteDatabase = structuredClone(scenario.hosts[site1].siteDatabase);
    scenario.hosts[site1].dcom.provider = 'PC-17';
  });
  expect(elsewhere).toContain(
    'hosts[1].dcom.provider is "PC-17"; expected this host, as it has a siteDatabase itself.',
  );
});

test('no DCOM on Windows 3.x', () => {
  const given = complaints((scenario) => {
    scenario.hosts[pc17].system = 'windows-3x';
    scenario.hosts[pc17].dcom = {};
  });
  expect(given).toEqual([
    'hosts[2].dcom is on a host with windows-3x; expected no such key, as that system has no DCOM.',
  ]);
});

test('acts on the list where there is DCOM, with a protocol, a place and a tool', () => {
  expect(act({ act: 'move-protocol', protocol: 'ncacn_ip_tcp', to: 0, with: 'registry' })).toBe('');
  expect(act({ act: 'move-protocol', protocol: 'ncacn_ip_tcp', host: 'PC-17' })).toContain('expected a host with dcom');
  expect(act({ act: 'move-protocol', protocol: 'tcp' })).toContain('.protocol is "tcp"');
  expect(act({ act: 'move-protocol' })).toContain('.protocol is missing');
  expect(act({ act: 'add-protocol', protocol: 'ncacn_spx', to: 9 })).toContain(
    'a place in the list, 0 at the top, from 0',
  );
  expect(act({ act: 'remove-protocol', protocol: 'ncacn_spx', with: 'notepad' })).toContain('"dcomcnfg", "registry"');
  expect(act({ act: 'remove-protocol', protocol: 'ncacn_spx', to: 1 })).toContain('to');
});

test('acts on services, on DCOM and on the computer', () => {
  expect(act({ act: 'stop-service', service: 'rpcss' })).toBe('');
  expect(act({ act: 'start-service', service: 'wins' })).toContain('.service is "wins"');
  expect(act({ act: 'stop-service', service: 'rpcss', host: 'PC-17' })).toContain('expected a host with dcom');
  expect(act({ act: 'disable-dcom' })).toBe('');
  expect(act({ act: 'enable-dcom', host: 'PC-17' })).toContain('expected a host with dcom');
  expect(act({ act: 'restart-computer', host: 'PC-17' })).toBe('');
  expect(act({ act: 'restart-computer', host: 'PC-99' })).toContain('expected the name of a host');
});
