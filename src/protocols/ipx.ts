// IPX: network, node and socket numbers, hop count, packet type 20 (14h) for NetBIOS broadcasts. SPX itself is not there.
import type { RpcDatagramPdu } from './dce-rpc.ts';
import type { IpxRipMessage } from './ipx-rip.ts';
import type { IpxSapMessage } from './ipx-sap.ts';
import type { NbipxMessage } from './nbipx.ts';
import type { RemoteToolsMessage } from './remote-tools.ts';

export interface IpxAddress {
  /** Eight hexadecimal digits. */
  readonly network: string;
  /** Twelve hexadecimal digits; FFFFFFFFFFFF is everybody. */
  readonly node: string;
}

export interface IpxMessage {
  readonly protocol: 'ipx';
  /** 1 RIP, 4 packet exchange, 5 SPX (rule `rpc.spx`), 20 NetBIOS broadcast. */
  readonly type: 1 | 4 | 5 | 20;
  readonly hops: number;
  readonly destination: IpxAddress & { readonly socket: number };
  readonly source: IpxAddress & { readonly socket: number };
  readonly payload: NbipxMessage | RemoteToolsMessage | RpcDatagramPdu | IpxRipMessage | IpxSapMessage;
}

export const ipxBroadcastNode = 'FFFFFFFFFFFF';
