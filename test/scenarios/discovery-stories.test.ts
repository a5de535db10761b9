// Discovery from the client to the database, in small stories: what a scenario can set, and what comes of it.
import { describe, expect, test } from 'vitest';
import type { Act, Run, Scenario, ScenarioHost } from '../../src/scenarios/index.ts';
import { playScenario } from '../../src/scenarios/index.ts';
import { framesBy, lastState, onHost, outcome, start, story, textsOf } from './story.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type Part = Partial<ScenarioHost>;

const siteDatabase = (part: object = {}): NonNullable<ScenarioHost['siteDatabase']> => ({
  siteCode: 'ABC',
  resources: [
    {
      resourceId: 17,
      name: 'PC-17',
      ipAddresses: ['10.0.1.16'],
      ipxAddresses: [],
      collections: ['All Systems'],
      ...part,
    },
  ],
  rights: [{ user: 'ANNA', collection: 'All Systems', useRemoteTools: true }],
});

/** A client whose stored address is wrong; its cycle comes after an hour, and the heartbeat is due. */
function site(
  options: { client?: Part; site?: Part; acts?: Act[]; rest?: Partial<Scenario>; others?: ScenarioHost[] } = {},
): Scenario {
  return story({
    site: { siteDatabase: siteDatabase(), accessPoint: { siteServer: 'SITE1' }, ...options.site },
    client: {
      discovery: { accessPoint: 'SITE1', nextCycleAtMs: hour, heartbeatDueAtMs: 0 },
      ...options.client,
    },
    acts: options.acts ?? [],
    ...(options.others ? { others: options.others } : {}),
    rest: { endsAtMs: 2 * hour, ...options.rest },
  });
}

/** What became of the database, with the minute. */
const database = (run: Run) =>
  run.log.flatMap(({ kind, atMs, detail }) =>
    kind === 'record.changed' && detail['kind'] === 'database'
      ? [`${Math.floor(atMs / minute)} min: ${String(detail['name'])} ${String(detail['ipAddresses'])}`]
      : [],
  );

describe('Q226297: the next discovery cycle', () => {
  test('brings the database up to date a quarter of an hour later, and nobody does anything', () => {
    const run = playScenario(site());
    expect(database(run)).toEqual(['75 min: PC-17 10.0.1.17']);
    expect(run.log.filter(({ kind }) => kind === 'act.done')).toEqual([]);
  });
  test('brings IPX addresses too', () => {
    const run = playScenario(
      site({
        client: {
          protocols: ['tcpip', 'nwlink'],
          adapters: [{ segment: 'A', ip: '10.0.1.17', ipxNetwork: '0000A1B2' }],
          discovery: { accessPoint: 'SITE1', nextCycleAtMs: hour, heartbeatDueAtMs: 0 },
        },
      }),
    );
    const changed = run.log.find(({ kind }) => kind === 'record.changed');
    expect(changed?.detail['ipxAddresses']).toEqual(['0000A1B2:020000000300']);
  });
  test('never restarts the agent and never moves it: it listens on its old address until somebody does', () => {
    const moved: Act = { atMs: minute, act: 'change-address', host: 'PC-17', ip: '10.0.1.18' };
    const run = playScenario(site({ acts: [moved, start(100 * minute)] }));
    expect(database(run)).toEqual(['75 min: PC-17 10.0.1.18']);
    expect(outcome(run).result).toBe('failed');
    const agent = run.log.filter(
      ({ actor, kind }) => kind === 'state.entered' && actor === 'PC-17/remote-control-agent',
    );
    expect(agent).toHaveLength(1);
  });
  test('a change of address is known to the client at once', () => {
    const moved: Act = { atMs: minute, act: 'change-address', host: 'PC-17', ip: '10.0.1.18' };
    const run = playScenario(site({ acts: [moved], rest: { endsAtMs: 2 * minute } }));
    expect(lastState(run, 'PC-17/discovery')).toBe('running.resting.stale');
  });
  test('read so, a change is reported though no heartbeat is due', () => {
    const given = (readings: Record<string, string>) =>
      site({
        client: { discovery: { accessPoint: 'SITE1', nextCycleAtMs: hour } },
        acts: [{ atMs: minute, act: 'change-address', host: 'PC-17', ip: '10.0.1.18' }],
        rest: { endsAtMs: 2 * hour, readings },
      });
    expect(database(playScenario(given({})))).toEqual([]);
    expect(database(playScenario(given({ 'discovery.which-cycle': 'changed' })))).toEqual(['75 min: PC-17 10.0.1.18']);
  });
  test('a moment later the console finds the client by its stored address', () => {
    const client: Part = {
      discovery: { accessPoint: 'SITE1', nextCycleAtMs: hour, heartbeatDueAtMs: 0 },
    };
    const console1: Part = { nameResolution: { nodeType: 'p' } };
    const scenario = site({ client, acts: [start(0), start(80 * minute)] });
    const run = playScenario({
      ...scenario,
      hosts: scenario.hosts.map((host) => (host.name === 'CONSOLE1' ? { ...host, ...console1 } : host)),
    } as Scenario);
    expect([outcome(run, 0).result, outcome(run, 1).result, outcome(run, 1).stage]).toEqual([
      'failed',
      'connected',
      'address',
    ]);
  });
});

describe('the way of a record', () => {
  const cap = (part: Part = {}): ScenarioHost => ({
    name: 'CAP1',
    role: 'other',
    system: 'nt4-sp4',
    adapters: [{ segment: 'A', ip: '10.0.1.30' }],
    protocols: ['tcpip'],
    accessPoint: { siteServer: 'SITE1' },
    ...part,
  });
  const overCap = (options: { cap?: Part; acts?: Act[]; rest?: Partial<Scenario> } = {}) =>
    story({
      site: { siteDatabase: siteDatabase() },
      client: { discovery: { accessPoint: 'CAP1', nextCycleAtMs: hour, heartbeatDueAtMs: 0 } },
      others: [cap(options.cap)],
      acts: options.acts ?? [],
      rest: { endsAtMs: 2 * hour, ...options.rest },
    });

  test('never begins at an access point that is off: nobody can bring up the server of a computer without power', () => {
    const acts = [onHost(0, 'power-off', 'CAP1'), onHost(minute, 'server-up', 'CAP1')];
    const run = playScenario(overCap({ acts }));
    const refused = run.log.flatMap(({ kind, detail }) => (kind === 'act.done' ? [detail['refused']] : []));
    expect(refused).toEqual([undefined, 'the computer is off']);
    expect(lastState(run, 'CAP1/access-point')).toBe('down');
    expect(run.log.some(({ kind, host }) => kind === 'frame.sent' && host === 'CAP1')).toBe(false);
  });
  test('goes over the access point to the site server, and the client never talks to that', () => {
    const run = playScenario(overCap());
    expect(database(run)).toEqual(['75 min: PC-17 10.0.1.17']);
    const partners = run.log
      .filter(({ kind, host, detail }) => kind === 'frame.sent' && host === 'PC-17' && detail['isGroup'] === false)
      .map(({ detail }) => String(detail['to']));
    expect(new Set(partners)).toEqual(new Set(['CAP1']));
    expect(framesBy(run, 'access-point.passes-on').every(({ host }) => host === 'CAP1')).toBe(true);
    expect(framesBy(run, 'access-point.passes-on').length).toBeGreaterThan(5);
  });
  test('an access point that is off makes the client keep its record until the next cycle', () => {
    const run = playScenario(
      overCap({ cap: { isOn: false }, acts: [onHost(3 * hour, 'power-on', 'CAP1')], rest: { endsAtMs: 30 * hour } }),
    );
    expect(textsOf(run)).toContain('PC-17 keeps the record of PC-17 for the next try: nobody knows its name');
    expect(database(run)).toEqual([`${24 * 60 + 15} min: PC-17 10.0.1.17`]);
  });
  test('an access point that is down does too', () => {
    const acts = [onHost(2 * hour, 'server-up', 'CAP1')];
    const run = playScenario(
      overCap({ cap: { accessPoint: { siteServer: 'SITE1', isDown: true } }, acts, rest: { endsAtMs: 30 * hour } }),
    );
    expect(textsOf(run)).toContain('PC-17 keeps the record of PC-17 for the next try: nothing is shared there');
    expect(database(run)).toEqual([`${24 * 60 + 15} min: PC-17 10.0.1.17`]);
  });
  test('an access point on the site server of another site passes on to its own', () => {
    const run = playScenario(overCap({ cap: { siteDatabase: { siteCode: 'XYZ', resources: [], rights: [] } } }));
    const stored = run.log.filter(({ kind, detail }) => kind === 'record.changed' && detail['kind'] === 'database');
    expect(stored.map(({ host }) => host)).toEqual(['SITE1']);
  });
  test('a site server that is off makes the access point keep it', () => {
    const acts = [onHost(hour, 'power-off', 'SITE1'), onHost(90 * minute, 'power-on', 'SITE1')];
    const run = playScenario(overCap({ acts, rest: { endsAtMs: 3 * hour } }));
    expect(textsOf(run)).toContain('CAP1 keeps the record of PC-17 for the next try: nobody knows its name');
    // Tried at 70 minutes in vain, again an hour after the waiting for the name ended, stored five minutes later.
    expect(database(run)).toEqual(['135 min: PC-17 10.0.1.17']);
  });
});

describe('logging on', () => {
  const logOn: Act = { atMs: minute, act: 'log-on', host: 'PC-17', user: 'MEYER' };
  const client = (logonDiscovery: boolean): Part => ({
    discovery: { accessPoint: 'SITE1', logonDiscovery },
  });
  test('makes a record where logon discovery is enabled', () => {
    const run = playScenario(site({ client: client(true), acts: [logOn] }));
    expect(database(run)).toEqual(['16 min: PC-17 10.0.1.17']);
    expect(textsOf(run)).toContain('MEYER logs on at PC-17');
  });
  test('and none where it is not', () => {
    expect(database(playScenario(site({ client: client(false), acts: [logOn] })))).toEqual([]);
  });
  test('comes to nothing on a computer that is off', () => {
    const run = playScenario(site({ client: { ...client(true), isOn: false }, acts: [logOn] }));
    expect(textsOf(run).some((text) => text.includes('nothing comes of it'))).toBe(true);
    expect(lastState(run, 'PC-17/discovery')).toBe('switchedOff');
  });
  test('logging off is told, and a missed cycle of Windows 98 waits for the next who comes', () => {
    const acts: Act[] = [
      onHost(0, 'power-off', 'PC-17'),
      onHost(3 * hour, 'power-on', 'PC-17'),
      { atMs: 4 * hour, act: 'log-off', host: 'PC-17' },
      { atMs: 5 * hour, act: 'log-on', host: 'PC-17', user: 'MEYER' },
    ];
    const run = playScenario(
      site({
        client: { system: 'windows-98', discovery: { accessPoint: 'SITE1', nextCycleAtMs: hour, heartbeatDueAtMs: 0 } },
        acts,
        rest: { endsAtMs: 6 * hour },
      }),
    );
    expect(database(run)).toEqual([`${5 * 60 + 16} min: PC-17 10.0.1.17`]);
    expect(textsOf(run)).toContain('whoever is logged on at PC-17 logs off');
  });
});

describe('Q257799: aged resources', () => {
  test('are removed 90 days after their last record, and then the console finds no such resource', () => {
    const scenario = site({
      client: { discovery: { accessPoint: 'SITE1', nextCycleAtMs: 5 * day } },
      site: { siteDatabase: siteDatabase({ lastDiscoveredAtMs: -88 * day }), accessPoint: { siteServer: 'SITE1' } },
      acts: [start(2 * day + hour)],
      rest: { endsAtMs: 3 * day },
    });
    const run = playScenario(scenario);
    expect(database(run)).toEqual(['2880 min: PC-17 ']);
    expect(outcome(run)).toMatchObject({ result: 'failed' });
    expect(textsOf(run)).toContain('site database: PC-17 is gone (was 10.0.1.16)');
  });
  test('stay while records come', () => {
    const run = playScenario(
      site({
        site: { siteDatabase: siteDatabase({ lastDiscoveredAtMs: -88 * day }), accessPoint: { siteServer: 'SITE1' } },
        rest: { endsAtMs: 4 * day },
      }),
    );
    expect(database(run)).toEqual(['75 min: PC-17 10.0.1.17']);
  });
  test('with a heartbeat of more than 90 days a client is forgotten and comes back', () => {
    const timings = { heartbeatInterval: 20 * day, agedDiscoveryLifetime: 10 * day };
    const run = playScenario(site({ rest: { endsAtMs: 25 * day, timings } as Partial<Scenario> }));
    expect(database(run).map((line) => line.replace(/^\d+ min: /, ''))).toEqual([
      'PC-17 10.0.1.17',
      'PC-17 ',
      'PC-17 10.0.1.17',
    ]);
  });
});

describe('network discovery', () => {
  const dns = (dnsServer: NonNullable<ScenarioHost['dnsServer']>): ScenarioHost => ({
    name: 'DNS1',
    role: 'name-server',
    system: 'nt4-sp4',
    adapters: [{ segment: 'A', ip: '10.0.1.30' }],
    protocols: ['tcpip'],
    dnsServer,
  });
  const network = (snmp: ScenarioHost['snmp'], community?: string, dnsServer?: ScenarioHost['dnsServer']) =>
    story({
      site: {
        adapters: [{ segment: 'A', ip: '10.0.1.20', gateway: '10.0.1.1' }],
        ...(dnsServer ? { nameResolution: { dnsServers: ['10.0.1.30'] } } : {}),
        siteDatabase: siteDatabase({ name: 'PC-99', ipAddresses: ['10.0.2.99'], lastDiscoveredAtMs: -89 * day }),
        networkDiscovery: {
          routers: ['ROUTER1'],
          everyMs: 12 * hour,
          firstAtMs: hour,
          ...(community ? { community } : {}),
        },
      },
      client: { agent: {} },
      others: [
        {
          name: 'ROUTER1',
          role: 'router',
          system: 'nt4-sp4',
          adapters: [
            { segment: 'A', ip: '10.0.1.1' },
            { segment: 'B', ip: '10.0.2.1' },
          ],
          protocols: ['tcpip'],
          router: { ip: true },
          ...(snmp ? { snmp } : {}),
        },
        ...(dnsServer ? [dns(dnsServer)] : []),
      ],
      acts: [],
      rest: { endsAtMs: 2 * hour },
    });
  test('finds who has lately talked to the router, by address only', () => {
    const run = playScenario(network({}));
    // The router knows the site server, which asks it.
    expect(database(run)).toEqual(['65 min: 10.0.1.20 10.0.1.20']);
    const [found] = run.log.filter(({ kind }) => kind === 'address.found');
    expect(found?.detail).toMatchObject({ address: '10.0.1.20', mask: '255.255.255.0', isRecorded: true });
  });
  test('asks the DNS server of the site server for the name, and the record bears it', () => {
    const run = playScenario(network({}, undefined, { records: { Server1: '10.0.1.20' } }));
    expect(database(run)).toEqual(['65 min: SERVER1 10.0.1.20']);
    expect(textsOf(run)).toContain(
      'network discovery finds SERVER1, 10.0.1.20 (mask 255.255.255.0) and writes a record',
    );
    expect(framesBy(run, 'network-discovery.asks-dns')).toHaveLength(1);
    expect(framesBy(run, 'dns.reverse')).toHaveLength(1);
  });
  test('names a resource by its address where DNS knows no name, or is silent', () => {
    const unknown = playScenario(network({}, undefined, {}));
    expect(database(unknown)).toEqual(['65 min: 10.0.1.20 10.0.1.20']);
    expect(framesBy(unknown, 'dns.name-error')).toHaveLength(1);
    const silent = playScenario(network({}, undefined, { records: { SERVER1: '10.0.1.20' }, isSilent: true }));
    expect(database(silent)).toEqual(['65 min: 10.0.1.20 10.0.1.20']);
    expect(framesBy(silent, 'resolver.dns-waits')).toHaveLength(3);
    expect(textsOf(silent)).toContain('no answer after 15000 ms of waiting for a DNS server about 10.0.1.20');
  });
  test('asks nobody where the site server has no DNS server', () => {
    const run = playScenario(network({}));
    expect(run.log.some(({ detail }) => JSON.stringify(detail).includes('"dns"'))).toBe(false);
  });
  test('Q228900: without the subnet mask there is no record', () => {
    const run = playScenario(network({ tables: ['arp'] }));
    expect(database(run)).toEqual([]);
    expect(textsOf(run)).toContain('network discovery finds 10.0.1.20 without a subnet mask: no record');
  });
  test('learns nothing of a router without SNMP, or with another community name', () => {
    for (const scenario of [network(undefined), network({ community: 'secret' }), network({}, 'secret')]) {
      const run = playScenario(scenario);
      expect(database(run)).toEqual([]);
      expect(run.log.some(({ rule }) => rule === 'network-discovery.silence')).toBe(true);
    }
  });
});
