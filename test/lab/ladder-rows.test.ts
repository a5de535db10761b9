// What the rows of the ladder say.
import { expect, test } from 'vitest';
import { decisionPlaces, ladderRow } from '../../src/lab/ladder-rows.ts';
import { secondsText, timeText } from '../../src/lab/ladder-words.ts';
import { messageVerdict } from '../../src/lab/message-verdict.ts';
import { actLabels } from '../../src/scenarios/act-words.ts';
import type { LogEntry } from '../../src/world/index.ts';
import { frameSent, handMadeLog, nameQuery } from '../support/hand-made-log.ts';

const lanes = ['CONSOLE1', 'SITE1', 'DNS1', 'PC-17'];
const say = () => ({ tag: 'name?', short: 'who is PC-17?' });

function row(entry: Partial<LogEntry>) {
  const [whole] = handMadeLog([entry]);
  if (!whole) throw new Error('no entry');
  return ladderRow(whole, lanes, say);
}

test('a frame goes from lane to lane and arrives', () => {
  const { what, outcome, lanes: drawn } = row(frameSent({ message: nameQuery }));
  expect(what).toBe('who is PC-17?');
  expect(outcome).toEqual({ word: 'arrived', mark: 'arrived' });
  expect(drawn).toEqual({ draw: 'frame', from: 0, to: [2], isGroup: false, verdict: 'arrived' });
});

test('a lost frame is lost whatever it says', () => {
  expect(row(frameSent({ fate: 'lost', message: nameQuery })).outcome.word).toBe('lost');
});

test('what is said to everybody where nobody else stands is not heard; where somebody does, it arrives', () => {
  const question = { isGroup: true, message: { protocol: 'arp', operation: 'request' } };
  expect(row(frameSent({ ...question, to: [] })).outcome).toEqual({ word: 'not heard', mark: 'lost' });
  expect(row(frameSent({ ...question, to: [] })).lanes).toMatchObject({ verdict: 'lost' });
  expect(row(frameSent({ ...question, to: ['PC-17'] })).outcome.word).toBe('arrived');
  // Nobody at that address: a note of its own tells so when the frame would have been there.
  expect(row(frameSent({ ...question, isGroup: false, to: [] })).outcome.word).toBe('arrived');
});

test('an address that is found is told by its name, and one without a mask apart', () => {
  const found = (detail: object) => row({ kind: 'address.found', host: 'SITE1', detail: { ...detail } }).what;
  expect(found({ address: '10.0.6.42', name: 'PC-42', isRecorded: true })).toBe('finds PC-42');
  expect(found({ address: '10.0.6.9', dns: 'unknown', isRecorded: true })).toBe('finds 10.0.6.9');
  expect(found({ address: '10.0.7.7', name: 'LAPTOP-7', isRecorded: false })).toBe('no mask: LAPTOP-7');
});

test('a computer off the stage has no lane', () => {
  expect(row(frameSent({ to: ['PC-99', 'PC-17'] }, 'PC-98')).lanes).toMatchObject({ from: undefined, to: [3] });
});

test.each([
  [{ protocol: 'tcp', flags: ['SYN'] }, 'arrived'],
  [{ protocol: 'tcp', flags: ['SYN', 'ACK'] }, 'answered'],
  [{ protocol: 'tcp', flags: ['RST', 'ACK'] }, 'refused'],
  [{ protocol: 'dns', isResponse: true, responseCode: 'name-error' }, 'refused'],
  [{ protocol: 'dns', isResponse: true, responseCode: 'no-error' }, 'answered'],
  [{ protocol: 'nbns', isResponse: true, responseCode: 3 }, 'refused'],
  [{ protocol: 'nbss', type: 'negative-response' }, 'refused'],
  [{ protocol: 'nbf', llc: 'UI', command: 'name-recognised', sessionNumber: 0 }, 'refused'],
  [{ protocol: 'nbf', llc: 'UI', command: 'name-recognised', sessionNumber: 4 }, 'answered'],
  [{ protocol: 'icmp', type: 'destination-unreachable', code: 'port' }, 'refused'],
  [{ protocol: 'sms-provider', type: 'rights-answer', isAllowed: false }, 'refused'],
  [{ protocol: 'remote-tools', type: 'verdict', verdict: 'not-permitted' }, 'refused'],
  [{ protocol: 'remote-tools', type: 'greeting', computerName: 'PC-17' }, 'answered'],
  ['not a message', 'arrived'],
])('the verdict of %j is %s, also deep inside a frame', (message, verdict) => {
  expect(messageVerdict(message)).toBe(verdict);
  expect(messageVerdict({ protocol: 'ip', payload: { protocol: 'udp', payload: message } })).toBe(verdict);
});

test('waiting is a row with its time and no answer', () => {
  const { what, outcome, lanes: drawn } = row({ kind: 'wait.ended', host: 'CONSOLE1', detail: { waitedMs: 3000 } });
  expect([what, outcome.word, drawn.draw]).toEqual(['waits 3.0 s', 'no answer', 'waiting']);
});

test('a state is told by its innermost name, in words, and only where it is new', () => {
  const detail = { from: ['serving.ready', 'partners.none'], to: ['serving.checkingRights', 'partners.none'] };
  expect(row({ kind: 'state.entered', host: 'SITE1', detail }).what).toBe('now checking rights');
});

test('an entry of an unknown kind still has its text', () => {
  expect(row({ kind: 'something.new', text: 'something new happened' }).what).toBe('something new happened');
});

test('decisions are where a choice was just taken', () => {
  expect(decisionPlaces(handMadeLog([{ kind: 'run.began' }, { kind: 'choice.taken' }, { kind: 'run.ended' }]))).toEqual(
    [2],
  );
});

test('time is told in seconds, long times in minutes, hours and days', () => {
  expect([0, 12, 5600, 45_000, 145_000].map(secondsText)).toEqual([
    '0.000 s',
    '0.012 s',
    '5.6 s',
    '45.0 s',
    '2 min 25 s',
  ]);
  expect([7_260_000, 172_800_000, 1_814_400_000].map(secondsText)).toEqual(['2 h 1 min', '2 d', '21 d']);
  expect(timeText(145_000)).toBe('145.0 s');
});

test.each(Object.keys(actLabels))('a row says %s in words, not by its name in the file', (act) => {
  const detail = { act, target: 'PC-17', local: 'G:', server: 'CAP1', share: 'CAP_XYZ', segment: 'A', user: 'LEE' };
  const { what } = row({ kind: 'act.done', host: 'CONSOLE1', detail });
  expect(what).not.toMatch(/CONSOLE1$|undefined/);
  expect(what === act || what.startsWith(`${act} `), what).toBe(false);
});
