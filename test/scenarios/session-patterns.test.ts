// Q200832 as one table: all sixteen ways in which four desks can listen, by TCP or by NetBIOS, opened one after another.
import { describe, expect, test } from 'vitest';
import type { DeskKind } from './desks.ts';
import { deskName, hangUp, lastNameState, letterOf, office, open, playOffice } from './desks.ts';

/**
 * What becomes of each start, in order. o: it opens. n: the special name is held by a session over NetBIOS. c: NetBIOS is
 * needed while others are open. x: nobody is found.
 */
const table: readonly [pattern: string, netbiosAlone: string, netbiosLast: string, tcpipOnly: string][] = [
  ['TTTT', 'oooo', 'oooo', 'oooo'],
  ['TTTN', 'oooc', 'oooo', 'ooox'],
  ['TTNT', 'ooco', 'ooon', 'ooxo'],
  ['TTNN', 'oocc', 'ooon', 'ooxx'],
  ['TNTT', 'ocoo', 'oonn', 'oxoo'],
  ['TNTN', 'ococ', 'oonn', 'oxox'],
  ['TNNT', 'occo', 'oonn', 'oxxo'],
  ['TNNN', 'occc', 'oonn', 'oxxx'],
  ['NTTT', 'onnn', 'onnn', 'xooo'],
  ['NTTN', 'onnn', 'onnn', 'xoox'],
  ['NTNT', 'onnn', 'onnn', 'xoxo'],
  ['NTNN', 'onnn', 'onnn', 'xoxx'],
  ['NNTT', 'onnn', 'onnn', 'xxoo'],
  ['NNTN', 'onnn', 'onnn', 'xxox'],
  ['NNNT', 'onnn', 'onnn', 'xxxo'],
  ['NNNN', 'onnn', 'onnn', 'xxxx'],
];

const betweenMs = 30_000;

/** Opens the desks in this order, then hangs up wherever a session may be. */
function opened(order: readonly number[], kinds: readonly DeskKind[], reading: string, tcpipOnly = false) {
  const endMs = order.length * betweenMs;
  return playOffice(
    office({
      desks: kinds,
      consoles: [tcpipOnly ? { console: { siteServer: 'SITE1', user: 'ANNA', transports: 'tcpip' } } : {}],
      acts: [
        ...order.map((desk, place) => open(place * betweenMs, desk)),
        ...order.map((desk, place) => hangUp(endMs + place * 1000, desk)),
      ],
      rest: { readings: { 'remote-tools.netbios-among-others': reading } },
    }),
  );
}

const upwards = [0, 1, 2, 3];
/** The same kinds one after another, at desks that stand the other way round: only the order of starts counts. */
const downwards = [3, 2, 1, 0];

describe.each(table)('desks that listen as %s', (pattern, netbiosAlone, netbiosLast, tcpipOnly) => {
  const kinds = [...pattern] as DeskKind[];
  test.each([
    ['netbiosAlone', netbiosAlone, false],
    ['netbiosLast', netbiosLast, false],
    ['netbiosAlone', tcpipOnly, true],
    ['netbiosLast', tcpipOnly, true],
  ] as const)('by the reading %s: %s (TCP/IP only: %s)', (reading, expected, isTcpipOnly) => {
    for (const [order, listening] of [
      [upwards, kinds],
      ...(reading === 'netbiosAlone' ? [[downwards, [...kinds].reverse()] as const] : []),
    ] as const) {
      const run = opened(order, listening, reading, isTcpipOnly);
      expect(run.outcomes.map(letterOf).join('')).toBe(expected);
      // What is open stays open, whatever fails beside it, until somebody hangs up.
      const closed = run.log.filter(({ kind }) => kind === 'session.closed');
      expect(closed.map(({ detail }) => detail['target']).sort()).toEqual(
        order
          .filter((_, place) => expected[place] === 'o')
          .map(deskName)
          .sort(),
      );
      expect(closed.every(({ atMs }) => atMs >= order.length * betweenMs)).toBe(true);
      expect(run.namesLeft).toEqual([]);
      expect(isTcpipOnly ? undefined : 'free').toBe(lastNameState(run));
    }
  });
});

describe('places', () => {
  test.each([
    ['TTTTT', 'oooof'],
    ['IITTT', 'oooof'],
    ['IIIII', 'oooof'],
  ])('count sessions over TCP and IPX alike: %s', (pattern, expected) => {
    const kinds = [...pattern] as DeskKind[];
    expect(opened([0, 1, 2, 3, 4], kinds, 'netbiosAlone').outcomes.map(letterOf).join('')).toBe(expected);
  });
  test('count sessions over UDP, on a console that uses it', () => {
    const desks: DeskKind[] = ['U', 'U', 'I', 'U', 'U'];
    const run = playOffice(
      office({
        desks,
        consoles: [{ console: { siteServer: 'SITE1', user: 'ANNA', sockets: 'udp' } }],
        acts: desks.map((_, desk) => open(desk * betweenMs, desk)),
      }),
    );
    expect(run.outcomes.map(letterOf).join('')).toBe('oooof');
  });
  test('are taken by starts that are under way, so that five at once are no five sessions', () => {
    const desks: DeskKind[] = ['T', 'T', 'T', 'T', 'T'];
    for (const transports of ['all', 'tcpip'] as const) {
      const run = playOffice(
        office({
          desks,
          consoles: [{ console: { siteServer: 'SITE1', user: 'ANNA', transports } }],
          acts: desks.map((_, desk) => open(0, desk)),
        }),
      );
      expect(run.outcomes.map(letterOf).sort().join('')).toBe('foooo');
    }
  });
  test('are given back by a start that fails', () => {
    const desks: DeskKind[] = ['T', 'T', 'T', 'T'];
    const run = playOffice(
      office({
        desks,
        agents: { 0: { state: 'stopped' }, 1: { functions: [] } },
        acts: [0, 1, 0, 1, 0, 2, 3].map((desk, place) => open(place * 120_000, desk)),
      }),
    );
    expect(run.outcomes.slice(-2).map(letterOf).join('')).toBe('oo');
  });
  test('a fifth start succeeds once one of four sessions has ended', () => {
    const desks: DeskKind[] = ['T', 'T', 'T', 'T', 'T'];
    const run = playOffice(
      office({
        desks,
        acts: [...desks.map((_, desk) => open(desk * betweenMs, desk)), hangUp(200_000, 2), open(210_000, 4)],
      }),
    );
    expect(run.outcomes.map(letterOf).join('')).toBe('oooofo');
    const counts = run.log.flatMap(({ kind, detail }) => (kind.startsWith('session.') ? [detail['open']] : []));
    expect(counts).toEqual([1, 2, 3, 4, 3, 4]);
  });
});
