// A discovery data record (.ddr) as it travels from who found a computer to the site database.

export interface DiscoveryRecord {
  /** Who wrote it. Only the client itself writes heartbeat records. */
  readonly agent: 'heartbeat' | 'logon' | 'network';
  /** The NetBIOS computer name; network discovery may know an address only. */
  readonly name?: string;
  readonly ipAddresses: readonly string[];
  readonly ipxAddresses: readonly string[];
  /** Of network discovery, which writes no record without one (Q228900). */
  readonly subnetMask?: string;
}
