// The statechart of an open session on a console: what it does with the special name, and how it ends.
import { interpret } from 'xstate';
import { describe, expect, test } from 'vitest';
import type { RemoteToolsSessionEvent } from '../../../src/statecharts/console/remote-tools-session.ts';
import { remoteToolsSession } from '../../../src/statecharts/console/remote-tools-session.ts';

function session(part: { usesNetbios?: boolean; isTcpipOnly?: boolean } = {}) {
  const said: string[] = [];
  const service = interpret(
    remoteToolsSession({
      context: {
        session: 'CONSOLE1/remote-tools-session',
        target: 'PC-17',
        transport: 'tcp',
        usesNetbios: false,
        isTcpipOnly: false,
        endedBecause: null,
        ...part,
      },
      ports: {
        keepName: () => said.push('keeps the name'),
        dropName: () => said.push('drops the name'),
        openCount: () => 2,
        record: (kind, rule, { open, reason }) =>
          said.push(`${kind} ${String(open)} ${String(reason ?? '')}`.trim() + ` [${rule}]`),
      },
    }),
  ).start();
  return {
    said,
    send(event: RemoteToolsSessionEvent): string[] {
      said.length = 0;
      service.send(event);
      return [...said];
    },
    isIn: (path: string) => service.getSnapshot().matches(path as never),
  };
}

describe('a session', () => {
  test('over TCP gives the name of its start back when it opens', () => {
    const { said, isIn } = session();
    expect(said).toEqual(['session.opened 2 [Q200832.four-over-tcpip]', 'drops the name']);
    expect(isIn('open.withoutName')).toBe(true);
  });
  test('on a console that is set to TCP/IP only has no name to give back', () => {
    expect(session({ isTcpipOnly: true }).said).toEqual(['session.opened 2 [Q200832.tcpip-only]']);
  });
  test('over NetBIOS keeps the name until it is over', () => {
    const { said, send, isIn } = session({ usesNetbios: true });
    expect(said).toEqual(['session.opened 2 [Q200832.one-over-netbios]', 'keeps the name']);
    expect(isIn('open.holdingName')).toBe(true);
    expect(send({ type: 'session.ended', reason: 'the connection broke' })).toEqual([
      'drops the name',
      'session.closed 2 the connection broke [session.closed]',
    ]);
    expect(isIn('closed')).toBe(true);
  });
  test('ends once, be it by a power failure', () => {
    const { send, isIn } = session();
    expect(send({ type: 'power.off' })).toEqual(['session.closed 2 the console lost power [session.closed]']);
    expect(isIn('closed')).toBe(true);
    expect(send({ type: 'power.off' })).toEqual([]);
    expect(send({ type: 'session.ended', reason: 'hung up' })).toEqual([]);
  });
});
