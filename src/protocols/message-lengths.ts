// How many octets a message takes inside TCP, so that sequence numbers grow as they would on a real cable. Where the
// layout is documented the length is that of the layout; the lab's own words have the fixed lengths set here.
import type { RpcConnectionPdu, RpcOperation } from './dce-rpc.ts';
import type { RemoteToolsMessage } from './remote-tools.ts';
import type { SmbCommand, SmbMessage } from './smb.ts';
import type { SmsProviderMessage } from './sms-provider.ts';
import type { TcpPayload } from './tcp.ts';

const remoteToolsLengths: Readonly<Record<RemoteToolsMessage['type'], number>> = {
  probe: 16,
  'probe-answer': 16,
  hello: 32,
  greeting: 32,
  verify: 64,
  verdict: 32,
  granted: 16,
  refused: 16,
  'prompt-expired': 16,
  'hang-up': 16,
};

const smsProviderLengths: Readonly<Record<SmsProviderMessage['type'], number>> = {
  'rights-query': 96,
  'rights-answer': 16,
  'resource-query': 64,
  'resource-answer': 256,
};

/** Question and answer; the record itself is about a kilobyte. */
const smbLengths: Readonly<Record<SmbCommand, readonly [number, number]>> = {
  negotiate: [51, 89],
  'server-info': [106, 122],
  'session-setup': [220, 94],
  'tree-connect': [82, 50],
  create: [104, 103],
  read: [59, 1087],
  write: [1092, 47],
  close: [41, 35],
  'tree-disconnect': [35, 35],
  logoff: [39, 39],
};

/** Octets of a message in a TCP segment; 0 without one. */
export function payloadLength(payload: TcpPayload | SmbMessage | undefined): number {
  switch (payload?.protocol) {
    case undefined:
      return 0;
    case 'remote-tools':
      return remoteToolsLengths[payload.type];
    case 'dce-rpc':
      return dceRpcLength(payload);
    case 'sms-provider':
      return smsProviderLengths[payload.type];
    case 'smb':
      return smbLengths[payload.command][payload.isResponse ? 1 : 0];
    case 'wins-replication':
      return payload.type === 'pull-request' ? 16 : 16 + 32 * (payload.records?.length ?? 0);
    case 'nbss': {
      // RFC 1002 4.3: a header of four octets, then two encoded names, an error code, or the message inside.
      const inside = { 'session-request': 68, 'positive-response': 0, 'negative-response': 1, 'session-message': 0 };
      return 4 + inside[payload.type] + payloadLength(payload.payload);
    }
  }
}

/** Wire layouts of section 7 of the wire formats; the stubs of WMI, which are published nowhere, have a length set here. */
function dceRpcLength(pdu: RpcConnectionPdu): number {
  switch (pdu.type) {
    case 'bind':
    case 'alter-context':
      return 72;
    case 'bind-ack':
      return 60;
    case 'alter-context-ack':
      return 56;
    case 'bind-nak':
      return 24;
    case 'fault':
      return 32;
    case 'request':
      return 24 + requestStubs[pdu.body.operation];
    case 'response':
      return 24 + responseStubs[pdu.body.operation];
  }
}

const requestStubs: Readonly<Record<RpcOperation, number>> = {
  ServerAlive: 0,
  RemoteActivation: 104,
  RemoteCreateInstance: 464,
  RemRelease: 64,
  NTLMLogin: 128,
  ExecQuery: 192,
  who_are_you2: 20,
};

const responseStubs: Readonly<Record<RpcOperation, number>> = {
  ServerAlive: 4,
  RemoteActivation: 320,
  RemoteCreateInstance: 480,
  RemRelease: 12,
  NTLMLogin: 96,
  ExecQuery: 256,
  who_are_you2: 28,
};
