// What stands on the faces of the computers after a number of entries.
import { expect, test } from 'vitest';
import { StageHistory } from '../../src/lab/stage-picture.ts';
import { attempt, frameSent, handMadeLog, listRead, opening } from '../support/hand-made-log.ts';

function slotsAfter(log: ReturnType<typeof handMadeLog>, position = log.length) {
  return Object.fromEntries(new StageHistory(log).at(position).hosts.map((host) => [host.name, host.slots[0]]));
}

function consoleTokens(log: ReturnType<typeof handMadeLog>, position?: number): string[] {
  const slot = slotsAfter(log, position)['CONSOLE1'];
  return slot?.kind === 'tokens'
    ? slot.tokens.map(({ label, state, tries }) => `${label} ${state} ${tries.join('')}`.trim())
    : [];
}

test('computers stand in the order of their roles: console, servers, router, clients', () => {
  const { hosts } = new StageHistory(handMadeLog([opening])).at(1);
  expect(hosts.map((host) => host.name)).toEqual(['CONSOLE1', 'SITE1', 'DNS1', 'ROUTER1', 'PC-17']);
});

test('the opening is seen before the first step', () => {
  expect(new StageHistory(handMadeLog([opening])).at(0).hosts).toHaveLength(5);
});

test('an address on file that is not the client’s any more is stale', () => {
  expect(slotsAfter(handMadeLog([opening]))['SITE1']).toMatchObject({ text: '10.0.3.9', state: 'stale' });
});

test('a file becomes true again when its record changes', () => {
  const detail = { kind: 'database', name: 'PC-17', ipAddresses: ['10.0.4.17'], ipxAddresses: [], was: ['10.0.3.9'] };
  const log = handMadeLog([opening, { kind: 'record.changed', host: 'SITE1', detail }]);
  expect(slotsAfter(log)['SITE1']).toMatchObject({ text: '10.0.4.17', state: 'known' });
});

test('a name server without the name says so', () => {
  expect(slotsAfter(handMadeLog([opening]))['DNS1']).toMatchObject({ text: 'no PC-17', state: 'empty' });
});

test('an agent on an address its computer no longer has is stale', () => {
  const log = handMadeLog([
    opening,
    { kind: 'host.addressed', host: 'PC-17', detail: { adapter: 0, ip: '10.0.4.40', was: '10.0.4.17' } },
  ]);
  expect(slotsAfter(log)['PC-17']).toMatchObject({ text: '10.0.4.17', state: 'stale' });
});

test('a computer that is off shows nothing else', () => {
  const log = handMadeLog([opening, { kind: 'host.powered', host: 'PC-17', detail: { isOn: false } }]);
  expect(slotsAfter(log)['PC-17']).toMatchObject({ text: 'off' });
});

test('a router shows what it forwards', () => {
  expect(slotsAfter(handMadeLog([opening]))['ROUTER1']).toMatchObject({ text: 'IP' });
});

test('a console’s list tells what waits, what is tried now and how each try ended', () => {
  const log = handMadeLog([
    opening,
    listRead,
    attempt('began', { stage: 'name', transport: 'tcp', name: 'PC-17' }),
    attempt('ended', { stage: 'name', transport: 'tcp', result: 'failed' }),
    attempt('began', { stage: 'address', transport: 'tcp', address: '10.0.3.9' }),
    attempt('ended', { stage: 'address', transport: 'tcp', result: 'failed' }),
    attempt('ended', { stage: 'address', transport: 'tcp', result: 'skipped' }),
    attempt('began', { stage: 'netbios', transport: 'netbt', lana: 2 }),
    attempt('ended', { stage: 'netbios', transport: 'netbt', lana: 2, result: 'connected' }),
  ]);
  expect(consoleTokens(log, 2)).toEqual(['name waiting', 'IP waiting', 'LANA waiting']);
  expect(consoleTokens(log, 3)).toEqual(['name now', 'IP waiting', 'LANA waiting']);
  expect(consoleTokens(log, 8)).toEqual(['name tried failed', 'IP tried failedfailed', 'LANA 2 now']);
  expect(consoleTokens(log)).toEqual(['name tried failed', 'IP tried failedfailed', 'LANA tried ok']);
});

test('a new start of Remote Tools begins with an empty list', () => {
  const again = { kind: 'act.done', host: 'CONSOLE1', detail: { act: 'open-remote-tools', target: 'PC-17' } };
  expect(slotsAfter(handMadeLog([opening, listRead, again]))['CONSOLE1']).toMatchObject({ kind: 'plate' });
});

test('only a frame that is the last entry is on its way', () => {
  const history = new StageHistory(handMadeLog([opening, frameSent({}), listRead]));
  expect(history.at(2).frame).toMatchObject({ from: 'CONSOLE1', to: ['DNS1'] });
  expect(history.at(3).frame).toBeUndefined();
});

test('more than eight computers do not fit: the others are named', () => {
  const hosts = Array.from({ length: 11 }, (_, place) => ({
    name: `PC-${place}`,
    role: 'client',
    adapters: [{ segment: 'A' }],
  }));
  const picture = new StageHistory(
    handMadeLog([{ kind: 'run.began', detail: { hosts, segments: [{ name: 'A' }] } }]),
  ).at(1);
  expect(picture.hosts).toHaveLength(8);
  expect(picture.others).toEqual(['PC-8', 'PC-9', 'PC-10']);
});

test('going back shows what was there, however long the log and in whatever order it is asked', () => {
  const flips = Array.from({ length: 1700 }, (_, place) => ({
    kind: 'host.powered',
    host: 'PC-17',
    detail: { isOn: place % 2 === 1 },
  }));
  const log = handMadeLog([opening, ...flips]);
  const history = new StageHistory(log);
  for (const position of [1701, 3, 1200, 502, 501, 1700, 2, 999]) {
    expect(history.at(position), `position ${position}`).toEqual(new StageHistory(log).at(position));
  }
});

test('an access point shows the record that lies in its inbox, and whether it is still true', () => {
  const cap = { name: 'CAP1', role: 'other', isOn: true, adapters: [{ segment: 'A', ip: '10.0.3.6' }] };
  const { detail } = opening as { detail: { hosts: object[] } };
  const begun = { ...opening, detail: { ...detail, hosts: [...detail.hosts, cap], accessPoints: ['CAP1'] } };
  const arrived = (host: string, inbox: string, address: string) => ({
    kind: 'record.arrived',
    host,
    detail: { name: 'PC-17', ipAddresses: [address], ipxAddresses: [], inbox },
  });
  const passed = (host: string, address: string) => ({
    kind: 'record.passed',
    host,
    detail: { name: 'PC-17', ipAddresses: [address], ipxAddresses: [], to: 'SITE1' },
  });
  const log = handMadeLog([
    begun,
    arrived('CAP1', 'ddr.box', '10.0.3.9'),
    arrived('CAP1', 'ddr.box', '10.0.4.17'),
    passed('CAP1', '10.0.3.9'),
    arrived('SITE1', 'ddm.box', '10.0.4.17'),
    passed('CAP1', '10.0.4.17'),
  ]);
  const inbox = (position: number) => slotsAfter(log, position)['CAP1'];
  expect(inbox(1)).toEqual({ kind: 'plate', caption: 'inbox', text: 'no record', state: 'empty' });
  expect(inbox(2)).toMatchObject({ text: '10.0.3.9', state: 'stale' });
  expect(inbox(3)).toMatchObject({ text: '10.0.3.9', more: 1 });
  expect(inbox(4)).toEqual({ kind: 'plate', caption: 'inbox', text: '10.0.4.17', state: 'known' });
  // What came to the site server may have come from elsewhere.
  expect(inbox(5)).toMatchObject({ text: '10.0.4.17' });
  expect(inbox(6)).toMatchObject({ text: 'no record' });
});

test('of two access points that hold the same record the one that passed it on has it no more', () => {
  const caps = ['CAP1', 'CAP2'].map((name) => ({ name, role: 'other', isOn: true, adapters: [{ segment: 'A' }] }));
  const { detail } = opening as { detail: { hosts: object[] } };
  const hosts = [...detail.hosts, ...caps];
  const record = { name: 'PC-17', ipAddresses: ['10.0.3.9'], ipxAddresses: [] };
  const log = handMadeLog([
    { ...opening, detail: { ...detail, hosts, accessPoints: ['CAP1', 'CAP2'] } },
    ...['CAP1', 'CAP2'].map((host) => ({ kind: 'record.arrived', host, detail: { ...record, inbox: 'ddr.box' } })),
    { kind: 'record.passed', host: 'CAP2', detail: { ...record, to: 'SITE1' } },
  ]);
  expect(slotsAfter(log, 4)['CAP1']).toMatchObject({ text: '10.0.3.9' });
  expect(slotsAfter(log, 4)['CAP2']).toMatchObject({ text: 'no record' });
});
