// The eighteen rows of what connects to what (Q272937 and what follows from it), as one table: each row is a run of its own,
// with way or cause, code and seconds, under each reading that concerns it.
import { describe, expect, test } from 'vitest';
import type { Act, Run, ScenarioHost } from '../../src/scenarios/index.ts';
import { playScenario } from '../../src/scenarios/index.ts';
import {
  connect,
  consoleStory,
  ending,
  nt4,
  restart,
  shown,
  tcp,
  toTop,
  udp,
  w2000,
  wbemtest,
} from './console-story.ts';

type Part = Partial<ScenarioHost>;
type Ending = ReturnType<typeof ending>;

interface Row {
  row: string;
  says: string;
  console: Part;
  site: Part;
  acts: Act[];
  /** By default; the readings below differ where they are named. */
  ends: Ending;
  strict?: Ending;
  mild?: Ending;
  anyCommon?: Ending;
}

const later = 600_000;
const system = (name: typeof nt4 | typeof w2000, dcom: Part['dcom'] = {}): Part => ({ system: name, dcom });
const ok = (by: string, seconds = 0): Ending => ({ result: 'connected', by, seconds });
const fails = (seconds: number, by = 'protocols', code = '0x800706BA'): Ending => ({
  result: 'failed',
  by,
  seconds,
  code,
});

const tcpFirst: Part['dcom'] = { protocols: [tcp, udp] };
const cure = [toTop(0, 'SITE1'), restart(1000, 'SITE1')];

const rows: Row[] = [
  {
    row: '1',
    says: 'Windows 2000 to NT 4.0, nothing changed',
    console: system(w2000),
    site: system(nt4),
    acts: [connect()],
    ends: fails(2),
    anyCommon: ok(tcp),
  },
  {
    row: '2',
    says: 'NT 4.0 to NT 4.0, nothing changed',
    console: system(nt4),
    site: system(nt4),
    acts: [connect()],
    ends: ok(udp),
  },
  {
    row: '3',
    says: 'Windows 2000, the server changed and not restarted',
    console: system(w2000),
    site: system(nt4),
    acts: [toTop(0, 'SITE1'), connect(later)],
    ends: fails(2),
    anyCommon: ok(tcp),
  },
  {
    row: '4',
    says: 'Windows 2000, the server changed and restarted',
    console: system(w2000),
    site: system(nt4),
    acts: [...cure, connect(later)],
    ends: ok(tcp),
  },
  {
    row: '5',
    says: 'NT 4.0, the server changed and not restarted',
    console: system(nt4),
    site: system(nt4),
    acts: [toTop(0, 'SITE1'), connect(later)],
    ends: ok(udp),
  },
  {
    row: '6',
    says: 'NT 4.0, the server changed and restarted',
    console: system(nt4),
    site: system(nt4),
    acts: [...cure, connect(later)],
    ends: ok(tcp, 32),
    strict: fails(32, 'bindings'),
    mild: ok(udp),
    anyCommon: ok(udp),
  },
  {
    row: '6, without TCP',
    says: 'NT 4.0 without TCP in its list, the server cured',
    console: system(nt4, { protocols: [udp] }),
    site: system(nt4, tcpFirst),
    acts: [connect()],
    ends: fails(32),
    mild: ok(udp),
    anyCommon: ok(udp),
  },
  {
    row: '7',
    says: 'NT 4.0 with TCP at the top, restarted, the server cured',
    console: system(nt4),
    site: system(nt4, tcpFirst),
    acts: [toTop(0, 'CON1'), restart(1000, 'CON1'), connect(later)],
    ends: ok(tcp),
  },
  {
    row: '8',
    says: 'NT 4.0 with TCP moved to the top and not restarted, the server cured',
    console: system(nt4),
    site: system(nt4, tcpFirst),
    acts: [toTop(0, 'CON1'), connect(later)],
    ends: ok(tcp, 32),
    strict: fails(32, 'bindings'),
    mild: ok(udp),
    anyCommon: ok(udp),
  },
  {
    row: '9',
    says: 'NT 4.0 with TCP at the top, the server as it was',
    console: system(nt4, tcpFirst),
    site: system(nt4),
    acts: [connect()],
    ends: ok(udp, 2),
    anyCommon: ok(tcp),
  },
  {
    row: '10',
    says: 'Windows 2000 to Windows 2000',
    console: system(w2000),
    site: system(w2000),
    acts: [connect()],
    ends: ok(tcp),
  },
  {
    row: '11',
    says: 'NT 4.0 to Windows 2000',
    console: system(nt4),
    site: system(w2000),
    acts: [connect()],
    ends: ok(tcp, 32),
  },
  {
    row: '12',
    says: 'NT 4.0 with TCP at the top to Windows 2000',
    console: system(nt4, tcpFirst),
    site: system(w2000),
    acts: [connect()],
    ends: ok(tcp),
  },
  {
    row: '13',
    says: 'NT 4.0 without any protocol with connections to Windows 2000',
    console: system(nt4, { protocols: [udp, 'ncadg_ipx'] }),
    site: system(w2000),
    acts: [connect()],
    ends: fails(32),
  },
  {
    row: '14',
    says: 'Windows 2000 to NT 4.0 that has no TCP in its list',
    console: system(w2000),
    site: system(nt4),
    acts: [{ atMs: 0, act: 'remove-protocol', host: 'SITE1', protocol: tcp }, restart(1000, 'SITE1'), connect(later)],
    ends: fails(2),
  },
  {
    row: '15',
    says: 'Windows 2000 with UDP added at the top, to NT 4.0 as it was',
    console: system(w2000),
    site: system(nt4),
    acts: [{ atMs: 0, act: 'add-protocol', host: 'CON1', protocol: udp, to: 0 }, restart(1000, 'CON1'), connect(later)],
    ends: fails(2),
    anyCommon: ok(tcp),
  },
  {
    row: '16, RPC',
    says: 'the RPC service of the server does not run',
    console: system(nt4),
    site: system(nt4, { stoppedServices: ['rpcss'] }),
    acts: [connect()],
    ends: fails(34),
  },
  {
    row: '16, WMI',
    says: 'the WMI service of the server does not run',
    console: system(nt4),
    site: system(nt4, { stoppedServices: ['winmgmt'] }),
    acts: [connect()],
    ends: fails(0, 'activation', '0x80080005'),
  },
  {
    row: '16, DCOM',
    says: 'DCOM is switched off on the server',
    console: system(nt4),
    site: system(nt4, { isEnabled: false }),
    acts: [connect()],
    ends: fails(0, 'activation', '0x80070005'),
  },
  {
    row: '16, name',
    says: 'nobody knows the server’s name',
    console: { ...system(nt4), nameResolution: { hosts: {}, nodeType: 'p', winsServers: [] } },
    site: system(nt4),
    acts: [connect()],
    ends: fails(0, 'name'),
  },
  {
    row: '16, right',
    says: 'the person is no SMS administrator',
    console: system(nt4),
    site: system(nt4, { smsAdmins: ['BERT'] }),
    acts: [connect()],
    ends: fails(0, 'rights', '0x80070005'),
  },
  {
    row: '17',
    says: 'a second connection after a slow one',
    console: system(nt4),
    site: system(w2000),
    acts: [connect(), { atMs: 60_000, act: 'disconnect-console', host: 'CON1' }, connect(120_000)],
    ends: ok(tcp),
  },
  {
    row: '18',
    says: 'a second connection after the server was restarted with a changed list',
    console: system(nt4),
    site: system(nt4),
    acts: [connect(), toTop(60_000, 'SITE1'), restart(61_000, 'SITE1'), connect(later)],
    ends: ok(tcp, 64),
    strict: fails(64, 'bindings'),
    mild: ok(udp),
    anyCommon: ok(udp),
  },
];

const readingSets: [name: string, readings: Record<string, string>, pick: (row: Row) => Ending | undefined][] = [
  ['by default', {}, ({ ends }) => ends],
  ['strict', { 'dcom.after-cure': 'strict' }, ({ strict }) => strict],
  ['mild', { 'dcom.after-cure': 'mild' }, ({ mild }) => mild],
  ['anyCommon', { 'dcom.negotiation': 'anyCommon' }, ({ anyCommon }) => anyCommon],
];

function play({ console, site, acts }: Row, readings: Record<string, string>): Run {
  return playScenario(consoleStory({ console, site, acts, rest: { readings } }));
}

describe.each(readingSets)('the table, %s', (_, readings, pick) => {
  test.each(rows.map((row) => [row.row, row.says, row] as const))('row %s: %s', (__, ___, row) => {
    const run = play(row, readings);
    expect(ending(run)).toEqual(pick(row) ?? row.ends);
    expect(shown(run)).toEqual(ending(run).result === 'failed' ? ['Connection Failed'] : []);
  });
});

describe('Wbemtest', () => {
  const failing = rows.filter(({ ends }) => ends.result === 'failed');
  test.each(failing.map((row) => [row.row, row] as const))('tells the code of row %s', (_, row) => {
    const acts = row.acts.map((act) => (act.act === 'connect-console' ? wbemtest(act.atMs) : act));
    const run = play({ ...row, acts }, {});
    expect(ending(run)).toEqual(row.ends);
    expect(shown(run)[0]).toMatch(new RegExp(`^${row.ends.code}: `));
  });
});

describe('the claims of Q272937', () => {
  const rowNamed = (name: string): Row => {
    const row = rows.find((one) => one.row === name);
    if (!row) throw new Error(`There is no row ${name}.`);
    return row;
  };
  const rulesOf = (run: Run) => new Set(run.log.map(({ rule }) => rule));
  const asWbemtest = (row: Row): Row => ({ ...row, acts: [...row.acts, wbemtest(later)] });

  test('are shown where a server on NT 4.0 refuses a console on Windows 2000', () => {
    const rules = rulesOf(play(asWbemtest(rowNamed('1')), {}));
    expect(rules).toContain('Q272937.windows-2000-fails');
    expect(rules).toContain('Q272937.wbemtest-rpc');
  });
  test.each([
    [
      'the server is off',
      {
        ...rowNamed('1'),
        console: { ...system(w2000), nameResolution: { hosts: { SITE1: '10.0.1.20' } } },
        site: { ...system(nt4), isOn: false },
      },
    ],
    ['the service is stopped and the console runs NT 4.0', rowNamed('16, RPC')],
  ])('are not shown where %s', (_, row) => {
    const run = play(asWbemtest(row), {});
    expect(run.outcomes.map(({ result }) => result)).toEqual(['failed', 'failed']);
    const rules = rulesOf(run);
    expect(rules).not.toContain('Q272937.windows-2000-fails');
    expect(rules).not.toContain('Q272937.wbemtest-rpc');
    expect(rules).toContain('console.exhausted');
  });
});

test('a console that was restarted has forgotten what worked, and is slow again', () => {
  const acts = [connect(), restart(60_000, 'CON1'), connect(later)];
  const run = playScenario(consoleStory({ console: system(nt4), site: system(w2000), acts }));
  expect(run.outcomes.map((_, place) => ending(run, place))).toEqual([ok(tcp, 32), ok(tcp, 32)]);
});

test('whoever connects a console once more ends the connection there was', () => {
  const run = playScenario(consoleStory({ acts: [connect(), connect(later)] }));
  expect(run.outcomes.map(({ result }) => result)).toEqual(['connected', 'connected']);
  const states = run.log.flatMap(({ kind, actor, detail }) =>
    kind === 'console.changed' ? [`${actor} ${detail['state']}`] : [],
  );
  const [first, second] = ['CON1/console-connection', 'CON1/console-connection-2'];
  expect(states.slice(0, 2)).toEqual([`${first} connecting`, `${first} connected`]);
  expect(states.slice(2).sort()).toEqual(
    [`${second} connecting`, `${second} connected`, `${first} disconnected`].sort(),
  );
});

test('what worked for one person is not known to the next', () => {
  const acts: Act[] = [connect(), { ...connect(later), user: 'BERT' } as Act];
  const run = playScenario(consoleStory({ console: system(nt4), site: system(w2000), acts }));
  expect(run.outcomes.map((_, place) => ending(run, place))).toEqual([ok(tcp, 32), ok(tcp, 32)]);
});

test('the protocols that row 15 and row 13 cannot use cost nothing', () => {
  for (const [number, sequence] of [
    ['15', udp],
    ['13', 'ncadg_ipx'],
  ]) {
    const row = rows.find((one) => one.row === number);
    const attempts = row && play(row, {}).outcomes[0]?.detail['attempts'];
    expect(attempts).toContainEqual(expect.objectContaining({ sequence, result: 'skipped', tookMs: 0 }));
  }
});
