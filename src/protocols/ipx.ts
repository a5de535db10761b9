// IPX: network, node and socket numbers, hop count, packet type 20 (14h) for NetBIOS broadcasts. No SPX yet.
import type { IpxRipMessage } from './ipx-rip.ts';
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
  /** 1 RIP, 4 packet exchange, 20 NetBIOS broadcast. */
  readonly type: 1 | 4 | 20;
  readonly hops: number;
  readonly destination: IpxAddress & { readonly socket: number };
  readonly source: IpxAddress & { readonly socket: number };
  readonly payload: NbipxMessage | RemoteToolsMessage | IpxRipMessage;
}

export const ipxBroadcastNode = 'FFFFFFFFFFFF';
