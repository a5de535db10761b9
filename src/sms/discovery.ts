// When a client runs its cycle and when it reports: the arithmetic of dates, and what it says of itself. Plain decisions.
import type { DiscoveryRecord } from '../protocols/index.ts';
import { ipToNumber } from '../protocols/index.ts';
import type { Host, OperatingSystem } from '../world/index.ts';
import { isWindowsNt } from './permitted-viewers.ts';

/** What a computer has at a moment, as discovery tells it. */
export interface OwnAddresses {
  readonly ipAddresses: readonly string[];
  readonly ipxAddresses: readonly string[];
}

/** The addresses of all adapters, in binding order; those of a protocol that is not bound do not count. */
export function ownAddresses(host: Pick<Host, 'protocols' | 'adapters'>): OwnAddresses {
  const { protocols, adapters } = host;
  return {
    ipAddresses: protocols.includes('tcpip') ? adapters.flatMap(({ ipAddress }) => ipAddress ?? []) : [],
    ipxAddresses: protocols.includes('nwlink')
      ? adapters.flatMap(({ ipxNetwork, mac }) =>
          ipxNetwork === undefined ? [] : [`${ipxNetwork.toUpperCase()}:${mac.replaceAll(':', '').toUpperCase()}`],
        )
      : [],
  };
}

export function isSameAddresses(one: OwnAddresses, other: OwnAddresses): boolean {
  return one.ipAddresses.join() === other.ipAddresses.join() && one.ipxAddresses.join() === other.ipxAddresses.join();
}

/** Is a cycle, or a heartbeat, due at this moment? At the very moment it is. */
export function isDue(dueAtMs: number, atMs: number): boolean {
  return atMs >= dueAtMs;
}

/** Windows NT and 2000 run a missed cycle at start-up; the others wait until somebody logs on (Q231232). */
export function runsMissedCycleAtLogon(system: OperatingSystem): boolean {
  return !isWindowsNt(system);
}

export function recordOf(
  agent: DiscoveryRecord['agent'],
  computerName: string,
  { ipAddresses, ipxAddresses }: OwnAddresses,
): DiscoveryRecord {
  return { agent, name: computerName, ipAddresses: [...ipAddresses], ipxAddresses: [...ipxAddresses] };
}

/** The share of an access point. */
export function accessPointShare(siteCode: string): string {
  return `CAP_${siteCode.toUpperCase()}`;
}

/** The share of a site server (name assumed). */
export function siteShare(siteCode: string): string {
  return `SMS_${siteCode.toUpperCase()}`;
}

/** Name of a record's file in the inbox of an access point. */
export function recordFile(record: DiscoveryRecord): string {
  return `${record.name ?? record.ipAddresses[0] ?? 'unknown'}.ddr`;
}

/** The NetBIOS name a computer of this DNS name has, as far as anybody can tell: its first part, cut to 15 characters. */
export function computerNameOf(dnsName: string): string {
  return (dnsName.split('.')[0] ?? '').slice(0, 15).toUpperCase();
}

/** The mask of the subnet an address is on, as a router's own addresses tell it; undefined when none of them is on it. */
export function findSubnetMask(
  address: string,
  rows: readonly { readonly address: string; readonly mask?: string }[],
): string | undefined {
  return rows.find(({ address: own, mask }) => mask !== undefined && isOnSameSubnet(own, address, mask))?.mask;
}

function isOnSameSubnet(one: string, other: string, mask: string): boolean {
  return ((ipToNumber(one) ^ ipToNumber(other)) & ipToNumber(mask)) === 0;
}
