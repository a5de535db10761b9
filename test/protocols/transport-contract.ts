// What every transport of a remote-tools link must do. A new transport calls this with a description of itself.
import { describe, expect, test } from 'vitest';
import type {
  LinkPlace,
  LinkTarget,
  NetworkStack,
  RemoteToolsConnection,
  RemoteToolsMessage,
} from '../../src/protocols/index.ts';
import { listenForLinks, openLink } from '../../src/protocols/index.ts';
import type { NetworkOptions } from '../support/two-hosts.ts';
import { hearing, twoHosts } from '../support/two-hosts.ts';

export interface TransportDescription {
  readonly name: string;
  readonly target: (client: NetworkStack) => LinkTarget;
  readonly place: (client: NetworkStack) => LinkPlace;
  /** What the client has to own before anybody can call it. */
  readonly prepare?: (client: NetworkStack) => void;
  /** How an attempt ends when nobody listens on a client that is on. */
  readonly withoutListener: string;
  /** How it ends when the client is off. */
  readonly whenOff: string;
  /** Lost frames are sent again. */
  readonly isReliable: boolean;
  /** How the listening end hears of an abort. */
  readonly afterAbort: string;
}

const hello: RemoteToolsMessage = { protocol: 'remote-tools', type: 'hello', viewer: 'CONSOLE1' };
const greeting: RemoteToolsMessage = { protocol: 'remote-tools', type: 'greeting', computerName: 'PC-17' };

export function testTransport(description: TransportDescription): void {
  const { name, target, place, prepare, withoutListener, whenOff, isReliable, afterAbort } = description;

  function setUp(options: NetworkOptions & { listens?: boolean } = {}) {
    const hosts = twoHosts(options);
    const { console1, pc17 } = hosts;
    const viewer = hearing<RemoteToolsMessage>();
    const agent = hearing<RemoteToolsMessage>();
    let accepted: RemoteToolsConnection | undefined;
    let acceptedCount = 0;
    prepare?.(pc17);
    const stop =
      options.listens === false
        ? () => {}
        : listenForLinks(pc17, place(pc17), (connection) => {
            accepted = connection;
            acceptedCount += 1;
            return {
              ...agent.listener,
              received: (payload) => {
                agent.listener.received(payload);
                if (payload.type === 'hello') connection.send(greeting, 'remote-tools.words');
              },
            };
          });
    const open = () => openLink(console1, { ...target(pc17), actor: 'CONSOLE1/open-remote-tools' }, viewer.listener);
    return {
      ...hosts,
      viewer: viewer.heard,
      /** Over datagrams the end of a link comes as a word too. */
      get agent() {
        return agent.heard.filter((word) => word !== 'received: hang-up');
      },
      open,
      stop,
      get accepted() {
        return accepted;
      },
      get acceptedCount() {
        return acceptedCount;
      },
    };
  }

  describe(name, () => {
    test('a listening agent is reached, and both sides hear each other in order', () => {
      const lab = setUp();
      const link = lab.open();
      expect(lab.viewer).toEqual([]);
      link.send(hello, 'remote-tools.words');
      link.send(
        { protocol: 'remote-tools', type: 'verify', viewer: 'CONSOLE1', user: 'ANNA', function: 'chat' },
        'x.y',
      );
      lab.network.run();
      expect(lab.viewer).toEqual(['opened', 'received: greeting']);
      expect(lab.agent).toEqual(['opened', 'received: hello', 'received: verify']);
      expect(lab.world.clock.waitingCount).toBe(0);
    });

    test('a link that the viewer closes is closed at the agent too', () => {
      const lab = setUp();
      const link = lab.open();
      link.send(hello, 'remote-tools.words');
      lab.network.run();
      link.close();
      link.close();
      link.abort();
      link.send(hello, 'remote-tools.words');
      lab.network.run();
      expect(lab.agent).toEqual(['opened', 'received: hello', 'lost: closed']);
      expect(lab.viewer).toEqual(['opened', 'received: greeting']);
      expect(lab.world.clock.waitingCount).toBe(0);
    });

    test('a link that the agent closes is closed at the viewer too', () => {
      const lab = setUp();
      lab.open().send(hello, 'remote-tools.words');
      lab.network.run();
      lab.accepted?.close();
      lab.network.run();
      expect(lab.viewer.at(-1)).toBe('lost: closed');
      expect(lab.agent).toEqual(['opened', 'received: hello']);
      expect(lab.world.clock.waitingCount).toBe(0);
    });

    test('a link that the viewer aborts is over at the agent at once', () => {
      const lab = setUp();
      const link = lab.open();
      link.send(hello, 'remote-tools.words');
      lab.network.run();
      const abortedAtMs = lab.world.nowMs;
      link.abort();
      lab.network.run();
      expect(lab.agent.at(-1)).toBe(afterAbort);
      expect(lab.world.nowMs - abortedAtMs).toBeLessThan(10);
    });

    test(`where nobody listens it ends with: ${withoutListener}`, () => {
      const lab = setUp({ listens: false });
      lab.open();
      lab.network.run();
      expect(lab.viewer).toEqual([withoutListener]);
      expect(lab.world.clock.waitingCount).toBe(0);
    });

    test('once the agent has stopped listening, nobody new is accepted', () => {
      const lab = setUp();
      lab.stop();
      lab.open();
      lab.network.run();
      expect(lab.viewer).toEqual([withoutListener]);
      expect(lab.acceptedCount).toBe(0);
    });

    test(`a client that is off ends it with: ${whenOff}, and the wait is in the log`, () => {
      const lab = setUp();
      lab.pc17.host.switchPower(false);
      lab.open();
      lab.network.run();
      expect(lab.viewer).toEqual([whenOff]);
      expect(lab.world.log.entries.at(-1)).toMatchObject({ kind: 'wait.ended', host: 'CONSOLE1' });
      expect(lab.world.clock.waitingCount).toBe(0);
    });

    test('an attempt given up at any moment ends in silence and leaves nothing behind', () => {
      const whole = setUp();
      whole.open().send(hello, 'remote-tools.words');
      whole.network.run();
      const lastMs = whole.world.nowMs;
      for (let cancelMs = 0; cancelMs <= lastMs + 1; cancelMs += 1) {
        for (const how of ['close', 'abort'] as const) {
          const lab = setUp();
          const link = lab.open();
          link.send(hello, 'remote-tools.words');
          lab.network.run(cancelMs);
          link[how]();
          const heardBefore = lab.viewer.length;
          lab.network.run();
          const when = `${how} at ${cancelMs} ms`;
          expect(lab.viewer.length, when).toBe(heardBefore);
          expect(lab.world.clock.waitingCount, when).toBe(0);
          // Whoever was let in hears of the end; nobody is left waiting for a viewer that has gone.
          expect(lab.agent.filter((word) => word === 'opened').length, when).toBe(
            lab.agent.filter((word) => word.startsWith('lost')).length,
          );
          expect(lab.world.nowMs, when).toBeLessThan(lastMs + 50);
        }
      }
    });

    test('after an attempt was given up, the next one succeeds', () => {
      for (const cancelMs of [0, 1, 2, 3, 4, 5, 6, 7, 8]) {
        const lab = setUp();
        const first = lab.open();
        first.send(hello, 'remote-tools.words');
        lab.network.run(cancelMs);
        first.abort();
        const heardBefore = lab.viewer.length;
        lab.open().send(hello, 'remote-tools.words');
        lab.network.run();
        expect(lab.viewer.slice(heardBefore), `given up at ${cancelMs} ms`).toEqual(['opened', 'received: greeting']);
      }
    });

    test('two links from one viewer are kept apart', () => {
      const lab = setUp();
      const first = lab.open();
      const second = lab.open();
      first.send(hello, 'remote-tools.words');
      second.send(hello, 'remote-tools.words');
      lab.network.run();
      first.close();
      lab.network.run();
      expect([...lab.agent].sort()).toEqual(['lost: closed', 'opened', 'opened', 'received: hello', 'received: hello']);
      second.send(hello, 'remote-tools.words');
      lab.network.run();
      expect(lab.viewer.filter((word) => word === 'received: greeting')).toHaveLength(3);
    });

    test('an agent that loses its power takes its link with it, and a new start finds nobody', () => {
      const lab = setUp();
      const link = lab.open();
      link.send(hello, 'remote-tools.words');
      lab.network.run();
      lab.pc17.host.switchPower(false);
      lab.pc17.host.switchPower(true);
      link.send(hello, 'remote-tools.words');
      lab.network.run();
      expect(lab.agent).toEqual(['opened', 'received: hello']);
      expect(lab.world.clock.waitingCount).toBe(0);
      expect(lab.viewer.at(-1)).toBe(name === 'IPX' ? 'received: greeting' : 'lost: reset');
    });

    test('a viewer that loses its power hears nothing more and sends nothing more', () => {
      const lab = setUp();
      const link = lab.open();
      link.send(hello, 'remote-tools.words');
      lab.network.run(3);
      lab.console1.host.switchPower(false);
      const heardBefore = [...lab.viewer];
      link.send(hello, 'remote-tools.words');
      link.close();
      lab.network.run();
      expect(lab.viewer).toEqual(heardBefore);
      const late = lab.world.log.entries.filter(
        ({ host, atMs, kind }) => host === 'CONSOLE1' && atMs > 3 && kind === 'frame.sent',
      );
      expect(late).toEqual([]);
    });

    test('the same run gives the same log', () => {
      const play = () => {
        const lab = setUp();
        lab.open().send(hello, 'remote-tools.words');
        lab.network.run();
        return JSON.stringify(lab.world.log.entries);
      };
      expect(play()).toBe(play());
    });

    test('every frame names its rule and its actor has the viewer’s name', () => {
      const lab = setUp();
      lab.open().send(hello, 'remote-tools.words');
      lab.network.run();
      for (const { rule } of lab.world.log.entries) expect(rule).toMatch(/^[a-z-]+\.[a-z0-9-]+$/);
      expect(lab.world.log.entries.some(({ actor }) => actor === 'CONSOLE1/open-remote-tools')).toBe(true);
    });

    test('whoever acts first of two computers, both sides hear the same', () => {
      for (let seed = 1; seed <= 10; seed += 1) {
        const lab = setUp({ races: true, seed, timings: { arpTimeout: 1000 } });
        lab.open().send(hello, 'remote-tools.words');
        lab.network.run();
        expect(lab.viewer, `seed ${seed}`).toEqual(['opened', 'received: greeting']);
        expect(lab.agent, `seed ${seed}`).toEqual(['opened', 'received: hello']);
      }
    });

    test('frames that are held up at random change no more than the times', () => {
      for (let seed = 1; seed <= 15; seed += 1) {
        const lab = setUp({ seed, faults: [{ verdict: 'delay', delayMs: 40, chance: 0.4 }] });
        lab.open().send(hello, 'remote-tools.words');
        lab.network.run();
        expect(lab.viewer, `seed ${seed}`).toEqual(['opened', 'received: greeting']);
        expect(lab.agent, `seed ${seed}`).toEqual(['opened', 'received: hello']);
        expect(lab.world.clock.waitingCount, `seed ${seed}`).toBe(0);
      }
    });

    // Over datagrams what is lost is lost.
    if (!isReliable) return;
    test('what is lost on the way is sent again, whatever the seed', () => {
      for (let seed = 1; seed <= 25; seed += 1) {
        const lab = setUp({ loss: 0.2, seed });
        const link = lab.open();
        link.send(hello, 'remote-tools.words');
        lab.network.run(600_000);
        const hasOpened = lab.viewer[0] === 'opened';
        if (hasOpened) expect(lab.viewer, `seed ${seed}`).toEqual(['opened', 'received: greeting']);
        else expect(lab.viewer[0], `seed ${seed}`).toMatch(/^failed/);
        link.close();
        lab.network.run(1_200_000);
        expect(lab.world.clock.waitingCount, `seed ${seed}`).toBe(0);
      }
    });
  });
}
