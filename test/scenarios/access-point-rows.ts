// The rows of the table of section 12 (docs: how a client picks a CAP and a DP), as data: a situation each, and from what the
// server is drawn under each of the three models. One server to draw from means that nothing is left to chance.
import type { Act, Run, Scenario, ScenarioHost } from '../../src/scenarios/index.ts';
import { playScenario } from '../../src/scenarios/index.ts';
import { story } from './story.ts';

export type Model = 'actual' | 'documented' | 'deviceless-biased';
export const models: readonly Model[] = ['actual', 'documented', 'deviceless-biased'];

type NetworkAccess = NonNullable<ScenarioHost['networkAccess']>;

export interface Row {
  readonly row: string;
  readonly situation: string;
  readonly access?: NetworkAccess;
  /** Parts of the servers that differ. */
  readonly servers?: Readonly<Record<string, Partial<ScenarioHost>>>;
  /** Default: a CAP of ABC. */
  readonly package?: string;
  /** What the pick is made from, under each model; none: NO_SERVER. */
  readonly from: Readonly<Record<Model, readonly string[]>>;
}

const all = ['A', 'B', 'C'];
const dps = ['P', 'Q', 'R'];
const same = (from: readonly string[]): Row['from'] => ({ actual: from, documented: from, 'deviceless-biased': from });

const letterTo = (server: string, share = 'CAP_ABC') => ({ local: 'G:', server, share });
const devicelessTo = (server: string, share = 'CAP_ABC') => ({ server, share });
const preferB = { list: 'cap', site: 'ABC', server: 'B' } as const;
const preferP = { list: 'dp', site: 'ABC', server: 'P' } as const;
const off: Partial<ScenarioHost> = { isOn: false };

export const rows: readonly Row[] = [
  { row: '1', situation: 'no connections, no preference', from: same(all) },
  {
    row: '2',
    situation: 'drive G: to the CAP share of B',
    access: { connections: [letterTo('B')] },
    from: { ...same(all), documented: ['B'] },
  },
  {
    row: '3',
    situation: 'a device-less connection to the CAP share of B',
    access: { connections: [devicelessTo('B')] },
    from: { actual: all, documented: ['B'], 'deviceless-biased': ['B'] },
  },
  {
    row: '4',
    situation: 'drive H: to another share of B',
    access: { connections: [{ local: 'H:', server: 'B', share: 'HOME', account: 'KIM' }] },
    from: same(all),
  },
  {
    row: '5',
    situation: 'B is preferred, and was checked',
    access: { usePreferred: true, preferred: [{ ...preferB, isValidated: true }] },
    from: same(['B']),
  },
  {
    row: '6, a drive to C',
    situation: 'B is preferred and was not checked; G: leads to C',
    access: { usePreferred: true, preferred: [preferB], connections: [letterTo('C')] },
    from: { ...same(all), documented: ['C'] },
  },
  {
    row: '6, device-less to C',
    situation: 'B is preferred and was not checked; a device-less connection leads to C',
    access: { usePreferred: true, preferred: [preferB], connections: [devicelessTo('C')] },
    from: { actual: all, documented: ['C'], 'deviceless-biased': ['C'] },
  },
  {
    row: '7',
    situation: 'B is preferred and was not checked; existing and random are off',
    access: { usePreferred: true, useExisting: false, useRandom: false, preferred: [preferB] },
    from: same([]),
  },
  {
    row: '8, a drive to C',
    situation: 'B is preferred and was checked, but is off; G: leads to C',
    access: { usePreferred: true, preferred: [{ ...preferB, isValidated: true }], connections: [letterTo('C')] },
    servers: { B: off },
    from: { ...same(['A', 'C']), documented: ['C'] },
  },
  {
    row: '8, device-less to C',
    situation: 'B is preferred and was checked, but is off; a device-less connection leads to C',
    access: { usePreferred: true, preferred: [{ ...preferB, isValidated: true }], connections: [devicelessTo('C')] },
    servers: { B: off },
    from: { actual: ['A', 'C'], documented: ['C'], 'deviceless-biased': ['C'] },
  },
  {
    row: '9',
    situation: 'P is preferred, and the package is on R only',
    access: { usePreferred: true, preferred: [preferP] },
    package: 'ABC00002',
    from: same(['R']),
  },
  {
    row: '10, without a service pack',
    situation: 'P is preferred by its name alone, without a service pack',
    access: { servicePack: 0, usePreferred: true, preferred: [preferP] },
    package: 'ABC00001',
    from: same(dps),
  },
  {
    row: '10, from SP1 on',
    situation: 'P is preferred by its name alone, with SP1',
    access: { servicePack: 1, usePreferred: true, preferred: [preferP] },
    package: 'ABC00001',
    from: same(['P']),
  },
  {
    row: '10, the whole path',
    situation: 'P is preferred by the whole path, without a service pack',
    access: { servicePack: 0, usePreferred: true, preferred: [{ ...preferP, folder: 'SMSPKGD$\\ABC00001' }] },
    package: 'ABC00001',
    from: same(['P']),
  },
  {
    row: '11',
    situation: 'NetServerGetInfo does not work on B',
    servers: { B: { fileServer: { netServerGetInfo: 'broken' } } },
    from: same(all),
  },
  { row: '12', situation: 'NetServerGetInfo works everywhere', from: same(all) },
  { row: '13', situation: 'B is off', servers: { B: off }, from: same(all) },
  {
    row: '14',
    situation: 'a program by UNC name; G: leads to the package share of P',
    access: { connections: [letterTo('P', 'SMSPKGD$')] },
    package: 'ABC00001',
    from: { ...same(dps), documented: ['P'] },
  },
  {
    row: '14, device-less to P',
    situation: 'a program by UNC name; a device-less connection leads to the package share of P',
    access: { connections: [devicelessTo('P', 'SMSPKGD$')] },
    package: 'ABC00001',
    from: { actual: dps, documented: ['P'], 'deviceless-biased': ['P'] },
  },
];

/** The site, the client, three CAPs and three DPs of each row. */
export function rowScenario(row: Omit<Row, 'from' | 'row' | 'situation'>, model: Model, acts?: Act[]): Scenario {
  const isDp = row.package !== undefined;
  const need: Act = {
    atMs: 1000,
    act: 'need-access-point',
    host: 'PC-17',
    ...(isDp ? { list: 'dp', package: row.package } : { list: 'cap' }),
    forMs: 2000,
  };
  const packages = (name: string) => (name === 'R' ? ['ABC00001', 'ABC00002'] : ['ABC00001']);
  const others = [...all, ...dps].map((name, place): ScenarioHost => ({
    name,
    role: 'other',
    system: 'nt4-sp4',
    adapters: [{ segment: 'A', ip: `10.0.1.${101 + place}` }],
    protocols: ['tcpip'],
    ...(all.includes(name)
      ? { accessPoint: { siteServer: 'SITE1' } }
      : { distributionPoint: { siteServer: 'SITE1', packages: packages(name) } }),
    ...row.servers?.[name],
  }));
  return story({
    site: {
      siteDatabase: {
        siteCode: 'ABC',
        resources: [{ resourceId: 17, name: 'PC-17', ipAddresses: [], ipxAddresses: [], collections: ['All Systems'] }],
        rights: [],
      },
    },
    client: {
      agent: {},
      networkAccess: { user: 'KIM', capLists: [{ site: 'ABC', servers: all }], ...row.access },
    },
    others,
    acts: acts ?? [need],
    rest: { endsAtMs: 600_000, stage: ['PC-17', 'A', 'B', 'C'], readings: { 'access-point.choice': model } },
  });
}

export function playRow(row: Row, model: Model, choices: readonly number[] = []): Run {
  return playScenario(rowScenario(row, model), { choices });
}

/** What was picked, in order: the server and why. */
export const picks = (run: Run): string[] =>
  run.log.flatMap(({ kind, detail }) =>
    kind === 'server.picked' ? [`${detail['picked']} (${detail['reason']})`] : [],
  );

/** The frames of one computer that carry SMB, command by command, questions only. */
export const smbAsked = (run: Run, host = 'PC-17'): string[] => smbFrames(run, host, false);

export function smbFrames(run: Run, host: string, isResponse: boolean): string[] {
  return run.log.flatMap((entry) => {
    if (entry.kind !== 'frame.sent' || entry.host !== host) return [];
    const found = findSmb(entry.detail['message']);
    if (!found || found.isResponse !== isResponse) return [];
    return [[found.command, found.share ?? found.account, found.status].filter(Boolean).join(' ')];
  });
}

interface Smb {
  protocol: 'smb';
  command: string;
  isResponse: boolean;
  share?: string;
  account?: string;
  status?: string;
}

function findSmb(message: unknown): Smb | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const layer = message as { protocol?: string; payload?: unknown };
  return layer.protocol === 'smb' ? (message as Smb) : findSmb(layer.payload);
}
