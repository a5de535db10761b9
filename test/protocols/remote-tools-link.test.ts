// Links of Remote Tools over every transport: the contract, and what is each transport's own.
import { describe, expect, test } from 'vitest';
import type { NetbiosName, NetworkStack, RemoteToolsMessage } from '../../src/protocols/index.ts';
import { listenForLinks, openLink } from '../../src/protocols/index.ts';
import { carries } from '../support/read-trace.ts';
import { hearing, twoHosts } from '../support/two-hosts.ts';
import { testTransport } from './transport-contract.ts';

const called: NetbiosName = { name: 'PC-17', suffix: '43' };
const calling: NetbiosName = { name: 'CONSOLE1', suffix: '41' };

function owns(lana: number): (client: NetworkStack) => void {
  return (client) => client.netbios.register({ ...called, lana, quietly: true }, () => {});
}

function ipxAddress(client: NetworkStack) {
  const address = client.ipx?.address();
  if (!address) throw new Error('no IPX');
  return address;
}

testTransport({
  name: 'TCP',
  target: () => ({ transport: 'tcp', address: '10.0.1.17', port: 2701 }),
  place: () => ({ transport: 'tcp', port: 2701, address: '10.0.1.17' }),
  withoutListener: 'failed: refused',
  whenOff: 'failed: timeout',
  isReliable: true,
  afterAbort: 'lost: reset',
});

testTransport({
  name: 'UDP',
  target: () => ({ transport: 'udp', address: '10.0.1.17', port: 2701 }),
  place: () => ({ transport: 'udp', port: 2701, address: '10.0.1.17' }),
  withoutListener: 'failed: refused',
  whenOff: 'failed: timeout',
  isReliable: false,
  afterAbort: 'lost: closed',
});

testTransport({
  name: 'IPX',
  target: (client) => ({ transport: 'ipx', address: ipxAddress(client) }),
  place: (client) => ({ transport: 'ipx', address: ipxAddress(client) }),
  withoutListener: 'failed: timeout',
  whenOff: 'failed: timeout',
  isReliable: false,
  afterAbort: 'lost: closed',
});

testTransport({
  name: 'NetBIOS over TCP/IP',
  target: () => ({ transport: 'netbt', lana: 0, called, calling, address: '10.0.1.17' }),
  place: () => ({ transport: 'netbt', lana: 0, name: called }),
  prepare: owns(0),
  withoutListener: 'failed: not listening',
  whenOff: 'failed: timeout',
  isReliable: true,
  afterAbort: 'lost: reset',
});

testTransport({
  name: 'NetBIOS over IPX',
  target: () => ({ transport: 'nwlnknb', lana: 1, called, calling }),
  place: () => ({ transport: 'nwlnknb', lana: 1, name: called }),
  prepare: owns(1),
  withoutListener: 'failed: not listening',
  whenOff: 'failed: no name',
  isReliable: true,
  afterAbort: 'lost: closed',
});

testTransport({
  name: 'NetBEUI',
  target: () => ({ transport: 'nbf', lana: 2, called, calling }),
  place: () => ({ transport: 'nbf', lana: 2, name: called }),
  prepare: owns(2),
  withoutListener: 'failed: not listening',
  whenOff: 'failed: no name',
  isReliable: true,
  afterAbort: 'lost: reset',
});

describe('a missing protocol', () => {
  test('fails at once, without a frame', () => {
    const targets = [
      [['nwlink', 'netbeui'], { transport: 'tcp', address: '10.0.1.17', port: 2701 }],
      [['nwlink', 'netbeui'], { transport: 'udp', address: '10.0.1.17', port: 2701 }],
      [['tcpip'], { transport: 'ipx', address: { network: '000000A1', node: '020000000200' } }],
      [['tcpip'], { transport: 'nbf', lana: 2, called, calling }],
      [['tcpip'], { transport: 'nwlnknb', lana: 1, called, calling }],
      [['netbeui'], { transport: 'netbt', lana: 3, called, calling, address: '10.0.1.17' }],
    ] as const;
    for (const [protocols, target] of targets) {
      const { network, world, console1 } = twoHosts({ console: { protocols: [...protocols] } });
      const { heard, listener } = hearing<RemoteToolsMessage>();
      openLink(console1, target, listener);
      expect(heard).toEqual([]);
      network.run();
      expect(heard, target.transport).toEqual(['failed: no protocol']);
      expect(world.nowMs).toBe(0);
      expect(world.log.entries).toEqual([]);
    }
  });

  test('an attempt that fails at once can be given up before it does', () => {
    const { network, console1 } = twoHosts({ console: { protocols: ['netbeui'] } });
    const { heard, listener } = hearing<RemoteToolsMessage>();
    openLink(console1, { transport: 'tcp', address: '10.0.1.17', port: 2701 }, listener).close();
    network.run();
    expect(heard).toEqual([]);
  });
});

describe('an agent that listens on its old address', () => {
  test('refuses at the new one, by TCP and by UDP', () => {
    for (const transport of ['tcp', 'udp'] as const) {
      const { network, console1, pc17 } = twoHosts();
      listenForLinks(pc17, { transport, port: 2701, address: '10.0.1.99' }, () => ({}));
      const { heard, listener } = hearing<RemoteToolsMessage>();
      openLink(console1, { transport, address: '10.0.1.17', port: 2701 }, listener);
      network.run();
      expect(heard).toEqual(['failed: refused']);
    }
  });
});

describe('links over datagrams', () => {
  test('a probe leaves nothing behind at the agent', () => {
    const { network, console1, pc17, world } = twoHosts();
    let accepted = 0;
    listenForLinks(pc17, { transport: 'udp', port: 2701 }, () => {
      accepted += 1;
      return {};
    });
    const { heard, listener } = hearing<RemoteToolsMessage>();
    openLink(console1, { transport: 'udp', address: '10.0.1.17', port: 2701 }, listener);
    network.run();
    expect(heard).toEqual(['opened']);
    expect(accepted).toBe(0);
    expect(world.log.entries.filter(carries('remote-tools'))).toHaveLength(2);
  });

  test('the wait for an answer to a probe is 5 s', () => {
    for (const target of [
      { transport: 'udp', address: '10.0.1.99', port: 2701 },
      { transport: 'ipx', address: { network: '000000A1', node: '0200000000FF' } },
    ] as const) {
      const { network, world, console1 } = twoHosts();
      const { heard, listener } = hearing<RemoteToolsMessage>();
      openLink(console1, target, listener);
      network.run();
      expect(heard).toEqual(['failed: timeout']);
      expect(world.nowMs).toBe(5000);
    }
  });

  test('the words “hang up” arrive once, even when the link is closed after them', () => {
    const { network, console1, pc17 } = twoHosts();
    const agent = hearing<RemoteToolsMessage>();
    listenForLinks(pc17, { transport: 'udp', port: 2701 }, () => agent.listener);
    const link = openLink(console1, { transport: 'udp', address: '10.0.1.17', port: 2701 }, {});
    link.send({ protocol: 'remote-tools', type: 'hello', viewer: 'CONSOLE1' }, 'remote-tools.words');
    link.send({ protocol: 'remote-tools', type: 'hang-up' }, 'remote-tools.words');
    network.run();
    link.close();
    network.run();
    expect(agent.heard).toEqual(['opened', 'received: hello', 'received: hang-up', 'lost: closed']);
  });
});
