// How often a drawn scenario has what may be left out, for calm scenarios and rough ones, and for hosts of each kind.
import type { Kind, Plan } from './scenario-plan.ts';
import { hostsOf } from './scenario-plan.ts';

/** What a path is drawn with, for hosts of every kind; what a kind must have stands in hostHooks. */
const presences: Readonly<Record<string, number>> = {
  endsAtMs: 0.3,
  stage: 0.1,
  races: 0.5,
  readings: 0.2,
  timings: 0.3,
  faults: 0.25,
  'segments[].loss': 0.4,
  'faults[].from': 0.2,
  'faults[].to': 0.2,
  'faults[].protocol': 0.3,
  'faults[].fromMs': 0.2,
  'faults[].untilMs': 0.2,
  'hosts[].isOn': 0.1,
  'hosts[].adapters[].ip': 0.97,
  'hosts[].adapters[].mask': 0.1,
  'hosts[].adapters[].gateway': 0.9,
  'hosts[].adapters[].ipxNetwork': 0.9,
  'hosts[].lanas': 0.2,
  'hosts[].nameResolution': 0.7,
  'hosts[].console.lanaOrder': 0.2,
  'hosts[].console.servicePack': 0.15,
  'hosts[].console.transports': 0.3,
  'hosts[].agent.state': 0.15,
  'hosts[].agent.protocol': 0.8,
  'hosts[].agent.lana': 0.1,
  'hosts[].agent.listensOn': 0.1,
  'hosts[].agent.servicePack': 0.15,
  'hosts[].agent.permittedViewers': 0.2,
  'hosts[].agent.unresolvableViewers': 0.1,
  'hosts[].agent.permissionRequired': 0.4,
  'hosts[].agent.functions': 0.1,
  'hosts[].agent.busyWith': 0.05,
  'hosts[].dnsServer.asks': 0.2,
  'hosts[].dnsServer.isSilent': 0.15,
  'hosts[].winsServer.isSilent': 0.15,
  'hosts[].winsServer.pullsFrom': 0.15,
  'hosts[].siteDatabase.isDown': 0.08,
  'hosts[].siteDatabase.remoteControlProtocol': 0.3,
  'hosts[].accessPoint.lacks': 0.05,
  'hosts[].softwareDistribution.advertisements': 0.8,
  'hosts[].networkAccess.capLists': 1,
  'hosts[].networkAccess.useRandom': 0.1,
  'hosts[].networkAccess.preferred': 0.4,
  'hosts[].fileServer.sessionLimit': 0.3,
  'hosts[].fileServer.isDown': 0.1,
  'hosts[].fileServer.shares[].users': 0.3,
  'hosts[].dcom.protocols': 0.4,
  'hosts[].dcom.isEnabled': 0.2,
  'hosts[].dcom.stoppedServices': 0.2,
  'hosts[].dcom.smsAdmins': 0.3,
  'hosts[].dcom.provider': 0.1,
  flags: 0.15,
};

/** Parts of a host that only its kind has, and how often. */
const parts: Readonly<Record<Kind, Readonly<Record<string, number>>>> = {
  console: { console: 1, agent: 0.1, dcom: 0.4 },
  site: {
    siteDatabase: 1,
    dnsServer: 0.15,
    winsServer: 0.15,
    accessPoint: 1,
    networkDiscovery: 0.3,
    distributionPoint: 1,
    softwareDistribution: 0.6,
    fileServer: 0.4,
    dcom: 0.5,
  },
  client: { agent: 1, discovery: 0.7, networkAccess: 1, components: 0.5 },
  names: { dnsServer: 0.8, winsServer: 0.8 },
  router: { router: 1, snmp: 0.5 },
  other: { agent: 0.3, accessPoint: 0.7, distributionPoint: 0.7, fileServer: 0.4, dnsServer: 0.1, winsServer: 0.1 },
};
const partNames = [
  'console',
  'agent',
  'dnsServer',
  'winsServer',
  'siteDatabase',
  'router',
  'discovery',
  'accessPoint',
  'networkAccess',
  'components',
  'softwareDistribution',
  'distributionPoint',
  'fileServer',
  'networkDiscovery',
  'snmp',
  'dcom',
];

/** What a calm scenario leaves out. */
const mishaps = [
  ...[
    'races',
    'timings',
    'faults',
    'segments[].loss',
    'hosts[].isOn',
    'hosts[].adapters[].mask',
    'hosts[].agent.state',
  ],
  ...['hosts[].agent.listensOn', 'hosts[].agent.permittedViewers', 'hosts[].agent.functions', 'hosts[].agent.busyWith'],
  ...[
    'hosts[].agent.unresolvableViewers',
    'hosts[].agent.lana',
    'hosts[].siteDatabase.isDown',
    'hosts[].dnsServer.isSilent',
  ],
  ...['hosts[].fileServer.isDown', 'hosts[].fileServer.sessionLimit', 'hosts[].fileServer.shares[].users'],
  ...['hosts[].console.servicePack', 'hosts[].agent.servicePack', 'hosts[].console.lanaOrder'],
  'hosts[].console.transports',
];

/** What every calm scenario has. */
const always = ['hosts[].adapters[].', 'hosts[].agent.protocol', 'hosts[].console.sockets'];

const toOtherServers = ['hosts[].dnsServer.asks', 'hosts[].winsServer.pullsFrom'];

/** What a site needs to be reported to, and has no use for otherwise. */
const reporting = [
  'hosts[].discovery',
  'hosts[].accessPoint',
  'hosts[].networkAccess',
  'hosts[].components',
  'hosts[].softwareDistribution',
  'hosts[].distributionPoint',
  'hosts[].fileServer',
  'hosts[].networkDiscovery',
  'hosts[].siteDatabase.siteCode',
];

/** Given, so that something is reported while somebody looks. */
const datesNearby = [
  'hosts[].networkDiscovery.firstAtMs',
  'hosts[].discovery.nextCycleAtMs',
  'hosts[].discovery.heartbeatDueAtMs',
];

export function presenceFor(plan: Plan, kind?: Kind): (path: string) => number {
  const { isCalm, isReporting } = plan;
  return (path) => {
    if (reporting.includes(path) && !isReporting) return 0;
    if ((path === 'endsAtMs' || path === 'hosts[].siteDatabase.siteCode') && isReporting) return 1;
    if (datesNearby.includes(path)) return 0.9;
    if (path === 'hosts[].networkDiscovery' && hostsOf(plan, 'router').length === 0) return 0;
    if (toOtherServers.includes(path) && hostsOf(plan, 'names').length < 2) return 0;
    if (isCalm && mishaps.includes(path)) return 0;
    if (isCalm && always.some((start) => path.startsWith(start))) return 1;

    const part = path.replace('hosts[].', '');
    if (kind && partNames.includes(part)) return parts[kind][part] ?? 0;
    if (path.startsWith('timings.')) return 0.03;
    return presences[path] ?? 0.5;
  };
}
