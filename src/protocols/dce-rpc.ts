// DCE/RPC as DCOM uses it: protocol sequences, the calls and answers inside, and the PDUs around them, over connections
// (version 5, C706 chapter 12.6) and over datagrams (version 4, chapter 12.5). Stubs are told by name, not as octets.
import type { SmsProviderMessage } from './sms-provider.ts';

/** What a DCOM protocol list is made of (MSDN “Protocol Sequence Constants”). */
export const protocolSequences = [
  'ncadg_ip_udp',
  'ncacn_ip_tcp',
  'ncadg_ipx',
  'ncacn_spx',
  'ncacn_nb_nb',
  'ncacn_nb_ipx',
  'ncacn_nb_tcp',
  'ncacn_http',
] as const;

export type ProtocolSequence = (typeof protocolSequences)[number];

/** As Dcomcnfg shows them. */
export const protocolSequenceNames: Readonly<Record<ProtocolSequence, string>> = {
  ncadg_ip_udp: 'Datagram UDP/IP',
  ncacn_ip_tcp: 'Connection-oriented TCP/IP',
  ncadg_ipx: 'Datagram IPX',
  ncacn_spx: 'Connection-oriented SPX',
  ncacn_nb_nb: 'Connection-oriented NetBEUI',
  ncacn_nb_ipx: 'Connection-oriented NetBIOS over IPX',
  ncacn_nb_tcp: 'Connection-oriented NetBIOS over TCP/IP',
  ncacn_http: 'Tunneling TCP/IP',
};

export function isDatagramSequence(sequence: ProtocolSequence): boolean {
  return sequence.startsWith('ncadg');
}

/** Where object resolver and activator listen. Of NetBIOS the number is the 16th octet of the name. */
export function resolverEndpoint(sequence: ProtocolSequence): number {
  if (sequence === 'ncacn_http') return 80;
  return isIpxSequence(sequence) ? 34_280 : 135;
}

/** Where the objects of WMI listen: dynamic on a real computer, always the same here (rule `rpc.object-endpoint`). */
export function objectEndpoint(sequence: ProtocolSequence): number {
  if (sequence === 'ncacn_http') return 1028;
  if (isIpxSequence(sequence)) return 0x40fe;
  return sequence.startsWith('ncacn_nb') ? 136 : 1027;
}

function isIpxSequence(sequence: ProtocolSequence): boolean {
  return sequence === 'ncadg_ipx' || sequence === 'ncacn_spx';
}

export type RpcInterface =
  | 'IObjectExporter'
  | 'IRemoteActivation'
  | 'ISystemActivator'
  | 'IRemUnknown'
  | 'IWbemLevel1Login'
  | 'IWbemServices'
  | 'conversation manager';

/** UUID and version of each interface. */
export const rpcInterfaces: Readonly<Record<RpcInterface, { uuid: string; version: string }>> = {
  IObjectExporter: { uuid: '99fcfec4-5260-101b-bbcb-00aa0021347a', version: '0.0' },
  IRemoteActivation: { uuid: '4d9f4ab8-7d1c-11cf-861e-0020af6e7c57', version: '0.0' },
  ISystemActivator: { uuid: '000001a0-0000-0000-c000-000000000046', version: '0.0' },
  IRemUnknown: { uuid: '00000131-0000-0000-c000-000000000046', version: '0.0' },
  IWbemLevel1Login: { uuid: 'f309ad18-d86a-11d0-a075-00c04fb68820', version: '0.0' },
  IWbemServices: { uuid: '9556dc99-828c-11cf-a37e-00aa003240c7', version: '0.0' },
  'conversation manager': { uuid: '333a2276-0000-0000-0d00-00809c000000', version: '3.0' },
};

export type RpcOperation = RpcCall['operation'];

/** Interface and number of each operation, and whether a repeat of it does no harm. */
export const rpcOperations: Readonly<
  Record<RpcOperation, { interface: RpcInterface; opnum: number; isIdempotent: boolean }>
> = {
  ServerAlive: { interface: 'IObjectExporter', opnum: 3, isIdempotent: true },
  RemoteActivation: { interface: 'IRemoteActivation', opnum: 0, isIdempotent: false },
  RemoteCreateInstance: { interface: 'ISystemActivator', opnum: 4, isIdempotent: false },
  RemRelease: { interface: 'IRemUnknown', opnum: 5, isIdempotent: false },
  NTLMLogin: { interface: 'IWbemLevel1Login', opnum: 6, isIdempotent: false },
  ExecQuery: { interface: 'IWbemServices', opnum: 20, isIdempotent: false },
  who_are_you2: { interface: 'conversation manager', opnum: 1, isIdempotent: true },
};

/**
 * 0x00000000 is success, 0x80070005 access denied, 0x80040154 class not registered, 0x80080005 server execution failed,
 * 0x8004100E invalid namespace, 0x80041013 provider not found.
 */
export type HResult = '0x00000000' | '0x80070005' | '0x80040154' | '0x80080005' | '0x8004100E' | '0x80041013';

/** Protocol and end point under which an object can be called. */
export interface ObjectBinding {
  readonly sequence: ProtocolSequence;
  readonly endpoint: number;
}

/** One instance of SMS_ProviderLocation. */
export interface ProviderLocation {
  readonly siteCode: string;
  readonly machine: string;
  readonly namespacePath: string;
}

export type RpcCall = { readonly type: 'call' } & (
  | { readonly operation: 'ServerAlive' | 'RemRelease' | 'who_are_you2' }
  | {
      readonly operation: 'RemoteActivation' | 'RemoteCreateInstance';
      readonly class: 'WbemLevel1Login';
      /** NT 4.0 asks for the one its call runs on, Windows 2000 for several. */
      readonly protocols: readonly ProtocolSequence[];
    }
  | { readonly operation: 'NTLMLogin'; readonly namespace: string; readonly user: string }
  | { readonly operation: 'ExecQuery'; readonly query: string; readonly asks?: SmsProviderMessage }
);

export type RpcAnswer = { readonly type: 'answer' } & (
  | { readonly operation: 'ServerAlive' | 'RemRelease' | 'who_are_you2' }
  | {
      readonly operation: 'RemoteActivation' | 'RemoteCreateInstance';
      readonly result: HResult;
      /** Those asked for that the server has; empty when it has none of them. */
      readonly bindings: readonly ObjectBinding[];
      /** Of the server's COM: 5.1 on NT 4.0, 5.6 on Windows 2000. */
      readonly version: '5.1' | '5.6';
    }
  | { readonly operation: 'NTLMLogin'; readonly result: HResult }
  | {
      readonly operation: 'ExecQuery';
      readonly result: HResult;
      readonly rows?: readonly ProviderLocation[];
      readonly says?: SmsProviderMessage;
    }
);

/** Eight digits, as on the wire. */
export type RpcFaultStatus = '00000005' | '1C010002' | '1C010003' | '1C010014' | '1C000009';

export interface RpcFault {
  readonly type: 'fault';
  readonly operation: RpcOperation;
  readonly status: RpcFaultStatus;
}

/** What a caller says and hears on an RPC connection. */
export type RpcBody = RpcCall | RpcAnswer | RpcFault;

/** A PDU over a connection. */
export type RpcConnectionPdu = {
  readonly protocol: 'dce-rpc';
  readonly version: 5;
  readonly callId: number;
} & (
  | { readonly type: 'bind' | 'alter-context'; readonly interface: RpcInterface }
  | {
      readonly type: 'bind-ack' | 'alter-context-ack';
      /** No: abstract syntax not supported. */
      readonly isAccepted: boolean;
    }
  | {
      readonly type: 'bind-nak';
      readonly reason: 'unspecified' | 'congestion' | 'local limit' | 'protocol version';
    }
  | { readonly type: 'request'; readonly body: RpcCall }
  | { readonly type: 'response'; readonly body: RpcAnswer }
  | { readonly type: 'fault'; readonly body: RpcFault }
);

/** A PDU in a datagram. The activity is a caller's row of calls; its sequence counts them. */
export type RpcDatagramPdu = {
  readonly protocol: 'dce-rpc';
  readonly version: 4;
  readonly activity: string;
  readonly sequence: number;
} & (
  | { readonly type: 'request'; readonly body: RpcCall }
  | { readonly type: 'response'; readonly body: RpcAnswer }
  | { readonly type: 'fault'; readonly body: RpcFault }
  | { readonly type: 'ping' | 'working' | 'no-call' | 'ack' }
  | {
      readonly type: 'reject';
      /** `closing` stands for a server that goes away (rule `rpc.farewell`). */
      readonly status: '1C010003' | 'closing';
    }
);

export type DceRpcMessage = RpcConnectionPdu | RpcDatagramPdu;
