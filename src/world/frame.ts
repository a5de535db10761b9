// What travels on a segment: from one adapter to one or all others, with a typed message that the world never looks into.

/** The least the world knows of a message: the protocol that says it. */
export interface AnyMessage {
  readonly protocol: string;
}

/** Six octets in hexadecimal with colons, such as `02:00:00:00:01:00`. */
export type MacAddress = string;

export const broadcastMac: MacAddress = 'FF:FF:FF:FF:FF:FF';
/** The NetBIOS functional address (wire-formats: Ethernet): every NetBEUI host listens to it. */
export const netbiosMulticastMac: MacAddress = '03:00:00:00:00:01';

export interface Frame {
  /** Counts the frames of a run from 1. */
  readonly number: number;
  readonly segment: string;
  readonly fromHost: string;
  readonly sourceMac: MacAddress;
  readonly destinationMac: MacAddress;
  readonly sentAtMs: number;
  readonly arrivesAtMs: number;
  readonly message: AnyMessage;
}

export function isGroupAddress(mac: MacAddress): boolean {
  return (parseInt(mac.slice(0, 2), 16) & 1) === 1;
}
