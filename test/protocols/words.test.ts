// The words for messages: every kind of message has some, short ones stay short, and the fields of all layers are told.
import { describe, expect, test } from 'vitest';
import type { NetbiosName, ProtocolMessage, RpcAnswer, RpcCall } from '../../src/protocols/index.ts';
import {
  describeMessage,
  dnsReverseQuestion,
  smbCommands,
  messageFields,
  protocolSequences,
} from '../../src/protocols/index.ts';

const longName: NetbiosName = { name: 'FIFTEENLETTERSX', suffix: '43' };
const end = { network: '0000A1B2', node: '020000000300', socket: 0x0455 };
const record = {
  agent: 'heartbeat',
  name: 'FIFTEENLETTERSX',
  ipAddresses: ['192.168.100.100'],
  ipxAddresses: ['0000A1B2:020000000300'],
} as const;
const quoted = {
  identification: 256,
  source: '10.0.1.10',
  destination: '255.255.255.254',
  carries: 'tcp' as const,
  sourcePort: 1154,
  destinationPort: 2701,
};

function ip(payload: Extract<ProtocolMessage, { protocol: 'tcp' | 'udp' | 'icmp' }>): ProtocolMessage {
  const addresses = { source: '192.168.100.100', destination: '192.168.200.200' };
  return { protocol: 'ip', identification: 256, dontFragment: true, ttl: 128, ...addresses, payload };
}

function nbns(part: Partial<Extract<ProtocolMessage, { protocol: 'nbns' }>>): ProtocolMessage {
  return {
    protocol: 'nbns',
    id: 1,
    operation: 'query',
    isResponse: false,
    isBroadcast: true,
    isAuthoritative: false,
    recursionDesired: true,
    recursionAvailable: false,
    responseCode: 0,
    name: longName,
    addresses: ['192.168.100.100'],
    ttlSeconds: 300_000,
    isGroup: false,
    nodeType: 'h',
    ...part,
  };
}

function tcp(flags: ('SYN' | 'ACK' | 'FIN' | 'RST' | 'PSH')[], part: object = {}): ProtocolMessage {
  const numbers = { sourcePort: 1154, destinationPort: 2701, sequence: 0, acknowledgement: 1, window: 8760 };
  return ip({ protocol: 'tcp', flags, ...numbers, ...part });
}

function dceRpcMessages(): ProtocolMessage[] {
  const over = { protocol: 'dce-rpc', version: 5, callId: 1 } as const;
  const by = { protocol: 'dce-rpc', version: 4, activity: 'FIFTEENLETTERSX-1', sequence: 1 } as const;
  const activation = { class: 'WbemLevel1Login', protocols: protocolSequences } as const;
  const bindings = protocolSequences.map((sequence) => ({ sequence, endpoint: 1027 }));
  const row = {
    siteCode: 'ABC',
    machine: 'FIFTEENLETTERSX',
    namespacePath: '\\\\FIFTEENLETTERSX\\root\\sms\\site_ABC',
  };
  const asks = { protocol: 'sms-provider', type: 'resource-query', resource: 'FIFTEENLETTERSX' } as const;
  const calls: RpcCall[] = [
    ...(['ServerAlive', 'RemRelease', 'who_are_you2'] as const).map((operation) => ({
      type: 'call' as const,
      operation,
    })),
    { type: 'call', operation: 'RemoteActivation', ...activation },
    { type: 'call', operation: 'RemoteCreateInstance', ...activation },
    { type: 'call', operation: 'NTLMLogin', namespace: 'root\\sms', user: 'DOMAIN\\SOMEBODY' },
    { type: 'call', operation: 'ExecQuery', query: 'SELECT * FROM SMS_ProviderLocation' },
    { type: 'call', operation: 'ExecQuery', query: 'SELECT * FROM SMS_R_System', asks },
  ];
  const results = ['0x00000000', '0x80070005'] as const;
  const answers: RpcAnswer[] = [
    ...(['ServerAlive', 'RemRelease', 'who_are_you2'] as const).map((operation) => ({
      type: 'answer' as const,
      operation,
    })),
    ...results.flatMap((result): RpcAnswer[] => [
      { type: 'answer', operation: 'RemoteActivation', result, bindings, version: '5.1' },
      { type: 'answer', operation: 'RemoteCreateInstance', result, bindings: [], version: '5.6' },
      { type: 'answer', operation: 'NTLMLogin', result },
      { type: 'answer', operation: 'ExecQuery', result, rows: [row] },
      { type: 'answer', operation: 'ExecQuery', result, says: { protocol: 'sms-provider', type: 'resource-answer' } },
    ]),
  ];
  const fault = { type: 'fault', operation: 'RemoteCreateInstance', status: '1C010003' } as const;
  return [
    ...(['bind', 'alter-context'] as const).map((type) => ({ ...over, type, interface: 'IWbemLevel1Login' as const })),
    ...(['bind-ack', 'alter-context-ack'] as const).flatMap((type) =>
      [true, false].map((isAccepted) => ({ ...over, type, isAccepted })),
    ),
    { ...over, type: 'bind-nak', reason: 'protocol version' },
    ...calls.flatMap((body): ProtocolMessage[] => [over, by].map((head) => ({ ...head, type: 'request', body }))),
    ...answers.flatMap((body): ProtocolMessage[] => [over, by].map((head) => ({ ...head, type: 'response', body }))),
    { ...over, type: 'fault', body: fault },
    { ...by, type: 'fault', body: fault },
    ...(['ping', 'working', 'no-call', 'ack'] as const).map((type) => ({ ...by, type })),
    ...(['closing', '1C010003'] as const).map((status) => ({ ...by, type: 'reject' as const, status })),
  ];
}

const messages: ProtocolMessage[] = [
  ...(['request', 'reply'] as const).map((operation) => ({
    protocol: 'arp' as const,
    operation,
    senderMac: '02:00:00:00:01:00',
    senderIp: '192.168.100.100',
    targetMac: '00:00:00:00:00:00',
    targetIp: '192.168.200.200',
  })),
  ...(['network', 'host', 'protocol', 'port'] as const).map((code) =>
    ip({ protocol: 'icmp', type: 'destination-unreachable', code, quoted }),
  ),
  tcp(['SYN']),
  tcp(['SYN', 'ACK']),
  tcp(['ACK']),
  tcp(['RST', 'ACK']),
  tcp(['RST']),
  tcp(['FIN', 'ACK']),
  ...(['no-error', 'name-error', 'server-failure'] as const).flatMap((responseCode) =>
    [true, false].map((isResponse): ProtocolMessage => ({
      protocol: 'dns',
      id: 1,
      isResponse,
      isAuthoritative: true,
      recursionDesired: true,
      recursionAvailable: true,
      responseCode,
      question: { name: 'fifteenlettersx.example.test', type: 'A' },
      answers: responseCode === 'no-error' ? [{ name: 'x', address: '192.168.100.100', ttlSeconds: 60 }] : [],
    })),
  ),
  ...(['no-error', 'name-error', 'server-failure'] as const).flatMap((responseCode) =>
    [true, false].map((isResponse): ProtocolMessage => ({
      ...dnsReverseQuestion(1, '192.168.100.100'),
      isResponse,
      responseCode,
      answers: responseCode === 'no-error' ? [{ name: 'x', pointsTo: 'FIFTEENLETTERSX', ttlSeconds: 60 }] : [],
    })),
  ),
  ...(['query', 'registration', 'refresh', 'release'] as const).flatMap((operation) => [
    nbns({ operation }),
    nbns({ operation, isBroadcast: false }),
    nbns({ operation, isResponse: true }),
    nbns({ operation, isResponse: true, responseCode: 6 }),
  ]),
  ...(['session-request', 'positive-response', 'negative-response', 'session-message'] as const).map(
    (type): ProtocolMessage => ({ protocol: 'nbss', type, called: longName, calling: longName }),
  ),
  ...(['80', '81', '82', '83'] as const).map((errorCode): ProtocolMessage => ({
    protocol: 'nbss',
    type: 'negative-response',
    errorCode,
  })),
  ...(['UI', 'I', 'RR', 'SABME', 'UA', 'DISC', 'DM'] as const).map((llc): ProtocolMessage => ({
    protocol: 'nbf',
    llc,
    receiveNumber: 1,
  })),
  ...(
    [
      'add-name-query',
      'add-name-response',
      'name-in-conflict',
      'name-query',
      'name-recognised',
      'session-initialise',
      'session-confirm',
      'session-end',
    ] as const
  ).flatMap((command) =>
    [0, 1, 255].map((sessionNumber): ProtocolMessage => ({
      protocol: 'nbf',
      llc: 'UI',
      command,
      sessionNumber,
      localSession: 1,
      remoteSession: 2,
      destinationName: longName,
      sourceName: longName,
    })),
  ),
  ...(
    [
      'find-name',
      'name-recognised',
      'check-name',
      'name-in-use',
      'session-data',
      'session-end',
      'session-end-ack',
    ] as const
  ).flatMap((type) =>
    [{ called: longName }, { sourceId: 0xffff, receiveSequence: 0 }, { receiveSequence: 2 }].map(
      (part): ProtocolMessage => ({
        protocol: 'ipx',
        type: 4,
        hops: 0,
        destination: end,
        source: end,
        payload: { protocol: 'nbipx', type, name: longName, calling: longName, networks: [], ...part },
      }),
    ),
  ),
  ...(['request', 'response'] as const).map((operation): ProtocolMessage => ({
    protocol: 'ipx-rip',
    operation,
    network: '0000A1B2',
    hops: 1,
    ticks: 2,
  })),
  ...(['probe', 'probe-answer', 'hang-up', 'granted', 'refused', 'prompt-expired'] as const).map(
    (type): ProtocolMessage => ({ protocol: 'remote-tools', type }),
  ),
  { protocol: 'remote-tools', type: 'hello', viewer: 'FIFTEENLETTERSX' },
  { protocol: 'remote-tools', type: 'greeting', computerName: 'FIFTEENLETTERSX' },
  { protocol: 'remote-tools', type: 'verify', viewer: 'FIFTEENLETTERSX', user: 'DOMAIN\\SOMEBODY', function: 'chat' },
  ...(['allowed', 'asking-user', 'not-permitted', 'function-refused', 'busy'] as const).map(
    (verdict): ProtocolMessage => ({ protocol: 'remote-tools', type: 'verdict', verdict }),
  ),
  { protocol: 'sms-provider', type: 'rights-query', user: 'ANNA', resource: 'FIFTEENLETTERSX' },
  { protocol: 'sms-provider', type: 'rights-answer', isAllowed: true },
  { protocol: 'sms-provider', type: 'rights-answer', isAllowed: false },
  { protocol: 'sms-provider', type: 'resource-query', resource: 'FIFTEENLETTERSX' },
  { protocol: 'sms-provider', type: 'resource-answer' },
  {
    protocol: 'sms-provider',
    type: 'resource-answer',
    record: { resourceId: 17, name: 'FIFTEENLETTERSX', ipAddresses: ['10.0.1.17'], ipxAddresses: [] },
  },
  ...smbCommands.flatMap((command): ProtocolMessage[] => [
    {
      protocol: 'smb',
      command,
      isResponse: false,
      ...(command === 'tree-connect' ? { share: '\\\\FIFTEENLETTERSX\\CAP_ABC' } : {}),
      ...(command === 'create' ? { file: 'ddr.box\\FIFTEENLETTERSX.ddr' } : {}),
      ...(command === 'write' ? { record } : {}),
    },
    { protocol: 'smb', command, isResponse: true, status: 'success' },
    { protocol: 'smb', command, isResponse: true, status: 'bad network name' },
  ]),
  ...(['arp', 'addresses'] as const).flatMap((table): ProtocolMessage[] => [
    { protocol: 'snmp', type: 'get', requestId: 1, community: 'public', table },
    { protocol: 'snmp', type: 'response', requestId: 1, community: 'public', table, rows: [] },
    {
      protocol: 'snmp',
      type: 'response',
      requestId: 1,
      community: 'public',
      table,
      rows: [
        { address: '192.168.100.100', ...(table === 'arp' ? { mac: '02:00:00:00:05:00' } : { mask: '255.255.255.0' }) },
      ],
    },
  ]),
  ...dceRpcMessages(),
  { protocol: 'ipx-sap', operation: 'general-query', serverType: 0x0640 },
  {
    protocol: 'ipx-sap',
    operation: 'general-response',
    serverType: 0x0640,
    servers: [{ name: 'FIFTEENLETTERSX', network: '0000A1B2', node: '020000000300', socket: 34_280 }],
  },
  { protocol: 'wins-replication', type: 'pull-request' },
  { protocol: 'wins-replication', type: 'records', records: [{ name: longName, addresses: [], isReleased: false }] },
];

describe('words for messages', () => {
  test.each(messages.map((message) => [describeMessage(message).long, message] as const))('%s', (_long, message) => {
    const { tag, short, long } = describeMessage(message);
    expect(tag).not.toBe('');
    expect(tag.length).toBeLessThanOrEqual(14);
    expect(short.length).toBeLessThanOrEqual(26);
    expect(long).not.toMatch(/undefined|\[object/);
    for (const { layer, fields, summary } of messageFields(message)) {
      expect(layer).not.toBe('');
      expect(summary).not.toMatch(/undefined|\[object/);
      expect(fields.length).toBeGreaterThan(0);
      for (const { value } of fields) expect(value).not.toMatch(/undefined|\[object/);
    }
  });

  test('the innermost message speaks', () => {
    const message = ip({
      protocol: 'udp',
      sourcePort: 137,
      destinationPort: 137,
      payload: nbns({ name: { name: 'PC-17', suffix: '43' } }) as Extract<ProtocolMessage, { protocol: 'nbns' }>,
    });
    expect(describeMessage(message)).toEqual({
      tag: 'name?',
      short: 'who is PC-17 <43>?',
      long: 'NetBIOS broadcast: who is PC-17 <43>?',
    });
    expect(messageFields(message).map(({ layer }) => layer)).toEqual(['IP', 'UDP', 'NetBIOS name service']);
  });

  test('a SYN says where it goes', () => {
    expect(describeMessage(tcp(['SYN'])).short).toBe('opens 192.168.200.200:2701');
    expect(describeMessage(tcp(['SYN'])).tag).toBe('SYN');
  });

  test('a message of an unknown protocol is called by its name', () => {
    expect(describeMessage({ protocol: 'appletalk' })).toEqual({
      tag: 'appletalk',
      short: 'appletalk',
      long: 'appletalk',
    });
    expect(messageFields({ protocol: 'appletalk' })).toEqual([]);
  });
});

test('an answer by SNMP lists its rows, and a record that is written its addresses', () => {
  const fields = (message: ProtocolMessage) =>
    messageFields(message).flatMap(({ fields: all }) => all.map(({ name, value }) => `${name}: ${value}`));
  const rows = [
    { address: '10.0.1.17', mac: '02:00:00:00:05:00' },
    { address: '10.0.1.1', mask: '255.255.255.0' },
  ];
  expect(fields({ protocol: 'snmp', type: 'response', requestId: 7, community: 'public', table: 'arp', rows })).toEqual(
    [
      'type: response',
      'request id: 7',
      'community: public',
      'table: arp',
      'row: 10.0.1.17, 02:00:00:00:05:00',
      'row: 10.0.1.1, 255.255.255.0',
    ],
  );
  expect(fields({ protocol: 'smb', command: 'write', isResponse: false, record })).toContain(
    'ip addresses: 192.168.100.100',
  );
});
