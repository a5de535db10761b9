// Where the connection to one window stands, and which run of its app a message belongs to.
import { describe, expect, test, vi } from 'vitest';
import { Following } from '../../../src/inspector/index.ts';

const web = 'http://app.example';

function follow(onChange = () => undefined) {
  const following = new Following('peer 1', onChange);
  const hear = (message: { type: string } & Record<string, unknown>, origin: string | undefined = web, atMs = 0) =>
    following.hear(message, message.type, atMs, origin);
  return { following, hear };
}

const root5 = (createdAt: number) => ({ type: '@xstate.actor', sessionId: 'x:0', createdAt: String(createdAt) });
const event5 = (createdAt: number, type: string) => ({
  type: '@xstate.event',
  sessionId: 'x:0',
  createdAt: String(createdAt),
  event: { type },
});

describe('where it stands', () => {
  test('it is greeted until a session is told, then not any more, and each change is told', () => {
    const onChange = vi.fn();
    const { following, hear } = follow(onChange);
    expect([following.state, following.wantsGreeting]).toEqual(['waiting', true]);
    hear({ type: 'service.register', sessionId: 'x:0' });
    expect([following.state, following.wantsGreeting, following.protocol]).toEqual(['connected', false, 'xstate 4']);
    expect(onChange).toHaveBeenCalled();
  });

  test('after ten seconds of silence it is quiet, and connected again with the next message', () => {
    const { following, hear } = follow();
    hear({ type: 'service.register' });
    following.look(false, 9_000);
    expect(following.state).toBe('connected');
    following.look(false, 11_000);
    expect(following.state).toBe('quiet');
    hear({ type: 'service.event' }, web, 12_000);
    expect(following.state).toBe('connected');
  });

  test('a page that left is greeted again, an app that stopped telling is not', () => {
    const { following, hear } = follow();
    hear({ type: 'service.register' });
    hear({ type: 'xstate.disconnect' });
    expect([following.state, following.wantsGreeting]).toEqual(['left', true]);
    hear(root5(1));
    hear({ type: '@statelyai.disconnected' });
    expect([following.state, following.wantsGreeting]).toEqual(['stopped', false]);
  });

  test('a closed window ends its run, once', () => {
    const { following, hear } = follow();
    hear({ type: 'service.register' });
    expect(following.look(true, 1)).toBe('peer 1 run 1');
    expect(following.look(true, 2)).toBeUndefined();
    expect(following.state).toBe('gone');
  });
});

describe('a new run begins', () => {
  test('after a goodbye, and not twice for two of them', () => {
    const { following, hear } = follow();
    hear({ type: 'service.register' });
    expect(hear({ type: 'xstate.disconnect' })).toEqual({ isNews: false, ended: 'peer 1 run 1' });
    expect(hear({ type: 'xstate.disconnect' })).toEqual({ isNews: false });
    hear({ type: 'service.register' });
    expect(following.runKey).toBe('peer 1 run 2');
  });

  test('and counts only when it has begun to tell', () => {
    const { following, hear } = follow();
    expect(following.toldRun).toBe(1);
    hear({ type: 'service.register' });
    following.look(true, 1);
    expect([following.state, following.toldRun]).toEqual(['gone', 1]);
    const other = follow();
    other.hear({ type: 'service.register' });
    other.hear({ type: 'xstate.disconnect' });
    expect(other.following.toldRun).toBe(1);
    other.hear({ type: 'service.register' });
    expect(other.following.toldRun).toBe(2);
  });

  test('when another origin speaks from the same window', () => {
    const { following, hear } = follow();
    hear({ type: 'service.register' });
    expect(hear({ type: 'service.register' }, 'http://other.example')).toEqual({ isNews: true, ended: 'peer 1 run 1' });
    expect(following.origin).toBe('http://other.example');
  });

  test('when a root of XState 5 registers again later than everything before', () => {
    const { following, hear } = follow();
    for (const message of [root5(10), event5(11, 'xstate.init'), event5(20, 'go')]) hear(message);
    expect(hear(root5(30))).toEqual({ isNews: true, ended: 'peer 1 run 1' });
    hear(event5(31, 'xstate.init'));
    expect(following.runKey).toBe('peer 1 run 2');
  });

  test('when it starts again though the registration was lost', () => {
    const { following, hear } = follow();
    for (const message of [root5(10), event5(11, 'xstate.init')]) hear(message);
    hear(event5(40, 'xstate.init'));
    expect(following.runKey).toBe('peer 1 run 2');
  });

  test('not when a hello is answered with what was told before', () => {
    const { following, hear } = follow();
    const told = [root5(10), event5(11, 'xstate.init'), event5(20, 'go')];
    for (const message of [...told, ...told]) hear(message);
    expect(following.runKey).toBe('peer 1 run 1');
  });

  test('when the adapter names another run', () => {
    const { following, hear } = follow();
    hear({ type: 'statechart.actor', run: 'a', sessionId: 'x:0' });
    hear({ type: 'statechart.macrostep', run: 'a', sessionId: 'x:0' });
    expect(following.run).toBe(1);
    expect(hear({ type: 'statechart.actor', run: 'b', sessionId: 'x:0' }).ended).toBe('peer 1 run 1');
    expect(following.run).toBe(2);
  });
});
