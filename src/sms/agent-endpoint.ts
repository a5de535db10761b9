// Where a Remote Control Agent listens: one transport, on one address or LANA, worked out from its settings and the
// computer it starts on. Plain decisions.
import type { Host, NetbiosTransport } from '../world/index.ts';
import type { RemoteFunction } from '../protocols/index.ts';
import { verifyIpxSocket, verifyPort } from '../protocols/index.ts';

export type AgentProtocol = 'TCP' | 'IP' | 'IPX' | 'NetBIOS';

/** Settings of an agent, as a scenario gives them. */
export interface AgentSettings {
  readonly state?: 'listening' | 'stopped' | 'notInstalled';
  readonly protocol?: AgentProtocol;
  /** What its site sets for remote control, when the site sets it. */
  readonly siteProtocol?: AgentProtocol;
  /** For NetBIOS; the first of the computer when left out. */
  readonly lana?: number;
  /** The address it took when it started, when that is no longer the adapter's. */
  readonly listensOn?: string;
  readonly servicePack?: 0 | 1 | 2 | 3;
  readonly permittedViewers?: readonly string[];
  readonly unresolvableViewers?: number;
  readonly permissionRequired?: boolean;
  /** `not-granted` leaves open whether the person refuses or does nothing. */
  readonly promptAnswer?: 'yes' | 'no' | 'nothing' | 'not-granted';
  readonly functions?: readonly RemoteFunction[];
  readonly busyWith?: string;
}

/** Of an agent whose settings name none. */
export const usualServicePack = 2;

export type AgentEndpoint =
  | { readonly transport: 'tcp' | 'udp'; readonly address: string; readonly port: number }
  | { readonly transport: 'ipx'; readonly address: string; readonly socket: number }
  | { readonly transport: NetbiosTransport; readonly lana: number };

/** Who says what an agent listens on: somebody on the client itself, Windows 3.x, the site, or nobody. */
export type ProtocolSource = 'client' | 'win16' | 'site' | 'default';

/** Set on the client, it stays; else Windows 3.x uses NetBIOS whatever the site sets (Resource Guide), and others follow the site. */
export function protocolSource(settings: AgentSettings, host: Pick<Host, 'system'>): ProtocolSource {
  if (settings.protocol !== undefined) return 'client';
  if (host.system === 'windows-3x') return 'win16';
  return settings.siteProtocol === undefined ? 'default' : 'site';
}

export function agentProtocol(settings: AgentSettings, host: Pick<Host, 'system'>): AgentProtocol {
  const source = protocolSource(settings, host);
  if (source === 'win16') return 'NetBIOS';
  return (source === 'client' ? settings.protocol : source === 'site' ? settings.siteProtocol : undefined) ?? 'TCP';
}

/** The first adapter in binding order that has what the transport needs; undefined when the computer lacks it. */
export function agentEndpoint(
  settings: AgentSettings,
  host: Pick<Host, 'system' | 'protocols' | 'lanas' | 'adapters'>,
): AgentEndpoint | undefined {
  const protocol = agentProtocol(settings, host);
  if (protocol === 'NetBIOS') {
    const entry = host.lanas.find(({ lana }) => lana === (settings.lana ?? host.lanas[0]?.lana));
    const isBound = entry !== undefined && host.protocols.includes(protocolBelow[entry.transport]);
    return isBound ? { transport: entry.transport, lana: entry.lana } : undefined;
  }
  if (protocol === 'IPX') {
    const adapter = host.adapters.find(({ ipxNetwork }) => ipxNetwork !== undefined);
    if (!host.protocols.includes('nwlink') || adapter?.ipxNetwork === undefined) return undefined;
    const node = adapter.mac.replaceAll(':', '').toUpperCase();
    return { transport: 'ipx', address: `${adapter.ipxNetwork.toUpperCase()}:${node}`, socket: verifyIpxSocket };
  }
  const address = host.adapters.find(({ ipAddress }) => ipAddress !== undefined)?.ipAddress;
  if (!host.protocols.includes('tcpip') || address === undefined) return undefined;
  const port = verifyPort(settings.servicePack ?? usualServicePack);
  return { transport: protocol === 'TCP' ? 'tcp' : 'udp', address, port };
}

const protocolBelow = { netbt: 'tcpip', nwlnknb: 'nwlink', nbf: 'netbeui' } as const;

/** The 16th octets an agent registers: remote control, chat, file transfer (Q186078). */
export const agentSuffixes = ['43', '45', '46'] as const;
