// What a scenario file with discovery must have, and what it is told when it has not.
import { expect, test } from 'vitest';
import { checkScenario } from '../../src/scenarios/index.ts';
import { story } from './story.ts';

const hour = 3_600_000;
const [console1, site1, pc17] = [0, 1, 2];

const complaints = (change: (scenario: any) => void): string[] => {
  const scenario = structuredClone(
    story({
      site: {
        siteDatabase: {
          siteCode: 'ABC',
          resources: [
            { resourceId: 17, name: 'PC-17', ipAddresses: [], ipxAddresses: [], collections: ['All Systems'] },
          ],
          rights: [{ user: 'ANNA', collection: 'All Systems', useRemoteTools: true }],
        },
        accessPoint: { siteServer: 'SITE1' },
      },
      client: { discovery: { accessPoint: 'SITE1' } },
      acts: [],
      rest: { endsAtMs: hour },
    }),
  );
  change(scenario);
  const checked = checkScenario(scenario);
  return 'problems' in checked ? checked.problems.map(({ text }) => text) : [];
};

test('an end, for cycles and tasks come round for ever', () => {
  expect(complaints((scenario) => delete scenario.endsAtMs)).toEqual([
    'endsAtMs is missing; expected the time at which the run ends, as SITE1 removes aged resources every day.',
  ]);
  const withoutSite = complaints((scenario) => {
    delete scenario.endsAtMs;
    delete scenario.hosts[site1].siteDatabase.siteCode;
  });
  expect(withoutSite[0]).toContain('hosts[1].accessPoint.siteServer is "SITE1"');
  expect(withoutSite.at(-1)).toContain('as PC-17 runs its discovery cycle for ever');
});
test('an access point that is one, and that is another computer', () => {
  expect(complaints((scenario) => (scenario.hosts[pc17].discovery.accessPoint = 'CONSOLE1'))).toEqual([
    'hosts[2].discovery.accessPoint is "CONSOLE1"; expected a host with an accessPoint: "SITE1".',
  ]);
  expect(complaints((scenario) => (scenario.hosts[pc17].discovery.accessPoint = 'PC-17'))).toEqual([
    'hosts[2].discovery.accessPoint is "PC-17"; expected another host.',
  ]);
});
test('a site server with a site code behind the access point', () => {
  expect(complaints((scenario) => (scenario.hosts[site1].accessPoint.siteServer = 'CONSOLE1'))).toEqual([
    'hosts[1].accessPoint.siteServer is "CONSOLE1"; expected a host with a siteDatabase that has a siteCode: "SITE1".',
  ]);
  expect(complaints((scenario) => (scenario.hosts[site1].siteDatabase.siteCode = 'abcd'))[0]).toContain('a site code');
});
test('nobody logged on at a computer that is off', () => {
  const given = complaints((scenario) => {
    scenario.hosts[pc17].isOn = false;
    scenario.hosts[pc17].discovery.user = 'MEYER';
  });
  expect(given).toEqual(['hosts[2].discovery.user is "MEYER"; expected nobody, as this host is off.']);
});
test('network discovery on a site server, with routers that have an address', () => {
  const settings = { routers: ['PC-17', 'PC-71'], everyMs: hour };
  expect(complaints((scenario) => (scenario.hosts[console1].networkDiscovery = settings))).toEqual([
    'hosts[0].networkDiscovery is on a host that is no site server; expected a siteDatabase with a siteCode on the same host.',
    expect.stringContaining('hosts[0].networkDiscovery.routers[1] is "PC-71"; '),
  ]);
  const withoutIp = complaints((scenario) => {
    scenario.hosts[site1].networkDiscovery = { routers: ['PC-17'], everyMs: hour };
    delete scenario.hosts[pc17].adapters[0].ip;
  });
  expect(withoutIp[0]).toContain('expected a host with an ip on its first adapter');
});
test('SNMP only with TCP/IP', () => {
  const given = complaints((scenario) => {
    scenario.hosts[pc17].protocols = ['netbeui'];
    scenario.hosts[pc17].adapters = [{ segment: 'A' }];
    scenario.hosts[pc17].snmp = {};
  });
  expect(given).toEqual(['hosts[2].snmp is on a host without "tcpip"; expected that protocol among its protocols.']);
});
test('a client with discovery where somebody logs on', () => {
  const act = { atMs: 0, act: 'log-on', host: 'CONSOLE1', user: 'MEYER' };
  expect(complaints((scenario) => scenario.acts.push(act))).toEqual([
    'acts[0].host is "CONSOLE1"; expected a host with discovery or networkAccess: "PC-17".',
  ]);
});
test('a last discovery that lies before the run', () => {
  expect(
    complaints((scenario) => (scenario.hosts[site1].siteDatabase.resources[0].lastDiscoveredAtMs = 1))[0],
  ).toContain('expected a whole number of milliseconds from -');
});

test('a minute or more between two runs of what comes round for ever', () => {
  const names = [
    'winsReplicationInterval',
    'discoveryCycleInterval',
    'accessPointRetryInterval',
    'agedDiscoveryTaskInterval',
  ];
  for (const name of names) {
    const given = (value: number) => complaints((scenario) => (scenario.timings = { [name]: value }));
    expect(given(59_999)).toEqual([`timings.${name} is 59999; expected 60000 or more, for this comes round for ever.`]);
    expect(given(60_000)).toEqual([]);
  }
});
