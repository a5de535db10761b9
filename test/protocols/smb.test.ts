// A file into a share: over each NetBIOS transport, with every way of finding the server, and each way it can fail.
import { describe, expect, test } from 'vitest';
import type { DiscoveryRecord, NetworkStack } from '../../src/protocols/index.ts';
import { startSnmpAgent, writeFile } from '../../src/protocols/index.ts';
import type { HostOptions } from '../support/two-hosts.ts';
import { routedHosts, twoHosts } from '../support/two-hosts.ts';

const record: DiscoveryRecord = { agent: 'heartbeat', name: 'PC-17', ipAddresses: ['10.0.1.17'], ipxAddresses: [] };

function send(from: NetworkStack, server: string, share = 'CAP_ABC'): string[] {
  const heard: string[] = [];
  writeFile(
    from,
    { server, share, file: 'ddr.box\\PC-17.ddr', record, rule: 'access-point.mailbox' },
    {
      opened: () => void heard.push('opened'),
      written: () => void heard.push('written'),
      failed: (reason) => void heard.push(`failed: ${reason}`),
    },
  );
  return heard;
}

/** CONSOLE1 serves; each is known by its name. */
function pair(options: { server?: HostOptions; client?: HostOptions } = {}) {
  const made = twoHosts({
    console: { computerName: 'CONSOLE1', ...options.server },
    client: { computerName: 'PC-17', ...options.client },
  });
  const arrived: string[] = [];
  const hasClosed = () =>
    made.world.log.entries.some(({ detail }) => JSON.stringify(detail['message'] ?? '').includes('"command":"close"'));
  const closeShare = made.console1.smb.share('cap_abc', (file, { name }) => {
    arrived.push(`${hasClosed() ? '' : 'unfinished '}${file} of ${name}`);
  });
  return { ...made, arrived, closeShare };
}

describe.each([
  ['NetBIOS over TCP/IP', ['tcpip']],
  ['NetBIOS over IPX', ['nwlink']],
  ['NetBEUI', ['netbeui']],
] as const)('over %s', (_, protocols) => {
  test('a file arrives once, when it is closed', () => {
    const { network, pc17, arrived } = pair({
      server: { protocols: [...protocols] },
      client: { protocols: [...protocols] },
    });
    const heard = send(pc17, 'CONSOLE1');
    network.run();
    expect(heard).toEqual(['opened', 'written']);
    expect(arrived).toEqual(['ddr.box\\PC-17.ddr of PC-17']);
  });
  test('a share that is not there, or was closed, is refused', () => {
    const { network, pc17, arrived, closeShare, console1 } = pair({
      server: { protocols: [...protocols] },
      client: { protocols: [...protocols] },
    });
    console1.smb.share('OTHER', () => {});
    const wrong = send(pc17, 'CONSOLE1', 'CAP_XYZ');
    network.run();
    closeShare();
    const closed = send(pc17, 'CONSOLE1');
    network.run();
    expect([wrong, closed]).toEqual([
      ['opened', 'failed: no such share'],
      ['opened', 'failed: no such share'],
    ]);
    expect(arrived).toEqual([]);
  });
});

test('a computer without a share takes no sessions for its server name', () => {
  const { network, pc17, closeShare } = pair({ client: { protocols: ['tcpip'] } });
  closeShare();
  const heard = send(pc17, 'CONSOLE1');
  network.run();
  expect(heard).toEqual(['failed: nothing is shared there']);
});

test('the first LANA that gets through is used', () => {
  const { network, world, pc17, arrived } = pair({ server: { protocols: ['netbeui'] } });
  const heard = send(pc17, 'CONSOLE1');
  network.run();
  expect(heard).toEqual(['opened', 'written']);
  expect(arrived).toHaveLength(1);
  expect(world.nowMs).toBeGreaterThan(2250);
});

test('a computer without any NetBIOS has no way', () => {
  const { network, pc17 } = pair({ client: { protocols: [] } });
  const heard = send(pc17, 'CONSOLE1');
  network.run();
  expect(heard).toEqual(['failed: no way to reach it']);
});

test('a server that is off is not found', () => {
  const { network, pc17, console1 } = pair({ client: { protocols: ['tcpip'] } });
  console1.host.switchPower(false);
  const heard = send(pc17, 'CONSOLE1');
  network.run();
  expect(heard).toEqual(['failed: nobody knows its name']);
});

test('a server that falls silent in the middle is given up after 45 s', () => {
  const { network, world, pc17, arrived } = pair({ client: { protocols: ['tcpip'] } });
  const heard = send(pc17, 'CONSOLE1');
  while (heard.length === 0) world.step();
  world.segment('LAN').isSevered = true;
  network.run();
  expect(heard).toEqual(['opened', 'failed: no answer']);
  const wait = world.log.entries.find(({ rule }) => rule === 'smb.no-answer');
  expect(wait?.detail).toMatchObject({ waitedMs: 45_000, for: 'an answer from CONSOLE1' });
  expect(arrived).toEqual([]);
});

test('a share is gone after a power failure until somebody opens it anew', () => {
  const { network, pc17, console1, arrived } = pair({ client: { protocols: ['tcpip'] } });
  console1.host.switchPower(false);
  console1.host.switchPower(true);
  network.run();
  const before = send(pc17, 'CONSOLE1');
  network.run();
  console1.smb.share('CAP_ABC', () => void arrived.push('anew'));
  const after = send(pc17, 'CONSOLE1');
  network.run();
  expect([before, after]).toEqual([['failed: nothing is shared there'], ['opened', 'written']]);
  expect(arrived).toEqual(['anew']);
});

describe('finding a server across a router', () => {
  const lookUp = (client: HostOptions, prepare: (console1: NetworkStack) => void = () => {}) => {
    const made = routedHosts({
      console: { computerName: 'CONSOLE1', protocols: ['tcpip'] },
      client: { protocols: ['tcpip'], ...client },
      router: { ip: true },
    });
    prepare(made.console1);
    const heard: (string | undefined)[] = [];
    made.pc17.findNetbiosName({ name: 'CONSOLE1', suffix: '20' }, {}, (address) => void heard.push(address));
    made.network.run();
    const asked = made.world.log.entries.flatMap(({ kind, rule, host, atMs }) =>
      kind === 'frame.sent' && host === 'PC-17' && rule?.startsWith('resolver.') ? [`${atMs} ${rule}`] : [],
    );
    const waits = made.world.log.entries.flatMap(({ kind, rule = '' }) =>
      kind === 'wait.ended' && rule.startsWith('resolver.') ? [rule] : [],
    );
    return { heard, asked, waits, endedAtMs: made.world.nowMs };
  };
  const lmhosts = { name: 'console1', address: '10.0.1.10' };

  test('broadcasts do not reach it: three in vain', () => {
    const { heard, asked, endedAtMs } = lookUp({});
    expect(heard).toEqual([undefined]);
    expect(asked).toEqual(['0 resolver.broadcast', '750 resolver.broadcast', '1500 resolver.broadcast']);
    expect(endedAtMs).toBe(2250);
  });
  test('a preloaded LMHOSTS entry needs no frame; another is read when nobody has answered', () => {
    expect(lookUp({ lmhosts: [{ ...lmhosts, preload: true }] })).toEqual({
      heard: ['10.0.1.10'],
      asked: [],
      waits: [],
      endedAtMs: 0,
    });
    const late = lookUp({ lmhosts: [lmhosts] });
    expect(late.heard).toEqual(['10.0.1.10']);
    expect(late.asked).toHaveLength(3);
  });
  test('an LMHOSTS entry with a 16th octet is for that name alone', () => {
    expect(lookUp({ lmhosts: [{ ...lmhosts, suffix: '43' }] }).heard).toEqual([undefined]);
    expect(lookUp({ lmhosts: [{ ...lmhosts, suffix: '20' }] }).heard).toEqual(['10.0.1.10']);
  });
  test.each([
    ['b', ['broadcast', 'broadcast', 'broadcast']],
    ['p', ['wins', 'wins', 'wins']],
    ['m', ['broadcast', 'broadcast', 'broadcast', 'wins', 'wins', 'wins']],
    ['h', ['wins', 'wins', 'wins', 'broadcast', 'broadcast', 'broadcast']],
  ] as const)('a %s-node asks in its order', (nodeType, ways) => {
    const { waits } = lookUp({ nodeType, winsServers: ['10.0.2.99'] });
    expect(waits).toEqual(ways.map((way) => `resolver.${way}`));
  });
  test.each([
    ['says no', 3, [undefined]],
    ['knows it', 0, ['10.0.1.10']],
  ] as const)('a WINS server that %s is asked once', (_, responseCode, found) => {
    const { heard, asked, waits } = lookUp({ nodeType: 'p', winsServers: ['10.0.1.10'] }, ({ udp }) => {
      udp?.bind(137, {
        received: (message, from) => {
          if (message.protocol !== 'nbns' || message.isResponse) return;
          const answer = { ...message, isResponse: true, responseCode, addresses: ['10.0.1.10'] };
          udp.send({ ...from, sourcePort: 137, message: answer, rule: 'wins.answers' });
        },
      });
    });
    expect(heard).toEqual(found);
    expect(asked).toEqual(['2 resolver.wins']);
    expect(waits).toEqual([]);
  });
});

describe('the SNMP agent of a router', () => {
  const readRouter = (given: { community?: string; tables?: readonly ('arp' | 'addresses')[]; cut?: boolean }) => {
    const made = routedHosts({
      console: { protocols: ['tcpip'] },
      client: { protocols: ['tcpip'] },
      router: { ip: true },
    });
    startSnmpAgent(made.router1, { community: 'public', tables: given.tables ?? ['arp', 'addresses'] });
    if (given.cut) {
      made.router1.host.switchPower(false);
      made.router1.host.switchPower(true);
    }
    const { udp } = made.console1;
    const heard: unknown[] = [];
    udp?.bind(2000, {
      received: (message) => void (message.protocol === 'snmp' && heard.push(message.rows)),
      unreachable: () => void heard.push('unreachable'),
    });
    for (const table of ['arp', 'addresses'] as const) {
      const message = {
        protocol: 'snmp',
        type: 'get',
        requestId: 1,
        community: given.community ?? 'public',
        table,
      } as const;
      udp?.send({ address: '10.0.1.1', port: 161, sourcePort: 2000, rule: 'network-discovery.runs', message });
    }
    made.network.run();
    return heard;
  };
  const whole = [
    [{ address: '10.0.1.10', mac: '02:00:00:00:01:00' }],
    [
      { address: '10.0.1.1', mask: '255.255.255.0' },
      { address: '10.0.2.1', mask: '255.255.255.0' },
    ],
  ];
  test('tells its ARP cache and its addresses, and again after a power failure', () => {
    expect(readRouter({})).toEqual(whole);
    expect(readRouter({ cut: true })).toEqual(whole);
  });
  test('no longer tells of a computer that it has not heard for two minutes', () => {
    const { network, router1, pc17 } = routedHosts({ client: { protocols: ['tcpip'] }, router: { ip: true } });
    pc17.udp?.send({
      address: '10.0.2.1',
      port: 137,
      sourcePort: 2000,
      rule: 'snmp.answers',
      message: { protocol: 'snmp', type: 'get', requestId: 1, community: 'public', table: 'arp' },
    });
    network.run(119_000);
    expect(router1.arpEntries).toEqual([{ address: '10.0.2.17', mac: '02:00:00:00:03:00' }]);
    network.run(121_000);
    expect(router1.arpEntries).toEqual([]);
  });
  test('tells nothing of a table it does not offer', () => {
    expect(readRouter({ tables: ['arp'] })).toEqual([whole[0], []]);
  });
  test('keeps silent for whoever does not know its community name', () => {
    expect(readRouter({ community: 'secret' })).toEqual([]);
  });
});
