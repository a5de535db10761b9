// Rules of a scenario file that hold between the parts of discovery: a client has an access point, that has a site server, and
// what comes round for ever needs an end of the run.
import { items } from './check-hosts.ts';
import type { NamedParts } from './check-hosts.ts';
import type { Sketch } from './check-shape.ts';
import type { Path, ProblemList } from './problem.ts';
import type { Scenario, ScenarioHost } from './scenario.ts';

type HostSketch = Sketch<ScenarioHost>;

const siteServer = {
  words: 'a siteDatabase that has a siteCode',
  isThere: (host: HostSketch) =>
    host.siteDatabase !== undefined
      ? Object.hasOwn(host.siteDatabase, 'siteCode')
      : Object.hasOwn(host, 'siteDatabase'),
};

/** Between two runs of what comes round for ever some time must pass. */
const roundTimings = [
  'winsReplicationInterval',
  'discoveryCycleInterval',
  'clientCycleRetryInterval',
  'copyQueueInterval',
  'inventoryInterval',
  'offerPollingInterval',
  'programRetryInterval',
  'accessPointRetryInterval',
  'agedDiscoveryTaskInterval',
] as const;
const shortestRoundMs = 60_000;

export function checkDiscovery(scenario: Sketch<Scenario>, parts: NamedParts, problems: ProblemList): void {
  const hosts = items(scenario.hosts);
  for (const [place, host] of hosts) checkParts(host, ['hosts', place], parts, problems);
  for (const name of roundTimings) {
    const value = scenario.timings?.[name];
    if (typeof value === 'number' && value < shortestRoundMs) {
      problems.addValue(['timings', name], value, `${shortestRoundMs} or more, for this comes round for ever`);
    }
  }
  if (scenario.endsAtMs !== undefined || Object.hasOwn(scenario, 'endsAtMs')) return;
  const [endless] = hosts.flatMap(([, host]) => endlessWork(host) ?? []);
  const expected = `the time at which the run ends, as ${endless}`;
  if (endless !== undefined) problems.add(['endsAtMs'], { found: 'missing', expected });
}

function checkParts(host: HostSketch, at: Path, parts: NamedParts, problems: ProblemList): void {
  const { discovery, accessPoint, networkDiscovery } = host;
  const ownPoint = [...at, 'discovery', 'accessPoint'];
  if (discovery?.accessPoint !== undefined && discovery.accessPoint === host.name) {
    problems.addValue(ownPoint, discovery.accessPoint, 'another host');
  } else {
    parts.refer(ownPoint, discovery?.accessPoint, {
      words: 'an accessPoint',
      isThere: (other) => Object.hasOwn(other, 'accessPoint'),
    });
  }
  if (discovery?.user !== undefined && host.isOn === false) {
    problems.addValue([...at, 'discovery', 'user'], discovery.user, 'nobody, as this host is off');
  }
  parts.refer([...at, 'accessPoint', 'siteServer'], accessPoint?.siteServer, siteServer);
  if (networkDiscovery && !siteServer.isThere(host)) {
    const expected = 'a siteDatabase with a siteCode on the same host';
    problems.add([...at, 'networkDiscovery'], { found: 'on a host that is no site server', expected });
  }
  for (const [place, name] of items(networkDiscovery?.routers)) {
    parts.refer([...at, 'networkDiscovery', 'routers', place], name, {
      words: 'an ip on its first adapter',
      isThere: (other) => other.adapters === undefined || other.adapters[0]?.ip !== undefined,
    });
  }
  for (const key of ['networkDiscovery', 'snmp'] as const) {
    if (host[key] && host.protocols && !host.protocols.includes(undefined) && !host.protocols.includes('tcpip')) {
      problems.add([...at, key], { found: 'on a host without "tcpip"', expected: 'that protocol among its protocols' });
    }
  }
}

/** What this host does for ever, in words. */
function endlessWork(host: HostSketch): string | undefined {
  const name = host.name ?? 'a host';
  if (items(host.winsServer?.pullsFrom).length > 0) return `${host.name ?? 'a WINS server'} pulls replicas for ever`;
  if (host.discovery) return `${name} runs its discovery cycle for ever`;
  if (host.components) return `${name} does its own work for ever`;
  if (host.siteDatabase?.siteCode !== undefined) return `${name} removes aged resources every day`;
  return undefined;
}
