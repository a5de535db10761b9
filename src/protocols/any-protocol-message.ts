// Every message that the protocols can say, outermost or inside another.
import type { ArpMessage } from './arp.ts';
import type { DceRpcMessage } from './dce-rpc.ts';
import type { DnsMessage } from './dns.ts';
import type { IcmpMessage } from './icmp.ts';
import type { IpMessage } from './ip.ts';
import type { IpxRipMessage } from './ipx-rip.ts';
import type { IpxSapMessage } from './ipx-sap.ts';
import type { IpxMessage } from './ipx.ts';
import type { NbfMessage } from './nbf.ts';
import type { NbipxMessage } from './nbipx.ts';
import type { NetbiosNameMessage } from './netbios-name.ts';
import type { NetbiosSessionMessage } from './netbios-session.ts';
import type { RemoteToolsMessage } from './remote-tools.ts';
import type { SmbMessage } from './smb.ts';
import type { SmsProviderMessage } from './sms-provider.ts';
import type { SnmpMessage } from './snmp.ts';
import type { TcpMessage } from './tcp.ts';
import type { UdpMessage } from './udp.ts';
import type { WinsReplicationMessage } from './wins-replication.ts';

export type ProtocolMessage =
  | ArpMessage
  | DceRpcMessage
  | DnsMessage
  | IcmpMessage
  | IpMessage
  | IpxMessage
  | IpxRipMessage
  | IpxSapMessage
  | NbfMessage
  | NbipxMessage
  | NetbiosNameMessage
  | NetbiosSessionMessage
  | RemoteToolsMessage
  | SmbMessage
  | SmsProviderMessage
  | SnmpMessage
  | TcpMessage
  | UdpMessage
  | WinsReplicationMessage;

/** A message by the name of its protocol. */
export type MessageOf<TProtocol extends ProtocolMessage['protocol']> = Extract<
  ProtocolMessage,
  { protocol: TProtocol }
>;

const protocols: readonly string[] = [
  'arp',
  'dce-rpc',
  'dns',
  'icmp',
  'ip',
  'ipx',
  'ipx-rip',
  'ipx-sap',
  'nbf',
  'nbipx',
  'nbns',
  'nbss',
  'remote-tools',
  'smb',
  'sms-provider',
  'snmp',
  'tcp',
  'udp',
  'wins-replication',
] satisfies ProtocolMessage['protocol'][];

export function isProtocolMessage(message: { readonly protocol: string }): message is ProtocolMessage {
  return protocols.includes(message.protocol);
}

/** Message and what it carries, outermost first. */
export function layersOf(message: { readonly protocol: string }): ProtocolMessage[] {
  const layers: ProtocolMessage[] = [];
  for (let layer: unknown = message; isLayer(layer) && isProtocolMessage(layer); layer = payloadOf(layer))
    layers.push(layer);
  return layers;
}

function isLayer(value: unknown): value is { readonly protocol: string } {
  return typeof value === 'object' && value !== null && 'protocol' in value;
}

function payloadOf(message: ProtocolMessage): unknown {
  return 'payload' in message ? message.payload : undefined;
}
