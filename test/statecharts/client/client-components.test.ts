// What a client does by itself, with stand-in servers: its cycle's CAP list, the Copy Queue, inventories, polls.
import { describe, expect, test } from 'vitest';
import { timingValues } from '../../../src/rules/index.ts';
import type { ClientFile, Offer } from '../../../src/sms/index.ts';
import { attachClientCycle } from '../../../src/statecharts/client/attach-client-cycle.ts';
import { attachCopyQueue } from '../../../src/statecharts/client/attach-copy-queue.ts';
import { attachInventoryAgent } from '../../../src/statecharts/client/attach-inventory-agent.ts';
import { attachOfferPolling } from '../../../src/statecharts/client/attach-programs.ts';
import type { OperatingSystem } from '../../../src/world/index.ts';
import { chartBench, powerSwitch } from '../chart-bench.ts';
import { standInPlaces } from './stand-in-places.ts';

const minute = 60_000;
const hour = 60 * minute;
const timings = timingValues();
const capList = 'clidata.box\\caplist.ini';

function bench(given: { system?: OperatingSystem; isOn?: boolean } = {}) {
  const at = chartBench(given);
  const { world, host } = at;
  const servers = standInPlaces(world, host);
  const until = (ms: number) => at.pass(ms - world.nowMs);
  const common = { world, host, places: servers.places, store: servers.store, timings, siteCode: 'ABC' };
  /** Entries of these kinds, with the minute. */
  const told = (...kinds: string[]) =>
    world.log.entries.flatMap(({ kind, atMs, text }) => (kinds.includes(kind) ? [`${atMs / minute}: ${text}`] : []));
  return { ...at, servers, until, common, told };
}

describe('the cycle of a client', () => {
  function client(given: { system?: OperatingSystem; isOn?: boolean; nextAtMs?: number } = {}) {
    const at = bench(given);
    at.servers.files
      .set(`CAP1 ${capList}`, { servers: ['CAP1', 'CAP3'] })
      .set(`CAP2 ${capList}`, { servers: ['CAP1', 'CAP2'] });
    const cycle = attachClientCycle({ ...at.common, settings: { nextAtMs: given.nextAtMs ?? hour } });
    return { ...at, cycle, power: powerSwitch(at, cycle) };
  }
  test('Q237759: reads the CAP list from an access point, keeps it, lets go, and comes again after 23 hours', () => {
    const { servers, until } = client();
    servers.next.push('CAP2');
    until(25 * hour);
    expect(servers.said).toEqual([
      'client-cycle needs a CAP of ABC: CAP2',
      `reads ${capList} on CAP2`,
      'list of ABC: CAP1, CAP2',
      'done with CAP2',
      'client-cycle needs a CAP of ABC: CAP1',
      `reads ${capList} on CAP1`,
      'list of ABC: CAP1, CAP3',
      'done with CAP1',
    ]);
  });
  test('Q236052: without an access point it tries again after an hour, as a new need', () => {
    const { servers, until, told } = client();
    servers.next.push(null, null);
    until(4 * hour);
    expect(told('component.failed')).toEqual([
      '60: client cycle of PC-17: no access point can be reached; again in 60 min',
      '120: client cycle of PC-17: no access point can be reached; again in 60 min',
    ]);
    expect(servers.said.filter((line) => line.startsWith('list of'))).toHaveLength(1);
  });
  test('an access point that has no list, or is lost, makes it try again and leaves the list as it is', () => {
    const at = client();
    at.servers.next.push('CAP9');
    at.until(hour);
    expect(at.cycle.actor.isIn('running.waitingToRetry')).toBe(true);
    expect(at.told('component.failed')).toEqual(['60: client cycle of PC-17: no such file; again in 60 min']);
    at.servers.isSilent = true;
    at.until(2 * hour);
    at.servers.latest?.connected({ server: 'CAP1', share: 'CAP_ABC' });
    at.servers.latest?.lost();
    at.pass(0);
    expect(at.cycle.actor.isIn('running.waitingToRetry')).toBe(true);
    expect(at.servers.said.filter((line) => line.startsWith('list of'))).toEqual([]);
  });
  test('is run at once when somebody wants it', () => {
    const { servers, cycle, pass } = client({ nextAtMs: 20 * hour });
    cycle.run();
    pass(0);
    expect(servers.said).toContain('list of ABC: CAP1, CAP3');
  });
  test('Q231232: missed on Windows 98 it waits for a logon, on Windows NT for a minute', () => {
    const nt = client({ isOn: false });
    const old = client({ isOn: false, system: 'windows-98' });
    for (const { until, power } of [nt, old]) {
      until(2 * hour);
      power(true);
      until(3 * hour);
    }
    expect(nt.servers.said).toContain('list of ABC: CAP1, CAP3');
    expect(old.servers.said).toEqual([]);
    old.cycle.logOn();
    old.until(3 * hour + minute);
    expect(old.servers.said).toContain('list of ABC: CAP1, CAP3');
  });
  test('a power failure in the midst of it leaves the date, and what comes back late is not heard', () => {
    const at = client();
    at.servers.isSilent = true;
    at.until(hour);
    const { latest } = at.servers;
    at.power(false);
    latest?.connected({ server: 'CAP1', share: 'CAP_ABC' });
    at.pass(0);
    expect(at.cycle.actor.isIn('switchedOff')).toBe(true);
    at.servers.isSilent = false;
    at.power(true);
    at.until(2 * hour);
    expect(at.servers.said).toContain('list of ABC: CAP1, CAP3');
  });
});

describe('the Copy Queue', () => {
  const file = (name: string): ClientFile => ({ kind: 'status', name, about: 'a status' });
  function client() {
    const at = bench();
    const queue = attachCopyQueue(at.common);
    return { ...at, queue, power: powerSwitch(at, queue) };
  }
  test('Q268442: files of one client lie on different access points, for each has a need of its own', () => {
    const { servers, queue, pass } = client();
    servers.next.push('CAP2', 'CAP1', 'CAP3');
    for (const name of ['1.svf', '2.svf', '3.svf']) queue.queue(file(name));
    pass(0);
    expect(servers.said.filter((line) => line.startsWith('writes'))).toEqual([
      'writes statmsgs.box\\1.svf on CAP2',
      'writes statmsgs.box\\2.svf on CAP1',
      'writes statmsgs.box\\3.svf on CAP3',
    ]);
    expect(servers.said.filter((line) => line.startsWith('done'))).toHaveLength(3);
    expect(queue.actor.isIn('running.empty')).toBe(true);
  });
  test('Q292030: what reaches none waits for the next cycle, and newer files do not wait for it', () => {
    const { servers, queue, until, told } = client();
    servers.next.push(null);
    until(hour);
    queue.queue(file('1.svf'));
    until(2 * hour);
    expect(queue.actor.isIn('running.waiting')).toBe(true);
    queue.queue(file('2.svf'));
    until(22 * hour);
    expect(servers.said.filter((line) => line.startsWith('writes'))).toEqual(['writes statmsgs.box\\2.svf on CAP1']);
    until(24 * hour);
    expect(servers.said.filter((line) => line.startsWith('writes'))).toHaveLength(2);
    expect(told('file.kept')).toEqual(['60: PC-17 keeps 1.svf for the next try: no access point can be reached']);
  });
  test('a file that fails after cycles without any waits for the next of them, counted from the first', () => {
    const { servers, queue, until } = client();
    servers.always = null;
    until(50 * hour);
    queue.queue(file('1.svf'));
    until(51 * hour);
    expect(queue.actor.isIn('running.waiting')).toBe(true);
    servers.always = 'CAP1';
    const writes = () => servers.said.filter((line) => line.startsWith('writes')).length;
    until(3 * 23 * hour - 1);
    expect(writes()).toBe(0);
    until(3 * 23 * hour + 1000);
    expect(writes()).toBe(1);
  });
  test('Q292030: is tried in each cycle for eight days, then thrown away', () => {
    const { servers, queue, until, told } = client();
    servers.always = null;
    queue.queue(file('1.svf'));
    until(12 * 24 * hour);
    // At once, then 23 h, 46 h, ..., 184 h; at 207 h it is older than 192 h.
    expect(told('file.kept')).toHaveLength(9);
    expect(told('file.dropped')).toEqual([`${207 * 60}: PC-17 throws 1.svf away after 207 hours`]);
    expect(queue.actor.isIn('running.empty')).toBe(true);
  });
  test('a link lost while writing keeps the file; a power failure too, and it is tried after start-up', () => {
    const at = client();
    at.servers.isSilent = true;
    at.queue.queue(file('1.svf'));
    at.pass(0);
    at.servers.latest?.connected({ server: 'CAP1', share: 'CAP_ABC' });
    at.pass(0);
    at.servers.latest?.lost();
    at.pass(0);
    expect(at.queue.actor.isIn('running.waiting')).toBe(true);
    at.power(false);
    at.servers.isSilent = false;
    at.until(30 * hour);
    at.power(true);
    at.until(30 * hour + minute);
    expect(at.queue.actor.isIn('running.empty')).toBe(true);
  });
});

test('an inventory agent writes a file each week, and a missed one a minute after start-up', () => {
  const at = bench();
  const { host, world } = at;
  const files: string[] = [];
  const agent = attachInventoryAgent({
    world,
    host,
    timings,
    kind: 'software inventory',
    queue: { queue: ({ name }) => void files.push(`${world.nowMs / hour} h: ${name}`) },
    settings: { nextAtMs: 2 * hour },
  });
  const power = powerSwitch(at, agent);
  at.until(200 * hour);
  power(false);
  at.until(400 * hour);
  power(true);
  at.until(401 * hour);
  expect(files).toEqual(['2 h: PC-17-1.sic', '170 h: PC-17-2.sic', `${400 + 1 / 60} h: PC-17-3.sic`]);
});

describe('the poll for advertisements', () => {
  const offers = 'offerinf.box\\ABCsystm.lkp';
  const offer = (advertisement: string): Offer => ({
    advertisement,
    package: 'ABC00001',
    program: 'Setup',
    drive: 'unc',
    commandsMs: [minute],
  });
  function client(given: { servicePack?: number; isOn?: boolean } = {}) {
    const at = bench(given);
    const taken: string[] = [];
    const ended: number[] = [];
    const polling = attachOfferPolling({
      ...at.common,
      servicePack: given.servicePack ?? 2,
      queue: { queue: () => {} },
      settings: { nextAtMs: 10 * minute },
      programs: {
        take: ({ advertisement }) => void taken.push(`${at.world.nowMs / minute}: ${advertisement}`),
        pollEnded: () => void ended.push(at.world.nowMs / minute),
      },
    });
    at.servers.files.set(`CAP1 ${offers}`, { offers: [offer('ABC20001'), offer('ABC20002')] });
    at.servers.files.set(`CAP2 ${offers}`, { offers: [offer('ABC20001')] });
    return { ...at, polling, taken, ended, power: powerSwitch(at, polling) };
  }
  test('Q268442: two polls may read two access points, and an old one does not know the new advertisement', () => {
    const { servers, until, taken, told } = client();
    servers.next.push('CAP2', 'CAP1', 'CAP2');
    until(3 * hour);
    expect(taken).toEqual(['10: ABC20001', '70: ABC20002']);
    expect(told('offers.read')).toEqual([
      '10: PC-17 reads on CAP2: ABC20001, new: ABC20001',
      '70: PC-17 reads on CAP1: ABC20001, ABC20002, new: ABC20002',
      '130: PC-17 reads on CAP2: ABC20001, nothing new',
    ]);
  });
  test('one without an access point is over, and the next comes after an hour', () => {
    const { servers, until, told, taken } = client();
    servers.next.push(null);
    until(80 * minute);
    expect(told('component.failed')).toEqual([
      '10: offer polling of PC-17: no access point can be reached; again in 60 min',
    ]);
    expect(taken).toEqual(['70: ABC20001', '70: ABC20002']);
  });
  test('Q302674: before SP4 each one that reads offers cancels retries; from SP4 on none does', () => {
    const before = client({ servicePack: 3 });
    const after = client({ servicePack: 4 });
    before.servers.next.push('CAP1', null);
    for (const { until } of [before, after]) until(3 * hour);
    expect(before.ended).toEqual([10, 130]);
    expect(after.ended).toEqual([]);
  });
  test('after a start the first comes after a minute, and what is known stays known', () => {
    const { until, power, taken } = client();
    until(20 * minute);
    power(false);
    until(30 * minute);
    power(true);
    until(40 * minute);
    expect(taken).toHaveLength(2);
  });
});
