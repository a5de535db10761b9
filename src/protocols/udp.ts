// UDP (RFC 768): ports and the message that goes between them.
import type { RpcDatagramPdu } from './dce-rpc.ts';
import type { DnsMessage } from './dns.ts';
import type { NetbiosNameMessage } from './netbios-name.ts';
import type { RemoteToolsMessage } from './remote-tools.ts';
import type { SnmpMessage } from './snmp.ts';

export interface UdpMessage {
  readonly protocol: 'udp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly payload: DnsMessage | NetbiosNameMessage | RemoteToolsMessage | RpcDatagramPdu | SnmpMessage;
}
