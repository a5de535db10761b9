// From a scenario to the network access of a client and the shares of a server: what each has on file when the run begins.
import type { SmbServerSettings, ShareUse } from '../protocols/index.ts';
import { readingOf } from '../rules/index.ts';
import type { SelectionModel } from '../sms/index.ts';
import { accessPointShare, packageShare, remoteOf } from '../sms/index.ts';
import type { NetworkAccessSettings } from '../statecharts/index.ts';
import type { Scenario, ScenarioHost } from './scenario.ts';

type Readings = Readonly<Record<string, string>>;

/** Undefined for a computer that is no client of a site. */
export function networkAccessOf(
  scenario: Scenario,
  given: ScenarioHost,
  readings: Readings,
): NetworkAccessSettings | undefined {
  const { networkAccess, discovery } = given;
  if (!networkAccess && !discovery) return undefined;
  const { connections = [], preferred = [], servicePack = 2 } = networkAccess ?? {};
  const { usePreferred = false, useExisting = true, useRandom = true } = networkAccess ?? {};
  const accounts = networkAccess?.accounts ?? capListsOf(scenario, given).map(({ site }) => `SMSClient_${site}`);
  const user = given.isOn === false ? undefined : (networkAccess?.user ?? discovery?.user);
  return {
    model: readingOf('access-point.choice', readings) as SelectionModel,
    servicePack,
    user,
    accounts,
    lists: [...capListsOf(scenario, given), ...packageListsOf(scenario, given)],
    preferred,
    usesPreferred: usePreferred,
    usesExisting: useExisting,
    usesRandom: useRandom,
    connections: connections.map(({ local, server, share, account, isPersistent }) => ({
      ...(local === undefined ? {} : { local }),
      remote: remoteOf(server, share),
      account: account ?? user ?? '',
      refs: 1,
      persist: isPersistent === true ? 1 : 0,
    })),
  };
}

/** The site a client reports to: that of its first CAP list, or of its only access point. */
export function siteOfClient(scenario: Scenario, given: ScenarioHost): string | undefined {
  return capListsOf(scenario, given)[0]?.site;
}

type Lists = NetworkAccessSettings['lists'];

/** A single access point, as discovery may have it, is a list of one. */
function capListsOf(scenario: Scenario, { networkAccess, discovery }: ScenarioHost): Lists {
  const given = (networkAccess?.capLists ?? []).map(({ site, servers }) => ({
    list: 'cap' as const,
    of: site,
    site,
    servers,
  }));
  const server = discovery?.accessPoint;
  if (server === undefined) return given;
  const site = siteCodeOf(scenario, hostNamed(scenario, server)?.accessPoint?.siteServer);
  return [...given, { list: 'cap', of: site, site, servers: [server] }];
}

/** The DPs of each package of the client’s sites, in the order of the file. */
function packageListsOf(scenario: Scenario, given: ScenarioHost): Lists {
  const sites = new Set(capListsOf(scenario, given).map(({ site }) => site));
  const found = new Map<string, { site: string; servers: string[] }>();
  for (const { name, distributionPoint } of scenario.hosts) {
    if (!distributionPoint) continue;
    const site = siteCodeOf(scenario, distributionPoint.siteServer);
    if (!sites.has(site)) continue;
    for (const id of distributionPoint.packages) {
      const held = found.get(id) ?? { site, servers: [] };
      held.servers.push(name);
      found.set(id, held);
    }
  }
  return [...found].map(([of, { site, servers }]) => ({ list: 'dp', of, site, servers }));
}

/** What a server tells of itself, and who may use its shares. */
export function fileServerSettingsOf({ fileServer }: ScenarioHost): SmbServerSettings {
  const { netServerGetInfo = 'ok', sessionLimit, shares = [] } = fileServer ?? {};
  const users = shares.flatMap(({ name, users: some }) => (some ? [[name.toUpperCase(), some] as const] : []));
  return { netServerGetInfo, sessionLimit, users: new Map(users) };
}

/** The shares of a computer that its file server opens: those of others (an access point, a site) are not among them. */
export function sharesOf(scenario: Scenario, given: ScenarioHost): Record<string, ShareUse> {
  const { accessPoint, distributionPoint, fileServer } = given;
  const own = accessPoint ? accessPointShare(siteCodeOf(scenario, accessPoint.siteServer)) : '';
  const others = (fileServer?.shares ?? []).flatMap(({ name }) => (name.toUpperCase() === own ? [] : [name]));
  const named = Object.fromEntries(others.map((name) => [name, {}]));
  return distributionPoint ? { ...named, [packageShare]: packageFiles(distributionPoint.packages) } : named;
}

/** Every file of a package that is there can be read; what stands in it is not simulated. */
function packageFiles(packages: readonly string[]): ShareUse {
  return {
    read: (file) => {
      const [id = ''] = file.split('\\');
      return packages.includes(id) ? { package: id, file } : undefined;
    },
  };
}

export function siteCodeOf(scenario: Scenario, siteServer: string | undefined): string {
  const siteCode = hostNamed(scenario, siteServer)?.siteDatabase?.siteCode;
  if (siteCode === undefined) throw new Error(`${siteServer ?? 'The site server'} has no site code.`);
  return siteCode;
}

export function hostNamed(scenario: Scenario, wanted: string | undefined): ScenarioHost | undefined {
  return scenario.hosts.find(({ name }) => name === wanted);
}
