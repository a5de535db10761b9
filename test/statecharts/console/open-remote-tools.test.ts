// The console's statechart with a stand-in for its host: stage order, every failure, cancel in every waiting state.
import { interpret } from 'xstate';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../src/world/index.ts';
import { openRemoteTools } from '../../../src/statecharts/console/open-remote-tools.ts';
import type {
  ConsolePorts,
  OpenRemoteToolsContext,
  OpenRemoteToolsEvent,
} from '../../../src/statecharts/console/console-ports.ts';
import type { Lookup } from '../../../src/sms/index.ts';

interface Given {
  lookups?: Lookup[];
  netbiosLookups?: Lookup[];
  ip?: boolean;
  ipx?: boolean;
  lanas?: number[];
  trusts?: boolean;
  tcpipOnly?: boolean;
  placesTaken?: number;
  hasOpenSession?: boolean;
  isNetbiosAlone?: boolean;
  /** The name is not granted by itself. */
  waitsForName?: boolean;
  overConsole?: boolean;
}

/** A console whose requests are noted as words, and whose clock is moved by hand. */
function consoleUnderTest(given: Given = {}) {
  const asked: string[] = [];
  /** What it asks of what all starts on its machine share. */
  const shared: string[] = [];
  const records: { kind: string; rule: string; detail: Record<string, unknown> }[] = [];
  const clock = new VirtualClock();
  const ports: ConsolePorts = {
    now: () => clock.nowMs,
    asksOverConsole: () => given.overConsole ?? false,
    needConsole: () => asked.push('console'),
    askRights: (user, target) => asked.push(`rights ${user} ${target}`),
    askResource: (target) => asked.push(`resource ${target}`),
    dropProvider: () => {},
    hostLookups: () => given.lookups ?? ['ownName', 'hosts', 'dns'],
    netbiosLookups: () => given.netbiosLookups ?? ['nbCache', 'broadcast'],
    lookUp: (lookup, name, suffix) => asked.push(`look up ${lookup} ${name}<${suffix}>`),
    query: (lookup, name, suffix, number) => asked.push(`query ${lookup} ${name}<${suffix}> #${number}`),
    dropQuery: () => {},
    rememberName: (name, suffix, address) => asked.push(`remember ${name}<${suffix}> ${address}`),
    queryWaits: (lookup) =>
      ({ dns: [1000, 2000], wins: [1500, 1500, 1500], broadcast: [750, 750, 750] })[lookup as 'dns'] ?? [],
    hasProtocolFor: (family) => (family === 'ip' ? (given.ip ?? true) : (given.ipx ?? true)),
    socketsTransport: () => 'tcp',
    lanas: () => given.lanas ?? [0, 2],
    lanaTransport: (lana) => (lana === 0 ? 'netbt' : 'nbf'),
    trustsAnyHost: () => given.trusts ?? false,
    usesTcpipOnly: () => given.tcpipOnly ?? false,
    placesTaken: () => given.placesTaken ?? 0,
    takePlace: () => shared.push('take a place'),
    givePlaceBack: () => shared.push('give the place back'),
    hasOpenSession: () => given.hasOpenSession ?? false,
    isNetbiosAlone: () => given.isNetbiosAlone ?? true,
    wantName: () => (given.waitsForName ? shared.push('want the name') : service.send({ type: 'name.granted' })),
    dropName: () => shared.push('drop the name'),
    openSession: (target, transport) => shared.push(`session with ${target} by ${transport}`),
    closeSession: (reason) => shared.push(`session over: ${reason}`),
    openLink: (link) =>
      asked.push(`open ${link.transport} ${link.address ?? ''}${link.lana === undefined ? '' : ` lana ${link.lana}`}`),
    closeLink: () => {},
    sendHello: () => asked.push('hello'),
    sendVerify: (user, wanted) => asked.push(`verify ${user} ${wanted}`),
    greetingTimeout: () => 5000,
    verificationTimeout: () => 15_000,
    credentialsTimeout: () => 60_000,
    providerTimeout: () => 30_000,
    record: (kind, rule, detail) => records.push({ kind, rule, detail }),
  };
  const service = interpret(openRemoteTools(ports), { clock }).start();
  const send = (...events: (OpenRemoteToolsEvent | OpenRemoteToolsEvent['type'])[]) => {
    for (const event of events)
      service.send(typeof event === 'string' ? ({ type: event } as OpenRemoteToolsEvent) : event);
  };
  return {
    asked,
    shared,
    records,
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
    get context(): OpenRemoteToolsContext {
      return service.getSnapshot().context;
    },
    outcome: () => records.filter((record) => record.kind === 'outcome.reached').at(-1)?.detail,
  };
}

const start: OpenRemoteToolsEvent = { type: 'start', user: 'HELPDESK', target: 'PC-17', function: 'remote-control' };
const data = (ipAddresses: string[] = ['10.0.3.17'], ipxAddresses: string[] = []): OpenRemoteToolsEvent => ({
  type: 'data',
  name: 'PC-17',
  ipAddresses,
  ipxAddresses,
});
const greeted = (computerName = 'PC-17'): OpenRemoteToolsEvent => ({ type: 'greeted', computerName });
const resolved = (address: string, by: Lookup = 'dns'): OpenRemoteToolsEvent => ({ type: 'resolved', address, by });

/** Up to the connection by name. */
function connectedByName(given: Given = {}) {
  const console = consoleUnderTest(given);
  console.send(start, 'rights.ok', data(), 'missed', 'missed', resolved('10.0.3.17'), 'connected', greeted());
  return console;
}

describe('a console that asks over its own connection', () => {
  const begun = () => {
    const it = consoleUnderTest({ overConsole: true });
    it.send({ type: 'start', user: 'ANNA', target: 'PC-17', function: 'remote-control' });
    return it;
  };
  test('waits for it before anything is asked', () => {
    const it = begun();
    expect([it.state, it.asked]).toEqual(['connectingConsole', ['console']]);
    it.send('console.ready');
    expect([it.state, it.asked.at(-1)]).toEqual(['authorising', 'rights ANNA PC-17']);
  });
  test('cannot start Remote Tools without it', () => {
    const it = begun();
    it.send('provider.down');
    expect(it.state).toBe('failed.provider');
    expect(it.outcome()).toMatchObject({ result: 'failed', message: 'Connection Failed' });
  });
  test('may be told to give up while it waits', () => {
    const it = begun();
    it.send('user.cancel');
    expect(it.state).toBe('failed.cancelled');
  });
});

describe('before the network', () => {
  test('the right is asked first, then the data', () => {
    const console = consoleUnderTest();
    console.send(start);
    expect(console.state).toBe('authorising');
    console.send('rights.ok');
    expect(console.state).toBe('fetching');
    expect(console.asked).toEqual(['rights HELPDESK PC-17', 'resource PC-17']);
  });
  test('without the right nothing further is asked', () => {
    const console = consoleUnderTest();
    console.send(start, 'rights.denied');
    expect(console.state).toBe('failed.security');
    expect(console.asked).toHaveLength(1);
    expect(console.outcome()).toMatchObject({
      result: 'failed',
      message: 'Security rights to run Remote Tools on this client have been denied.',
      attempts: [],
    });
  });
  test('an unknown target is refused with the message about rights', () => {
    const console = consoleUnderTest();
    console.send(start, 'rights.ok', 'no.resource');
    expect(console.state).toBe('failed.unknownResource');
    expect(console.outcome()).toMatchObject({
      message: 'Security rights to run Remote Tools on this client have been denied.',
    });
  });
  test.each([
    ['authorising', []],
    ['fetching', ['rights.ok']],
  ] as const)('a provider that is down or silent fails the attempt in %s', (_, events) => {
    const down = consoleUnderTest();
    down.send(start, ...events, 'provider.down');
    expect(down.state).toBe('failed.provider');
    const silent = consoleUnderTest();
    silent.send(start, ...events);
    silent.wait(30_000);
    expect(silent.state).toBe('failed.provider');
  });
});

describe('before the search', () => {
  const upToData = [start, 'rights.ok', data()] as const;
  test('Q200832: a fifth start is refused when four places are taken', () => {
    const console = consoleUnderTest({ placesTaken: 4 });
    console.send(...upToData);
    expect(console.state).toBe('failed.capacity');
    expect(console.outcome()).toMatchObject({ result: 'failed', reason: 'four sessions are open or being opened' });
    expect(console.shared).not.toContain('take a place');
  });
  test('Q200832: the special name is wanted before the first way is tried, and waited for', () => {
    const console = consoleUnderTest({ placesTaken: 3, waitsForName: true });
    console.send(...upToData);
    expect(console.state).toBe('acquiringName.asking');
    expect(console.shared).toEqual(['take a place', 'want the name']);
    console.send('name.busy');
    expect(console.state).toBe('acquiringName.waiting');
    expect(console.context.attempts).toEqual([]);
    console.send('name.granted');
    expect(console.state).toBe('stage1.resolving.ownName');
  });
  test.each([
    ['session', 'an open session over NetBIOS has the special name'],
    ['other computer', 'another computer has the special name'],
  ] as const)('Q200832: a name that belongs to another %s fails the start', (by, reason) => {
    for (const waiting of [[], ['name.busy' as const]]) {
      const console = consoleUnderTest({ waitsForName: true });
      console.send(...upToData, ...waiting, { type: 'name.duplicate', by });
      expect(console.state).toBe('failed.nameConflict');
      expect(console.outcome()).toMatchObject({ result: 'failed', reason, attempts: [] });
      expect(String(console.outcome()?.['message'])).toContain('(the lab’s words)');
      expect(console.shared.slice(-2)).toEqual(['drop the name', 'give the place back']);
    }
  });
  test('a console without NetBIOS goes on without the name', () => {
    const console = consoleUnderTest({ waitsForName: true, lanas: [] });
    console.send(...upToData, 'no.adapter');
    expect(console.state).toBe('stage1.resolving.ownName');
  });
  test('Q200832: set to TCP/IP only, no name is wanted', () => {
    const console = consoleUnderTest({ tcpipOnly: true, waitsForName: true });
    console.send(...upToData);
    expect(console.state).toBe('stage1.resolving.ownName');
    expect(console.shared).toEqual(['take a place']);
  });
});

describe('a session', () => {
  test('begins when the agent lets the viewer in, and its place and name are its own from then on', () => {
    const console = connectedByName();
    console.send('allowed');
    expect(console.shared).toEqual(['take a place', 'session with PC-17 by tcp']);
  });
  test.each([
    ['disconnect', 'hung up'],
    [{ type: 'link.lost', reason: 'closed' }, 'hung up'],
    [{ type: 'link.lost', reason: 'timeout' }, 'the connection broke'],
    ['power.off', 'the console lost power'],
  ] as const)('is over by %j', (event, reason) => {
    const console = connectedByName();
    console.send('allowed', event);
    expect(console.shared.at(-1)).toBe(`session over: ${reason}`);
  });
  test('over NetBIOS is not begun beside others, unless it may be the last', () => {
    const atNetbios = (given: Given) => {
      const console = consoleUnderTest({ lanas: [2], ...given });
      console.send(start, 'rights.ok', data([]), 'missed', 'missed', 'missed');
      return console;
    };
    const alone = atNetbios({ hasOpenSession: true });
    expect(alone.state).toBe('failed.capacity');
    expect(alone.outcome()).toMatchObject({ reason: 'NetBIOS is needed, and another session is open' });
    expect(alone.shared.slice(-2)).toEqual(['drop the name', 'give the place back']);
    expect(atNetbios({ hasOpenSession: true, isNetbiosAlone: false }).state).toBe('stage3.calling.opening');
    expect(atNetbios({}).state).toBe('stage3.calling.opening');
    // Without a LANA number there is nothing to refuse.
    expect(atNetbios({ hasOpenSession: true, lanas: [] }).state).toBe('failed.notFound');
  });
});

describe('Q226297: the fixed order', () => {
  test('Q226297: the stored name comes first, then every stored address, then the LANA numbers', () => {
    const console = consoleUnderTest();
    console.send(start, 'rights.ok', data(['10.0.3.17', '10.0.3.18'], ['0000A1B2:020000000400']));
    console.send('missed', 'missed', 'missed');
    console.send('timeout', 'refused', 'timeout');
    expect(console.state).toBe('stage3.calling.findingName.nbCache');
    console.send('missed', resolved('10.0.3.17', 'broadcast'), 'not.listening', 'no.name');
    expect(console.state).toBe('failed.notFound');
    expect(
      console.context.attempts.map(({ stage, transport, address, lana, reason }) => [
        stage,
        transport,
        address ?? lana,
        reason,
      ]),
    ).toEqual([
      ['name', 'tcp', undefined, 'no address for the name'],
      ['address', 'tcp', '10.0.3.17', 'no answer'],
      ['address', 'tcp', '10.0.3.18', 'nobody listens there'],
      ['address', 'ipx', '0000A1B2:020000000400', 'no answer'],
      ['netbios', 'netbt', '10.0.3.17', 'nobody listens for the name'],
      ['netbios', 'nbf', 2, 'no such name'],
    ]);
    expect(console.outcome()).toMatchObject({ result: 'failed', message: 'Remote Control Agent Not found.' });
  });
  test('the first way that reaches the agent ends the search', () => {
    const console = connectedByName();
    expect(console.state).toBe('verifying');
    expect(console.context.attempts).toHaveLength(1);
  });
  test('an address family the console lacks is passed over without delay', () => {
    const console = consoleUnderTest({ ipx: false, lanas: [] });
    console.send(start, 'rights.ok', data([], ['0000A1B2:020000000400']), 'missed', 'missed', 'missed');
    expect(console.state).toBe('failed.notFound');
    expect(console.context.attempts.at(-1)).toMatchObject({
      stage: 'address',
      transport: 'ipx',
      result: 'skipped',
      tookMs: 0,
    });
    expect(console.asked.some((line) => line.startsWith('open'))).toBe(false);
  });
  test('a console without TCP/IP goes to the stored addresses at once', () => {
    const console = consoleUnderTest({ ip: false, lookups: [] });
    console.send(start, 'rights.ok', data(['10.0.3.17'], ['0000A1B2:020000000400']));
    expect(console.state).toBe('stage2.connecting.opening');
    expect(console.context.attempts.map(({ result }) => result)).toEqual(['skipped', 'skipped']);
    expect(console.asked.at(-1)).toBe('open ipx 0000A1B2:020000000400');
  });
  test('the words of the progress box follow the stages', () => {
    const console = consoleUnderTest();
    console.send(start, 'rights.ok', data(), 'missed', 'missed', 'missed');
    const shown = console.records.filter(({ kind }) => kind === 'message.shown').map(({ detail }) => detail['text']);
    expect(shown).toEqual(['Attempting To Locate PC-17', 'Trying Additional Protocols']);
  });
});

describe('looking the name up', () => {
  test('a silent DNS server is asked again after each wait, then left', () => {
    const console = consoleUnderTest();
    console.send(start, 'rights.ok', data(), 'missed', 'missed');
    expect(console.state).toBe('stage1.resolving.dns');
    console.wait(999);
    expect(console.asked.filter((line) => line.startsWith('query'))).toEqual(['query dns PC-17<00> #1']);
    console.wait(1);
    expect(console.asked.at(-1)).toBe('query dns PC-17<00> #2');
    console.wait(2000);
    expect(console.state).toBe('stage2.connecting.opening');
    expect(console.records.filter(({ kind }) => kind === 'wait.ended').map(({ detail }) => detail['waitedMs'])).toEqual(
      [1000, 2000],
    );
  });
  test('three broadcasts, 750 ms apart', () => {
    const console = consoleUnderTest({ lookups: ['broadcast'] });
    console.send(start, 'rights.ok', data());
    console.wait(2249);
    expect(console.asked.filter((line) => line.startsWith('query'))).toHaveLength(3);
    expect(console.state).toBe('stage1.resolving.broadcast');
    console.wait(1);
    expect(console.state).toBe('stage2.connecting.opening');
  });
  test.each(['ownName', 'hosts', 'dns', 'nbCache', 'wins', 'broadcast', 'lmhosts'] as const)(
    '%s can find the address',
    (lookup) => {
      const console = consoleUnderTest({ lookups: [lookup] });
      console.send(start, 'rights.ok', data());
      expect(console.state).toBe(`stage1.resolving.${lookup}`);
      console.send(resolved('10.0.3.17', lookup));
      expect(console.state).toBe('stage1.connecting.opening');
      expect(console.asked.at(-1)).toBe('open tcp 10.0.3.17');
    },
  );
  test('an address learned by NetBIOS ways goes into the name cache, one from DNS does not', () => {
    const learned = (lookup: Lookup) => {
      const console = consoleUnderTest({ lookups: [lookup] });
      console.send(start, 'rights.ok', data(), resolved('10.0.3.17', lookup));
      return console.asked.some((line) => line.startsWith('remember'));
    };
    expect([learned('wins'), learned('broadcast'), learned('dns'), learned('nbCache')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('the wrong computer', () => {
  test('another computer’s name sends the console on to the next way', () => {
    const console = consoleUnderTest();
    console.send(start, 'rights.ok', data(), 'missed', 'missed', resolved('10.0.3.17'), 'connected', greeted('PC-18'));
    expect(console.state).toBe('stage2.connecting.opening');
    expect(console.context.attempts[0]).toMatchObject({ result: 'failed', reason: 'another computer answered: PC-18' });
  });
  test('a viewer that trusts takes whoever answers', () => {
    const console = consoleUnderTest({ trusts: true });
    console.send(start, 'rights.ok', data(), 'missed', 'missed', resolved('10.0.3.17'), 'connected', greeted('PC-18'));
    expect(console.state).toBe('verifying');
  });
  test('an agent that never says its name is left', () => {
    const console = consoleUnderTest();
    console.send(start, 'rights.ok', data(), 'missed', 'missed', resolved('10.0.3.17'), 'connected');
    console.wait(5000);
    expect(console.state).toBe('stage2.connecting.opening');
  });
});

describe('being let in', () => {
  test('allowed: the session is open, and ends by hang-up', () => {
    const console = connectedByName();
    console.send('allowed');
    expect(console.state).toBe('connected');
    expect(console.outcome()).toMatchObject({
      result: 'connected',
      stage: 'name',
      transport: 'tcp',
      address: '10.0.3.17',
    });
    console.send('disconnect');
    expect(console.state).toBe('idle');
  });
  test.each([
    ['busy', 'failed.busy'],
    ['function.refused', 'failed.refused'],
    ['link.lost', 'failed.lost'],
  ] as const)('%s leads to %s', (event, state) => {
    const console = connectedByName();
    console.send(event === 'link.lost' ? { type: event, reason: 'reset' } : event);
    expect(console.state).toBe(state);
    console.send('dismiss');
    expect(console.state).toBe('idle');
  });
  test('other credentials are verified again, giving up ends the attempt', () => {
    const console = connectedByName();
    console.send('not.permitted', { type: 'given', user: 'ADMIN' });
    expect(console.state).toBe('verifying');
    expect(console.asked.at(-1)).toBe('verify ADMIN remote-control');
    console.send('not.permitted', 'cancel');
    expect(console.state).toBe('failed.security');
  });
  test.each([
    ['granted', 'connected'],
    ['refused', 'failed.refused'],
    ['prompt.timeout', 'failed.refused'],
  ] as const)('the person at the client: %s', (event, state) => {
    const console = connectedByName();
    console.send('asking.user', event);
    expect(console.state).toBe(state);
  });
  test('an agent that falls silent loses the viewer', () => {
    const console = connectedByName();
    console.wait(15_000);
    expect(console.state).toBe('failed.lost');
  });
});

test('the administrator can cancel in every waiting state', () => {
  const ways: (OpenRemoteToolsEvent | OpenRemoteToolsEvent['type'])[][] = [
    [],
    ['rights.ok'],
    ['rights.ok', data()],
    ['rights.ok', data(), 'missed', 'missed'],
    ['rights.ok', data(), resolved('10.0.3.17')],
    ['rights.ok', data(), resolved('10.0.3.17'), 'connected'],
    ['rights.ok', data(), resolved('10.0.3.17'), 'refused'],
    ['rights.ok', data([]), resolved('10.0.3.17'), 'refused'],
    ['rights.ok', data([]), resolved('10.0.3.17'), 'refused', resolved('10.0.3.17', 'broadcast')],
    ['rights.ok', data(), resolved('10.0.3.17'), 'connected', greeted()],
    ['rights.ok', data(), resolved('10.0.3.17'), 'connected', greeted(), 'not.permitted'],
    ['rights.ok', data(), resolved('10.0.3.17'), 'connected', greeted(), 'asking.user'],
  ];
  for (const way of ways) {
    const console = consoleUnderTest();
    console.send(start, ...way);
    const before = console.state;
    console.send('user.cancel');
    expect(console.state, before).toBe('failed.cancelled');
    expect(console.outcome()).toMatchObject({ result: 'cancelled' });
  }
});

test('an idle console, an open session and an ended attempt are not cancelled', () => {
  const idle = consoleUnderTest();
  idle.send('user.cancel');
  expect(idle.state).toBe('idle');
  const open = connectedByName();
  open.send('allowed', 'user.cancel');
  expect(open.state).toBe('connected');
});
