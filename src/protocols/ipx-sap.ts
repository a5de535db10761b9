// IPX SAP, socket 0452h: which servers of a type are there, and where? One question and one answer; the regular tables that
// servers and routers send every minute are left out.

export const ipxSapSocket = 0x0452;

/** The type of Windows NT servers that RPC looks for. */
export const ntServerType = 0x0640;

export interface IpxSapMessage {
  readonly protocol: 'ipx-sap';
  readonly operation: 'general-query' | 'general-response';
  readonly serverType: number;
  /** Of a response. */
  readonly servers?: readonly {
    readonly name: string;
    readonly network: string;
    readonly node: string;
    readonly socket: number;
  }[];
}
