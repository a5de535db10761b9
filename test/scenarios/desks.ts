// An office with one console or two and a few desks, each listening by TCP, UDP, IPX or NetBEUI: for tests of several sessions.
import type { Act, Run, Scenario, ScenarioHost } from '../../src/scenarios/index.ts';
import { RunUnderWay, parseScenario } from '../../src/scenarios/index.ts';

/** T: TCP, U: UDP, I: IPX, N: NetBIOS over NetBEUI. */
export type DeskKind = 'T' | 'U' | 'I' | 'N';

const protocols = { T: 'TCP', U: 'IP', I: 'IPX', N: 'NetBIOS' } as const;

export const deskName = (place: number): string => `DESK-${place + 1}`;

interface Office {
  readonly consoles?: readonly Partial<ScenarioHost>[];
  readonly desks: readonly DeskKind[];
  /** For single desks. */
  readonly agents?: Readonly<Record<number, NonNullable<ScenarioHost['agent']>>>;
  readonly acts?: readonly Act[];
  readonly rest?: Partial<Scenario>;
}

export function office({ consoles = [{}], desks, agents = {}, acts = [], rest = {} }: Office): Scenario {
  const adapter = (last: number) => ({ segment: 'A', ip: `10.0.1.${last}`, ipxNetwork: '0000A1B2' });
  const all = ['tcpip', 'nwlink', 'netbeui'];
  const hosts = [
    ...consoles.map((part, place) => ({
      name: `CONSOLE${place + 1}`,
      role: 'console',
      system: 'nt4-sp4',
      adapters: [adapter(5 + place)],
      protocols: all,
      ...part,
      console: { siteServer: 'SITE1', user: 'ANNA', ...part.console },
    })),
    {
      name: 'SITE1',
      role: 'site-server',
      system: 'nt4-sp4',
      adapters: [{ segment: 'A', ip: '10.0.1.20' }],
      protocols: ['tcpip'],
      siteDatabase: {
        resources: desks.map((kind, place) => ({
          resourceId: place + 1,
          name: deskName(place),
          ipAddresses: kind === 'I' ? [] : [`10.0.1.${31 + place}`],
          // Its MAC address comes from its place among the hosts.
          ipxAddresses: kind === 'I' ? [`0000A1B2:020000${hex(consoles.length + 2 + place)}00`] : [],
          collections: ['All Systems'],
        })),
        rights: [{ user: 'ANNA', collection: 'All Systems', useRemoteTools: true }],
      },
    },
    ...desks.map((kind, place) => ({
      name: deskName(place),
      role: 'client',
      system: 'windows-95',
      adapters: [adapter(31 + place)],
      protocols: all,
      agent: { protocol: protocols[kind], ...(kind === 'N' ? { lana: 2 } : {}), ...agents[place] },
    })),
  ];
  const scenario = {
    format: 1,
    id: 'an-office',
    title: 'An office',
    articles: ['Q200832'],
    summary: 'For a test.',
    startsAt: '2000-03-06T08:30',
    seed: 1,
    segments: [{ name: 'A', latencyMs: 1 }],
    hosts,
    stage: hosts.slice(0, 8).map(({ name }) => name),
    acts,
    milestones: [],
    ...rest,
  };
  const reading = parseScenario(JSON.stringify(scenario));
  if (!('scenario' in reading)) throw new Error(reading.problems.map(({ text }) => text).join('\n'));
  return reading.scenario;
}

const hex = (number: number): string => number.toString(16).toUpperCase().padStart(4, '0');

export const open = (atMs: number, desk: number, host = 'CONSOLE1'): Act => ({
  atMs,
  act: 'open-remote-tools',
  host,
  target: deskName(desk),
});
export const hangUp = (atMs: number, desk: number, host = 'CONSOLE1'): Act => ({
  atMs,
  act: 'hang-up',
  host,
  target: deskName(desk),
});

/** Plays to the end, and tells which names each console still has whose 16th octet or last letter is the viewer's. */
export function playOffice(scenario: Scenario): Run & { namesLeft: string[] } {
  const underWay = new RunUnderWay(scenario);
  try {
    while (underWay.advance());
    return { ...underWay.result(), namesLeft: specialNames(underWay) };
  } finally {
    underWay.stop();
  }
}

export function specialNames({ staged }: RunUnderWay): string[] {
  return [...staged.hosts.values()].flatMap(({ given, stack }) =>
    given.console
      ? stack.netbios.ownedNames
          .filter(({ name, suffix }) => suffix === '41' || (suffix === '00' && name !== given.name))
          .map(({ name, suffix, lana }) => `${name} <${suffix}> on ${lana}`)
      : [],
  );
}

export const lastNameState = (run: Run, host = 'CONSOLE1'): unknown =>
  run.log.findLast((entry) => entry.kind === 'viewer-name.changed' && entry.host === host)?.detail['state'];

/** How a start ended: its reason in one letter. */
export function letterOf({ result, detail }: Run['outcomes'][number]): string {
  if (result === 'connected') return 'o';
  return letters[String(detail['reason'])] ?? '?';
}

const letters: Readonly<Record<string, string>> = {
  'an open session over NetBIOS has the special name': 'n',
  'another computer has the special name': 'a',
  'NetBIOS is needed, and another session is open': 'c',
  'four sessions are open or being opened': 'f',
  'every way failed': 'x',
  'the agent is busy': 'b',
};
