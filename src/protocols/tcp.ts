// TCP (RFC 793) as far as this lab needs it: handshake, data, close and reset. No windows, no congestion control.
import type { RpcConnectionPdu } from './dce-rpc.ts';
import type { NetbiosSessionMessage } from './netbios-session.ts';
import type { RemoteToolsMessage } from './remote-tools.ts';
import type { SmsProviderMessage } from './sms-provider.ts';
import type { WinsReplicationMessage } from './wins-replication.ts';

export type TcpFlag = 'SYN' | 'ACK' | 'FIN' | 'RST' | 'PSH';

/** What a TCP segment can carry. */
export type TcpPayload =
  NetbiosSessionMessage | RemoteToolsMessage | RpcConnectionPdu | SmsProviderMessage | WinsReplicationMessage;

export interface TcpMessage {
  readonly protocol: 'tcp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly sequence: number;
  /** 0 when ACK is not set. */
  readonly acknowledgement: number;
  readonly flags: readonly TcpFlag[];
  readonly window: number;
  /** In SYN and SYN+ACK only. */
  readonly maximumSegmentSize?: number;
  readonly payload?: TcpPayload;
}
