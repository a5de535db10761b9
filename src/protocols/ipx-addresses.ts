// IPX addresses: what an adapter is called, and how an address is written.
import type { Adapter, MacAddress } from '../world/index.ts';
import type { IpxAddress } from './ipx.ts';

/** The network number that means “this segment, whatever its number”. */
export const thisIpxNetwork = '00000000';

export function ipxAddressOf(adapter: Adapter): IpxAddress {
  return { network: (adapter.ipxNetwork ?? thisIpxNetwork).toUpperCase(), node: macToNode(adapter.mac) };
}

export function macToNode(mac: MacAddress): string {
  return mac.replaceAll(':', '').toUpperCase();
}

export function nodeToMac(node: string): MacAddress {
  return (node.toUpperCase().match(/../g) ?? []).join(':');
}

/** `0000A1B2:020000000300`. */
export function ipxAddressText({ network, node }: IpxAddress): string {
  return `${network}:${node}`.toUpperCase();
}

/** Reads `0000A1B2:020000000300`; undefined when it is no such address. */
export function parseIpxAddress(text: string): IpxAddress | undefined {
  const match = /^([0-9A-F]{8}):([0-9A-F]{12})$/.exec(text.toUpperCase());
  const [, network, node] = match ?? [];
  return network !== undefined && node !== undefined ? { network, node } : undefined;
}

export function isSameIpxAddress(one: IpxAddress, other: IpxAddress): boolean {
  return ipxAddressText(one) === ipxAddressText(other);
}
