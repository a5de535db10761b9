// The name server's statechart with a stand-in network: DNS with its cache, WINS with claims and replication, silence.
import { describe, expect, test } from 'vitest';
import type { DnsMessage, NetbiosNameMessage, WinsReplicationMessage } from '../../../src/protocols/index.ts';
import { timingValues } from '../../../src/rules/index.ts';
import type {
  NameServiceNetwork,
  NameServiceSettings,
  PartnerListener,
} from '../../../src/statecharts/server/attach-name-service.ts';
import { attachNameService } from '../../../src/statecharts/server/attach-name-service.ts';
import { dnsQuestion, dnsReverseQuestion, reverseName } from '../../../src/protocols/index.ts';
import { chartBench } from '../chart-bench.ts';

type Received = Parameters<NameServiceNetwork['listen']>[1];

const client = { address: '10.0.1.5', port: 1154 };
const hour = 3_600_000;

function serverWith(settings: NameServiceSettings) {
  const bench = chartBench({ name: 'NAMES1' });
  const { said } = bench;
  const ports = new Map<number, Received>();
  const pulls: { address: string; listener: PartnerListener }[] = [];
  let acceptPartner: Parameters<NameServiceNetwork['listenForPartners']>[0] | undefined;
  const network: NameServiceNetwork = {
    listen: (port, received) => void ports.set(port, received),
    send: (to, _sourcePort, message) => said.push(`to ${to.address}: ${messageText(message)}`),
    listenForPartners: (accept) => {
      acceptPartner = accept;
      return () => {
        acceptPartner = undefined;
      };
    },
    openPartner: (address, _rule, listener) => {
      pulls.push({ address, listener });
      bench.world.soon(bench.host, () => listener.opened?.());
      return { send: ({ type }) => said.push(`to ${address}: ${type}`), close: () => said.push(`closes ${address}`) };
    },
  };
  const server = attachNameService({ ...bench, network, timings: timingValues(), settings });
  bench.pass(0);
  const hear = (port: number, message: DnsMessage | NetbiosNameMessage, from = client) => {
    ports.get(port)?.(message, from);
    bench.pass(0);
  };
  return {
    ...bench,
    server,
    pulls,
    askDns: (name: string, from = client, id = 1) => hear(53, dnsQuestion(id, name), from),
    askDnsForName: (address: string, id = 1) => hear(53, dnsReverseQuestion(id, address)),
    hear,
    nextServerSays: (name: string, address: string | null, id: number) =>
      hear(53, {
        ...dnsQuestion(id, name),
        isResponse: true,
        responseCode: address === null ? 'name-error' : 'no-error',
        answers: address === null ? [] : [{ name, address, ttlSeconds: 3600 }],
      }),
    wins: (operation: NetbiosNameMessage['operation'], text: string, address = client.address, more = {}) =>
      hear(137, { ...nameMessage(operation, text, address), ...more }, { address, port: 137 }),
    partnerConnects: () => {
      const sent: WinsReplicationMessage[] = [];
      const listener = acceptPartner?.({ send: (message) => sent.push(message), close: () => undefined });
      return { sent, listener };
    },
  };
}

/** From `PC-17<20>`. */
function nameMessage(operation: NetbiosNameMessage['operation'], text: string, address: string): NetbiosNameMessage {
  const [name = '', suffix = ''] = text.replace('>', '').split('<');
  return {
    protocol: 'nbns',
    id: 7,
    operation,
    isResponse: false,
    isBroadcast: false,
    isAuthoritative: false,
    recursionDesired: true,
    recursionAvailable: false,
    responseCode: 0,
    name: { name, suffix },
    ...(operation === 'query' ? {} : { addresses: [address] }),
  };
}

function messageText(message: DnsMessage | NetbiosNameMessage): string {
  if (message.protocol === 'dns') {
    const { id, question, isResponse, responseCode, answers, isAuthoritative } = message;
    if (!isResponse) return `${question.name}${question.type === 'A' ? '' : ` ${question.type}`}? #${id}`;
    const [answer] = answers;
    if (!answer) return `${question.name} ${responseCode} #${id}`;
    return `${answer.name} is ${answer.address ?? answer.pointsTo} for ${answer.ttlSeconds} s${isAuthoritative ? '' : ', not its own'} #${id}`;
  }
  const { operation, isResponse, responseCode, name, addresses } = message;
  const what = `${operation} ${name.name}<${name.suffix}>`;
  return isResponse ? `${what}: ${responseCode} ${(addresses ?? []).join(' ')}`.trimEnd() : `${what}?`;
}

describe('DNS', () => {
  test('a name of the zone is answered, upper or lower case alike', () => {
    const { askDns, said } = serverWith({ dns: { records: { 'PC-17': '10.0.3.9' } } });
    askDns('pc-17');
    expect(said).toEqual(['to 10.0.1.5: pc-17 is 10.0.3.9 for 3600 s #1']);
  });

  test('a name it does not have is answered by a name error', () => {
    const { askDns, said } = serverWith({ dns: {} });
    askDns('PC-99');
    expect(said).toEqual(['to 10.0.1.5: PC-99 name-error #1']);
  });

  test('the name of an address is told out of the zone alone; an address it does not have is a name error', () => {
    const cached = [{ name: 'PC-18', address: '10.0.3.18', expiresAtMs: hour }];
    const { askDnsForName, said } = serverWith({ dns: { records: { 'PC-17': '10.0.3.9' }, cached } });
    askDnsForName('10.0.3.9');
    askDnsForName('10.0.3.18', 2);
    expect(said).toEqual([
      'to 10.0.1.5: 9.3.0.10.in-addr.arpa is PC-17 for 3600 s #1',
      'to 10.0.1.5: 18.3.0.10.in-addr.arpa name-error #2',
    ]);
  });

  test('an administrator who changes a name changes the name of its address too', () => {
    const { askDnsForName, server, said, pass } = serverWith({ dns: { records: { 'PC-17': '10.0.3.9' } } });
    server.setDnsRecord('PC-17', '10.0.4.9');
    pass(0);
    askDnsForName('10.0.3.9');
    askDnsForName('10.0.4.9', 2);
    expect(said).toEqual([
      'to 10.0.1.5: 9.3.0.10.in-addr.arpa name-error #1',
      'to 10.0.1.5: 9.4.0.10.in-addr.arpa is PC-17 for 3600 s #2',
    ]);
  });

  test('the name of an address is asked of the next server each time, and its answer not kept', () => {
    const { askDnsForName, hear, said, logged } = serverWith({ dns: { nextServer: '10.0.9.9' } });
    askDnsForName('10.0.3.9', 5);
    hear(53, {
      ...dnsReverseQuestion(1, '10.0.3.9'),
      isResponse: true,
      answers: [{ name: reverseName('10.0.3.9'), pointsTo: 'PC-17', ttlSeconds: 3600 }],
    });
    askDnsForName('10.0.3.9', 6);
    expect(said).toEqual([
      'to 10.0.9.9: 9.3.0.10.in-addr.arpa PTR? #1',
      'to 10.0.1.5: 9.3.0.10.in-addr.arpa is PC-17 for 3600 s, not its own #5',
      'to 10.0.9.9: 9.3.0.10.in-addr.arpa PTR? #2',
    ]);
    expect(logged('record.changed')).toEqual([]);
  });

  test('a kept answer counts until it expires; then the next server is asked and its answer kept', () => {
    const settings = { cached: [{ name: 'PC-17', address: '10.0.1.17', expiresAtMs: 60_000 }], nextServer: '10.0.9.9' };
    const { askDns, nextServerSays, said, pass, logged } = serverWith({ dns: settings });
    pass(59_000);
    askDns('PC-17');
    expect(said).toEqual(['to 10.0.1.5: PC-17 is 10.0.1.17 for 1 s, not its own #1']);
    said.length = 0;
    pass(1000);
    askDns('PC-17', client, 2);
    nextServerSays('PC-17', '10.0.3.9', 1);
    askDns('PC-17', client, 3);
    expect(said).toEqual([
      'to 10.0.9.9: PC-17? #1',
      'to 10.0.1.5: PC-17 is 10.0.3.9 for 3600 s, not its own #2',
      'to 10.0.1.5: PC-17 is 10.0.3.9 for 3600 s, not its own #3',
    ]);
    expect(logged('record.changed')).toEqual(['DNS cache: PC-17 is 10.0.3.9 (was 10.0.1.17)']);
  });

  test('two who ask for one name get one answer each, and a repeated question is passed on again', () => {
    const { askDns, nextServerSays, said, server } = serverWith({ dns: { nextServer: '10.0.9.9' } });
    askDns('PC-17');
    askDns('PC-17');
    askDns('PC-17', { address: '10.0.1.6', port: 1155 });
    nextServerSays('PC-17', null, 1);
    expect(said).toEqual([
      'to 10.0.9.9: PC-17? #1',
      'to 10.0.9.9: PC-17? #1',
      'to 10.0.9.9: PC-17? #1',
      'to 10.0.1.5: PC-17 name-error #1',
      'to 10.0.1.6: PC-17 name-error #1',
    ]);
    expect(server.actor.isIn('serving.questions.ready')).toBe(true);
  });

  test('an answer nobody waits for changes nothing', () => {
    const { nextServerSays, said, logged } = serverWith({ dns: { nextServer: '10.0.9.9' } });
    nextServerSays('PC-17', '10.6.6.6', 1);
    expect([...said, ...logged('record.changed')]).toEqual([]);
  });

  test('an administrator changes and deletes a record', () => {
    const { server, askDns, said, logged, pass } = serverWith({ dns: { records: { 'PC-17': '10.0.1.17' } } });
    server.setDnsRecord('pc-17', '10.0.3.9');
    server.setDnsRecord('PC-17', null);
    pass(0);
    askDns('PC-17');
    expect(said).toEqual(['to 10.0.1.5: PC-17 name-error #1']);
    expect(logged('record.changed')).toEqual([
      'DNS zone: pc-17 is 10.0.3.9 (was 10.0.1.17)',
      'DNS zone: PC-17 is gone (was 10.0.3.9)',
    ]);
  });

  test('a server that is down answers nothing until it is up again', () => {
    const { server, askDns, said } = serverWith({ dns: { records: { 'PC-17': '10.0.3.9' }, isSilent: true } });
    askDns('PC-17');
    server.up();
    server.down();
    askDns('PC-17');
    expect(said).toEqual([]);
    server.up();
    askDns('PC-17');
    expect(said).toHaveLength(1);
  });

  test('DNS can be silent on a computer whose WINS answers', () => {
    const { askDns, wins, said, server } = serverWith({
      dns: { records: { 'PC-17': '10.0.3.9' }, isSilent: true },
      wins: { records: [] },
    });
    askDns('PC-17');
    wins('query', 'PC-17<20>');
    expect(said).toEqual(['to 10.0.1.5: query PC-17<20>: 3']);
    server.up();
    askDns('PC-17');
    expect(said).toHaveLength(2);
  });
});

describe('WINS', () => {
  const held = { records: [{ name: 'PC-17', suffix: '20', addresses: ['10.0.1.17'] }] };

  test('a registered name is told, another 16th octet or another case is another name', () => {
    const { wins, said } = serverWith({ wins: held });
    wins('query', 'PC-17<20>');
    wins('query', 'PC-17<43>');
    wins('query', 'pc-17<20>');
    expect(said).toEqual([
      'to 10.0.1.5: query PC-17<20>: 0 10.0.1.17',
      'to 10.0.1.5: query PC-17<43>: 3',
      'to 10.0.1.5: query pc-17<20>: 3',
    ]);
  });

  test('a free name is granted, given back by its owner, and expires unless it is refreshed', () => {
    const { wins, said, pass, logged } = serverWith({ wins: { records: [] } });
    wins('registration', 'PC-17<43>');
    wins('release', 'PC-17<43>', '10.0.1.6');
    wins('release', 'PC-17<43>');
    wins('query', 'PC-17<43>');
    expect(said).toEqual([
      'to 10.0.1.5: registration PC-17<43>: 0 10.0.1.5',
      'to 10.0.1.6: release PC-17<43>: 6 10.0.1.6',
      'to 10.0.1.5: release PC-17<43>: 0 10.0.1.5',
      'to 10.0.1.5: query PC-17<43>: 3',
    ]);
    expect(logged('record.changed')).toEqual([
      'WINS: PC-17 [43h] is 10.0.1.5',
      'WINS: PC-17 [43h] is gone (was 10.0.1.5)',
    ]);
    said.length = 0;
    wins('registration', 'PC-17<20>');
    pass(100 * hour);
    wins('refresh', 'PC-17<20>');
    pass(100 * hour);
    wins('query', 'PC-17<20>');
    pass(44 * hour);
    wins('query', 'PC-17<20>');
    expect(said.slice(-2)).toEqual(['to 10.0.1.5: query PC-17<20>: 0 10.0.1.5', 'to 10.0.1.5: query PC-17<20>: 3']);
  });

  test('a name that a living computer holds is refused to another', () => {
    const { wins, said, pass, server } = serverWith({ wins: held });
    wins('registration', 'PC-17<20>');
    pass(10);
    wins('query', 'PC-17<20>', '10.0.1.17', { isResponse: true });
    expect(said).toEqual(['to 10.0.1.17: query PC-17<20>?', 'to 10.0.1.5: registration PC-17<20>: 6 10.0.1.5']);
    expect(server.actor.isIn('serving.registrations.ready')).toBe(true);
  });

  test('a name whose owner stays silent is granted after three questions', () => {
    const { wins, said, pass, logged } = serverWith({ wins: held });
    wins('registration', 'PC-17<20>');
    wins('registration', 'PC-17<20>');
    pass(2249);
    expect(said).toEqual(Array(3).fill('to 10.0.1.17: query PC-17<20>?'));
    pass(1);
    expect(said.at(-1)).toBe('to 10.0.1.5: registration PC-17<20>: 0 10.0.1.5');
    expect(logged('record.changed', 'wait.ended')).toEqual([
      'no answer after 2250 ms of waiting for an answer from 10.0.1.17, which holds PC-17',
      'WINS: PC-17 [20h] is 10.0.1.5 (was 10.0.1.17)',
    ]);
    wins('query', 'PC-17<20>');
    expect(said.at(-1)).toBe('to 10.0.1.5: query PC-17<20>: 0 10.0.1.5');
  });

  test('one silence counts for all names of that owner, and claims on others are asked next', () => {
    const { wins, said, pass } = serverWith({
      wins: {
        records: ['00', '20', '43'].map((suffix) => ({
          name: 'PC-17',
          suffix,
          addresses: [suffix === '43' ? '10.0.1.44' : '10.0.1.17'],
        })),
      },
    });
    for (const suffix of ['00', '20', '43']) wins('registration', `PC-17<${suffix}>`);
    pass(2250);
    const granted = () => said.filter((line) => line.includes(': registration'));
    expect(granted()).toHaveLength(2);
    pass(2250);
    expect(granted()).toHaveLength(3);
  });

  test('an owner that no longer has the name gives it up', () => {
    const { wins, said, logged } = serverWith({ wins: held });
    wins('registration', 'PC-17<20>');
    wins('query', 'PC-17<20>', '10.0.1.17', { isResponse: true, responseCode: 3 });
    expect(said.at(-1)).toBe('to 10.0.1.5: registration PC-17<20>: 0 10.0.1.5');
    expect(logged('record.changed')).toEqual(['WINS: PC-17 [20h] is 10.0.1.5 (was 10.0.1.17)']);
  });

  test('what is broadcast on its port is none of its business', () => {
    const { wins, said } = serverWith({ wins: held });
    wins('query', 'PC-17<20>', client.address, { isBroadcast: true });
    expect(said).toEqual([]);
  });
});

describe('replication', () => {
  const partner = { records: [], partners: ['10.0.2.2'] };
  const replica = (address: string, version: number) => ({
    name: { name: 'PC-17', suffix: '20' },
    addresses: [address],
    isReleased: false,
    version,
  });

  test('every half hour it pulls from its partners, and the newer registration wins', () => {
    const { wins, pulls, said, pass, logged, server } = serverWith({ wins: partner });
    pass(1000);
    wins('registration', 'PC-17<20>');
    logged();
    said.length = 0;
    pass(hour / 2 - 1000);
    expect(said).toEqual(['to 10.0.2.2: pull-request']);
    const answer = (replicas: ReturnType<typeof replica>[]) => {
      pulls.at(-1)?.listener.received({ protocol: 'wins-replication', type: 'records', records: replicas });
      pass(0);
    };
    answer([replica('10.0.1.99', 999)]);
    expect(logged('record.changed')).toEqual([]);
    pass(hour / 2);
    answer([replica('10.0.3.9', 5000)]);
    expect(logged('record.changed')).toEqual(['WINS: PC-17 [20h] is 10.0.3.9 (was 10.0.1.5)']);
    expect(server.actor.isIn('serving.replication.waiting')).toBe(true);
    expect(said.filter((line) => line === 'closes 10.0.2.2')).toHaveLength(2);
  });

  test('a partner that cannot be reached is tried again at the next interval', () => {
    const { pulls, pass, server } = serverWith({ wins: partner });
    pass(hour / 2);
    pulls[0]?.listener.lost();
    expect(server.actor.isIn('serving.replication.waiting')).toBe(true);
    pass(hour / 2);
    expect(pulls).toHaveLength(2);
  });

  test('a partner that asks gets every name, released ones too', () => {
    const { wins, partnerConnects, pass } = serverWith({ wins: { records: [] } });
    wins('registration', 'PC-17<20>');
    wins('registration', 'PC-17<43>');
    wins('release', 'PC-17<43>');
    const { listener, sent } = partnerConnects();
    listener?.received({ protocol: 'wins-replication', type: 'pull-request' });
    pass(0);
    expect(sent[0]?.records?.map(({ name, isReleased }) => `${name.name}<${name.suffix}> ${isReleased}`)).toEqual([
      'PC-17<20> false',
      'PC-17<43> true',
    ]);
  });

  test('a server that is down takes no partners and pulls from none', () => {
    const { server, partnerConnects, pulls, pass } = serverWith({ wins: partner });
    server.down();
    pass(2 * hour);
    expect(partnerConnects().listener).toBeUndefined();
    expect(pulls).toEqual([]);
    server.up();
    pass(hour / 2);
    expect(pulls).toHaveLength(1);
  });
});

test('a WINS server that goes down in the moment it came up takes no partner', () => {
  const { server, pass, partnerConnects } = serverWith({ wins: { records: [], isSilent: true } });
  server.up();
  server.down();
  pass(0);
  expect(partnerConnects().listener).toBeUndefined();
  server.up();
  pass(0);
  expect(partnerConnects().listener).toBeDefined();
});
