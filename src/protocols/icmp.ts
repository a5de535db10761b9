// ICMP (RFC 792): destination unreachable only. No echo yet.

export interface IcmpMessage {
  readonly protocol: 'icmp';
  readonly type: 'destination-unreachable';
  readonly code: 'network' | 'host' | 'protocol' | 'port';
  /** The header of the datagram that could not be delivered and the ports that follow it. */
  readonly quoted: {
    readonly identification: number;
    readonly source: string;
    readonly destination: string;
    readonly carries: 'tcp' | 'udp' | 'icmp';
    readonly sourcePort: number;
    readonly destinationPort: number;
  };
}
