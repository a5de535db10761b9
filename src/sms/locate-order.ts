// In which order a console looks a name up, and which addresses and LANA numbers it tries: plain decisions.
import type { IpxAddress, NodeType } from '../protocols/index.ts';
import type { LanaEntry } from '../world/index.ts';

/** One way to look a name up. */
export type Lookup = 'ownName' | 'hosts' | 'dns' | 'nbCache' | 'wins' | 'broadcast' | 'lmhosts';

export interface LookupSettings {
  readonly nodeType: NodeType;
  readonly hasDnsServer: boolean;
  readonly hasWinsServer: boolean;
  readonly isLmhostsEnabled: boolean;
  /** DnsNbtLookupOrder 1 (Q139270). */
  readonly isNetbiosBeforeDns: boolean;
}

/** h-node where a WINS server is named, else Microsoft's b-node (Q119493). */
export function defaultNodeType(hasWinsServer: boolean): NodeType {
  return hasWinsServer ? 'h' : 'b';
}

/** The NetBIOS ways by node type (Q119493). WINS without a server and LMHOSTS switched off are left out. */
export function netbiosLookupOrder(settings: LookupSettings): Lookup[] {
  const byNodeType: Record<NodeType, Lookup[]> = {
    b: ['nbCache', 'broadcast', 'lmhosts'],
    p: ['nbCache', 'wins'],
    m: ['nbCache', 'broadcast', 'wins'],
    h: ['nbCache', 'wins', 'broadcast', 'lmhosts'],
  };
  return byNodeType[settings.nodeType].filter(
    (lookup) => (lookup !== 'wins' || settings.hasWinsServer) && (lookup !== 'lmhosts' || settings.isLmhostsEnabled),
  );
}

/** The host-name order: own name, HOSTS, DNS, NetBIOS ways (Q172218); DNS last with DnsNbtLookupOrder 1 (Q139270). */
export function hostLookupOrder(settings: LookupSettings): Lookup[] {
  const netbios = netbiosLookupOrder(settings);
  const dns: Lookup[] = settings.hasDnsServer ? ['dns'] : [];
  return ['ownName', 'hosts', ...(settings.isNetbiosBeforeDns ? [...netbios, ...dns] : [...dns, ...netbios])];
}

/** An address of the database, and over which family it is tried. */
export type StoredAddress =
  { readonly family: 'ip'; readonly address: string } | { readonly family: 'ipx'; readonly address: string };

/** All IP addresses, then all IPX addresses, as listed (assumed: word order of Q226297). */
export function storedAddresses(record: {
  ipAddresses: readonly string[];
  ipxAddresses: readonly string[];
}): StoredAddress[] {
  return [
    ...record.ipAddresses.map((address) => ({ family: 'ip', address }) as const),
    ...record.ipxAddresses.map((address) => ({ family: 'ipx', address }) as const),
  ];
}

/** The listed LANA numbers that exist on the console, in the order of the list. */
export function lanasToTry(listed: readonly number[], existing: readonly LanaEntry[]): LanaEntry[] {
  return listed.flatMap((lana) => existing.filter((entry) => entry.lana === lana).slice(0, 1));
}

/** `0000A1B2:00C04F123456` to network and node. */
export function parseIpxAddress(text: string): IpxAddress {
  const [network = '', node = ''] = text.toUpperCase().split(':');
  return { network, node };
}
