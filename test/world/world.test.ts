// The world: who hears a frame, what becomes of it on the cable, faults, power, moved adapters, races and counters.
import { describe, expect, test } from 'vitest';
import type { Fault, Frame, Host } from '../../src/world/index.ts';
import { World, broadcastMac, matchesFault, protocolsOf, seededDecider } from '../../src/world/index.ts';

function smallWorld(options: { faults?: Fault[]; races?: boolean; seed?: number; loss?: number } = {}) {
  const world = new World({
    words: ({ kind, detail }) => `${kind} ${detail['reason'] ?? ''}`.trim(),
    decider: seededDecider(options.seed ?? 1),
    races: options.races ?? false,
    faults: options.faults ?? [],
  });
  world.addSegment({ name: 'LAN', latencyMs: 2, loss: options.loss ?? 0 });
  world.addSegment({ name: 'OTHER', latencyMs: 2, loss: 0 });
  const heard: string[] = [];
  const hosts = ['A', 'B', 'C'].map((name) => {
    const host = world.addHost({ name, system: 'nt4-sp4', protocols: ['tcpip'], lanas: [], isOn: true });
    world.addAdapter(host, { segment: 'LAN' });
    host.bind('x', (frame, adapter) => heard.push(`${world.nowMs} ${name}${adapter.index} from ${frame.fromHost}`));
    return host;
  });
  const [a, b, c] = hosts as [Host, Host, Host];
  const run = () => {
    while (world.step());
  };
  return { world, a, b, c, heard, run };
}

function send(world: World, from: Host, to: Host | 'everybody', protocol = 'x'): Frame {
  const [adapter] = from.adapters;
  const [destination] = to === 'everybody' ? [] : to.adapters;
  if (!adapter) throw new Error('no adapter');
  return world.send({
    adapter,
    destinationMac: destination?.mac ?? broadcastMac,
    message: { protocol },
    rule: 'lab.latency',
  });
}

const texts = (world: World) => world.log.entries.map(({ atMs, text }) => `${atMs} ${text}`);

describe('a frame', () => {
  test('to one adapter is heard by its host alone, after the latency of the segment', () => {
    const { world, a, b, heard, run } = smallWorld();
    send(world, a, b);
    run();
    expect(heard).toEqual(['2 B0 from A']);
    expect(world.log.entries[0]?.detail).toMatchObject({ to: ['B'], isGroup: false, fate: 'arrives', arrivesAtMs: 2 });
  });

  test('to everybody is heard by all others in the order they joined, and logged once', () => {
    const { world, b, heard, run } = smallWorld();
    send(world, b, 'everybody');
    run();
    expect(heard).toEqual(['2 A0 from B', '2 C0 from B']);
    expect(world.log.entries).toHaveLength(1);
    expect(world.log.entries[0]?.detail).toMatchObject({ to: ['A', 'C'], isGroup: true });
  });

  test('to an adapter that is not on the segment is unheard', () => {
    const { world, a, b, heard, run } = smallWorld();
    const [adapter] = b.adapters;
    if (adapter) world.moveAdapter(adapter, 'OTHER');
    send(world, a, b);
    run();
    expect(heard).toEqual([]);
    expect(texts(world)).toEqual(['0 frame.sent', '2 frame.unheard no such adapter is on the segment']);
  });

  test('is unheard by a host that is off, has gone off meanwhile, left, or lacks the protocol', () => {
    const { world, a, b, c, heard, run } = smallWorld();
    b.switchPower(false);
    send(world, a, b);
    run();
    b.switchPower(true);
    send(world, a, b);
    b.switchPower(false);
    run();
    send(world, a, c, 'unknown');
    run();
    send(world, a, c);
    const [adapter] = c.adapters;
    if (adapter) world.moveAdapter(adapter, 'OTHER');
    run();
    expect(heard).toEqual([]);
    expect(texts(world).filter((text) => text.includes('unheard'))).toEqual([
      '2 frame.unheard B is off',
      '4 frame.unheard B is off',
      '6 frame.unheard C does not speak unknown',
      '8 frame.unheard C left the segment',
    ]);
  });

  test('that was under way when power failed is not heard after power came back', () => {
    const { world, a, b, heard, run } = smallWorld();
    send(world, a, b);
    world.clock.runNext();
    send(world, a, b);
    b.switchPower(false);
    run();
    expect(heard).toEqual(['2 B0 from A']);
  });

  test('to everybody is not reported as unheard', () => {
    const { world, a, b, c, run } = smallWorld();
    b.switchPower(false);
    c.switchPower(false);
    send(world, a, 'everybody');
    run();
    expect(texts(world)).toEqual(['0 frame.sent']);
  });

  test('on a severed segment is dropped and logged', () => {
    const { world, a, b, heard, run } = smallWorld();
    world.segment('LAN').isSevered = true;
    send(world, a, b);
    run();
    expect(heard).toEqual([]);
    expect(world.log.entries[0]?.detail).toMatchObject({ fate: 'lost', reason: 'segment LAN is severed' });
  });

  test('is a choice where the segment loses some, and none where it loses all or nothing', () => {
    const some = smallWorld({ loss: 0.5 });
    for (let count = 0; count < 20; count += 1) send(some.world, some.a, some.b);
    some.run();
    expect(some.world.choices).toHaveLength(20);
    expect(some.heard.length).toBeGreaterThan(0);
    expect(some.heard.length).toBeLessThan(20);
    const all = smallWorld({ loss: 1 });
    send(all.world, all.a, all.b);
    all.run();
    expect(all.heard).toEqual([]);
    expect(all.world.choices).toEqual([]);
  });
});

describe('faults', () => {
  test('name what they strike: segment, sender, receiver, protocol inside, and time', () => {
    const frame: Frame = {
      number: 1,
      segment: 'LAN',
      fromHost: 'A',
      sourceMac: '02:00:00:00:01:00',
      destinationMac: '02:00:00:00:02:00',
      sentAtMs: 100,
      arrivesAtMs: 102,
      message: { protocol: 'ip', payload: { protocol: 'udp', payload: { protocol: 'dns' } } } as Frame['message'],
    };
    expect(protocolsOf(frame.message)).toEqual(['ip', 'udp', 'dns']);
    const matching: Partial<Fault>[] = [
      {},
      { segment: 'LAN' },
      { from: 'A' },
      { to: 'B' },
      { protocol: 'dns' },
      { protocol: 'ip' },
      { fromMs: 100 },
      { untilMs: 101 },
    ];
    const others: Partial<Fault>[] = [
      { segment: 'X' },
      { from: 'B' },
      { to: 'A' },
      { protocol: 'tcp' },
      { fromMs: 101 },
      { untilMs: 100 },
    ];
    for (const fault of matching) expect(matchesFault({ verdict: 'drop', ...fault }, frame, 'B')).toBe(true);
    for (const fault of others) expect(matchesFault({ verdict: 'drop', ...fault }, frame, 'B')).toBe(false);
    expect(matchesFault({ verdict: 'drop', to: 'B' }, frame, undefined)).toBe(false);
  });

  test('drop a frame so many times and then no more', () => {
    const { world, a, b, heard, run } = smallWorld({ faults: [{ verdict: 'drop', times: 2 }] });
    for (let count = 0; count < 3; count += 1) send(world, a, b);
    run();
    expect(heard).toEqual(['2 B0 from A']);
  });

  test('delays add up, and frames may overtake each other', () => {
    const delay: Fault = { verdict: 'delay', delayMs: 10, times: 1 };
    const { world, a, b, c, heard, run } = smallWorld({ faults: [delay, delay] });
    send(world, a, b);
    send(world, c, b);
    run();
    expect(heard).toEqual(['2 B0 from C', '22 B0 from A']);
    expect(world.log.entries[0]?.detail['arrivesAtMs']).toBe(22);
  });

  test('that strike by chance are a choice each time', () => {
    const { world, a, b, heard, run } = smallWorld({ faults: [{ verdict: 'drop', chance: 0.5 }] });
    for (let count = 0; count < 20; count += 1) send(world, a, b);
    run();
    expect(world.choices).toHaveLength(20);
    expect(heard.length).toBe(world.choices.filter(({ taken }) => taken === 0).length);
    expect(
      world.log.entries.filter(({ kind }) => kind === 'choice.taken').every(({ rule }) => rule === 'lab.fault'),
    ).toBe(true);
  });
});

describe('choices', () => {
  const question = { question: 'Which?', options: ['x', 'y', 'z'], rule: 'lab.races' };

  test('with one possible answer are neither asked nor recorded', () => {
    const { world } = smallWorld();
    expect(world.choose({ ...question, options: ['only'] })).toBe(0);
    expect(world.choose({ ...question, weights: [0, 3, 0] })).toBe(1);
    expect(world.choices).toEqual([]);
    expect(world.log.entries).toEqual([]);
  });

  test('are recorded with their options and in the log with their rule', () => {
    const { world } = smallWorld();
    const taken = world.choose({ ...question, host: 'A' });
    expect(world.choices).toEqual([{ atMs: 0, question: 'Which?', options: ['x', 'y', 'z'], taken }]);
    expect(world.log.entries[0]).toMatchObject({
      kind: 'choice.taken',
      host: 'A',
      rule: 'lab.races',
      detail: { taken },
    });
  });

  test('without a possible answer are our mistake', () => {
    const { world } = smallWorld();
    expect(() => world.choose({ ...question, weights: [0, 0, 0] })).toThrow(/no possible answer/);
    expect(() => world.choose({ ...question, options: [] })).toThrow(/no possible answer/);
  });
});

describe('races', () => {
  test('are asked about at the moment they happen, however time was moved on before', () => {
    const { world, a, b, run } = smallWorld({ races: true });
    a.clock.setTimeout(() => undefined, 5);
    b.clock.setTimeout(() => undefined, 5);
    run();
    expect(world.choices.map(({ atMs }) => atMs)).toEqual([5]);
  });

  test('timers of different hosts due together are a choice, those of one host keep their order', () => {
    const orders = new Set<string>();
    for (let seed = 1; seed <= 20; seed += 1) {
      const { world, a, b, run } = smallWorld({ races: true, seed });
      const order: string[] = [];
      a.clock.setTimeout(() => order.push('a1'), 5);
      b.clock.setTimeout(() => order.push('b1'), 5);
      a.clock.setTimeout(() => order.push('a2'), 5);
      run();
      expect(order.indexOf('a1')).toBeLessThan(order.indexOf('a2'));
      expect(world.choices.length).toBeGreaterThan(0);
      orders.add(order.join());
    }
    expect([...orders].sort()).toEqual(['a1,a2,b1', 'a1,b1,a2', 'b1,a1,a2']);
  });

  test('without them, nothing is asked', () => {
    const { world, a, b, run } = smallWorld();
    a.clock.setTimeout(() => {}, 5);
    b.clock.setTimeout(() => {}, 5);
    run();
    expect(world.choices).toEqual([]);
  });

  test('a host whose timers are void takes no part', () => {
    const { world, a, b, run } = smallWorld({ races: true });
    a.clock.setTimeout(() => {}, 5);
    b.clock.setTimeout(() => {}, 5);
    b.switchPower(false);
    run();
    expect(world.choices).toEqual([]);
  });
});

describe('hosts', () => {
  test('have MAC addresses by the order of hosts and adapters', () => {
    const { world, b } = smallWorld();
    const second = world.addAdapter(b, { segment: 'OTHER' });
    expect(second.mac).toBe('02:00:00:00:02:01');
    expect(second.index).toBe(1);
  });

  test('have names of their own, and so have segments', () => {
    const { world } = smallWorld();
    expect(() => world.addSegment({ name: 'LAN', latencyMs: 1, loss: 0 })).toThrow(/already a segment/);
    const options = { name: 'A', system: 'nt4-sp4', protocols: [], lanas: [], isOn: true } as const;
    expect(() => world.addHost(options)).toThrow(/already a host/);
    expect(() => world.host('NOBODY')).toThrow('There is no host named NOBODY.');
    expect(() => world.segment('NOWHERE')).toThrow('There is no segment named NOWHERE.');
  });

  test('take one handler for each protocol', () => {
    const { a } = smallWorld();
    expect(() => a.bind('x', () => {})).toThrow('A already has a handler for x.');
  });

  test('count each thing by itself', () => {
    const { a, b } = smallWorld();
    expect([a.count('port', 10), a.count('port', 10), a.count('id', 1), b.count('port', 10)]).toEqual([10, 11, 1, 10]);
  });

  test('forget what waited when power fails, also after it came back', () => {
    const { a, b, run } = smallWorld();
    const fired: string[] = [];
    a.clock.setTimeout(() => fired.push('a, before'), 5);
    b.clock.setTimeout(() => fired.push('b'), 5);
    a.switchPower(false);
    a.switchPower(true);
    a.clock.setTimeout(() => fired.push('a, after'), 6);
    run();
    expect(fired).toEqual(['b', 'a, after']);
  });

  test('leave nothing on the clock when power fails', () => {
    const { world, a } = smallWorld();
    a.clock.setTimeout(() => {}, 60_000);
    a.switchPower(false);
    expect(world.clock.waitingCount).toBe(0);
  });

  test('lose nothing of what happened before the power failed: it is written down first', () => {
    const { world, a } = smallWorld();
    world.recordSoon(a, { kind: 'first', rule: 'lab.scenario', detail: {} });
    world.soon(a, () => void world.record({ kind: 'never', rule: 'lab.scenario', detail: {} }));
    a.switchPower(false);
    world.record({ kind: 'then', rule: 'lab.scenario', detail: {} });
    while (world.step());
    expect(world.log.entries.map(({ kind }) => kind)).toEqual(['first', 'then']);
  });

  test('tell of power once for each change', () => {
    const { a } = smallWorld();
    const told: boolean[] = [];
    a.onPower((isOn) => told.push(isOn));
    a.switchPower(true);
    a.switchPower(false);
    a.switchPower(false);
    a.switchPower(true);
    expect(told).toEqual([false, true]);
  });
});

test('the size of steps changes nothing', () => {
  const play = (stepMs: number) => {
    const { world, a, b } = smallWorld({ loss: 0.3 });
    b.clock.setTimeout(() => send(world, b, 'everybody'), 7);
    a.clock.setTimeout(() => send(world, a, b), 3);
    for (let until = stepMs; until < 200; until += stepMs) {
      while ((world.clock.nextDueMs() ?? Infinity) <= until) world.step();
      world.clock.moveTo(until);
    }
    return JSON.stringify(world.log.entries);
  };
  expect(play(1)).toBe(play(13));
  expect(play(1)).toBe(play(100));
});
