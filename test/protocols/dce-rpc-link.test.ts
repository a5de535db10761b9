// RPC connections on every protocol sequence: calls and answers, what silence and refusal cost, and what a server that goes
// away leaves behind.
import { describe, expect, test } from 'vitest';
import type { Connection, RpcBody, RpcCall, RpcInterface } from '../../src/protocols/index.ts';
import {
  isDatagramSequence,
  isTransportInstalled,
  listenForRpc,
  objectEndpoint,
  openRpc,
  protocolSequences,
} from '../../src/protocols/index.ts';
import type { ProtocolSequence } from '../../src/protocols/index.ts';
import type { NetworkOptions } from '../support/two-hosts.ts';
import { hearing, routedHosts, twoHosts } from '../support/two-hosts.ts';

const alive: RpcCall = { type: 'call', operation: 'ServerAlive' };
const activation: RpcCall = {
  type: 'call',
  operation: 'RemoteActivation',
  class: 'WbemLevel1Login',
  protocols: ['ncacn_ip_tcp'],
};
const served: RpcInterface[] = ['IObjectExporter', 'IRemoteActivation'];

function answerTo(body: RpcBody): RpcBody {
  if (body.operation === 'RemoteActivation')
    return { type: 'answer', operation: 'RemoteActivation', result: '0x00000000', bindings: [], version: '5.1' };
  return { type: 'answer', operation: 'ServerAlive' };
}

type Hosts = Parameters<typeof twoHosts>[0];

function setUp(sequence: ProtocolSequence, options: Hosts & { listens?: boolean; isSlow?: boolean } = {}) {
  const hosts = twoHosts(options);
  const caller = hearing<RpcBody>();
  const server = hearing<RpcBody>();
  const accepted: Connection<RpcBody>[] = [];
  const heard: RpcBody[] = [];
  const stop =
    options.listens === false
      ? () => {}
      : listenForRpc(hosts.pc17, { sequence, interfaces: served, quietly: true }, (connection) => {
          accepted.push(connection);
          return {
            ...server.listener,
            received: (body) => {
              server.listener.received(body);
              if (!options.isSlow) connection.send(answerTo(body), 'dcom.server-alive');
            },
          };
        });
  const open = () =>
    openRpc(
      hosts.console1,
      { sequence, address: '10.0.1.17', name: 'PC-17', actor: 'CONSOLE1/console-connection' },
      { ...caller.listener, received: (body) => (caller.listener.received(body), void heard.push(body)) },
    );
  return { ...hosts, caller: caller.heard, server: server.heard, accepted, heard, stop, open };
}

function sent({ world }: { world: ReturnType<typeof twoHosts>['world'] }): string[] {
  return world.log.entries.filter(({ kind }) => kind === 'frame.sent').map(({ rule = '' }) => rule);
}

describe.each(protocolSequences.map((sequence) => [sequence] as const))('%s', (sequence) => {
  const isDatagram = isDatagramSequence(sequence) || sequence === 'ncacn_spx';

  test('two calls on one connection are answered in order, and nothing is left waiting', () => {
    const lab = setUp(sequence);
    const link = lab.open();
    expect(lab.caller).toEqual([]);
    link.send(alive, 'dcom.server-alive');
    link.send(activation, 'dcom.activation');
    lab.network.run();
    expect(lab.caller).toEqual(['opened', 'received: answer', 'received: answer']);
    expect(lab.heard.map(({ operation }) => operation)).toEqual(['ServerAlive', 'RemoteActivation']);
    expect(lab.server).toEqual(['opened', 'received: call', 'received: call']);
    expect(lab.world.clock.waitingCount).toBe(0);
  });

  test('an interface that the server does not have ends the call with a fault, and the next call goes on', () => {
    const lab = setUp(sequence);
    const link = lab.open();
    link.send(
      { type: 'call', operation: 'RemoteCreateInstance', class: 'WbemLevel1Login', protocols: [sequence] },
      'dcom.activation',
    );
    link.send(activation, 'dcom.activation');
    lab.network.run();
    expect(lab.heard[0]).toEqual({ type: 'fault', operation: 'RemoteCreateInstance', status: '1C010003' });
    expect(lab.heard[1]).toMatchObject({ type: 'answer', operation: 'RemoteActivation' });
  });

  test('a server that closes in good order is lost at once, between two calls', () => {
    const lab = setUp(sequence);
    lab.open().send(alive, 'dcom.server-alive');
    lab.network.run();
    const closedAtMs = lab.world.nowMs;
    for (const connection of lab.accepted) connection.close();
    lab.network.run();
    expect(lab.caller.at(-1)).toBe('lost: closed');
    expect(lab.world.nowMs - closedAtMs).toBeLessThan(10);
  });

  test('an attempt given up at any moment ends in silence and leaves nothing behind', () => {
    const whole = setUp(sequence);
    whole.open().send(activation, 'dcom.activation');
    whole.network.run();
    for (let giveUpMs = 0; giveUpMs <= whole.world.nowMs + 1; giveUpMs += 1) {
      for (const how of ['close', 'abort'] as const) {
        const lab = setUp(sequence);
        const link = lab.open();
        link.send(activation, 'dcom.activation');
        lab.network.run(giveUpMs);
        link[how]();
        const before = lab.caller.length;
        lab.network.run();
        expect(lab.caller.length, `${how} at ${giveUpMs} ms`).toBe(before);
        expect(lab.world.clock.waitingCount, `${how} at ${giveUpMs} ms`).toBe(0);
      }
    }
  });

  test('a computer without the transport fails at once, without a frame', () => {
    const lab = setUp(sequence, { console: { protocols: [] }, listens: false });
    expect(isTransportInstalled(lab.console1, sequence)).toBe(false);
    expect(isTransportInstalled(lab.pc17, sequence)).toBe(true);
    lab.open();
    lab.network.run();
    expect(lab.caller).toEqual(['failed: no protocol']);
    expect(lab.world.nowMs).toBe(0);
    expect(sent(lab)).toEqual([]);
  });

  test('once it has stopped listening, the server takes no new caller', () => {
    const lab = setUp(sequence);
    lab.stop();
    lab.open().send(alive, 'dcom.server-alive');
    lab.network.run();
    expect(lab.caller.at(-1)).toMatch(/^(failed|lost: timeout)/);
    expect(lab.accepted).toEqual([]);
  });

  test('the same run gives the same log', () => {
    const play = () => {
      const lab = setUp(sequence);
      lab.open().send(activation, 'dcom.activation');
      lab.network.run();
      return JSON.stringify(lab.world.log.entries);
    };
    expect(play()).toBe(play());
  });

  test('frames lost now and then cost time only', () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const lab = setUp(sequence, { loss: 0.15, seed });
      const link = lab.open();
      link.send(alive, 'dcom.server-alive');
      link.send(activation, 'dcom.activation');
      lab.network.run(900_000);
      const ends = lab.caller.filter((word) => !word.startsWith('opened')).join(', ');
      // Whatever is lost, each call is answered once and in order, or the whole is given up.
      expect(ends, `seed ${seed}`).toMatch(/^(received: answer(, |$)){0,2}(failed.*|lost.*)?$/);
      link.close();
      for (const connection of lab.accepted) connection.close();
      lab.network.run(3_600_000);
      expect(lab.world.clock.waitingCount, `seed ${seed}`).toBe(0);
      // A call that must not be done twice is not.
      const calls = lab.server.filter((word) => word === 'received: call').length;
      expect(calls, `seed ${seed}`).toBeLessThanOrEqual(isDatagram ? 3 : 2);
    }
  });
});

/** What it costs when nobody is there, in ms, and what the caller hears. */
function cost(sequence: ProtocolSequence, options: Hosts & { isOff?: boolean } = {}): [string, number] {
  const lab = setUp(sequence, { ...options, listens: false });
  if (options.isOff) lab.pc17.host.switchPower(false);
  lab.open().send(alive, 'dcom.server-alive');
  lab.network.run();
  expect(lab.world.clock.waitingCount).toBe(0);
  return [lab.caller.at(-1) ?? '', lab.world.nowMs];
}

function about(sequence: ProtocolSequence, options?: Parameters<typeof cost>[1]): string {
  const [heard, ms] = cost(sequence, options);
  return `${heard}, ${Math.round(ms / 1000)} s`;
}

describe('what silence and refusal cost', () => {
  test('UDP: 32 s, whether the port is closed or the computer off', () => {
    expect(about('ncadg_ip_udp')).toBe('lost: timeout, 32 s');
    expect(about('ncadg_ip_udp', { isOff: true })).toBe('lost: timeout, 32 s');
  });

  test('TCP: two seconds when refused; 45 s of silence on NT 4.0, 21 s on Windows 2000', () => {
    expect(about('ncacn_ip_tcp')).toBe('failed: refused, 2 s');
    expect(about('ncacn_ip_tcp', { isOff: true })).toBe('failed: timeout, 45 s');
    expect(about('ncacn_ip_tcp', { isOff: true, console: { system: 'windows-2000' } })).toBe('failed: timeout, 21 s');
  });

  test('how long a refused connection is asked for is a timing', () => {
    expect(about('ncacn_ip_tcp', { timings: { rpcRefusedDelay: 0 } })).toBe('failed: refused, 1 s');
    expect(about('ncacn_ip_tcp', { timings: { rpcRefusedDelay: 45_000 } })).toBe('failed: refused, 45 s');
  });

  test('IPX, SPX and NetBIOS: five seconds when the server does not have it', () => {
    for (const sequence of ['ncadg_ipx', 'ncacn_spx', 'ncacn_nb_nb', 'ncacn_nb_ipx'] as const) {
      const [heard, ms] = cost(sequence, { client: { protocols: ['tcpip'] } });
      expect(heard, sequence).toBe('failed: no name');
      expect(ms, sequence).toBeGreaterThanOrEqual(5000);
      expect(ms, sequence).toBeLessThan(7000);
    }
  });

  test('a host on which nobody serves the NetBIOS name costs five seconds too', () => {
    const [heard, ms] = cost('ncacn_nb_tcp');
    expect(heard).toMatch(/^failed: (no name|not listening)$/);
    expect(ms).toBeGreaterThanOrEqual(5000);
    expect(ms).toBeLessThan(7000);
  });

  test('a sequence over IP without an address fails at once', () => {
    for (const sequence of ['ncadg_ip_udp', 'ncacn_ip_tcp'] as const) {
      const { console1, network } = twoHosts();
      const caller = hearing<RpcBody>();
      openRpc(console1, { sequence, name: 'PC-17' }, caller.listener);
      network.run();
      expect(caller.heard).toEqual(['failed: no name']);
    }
  });
});

describe('by datagrams', () => {
  test('a call that must not be done twice is preceded by the question who calls, and followed by an ack', () => {
    const lab = setUp('ncadg_ip_udp');
    lab.open().send(activation, 'dcom.activation');
    lab.network.run();
    expect(sent(lab).filter((rule) => rule.startsWith('rpc.') || rule.startsWith('dcom.'))).toEqual([
      'dcom.activation',
      'rpc.who-are-you',
      'rpc.who-are-you',
      'dcom.server-alive',
      'rpc.ack',
    ]);
  });

  test('a slow server says that it works, and the waits begin anew', () => {
    const lab = setUp('ncadg_ip_udp', { isSlow: true });
    lab.open().send(alive, 'dcom.server-alive');
    lab.network.run(60_000);
    expect(sent(lab)).toContain('rpc.working');
    expect(lab.caller).toEqual(['opened']);
    lab.accepted[0]?.send({ type: 'answer', operation: 'ServerAlive' }, 'dcom.server-alive');
    lab.network.run();
    expect(lab.caller).toEqual(['opened', 'received: answer']);
    expect(lab.server.filter((word) => word === 'received: call')).toHaveLength(1);
  });

  test('a server that has lost its memory says “no call”, and gets the call again', () => {
    const lab = setUp('ncadg_ip_udp', { faults: [{ verdict: 'drop', to: 'PC-17', protocol: 'dce-rpc', times: 1 }] });
    lab.open().send(alive, 'dcom.server-alive');
    lab.network.run();
    expect(sent(lab).filter((rule) => rule.startsWith('rpc.'))).toEqual(['rpc.ping', 'rpc.no-call', 'rpc.no-call']);
    expect(lab.caller).toEqual(['opened', 'received: answer']);
    expect(lab.world.nowMs).toBeLessThan(1100);
  });

  test('a lost answer is sent again, and the call is not done twice', () => {
    const faults: NetworkOptions['faults'] = [{ verdict: 'drop', from: 'PC-17', protocol: 'dce-rpc', times: 1 }];
    const lab = setUp('ncadg_ip_udp', { faults });
    lab.open().send(alive, 'dcom.server-alive');
    lab.network.run();
    expect(sent(lab)).toContain('rpc.answer-again');
    expect(lab.server).toEqual(['opened', 'received: call']);
    expect(lab.caller).toEqual(['opened', 'received: answer']);
  });

  test('a server that loses its power is missed by the next call only, after 32 s', () => {
    const lab = setUp('ncadg_ip_udp');
    const link = lab.open();
    link.send(alive, 'dcom.server-alive');
    lab.network.run();
    lab.pc17.host.switchPower(false);
    lab.network.run();
    expect(lab.caller).toEqual(['opened', 'received: answer']);
    const askedAtMs = lab.world.nowMs;
    link.send(alive, 'dcom.server-alive');
    lab.network.run();
    expect(lab.caller.at(-1)).toBe('lost: timeout');
    expect(lab.world.nowMs - askedAtMs).toBe(32_000);
  });

  test('a search for servers is answered once by a computer, with the socket of its resolver', () => {
    const lab = setUp('ncadg_ipx');
    const endpoint = objectEndpoint('ncadg_ipx');
    listenForRpc(lab.pc17, { sequence: 'ncadg_ipx', interfaces: ['IRemUnknown'], endpoint }, () => ({}));
    lab.open().send(alive, 'dcom.server-alive');
    lab.network.run();
    const answers = lab.world.log.entries.filter(({ rule }) => rule === 'rpc.server-answer');
    expect(answers).toHaveLength(1);
    expect(JSON.stringify(answers[0]?.detail)).toContain('"socket":34280');
  });

  test('SPX and datagram IPX are told apart by the type of the packet', () => {
    const lab = setUp('ncadg_ipx');
    const caller = hearing<RpcBody>();
    const link = openRpc(lab.console1, { sequence: 'ncacn_spx', name: 'PC-17' }, caller.listener);
    link.send(alive, 'dcom.server-alive');
    lab.network.run();
    expect(caller.heard).toEqual(['opened', 'lost: timeout']);
  });
});

describe('over connections', () => {
  test('the first interface is bound, the second added, and a known one asked for no more', () => {
    const lab = setUp('ncacn_ip_tcp');
    const link = lab.open();
    for (const call of [alive, activation, alive]) link.send(call, 'dcom.server-alive');
    lab.network.run();
    const types = lab.world.log.entries.flatMap(({ kind, detail }) => {
      const text = JSON.stringify(detail['message'] ?? '');
      return kind === 'frame.sent' && text.includes('dce-rpc') ? [/"type":"([a-z-]+)"/.exec(text)?.[1]] : [];
    });
    expect(types).toEqual([
      'bind',
      'bind-ack',
      'request',
      'response',
      'alter-context',
      'alter-context-ack',
      'request',
      'response',
      'request',
      'response',
    ]);
  });

  test('a server that refuses to bind loses the caller', () => {
    const { network, console1, pc17 } = twoHosts();
    pc17.tcp?.listen({ port: 135 }, (connection) => ({
      received: (pdu) => {
        if (pdu.protocol !== 'dce-rpc') return;
        const refusal = { protocol: 'dce-rpc', version: 5, type: 'bind-nak', reason: 'congestion' } as const;
        connection.send({ ...refusal, callId: pdu.callId }, 'rpc.bind');
      },
    }));
    const caller = hearing<RpcBody>();
    const link = openRpc(console1, { sequence: 'ncacn_ip_tcp', address: '10.0.1.17', name: 'PC-17' }, caller.listener);
    link.send(alive, 'dcom.server-alive');
    network.run();
    expect(caller.heard).toEqual(['opened', 'lost: reset']);
  });

  test('objects have an end point of their own on each sequence', () => {
    for (const sequence of protocolSequences) {
      const { network, console1, pc17 } = twoHosts();
      const endpoint = objectEndpoint(sequence);
      listenForRpc(pc17, { sequence, interfaces: ['IWbemLevel1Login'], endpoint, quietly: true }, (connection) => ({
        received: () => connection.send({ type: 'answer', operation: 'NTLMLogin', result: '0x00000000' }, 'x.y'),
      }));
      // SPX and IPX find the computer by its resolver.
      listenForRpc(pc17, { sequence, interfaces: served, quietly: true }, () => ({}));
      const caller = hearing<RpcBody>();
      const target = { sequence, address: '10.0.1.17', name: 'PC-17', endpoint };
      const link = openRpc(console1, target, caller.listener);
      link.send({ type: 'call', operation: 'NTLMLogin', namespace: 'root\\sms', user: 'ANNA' }, 'x.y');
      network.run();
      expect(caller.heard, sequence).toEqual(['opened', 'received: answer']);
    }
  });

  test('NetBIOS calls the name with end point 135 as its 16th octet, and gives it back when it stops', () => {
    const lab = setUp('ncacn_nb_nb');
    const names = () => lab.pc17.netbios.ownedNames.map(({ name, suffix }) => `${name} ${suffix}`);
    expect(names()).toContain('PC-17 87');
    lab.stop();
    lab.network.run();
    expect(names()).toEqual([]);
  });
});

test('a server behind a router is found over IP and not over IPX', () => {
  for (const [sequence, expected] of [
    ['ncacn_ip_tcp', 'received: answer'],
    ['ncadg_ip_udp', 'received: answer'],
    ['ncadg_ipx', 'failed: no name'],
  ] as const) {
    const { network, console1, pc17 } = routedHosts();
    listenForRpc(pc17, { sequence, interfaces: served, quietly: true }, (connection) => ({
      received: (body) => connection.send(answerTo(body), 'dcom.server-alive'),
    }));
    const caller = hearing<RpcBody>();
    const link = openRpc(console1, { sequence, address: '10.0.2.17', name: 'PC-17' }, caller.listener);
    link.send(alive, 'dcom.server-alive');
    network.run();
    expect(caller.heard.at(-1), sequence).toBe(expected);
  }
});
