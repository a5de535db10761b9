// What is known when a run begins, as plain data for its first log entry: computers, segments, and what each holds on file.
import { readingOf } from '../rules/index.ts';
import type { ViewerNameForm } from '../sms/index.ts';
import { viewerName } from '../sms/index.ts';
import { agentBefore, openingList } from '../statecharts/index.ts';
import { networkAccessOf } from './network-access.ts';
import type { World } from '../world/index.ts';
import { agentSettingsOf } from './agent-settings.ts';
import { protocolListsBefore } from './dcom-actors.ts';
import type { Scenario, ScenarioHost } from './scenario.ts';

/** A name with its addresses, as one computer has it on file. */
export interface HeldRecord {
  holder: string;
  kind: 'dns' | 'dns-cache' | 'wins' | 'database' | 'hosts-file' | 'lmhosts';
  name: string;
  suffix?: string;
  ipAddresses: string[];
  ipxAddresses: string[];
}

export function openingFacts(
  scenario: Scenario,
  world: World,
  run: { seed: number; readings: Readonly<Record<string, string>> },
): Record<string, unknown> {
  return {
    scenario: scenario.id,
    title: scenario.title,
    startsAt: scenario.startsAt,
    ...run,
    segments: scenario.segments.map(({ name, latencyMs, loss = 0 }) => ({ name, latencyMs, loss })),
    hosts: scenario.hosts.map((given) => hostFacts(given, world)),
    records: scenario.hosts.flatMap((given) => recordsOf(given, scenario, world)),
    agents: scenario.hosts.flatMap((given) => {
      const agent = agentSettingsOf(given, scenario);
      return agent ? [agentBefore(world.host(given.name), agent)] : [];
    }),
    ...viewerNameFacts(scenario, world, run.readings),
    targets: [...new Set(scenario.acts.flatMap((act) => (act.act === 'open-remote-tools' ? [act.target] : [])))],
    ...discoveryFacts(scenario),
    ...networkAccessFacts(scenario, run.readings),
    ...dcomFacts(scenario),
  };
}

/** Clients that report, with the dates they keep, and access points; left out of a scenario without discovery. */
function discoveryFacts(scenario: Scenario): Record<string, unknown> {
  const clients = scenario.hosts.flatMap(({ name, discovery }) => (discovery ? [{ host: name, ...discovery }] : []));
  const accessPoints = scenario.hosts.flatMap(({ name, accessPoint }) => (accessPoint ? [name] : []));
  return {
    ...(clients.length === 0 ? {} : { discovery: clients }),
    ...(accessPoints.length === 0 ? {} : { accessPoints }),
  };
}

/** The special name of each console, which nobody has when a run begins; left out of a scenario without a console. */
function viewerNameFacts(
  scenario: Scenario,
  world: World,
  readings: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const form = readingOf('remote-tools.viewer-name', readings) as ViewerNameForm;
  const viewerNames = scenario.hosts.flatMap((given) =>
    given.console && world.host(given.name).lanas.length > 0
      ? [{ host: given.name, ...viewerName(given.name, form), form, state: 'free' }]
      : [],
  );
  return viewerNames.length === 0 ? {} : { viewerNames };
}

/** The lists that clients choose from and the connections they have; left out where there are none. */
function networkAccessFacts(scenario: Scenario, readings: Readonly<Record<string, string>>): Record<string, unknown> {
  const clients = scenario.hosts.flatMap((given) => {
    const settings = given.networkAccess && networkAccessOf(scenario, given, readings);
    return settings ? [{ host: given.name, settings }] : [];
  });
  const serverLists = clients.flatMap(({ host, settings }) =>
    settings.lists.map((list) => ({ host, ...openingList(settings, list) })),
  );
  const connections = clients.flatMap(({ host, settings }) => settings.connections.map((row) => ({ host, ...row })));
  return {
    ...(serverLists.length === 0 ? {} : { serverLists }),
    ...(connections.length === 0 ? {} : { connections }),
  };
}

/** Lists of protocols, of the computers that have DCOM. */
function dcomFacts(scenario: Scenario): Record<string, unknown> {
  const protocolLists = protocolListsBefore(scenario);
  return protocolLists.length === 0 ? {} : { protocolLists };
}

function hostFacts(given: ScenarioHost, world: World): Record<string, unknown> {
  const host = world.host(given.name);
  return {
    name: given.name,
    role: given.role,
    system: given.system,
    isOn: host.isOn,
    adapters: host.adapters.map(({ segment, ipAddress, subnetMask, ipxNetwork, mac }) => ({
      segment,
      ...(ipAddress === undefined ? {} : { ip: ipAddress, mask: subnetMask }),
      ...(ipxNetwork === undefined ? {} : { ipxNetwork }),
      mac,
    })),
    protocols: [...host.protocols],
    lanas: host.lanas.map((lana) => ({ ...lana })),
    ...(given.router ? { router: given.router } : {}),
  };
}

function recordsOf(given: ScenarioHost, scenario: Scenario, world: World): HeldRecord[] {
  const holder = given.name;
  const one = (kind: HeldRecord['kind'], name: string, ipAddresses: string[], suffix?: string): HeldRecord => ({
    holder,
    kind,
    name,
    ...(suffix === undefined ? {} : { suffix }),
    ipAddresses,
    ipxAddresses: [],
  });
  return [
    ...Object.entries(given.nameResolution?.hosts ?? {}).map(([name, address]) => one('hosts-file', name, [address])),
    ...(given.nameResolution?.lmhosts ?? []).map((entry) =>
      one('lmhosts', entry.name, [entry.address], entry.suffix ?? '00'),
    ),
    ...Object.entries(given.dnsServer?.records ?? {}).map(([name, address]) => one('dns', name, [address])),
    ...(given.dnsServer?.cached ?? []).map(({ name, address }) => one('dns-cache', name, [address])),
    ...winsRecordsOf(given, scenario, world).map(({ name, suffix, addresses }) => one('wins', name, addresses, suffix)),
    ...(given.siteDatabase?.resources ?? []).map(({ name, ipAddresses, ipxAddresses }) => ({
      holder,
      kind: 'database' as const,
      name,
      ipAddresses,
      ipxAddresses,
    })),
  ];
}

/** What a WINS server knows at the start: its own list, else the names of every host that names it. */
export function winsRecordsOf(
  given: ScenarioHost,
  scenario: Scenario,
  world: World,
): { name: string; suffix: string; addresses: string[] }[] {
  const { winsServer } = given;
  if (!winsServer) return [];
  if (winsServer.records) return winsServer.records;
  const own = given.adapters.flatMap(({ ip }) => (ip === undefined ? [] : [ip]));
  return scenario.hosts
    .filter(
      ({ nameResolution, name }) =>
        nameResolution?.nodeType !== 'b' &&
        nameResolution?.winsServers?.some((server) => own.includes(server)) &&
        !winsServer.without?.includes(name),
    )
    .flatMap((host) => {
      const addresses = host.adapters.flatMap(({ ip }) => (ip === undefined ? [] : [ip]));
      const settings = agentSettingsOf(host, scenario);
      const agent = settings && agentBefore(world.host(host.name), settings);
      const isCalled = agent?.transport === 'netbt' && (agent.state === 'listening' || agent.state === 'busy');
      const suffixes = ['00', '03', '20', ...(isCalled ? ['43', '45', '46'] : [])];
      return addresses.length === 0 ? [] : suffixes.map((suffix) => ({ name: host.name, suffix, addresses }));
    });
}
