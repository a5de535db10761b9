// Agent, name server and provider with real network stacks behind them: some computers on one segment.
import { describe, expect, test } from 'vitest';
import type { LinkTarget, RemoteToolsMessage } from '../../src/protocols/index.ts';
import { NetworkStack, openLink, smsProviderPort } from '../../src/protocols/index.ts';
import { timingValues } from '../../src/rules/index.ts';
import type { AgentSettings } from '../../src/sms/index.ts';
import {
  startNameService,
  startRemoteControlAgent,
  startSmsProvider,
  statechartWords,
} from '../../src/statecharts/index.ts';
import { dnsQuestion } from '../../src/protocols/index.ts';
import { World, seededDecider } from '../../src/world/index.ts';

const lanas = [
  { lana: 0, transport: 'netbt', adapter: 0 },
  { lana: 1, transport: 'nwlnknb', adapter: 0 },
  { lana: 2, transport: 'nbf', adapter: 0 },
] as const;
const timings = timingValues();

/** CONSOLE1 is 10.0.0.1, the other computer 10.0.0.2. */
function severalHosts(other: string, winsServers: string[] = []) {
  const world = new World({
    words: (entry) => statechartWords[entry.kind]?.(entry.detail, entry) ?? entry.kind,
    decider: seededDecider(1),
  });
  world.addSegment({ name: 'LAN', latencyMs: 1, loss: 0 });
  const add = (name: string, number: number) => {
    const host = world.addHost({
      name,
      system: 'nt4-sp4',
      protocols: ['tcpip', 'nwlink', 'netbeui'],
      lanas,
      isOn: true,
    });
    const place = { ipAddress: `10.0.0.${number}`, subnetMask: '255.255.255.0', ipxNetwork: '0000A1B2' };
    world.addAdapter(host, { segment: 'LAN', ...place });
    return { world, host, timings, stack: new NetworkStack({ world, host, timings, winsServers }) };
  };
  const here = add('CONSOLE1', 1);
  const there = add(other, 2);
  const pass = (ms: number) => {
    const until = world.nowMs + ms;
    for (let due = world.clock.nextDueMs(); due !== undefined && due <= until; due = world.clock.nextDueMs())
      world.step();
    world.clock.moveTo(until);
  };
  return { world, here, there, add, pass };
}

const called = { name: 'PC-17', suffix: '43' };
const calling = { name: 'CONSOLE1', suffix: '41' };
const ways: [AgentSettings, LinkTarget][] = [
  [{ protocol: 'TCP' }, { transport: 'tcp', address: '10.0.0.2', port: 2701 }],
  [
    { protocol: 'IP', servicePack: 1 },
    { transport: 'udp', address: '10.0.0.2', port: 1761 },
  ],
  [{ protocol: 'IPX' }, { transport: 'ipx', address: { network: '0000A1B2', node: '020000000200' } }],
  [
    { protocol: 'NetBIOS', lana: 0 },
    { transport: 'netbt', lana: 0, called, calling, address: '10.0.0.2' },
  ],
  [
    { protocol: 'NetBIOS', lana: 1 },
    { transport: 'nwlnknb', lana: 1, called, calling },
  ],
  [
    { protocol: 'NetBIOS', lana: 2 },
    { transport: 'nbf', lana: 2, called, calling },
  ],
];

describe.each(ways)('an agent set to %o', (settings, target) => {
  const begin = (more: AgentSettings = {}) => {
    const hosts = severalHosts('PC-17');
    const agent = startRemoteControlAgent({ ...hosts.there, settings: { ...settings, ...more } });
    const heard: string[] = [];
    const call = () =>
      openLink(hosts.here.stack, target, {
        opened: () => heard.push('opened'),
        failed: (reason) => heard.push(`failed: ${reason}`),
        received: (message) => heard.push(message.type === 'verdict' ? message.verdict : message.type),
        lost: (reason) => heard.push(`lost: ${reason}`),
      });
    return { ...hosts, agent, heard, call };
  };
  const verify: RemoteToolsMessage = {
    protocol: 'remote-tools',
    type: 'verify',
    viewer: 'CONSOLE1',
    user: 'ANNE',
    function: 'remote-control',
  };

  test('is reached, verifies, and is free again when the viewer leaves', () => {
    const { agent, heard, call, pass } = begin();
    pass(0);
    const link = call();
    pass(100);
    link.send({ protocol: 'remote-tools', type: 'hello', viewer: 'CONSOLE1' }, 'remote-tools.words');
    link.send(verify, 'remote-tools.verify');
    pass(100);
    expect(heard).toEqual(['opened', 'greeting', 'allowed']);
    expect(agent.actor.isIn('busy.inSession')).toBe(true);
    link.close();
    pass(100);
    expect(agent.actor.isIn('listening')).toBe(true);
  });

  test('drops a second viewer while it is busy', () => {
    const { heard, call, pass } = begin({ busyWith: 'CONSOLE9' });
    pass(0);
    const link = call();
    link.send(verify, 'remote-tools.verify');
    pass(100);
    expect(heard.slice(0, 2)).toEqual(['opened', 'busy']);
  });

  test('is not reached when stopped, and is again when started', () => {
    const { agent, heard, call, pass } = begin();
    pass(0);
    agent.stop();
    pass(1000);
    call();
    pass(60_000);
    expect(heard[0]).toMatch(/^failed/);
    agent.start();
    pass(10_000);
    expect(agent.actor.isIn('listening')).toBe(true);
    call();
    pass(1000);
    expect(heard.at(-1)).toBe('opened');
  });

  test('comes back after a power failure', () => {
    const { agent, heard, call, pass, there } = begin();
    pass(0);
    there.host.switchPower(false);
    agent.powerOff();
    pass(1000);
    there.host.switchPower(true);
    agent.powerOn();
    pass(60_000);
    call();
    pass(1000);
    expect(heard).toEqual(['opened']);
  });
});

test('a DNS server answers on the network', () => {
  const { here, there, pass } = severalHosts('DNS1');
  startNameService({ ...there, settings: { dns: { records: { 'PC-17': '10.0.3.9' } } } });
  const heard: unknown[] = [];
  here.stack.udp?.bind(1154, {
    received: (message) => heard.push(message.protocol === 'dns' && message.answers[0]?.address),
  });
  const question = { address: '10.0.0.2', port: 53, sourcePort: 1154, rule: 'resolver.dns' };
  here.stack.udp?.send({ ...question, message: dnsQuestion(1, 'PC-17') });
  pass(100);
  expect(heard).toEqual(['10.0.3.9']);
});

test('a computer registers its name with a WINS server and gives it back', () => {
  const { here, there, pass, world } = severalHosts('WINS1', ['10.0.0.2']);
  startNameService({ ...there, settings: { wins: { records: [] } } });
  let result = '';
  here.stack.netbios.register({ name: 'CONSOLE1', suffix: '20', lana: 0 }, (granted) => (result = granted));
  pass(100);
  expect(result).toBe('granted');
  here.stack.netbios.release({ name: 'CONSOLE1', suffix: '20', lana: 0 });
  pass(100);
  const changes = world.log.entries.filter(({ kind }) => kind === 'record.changed').map(({ text }) => text);
  expect(changes).toEqual(['WINS: CONSOLE1 [20h] is 10.0.0.1', 'WINS: CONSOLE1 [20h] is gone (was 10.0.0.1)']);
});

describe('a name that another computer holds', () => {
  const claim = (owner: string) => {
    const { here, there, add, pass } = severalHosts('WINS1', ['10.0.0.2']);
    const third = add('PC-3', 3);
    third.stack.netbios.register({ name: 'SALES', suffix: '20', lana: 0, quietly: true });
    const records = [{ name: 'SALES', suffix: '20', addresses: [owner] }];
    const wins = startNameService({ ...there, settings: { wins: { records } } });
    let result = '';
    here.stack.netbios.register({ name: 'SALES', suffix: '20', lana: 0 }, (granted) => (result = granted));
    pass(5000);
    expect(wins.actor.isIn('serving.registrations.ready')).toBe(true);
    return result;
  };

  test('stays with it when it answers', () => {
    expect(claim('10.0.0.3')).toBe('conflict');
  });

  test('is given away when it stays silent', () => {
    expect(claim('10.0.0.99')).toBe('granted');
  });
});

test('one WINS server pulls from another', () => {
  const { here, there, pass, world } = severalHosts('WINS2');
  startNameService({ ...here, settings: { wins: { records: [], partners: ['10.0.0.2'] } } });
  startNameService({
    ...there,
    settings: { wins: { records: [{ name: 'PC-17', suffix: '20', addresses: ['10.0.3.9'] }] } },
  });
  pass(30 * 60_000 + 1000);
  const changes = world.log.entries.filter(({ kind }) => kind === 'record.changed').map(({ text }) => text);
  expect(changes).toEqual(['WINS: PC-17 [20h] is 10.0.3.9']);
});

test('a console asks the SMS Provider, and a provider that is down refuses', () => {
  const { here, there, pass } = severalHosts('SITE1');
  const settings = { resources: [], rights: [{ user: 'ANNE', collection: 'Sales', useRemoteTools: true }] };
  const provider = startSmsProvider({ ...there, settings });
  pass(0);
  const heard: unknown[] = [];
  const connect = () =>
    here.stack.tcp?.connect(
      { address: '10.0.0.2', port: smsProviderPort, rule: 'provider.connection' },
      {
        received: (message) => heard.push(message),
        failed: (reason) => heard.push(reason),
        lost: (reason) => heard.push(reason),
      },
    );
  const query = { protocol: 'sms-provider', type: 'rights-query', user: 'ANNE', resource: 'PC-99' } as const;
  connect()?.send(query, 'provider.connection');
  pass(100);
  expect(heard).toEqual([{ protocol: 'sms-provider', type: 'rights-answer', isAllowed: true }]);
  provider.down();
  pass(100);
  expect(heard.at(-1)).toBe('closed');
  connect();
  pass(5000);
  expect(heard.at(-1)).toBe('refused');
});
