// The scenario file, format 1, as one definition: it validates, its types are those of scenario.ts, and the published
// JSON Schema is made from it. What each key means stands in docs/scenario-format.md. No rule here looks at two places at
// once; those are in check-hosts.ts and check-story.ts.
import { exactOptional, literal, strictObject, string, unknown } from 'valibot';
import type { GenericSchema } from 'valibot';
import { actDefinition, adapterNumber, consoleTransports, remoteFunction, segmentName } from './act-definitions.ts';
import { endingActs } from './outcomes.ts';
import { timings } from '../rules/index.ts';
import type { TimingName } from '../rules/index.ts';
import { dcom } from './dcom-definition.ts';
import {
  article,
  computerName,
  flagName,
  hostName,
  ipAddress,
  ipxNetwork,
  jsonPointer,
  listOf,
  longestMs,
  milliseconds,
  oneOf,
  scenarioId,
  share,
  mostHosts,
  startMoment,
  subnetMask,
  suffix,
  tableOf,
  text,
  wholeNumber,
  yesOrNo,
  userName,
} from './scenario-values.ts';
import { components, softwareDistribution } from './component-definitions.ts';
import { distributionPoint, fileServer, networkAccess } from './network-access-definitions.ts';
import {
  accessPoint,
  discovery,
  dnsServer,
  networkDiscovery,
  router,
  siteDatabase,
  snmp,
  winsServer,
} from './server-definitions.ts';

export const formatNumber = 1;
export const mostOnStage = 8;
export const mostFlags = 8;

/** The kinds of log entry a milestone can wait for. */
export const entryKinds = [
  'run.began',
  'act.done',
  'frame.sent',
  'frame.unheard',
  'choice.taken',
  'wait.ended',
  'state.entered',
  'attempt.began',
  'attempt.ended',
  'list.read',
  'protocol.tried',
  'console.changed',
  'cycle.ran',
  'record.written',
  'record.arrived',
  'record.passed',
  'record.kept',
  'record.dropped',
  'record.changed',
  'server-list.changed',
  'server.picked',
  'connection.changed',
  'protocols.changed',
  'component.failed',
  'file.queued',
  'file.kept',
  'file.dropped',
  'file.arrived',
  'file.passed',
  'content.changed',
  'offers.read',
  'program.started',
  'program.waits',
  'address.found',
  'name.registered',
  'name.released',
  'agent.changed',
  'viewer-name.changed',
  'session.opened',
  'session.closed',
  'host.powered',
  'host.addressed',
  'host.moved',
  'segment.changed',
  'message.shown',
  'outcome.reached',
  'run.ended',
] as const;

const protocolsInFrames = [
  'arp',
  'ip',
  'icmp',
  'udp',
  'tcp',
  'dns',
  'nbns',
  'nbss',
  'ipx',
  'nbipx',
  'nbf',
  'ipx-sap',
  'dce-rpc',
  'remote-tools',
  'smb',
  'sms-provider',
  'snmp',
  'wins-replication',
] as const;

const servicePack = oneOf([0, 1, 2, 3]);
const lanaNumber = wholeNumber(0, 254, 'a LANA number');

const adapter = strictObject(
  {
    segment: segmentName,
    ip: exactOptional(ipAddress),
    mask: exactOptional(subnetMask),
    gateway: exactOptional(ipAddress),
    ipxNetwork: exactOptional(ipxNetwork),
  },
  'an adapter, in braces',
);

const lana = strictObject(
  { lana: lanaNumber, transport: oneOf(['netbt', 'nwlnknb', 'nbf']), adapter: adapterNumber },
  'a LANA entry, in braces',
);

const nameResolution = strictObject(
  {
    nodeType: exactOptional(oneOf(['b', 'p', 'm', 'h'])),
    dnsServers: exactOptional(listOf(ipAddress, 'IP addresses', 0, 16)),
    winsServers: exactOptional(listOf(ipAddress, 'IP addresses', 0, 16)),
    dnsNbtLookupOrder: exactOptional(oneOf([0, 1])),
    hosts: exactOptional(tableOf(hostName, ipAddress, 'name to IP address')),
    lmhostsEnabled: exactOptional(yesOrNo()),
    lmhosts: exactOptional(
      listOf(
        strictObject(
          {
            name: computerName,
            suffix: exactOptional(suffix),
            address: ipAddress,
            preload: exactOptional(yesOrNo()),
          },
          'an LMHOSTS entry, in braces',
        ),
        'LMHOSTS entries',
        0,
        1000,
      ),
    ),
  },
  'the settings of name resolution, in braces',
);

const consolePart = strictObject(
  {
    siteServer: computerName,
    user: userName,
    lanaOrder: exactOptional(listOf(lanaNumber, 'LANA numbers', 0, 16)),
    sockets: exactOptional(oneOf(['tcp', 'udp'])),
    servicePack: exactOptional(servicePack),
    transports: exactOptional(consoleTransports),
  },
  'the settings of the console, in braces',
);

const agent = strictObject(
  {
    state: exactOptional(oneOf(['listening', 'stopped', 'notInstalled'])),
    protocol: exactOptional(oneOf(['TCP', 'IP', 'IPX', 'NetBIOS'])),
    lana: exactOptional(lanaNumber),
    listensOn: exactOptional(ipAddress),
    servicePack: exactOptional(servicePack),
    permittedViewers: exactOptional(listOf(text(100), 'users or groups', 0, 200)),
    unresolvableViewers: exactOptional(wholeNumber(0, 200)),
    permissionRequired: exactOptional(yesOrNo()),
    promptAnswer: exactOptional(oneOf(['yes', 'no', 'nothing', 'not-granted'])),
    functions: exactOptional(listOf(remoteFunction, 'functions', 0, 6)),
    busyWith: exactOptional(computerName),
  },
  'the settings of the agent, in braces',
);

const host = strictObject(
  {
    name: computerName,
    role: oneOf(['console', 'client', 'site-server', 'name-server', 'router', 'other']),
    system: oneOf(['nt4-before-sp4', 'nt4-sp4', 'windows-2000', 'windows-98', 'windows-95', 'windows-3x']),
    isOn: exactOptional(yesOrNo()),
    adapters: listOf(adapter, 'adapters', 1, 8),
    protocols: listOf(oneOf(['tcpip', 'nwlink', 'netbeui']), 'protocols', 0, 3),
    lanas: exactOptional(listOf(lana, 'LANA entries', 0, 24)),
    nameResolution: exactOptional(nameResolution),
    console: exactOptional(consolePart),
    agent: exactOptional(agent),
    dnsServer: exactOptional(dnsServer),
    winsServer: exactOptional(winsServer),
    siteDatabase: exactOptional(siteDatabase),
    discovery: exactOptional(discovery),
    accessPoint: exactOptional(accessPoint),
    networkAccess: exactOptional(networkAccess),
    components: exactOptional(components),
    softwareDistribution: exactOptional(softwareDistribution),
    distributionPoint: exactOptional(distributionPoint),
    fileServer: exactOptional(fileServer),
    networkDiscovery: exactOptional(networkDiscovery),
    snmp: exactOptional(snmp),
    dcom: exactOptional(dcom),
    router: exactOptional(router),
  },
  'a host, in braces',
);

const fault = strictObject(
  {
    verdict: oneOf(['drop', 'delay']),
    delayMs: exactOptional(milliseconds(60 * 60_000)),
    segment: exactOptional(segmentName),
    from: exactOptional(computerName),
    to: exactOptional(computerName),
    protocol: exactOptional(oneOf(protocolsInFrames)),
    fromMs: exactOptional(milliseconds()),
    untilMs: exactOptional(milliseconds()),
    chance: exactOptional(share()),
    times: exactOptional(wholeNumber(1, 1_000_000)),
  },
  'a fault, in braces',
);

const flag = strictObject(
  {
    name: flagName,
    label: text(60),
    moves: listOf(jsonPointer, 'JSON pointers', 1, 20),
    fromMs: milliseconds(),
    untilMs: milliseconds(),
  },
  'a flag, in braces',
);

const detail = tableOf(string(), unknown(), 'what the detail must hold');

const milestone = strictObject(
  {
    byMs: milliseconds(),
    kind: exactOptional(oneOf(entryKinds)),
    host: exactOptional(computerName),
    rule: exactOptional(text(100)),
    detail: exactOptional(detail),
    outcome: exactOptional(
      strictObject(
        {
          action: exactOptional(oneOf(endingActs)),
          host: exactOptional(computerName),
          target: exactOptional(computerName),
          result: exactOptional(oneOf(['connected', 'done', 'failed', 'cancelled', 'waiting'])),
          detail: exactOptional(detail),
        },
        'an outcome, in braces',
      ),
    ),
    never: exactOptional(yesOrNo()),
  },
  'a milestone, in braces',
);

/** A series of waits is given as a list, as the table of timings has it; all else is one number. */
function timingEntry(timing: (typeof timings)[number]) {
  const one = timing.unit === 'ms' ? milliseconds() : wholeNumber(0, 100);
  const value: GenericSchema<number | number[]> =
    typeof timing.value === 'number' ? one : listOf(one, 'waits in milliseconds', 1, 10);
  return exactOptional(value);
}

const timingEntries = Object.fromEntries(timings.map((timing) => [timing.name, timingEntry(timing)])) as Record<
  TimingName,
  ReturnType<typeof timingEntry>
>;

export const scenarioDefinition = strictObject(
  {
    $schema: exactOptional(text(200)),
    format: literal(formatNumber, `${formatNumber}`),
    id: scenarioId,
    title: text(120),
    articles: listOf(article, 'numbers of articles', 0, 20),
    summary: text(1000),
    question: exactOptional(text(500)),
    startsAt: startMoment,
    endsAtMs: exactOptional(wholeNumber(1, longestMs, 'a whole number of milliseconds')),
    seed: wholeNumber(0, 2 ** 32 - 1),
    races: exactOptional(yesOrNo()),
    readings: exactOptional(tableOf(text(100), text(100), 'rule to reading')),
    timings: exactOptional(strictObject(timingEntries, 'a table of timing to value, in braces')),
    stage: exactOptional(listOf(computerName, 'names of hosts', 1, mostOnStage)),
    segments: listOf(
      strictObject(
        { name: segmentName, latencyMs: milliseconds(60_000), loss: exactOptional(share()) },
        'a segment, in braces',
      ),
      'segments',
      1,
      100,
    ),
    hosts: listOf(host, 'hosts', 1, mostHosts),
    faults: exactOptional(listOf(fault, 'faults', 0, 100)),
    acts: listOf(actDefinition, 'acts', 0, 1000),
    flags: exactOptional(listOf(flag, 'flags', 0, mostFlags)),
    milestones: listOf(milestone, 'milestones', 0, 1000),
  },
  'a scenario: an object in braces, with format, id, title and so on',
);
