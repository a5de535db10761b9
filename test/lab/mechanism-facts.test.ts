// The hidden facts of the other mechanisms on the faces: a viewer's name tag, a client's list and die, a stack of protocols.
import { expect, test } from 'vitest';
import { StageHistory } from '../../src/lab/stage-picture.ts';
import type { StageSlot } from '../../src/lab/stage-slots.ts';
import { handMadeLog, opening } from '../support/hand-made-log.ts';

type Entries = Parameters<typeof handMadeLog>[0];

const { detail } = opening as { detail: Record<string, unknown> };

/** The slots of one host after all entries, behind an opening that tells this much more. */
function slotsOf(host: string, more: Record<string, unknown>, entries: Entries = []): readonly StageSlot[] {
  const log = handMadeLog([{ ...opening, detail: { ...detail, ...more } }, ...entries]);
  return new StageHistory(log).at(log.length).hosts.find(({ name }) => name === host)?.slots ?? [];
}

function words(slot: StageSlot | undefined): string[] {
  if (slot?.kind !== 'tokens') return slot ? [`${slot.text} ${slot.state}`] : [];
  return slot.tokens.map(({ label, state, note = '' }) => `${label} ${state} ${note}`.trim());
}

const tag = { host: 'CONSOLE1', name: 'CONSOLE1', suffix: '41', state: 'free' };
const tagIs = (state: string) => ({
  kind: 'viewer-name.changed',
  host: 'CONSOLE1',
  detail: { name: 'CONSOLE1', suffix: '41', state },
});

test('a viewer wears its name tag below its to-do list, with the sessions it has open', () => {
  const [list, free] = slotsOf('CONSOLE1', { viewerNames: [tag] });
  expect(list).toMatchObject({ caption: 'to-do list' });
  expect(free?.caption).toBe('name tag');
  expect(words(free)).toEqual(['CONSOLE1 A absent <41> not held', '0 open absent sessions']);
  const opened = { kind: 'session.opened', host: 'CONSOLE1', detail: { session: 1, open: 1 } };
  const [, held] = slotsOf('CONSOLE1', { viewerNames: [tag] }, [tagIs('claiming'), tagIs('held'), opened]);
  expect(words(held)).toEqual(['CONSOLE1 A chosen <41> held', '1 open waiting session']);
  const [, refused] = slotsOf('CONSOLE1', { viewerNames: [tag] }, [tagIs('conflict')]);
  expect(words(refused)[0]).toBe('CONSOLE1 A tried <41> belongs to another');
});

test('a console that has no part in Remote Tools wears no tag', () => {
  expect(slotsOf('CONSOLE1', { viewerNames: [tag], targets: [] }).map(({ caption }) => caption)).toEqual([
    'to-do list',
  ]);
});

test('where nobody wants Remote Tools, a free name is not worth a place on the face', () => {
  const begun = { viewerNames: [tag], targets: [] };
  expect(slotsOf('CONSOLE1', begun).map(({ caption }) => caption)).toEqual(['to-do list']);
  expect(slotsOf('CONSOLE1', begun, [tagIs('held')]).map(({ caption }) => caption)).toContain('name tag');
});

const caps = { list: 'cap', of: 'XYZ', servers: ['CAP1', 'CAP2', 'CAP3'], preferred: ['CAP3'] };
const picked = (list: object, server: string, reason = 'random') => ({
  kind: 'server.picked',
  host: 'PC-17',
  detail: { need: 1, pool: ['CAP1', 'CAP2'], reason, ...list, picked: server },
});

test('a client shows the list it drew from last, the drawn server filled, with a die before it', () => {
  const begun = { serverLists: [{ host: 'PC-17', ...caps }], agents: [] };
  const [list] = slotsOf('PC-17', begun);
  expect(list).toMatchObject({ caption: 'CAPs of XYZ', isDrawn: true });
  expect(words(list)).toEqual(['CAP1 waiting', 'CAP2 waiting', 'CAP3 waiting preferred']);
  const [drawn] = slotsOf('PC-17', begun, [picked({ list: 'cap', of: 'XYZ' }, 'CAP2')]);
  expect(words(drawn)).toEqual(['CAP1 waiting', 'CAP2 chosen drawn, random', 'CAP3 waiting preferred']);
  const ofPackage = { list: 'dp', of: 'XYZ00001' };
  const [other] = slotsOf('PC-17', begun, [picked(ofPackage, 'CAP1', 'preferred')]);
  expect(other?.caption).toBe('DPs with XYZ00001');
  expect(words(other)).toEqual(['CAP1 chosen drawn, preferred', 'CAP2 waiting']);
});

test('a list without servers says so', () => {
  const changed = {
    kind: 'server-list.changed',
    host: 'PC-17',
    detail: { list: 'cap', of: 'XYZ', servers: [], preferred: [] },
  };
  expect(words(slotsOf('PC-17', { agents: [] }, [changed])[0])).toEqual(['nobody on the list empty']);
});

const stack = { configured: ['ncadg_ip_udp', 'ncacn_ip_tcp'], active: ['ncadg_ip_udp', 'ncacn_ip_tcp'] };

test('a server shows its protocols in force, and that a change waits for the restart', () => {
  const begun = { protocolLists: [{ host: 'SITE1', ...stack, needsRestart: false }], targets: [] };
  expect(words(slotsOf('SITE1', begun)[0])).toEqual(['UDP chosen first', 'TCP waiting']);
  const moved = {
    kind: 'protocols.changed',
    host: 'SITE1',
    detail: { ...stack, configured: [...stack.configured].reverse(), needsRestart: true },
  };
  expect(words(slotsOf('SITE1', begun, [moved])[0])).toEqual([
    'UDP chosen first',
    'TCP waiting',
    'restart! absent a change waits for it',
  ]);
});

function connectionsAfter(...changes: Record<string, unknown>[]) {
  const log = handMadeLog([
    {
      ...opening,
      detail: { ...detail, connections: [{ host: 'PC-17', remote: '\\\\B\\CAP', local: 'G:', refs: 0, persist: 1 }] },
    },
    ...changes.map((change) => ({ kind: 'connection.changed', host: 'PC-17', detail: change })),
  ]);
  return new StageHistory(log)
    .factsAt(log.length)
    .connections['PC-17']?.map(({ remote, local = 'no letter', refs }) => `${local} ${remote} ${refs}`);
}

test('a connection without a letter is counted, and gone when the last user lets go; letters stay apart', () => {
  const share = { remote: '\\\\B\\CAP', account: 'SMSClient', persist: 0 };
  expect(connectionsAfter()).toEqual(['G: \\\\B\\CAP 0']);
  expect(connectionsAfter({ ...share, refs: 1, change: 'opened' }, { ...share, refs: 2, change: 'reused' })).toEqual([
    'G: \\\\B\\CAP 0',
    'no letter \\\\B\\CAP 2',
  ]);
  expect(connectionsAfter({ ...share, refs: 1, change: 'opened' }, { ...share, refs: 0, change: 'dropped' })).toEqual([
    'G: \\\\B\\CAP 0',
  ]);
  expect(connectionsAfter({ remote: '\\\\B\\CAP', local: 'G:', refs: 0, persist: 0, change: 'unmapped' })).toEqual([]);
});
