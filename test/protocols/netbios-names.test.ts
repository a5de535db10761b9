// NetBIOS names: compared octet by octet, claimed by every transport and node type in its own way, defended, given back.
import { describe, expect, test } from 'vitest';
import type { NetbiosName, NetbiosNameMessage, NetworkStack, NodeType } from '../../src/protocols/index.ts';
import { nameOctets, nameText, netbiosNamePort, sameName } from '../../src/protocols/index.ts';
import { readTrace, rulesOf, withoutArp } from '../support/read-trace.ts';
import { TestNetwork, routedHosts, twoHosts } from '../support/two-hosts.ts';

const agentName: NetbiosName = { name: 'PC-17', suffix: '43' };

/** A WINS server of few words: it says yes, no or nothing. */
function answerRegistrations(server: NetworkStack, responseCode: 0 | 6): string[] {
  const asked: string[] = [];
  server.udp?.bind(netbiosNamePort, {
    received: (message, from) => {
      if (message.protocol !== 'nbns' || message.isResponse || message.isBroadcast) return;
      asked.push(`${message.operation} ${nameText(message.name)}`);
      if (message.operation !== 'registration') return;
      const answer: NetbiosNameMessage = { ...message, isResponse: true, isAuthoritative: true, responseCode };
      server.udp?.send({ ...from, sourcePort: netbiosNamePort, message: answer, rule: 'x.y' });
    },
  });
  return asked;
}

function register(stack: NetworkStack, lana: number, name = agentName): string[] {
  const results: string[] = [];
  stack.netbios.register({ ...name, lana }, (result) => void results.push(result));
  return results;
}

describe('names', () => {
  test('are fifteen characters, blanks behind, and a suffix', () => {
    expect(nameOctets({ name: 'A', suffix: '2f' })).toEqual([65, ...Array<number>(14).fill(32), 0x2f]);
    expect(nameOctets({ name: 'ABCDEFGHIJKLMNOPQ', suffix: '00' })).toHaveLength(16);
    expect(sameName({ name: 'PC-17', suffix: 'be' }, { name: 'PC-17    ', suffix: 'BE' })).toBe(true);
    expect(sameName(agentName, { name: 'PC-17', suffix: '20' })).toBe(false);
    expect(sameName(agentName, { name: 'pc-17', suffix: '43' })).toBe(false);
  });
});

describe.each([
  [0, 'NetBT', 2250, 'netbt.claim', 3],
  [1, 'NetBIOS over IPX', 1500, 'ipx.claim', 3],
  [2, 'NetBEUI', 1500, 'nbf.claim', 3],
] as const)('on LANA %i, %s', (lana, _transport, tookMs, rule, frames) => {
  test('a free name is granted after three claims, and the log says so', () => {
    const { network, world, pc17 } = twoHosts();
    const results = register(pc17, lana);
    expect(results).toEqual([]);
    network.run();
    expect(results).toEqual(['granted']);
    expect(world.nowMs).toBe(tookMs);
    expect(rulesOf(world).filter((other) => other === rule)).toHaveLength(frames);
    expect(world.log.entries.at(-1)).toMatchObject({
      kind: 'name.registered',
      host: 'PC-17',
      detail: { name: 'PC-17', suffix: '43', lana },
    });
  });

  test('a name already taken cannot be claimed', () => {
    const { network, world, console1, pc17 } = twoHosts();
    console1.netbios.register({ ...agentName, lana, quietly: true });
    const results = register(pc17, lana);
    network.run();
    expect(results).toEqual(['conflict']);
    expect(world.nowMs).toBeLessThan(10);
    expect(pc17.netbios.ownedNames).toEqual([]);
    expect(world.clock.waitingCount).toBe(0);
  });

  test('a name this computer has already cannot be claimed again', () => {
    const { network, world, pc17 } = twoHosts();
    pc17.netbios.register({ ...agentName, lana, quietly: true });
    const results = register(pc17, lana);
    network.run();
    expect(results).toEqual(['conflict']);
    expect(world.log.entries).toEqual([]);
  });

  test('the same name with another suffix is another name', () => {
    const { network, console1, pc17 } = twoHosts();
    console1.netbios.register({ name: 'PC-17', suffix: '20', lana, quietly: true });
    const results = register(pc17, lana);
    network.run();
    expect(results).toEqual(['granted']);
  });

  test('of two who claim a name, never both get it, however far apart they begin', () => {
    for (const apartMs of [0, 1, 2, 3, 400, 700, 1499, 2249, 2300]) {
      const { network, world, console1, pc17 } = twoHosts();
      const first = register(console1, lana);
      let second: string[] = [];
      world.clock.setTimeout(() => {
        second = register(pc17, lana);
      }, apartMs);
      network.run();
      const granted = [...first, ...second].filter((result) => result === 'granted');
      expect(granted.length, `${apartMs} ms apart`).toBeLessThanOrEqual(1);
      // Claims that meet on the cable refuse each other; else the earlier one wins.
      if (apartMs > 2 && apartMs !== 1499) expect(first, `${apartMs} ms apart`).toEqual(['granted']);
      expect(console1.netbios.ownedNames.length + pc17.netbios.ownedNames.length).toBe(granted.length);
    }
  });

  test('a name given back is free for others', () => {
    const { network, world, console1, pc17 } = twoHosts();
    console1.netbios.register({ ...agentName, lana, quietly: true });
    console1.netbios.release({ ...agentName, lana });
    const results = register(pc17, lana);
    network.run();
    expect(results).toEqual(['granted']);
    expect(rulesOf(world)[0]).toBe('netbios.name-released');
  });

  test('a claim given up ends in silence', () => {
    const { network, world, pc17 } = twoHosts();
    const results = register(pc17, lana);
    network.run(100);
    pc17.netbios.release({ ...agentName, lana });
    network.run();
    expect(results).toEqual([]);
    expect(world.log.entries.map(({ kind }) => kind)).not.toContain('name.released');
    expect(world.clock.waitingCount).toBe(0);
  });

  test('a computer without power defends nothing and remembers nothing', () => {
    const { network, console1, pc17 } = twoHosts();
    console1.netbios.register({ ...agentName, lana, quietly: true });
    console1.host.switchPower(false);
    const results = register(pc17, lana);
    network.run();
    console1.host.switchPower(true);
    expect(results).toEqual(['granted']);
    expect(console1.netbios.ownedNames).toEqual([]);
  });

  test('a name is still defended after power came back and it was taken again', () => {
    const { network, console1, pc17 } = twoHosts();
    console1.host.switchPower(false);
    console1.host.switchPower(true);
    register(console1, lana);
    network.run();
    const results = register(pc17, lana);
    network.run();
    expect(results).toEqual(['conflict']);
  });
});

test('a refusal by IPX, which does not say of which claim, is one of all claims to that name on its adapter', () => {
  const ipx = (lana: number, adapter: number) => ({ lana, transport: 'nwlnknb' as const, adapter });
  const places = ['LAN', 'LAN', 'OTHER'].map((segment) => ({
    segment,
    ipxNetwork: segment === 'LAN' ? '000000A1' : '000000A2',
  }));
  const { network, world, console1, pc17 } = twoHosts({
    client: { places: places.slice(1), lanas: [ipx(1, 0), ipx(3, 0), ipx(5, 1)] },
  });
  const results: string[][] = [];
  const at = (ms: number, act: () => string[]) => world.clock.setTimeout(() => void results.push(act()), ms);
  at(0, () => register(pc17, 5));
  at(0, () => register(pc17, 1));
  at(1, () => register(pc17, 3));
  // It hears the second claim only, and refuses once.
  at(2, () => register(console1, 1));
  network.run();
  expect(rulesOf(world).filter((rule) => rule === 'ipx.defence')).toHaveLength(2);
  expect(results).toEqual([['granted'], ['conflict'], ['conflict'], ['conflict']]);
});

describe('node types with a WINS server', () => {
  function withServer(nodeType: NodeType, answer: 0 | 6 | undefined) {
    const network = new TestNetwork();
    const wins1 = network.add('WINS1', { places: [{ segment: 'LAN', ip: '10.0.1.2' }], protocols: ['tcpip'] });
    const asked = answer === undefined ? [] : answerRegistrations(wins1, answer);
    if (answer === undefined) wins1.udp?.bind(netbiosNamePort, { received: () => {} });
    const pc17 = network.add('PC-17', {
      places: [{ segment: 'LAN', ip: '10.0.1.17' }],
      nodeType,
      winsServers: ['10.0.1.2'],
    });
    const results = register(pc17, 0);
    network.run();
    const claims = rulesOf(network.world).filter((rule) => rule.startsWith('netbt.'));
    return { network, pc17, results, asked, claims };
  }
  const wins = 'netbt.wins-registration';
  const broadcast = 'netbt.claim';

  test.each([
    ['b', 0, [broadcast, broadcast, broadcast]],
    ['p', 0, [wins]],
    ['h', 0, [wins]],
    ['m', 0, [broadcast, broadcast, broadcast, wins]],
    ['p', undefined, [wins, wins, wins]],
    ['h', undefined, [wins, wins, wins, broadcast, broadcast, broadcast]],
  ] as const)('a %s node whose server answers %s claims in its own order', (nodeType, answer, claims) => {
    const run = withServer(nodeType, answer);
    expect(run.claims).toEqual(claims);
    expect(run.results).toEqual(['granted']);
  });

  test.each(['p', 'h', 'm'] as const)('a %s node takes the server’s no', (nodeType) => {
    const run = withServer(nodeType, 6);
    expect(run.results).toEqual(['conflict']);
    expect(run.pc17.netbios.ownedNames).toEqual([]);
  });

  test('three waits of 1.5 s pass at a silent server', () => {
    expect(withServer('p', undefined).network.world.nowMs).toBe(4500);
  });

  test('a name given back is released at the server', () => {
    const run = withServer('h', 0);
    run.pc17.netbios.release({ ...agentName, lana: 0 });
    run.network.run();
    expect(run.asked).toEqual(['registration PC-17 <43>', 'release PC-17 <43>']);
  });

  test('a claim given up while the server is silent leaves nothing behind', () => {
    for (const atMs of [100, 2000, 4600, 5500]) {
      const network = new TestNetwork();
      const pc17 = network.add('PC-17', {
        places: [{ segment: 'LAN', ip: '10.0.1.17' }],
        winsServers: ['10.0.1.2', '10.0.1.3'],
      });
      const results = register(pc17, 0);
      network.run(atMs);
      pc17.netbios.release({ ...agentName, lana: 0 });
      const before = network.world.log.entries.length;
      network.run();
      expect(results).toEqual([]);
      expect(
        rulesOf(network.world)
          .slice(before)
          .filter((rule) => rule.startsWith('netbt.')),
      ).toEqual([]);
    }
  });
});

describe('queries', () => {
  const query: NetbiosNameMessage = {
    protocol: 'nbns',
    id: 7,
    operation: 'query',
    isResponse: false,
    isBroadcast: true,
    isAuthoritative: false,
    recursionDesired: true,
    recursionAvailable: false,
    responseCode: 0,
    name: agentName,
  };

  test('the owner of a name answers a broadcast, and nobody else does', () => {
    const { network, world, console1, pc17 } = twoHosts();
    pc17.netbios.register({ ...agentName, lana: 0, quietly: true });
    const answers: string[] = [];
    console1.udp?.bind(netbiosNamePort, {
      received: (message) => {
        if (message.protocol === 'nbns') answers.push(`${message.id} ${message.addresses?.join()}`);
      },
    });
    console1.udp?.send({ address: '10.0.1.255', port: 137, sourcePort: 137, message: query, rule: 'x.y' });
    network.run();
    expect(answers).toEqual(['7 10.0.1.17']);
    expect(readTrace(world, { only: withoutArp })).toBe(
      '0 CONSOLE1 -> everybody: NetBIOS broadcast: who is PC-17 <43>?\n' +
        '3 PC-17 -> CONSOLE1: NetBIOS: PC-17 <43> is 10.0.1.17\n',
    );
  });

  test('a name that is only being claimed is not answered for', () => {
    const { network, world, console1, pc17 } = twoHosts();
    register(pc17, 0);
    console1.udp?.send({ address: '10.0.1.255', port: 137, sourcePort: 137, message: query, rule: 'x.y' });
    network.run(100);
    expect(rulesOf(world)).not.toContain('netbt.owner-answers');
  });

  test('a name on NetBEUI is not answered for on TCP/IP', () => {
    const { network, world, console1, pc17 } = twoHosts();
    pc17.netbios.register({ ...agentName, lana: 2, quietly: true });
    console1.udp?.send({ address: '10.0.1.255', port: 137, sourcePort: 137, message: query, rule: 'x.y' });
    network.run();
    expect(rulesOf(world)).not.toContain('netbt.owner-answers');
  });

  test('broadcast claims do not cross a router, so the same name can be on both sides', () => {
    const { network, console1, pc17 } = routedHosts();
    for (const lana of [0, 2]) {
      console1.netbios.register({ ...agentName, lana, quietly: true });
      const results = register(pc17, lana);
      network.run();
      expect(results).toEqual(['granted']);
    }
  });

  test('claims over IPX cross a router that passes type 20 on', () => {
    for (const ipxType20 of [true, false]) {
      const { network, console1, pc17 } = routedHosts({ router: { ipx: true, ipxType20 } });
      console1.netbios.register({ ...agentName, lana: 1, quietly: true });
      const results = register(pc17, 1);
      network.run();
      expect(results).toEqual([ipxType20 ? 'conflict' : 'granted']);
    }
  });
});

describe('the computer’s own names', () => {
  test('are there from the start without a frame, and claimed anew after each start', () => {
    const network = new TestNetwork();
    const pc17 = network.add('PC-17', { places: [{ segment: 'LAN', ip: '10.0.1.17' }], computerName: 'PC-17' });
    expect(pc17.netbios.ownedNames).toHaveLength(9);
    expect(network.world.log.entries).toEqual([]);
    pc17.host.switchPower(false);
    expect(pc17.netbios.ownedNames).toEqual([]);
    pc17.host.switchPower(true);
    network.run();
    expect(pc17.netbios.ownedNames).toHaveLength(9);
    expect(rulesOf(network.world).filter((rule) => rule === 'netbt.claim')).toHaveLength(9);
  });

  test('of a computer that is off at the start are claimed when it is switched on', () => {
    const network = new TestNetwork();
    const pc17 = network.add('PC-17', { isOn: false, computerName: 'PC-17' });
    expect(pc17.netbios.ownedNames).toEqual([]);
    pc17.host.switchPower(true);
    network.run();
    expect(pc17.netbios.ownedNames).toHaveLength(9);
  });
});
