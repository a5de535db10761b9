// Which messages are an inspector's, and how an event is sent in each language.
import { expect, test } from 'vitest';
import { goodbyeOf, isSpeech, protocolOf, sendingMessage, tellsOfSession } from '../../../src/inspector/index.ts';

test.each([
  ['service.register', 'xstate 4', true],
  ['xstate.disconnect', 'xstate 4', false],
  ['@xstate.actor', 'xstate 5', true],
  ['@statelyai.disconnected', 'xstate 5', false],
  ['statechart.actor', 'adapter', true],
  ['statechart.bye', 'adapter', false],
])('%s is of %s', (type, protocol, isOfSession) => {
  expect(isSpeech(type)).toBe(true);
  expect(protocolOf(type)).toBe(protocol);
  expect(tellsOfSession(type)).toBe(isOfSession);
  expect(goodbyeOf(type) === undefined).toBe(isOfSession);
});

test.each(['xstate.inspecting', '@statelyai.connected', 'webpackOk', '', 'xstate.disconnected', 'constructor'])(
  '%j tells an inspector nothing',
  (type) => expect(isSpeech(type)).toBe(false),
);

test('an event for XState 4 goes as SCXML text whose origin is the receiver', () => {
  const message = sendingMessage('xstate 4', 'x:7', { type: 'go', far: 3 }) as { type: string; event: string };
  expect(message.type).toBe('xstate.event');
  expect(JSON.parse(message.event)).toEqual({
    name: 'go',
    data: { type: 'go', far: 3 },
    $$type: 'scxml',
    type: 'external',
    origin: 'x:7',
  });
});

test('the adapter is sent the event itself, and XState 5 nothing', () => {
  expect(sendingMessage('adapter', 'x:7', { type: 'go' })).toEqual({
    type: 'statechart.send',
    sessionId: 'x:7',
    event: { type: 'go' },
  });
  expect(sendingMessage('xstate 5', 'x:7', { type: 'go' })).toBeUndefined();
});
