// What the log says of the statecharts' entries.
import { expect, test } from 'vitest';
import { statechartWords } from '../../src/statecharts/index.ts';

function say(kind: string, detail: Record<string, unknown>, actor = ''): string {
  return statechartWords[kind]?.(detail, { seq: 0, atMs: 0, kind, actor, detail }) ?? '';
}

test('a change of state names what is left and what is entered', () => {
  const from = ['serving.questions.ready', 'serving.replication.waiting'];
  const to = ['serving.questions.ready', 'serving.replication.pulling'];
  expect(say('state.entered', { from, to }, 'WINS1/name-service')).toBe(
    'WINS1, name service: serving (replication, waiting) -> serving (replication, pulling)',
  );
  const busy = { from: ['listening'], to: ['busy.askingUser.promptOpen'] };
  expect(say('state.entered', busy, 'PC-17/remote-control-agent')).toBe(
    'PC-17, remote control agent: listening -> busy (asking user, prompt open)',
  );
});

test('an attempt tells its way, and how it ended', () => {
  const attempt = { number: 2, stage: 'address', transport: 'tcp', address: '10.0.1.17' };
  expect(say('attempt.began', attempt)).toBe('attempt 2: by stored address, TCP, 10.0.1.17');
  expect(say('attempt.ended', { ...attempt, result: 'failed', reason: 'no answer', tookMs: 45_000 })).toBe(
    'attempt 2 failed: no answer, after 45000 ms',
  );
  expect(say('attempt.ended', { ...attempt, result: 'skipped', reason: 'no IPX here', tookMs: 0 })).toBe(
    'attempt 2 skipped: no IPX here',
  );
  expect(say('attempt.began', { number: 3, stage: 'netbios', transport: 'nbf', lana: 3, name: 'PC-17' })).toBe(
    'attempt 3: by NetBIOS, PC-17, NetBEUI, LANA 3',
  );
});

test('the list to try, an outcome, and an outcome that failed', () => {
  const list = { target: 'PC-17', name: 'PC-17', ipAddresses: ['10.0.1.17'], ipxAddresses: [], lanas: [0, 3] };
  expect(say('list.read', list)).toBe('to try for PC-17: the name PC-17; 10.0.1.17; LANA 0, 3');
  const reached = {
    target: 'PC-17',
    result: 'connected',
    stage: 'name',
    transport: 'tcp',
    address: '10.0.3.9',
    tookMs: 12,
  };
  expect(say('outcome.reached', reached)).toBe('PC-17: connected, by name, TCP, 10.0.3.9, after 12 ms');
  const failed = { target: 'PC-17', result: 'failed', reason: 'not found', tookMs: 9 };
  expect(say('outcome.reached', failed)).toBe('PC-17: not connected, not found, after 9 ms');
});

test('a changed record, a message, and a wait', () => {
  expect(
    say('record.changed', { kind: 'wins', name: 'PC-17', suffix: '20', ipAddresses: [], was: ['10.0.1.17'] }),
  ).toBe('WINS: PC-17 [20h] is gone (was 10.0.1.17)');
  expect(say('message.shown', { text: 'Remote Control Agent Not found.', to: 'administrator' })).toBe(
    'administrator sees “Remote Control Agent Not found.”',
  );
  expect(say('wait.ended', { waitedMs: 1500, for: 'an answer from WINS1', verdict: 'no answer' })).toBe(
    'no answer after 1500 ms of waiting for an answer from WINS1',
  );
});

test('a pick of a server, a list of servers, and a connection', () => {
  const picked = { list: 'cap', of: 'ABC', pool: ['A', 'B'], picked: 'B', reason: 'random', draw: 1 };
  expect(say('server.picked', picked)).toBe(' picks B for the site ABC: drawn (A, B)');
  expect(say('server.picked', { ...picked, list: 'dp', of: 'ABC00001', reason: 'only' })).toBe(
    ' picks B for the package ABC00001: nothing else is left (A, B)',
  );
  expect(say('server-list.changed', { list: 'dp', of: 'ABC00001', servers: [], preferred: [] })).toBe(
    'the DP list of  for the package ABC00001 is empty',
  );
  const mapped = { local: 'G:', remote: '\\\\B\\CAP_ABC', account: 'KIM', refs: 1, persist: 0, change: 'mapped' };
  expect(say('connection.changed', mapped)).toBe(': G: \\\\B\\CAP_ABC is mapped as KIM');
});

test('a special name tells who holds it, and a session how many are open', () => {
  const name = { name: 'CONSOLE1', suffix: '41', form: 'suffix' };
  const said = (rest: object) => say('viewer-name.changed', { ...name, ...rest });
  expect(said({ state: 'free' })).toBe('the special name “CONSOLE1” [41h] is free');
  expect(said({ state: 'held', holder: 'CONSOLE1/open-remote-tools-2' })).toBe(
    'the special name “CONSOLE1” [41h] is held by a start',
  );
  expect(said({ state: 'held', holder: 'CONSOLE1/remote-tools-session' })).toBe(
    'the special name “CONSOLE1” [41h] is held by an open session',
  );
  expect(said({ state: 'conflict', lana: 0 })).toBe(
    'the special name “CONSOLE1” [41h] is another computer’s, on LANA 0',
  );
  expect(say('session.opened', { target: 'PC-17', transport: 'nbf', open: 1 })).toBe(
    'a session with PC-17 is open (NetBEUI); 1 open',
  );
  expect(say('session.closed', { target: 'PC-17', transport: 'tcp', open: 0, reason: 'hung up' })).toBe(
    'the session with PC-17 is over, hung up; none is open',
  );
});
