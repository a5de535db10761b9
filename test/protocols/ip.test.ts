// ARP, IP routes and routers, ICMP, UDP: who is asked, what is passed on, and who is told when something is not.
import { describe, expect, test } from 'vitest';
import type { IpMessage, UdpPayload } from '../../src/protocols/index.ts';
import { carries, readTrace, rulesOf, withoutArp } from '../support/read-trace.ts';
import { TestNetwork, hearing, routedHosts, twoHosts } from '../support/two-hosts.ts';

const probe: UdpPayload = { protocol: 'remote-tools', type: 'probe' };

function udpTo(address: string) {
  return { address, port: 5000, sourcePort: 1214, message: probe, rule: 'x.y' };
}

describe('ARP', () => {
  test('an address is asked for once and remembered', () => {
    const { network, world, console1 } = twoHosts();
    console1.udp?.send(udpTo('10.0.1.17'));
    console1.udp?.send(udpTo('10.0.1.17'));
    network.run();
    console1.udp?.send(udpTo('10.0.1.17'));
    network.run();
    expect(world.log.entries.filter(carries('arp'))).toHaveLength(2);
  });

  test('whoever is asked learns who asks', () => {
    const { network, world, console1, pc17 } = twoHosts();
    console1.udp?.send(udpTo('10.0.1.17'));
    network.run();
    pc17.udp?.send(udpTo('10.0.1.10'));
    network.run();
    expect(world.log.entries.filter(carries('arp'))).toHaveLength(2);
  });

  test('what was learned is forgotten after two minutes', () => {
    const { network, world, console1 } = twoHosts();
    console1.udp?.send(udpTo('10.0.1.17'));
    network.run(121_000);
    console1.udp?.send(udpTo('10.0.1.17'));
    network.run();
    expect(rulesOf(world).filter((rule) => rule === 'arp.request')).toHaveLength(2);
  });

  test('without an answer the datagram is given up in silence after a second', () => {
    const { network, world, console1 } = twoHosts();
    console1.udp?.send(udpTo('10.0.1.99'));
    network.run();
    expect(readTrace(world)).toBe(
      '0 CONSOLE1 -> everybody: who has the address 10.0.1.99? Tell 10.0.1.10\n' +
        '1000 CONSOLE1 waited 1 s for the hardware address of 10.0.1.99: no answer\n',
    );
  });

  test('of two computers with one address, the last answer stands', () => {
    const network = new TestNetwork();
    const place = (ip: string) => [{ segment: 'LAN', ip }];
    const console1 = network.add('CONSOLE1', { places: place('10.0.1.10') });
    const first = network.add('FIRST', { places: place('10.0.1.17') });
    const second = network.add('SECOND', { places: place('10.0.1.17') });
    const heard: string[] = [];
    for (const stack of [first, second]) stack.udp?.bind(5000, { received: () => void heard.push(stack.host.name) });
    console1.udp?.send(udpTo('10.0.1.17'));
    network.run();
    expect(heard).toEqual(['FIRST']);
    console1.udp?.send(udpTo('10.0.1.17'));
    network.run();
    expect(heard).toEqual(['FIRST', 'SECOND']);
  });
});

describe('routers', () => {
  test('pass a datagram on with one less to live and its identification kept', () => {
    const { network, world, console1, pc17 } = routedHosts();
    const heard: string[] = [];
    pc17.udp?.bind(5000, { received: (_message, from) => void heard.push(`${from.address}:${from.port}`) });
    console1.udp?.send(udpTo('10.0.2.17'));
    network.run();
    expect(heard).toEqual(['10.0.1.10:1214']);
    const seen = world.log.entries.filter(carries('udp')).map(({ detail }) => detail['message'] as IpMessage);
    expect(seen.map(({ ttl }) => ttl)).toEqual([128, 127]);
    expect(new Set(seen.map(({ identification }) => identification))).toEqual(new Set([0x100]));
  });

  test('Windows 95 begins with 32 to live', () => {
    const { network, world, console1 } = twoHosts({ console: { system: 'windows-95' } });
    console1.udp?.send(udpTo('10.0.1.17'));
    network.run();
    const [first] = world.log.entries.filter(carries('udp'));
    expect((first?.detail['message'] as IpMessage).ttl).toBe(32);
  });

  test('say at once that they know no way to a network', () => {
    const { network, world, console1 } = routedHosts();
    const { heard, listener } = hearing<never>();
    console1.tcp?.connect({ address: '10.0.9.9', port: 2701 }, listener);
    network.run();
    expect(heard).toEqual(['failed: unreachable']);
    expect(readTrace(world, { only: carries('icmp'), rules: true })).toBe(
      '3 ROUTER1 -> CONSOLE1: there is no way to 10.0.9.9 [icmp.network-unreachable]\n',
    );
  });

  test('say that nobody on the last segment has the address, once they have asked', () => {
    const { network, world, console1 } = routedHosts();
    const { heard, listener } = hearing<never>();
    console1.tcp?.connect({ address: '10.0.2.99', port: 2701 }, listener);
    network.run();
    expect(heard).toEqual(['failed: unreachable']);
    expect(world.nowMs).toBe(1004);
  });

  test('without IP routing, pass nothing on', () => {
    const { network, world, console1 } = routedHosts({ router: {} });
    console1.udp?.send(udpTo('10.0.2.17'));
    network.run();
    expect(readTrace(world, { only: withoutArp })).toBe('2 CONSOLE1 -> ROUTER1: Remote Tools: does an agent listen?\n');
  });

  test('never pass a broadcast on', () => {
    const { network, world, console1 } = routedHosts();
    for (const address of ['10.0.1.255', '10.0.2.255', '255.255.255.255']) console1.udp?.send(udpTo(address));
    network.run();
    const south = world.log.entries.filter((entry) => entry.detail['segment'] === 'SOUTH' && carries('udp')(entry));
    expect(south).toEqual([]);
  });

  test('in a row carry a datagram over several networks by their default gateways', () => {
    const network = new TestNetwork();
    const console1 = network.add('CONSOLE1', { places: [{ segment: 'A', ip: '10.0.1.10', gateway: '10.0.1.1' }] });
    network.add('R1', {
      places: [
        { segment: 'A', ip: '10.0.1.1' },
        { segment: 'B', ip: '10.0.2.1', gateway: '10.0.2.2' },
      ],
      router: { ip: true },
    });
    network.add('R2', {
      places: [
        { segment: 'B', ip: '10.0.2.2', gateway: '10.0.2.1' },
        { segment: 'C', ip: '10.0.3.1' },
      ],
      router: { ip: true },
    });
    const pc17 = network.add('PC-17', { places: [{ segment: 'C', ip: '10.0.3.17', gateway: '10.0.3.1' }] });
    pc17.tcp?.listen({ port: 2701 }, () => ({}));
    const { heard, listener } = hearing<never>();
    console1.tcp?.connect({ address: '10.0.3.17', port: 2701 }, listener);
    network.run();
    expect(heard).toEqual(['opened']);
  });

  test('that point at each other let a datagram die', () => {
    const network = new TestNetwork();
    const console1 = network.add('CONSOLE1', { places: [{ segment: 'A', ip: '10.0.1.10', gateway: '10.0.1.1' }] });
    network.add('R1', {
      places: [
        { segment: 'A', ip: '10.0.1.1' },
        { segment: 'B', ip: '10.0.2.1', gateway: '10.0.2.2' },
      ],
      router: { ip: true },
    });
    network.add('R2', { places: [{ segment: 'B', ip: '10.0.2.2', gateway: '10.0.2.1' }], router: { ip: true } });
    console1.udp?.send(udpTo('10.9.9.9'));
    network.run();
    expect(network.world.log.entries.filter(carries('udp'))).toHaveLength(128);
  });
});

describe('UDP', () => {
  test('a closed port is told to the sender, a broadcast to nobody', () => {
    const { network, world, console1 } = twoHosts();
    const told: string[] = [];
    console1.udp?.bind(1214, {
      received: () => {},
      unreachable: (to, code) => void told.push(`${to.address}:${to.port} ${code}`),
    });
    console1.udp?.send(udpTo('10.0.1.17'));
    console1.udp?.send(udpTo('10.0.1.255'));
    network.run();
    expect(told).toEqual(['10.0.1.17:5000 port']);
    expect(world.log.entries.filter(carries('icmp'))).toHaveLength(1);
  });

  test('a sender without a way is told at once, without a frame', () => {
    const { network, world, console1 } = twoHosts({ console: { places: [{ segment: 'LAN', ip: '10.0.1.10' }] } });
    const told: string[] = [];
    console1.udp?.bind(1214, { received: () => {}, unreachable: (_to, code) => void told.push(code) });
    console1.udp?.send(udpTo('10.0.9.9'));
    network.run();
    expect(told).toEqual(['network']);
    expect(world.log.entries).toEqual([]);
  });

  test('all who share a port hear what arrives; whoever has stopped does not', () => {
    const { network, console1, pc17 } = twoHosts();
    const heard: string[] = [];
    const stops = ['one', 'two'].map((who) => pc17.udp?.bind(5000, { received: () => void heard.push(who) }));
    console1.udp?.send(udpTo('10.0.1.17'));
    network.run();
    stops[0]?.();
    console1.udp?.send(udpTo('10.0.1.255'));
    network.run();
    expect(heard).toEqual(['one', 'two', 'two']);
  });

  test('after a power failure nothing is bound any more', () => {
    const { network, console1, pc17 } = twoHosts();
    const heard: string[] = [];
    pc17.udp?.bind(5000, { received: () => void heard.push('heard') });
    pc17.host.switchPower(false);
    pc17.host.switchPower(true);
    console1.udp?.send(udpTo('10.0.1.17'));
    network.run();
    expect(heard).toEqual([]);
  });
});
