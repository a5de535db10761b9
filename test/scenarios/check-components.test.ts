// What a scenario file with client components, programs and advertisements must have, and what it is told when it has not.
import { expect, test } from 'vitest';
import { checkScenario } from '../../src/scenarios/index.ts';
import { runProgram, softwareSite } from './software-site.ts';

const [site, pc17, capA] = [1, 2, 3];
const advertisements = [{ id: 'ABC20001', program: 'Setup', atMs: 0 }];

/** The scenario is loosely typed on purpose: it is spoilt. */
const complaints = (change: (scenario: any) => void): string[] => {
  const scenario = structuredClone(softwareSite({ advertisements, acts: [runProgram('Setup')] }));
  change(scenario);
  const checked = checkScenario(scenario);
  return 'problems' in checked ? checked.problems.map(({ text }) => text) : [];
};
const ofSite = (part: object) =>
  complaints((scenario) => Object.assign(scenario.hosts[site].softwareDistribution, part));
const ofPoint = (part: object) => complaints((scenario) => Object.assign(scenario.hosts[capA].accessPoint, part));
const program = (part: object) => ofSite({ programs: [{ package: 'ABC00001', name: 'Setup', ...part }] });

test('the scenario of the stories is right', () => {
  expect(complaints(() => {})).toEqual([]);
});

test('components belong to a client of a site, begin at some time, and need an end of the run', () => {
  expect(complaints((scenario) => delete scenario.hosts[pc17].networkAccess)).toContain(
    'hosts[2].components is on a host that is no client of a site; expected networkAccess on the same host.',
  );
  for (const key of ['cycleAtMs', 'hardwareInventoryAtMs', 'softwareInventoryAtMs', 'pollAtMs']) {
    expect(complaints((scenario) => (scenario.hosts[pc17].components = { [key]: -1 }))[0]).toContain(
      `hosts[2].components.${key} is -1; expected a whole number of milliseconds`,
    );
  }
  expect(complaints((scenario) => (scenario.hosts[pc17].components = { poll: 1 }))[0]).toContain('poll');
  expect(complaints((scenario) => delete scenario.endsAtMs).join()).toContain('endsAtMs is missing');
  expect(complaints((scenario) => (scenario.timings = { offerPollingInterval: 5 })).join()).toContain('60000 or more');
});

test('components need a list of the site, or the one access point that discovery names', () => {
  const without = (change: (client: any) => void) =>
    complaints((scenario) => {
      scenario.acts = [];
      change(scenario.hosts[pc17]);
    });
  const expected = 'hosts[2].networkAccess.capLists is missing; expected a CAP list, as components need their site.';
  expect(without((client) => (client.networkAccess = {}))).toEqual([expected]);
  expect(without((client) => (client.networkAccess.capLists = []))).toEqual([expected]);
  expect(without((client) => (client.networkAccess.capLists = 'CAPA')).join()).not.toContain('as components need');
  const pointed = without((client) => {
    client.networkAccess = {};
    client.discovery = { accessPoint: 'CAPA', nextCycleAtMs: 0 };
  });
  expect(pointed.filter((text) => text.includes('capLists'))).toEqual([]);
});

test('a program is started on clients of its own site only', () => {
  const started = (program: string) =>
    complaints((scenario) => {
      const other = structuredClone(scenario.hosts[site]);
      Object.assign(other, { name: 'SITE2', adapters: [{ segment: 'A', ip: '10.0.1.250' }] });
      other.siteDatabase.siteCode = 'XYZ';
      other.softwareDistribution = { programs: [{ package: 'ABC00001', name: 'Foreign' }] };
      delete other.accessPoint;
      delete other.distributionPoint;
      scenario.hosts.push(other);
      scenario.acts = [runProgram(program)];
    });
  expect(started('Setup')).toEqual([]);
  expect(started('Foreign')[0]).toContain('acts[0].program is "Foreign"; expected the name of a program of its site: ');
});

test('programs belong to a site server, each named once, of packages that are somewhere', () => {
  expect(complaints((scenario) => delete scenario.hosts[site].siteDatabase.siteCode).join('\n')).toContain(
    'hosts[1].softwareDistribution is on a host that is no site server',
  );
  expect(ofSite({ programs: [] })[0]).toContain('a list of 1 to 100 programs');
  expect(program({ package: 'XYZ12345' })[0]).toContain(
    'programs[0].package is "XYZ12345"; expected a package that a distribution point has: "ABC00001"',
  );
  expect(program({ package: 'setup' })[0]).toContain('a package: site code and five hexadecimal digits');
  expect(program({ name: '' })[0]).toContain('a text of 1 to 50 characters');
  const twice = [
    { package: 'ABC00001', name: 'Setup' },
    { package: 'ABC00003', name: 'Setup' },
  ];
  expect(ofSite({ programs: twice })[0]).toContain('programs are each named once');
});

test('drive modes are unc, any or a letter; commands take time, and there is one at least', () => {
  for (const drive of ['unc', 'any', 'Q:']) expect(program({ drive })).toEqual([]);
  for (const drive of ['Q', 'C:', 'none']) {
    expect(program({ drive })[0]).toContain('expected "unc", "any" or a drive letter, such as "Q:"');
  }
  expect(program({ commandsMs: [] })[0]).toContain('a list of 1 to 10 times in milliseconds');
  expect(program({ commandsMs: [-1] })[0]).toContain('a whole number of milliseconds');
});

test('advertisements have numbers of their own, a program that is there, and a time or none', () => {
  const one = { id: 'ABC20001', program: 'Setup' };
  expect(ofSite({ advertisements: [{ ...one, id: 'ABC00001' }] })[0]).toContain('an advertisement: site code, a 2');
  expect(ofSite({ advertisements: [one, one] })[0]).toContain('advertisements are each named once');
  expect(ofSite({ advertisements: [{ ...one, program: 'Games' }] })[0]).toContain(
    'advertisements[0].program is "Games"; expected the name of a program: "Setup"',
  );
  expect(ofSite({ advertisements: [{ ...one, atMs: 'now' }] })[0]).toContain('a whole number of milliseconds');
});

test('an access point lacks advertisements that there are, and hands out a list of hosts that there are', () => {
  expect(ofPoint({ lacks: ['ABC20001'], accessPoints: ['CAPA'] })).toEqual([]);
  expect(ofPoint({ lacks: ['XYZ2FFFF'] })[0]).toContain(
    'accessPoint.lacks[0] is "XYZ2FFFF"; expected an advertisement of its site: "ABC20001"',
  );
  expect(ofPoint({ lacks: 'all' })[0]).toContain('a list of at most 100 advertisements');
  expect(ofPoint({ accessPoints: ['CAPX'] })[0]).toContain('accessPoint.accessPoints[0] is "CAPX"; ');
});

test('acts name a client with components, a program that is there, an access point', () => {
  const act = (part: object) => complaints((scenario) => scenario.acts.push({ atMs: 0, host: 'PC-17', ...part }));
  expect(act({ act: 'run-program', program: 'Other' })).toEqual([]);
  expect(act({ act: 'run-program', program: 'Nothing' })[0]).toContain('acts[1].program is "Nothing"; ');
  expect(act({ act: 'run-program' })[0]).toContain('program is missing');
  expect(act({ act: 'run-program', program: 'Setup', host: 'CAPA' })[0]).toContain('a host with components');
  expect(act({ act: 'run-client-cycle', host: 'CAPA' })[0]).toContain('a host with components');
  expect(act({ act: 'update-access-point' })[0]).toContain('a host with an accessPoint');
});
