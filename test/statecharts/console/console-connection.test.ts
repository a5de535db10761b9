// The statechart of a console's connection with a stand-in for its host: list, cache, both hops, every failure, giving up.
import { interpret } from 'xstate';
import { describe, expect, test } from 'vitest';
import type { ProtocolSequence } from '../../../src/protocols/index.ts';
import { VirtualClock } from '../../../src/world/index.ts';
import { consoleConnection } from '../../../src/statecharts/console/console-connection.ts';
import type {
  ConsoleConnectionEvent,
  ConsoleConnectionPorts,
} from '../../../src/statecharts/console/console-connection-ports.ts';

interface Given {
  list?: ProtocolSequence[];
  lacks?: ProtocolSequence[];
  windows2000?: boolean;
  tcpip?: boolean;
  cached?: Record<string, ProtocolSequence>;
  shutOut?: boolean;
}

const nt4List: ProtocolSequence[] = ['ncadg_ip_udp', 'ncadg_ipx', 'ncacn_ip_tcp', 'ncacn_spx'];

/** A console whose requests are noted as words, and whose clock is moved by hand. */
function connectionUnderTest(given: Given = {}) {
  const asked: string[] = [];
  const told: boolean[] = [];
  const records: { kind: string; rule: string; detail: Record<string, unknown> }[] = [];
  const clock = new VirtualClock();
  const cache = new Map(Object.entries(given.cached ?? {}));
  const ports: ConsoleConnectionPorts = {
    now: () => clock.nowMs,
    hostLookups: () => (given.tcpip === false ? [] : ['ownName', 'dns']),
    lookUp: (lookup, name) => asked.push(`look up ${lookup} ${name}`),
    query: (lookup, name, _, number) => asked.push(`query ${lookup} ${name} #${number}`),
    dropQuery: () => {},
    rememberName: (name, suffix, address) => asked.push(`remember ${name}<${suffix}> ${address}`),
    queryWaits: () => [1000],
    record: (kind, rule, detail) => records.push({ kind, rule, detail }),
    hasTcpip: () => given.tcpip ?? true,
    ownProtocols: () => given.list ?? (given.windows2000 ? ['ncacn_ip_tcp', 'ncacn_spx'] : nt4List),
    isInstalled: (sequence) => !(given.lacks ?? ['ncadg_ipx', 'ncacn_spx']).includes(sequence),
    sendsDatagrams: (sequence) => sequence.startsWith('ncadg'),
    ownActivation: () => (given.windows2000 ? 'RemoteCreateInstance' : 'RemoteActivation'),
    allowsDatagrams: () => !(given.windows2000 ?? false),
    isShutOutAfterCure: (system) => (given.shutOut ?? false) && system === 'nt4',
    cachedSequence: (server, user) => cache.get(`${server} ${user}`),
    remember: (server, user, sequence) => cache.set(`${server} ${user}`, sequence),
    forget: (server, user) => cache.delete(`${server} ${user}`),
    askResolver: ({ server, address, sequence }) => asked.push(`alive ${server} ${address ?? '-'} ${sequence}`),
    activate: ({ server, sequence, requested, asks }) =>
      asked.push(`${asks} ${server} ${sequence} for ${requested.join()}`),
    logIn: ({ server, binding, namespace, user }) =>
      asked.push(`log in ${server} ${binding.sequence} ${namespace} ${user}`),
    locateProvider: () => asked.push('locate'),
    closeLink: () => {},
    tellWaiting: (isConnected) => told.push(isConnected),
  };
  const service = interpret(consoleConnection(ports), { clock }).start();
  const send = (...events: (ConsoleConnectionEvent | ConsoleConnectionEvent['type'])[]) => {
    for (const event of events)
      service.send(typeof event === 'string' ? ({ type: event } as ConsoleConnectionEvent) : event);
  };
  return {
    asked,
    told,
    records,
    cache,
    send,
    wait: (ms: number) => {
      const until = clock.nowMs + ms;
      for (let due = clock.nextDueMs(); due !== undefined && due <= until; due = clock.nextDueMs()) clock.runNext();
      clock.moveTo(until);
    },
    get state() {
      return service
        .getSnapshot()
        .configuration.filter((node) => node.type === 'atomic')
        .map((node) => node.path.join('.'))
        .join();
    },
    outcome: () => records.filter((record) => record.kind === 'outcome.reached').at(-1)?.detail,
    tried: () =>
      records.flatMap(({ kind, rule, detail }) =>
        kind === 'protocol.tried' ? [`${detail['sequence']} ${detail['result']}: ${rule}`] : [],
      ),
    shown: () => records.flatMap(({ kind, detail }) => (kind === 'message.shown' ? [detail['text']] : [])),
  };
}

const connect = (tool: 'console' | 'wbemtest' = 'console'): ConsoleConnectionEvent => ({
  type: 'connect',
  tool,
  server: 'SITE1',
  user: 'ANNA',
});
const found: ConsoleConnectionEvent = { type: 'resolved', address: '10.0.1.20', by: 'dns' };
const bindings = (
  sequence: ProtocolSequence,
  serverSystem: 'nt4' | 'windows-2000' = 'nt4',
): ConsoleConnectionEvent => ({
  type: 'bindings',
  bindings: [{ sequence, endpoint: 1027 }],
  serverSystem,
});
/** From the answer of the resolver to the end of the first hop. */
const through = (sequence: ProtocolSequence): ConsoleConnectionEvent[] => [
  { type: 'answered' },
  bindings(sequence),
  { type: 'logged.in' },
];

describe('the way to a connection', () => {
  test('goes from the name over the own list, activation and login to the provider', () => {
    const it = connectionUnderTest();
    it.send(connect());
    expect(it.state).toBe('resolvingName.ownName');
    it.send('missed', found);
    expect(it.state).toBe('trying.asking');
    it.send(...through('ncadg_ip_udp'));
    expect(it.state).toBe('locatingProvider');
    it.send('provider.local');
    expect(it.state).toBe('connected');
    expect(it.asked.slice(2)).toEqual([
      'alive SITE1 10.0.1.20 ncadg_ip_udp',
      'RemoteActivation SITE1 ncadg_ip_udp for ncadg_ip_udp',
      'log in SITE1 ncadg_ip_udp root\\sms ANNA',
      'locate',
    ]);
    expect(it.outcome()).toMatchObject({ action: 'connect-console', result: 'connected', sequence: 'ncadg_ip_udp' });
    expect(it.told).toEqual([false, true]);
    expect(it.tried()).toEqual(['ncadg_ip_udp answered: Q272937.nt4-connects']);
  });
  test('goes on with the next protocol after a silent one, and skips what is not installed at no cost', () => {
    const it = connectionUnderTest();
    it.send(connect(), found);
    it.wait(32_000);
    it.send('timeout');
    expect(it.asked.at(-1)).toBe('alive SITE1 10.0.1.20 ncacn_ip_tcp');
    it.send(...through('ncacn_ip_tcp'), 'provider.local');
    expect(it.records.flatMap(({ kind, detail }) => (kind === 'protocol.tried' ? [detail['tookMs']] : []))).toEqual([
      32_000, 0, 0,
    ]);
    expect(it.tried()).toEqual([
      'ncadg_ip_udp failed: console.next-protocol',
      'ncadg_ipx skipped: console.skips-missing',
      'ncacn_ip_tcp answered: Q272937.nt4-affected',
    ]);
  });
  test('of Windows 2000 passes over datagrams wherever they stand, and asks for all that it could use', () => {
    const it = connectionUnderTest({
      windows2000: true,
      list: ['ncadg_ip_udp', 'ncacn_ip_tcp', 'ncacn_spx'],
      lacks: [],
    });
    it.send(connect(), found, 'answered');
    expect(it.tried()).toEqual([
      'ncadg_ip_udp skipped: console.no-datagrams',
      'ncacn_ip_tcp answered: Q272937.windows-2000-connects',
    ]);
    expect(it.asked.at(-1)).toBe('RemoteCreateInstance SITE1 ncacn_ip_tcp for ncacn_ip_tcp,ncacn_spx');
    it.send('interface.unknown');
    expect(it.asked.at(-1)).toBe('RemoteActivation SITE1 ncacn_ip_tcp for ncacn_ip_tcp,ncacn_spx');
    it.send('interface.unknown');
    expect(it.state).toBe('failed.lost');
  });
  test('that does not begin with the protocol that answers bears out no claim about what both prefer', () => {
    const tcpFirst = connectionUnderTest({ list: ['ncacn_ip_tcp', 'ncadg_ip_udp'], lacks: [] });
    tcpFirst.send(connect(), found, { type: 'rpc.error', reason: 'refused' }, 'answered');
    expect(tcpFirst.tried().at(-1)).toBe('ncadg_ip_udp answered: console.own-list');
    const spxFirst = connectionUnderTest({ list: ['ncacn_spx', 'ncacn_ip_tcp'], lacks: [] });
    spxFirst.send(connect(), found, 'timeout', 'answered');
    expect(spxFirst.tried().at(-1)).toBe('ncacn_ip_tcp answered: console.own-list');
    const udpFirst = connectionUnderTest({ list: ['ncadg_ip_udp', 'ncacn_spx'], lacks: [] });
    udpFirst.send(connect(), found, 'timeout', 'answered');
    expect(udpFirst.tried().at(-1)).toBe('ncacn_spx answered: console.own-list');
  });
  test('leads over a second computer when the provider is there, by that one’s own answer', () => {
    const it = connectionUnderTest();
    it.send(connect(), found, ...through('ncadg_ip_udp'));
    it.send({ type: 'provider.remote', server: 'SQL1', namespace: 'root\\sms\\site_HQ1' });
    expect(it.state).toBe('resolvingName.ownName');
    it.send({ ...found, address: '10.0.1.30' });
    expect(it.asked.at(-1)).toBe('alive SQL1 10.0.1.30 ncadg_ip_udp');
    it.send('timeout', ...through('ncacn_ip_tcp'));
    expect(it.state).toBe('connected');
    expect(it.asked.at(-1)).toBe('log in SQL1 ncacn_ip_tcp root\\sms\\site_HQ1 ANNA');
    expect(it.outcome()?.['hops']).toMatchObject([
      { server: 'SITE1', sequence: 'ncadg_ip_udp' },
      { server: 'SQL1', sequence: 'ncacn_ip_tcp' },
    ]);
  });
  test('ends at the first computer for Wbemtest', () => {
    const it = connectionUnderTest();
    it.send(connect('wbemtest'), found, ...through('ncadg_ip_udp'));
    expect(it.state).toBe('connected');
    expect(it.outcome()).toMatchObject({ action: 'connect-wbemtest', result: 'connected' });
  });
  test('needs no name without TCP/IP', () => {
    const it = connectionUnderTest({ tcpip: false, lacks: ['ncadg_ip_udp', 'ncacn_ip_tcp'] });
    it.send(connect());
    expect(it.asked.at(-1)).toBe('alive SITE1 - ncadg_ipx');
  });
});

describe('what worked before', () => {
  test('is asked for the object at once', () => {
    const it = connectionUnderTest({ cached: { 'SITE1 ANNA': 'ncacn_ip_tcp' } });
    it.send(connect(), found);
    expect(it.state).toBe('activating');
    it.send(bindings('ncacn_ip_tcp'), 'logged.in', 'provider.local');
    expect(it.tried()).toEqual([]);
    expect(it.outcome()?.['hops']).toMatchObject([{ server: 'SITE1', isCached: true }]);
  });
  test('counts for that person and server only', () => {
    const it = connectionUnderTest({ cached: { 'SITE1 BERT': 'ncacn_ip_tcp', 'SITE2 ANNA': 'ncacn_ip_tcp' } });
    it.send(connect(), found);
    expect(it.state).toBe('trying.asking');
  });
  test('is kept of each connection that stands', () => {
    const it = connectionUnderTest();
    it.send(connect(), found, ...through('ncadg_ip_udp'), 'provider.local');
    expect([...it.cache]).toEqual([['SITE1 ANNA', 'ncadg_ip_udp']]);
  });
  test.each(['timeout', 'rpc.error', 'link.lost'] as const)(
    'is forgotten after %s, and the list begins anew',
    (event) => {
      const it = connectionUnderTest({ cached: { 'SITE1 ANNA': 'ncacn_ip_tcp' } });
      it.send(connect(), found, { type: event, reason: 'reset' } as ConsoleConnectionEvent);
      expect(it.state).toBe('trying.asking');
      expect(it.cache.size).toBe(0);
      expect(it.tried()).toEqual(['ncacn_ip_tcp failed: console.stale-binding']);
      it.send('timeout', ...through('ncacn_ip_tcp'), 'provider.local');
      expect(it.state).toBe('connected');
    },
  );
});

describe('a failure', () => {
  const failures: [string, ConsoleConnectionEvent[], { state: string; cause: string; code?: string }][] = [
    [
      'of the name',
      [{ type: 'missed' }, { type: 'missed' }],
      { state: 'failed.name', cause: 'name', code: '0x800706BA' },
    ],
    [
      'of every protocol',
      [found, { type: 'timeout' }, { type: 'rpc.error', reason: 'refused' }],
      { state: 'failed.unreachable', cause: 'protocols', code: '0x800706BA' },
    ],
    [
      'for want of a common protocol for the object',
      [found, { type: 'answered' }, { type: 'bindings', bindings: [], serverSystem: 'nt4' }],
      { state: 'failed.noBinding', cause: 'bindings', code: '0x800706BA' },
    ],
    [
      'of the service',
      [found, { type: 'answered' }, { type: 'activation.refused', code: '0x80080005' }],
      { state: 'failed.refused', cause: 'activation', code: '0x80080005' },
    ],
    [
      'of the link in the middle of a call',
      [found, { type: 'answered' }, { type: 'link.lost', reason: 'reset' }],
      { state: 'failed.lost', cause: 'link', code: '0x800706BE' },
    ],
    [
      'of the right',
      [found, { type: 'answered' }, bindings('ncadg_ip_udp'), { type: 'login.refused', code: '0x80070005' }],
      { state: 'failed.denied', cause: 'rights', code: '0x80070005' },
    ],
    [
      'of the namespace',
      [found, { type: 'answered' }, bindings('ncadg_ip_udp'), { type: 'login.refused', code: '0x8004100E' }],
      { state: 'failed.refused', cause: 'activation', code: '0x8004100E' },
    ],
    [
      'of the provider',
      [found, ...through('ncadg_ip_udp'), { type: 'provider.none' }],
      { state: 'failed.noProvider', cause: 'provider' },
    ],
    [
      'of the link while the provider is sought',
      [found, ...through('ncadg_ip_udp'), { type: 'timeout' }],
      { state: 'failed.lost', cause: 'link', code: '0x800706BE' },
    ],
  ];
  test.each(failures)('%s has its own cause, and the console says the same two words', (_, events, wanted) => {
    const it = connectionUnderTest();
    it.send(connect(), ...events);
    expect(it.state).toBe(wanted.state);
    expect(it.outcome()).toMatchObject({ result: 'failed', cause: wanted.cause });
    expect(it.outcome()?.['code']).toBe(wanted.code);
    expect(it.shown()).toEqual(['Connection Failed']);
  });
  test.each(failures.slice(0, 6))('%s is told by Wbemtest with its code', (_, events, { code }) => {
    const it = connectionUnderTest();
    it.send(connect('wbemtest'), ...events);
    expect(it.shown()[0]).toMatch(new RegExp(`^${code}: \\w`));
  });
  test('can be tried again, from the name on', () => {
    const it = connectionUnderTest();
    it.send(connect(), found, 'timeout', 'timeout');
    expect(it.state).toBe('failed.unreachable');
    it.send('retry');
    expect(it.state).toBe('resolvingName.ownName');
    it.send(found, ...through('ncadg_ip_udp'), 'provider.local');
    expect(it.outcome()).toMatchObject({ result: 'connected', tookMs: 0 });
    expect(it.outcome()?.['attempts']).toHaveLength(1);
  });
});

describe('a Windows NT 4.0 console that came down from datagrams', () => {
  const fallen = [found, { type: 'timeout' }, { type: 'answered' }] as ConsoleConnectionEvent[];
  test('is shut out of a cured Windows NT 4.0 server by the strict reading', () => {
    const it = connectionUnderTest({ shutOut: true });
    it.send(connect(), ...fallen, bindings('ncacn_ip_tcp', 'nt4'));
    expect(it.state).toBe('failed.noBinding');
  });
  test('is let in by Windows 2000 all the same', () => {
    const it = connectionUnderTest({ shutOut: true });
    it.send(connect(), ...fallen, bindings('ncacn_ip_tcp', 'windows-2000'));
    expect(it.state).toBe('authenticating');
  });
  test('is let in when its own list begins with TCP/IP', () => {
    const it = connectionUnderTest({ shutOut: true, list: ['ncacn_ip_tcp', 'ncadg_ip_udp'] });
    it.send(connect(), found, 'answered', bindings('ncacn_ip_tcp', 'nt4'));
    expect(it.state).toBe('authenticating');
  });
});

describe('giving up', () => {
  const waiting: [string, ConsoleConnectionEvent[]][] = [
    ['resolvingName.ownName', []],
    ['resolvingName.dns', [{ type: 'missed' }]],
    ['trying.asking', [found]],
    ['activating', [found, { type: 'answered' }]],
    ['authenticating', [found, { type: 'answered' }, bindings('ncadg_ip_udp')]],
    ['locatingProvider', [found, ...through('ncadg_ip_udp')]],
  ];
  test.each(waiting)('in %s ends the attempt without a message', (state, events) => {
    for (const event of ['user.cancel', 'power.off'] as const) {
      const it = connectionUnderTest();
      it.send(connect(), ...events);
      expect(it.state).toBe(state);
      it.send(event);
      expect(it.state).toBe('disconnected');
      expect(it.outcome()).toMatchObject({ result: 'cancelled' });
      expect(it.shown()).toEqual([]);
    }
  });
  test('does nothing to a connection that stands', () => {
    const it = connectionUnderTest();
    it.send(connect(), found, ...through('ncadg_ip_udp'), 'provider.local', 'user.cancel');
    expect(it.state).toBe('connected');
  });
});

describe('a connection that stands', () => {
  const standing = () => {
    const it = connectionUnderTest();
    it.send(connect(), found, ...through('ncadg_ip_udp'), 'provider.local');
    return it;
  };
  test.each([{ type: 'link.lost', reason: 'closed' }, { type: 'power.off' }] as const)('is over after %j', (event) => {
    const it = standing();
    it.send(event);
    expect(it.state).toBe('disconnected');
    expect(it.records.at(-1)).toMatchObject({ kind: 'console.changed', detail: { state: 'lost' } });
  });
  test('is over when somebody ends it, and what worked is kept', () => {
    const it = standing();
    it.send('disconnect');
    expect(it.state).toBe('disconnected');
    expect(it.cache.size).toBe(1);
  });
});
