// The access point with a stand-in network: what lies in its inbox, when it is passed on, and what stays.
import { describe, expect, test } from 'vitest';
import type { DiscoveryRecord, ShareUse } from '../../../src/protocols/index.ts';
import { timingValues } from '../../../src/rules/index.ts';
import { attachAccessPoint } from '../../../src/statecharts/server/attach-access-point.ts';
import type { Reception } from '../chart-bench.ts';
import { answerHandOver, chartBench, powerSwitch } from '../chart-bench.ts';

const minute = 60_000;
const hour = 60 * minute;
const record = (name: string): DiscoveryRecord => ({
  agent: 'heartbeat',
  name,
  ipAddresses: ['10.0.1.17'],
  ipxAddresses: [],
});

function cap(given: { isDown?: boolean; isOn?: boolean; isOwnSite?: boolean } = {}) {
  const bench = chartBench({ name: 'CAP1', isOn: given.isOn ?? true });
  const { world, host, said } = bench;
  const site: { answers: Reception } = { answers: 'takes it' };
  const shares = new Map<string, ShareUse>();
  let listener: { written(): void; failed(reason: string): void } | undefined;
  const actor = attachAccessPoint({
    world,
    host,
    timings: timingValues(),
    settings: {
      siteCode: 'ABC',
      siteServer: 'SITE1',
      ...(given.isDown === undefined ? {} : { isDown: given.isDown }),
      ...(given.isOwnSite
        ? { ownSite: (passed) => void said.push(`${world.nowMs / minute} min: own ${passed.name}`) }
        : {}),
    },
    network: {
      share: (name, use) => {
        shares.set(name, use);
        return () => void shares.delete(name);
      },
      handOver: (wanted, heard) => {
        listener = heard;
        said.push(`${world.nowMs / minute} min: ${wanted.server} ${wanted.share} ${wanted.file}`);
        answerHandOver(bench, site.answers, heard);
      },
    },
  });
  bench.pass(0);
  const power = powerSwitch(bench, actor);
  const write = (name: string) => {
    shares.get('CAP_ABC')?.arrived?.(`ddr.box\\${name}.ddr`, record(name));
    bench.pass(0);
  };
  return { ...bench, actor, site, shares, power, write, listener: () => listener };
}

const file = (at: number, name: string) => `${at} min: SITE1 SMS_ABC inboxes\\ddm.box\\${name}.ddr`;

test('a record lies in the inbox for ten minutes, then it is passed on', () => {
  const { write, pass, said, actor, logged } = cap();
  expect(actor.actor.isIn('serving.empty')).toBe(true);
  write('PC-17');
  expect(actor.actor.isIn('serving.recordWaiting')).toBe(true);
  expect(logged('record.arrived')).toEqual(['a record of PC-17 lies in ddr.box of CAP1: 10.0.1.17']);
  pass(10 * minute - 1);
  expect(said).toEqual([]);
  pass(1);
  expect(said).toEqual([file(10, 'PC-17')]);
  pass(10 * hour);
  expect(said).toHaveLength(1);
  expect(actor.actor.isIn('serving.empty')).toBe(true);
});

test('records that come together are passed on one after the other, the oldest first', () => {
  const { write, pass, said } = cap();
  write('PC-17');
  pass(5 * minute);
  write('PC-18');
  pass(hour);
  expect(said).toEqual([file(10, 'PC-17'), file(10, 'PC-18')]);
});

test('on the site server itself a record goes from inbox to inbox', () => {
  const { write, pass, said } = cap({ isOwnSite: true });
  write('PC-17');
  pass(hour);
  expect(said).toEqual(['10 min: own PC-17']);
});

describe('a site server that cannot be reached', () => {
  test('is tried again each hour, and the record stays', () => {
    const { write, pass, said, site, actor, logged } = cap();
    site.answers = 'silence';
    write('PC-17');
    pass(10 * minute);
    expect(actor.actor.isIn('serving.tryingAgain')).toBe(true);
    expect(logged('record.kept')).toEqual(['CAP1 keeps the record of PC-17 for the next try: timeout']);
    pass(hour);
    site.answers = 'takes it';
    pass(3 * hour);
    expect(said).toEqual([file(10, 'PC-17'), file(70, 'PC-17'), file(130, 'PC-17')]);
  });
  test('gets what came meanwhile with the same try', () => {
    const { write, pass, said, site } = cap();
    site.answers = 'silence';
    write('PC-17');
    pass(20 * minute);
    write('PC-18');
    site.answers = 'takes it';
    pass(hour);
    expect(said.slice(1)).toEqual([file(70, 'PC-17'), file(70, 'PC-18')]);
  });
});

describe('an access point that goes down', () => {
  test('in the moment it came up has no share, and has one when it comes up again', () => {
    const { shares, actor, pass } = cap({ isDown: true });
    actor.up();
    actor.down();
    pass(0);
    expect([...shares.keys()]).toEqual([]);
    actor.up();
    actor.down();
    actor.up();
    pass(0);
    expect([...shares.keys()]).toEqual(['CAP_ABC']);
    actor.down();
    expect([...shares.keys()]).toEqual([]);
  });
  test('while a record is on its way hears that it got there, and passes it on once', () => {
    const { write, pass, said, site, actor, listener } = cap();
    site.answers = 'nothing yet';
    write('PC-17');
    pass(10 * minute);
    actor.down();
    listener()?.written();
    pass(0);
    expect(actor.actor.isIn('down')).toBe(true);
    site.answers = 'takes it';
    actor.up();
    pass(2 * hour);
    expect(said).toEqual([file(10, 'PC-17')]);
    expect(actor.actor.isIn('serving.empty')).toBe(true);
  });
  test.each([5, 30])('and hears that %i minutes after it came up again, too', (minutes) => {
    const { write, pass, said, site, actor, listener } = cap();
    site.answers = 'nothing yet';
    write('PC-17');
    pass(10 * minute);
    actor.down();
    actor.up();
    pass(0);
    write('PC-18');
    pass(minutes * minute);
    expect(said).toEqual([file(10, 'PC-17')]);
    site.answers = 'takes it';
    listener()?.written();
    pass(2 * hour);
    expect(said.slice(1)).toHaveLength(1);
    expect(said[1]).toContain('PC-18');
  });
  test('tries a record again that did not get there', () => {
    const { write, pass, said, site, actor, listener } = cap();
    site.answers = 'nothing yet';
    write('PC-17');
    pass(10 * minute);
    actor.down();
    listener()?.failed('timeout');
    site.answers = 'takes it';
    actor.up();
    pass(2 * hour);
    expect(said).toEqual([file(10, 'PC-17'), file(20, 'PC-17')]);
  });
});

test('the log keeps a record that came, and one that was passed on, in the moment of a power failure', () => {
  const { shares, pass, power, logged, site, listener, host, actor } = cap();
  site.answers = 'nothing yet';
  shares.get('CAP_ABC')?.arrived?.('ddr.box\\PC-17.ddr', record('PC-17'));
  power(false);
  expect(logged('record.arrived')).toHaveLength(1);
  power(true);
  pass(10 * minute);
  listener()?.written();
  host.switchPower(false);
  actor.powerOff();
  expect(logged('record.passed')).toEqual(['CAP1 has passed the record of PC-17 on to ddm.box of SITE1']);
});

describe('an access point that is down', () => {
  test('has no share, and opens it when it comes up', () => {
    const { shares, actor, pass } = cap({ isDown: true });
    expect([...shares.keys()]).toEqual([]);
    actor.up();
    pass(0);
    expect([...shares.keys()]).toEqual(['CAP_ABC']);
    actor.down();
    expect([...shares.keys()]).toEqual([]);
  });
  test('keeps its files over a power failure, and their waiting begins anew', () => {
    const { write, pass, said, power, shares } = cap();
    write('PC-17');
    pass(9 * minute);
    power(false);
    expect([...shares.keys()]).toEqual([]);
    pass(hour);
    power(true);
    pass(hour);
    expect(said).toEqual([file(79, 'PC-17')]);
  });
  test('in the middle of passing a record on passes it on again; the late answer is not heard', () => {
    const { write, pass, said, site, power, listener, actor } = cap();
    site.answers = 'nothing yet';
    write('PC-17');
    pass(10 * minute);
    const late = listener();
    power(false);
    power(true);
    pass(10 * minute);
    expect(said).toHaveLength(2);
    late?.written();
    expect(actor.actor.isIn('serving.passingOn')).toBe(true);
    site.answers = 'takes it';
    listener()?.failed('timeout');
    pass(2 * hour);
    expect(said).toHaveLength(3);
  });
  test('is off with its computer when the run begins', () => {
    const { shares, power } = cap({ isOn: false });
    expect(shares.size).toBe(0);
    power(true);
    expect(shares.size).toBe(1);
  });
});

describe('what clients read and upload beside records', () => {
  const status = { kind: 'status', name: 'PC-17-1.svf', about: '10005, Setup' } as const;
  test('status files lie in a box of their own and go on to another of the site server', () => {
    const { shares, pass, said, logged } = cap();
    shares.get('CAP_ABC')?.written?.('statmsgs.box\\PC-17-1.svf', status);
    pass(10 * minute);
    expect(said).toEqual(['10 min: SITE1 SMS_ABC inboxes\\statmgr.box\\PC-17-1.svf']);
    expect(logged('file.arrived', 'file.passed')).toEqual([
      'PC-17-1.svf lies in statmsgs.box of CAP1',
      'CAP1 has passed PC-17-1.svf on to SITE1',
    ]);
  });
  test('one that cannot be passed on is kept', () => {
    const { shares, pass, site, logged } = cap();
    site.answers = 'silence';
    shares.get('CAP_ABC')?.written?.('statmsgs.box\\PC-17-1.svf', status);
    pass(10 * minute);
    expect(logged('file.kept')).toEqual(['CAP1 keeps PC-17-1.svf for the next try: timeout']);
  });
  test('lists are handed out as they last came from the site', () => {
    const { shares, actor, pass, logged } = cap();
    const read = (file: string) => shares.get('CAP_ABC')?.read?.(file);
    expect(read('clidata.box\\caplist.ini')).toEqual({ servers: [] });
    expect(read('pkginfo.box\\ABC00001.nal')).toBeUndefined();
    actor.update({ accessPoints: ['CAP1', 'CAP2'], packages: { ABC00001: ['DP1'] }, offers: [] });
    pass(0);
    expect(read('clidata.box\\caplist.ini')).toEqual({ servers: ['CAP1', 'CAP2'] });
    expect(read('pkginfo.box\\ABC00001.nal')).toEqual({ servers: ['DP1'] });
    expect(read('offerinf.box\\ABCsystm.lkp')).toEqual({ offers: [] });
    expect(logged('content.changed')).toEqual(['CAP1 has what the site has: no advertisement; CAPs CAP1, CAP2']);
  });
});
