// A small site with three access points, three distribution points and clients that work by themselves, for tests.
import type { Act, Run, Scenario, ScenarioHost } from '../../src/scenarios/index.ts';
import { story } from './story.ts';

type Part = Partial<ScenarioHost>;

export const minute = 60_000;
export const hour = 60 * minute;

const server = (name: string, ip: string, part: Part): ScenarioHost => ({
  name,
  role: 'other',
  system: 'nt4-sp4',
  adapters: [{ segment: 'A', ip }],
  protocols: ['tcpip'],
  ...part,
});

export const programs = [
  { package: 'ABC00001', name: 'Setup', commandsMs: [minute] },
  { package: 'ABC00001', name: 'Letter', drive: 'any', commandsMs: [minute, 2 * minute] },
  { package: 'ABC00001', name: 'Fixed', drive: 'Q:', commandsMs: [minute] },
  { package: 'ABC00002', name: 'Single', commandsMs: [minute] },
  { package: 'ABC00003', name: 'Other', commandsMs: [minute] },
];

/** PC-17 has the CAPs CAPA to CAPC on its list; ABC00001 and ABC00003 are on DPP to DPR, ABC00002 on DPR alone. */
export function softwareSite(
  given: {
    client?: Part;
    acts?: Act[];
    servers?: Readonly<Record<string, Part>>;
    others?: ScenarioHost[];
    advertisements?: NonNullable<ScenarioHost['softwareDistribution']>['advertisements'];
    rest?: Partial<Scenario>;
  } = {},
): Scenario {
  const { client = {}, acts = [], servers = {}, others = [], advertisements, rest } = given;
  const three = (kind: string, letters: string, lowest: number, part: (letter: string) => Part) =>
    [...letters].map((letter, place) => {
      const name = `${kind}${letter}`;
      return server(name, `10.0.1.${lowest + place}`, { ...part(letter), ...servers[name] });
    });
  return story({
    site: {
      siteDatabase: { siteCode: 'ABC', resources: [], rights: [] },
      softwareDistribution: { programs, ...(advertisements ? { advertisements } : {}) } as never,
      ...servers['SITE1'],
    },
    client: {
      networkAccess: {
        user: 'ANNA',
        capLists: [{ site: 'ABC', servers: ['CAPA', 'CAPB', 'CAPC'] }],
        ...client.networkAccess,
      },
      components: client.components ?? {},
      ...(client.system ? { system: client.system } : {}),
    },
    others: [
      ...three('CAP', 'ABC', 31, () => ({ accessPoint: { siteServer: 'SITE1' } })),
      ...three('DP', 'PQR', 41, (letter) => ({
        distributionPoint: {
          siteServer: 'SITE1',
          packages: ['ABC00001', 'ABC00003', ...(letter === 'R' ? ['ABC00002'] : [])],
        },
      })),
      ...others,
    ],
    acts,
    rest: { stage: ['PC-17', 'CAPA', 'CAPB', 'CAPC'], endsAtMs: 3 * hour, articles: ['Q226113'], ...rest },
  });
}

export const runProgram = (program: string, atMs = 0): Act => ({ atMs, act: 'run-program', host: 'PC-17', program });

/** The share of a package server. */
export const packages = (name: string) => `\\\\${name}\\SMSPKGD$`;

/** Servers that PC-17 picked for a list, in order, with the reason. */
export const picks = ({ log }: Run, list: 'cap' | 'dp') =>
  log.flatMap(({ kind, detail }) =>
    kind === 'server.picked' && detail['list'] === list ? [`${detail['picked']}: ${detail['reason']}`] : [],
  );

/** What changed in the table of connections, in order. */
export const connections = ({ log }: Run) =>
  log.flatMap(({ kind, detail }) =>
    kind === 'connection.changed'
      ? [`${detail['change']} ${detail['local'] ?? ''} ${detail['remote']}`.replace('  ', ' ')]
      : [],
  );
