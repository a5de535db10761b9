// NetBIOS sessions and what lies below them: session requests over TCP, NetBEUI frames, IPX broadcasts, routes and routers.
import { describe, expect, test } from 'vitest';
import type { IpxMessage, NetbiosName, NetworkStack, RemoteToolsMessage } from '../../src/protocols/index.ts';
import { carries, readTrace, rulesOf, withoutArp } from '../support/read-trace.ts';
import { TestNetwork, hearing, routedHosts, twoHosts } from '../support/two-hosts.ts';

const called: NetbiosName = { name: 'PC-17', suffix: '43' };
const calling: NetbiosName = { name: 'CONSOLE1', suffix: '41' };

function call(stack: NetworkStack, lana: number, address?: string): string[] {
  const { heard, listener } = hearing<RemoteToolsMessage>();
  stack.netbios.call({ lana, called, calling, address }, listener);
  return heard;
}

function listenOn(stack: NetworkStack, lana: number): void {
  stack.netbios.register({ ...called, lana, quietly: true });
  stack.netbios.listen({ ...called, lana }, () => ({}));
}

describe('NetBIOS over TCP/IP', () => {
  test('a session begins with a connection to port 139 and both names', () => {
    const { network, world, console1, pc17 } = twoHosts();
    listenOn(pc17, 0);
    call(console1, 0, '10.0.1.17');
    network.run();
    expect(readTrace(world, { only: carries('nbss'), rules: true })).toBe(
      '4 CONSOLE1 -> PC-17: NetBIOS session: calls PC-17 <43> from CONSOLE1 <41> [netbt.session-request]\n' +
        '5 PC-17 -> CONSOLE1: NetBIOS session: it is open [netbt.session-accepted]\n',
    );
  });

  test('a name that is not there is answered with 82, one without a listener with 80', () => {
    for (const [isOwned, code, reason] of [
      [false, '82', 'failed: no name'],
      [true, '80', 'failed: not listening'],
    ] as const) {
      const { network, world, console1, pc17 } = twoHosts();
      if (isOwned) pc17.netbios.register({ ...called, lana: 0, quietly: true });
      const heard = call(console1, 0, '10.0.1.17');
      network.run();
      expect(heard).toEqual([reason]);
      const texts = world.log.entries.filter(carries('nbss')).map(({ text }) => text);
      expect(texts.at(-1)).toContain(`(${code})`);
      expect(world.clock.waitingCount).toBe(0);
      expect(pc17.tcp?.connectionCount).toBe(0);
    }
  });

  test('without an address there is no name, and no frame', () => {
    const { network, world, console1 } = twoHosts();
    const heard = call(console1, 0);
    network.run();
    expect(heard).toEqual(['failed: no name']);
    expect(world.log.entries).toEqual([]);
  });

  test('Q178205: NT 4.0 before the fix waits 90 s, later ones 45 s, Windows 2000 21 s', () => {
    for (const [system, waitMs] of [
      ['nt4-before-sp4', 90_000],
      ['nt4-sp4', 45_000],
      ['windows-2000', 21_000],
    ] as const) {
      const { network, world, console1 } = twoHosts({ console: { system } });
      const heard = call(console1, 0, '10.0.1.99');
      network.run();
      expect(heard).toEqual(['failed: timeout']);
      expect(world.nowMs).toBe(waitMs);
    }
  });

  test('a computer without NetBIOS over TCP/IP refuses port 139', () => {
    const { network, console1 } = twoHosts({ client: { protocols: ['netbeui'], places: [{ segment: 'LAN' }] } });
    const bare = network.add('BARE', { protocols: ['tcpip'], places: [{ segment: 'LAN', ip: '10.0.1.18' }] });
    expect(bare.netbios.lanas).toHaveLength(1);
    const heard = call(console1, 0, '10.0.1.18');
    network.run();
    expect(heard).toEqual(['failed: no name']);
  });

  test('an answer that never comes is given up after 30 s', () => {
    const { network, world, console1, pc17 } = twoHosts({
      faults: [{ verdict: 'drop', from: 'PC-17', protocol: 'nbss' }],
      timings: { tcpDataRetransmissions: 10 },
    });
    listenOn(pc17, 0);
    const heard = call(console1, 0, '10.0.1.17');
    network.run(40_000);
    expect(heard).toEqual(['failed: timeout']);
    expect(rulesOf(world)).toContain('netbt.session-no-answer');
  });
});

describe('NetBEUI', () => {
  test('a call looks for the name, opens a link and begins a session on it', () => {
    const { network, world, console1, pc17 } = twoHosts();
    listenOn(pc17, 2);
    const heard = call(console1, 2);
    network.run();
    expect(heard).toEqual(['opened']);
    expect(readTrace(world, { rules: true })).toBe(
      '0 CONSOLE1 -> everybody: NetBEUI: who is PC-17 <43>? CONSOLE1 <41> calls [nbf.name-query]\n' +
        '1 PC-17 -> CONSOLE1: NetBEUI: PC-17 <43> is here, session 1 [nbf.name-recognised]\n' +
        '2 CONSOLE1 -> PC-17: LLC: opens the link (SABME) [nbf.link-open]\n' +
        '3 PC-17 -> CONSOLE1: LLC: agrees (UA) [nbf.link-accept]\n' +
        '4 CONSOLE1 -> PC-17: NetBEUI: begins session 1 with 1 [nbf.session-initialise]\n' +
        '5 PC-17 -> CONSOLE1: LLC: got it, expects frame 1 (RR) [nbf.link-acknowledge]\n' +
        '5 PC-17 -> CONSOLE1: NetBEUI: confirms session 1 with 1 [nbf.session-confirm]\n' +
        '6 CONSOLE1 -> PC-17: LLC: got it, expects frame 1 (RR) [nbf.link-acknowledge]\n',
    );
  });

  test('a name that nobody has is asked for three times in 1.5 s', () => {
    const { network, world, console1 } = twoHosts();
    const heard = call(console1, 2);
    network.run();
    expect(heard).toEqual(['failed: no name']);
    expect(world.nowMs).toBe(1500);
    expect(rulesOf(world)).toEqual(['nbf.name-query', 'nbf.name-query', 'nbf.name-query', 'nbf.no-answer']);
  });

  test('no router passes it on, whatever it is set to', () => {
    const { network, world, console1, pc17 } = routedHosts({ router: { ip: true, ipx: true, ipxType20: true } });
    listenOn(pc17, 2);
    const heard = call(console1, 2);
    network.run();
    expect(heard).toEqual(['failed: no name']);
    expect(world.log.entries.every(({ detail }) => detail['segment'] !== 'SOUTH')).toBe(true);
  });

  test('needs no address of any kind', () => {
    const network = new TestNetwork();
    const console1 = network.add('CONSOLE1', { protocols: ['netbeui'] });
    const pc17 = network.add('PC-17', { protocols: ['netbeui'] });
    listenOn(pc17, 0);
    const heard = call(console1, 0);
    network.run();
    expect(heard).toEqual(['opened']);
  });

  test('a client that restarts is noticed by the next word', () => {
    const { network, world, console1, pc17 } = twoHosts();
    listenOn(pc17, 2);
    const { heard, listener } = hearing<RemoteToolsMessage>();
    const session = console1.netbios.call({ lana: 2, called, calling }, listener);
    network.run();
    pc17.host.switchPower(false);
    pc17.host.switchPower(true);
    session.send({ protocol: 'remote-tools', type: 'hang-up' }, 'x.y');
    network.run();
    expect(heard).toEqual(['opened', 'lost: reset']);
    expect(rulesOf(world).at(-1)).toBe('nbf.unknown-link');
  });

  test('a session whose other end went silent is lost after the last repeat', () => {
    const { network, world, console1, pc17 } = twoHosts();
    listenOn(pc17, 2);
    const { heard, listener } = hearing<RemoteToolsMessage>();
    const session = console1.netbios.call({ lana: 2, called, calling }, listener);
    network.run();
    pc17.host.switchPower(false);
    session.send({ protocol: 'remote-tools', type: 'hang-up' }, 'x.y');
    network.run();
    expect(heard).toEqual(['opened', 'lost: timeout']);
    expect(rulesOf(world)).toContain('nbf.link-no-answer');
    expect(world.clock.waitingCount).toBe(0);
  });
});

describe('NetBIOS over IPX', () => {
  test('a call looks for the name by broadcast and probes the address that answered', () => {
    const { network, world, console1, pc17 } = twoHosts();
    listenOn(pc17, 1);
    call(console1, 1);
    network.run();
    expect(readTrace(world, { rules: true })).toBe(
      '0 CONSOLE1 -> everybody: NetBIOS over IPX: who is PC-17 <43>? [ipx.find-name]\n' +
        '1 PC-17 -> CONSOLE1: NetBIOS over IPX: PC-17 <43> is here [ipx.name-recognised]\n' +
        '2 CONSOLE1 -> PC-17: NetBIOS over IPX: calls PC-17 <43> from CONSOLE1 <41> [ipx.session-open]\n' +
        '3 PC-17 -> CONSOLE1: NetBIOS over IPX: the session is open [ipx.session-accepted]\n',
    );
  });

  test('Q99745: three broadcasts half a second apart, then five probes a second apart', () => {
    const silent = twoHosts();
    const heard = call(silent.console1, 1);
    silent.network.run();
    expect(heard).toEqual(['failed: no name']);
    expect(silent.world.nowMs).toBe(1500);
    const lost = twoHosts();
    listenOn(lost.pc17, 1);
    const heardOfLost = call(lost.console1, 1);
    lost.network.run(2);
    lost.pc17.host.switchPower(false);
    lost.network.run();
    expect(heardOfLost).toEqual(['failed: timeout']);
    expect(lost.world.nowMs).toBe(5002);
    expect(rulesOf(lost.world).filter((rule) => rule === 'ipx.session-open')).toHaveLength(5);
  });

  test('Q200898: behind a router the name is found only where type 20 is passed on', () => {
    for (const ipxType20 of [true, false]) {
      const { network, world, console1, pc17 } = routedHosts({ router: { ipx: true, ipxType20 } });
      listenOn(pc17, 1);
      const heard = call(console1, 1);
      network.run();
      expect(heard).toEqual([ipxType20 ? 'opened' : 'failed: no name']);
      const passedOn = world.log.entries.find(({ rule }) => rule === 'ipx.type-20')?.detail['message'] as
        IpxMessage | undefined;
      if (!ipxType20) expect(passedOn).toBeUndefined();
      else expect(passedOn).toMatchObject({ hops: 1, payload: { networks: ['000000A1'] } });
    }
  });

  test('a broadcast does not go round in circles where two routers join the same segments', () => {
    const { network, world, console1 } = routedHosts({ router: { ipx: true, ipxType20: true } });
    network.add('ROUTER2', {
      protocols: ['nwlink'],
      places: [
        { segment: 'NORTH', ipxNetwork: '000000A1' },
        { segment: 'SOUTH', ipxNetwork: '000000A2' },
      ],
      router: { ipx: true, ipxType20: true },
    });
    call(console1, 1);
    network.run();
    expect(rulesOf(world).filter((rule) => rule === 'ipx.type-20')).toHaveLength(6);
  });
});

describe('IPX routes', () => {
  function send(stack: NetworkStack, network: string, node: string): void {
    stack.ipx?.send({
      destination: { network, node },
      socket: 0x8138,
      sourceSocket: 0x4005,
      type: 4,
      message: { protocol: 'remote-tools', type: 'probe' },
      rule: 'x.y',
    });
  }

  test('the way to another network is asked for and then used', () => {
    const { network, world, console1, pc17 } = routedHosts();
    const heard: string[] = [];
    pc17.ipx?.bind(0x8138, {
      received: (_message, from, { packet }) => void heard.push(`${from.network} ${packet.hops}`),
    });
    send(console1, '000000A2', pc17.ipx?.address()?.node ?? '');
    network.run();
    expect(heard).toEqual(['000000A1 1']);
    expect(rulesOf(world)).toEqual(['ipx.route-request', 'ipx.route-answer', 'x.y', 'ipx.forward']);
  });

  test('a network that nobody knows is met with silence', () => {
    const { network, world, console1 } = routedHosts();
    send(console1, '000000FF', '020000000300');
    network.run();
    expect(new Set(rulesOf(world))).toEqual(new Set(['ipx.route-request', 'ipx.no-route']));
    expect(world.clock.waitingCount).toBe(0);
  });

  test('a router that does not know asks the next one', () => {
    const network = new TestNetwork();
    const nwlink = { protocols: ['nwlink' as const] };
    const console1 = network.add('CONSOLE1', { ...nwlink, places: [{ segment: 'A', ipxNetwork: '0000000A' }] });
    const joins = (one: string, other: string) => ({
      ...nwlink,
      router: { ipx: true },
      places: [one, other].map((name) => ({ segment: name, ipxNetwork: `0000000${name}` })),
    });
    network.add('R1', joins('A', 'B'));
    network.add('R2', joins('B', 'C'));
    // A second way round must not make routers ask each other for ever.
    network.add('R3', joins('A', 'B'));
    const pc17 = network.add('PC-17', { ...nwlink, places: [{ segment: 'C', ipxNetwork: '0000000C' }] });
    const hops: number[] = [];
    pc17.ipx?.bind(0x8138, { received: (_message, _from, { packet }) => void hops.push(packet.hops) });
    send(console1, '0000000C', pc17.ipx?.address()?.node ?? '');
    network.run();
    expect(hops).toEqual([2]);
    send(console1, '0000000F', '020000000300');
    network.run();
    expect(network.world.clock.waitingCount).toBe(0);
  });

  test('a router that does not route IPX answers nothing', () => {
    const { network, world, console1, pc17 } = routedHosts({ router: { ip: true } });
    send(console1, '000000A2', pc17.ipx?.address()?.node ?? '');
    network.run();
    expect(rulesOf(world)).not.toContain('ipx.route-answer');
    expect(readTrace(world, { only: withoutArp })).toContain('a way to IPX network 000000A2');
  });
});
