// Every wait and repeat count the lab uses, as one table: value, unit, range to offer, label and source. A scenario may
// override each. `systems` tells which operating systems have the value, where they differ.
import type { EvidenceLabel } from './rule.ts';

export interface Timing {
  readonly name: string;
  readonly text: string;
  readonly unit: 'ms' | 'times';
  /** One number, or the waits of a series one after another. */
  readonly value: number | readonly number[];
  /** Smallest and largest value worth offering, each for one number. */
  readonly range: readonly [number, number];
  readonly label: EvidenceLabel;
  readonly source: string;
}

const minute = 60_000;
const hour = 60 * minute;

export const timings = [
  t(
    'broadcastQueryTimeout',
    'Wait after each NetBIOS broadcast name query',
    'ms',
    750,
    [100, 5000],
    'stated',
    'NetBT parameters appendix (NT 4.0)',
  ),
  t(
    'broadcastQueryTries',
    'NetBIOS broadcast name queries',
    'times',
    3,
    [1, 10],
    'stated',
    'NetBT parameters appendix (NT 4.0)',
  ),
  t('winsQueryTimeout', 'Wait after each name query to a WINS server', 'ms', 1500, [100, 15_000], 'stated', 'Q219357'),
  t('winsQueryTries', 'Name queries to one silent WINS server', 'times', 3, [1, 10], 'inferred', 'Q120642'),
  t(
    'nameCacheLifetime',
    'Life of an entry in the NetBIOS remote name cache',
    'ms',
    10 * minute,
    [minute, 24 * hour],
    'stated',
    'Q119493, Q188655',
  ),
  t(
    'dnsWaitsNt4BeforeSp4',
    'Waits after each DNS query, NT 4.0 before SP4: 5 s to the second, 45 s in all; the division of the rest is assumed',
    'ms',
    [5000, 10_000, 10_000, 20_000],
    [500, 60_000],
    'stated',
    'Q198550',
  ),
  t(
    'dnsWaitsNt4Sp4',
    'Waits after each DNS query, NT 4.0 SP4 and later',
    'ms',
    [1000, 2000, 4000, 8000],
    [500, 60_000],
    'stated',
    'Q198550',
  ),
  t(
    'dnsWaitsWindows2000',
    'Waits after each DNS query, Windows 2000',
    'ms',
    [1000, 2000, 2000, 4000, 8000],
    [500, 60_000],
    'stated',
    'TechNet, DNSQueryTimeouts',
  ),
  t(
    'tcpFirstRetransmission',
    'First wait for the answer to a SYN; each further wait is twice as long',
    'ms',
    3000,
    [500, 10_000],
    'stated',
    'Q140552, Q200770',
  ),
  t(
    'tcpConnectRetransmissionsNt4',
    'Repeats of an unanswered SYN, NT 4.0 (and, assumed, Windows 95 and 98)',
    'times',
    3,
    [0, 10],
    'stated',
    'Q140552, Q200770',
  ),
  t(
    'tcpConnectRetransmissionsWindows2000',
    'Repeats of an unanswered SYN, Windows 2000',
    'times',
    2,
    [0, 10],
    'inferred',
    'TcpMaxConnectRetransmissions, Windows 2000',
  ),
  t(
    'tcpRefusedRetryDelay',
    'Wait before a SYN answered by RST is sent again',
    'ms',
    500,
    [0, 1000],
    'assumed',
    'the lab; 0.5 to 1.5 s in all',
  ),
  t(
    'tcpRefusedRetries',
    'Repeats of a SYN answered by RST',
    'times',
    2,
    [0, 4],
    'assumed',
    'the lab; 0.5 to 1.5 s in all',
  ),
  t(
    'netbtConnectRunsNt4BeforeSp4',
    'How often NetBT runs the whole connect sequence, NT 4.0 before the fix',
    'times',
    2,
    [1, 2],
    'stated',
    'Q178205, Q200770',
  ),
  t(
    'arpTimeout',
    'Wait for an ARP answer before the waiting datagram is given up',
    'ms',
    1000,
    [100, 5000],
    'assumed',
    'the lab',
  ),
  t(
    'arpCacheLifetime',
    'Life of an address learned by ARP',
    'ms',
    2 * minute,
    [1000, 10 * minute],
    'assumed',
    'the lab; as ArpCacheLife of Windows NT',
  ),
  t(
    'tcpDataFirstRetransmission',
    'First wait for the acknowledgement of data; each further wait is twice as long',
    'ms',
    1000,
    [200, 10_000],
    'assumed',
    'the lab',
  ),
  t(
    'tcpDataRetransmissions',
    'Repeats of data that nobody acknowledges',
    'times',
    5,
    [0, 10],
    'inferred',
    'TcpMaxDataRetransmissions, Windows NT',
  ),
  t(
    'netbtSessionTimeout',
    'Wait for the answer to a NetBIOS session request over TCP',
    'ms',
    30_000,
    [1000, 120_000],
    'assumed',
    'the lab',
  ),
  t(
    'nbfLinkTimeout',
    'Wait for the answer to each LLC frame of NetBEUI',
    'ms',
    600,
    [100, 5000],
    'assumed',
    'the lab; as DefaultT1Timeout of NBF',
  ),
  t(
    'nbfLinkTries',
    'Sendings of an LLC frame that nobody answers',
    'times',
    8,
    [1, 20],
    'assumed',
    'the lab; as LLCRetries of NBF',
  ),
  t(
    'ipxRouteTimeout',
    'Wait after each question for the way to an IPX network',
    'ms',
    500,
    [100, 5000],
    'assumed',
    'the lab',
  ),
  t('ipxRouteTries', 'Questions for the way to an IPX network', 'times', 3, [1, 10], 'assumed', 'the lab'),
  t(
    'ipxRouteLifetime',
    'Life of a learned way to an IPX network',
    'ms',
    3 * minute,
    [10_000, 30 * minute],
    'inferred',
    'RFC 1058: a route is dropped after 180 s',
  ),
  t(
    'udpProbeTimeout',
    'Wait for an agent that listens by UDP',
    'ms',
    5000,
    [1000, 15_000],
    'assumed',
    'the lab; as for IPX',
  ),
  t(
    'ipxProbeTimeout',
    'Wait for an agent that listens on an IPX socket',
    'ms',
    5000,
    [1000, 15_000],
    'assumed',
    'the lab; SMS keeps it in the registry, value unpublished',
  ),
  t('nwlinkFindNameTimeout', 'Wait after each IPX find-name broadcast', 'ms', 500, [100, 5000], 'stated', 'Q99745'),
  t('nwlinkFindNameTries', 'IPX find-name broadcasts', 'times', 3, [1, 10], 'stated', 'Q99745'),
  t(
    'nwlinkConnectTimeout',
    'Wait after each connection probe of NetBIOS over IPX',
    'ms',
    1000,
    [100, 5000],
    'stated',
    'Q99745',
  ),
  t('nwlinkConnectTries', 'Connection probes of NetBIOS over IPX', 'times', 5, [1, 10], 'stated', 'Q99745'),
  t(
    'nbfNameQueryTimeout',
    'Wait after each NetBEUI name query',
    'ms',
    500,
    [100, 5000],
    'inferred',
    'IBM LAN Technical Reference; NBF parameters',
  ),
  t(
    'nbfNameQueryTries',
    'NetBEUI name queries',
    'times',
    3,
    [1, 10],
    'inferred',
    'IBM LAN Technical Reference; NBF parameters',
  ),
  t(
    'nameClaimTimeout',
    'Wait after each claim of a NetBIOS name',
    'ms',
    750,
    [250, 750],
    'inferred',
    'RFC 1002 section 6 with Windows values',
  ),
  t('nameClaimTries', 'Claims of a NetBIOS name', 'times', 3, [1, 10], 'inferred', 'RFC 1002 section 6'),
  t(
    'agentStartDelay',
    'From the desktop of the client to a listening agent',
    'ms',
    30_000,
    [0, 120_000],
    'inferred',
    'period documentation',
  ),
  t(
    'unresolvableViewerDelay',
    'For each Permitted Viewers entry that cannot be resolved when the agent starts on NT',
    'ms',
    minute,
    [0, minute],
    'stated',
    'Q230255',
  ),
  t(
    'permissionPromptTimeout',
    'How long the permission prompt waits (that it expires: Q234162)',
    'ms',
    30_000,
    [10_000, 120_000],
    'assumed',
    'the lab; value unpublished',
  ),
  t('userReactionTime', 'How long a person takes to answer a dialog', 'ms', 4000, [0, 60_000], 'assumed', 'the lab'),
  t(
    'residualGrantLifetime',
    'A granted permission is remembered for the same console, before SMS 2.0 SP3',
    'ms',
    120_000,
    [0, 600_000],
    'stated',
    'Q248452',
  ),
  t('providerTimeout', 'Wait for an answer of the SMS Provider', 'ms', 30_000, [1000, 120_000], 'assumed', 'the lab'),
  t('greetingTimeout', 'Wait for an agent to say who it is', 'ms', 5000, [1000, 60_000], 'assumed', 'the lab'),
  t(
    'verificationTimeout',
    'Wait for an agent to verify the viewer',
    'ms',
    15_000,
    [1000, 120_000],
    'assumed',
    'the lab',
  ),
  t(
    'winsReplicationInterval',
    'Between two pulls of replicas by a WINS partner',
    'ms',
    30 * minute,
    [5 * minute, 24 * hour],
    'inferred',
    'WINS defaults of Windows NT',
  ),
  t(
    'dnsRecordLifetime',
    'Time to live of a DNS record in a cache',
    'ms',
    hour,
    [minute, 24 * hour],
    'assumed',
    'the lab',
  ),
] as const satisfies readonly Timing[];

export type TimingName = (typeof timings)[number]['name'];

/** A value for every timing. */
export type TimingValues = Readonly<Record<TimingName, number | readonly number[]>>;

/** The table's values, with a scenario's overrides laid over them. */
export function timingValues(overrides: Partial<TimingValues> = {}): TimingValues {
  const values: Record<string, number | readonly number[]> = {};
  for (const { name, value } of timings) values[name] = overrides[name] ?? value;
  return values as TimingValues;
}

function t<const N extends string>(
  name: N,
  text: string,
  unit: Timing['unit'],
  value: Timing['value'],
  range: Timing['range'],
  label: EvidenceLabel,
  source: string,
): Timing & { readonly name: N } {
  return { name, text, unit, value, range, label, source };
}
