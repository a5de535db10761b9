// IPv4 (RFC 791) as far as this lab needs it: addresses, routes, TTL. No fragments, no options.
import type { IcmpMessage } from './icmp.ts';
import type { TcpMessage } from './tcp.ts';
import type { UdpMessage } from './udp.ts';

export interface IpMessage {
  readonly protocol: 'ip';
  /** Per host, in steps of 0x0100 as Windows NT counted. */
  readonly identification: number;
  readonly dontFragment: boolean;
  readonly ttl: number;
  readonly source: string;
  readonly destination: string;
  readonly payload: IcmpMessage | UdpMessage | TcpMessage;
}
