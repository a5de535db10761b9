// Discovery on a client with a stand-in network: when its cycle runs, what leaves with it, and what waits.
import { describe, expect, test } from 'vitest';
import { timingValues } from '../../../src/rules/index.ts';
import type { TimingValues } from '../../../src/rules/index.ts';
import type { DiscoverySettings, RecordToHandOver } from '../../../src/statecharts/client/attach-discovery.ts';
import { attachDiscovery } from '../../../src/statecharts/client/attach-discovery.ts';
import type { OperatingSystem } from '../../../src/world/index.ts';
import type { Reception } from '../chart-bench.ts';
import { answerHandOver, chartBench, powerSwitch } from '../chart-bench.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

interface Given {
  system?: OperatingSystem;
  isOn?: boolean;
  settings?: Partial<DiscoverySettings>;
  timings?: Partial<TimingValues>;
}

function client(given: Given = {}) {
  const bench = chartBench({ system: given.system ?? 'nt4-sp4', isOn: given.isOn ?? true });
  const { world, host, said } = bench;
  /** What the access point does: takes it, or not. */
  const accessPoint: { answers: Reception } = { answers: 'takes it' };
  const handedOver: RecordToHandOver[] = [];
  let listener: { opened(): void; written(): void; failed(reason: string): void } | undefined;
  const actor = attachDiscovery({
    world,
    host,
    timings: timingValues(given.timings),
    settings: { ...given.settings },
    network: {
      handOver: (wanted, heard) => {
        handedOver.push(wanted);
        listener = heard;
        const { agent, ipAddresses } = wanted.record;
        said.push(`${world.nowMs / hour} h: ${agent} ${ipAddresses.join()}`);
        answerHandOver(bench, accessPoint.answers, heard);
      },
    },
  });
  bench.pass(0);
  const power = powerSwitch(bench, actor);
  const address = (ip: string) => {
    const [adapter] = host.adapters;
    if (adapter) adapter.ipAddress = ip;
    if (host.isOn) actor.addressChanged();
    bench.pass(0);
  };
  /** Runs until so many hours from the beginning. */
  const until = (hours: number) => bench.pass(hours * hour - world.nowMs);
  /** Hours at which cycles ran, and what each sent. */
  const cycles = () =>
    world.log.entries.flatMap(({ kind, atMs, detail }) =>
      kind === 'cycle.ran' ? [`${Math.round((atMs / hour) * 1000) / 1000} h: ${detail['sends']}`] : [],
    );
  return { ...bench, actor, power, address, until, cycles, accessPoint, handedOver, listener: () => listener };
}

const state = ({ actor }: ReturnType<typeof client>, path: string) => actor.actor.isIn(path);

describe('the cycle of 23 hours', () => {
  test('Q231232: runs every 23 hours', () => {
    const { until, cycles } = client();
    until(70);
    expect(cycles()).toEqual(['23 h: nothing', '46 h: nothing', '69 h: nothing']);
  });
  test('counts from the date that the scenario gives', () => {
    const { until, cycles } = client({ settings: { nextCycleAtMs: 4 * hour } });
    until(28);
    expect(cycles()).toEqual(['4 h: nothing', '27 h: nothing']);
  });
  test('a power failure between two cycles changes nothing', () => {
    const { until, cycles, power } = client();
    until(10);
    power(false);
    until(20);
    power(true);
    until(47);
    expect(cycles()).toEqual(['23 h: nothing', '46 h: nothing']);
  });
  test('Q231232: missed on Windows NT it runs a minute after start-up, and the 23 hours start again from there', () => {
    const at = client();
    at.until(22);
    at.power(false);
    at.until(30);
    expect(at.cycles()).toEqual([]);
    at.power(true);
    expect(state(at, 'running.missedCycle.startingUp')).toBe(true);
    at.until(54);
    const ran = 30 + 1 / 60;
    expect(at.cycles()).toEqual([`${round(ran)} h: nothing`, `${round(ran + 23)} h: nothing`]);
  });
  test.each(['windows-98', 'windows-95', 'windows-3x'] as const)(
    'Q231232: missed on %s it waits until somebody logs on',
    (system) => {
      const at = client({ system });
      at.until(22);
      at.power(false);
      at.until(30);
      at.power(true);
      at.until(40);
      expect(at.cycles()).toEqual([]);
      expect(state(at, 'running.missedCycle.waitingForLogon')).toBe(true);
      at.actor.logOn('MEYER');
      at.until(64);
      const ran = 40 + 1 / 60;
      expect(at.cycles()).toEqual([`${round(ran)} h: nothing`, `${round(ran + 23)} h: nothing`]);
    },
  );
  test('on Windows 98 a cycle that falls due while the computer is on waits for nobody', () => {
    const { until, cycles } = client({ system: 'windows-98' });
    until(24);
    expect(cycles()).toEqual(['23 h: nothing']);
  });
  test('switched off at the very moment it is due it is missed, and switched on at that moment too', () => {
    const off = client();
    off.until(22);
    off.power(false);
    off.until(23);
    off.power(true);
    expect(state(off, 'running.missedCycle')).toBe(true);
    const early = client();
    early.until(22);
    early.power(false);
    early.pass(hour - 1);
    early.power(true);
    expect(state(early, 'running.missedCycle')).toBe(false);
  });
  test('a computer that is off when the run begins has its date all the same', () => {
    const { until, cycles, power } = client({ isOn: false, settings: { nextCycleAtMs: 0 } });
    until(5);
    power(true);
    until(6);
    expect(cycles()).toEqual([`${round(5 + 1 / 60)} h: nothing`]);
  });
});

describe('the heartbeat', () => {
  test('Q257799: due after seven days it leaves with the next cycle, the eighth of 23 hours', () => {
    const { until, said, handedOver } = client();
    until(183);
    expect(said).toEqual([]);
    until(2 * 184 + 1);
    expect(said).toEqual(['184 h: heartbeat 10.0.3.9', '368 h: heartbeat 10.0.3.9']);
    expect(handedOver[0]).toMatchObject({ file: 'ddr.box\\PC-17.ddr', rule: 'access-point.mailbox' });
  });
  test('Q257799: a setting of less than a day has no effect, for there is one cycle in 23 hours', () => {
    const hourly = client({ timings: { heartbeatInterval: hour } });
    const almostDaily = client({ timings: { heartbeatInterval: 22 * hour } });
    for (const { until } of [hourly, almostDaily]) until(93);
    expect(hourly.said).toEqual([23, 46, 69, 92].map((hours) => `${hours} h: heartbeat 10.0.3.9`));
    expect(almostDaily.said).toEqual(hourly.said);
  });
  test('is due at the very moment of its date', () => {
    const { until, said } = client({ settings: { heartbeatDueAtMs: 23 * hour } });
    until(24);
    expect(said).toEqual(['23 h: heartbeat 10.0.3.9']);
  });
  test('counts its seven days from the record that left, not from the date it was due', () => {
    const { until, said } = client({ settings: { heartbeatDueAtMs: 0 } });
    until(210);
    // 23 + 168 = 191 h; the cycle after that is at 207 h.
    expect(said).toEqual(['23 h: heartbeat 10.0.3.9', '207 h: heartbeat 10.0.3.9']);
  });
  test('its date is kept while the computer is off', () => {
    const { until, said, power } = client({ settings: { heartbeatDueAtMs: 5 * hour } });
    power(false);
    until(100);
    power(true);
    until(101);
    expect(said).toEqual([`${100 + 1 / 60} h: heartbeat 10.0.3.9`]);
  });
});

describe('a changed address', () => {
  test('makes the client stale at once, and sends nothing before the heartbeat is due', () => {
    const at = client({ settings: { heartbeatDueAtMs: 40 * hour } });
    expect(state(at, 'running.resting.current')).toBe(true);
    at.address('10.0.4.9');
    expect(state(at, 'running.resting.stale')).toBe(true);
    at.until(24);
    expect(at.cycles()).toEqual(['23 h: nothing']);
    expect(state(at, 'running.resting.stale')).toBe(true);
    at.until(47);
    expect(at.said).toEqual(['46 h: heartbeat 10.0.4.9']);
    expect(state(at, 'running.resting.current')).toBe(true);
  });
  test('taken back makes it current again, and does not put the cycle off', () => {
    const at = client();
    at.until(20);
    at.address('10.0.4.9');
    at.address('10.0.3.9');
    expect(state(at, 'running.resting.current')).toBe(true);
    at.until(24);
    expect(at.cycles()).toEqual(['23 h: nothing']);
  });
  test('while the computer was off is seen when it starts', () => {
    const at = client();
    at.power(false);
    at.address('10.0.4.9');
    at.power(true);
    expect(state(at, 'running.resting.stale')).toBe(true);
  });
  test('is reported by the next cycle when the scenario reads it so, and then not again', () => {
    const at = client({ settings: { reportsChanges: true } });
    at.until(1);
    at.address('10.0.4.9');
    at.until(70);
    expect(at.cycles()).toEqual(['23 h: change', '46 h: nothing', '69 h: nothing']);
    expect(at.said).toEqual(['23 h: heartbeat 10.0.4.9']);
    expect(at.world.log.entries.find(({ kind }) => kind === 'record.written')?.rule).toBe('discovery.which-cycle');
  });
});

describe('a record that cannot be handed over', () => {
  test('waits as it was written for the next cycle', () => {
    const at = client({ settings: { heartbeatDueAtMs: 0 } });
    at.accessPoint.answers = 'silence';
    at.until(24);
    expect(at.logged('record.kept')).toEqual(['PC-17 keeps the record of PC-17 for the next try: timeout']);
    expect(at.world.log.entries.find(({ kind }) => kind === 'record.kept')?.rule).toBe('discovery.record-kept');
    at.address('10.0.4.9');
    at.accessPoint.answers = 'takes it';
    at.until(93);
    expect(at.said).toEqual(['23 h: heartbeat 10.0.3.9', '46 h: heartbeat 10.0.3.9']);
    expect(at.cycles()).toEqual(['23 h: heartbeat', '46 h: kept record', '69 h: nothing', '92 h: nothing']);
    // What the access point has is the old address: the client knows that it is not reported yet.
    expect(state(at, 'running.resting.stale')).toBe(true);
  });
  test('gives way to a newer one', () => {
    const at = client({ settings: { heartbeatDueAtMs: 0 }, timings: { heartbeatInterval: hour } });
    at.accessPoint.answers = 'silence';
    at.until(24);
    at.address('10.0.4.9');
    at.until(47);
    expect(at.said).toEqual(['23 h: heartbeat 10.0.3.9', '46 h: heartbeat 10.0.4.9']);
  });
  test('is thrown away after eight days', () => {
    const at = client({ settings: { heartbeatDueAtMs: 0 }, timings: { heartbeatInterval: 80 * day } });
    at.accessPoint.answers = 'silence';
    at.until(24 * 11);
    // Written at 23 h; the last cycle within 192 h of that is at 207 h.
    expect(at.said.at(-1)).toBe('207 h: heartbeat 10.0.3.9');
    expect(at.cycles().slice(-2)).toEqual(['230 h: nothing', '253 h: nothing']);
    expect(at.logged('record.dropped')).toEqual(['PC-17 throws the record of PC-17 away after 207 hours']);
    const rules = at.world.log.entries.filter(({ kind }) => kind === 'cycle.ran').map(({ rule }) => rule);
    expect(rules.slice(-2)).toEqual(['discovery.record-kept', 'discovery.not-due']);
    expect((at.actor.actor.context as { record: unknown }).record).toBeNull();
  });
  test('is not lost when the power goes while it is handed over, and a late answer is not heard', () => {
    const at = client({ settings: { heartbeatDueAtMs: 0 } });
    at.accessPoint.answers = 'nothing yet';
    at.until(23);
    at.listener()?.opened();
    expect(state(at, 'running.recordInTransit.writing')).toBe(true);
    const late = at.listener();
    at.power(false);
    at.until(24);
    at.power(true);
    late?.written();
    late?.failed('timeout');
    at.accessPoint.answers = 'takes it';
    at.until(47);
    expect(at.cycles()).toEqual(['23 h: heartbeat', '46 h: kept record']);
    expect(at.said).toHaveLength(2);
  });
  test('is told of as kept though the power goes in that moment', () => {
    const at = client({ settings: { heartbeatDueAtMs: 0 } });
    at.accessPoint.answers = 'nothing yet';
    at.until(23);
    at.listener()?.failed('timeout');
    at.power(false);
    expect(at.logged('record.kept')).toHaveLength(1);
  });
  test('is not taken for delivered by an answer to an earlier try', () => {
    const at = client({ settings: { heartbeatDueAtMs: 0 } });
    at.accessPoint.answers = 'nothing yet';
    at.until(23);
    const early = at.listener();
    at.power(false);
    at.power(true);
    at.until(46);
    expect(state(at, 'running.recordInTransit')).toBe(true);
    early?.opened();
    early?.written();
    early?.failed('timeout');
    expect(state(at, 'running.recordInTransit.connecting')).toBe(true);
  });
  test('counts its eight days from its own writing, after a logon too', () => {
    const at = client({ settings: { logonDiscovery: true, heartbeatDueAtMs: 90 * day } });
    at.accessPoint.answers = 'silence';
    at.until(200);
    at.actor.logOn('MEYER');
    at.until(208);
    expect(at.cycles().at(-1)).toBe('207 h: kept record');
  });
  test('an address that changes meanwhile leaves the client stale', () => {
    const at = client({ settings: { heartbeatDueAtMs: 0 } });
    at.accessPoint.answers = 'nothing yet';
    at.until(23);
    at.address('10.0.4.9');
    at.listener()?.opened();
    at.listener()?.written();
    at.pass(0);
    expect(state(at, 'running.resting.stale')).toBe(true);
  });
});

describe('logon discovery', () => {
  test('is off by default', () => {
    const { actor, pass, said } = client();
    actor.logOn('MEYER');
    pass(minute);
    expect(said).toEqual([]);
  });
  test('where it is enabled each logon sends a record and puts no heartbeat off', () => {
    const at = client({ settings: { logonDiscovery: true, heartbeatDueAtMs: 10 * hour } });
    at.until(1);
    at.actor.logOn('MEYER');
    at.until(2);
    at.actor.logOff();
    at.actor.logOn('MEYER');
    at.until(24);
    expect(at.said).toEqual(['1 h: logon 10.0.3.9', '2 h: logon 10.0.3.9', '23 h: heartbeat 10.0.3.9']);
  });
  test('a logon while a record is on its way is reported after that', () => {
    const at = client({ settings: { logonDiscovery: true, heartbeatDueAtMs: 0 } });
    at.accessPoint.answers = 'nothing yet';
    at.until(23);
    at.actor.logOn('MEYER');
    at.pass(0);
    expect(at.said).toHaveLength(1);
    at.accessPoint.answers = 'takes it';
    at.listener()?.failed('timeout');
    at.pass(0);
    expect(at.said).toEqual(['23 h: heartbeat 10.0.3.9', '23 h: logon 10.0.3.9']);
  });
  test('whoever has logged off again, or lost the power, is not reported afterwards', () => {
    for (const leave of ['logs off', 'loses power']) {
      const at = client({ settings: { logonDiscovery: true, heartbeatDueAtMs: 0 } });
      at.accessPoint.answers = 'nothing yet';
      at.until(23);
      at.actor.logOn('MEYER');
      if (leave === 'logs off') at.actor.logOff();
      else at.power(false);
      if (leave === 'logs off') at.listener()?.failed('timeout');
      else at.power(true);
      at.pass(minute);
      expect(at.said, leave).toEqual(['23 h: heartbeat 10.0.3.9']);
    }
  });
  test('on Windows 98 both the missed cycle and the logon are made up for', () => {
    const at = client({ system: 'windows-98', settings: { logonDiscovery: true, nextCycleAtMs: 0 }, isOn: false });
    at.until(1);
    at.power(true);
    at.actor.logOn('MEYER');
    at.until(2);
    expect(at.cycles()).toHaveLength(1);
    expect(at.said).toHaveLength(1);
    expect(at.said[0]).toContain('logon');
  });
  test('who was logged on is not after a power failure', () => {
    const at = client({ settings: { user: 'MEYER' } });
    expect((at.actor.actor.context as { user: string | null }).user).toBe('MEYER');
    at.power(false);
    expect((at.actor.actor.context as { user: string | null }).user).toBeNull();
  });
});

function round(hours: number): number {
  return Math.round(hours * 1000) / 1000;
}
