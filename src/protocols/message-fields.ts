// The fields of a message, layer by layer, outermost first: what a receiver could tell apart, in readable form.
import type { MessageOf, ProtocolMessage } from './any-protocol-message.ts';
import { layersOf } from './any-protocol-message.ts';
import { dceRpcFields } from './describe-dce-rpc.ts';
import { describeMessage } from './describe-message.ts';
import { ipxAddressText } from './ipx-addresses.ts';
import { payloadLength } from './message-lengths.ts';
import { nameText } from './netbios-name.ts';
import type { NetbiosName } from './netbios-name.ts';

export interface MessageField {
  readonly name: string;
  readonly value: string;
}

export interface MessageLayer {
  readonly layer: string;
  readonly summary: string;
  readonly fields: MessageField[];
}

type Value = string | number | boolean | undefined;

const layerNames: Readonly<Record<ProtocolMessage['protocol'], string>> = {
  arp: 'ARP',
  'dce-rpc': 'DCE/RPC',
  dns: 'DNS',
  icmp: 'ICMP',
  ip: 'IP',
  ipx: 'IPX',
  'ipx-rip': 'IPX RIP',
  'ipx-sap': 'IPX SAP',
  nbf: 'NetBEUI',
  nbipx: 'NetBIOS over IPX',
  nbns: 'NetBIOS name service',
  nbss: 'NetBIOS session service',
  'remote-tools': 'Remote Tools',
  smb: 'SMB',
  'sms-provider': 'SMS Provider',
  snmp: 'SNMP',
  tcp: 'TCP',
  udp: 'UDP',
  'wins-replication': 'WINS replication',
};

export function messageFields(message: { readonly protocol: string }): MessageLayer[] {
  return layersOf(message).map((layer) => ({
    layer: layerNames[layer.protocol],
    summary: summaryOf(layer),
    fields: fieldsOf(layer).flatMap(([name, value]) =>
      value === undefined ? [] : [{ name, value: valueText(value) }],
    ),
  }));
}

function summaryOf(message: ProtocolMessage): string {
  switch (message.protocol) {
    case 'ip':
      return `${message.source} to ${message.destination}`;
    case 'ipx':
      return `${ipxAddressText(message.source)} to ${ipxAddressText(message.destination)}`;
    case 'tcp':
      return `port ${message.sourcePort} to ${message.destinationPort}, ${message.flags.join(' ')}`;
    case 'udp':
      return `port ${message.sourcePort} to ${message.destinationPort}`;
    case 'nbf':
      return message.command ?? message.llc;
    default:
      return describeMessage(message).short;
  }
}

function fieldsOf(message: ProtocolMessage): [string, Value][] {
  switch (message.protocol) {
    case 'arp':
      return [
        ['operation', message.operation],
        ['sender hardware address', message.senderMac],
        ['sender IP address', message.senderIp],
        ['target hardware address', message.targetMac],
        ['target IP address', message.targetIp],
      ];
    case 'ip':
      return [
        ['source', message.source],
        ['destination', message.destination],
        ['time to live', message.ttl],
        ['identification', hex(message.identification, 4)],
        ["don't fragment", message.dontFragment],
        ['protocol', layerNames[message.payload.protocol]],
      ];
    case 'icmp':
      return [
        ['type', 'destination unreachable (3)'],
        ['code', `${message.code} (${{ network: 0, host: 1, protocol: 2, port: 3 }[message.code]})`],
        ['about', `${message.quoted.carries.toUpperCase()} from ${message.quoted.source}:${message.quoted.sourcePort}`],
        ['on its way to', `${message.quoted.destination}:${message.quoted.destinationPort}`],
        ['its identification', hex(message.quoted.identification, 4)],
      ];
    case 'tcp':
      return [
        ['source port', message.sourcePort],
        ['destination port', message.destinationPort],
        ['sequence number', message.sequence],
        ['acknowledgement number', message.flags.includes('ACK') ? message.acknowledgement : undefined],
        ['flags', message.flags.join(', ')],
        ['window', message.window],
        ['maximum segment size', message.maximumSegmentSize],
        ['octets of data', payloadLength(message.payload)],
      ];
    case 'udp':
      return [
        ['source port', message.sourcePort],
        ['destination port', message.destinationPort],
      ];
    case 'ipx':
      return [
        [
          'packet type',
          `${{ 1: 'RIP', 4: 'packet exchange', 5: 'SPX', 20: 'NetBIOS broadcast' }[message.type]} (${message.type})`,
        ],
        ['hops', message.hops],
        ['destination', ipxAddressText(message.destination)],
        ['destination socket', hex(message.destination.socket, 4)],
        ['source', ipxAddressText(message.source)],
        ['source socket', hex(message.source.socket, 4)],
      ];
    case 'ipx-rip':
      return [
        ['operation', message.operation],
        ['network', message.network],
        ['hops', message.operation === 'response' ? message.hops : undefined],
        ['ticks', message.operation === 'response' ? message.ticks : undefined],
      ];
    case 'ipx-sap':
      return [
        ['operation', message.operation],
        ['server type', hex(message.serverType, 4)],
        ...(message.servers ?? []).map((server): [string, Value] => [
          'server',
          `${server.name} at ${ipxAddressText(server)}, socket ${hex(server.socket, 4)}`,
        ]),
      ];
    case 'dce-rpc':
      return dceRpcFields(message);
    case 'nbf':
      return nbfFields(message);
    case 'nbipx':
      return nbipxFields(message);
    case 'dns':
      return [
        ['transaction id', hex(message.id, 4)],
        ['kind', message.isResponse ? 'response' : 'query'],
        ['name', message.question.name],
        ['type', message.question.type],
        ['response code', message.isResponse ? message.responseCode : undefined],
        ['authoritative', message.isResponse ? message.isAuthoritative : undefined],
        ['recursion desired', message.recursionDesired],
        ...message.answers.map(({ address, pointsTo, ttlSeconds }): [string, Value] => [
          'answer',
          `${address ?? pointsTo}, lives ${ttlSeconds} s`,
        ]),
      ];
    case 'nbns':
      return nbnsFields(message);
    case 'nbss':
      return [
        ['type', message.type],
        ['called name', nameValue(message.called)],
        ['calling name', nameValue(message.calling)],
        ['error code', message.errorCode],
      ];
    case 'snmp':
      return [
        ...plainFields(message).filter(([name]) => name !== 'rows'),
        ...(message.rows ?? []).map(({ address, mac, mask }): [string, Value] => [
          'row',
          `${address}, ${mac ?? mask ?? '-'}`,
        ]),
      ];
    default:
      return plainFields(message);
  }
}

function nbfFields(message: MessageOf<'nbf'>): [string, Value][] {
  return [
    ['LLC frame', message.llc],
    ['N(S)', message.sendNumber],
    ['N(R)', message.receiveNumber],
    ['command', message.command],
    ['destination name', nameValue(message.destinationName)],
    ['source name', nameValue(message.sourceName)],
    ['session number', message.sessionNumber],
    ['remote session', message.remoteSession],
    ['local session', message.localSession],
    ['transmit correlator', message.transmitCorrelator],
    ['response correlator', message.responseCorrelator],
    ['abnormal end', message.isAbnormal],
  ];
}

function nbipxFields(message: MessageOf<'nbipx'>): [string, Value][] {
  return [
    ['type', message.type],
    ['name', nameValue(message.name)],
    ['networks crossed', message.networks && (message.networks.join(', ') || 'none')],
    ['source id', message.sourceId],
    ['destination id', message.destinationId === 0xffff ? 'none yet (FFFF)' : message.destinationId],
    ['system packet', message.isSystem],
    ['send sequence', message.sendSequence],
    ['receive sequence', message.receiveSequence],
    ['called name', nameValue(message.called)],
    ['calling name', nameValue(message.calling)],
  ];
}

function nbnsFields(message: MessageOf<'nbns'>): [string, Value][] {
  return [
    ['transaction id', hex(message.id, 4)],
    ['kind', `${message.operation} ${message.isResponse ? 'response' : 'request'}`],
    ['broadcast', message.isBroadcast],
    ['name', nameText(message.name)],
    ['16th octet', `${message.name.suffix.toUpperCase()}h`],
    ['response code', message.isResponse ? message.responseCode : undefined],
    ['recursion desired', message.recursionDesired],
    ['addresses', message.addresses?.join(', ')],
    ['lifetime', message.ttlSeconds === undefined ? undefined : `${message.ttlSeconds} s`],
    ['group name', message.isGroup],
    ['node type', message.nodeType],
  ];
}

/** The lab's own words carry plain members. */
function plainFields(
  message: MessageOf<'remote-tools' | 'smb' | 'sms-provider' | 'snmp' | 'wins-replication'>,
): [string, Value][] {
  return Object.entries(message)
    .filter(([name]) => name !== 'protocol')
    .flatMap(([name, value]): [string, Value][] => {
      if (Array.isArray(value)) return [[wordsOfMember(name), String(value.length)]];
      if (typeof value === 'object' && value !== null) {
        return Object.entries(value).map(([inner, content]) => [
          wordsOfMember(inner),
          Array.isArray(content) ? content.join(', ') || 'none' : String(content),
        ]);
      }
      return [[wordsOfMember(name), value as Value]];
    });
}

/** `computerName` to `computer name`. */
function wordsOfMember(name: string): string {
  return name
    .replace(/^is(?=[A-Z])/, '')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
}

function nameValue(name: NetbiosName | undefined): string | undefined {
  return name && nameText(name);
}

function valueText(value: Exclude<Value, undefined>): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

function hex(value: number, digits: number): string {
  return `${value.toString(16).toUpperCase().padStart(digits, '0')}h`;
}
