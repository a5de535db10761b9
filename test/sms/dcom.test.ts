// The lists of DCOM: what stands in them by system, how they are edited, and on what a computer answers under each reading.
import { describe, expect, test } from 'vitest';
import type { ProtocolSequence } from '../../src/protocols/index.ts';
import { protocolSequences } from '../../src/protocols/index.ts';
import type { AfterCureReading, NegotiationReading } from '../../src/sms/index.ts';
import {
  answeredProtocols,
  commonProtocols,
  defaultDcomProtocols,
  editedProtocols,
  hasDefaultProtocolsTab,
  isProtocolOfSystem,
  isSameList,
  isSmsAdmin,
} from '../../src/sms/index.ts';

const all = ['tcpip', 'nwlink', 'netbeui'] as const;

describe('the list as set up', () => {
  test.each([
    ['nt4-sp4', all, ['ncadg_ip_udp', 'ncadg_ipx', 'ncacn_ip_tcp', 'ncacn_spx', 'ncacn_nb_nb', 'ncacn_nb_ipx']],
    ['nt4-before-sp4', all, ['ncadg_ip_udp', 'ncadg_ipx', 'ncacn_ip_tcp', 'ncacn_spx', 'ncacn_nb_nb', 'ncacn_nb_ipx']],
    ['nt4-sp4', ['tcpip'], ['ncadg_ip_udp', 'ncacn_ip_tcp']],
    ['windows-2000', all, ['ncacn_ip_tcp', 'ncacn_spx', 'ncacn_nb_nb', 'ncacn_nb_ipx']],
    ['windows-2000', ['tcpip'], ['ncacn_ip_tcp']],
    ['windows-98', all, ['ncacn_ip_tcp']],
    ['windows-95', all, ['ncacn_ip_tcp']],
    ['windows-3x', all, []],
  ] as const)('%s with %s', (system, bound, expected) => {
    expect(defaultDcomProtocols(system, bound)).toEqual(expected);
  });

  test('has its tab in Dcomcnfg from Service Pack 4 of NT 4.0 on', () => {
    const systems = ['nt4-before-sp4', 'nt4-sp4', 'windows-2000', 'windows-98'] as const;
    expect(systems.filter(hasDefaultProtocolsTab)).toEqual(['nt4-sp4', 'windows-2000']);
  });
});

test('Windows 2000 runs DCOM over no datagram protocol, Windows 95 and 98 over TCP/IP only, Windows 3.x not at all', () => {
  const of = (system: 'windows-2000' | 'nt4-sp4' | 'windows-98' | 'windows-3x') =>
    protocolSequences.filter((sequence) => isProtocolOfSystem(system, sequence));
  expect(of('nt4-sp4')).toEqual(protocolSequences);
  expect(of('windows-2000')).toEqual(protocolSequences.filter((sequence) => !sequence.startsWith('ncadg')));
  expect(of('windows-98')).toEqual(['ncacn_ip_tcp']);
  expect(of('windows-3x')).toEqual([]);
});

describe('an edit of the list', () => {
  const list: ProtocolSequence[] = ['ncadg_ip_udp', 'ncadg_ipx', 'ncacn_ip_tcp'];
  const edit = (what: 'move' | 'add', protocol: ProtocolSequence, to: number) =>
    editedProtocols(list, { edit: what, protocol, to });

  test('moves a protocol up, down, and past the end', () => {
    expect(edit('move', 'ncacn_ip_tcp', 0)).toEqual(['ncacn_ip_tcp', 'ncadg_ip_udp', 'ncadg_ipx']);
    expect(edit('move', 'ncadg_ip_udp', 1)).toEqual(['ncadg_ipx', 'ncadg_ip_udp', 'ncacn_ip_tcp']);
    expect(edit('move', 'ncadg_ip_udp', 7)).toEqual(['ncadg_ipx', 'ncacn_ip_tcp', 'ncadg_ip_udp']);
  });
  test('adds at a place, and removes', () => {
    expect(edit('add', 'ncacn_spx', 1)).toEqual(['ncadg_ip_udp', 'ncacn_spx', 'ncadg_ipx', 'ncacn_ip_tcp']);
    expect(edit('add', 'ncacn_spx', 8)).toEqual([...list, 'ncacn_spx']);
    expect(editedProtocols(list, { edit: 'remove', protocol: 'ncadg_ipx' })).toEqual(['ncadg_ip_udp', 'ncacn_ip_tcp']);
  });
  test('cannot be made with what is not there, or is there already', () => {
    expect(edit('move', 'ncacn_spx', 0)).toBeUndefined();
    expect(edit('add', 'ncadg_ipx', 0)).toBeUndefined();
    expect(editedProtocols(list, { edit: 'remove', protocol: 'ncacn_spx' })).toBeUndefined();
  });
  test('leaves the list it was given as it is', () => {
    edit('move', 'ncacn_ip_tcp', 0);
    expect(list[0]).toBe('ncadg_ip_udp');
  });
  test('that puts everything back makes the same list', () => {
    expect(isSameList(list, edit('move', 'ncadg_ip_udp', 0) ?? [])).toBe(true);
    expect(isSameList(list, edit('move', 'ncadg_ip_udp', 1) ?? [])).toBe(false);
    expect(isSameList(list, list.slice(1))).toBe(false);
  });
});

describe('a server answers', () => {
  const nt4 = defaultDcomProtocols('nt4-sp4', ['tcpip', 'nwlink']);
  const cured = ['ncacn_ip_tcp', ...nt4.filter((sequence) => sequence !== 'ncacn_ip_tcp')] as ProtocolSequence[];
  const installed: ProtocolSequence[] = ['ncadg_ip_udp', 'ncacn_ip_tcp', 'ncadg_ipx', 'ncacn_spx'];
  const answered = (
    active: readonly ProtocolSequence[],
    readings: { negotiation?: NegotiationReading; afterCure?: AfterCureReading } = {},
    system: 'nt4-sp4' | 'windows-2000' = 'nt4-sp4',
  ) =>
    answeredProtocols(
      { system, active, installed },
      { negotiation: 'serversPreferred', afterCure: 'fallback', ...readings },
    );

  test('on its preferred protocol alone, before and after the remedy', () => {
    expect(answered(nt4)).toEqual(['ncadg_ip_udp']);
    expect(answered(cured)).toEqual(['ncacn_ip_tcp']);
    expect(answered(cured, { afterCure: 'strict' })).toEqual(['ncacn_ip_tcp']);
  });
  test('on its datagrams too after the remedy, read mildly, and still not on TCP before it', () => {
    expect(answered(cured, { afterCure: 'mild' })).toEqual(['ncacn_ip_tcp', 'ncadg_ip_udp', 'ncadg_ipx']);
    expect(answered(nt4, { afterCure: 'mild' })).toEqual(['ncadg_ip_udp', 'ncadg_ipx']);
  });
  test('on every protocol that it can use, when any common one will do', () => {
    expect(answered(nt4, { negotiation: 'anyCommon' })).toEqual([
      'ncadg_ip_udp',
      'ncadg_ipx',
      'ncacn_ip_tcp',
      'ncacn_spx',
    ]);
  });
  test('on the first that is installed and that its system can use', () => {
    expect(answered(['ncacn_nb_nb', 'ncacn_spx', 'ncacn_ip_tcp'])).toEqual(['ncacn_spx']);
    expect(answered(['ncadg_ip_udp', 'ncacn_ip_tcp'], {}, 'windows-2000')).toEqual(['ncacn_ip_tcp']);
    expect(answered([])).toEqual([]);
    expect(answered(['ncacn_nb_nb'])).toEqual([]);
  });
});

test('bindings are those asked for that the server has, in the caller’s order', () => {
  expect(commonProtocols(['ncacn_spx', 'ncacn_ip_tcp'], ['ncacn_ip_tcp', 'ncacn_spx', 'ncadg_ipx'])).toEqual([
    'ncacn_spx',
    'ncacn_ip_tcp',
  ]);
  expect(commonProtocols(['ncacn_spx'], ['ncacn_ip_tcp'])).toEqual([]);
});

test('SMS Admins are told by name, with or without domain, whatever the capitals', () => {
  expect(isSmsAdmin(null, 'ANNA')).toBe(true);
  expect(isSmsAdmin(['anna'], 'NORTH\\Anna')).toBe(true);
  expect(isSmsAdmin(['NORTH\\ANNA'], 'north\\anna')).toBe(true);
  expect(isSmsAdmin(['BERT'], 'ANNA')).toBe(false);
  expect(isSmsAdmin([], 'ANNA')).toBe(false);
});
