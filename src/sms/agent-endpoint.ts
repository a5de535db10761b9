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

/** The setting, else TCP; on Windows 3.x NetBIOS, for such clients ignore the site's setting (Resource Guide). */
export function agentProtocol(settings: AgentSettings, host: Pick<Host, 'system'>): AgentProtocol {
  return settings.protocol ?? (host.system === 'windows-3x' ? 'NetBIOS' : 'TCP');
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
