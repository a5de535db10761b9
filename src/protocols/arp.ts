// ARP (RFC 826): who has this IP address on my segment?
import type { MacAddress } from '../world/index.ts';

export interface ArpMessage {
  readonly protocol: 'arp';
  readonly operation: 'request' | 'reply';
  readonly senderMac: MacAddress;
  readonly senderIp: string;
  /** All zero in a request. */
  readonly targetMac: MacAddress;
  readonly targetIp: string;
}
