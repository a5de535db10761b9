// IPv4 addresses and masks as numbers: which address is on which subnet.
import type { Adapter } from '../world/index.ts';

export const limitedBroadcast = '255.255.255.255';

export function ipToNumber(address: string): number {
  return address.split('.').reduce((number, octet) => ((number << 8) | Number(octet)) >>> 0, 0);
}

export function numberToIp(number: number): string {
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff).join('.');
}

/** Is the address on the adapter's subnet? Never, when the adapter has no address. */
export function isOnSubnet(adapter: Adapter, address: string): boolean {
  const mask = ipToNumber(adapter.subnetMask ?? '255.255.255.0');
  return adapter.ipAddress !== undefined && ((ipToNumber(adapter.ipAddress) ^ ipToNumber(address)) & mask) === 0;
}

/** The address of everybody on the adapter's subnet. */
export function subnetBroadcast(adapter: Adapter): string | undefined {
  if (adapter.ipAddress === undefined) return undefined;
  const mask = ipToNumber(adapter.subnetMask ?? '255.255.255.0');
  return numberToIp((ipToNumber(adapter.ipAddress) | ~mask) >>> 0);
}

export function isBroadcastOn(adapter: Adapter, address: string): boolean {
  return address === limitedBroadcast || address === subnetBroadcast(adapter);
}
