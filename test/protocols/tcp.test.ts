// TCP: the times and frames of an opening, its failures, data in order, close, reset and lost power.
import { describe, expect, test } from 'vitest';
import type { RemoteToolsMessage, TcpMessage, TcpPayload } from '../../src/protocols/index.ts';
import type { LogEntry, OperatingSystem } from '../../src/world/index.ts';
import { carries, readTrace, rulesOf, withoutArp } from '../support/read-trace.ts';
import { hearing, routedHosts, twoHosts } from '../support/two-hosts.ts';

const hello: RemoteToolsMessage = { protocol: 'remote-tools', type: 'hello', viewer: 'CONSOLE1' };

function synTimes(entries: readonly LogEntry[]): number[] {
  return entries.filter(carries('tcp')).flatMap(({ atMs, detail }) => {
    const { flags } = (detail['message'] as { payload: TcpMessage }).payload;
    return flags.length === 1 && flags[0] === 'SYN' ? [atMs] : [];
  });
}

function connectToSilence(system: OperatingSystem, runs?: number) {
  const hosts = twoHosts({ console: { system } });
  hosts.pc17.host.switchPower(false);
  // The hardware address is known already, so that every SYN is seen.
  const { heard, listener } = hearing<TcpPayload & { type: string }>();
  hosts.console1.tcp?.connect(
    { address: '10.0.1.17', port: 2701, ...(runs === undefined ? {} : { runs }) },
    listener as never,
  );
  hosts.network.run();
  return { ...hosts, heard };
}

describe('opening a connection', () => {
  test('a handshake is three segments, and data follows in order', () => {
    const { network, world, console1, pc17 } = twoHosts();
    pc17.tcp?.listen({ port: 2701 }, () => ({}));
    console1.tcp?.connect({ address: '10.0.1.17', port: 2701 }, {}).send(hello, 'remote-tools.words');
    network.run();
    expect(readTrace(world)).toBe(
      '0 CONSOLE1 -> everybody: who has the address 10.0.1.17? Tell 10.0.1.10\n' +
        '1 PC-17 -> CONSOLE1: 10.0.1.17 is at 02:00:00:00:02:00\n' +
        '2 CONSOLE1 -> PC-17: opens a connection to 10.0.1.17:2701 (SYN; TCP 1154 to 2701)\n' +
        '3 PC-17 -> CONSOLE1: accepts the connection (SYN, ACK; TCP 2701 to 1154)\n' +
        '4 CONSOLE1 -> PC-17: got it (ACK; TCP 1154 to 2701)\n' +
        '4 CONSOLE1 -> PC-17: Remote Tools: the viewer on CONSOLE1 says hello\n' +
        '5 PC-17 -> CONSOLE1: got it (ACK; TCP 2701 to 1154)\n',
    );
  });

  test('sequence and acknowledgement numbers follow RFC 793', () => {
    const { network, world, console1, pc17 } = twoHosts();
    pc17.tcp?.listen({ port: 2701 }, () => ({}));
    const connection = console1.tcp?.connect({ address: '10.0.1.17', port: 2701 }, {});
    connection?.send(hello, 'remote-tools.words');
    network.run();
    connection?.close();
    network.run();
    const segments = world.log.entries
      .filter(carries('tcp'))
      .map(({ host, detail }) => ({ host, ...(detail['message'] as { payload: TcpMessage }).payload }));
    const x = segments[0]?.sequence ?? 0;
    const y = segments[1]?.sequence ?? 0;
    expect(x).not.toBe(y);
    const text = segments.map(
      ({ host, flags, sequence, acknowledgement }) =>
        `${host} ${flags.join('+')} ${sequence - (host === 'CONSOLE1' ? x : y)} ${acknowledgement === 0 ? '-' : acknowledgement - (host === 'CONSOLE1' ? y : x)}`,
    );
    expect(text).toEqual([
      'CONSOLE1 SYN 0 -',
      'PC-17 SYN+ACK 0 1',
      'CONSOLE1 ACK 1 1',
      'CONSOLE1 PSH+ACK 1 1',
      'PC-17 ACK 1 33',
      'CONSOLE1 FIN+ACK 33 1',
      'PC-17 ACK 1 34',
      'PC-17 FIN+ACK 1 34',
      'CONSOLE1 ACK 34 2',
    ]);
  });

  test('Q140552: NT 4.0 gives a silent address up after 3, 6, 12 and 24 s: 45 s', () => {
    const { world, heard } = connectToSilence('nt4-sp4');
    expect(heard).toEqual(['failed: timeout']);
    expect(world.nowMs).toBe(45_000);
    expect(world.log.entries.at(-1)).toMatchObject({
      kind: 'wait.ended',
      rule: 'tcp.no-answer',
      detail: { waitedMs: 45_000, for: 'an answer from 10.0.1.17:2701', verdict: 'no answer' },
    });
  });

  test('Windows 2000 gives a silent address up after 3, 6 and 12 s: 21 s', () => {
    expect(connectToSilence('windows-2000').world.nowMs).toBe(21_000);
  });

  test('Q178205: the whole sequence twice takes 90 s', () => {
    const { world, heard } = connectToSilence('nt4-before-sp4', 2);
    expect(heard).toEqual(['failed: timeout']);
    expect(world.nowMs).toBe(90_000);
  });

  test('an address that nobody has is asked for again before each SYN', () => {
    const { world } = connectToSilence('nt4-sp4');
    expect(world.log.entries.filter(carries('arp')).map(({ atMs }) => atMs)).toEqual([0, 3000, 9000, 21_000]);
    expect(rulesOf(world).filter((rule) => rule === 'arp.no-answer')).toHaveLength(4);
    expect(synTimes(world.log.entries)).toEqual([]);
  });

  test('SYNs into a severed segment behind a router go out after 0, 3, 9 and 21 s', () => {
    const { network, world, console1, pc17 } = routedHosts();
    pc17.tcp?.listen({ port: 2701 }, () => ({}));
    console1.tcp?.connect({ address: '10.0.2.17', port: 2701 }, {}).close();
    network.run();
    world.segment('NORTH').isSevered = true;
    const startMs = world.nowMs;
    const { heard, listener } = hearing<never>();
    console1.tcp?.connect({ address: '10.0.2.17', port: 2701 }, listener);
    network.run();
    const times = synTimes(world.log.entries).map((atMs) => atMs - startMs);
    expect(times.filter((atMs) => atMs >= 0)).toEqual([0, 3000, 9000, 21_000]);
    expect(heard).toEqual(['failed: timeout']);
  });

  test('a port where nobody listens is tried three times in a second, then refused', () => {
    const { network, world, console1 } = twoHosts();
    const { heard, listener } = hearing<never>();
    console1.tcp?.connect({ address: '10.0.1.17', port: 2701 }, listener);
    network.run();
    expect(heard).toEqual(['failed: refused']);
    expect(readTrace(world, { only: withoutArp, rules: true })).toBe(
      '2 CONSOLE1 -> PC-17: opens a connection to 10.0.1.17:2701 (SYN; TCP 1154 to 2701) [tcp.syn]\n' +
        '3 PC-17 -> CONSOLE1: refuses the connection: nobody listens at port 2701 (RST, ACK; TCP 2701 to 1154) [tcp.refused]\n' +
        '504 CONSOLE1 -> PC-17: opens a connection to 10.0.1.17:2701 (SYN; TCP 1154 to 2701) [tcp.refused-repeat]\n' +
        '505 PC-17 -> CONSOLE1: refuses the connection: nobody listens at port 2701 (RST, ACK; TCP 2701 to 1154) [tcp.refused]\n' +
        '1006 CONSOLE1 -> PC-17: opens a connection to 10.0.1.17:2701 (SYN; TCP 1154 to 2701) [tcp.refused-repeat]\n' +
        '1007 PC-17 -> CONSOLE1: refuses the connection: nobody listens at port 2701 (RST, ACK; TCP 2701 to 1154) [tcp.refused]\n',
    );
  });

  test('the caller’s rule is on the first SYN, the rule of repeats on the others', () => {
    const { network, world, console1 } = twoHosts();
    console1.tcp?.connect({ address: '10.0.1.17', port: 2701, rule: 'Q226297.every-stored-address' }, {});
    network.run();
    expect(rulesOf(world)).toContain('Q226297.every-stored-address');
  });

  test('without a gateway a remote address is unreachable at once, without a frame', () => {
    const { network, world, console1 } = twoHosts({ console: { places: [{ segment: 'LAN', ip: '10.0.1.10' }] } });
    const { heard, listener } = hearing<never>();
    console1.tcp?.connect({ address: '10.0.9.9', port: 2701 }, listener);
    expect(heard).toEqual([]);
    network.run();
    expect(heard).toEqual(['failed: unreachable']);
    expect(world.log.entries).toEqual([]);
  });

  test('a listener on one address does not hear the others', () => {
    const { network, console1, pc17 } = twoHosts();
    pc17.tcp?.listen({ port: 2701, address: '10.0.1.99' }, () => ({}));
    const { heard, listener } = hearing<never>();
    console1.tcp?.connect({ address: '10.0.1.17', port: 2701 }, listener);
    network.run();
    expect(heard).toEqual(['failed: refused']);
  });

  test('a computer can reach itself, without a frame', () => {
    const { network, world, console1 } = twoHosts();
    console1.tcp?.listen({ port: 2701 }, () => ({}));
    const { heard, listener } = hearing<never>();
    console1.tcp?.connect({ address: '10.0.1.10', port: 2701 }, listener);
    network.run();
    expect(heard).toEqual(['opened']);
    expect(world.log.entries).toEqual([]);
  });

  test('own ports are counted, and stay clear of well-known ones', () => {
    const { network, world, console1 } = twoHosts();
    for (let count = 0; count < 60; count += 1) console1.tcp?.connect({ address: '10.0.1.17', port: 9 }, {});
    network.run();
    const ports = new Set(
      world.log.entries
        .filter((entry) => entry.host === 'CONSOLE1' && carries('tcp')(entry))
        .map(({ detail }) => (detail['message'] as { payload: TcpMessage }).payload.sourcePort),
    );
    expect(ports.size).toBe(60);
    expect([...ports].every((port) => port >= 1154 && port !== 1194 && port !== 1213)).toBe(true);
  });
});

describe('an open connection', () => {
  function open() {
    const hosts = twoHosts();
    const far = hearing<RemoteToolsMessage>();
    const near = hearing<RemoteToolsMessage>();
    hosts.pc17.tcp?.listen({ port: 2701 }, () => far.listener as never);
    const connection = hosts.console1.tcp?.connect({ address: '10.0.1.17', port: 2701 }, near.listener as never);
    hosts.network.run();
    return { ...hosts, connection, near: near.heard, far: far.heard };
  }

  test('data that nobody acknowledges is repeated five times and lost after 63 s', () => {
    const { network, world, connection, near } = open();
    world.segment('LAN').isSevered = true;
    const startMs = world.nowMs;
    connection?.send(hello, 'remote-tools.words');
    network.run();
    expect(near).toEqual(['opened', 'lost: timeout']);
    expect(world.nowMs - startMs).toBe(63_000);
    expect(rulesOf(world).filter((rule) => rule === 'tcp.data-repeat')).toHaveLength(5);
    expect(rulesOf(world).at(-1)).toBe('tcp.data-lost');
  });

  test('data lost once arrives once', () => {
    const { network, world, connection, far } = open();
    world.segment('LAN').isSevered = true;
    connection?.send(hello, 'remote-tools.words');
    connection?.send({ protocol: 'remote-tools', type: 'hang-up' }, 'remote-tools.words');
    network.run(world.nowMs + 500);
    world.segment('LAN').isSevered = false;
    network.run();
    expect(far).toEqual(['opened', 'received: hello', 'received: hang-up']);
    expect(world.clock.waitingCount).toBe(0);
  });

  test('a lost acknowledgement does not deliver the data twice', () => {
    const hosts = twoHosts({ faults: [{ verdict: 'drop', from: 'PC-17', protocol: 'tcp', fromMs: 5, untilMs: 900 }] });
    const far = hearing<RemoteToolsMessage>();
    hosts.pc17.tcp?.listen({ port: 2701 }, () => far.listener as never);
    hosts.console1.tcp?.connect({ address: '10.0.1.17', port: 2701 }, {}).send(hello, 'remote-tools.words');
    hosts.network.run();
    expect(far.heard).toEqual(['opened', 'received: hello']);
    expect(rulesOf(hosts.world)).toContain('tcp.data-repeat');
  });

  test('data overtaken on the way is put back into order', () => {
    const hosts = twoHosts({
      faults: [{ verdict: 'delay', delayMs: 300, from: 'CONSOLE1', protocol: 'remote-tools', times: 1 }],
    });
    const far = hearing<RemoteToolsMessage>();
    hosts.pc17.tcp?.listen({ port: 2701 }, () => far.listener as never);
    const connection = hosts.console1.tcp?.connect({ address: '10.0.1.17', port: 2701 }, {});
    hosts.network.run();
    connection?.send(hello, 'remote-tools.words');
    connection?.send({ protocol: 'remote-tools', type: 'hang-up' }, 'remote-tools.words');
    connection?.close();
    hosts.network.run();
    expect(far.heard).toEqual(['opened', 'received: hello', 'received: hang-up', 'lost: closed']);
    expect(rulesOf(hosts.world)).not.toContain('tcp.data-repeat');
    expect(hosts.world.clock.waitingCount).toBe(0);
  });

  test('a computer that has restarted answers with RST; one that is off is silent', () => {
    for (const isOnAgain of [true, false]) {
      const { network, world, connection, near, pc17 } = open();
      pc17.host.switchPower(false);
      if (isOnAgain) pc17.host.switchPower(true);
      connection?.send(hello, 'remote-tools.words');
      network.run();
      expect(near).toEqual(['opened', isOnAgain ? 'lost: reset' : 'lost: timeout']);
      expect(rulesOf(world).includes('tcp.unknown-connection')).toBe(isOnAgain);
    }
  });

  test('both sides may close at the same moment', () => {
    const hosts = twoHosts();
    let accepted: { close(): void } | undefined;
    hosts.pc17.tcp?.listen({ port: 2701 }, (connection) => {
      accepted = connection;
      return {};
    });
    const connection = hosts.console1.tcp?.connect({ address: '10.0.1.17', port: 2701 }, {});
    hosts.network.run();
    connection?.close();
    accepted?.close();
    hosts.network.run();
    expect(hosts.world.clock.waitingCount).toBe(0);
    expect(hosts.console1.tcp?.connectionCount).toBe(0);
    expect(hosts.pc17.tcp?.connectionCount).toBe(0);
    expect(rulesOf(hosts.world)).not.toContain('tcp.unknown-connection');
  });

  test('an accepted connection may be aborted by whoever accepts it', () => {
    const hosts = twoHosts();
    hosts.pc17.tcp?.listen({ port: 2701 }, (connection) => {
      connection.abort();
      return { opened: () => expect.unreachable('it was aborted') };
    });
    const near = hearing<RemoteToolsMessage>();
    hosts.console1.tcp?.connect({ address: '10.0.1.17', port: 2701 }, near.listener as never);
    hosts.network.run();
    expect(near.heard).toEqual(['opened', 'lost: reset']);
    expect(hosts.pc17.tcp?.connectionCount).toBe(0);
  });
});
