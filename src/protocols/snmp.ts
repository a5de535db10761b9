// SNMP as far as network discovery reads a router with it: the table of its ARP cache and that of its own addresses, each
// in one question and one answer. Real readers ask row by row.

export const snmpPort = 161;

/** `arp`: who is where on the segments of the router. `addresses`: its own addresses with their subnet masks. */
export type SnmpTable = 'arp' | 'addresses';

export interface SnmpRow {
  readonly address: string;
  /** In the table `arp`. */
  readonly mac?: string;
  /** In the table `addresses`. */
  readonly mask?: string;
}

export interface SnmpMessage {
  readonly protocol: 'snmp';
  readonly type: 'get' | 'response';
  readonly requestId: number;
  readonly community: string;
  readonly table: SnmpTable;
  /** Of a response. */
  readonly rows?: readonly SnmpRow[];
}
