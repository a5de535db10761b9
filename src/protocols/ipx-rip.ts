// IPX RIP, socket 0453h: who knows the way to this network? One network per message; the periodic tables of routers are
// left out.

export const ipxRipSocket = 0x0453;

export interface IpxRipMessage {
  readonly protocol: 'ipx-rip';
  readonly operation: 'request' | 'response';
  /** Eight hexadecimal digits. */
  readonly network: string;
  /** Routers on the way; FFFFh in a request. */
  readonly hops: number;
  readonly ticks: number;
}
