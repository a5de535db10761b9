// What a scenario file with CAP lists, DPs and file servers must have, and what it is told when it has not.
import { expect, test } from 'vitest';
import { checkScenario } from '../../src/scenarios/index.ts';
import { rowScenario } from './access-point-rows.ts';

const [pc17, a, p] = [2, 3, 6];
const need = { atMs: 0, act: 'need-access-point', host: 'PC-17', list: 'cap' };

/** The scenario is loosely typed on purpose: it is spoilt. */
const complaints = (change: (scenario: any) => void): string[] => {
  const scenario = structuredClone(rowScenario({}, 'actual'));
  change(scenario);
  const checked = checkScenario(scenario);
  return 'problems' in checked ? checked.problems.map(({ text }) => text) : [];
};
const ofAccess = (access: object) =>
  complaints((scenario) => Object.assign(scenario.hosts[pc17].networkAccess, access));
const ofAct = (act: object) => complaints((scenario) => scenario.acts.push(act));

test('the scenario of the rows is right', () => {
  expect(complaints(() => {})).toEqual([]);
});

test('CAP lists of sites that are there, of other hosts that are there, each once', () => {
  expect(ofAccess({ capLists: [{ site: 'XYZ', servers: ['A'] }] })[0]).toBe(
    'hosts[2].networkAccess.capLists[0].site is "XYZ"; expected the siteCode of some siteDatabase: "ABC".',
  );
  const list = (servers: string[]) => ofAccess({ capLists: [{ site: 'ABC', servers }] });
  expect(list(['PC-17'])).toEqual(['hosts[2].networkAccess.capLists[0].servers[0] is "PC-17"; expected another host.']);
  expect(list(['D'])[0]).toContain('hosts[2].networkAccess.capLists[0].servers[0] is "D"; ');
  expect(list(['A', 'a'])[0]).toContain('expected another one: servers are each named once');
  const two = { site: 'ABC', servers: [] };
  expect(ofAccess({ capLists: [two, two] })[0]).toContain('expected another one: sites are each named once');
  expect(ofAccess({ capLists: [{ site: 'abc', servers: [] }] })[0]).toContain('did you mean "ABC"?');
});

test('preferred servers and connections that mean hosts', () => {
  const preferred = { list: 'cap', site: 'ABC', server: 'B' };
  expect(ofAccess({ preferred: [{ ...preferred, server: 'D' }] })[0]).toContain('preferred[0].server is "D"; ');
  expect(ofAccess({ preferred: [{ ...preferred, site: 'XYZ' }] })[0]).toContain('preferred[0].site is "XYZ"; ');
  expect(ofAccess({ preferred: [{ ...preferred, list: 'wins' }] })[0]).toContain('expected one of "cap", "dp"');
  expect(ofAccess({ preferred: [{ ...preferred, folder: 'a//b' }] })[0]).toContain('a share and folders below it');
  const connection = { local: 'G:', server: 'B', share: 'CAP_ABC' };
  expect(ofAccess({ connections: [{ ...connection, server: 'D' }] })[0]).toContain('connections[0].server is "D"; ');
  expect(ofAccess({ connections: [connection, connection] })[0]).toContain('drive letters are each named once');
  expect(ofAccess({ connections: [{ ...connection, local: 'G' }] })[0]).toContain('a drive letter from D to Z');
  expect(ofAccess({ connections: [{ ...connection, share: 'a b' }] })[0]).toContain('the name of a share');
});

test('switches, service packs and accounts of their kind', () => {
  expect(ofAccess({ useRandom: 'no' })[0]).toContain('expected true or false');
  expect(ofAccess({ servicePack: 6 })[0]).toContain('expected one of 0, 1, 2, 3');
  expect(ofAccess({ accounts: 'KIM' })[0]).toContain('a list of at most 20 accounts');
  expect(ofAccess({ model: 'actual' })[0]).toContain('model');
});

test('one user only, and none on a computer that is off', () => {
  const discovery = { user: 'JO' };
  expect(complaints((scenario) => (scenario.hosts[pc17].discovery = discovery))).toEqual([
    'hosts[2].networkAccess.user is "KIM"; expected no such key, as discovery names the user.',
  ]);
  expect(complaints((scenario) => (scenario.hosts[pc17].isOn = false))).toContain(
    'hosts[2].networkAccess.user is "KIM"; expected nobody, as this host is off.',
  );
});

test('an access point for discovery, or a CAP list, and not both', () => {
  expect(complaints((scenario) => (scenario.hosts[pc17].discovery = { accessPoint: 'A' }))[0]).toContain(
    'discovery.accessPoint is "A"; expected no such key, as networkAccess has a CAP list',
  );
  const without = complaints((scenario) => {
    delete scenario.hosts[pc17].networkAccess;
    scenario.hosts[pc17].discovery = {};
    scenario.acts = [];
  });
  expect(without).toEqual([
    'hosts[2].discovery.accessPoint is missing; expected the name of an access point, as networkAccess has no CAP list.',
  ]);
});

test('a distribution point of a site, with packages that are named as packages are', () => {
  expect(complaints((scenario) => (scenario.hosts[p].distributionPoint.siteServer = 'A'))[0]).toContain(
    'expected a host with a siteDatabase that has a siteCode: "SITE1"',
  );
  expect(complaints((scenario) => (scenario.hosts[p].distributionPoint.packages = ['WORD']))[0]).toContain(
    'a package: site code and five hexadecimal digits',
  );
});

test('shares that are named once, and settings of a file server of their kind', () => {
  const server = (fileServer: object) => complaints((scenario) => (scenario.hosts[a].fileServer = fileServer));
  expect(server({ shares: [{ name: 'HOME' }, { name: 'home' }] })[0]).toContain('shares are each named once');
  expect(server({ netServerGetInfo: 'slow' })[0]).toContain('expected one of "ok", "broken"');
  expect(server({ sessionLimit: 0 })[0]).toContain('a number of computers from 1 to 10000');
});

test('acts on a client with network access, and on a server with shares', () => {
  expect(ofAct({ ...need, host: 'A' })[0]).toBe('acts[1].host is "A"; expected a host with networkAccess: "PC-17".');
  const drive = { atMs: 0, act: 'map-drive', host: 'PC-17', local: 'G:', server: 'B', share: 'HOME' };
  expect(ofAct(drive)).toEqual([]);
  expect(ofAct({ ...drive, server: 'D' })[0]).toContain('acts[1].server is "D"; ');
  expect(ofAct({ ...drive, server: 'PC-17' })[0]).toContain('expected another host');
  const prefer = { atMs: 0, act: 'prefer-server', host: 'PC-17', list: 'dp', site: 'XYZ', server: 'P' };
  expect(ofAct(prefer)[0]).toContain('acts[1].site is "XYZ"; ');
  const users = { atMs: 0, act: 'set-share-users', share: 'CAP_ABC', users: [] };
  expect(ofAct({ ...users, host: 'A' })).toEqual([]);
  expect(ofAct({ ...users, host: 'A', share: 'cap_abc' })).toEqual([]);
  expect(ofAct({ ...users, host: 'A', share: 'CAP_ABD' })[0]).toBe(
    'acts[1].share is "CAP_ABD"; did you mean "CAP_ABC"?',
  );
  expect(ofAct({ ...users, host: 'A', share: 'PUBLIC' })[0]).toContain('expected a share of A: "CAP_ABC"');
  expect(ofAct({ ...users, host: 'SITE1' })[0]).toContain('an accessPoint, a distributionPoint or a fileServer');
  expect(ofAct({ atMs: 0, act: 'change-accounts', host: 'PC-17', accounts: [5] })[0]).toContain('acts[1].accounts[0]');
  expect(ofAct({ atMs: 0, act: 'unmap-drive', host: 'PC-17', local: 'C:' })[0]).toContain('a drive letter');
  expect(ofAct({ atMs: 0, act: 'set-nal-switches', host: 'PC-17', useRandom: 1 })[0]).toContain('true or false');
});

test('a need of a list that the client can have', () => {
  expect(ofAct({ ...need, site: 'XYZ' })[0]).toBe(
    'acts[1].site is "XYZ"; expected a site of which PC-17 has a CAP list: "ABC".',
  );
  expect(ofAct({ ...need, package: 'ABC00001' })[0]).toContain('expected no such key, as the list is "cap"');
  const dp = { ...need, list: 'dp' };
  expect(ofAct(dp)[0]).toBe(
    'acts[1].package is missing; expected a package that some distributionPoint has: "ABC00001", "ABC00002".',
  );
  expect(ofAct({ ...dp, package: 'ABC00009' })[0]).toContain('acts[1].package is "ABC00009"; ');
  expect(ofAct({ ...dp, package: 'ABC00001', site: 'ABC' })[0]).toContain('as the list is "dp"');
  const listless = complaints((scenario) => (scenario.hosts[pc17].networkAccess.capLists = []));
  expect(listless[0]).toContain(
    'acts[0].site is missing; expected a site of which PC-17 has a CAP list; there is none',
  );
});
