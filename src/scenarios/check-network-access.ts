// Rules of a scenario file that hold between clients, the servers on their lists, and what is shared there.
import { accessPointShare, packageShare } from '../sms/index.ts';
import { checkOnce, inWords, items } from './check-hosts.ts';
import type { NamedParts } from './check-hosts.ts';
import type { Sketch } from './check-shape.ts';
import type { Path, ProblemList } from './problem.ts';
import type { Act, Scenario, ScenarioHost } from './scenario.ts';

type HostSketch = Sketch<ScenarioHost>;
type ActSketch = Partial<Record<string, unknown>> & { act?: Act['act'] };

const siteServer = {
  words: 'a siteDatabase that has a siteCode',
  isThere: (host: HostSketch) => host.siteDatabase !== undefined && Object.hasOwn(host.siteDatabase, 'siteCode'),
};

export function checkNetworkAccess(scenario: Sketch<Scenario>, parts: NamedParts, problems: ProblemList): void {
  const hosts = items(scenario.hosts);
  const known: Known = {
    sites: hosts.flatMap(([, { siteDatabase }]) => siteDatabase?.siteCode ?? []),
    packages: hosts.flatMap(([, { distributionPoint }]) => items(distributionPoint?.packages).map(([, id]) => id)),
  };
  for (const [place, host] of hosts) {
    checkClient(host, ['hosts', place], { parts, known, problems });
    const { distributionPoint, fileServer } = host;
    parts.refer(['hosts', place, 'distributionPoint', 'siteServer'], distributionPoint?.siteServer, siteServer);
    checkOnce(
      items(fileServer?.shares).map(([at, { name }]) => ({
        at: ['hosts', place, 'fileServer', 'shares', at, 'name'],
        value: name,
      })),
      'shares',
      problems,
    );
  }
  for (const [place, act] of items(scenario.acts)) {
    checkAct(act as ActSketch, ['acts', place], { parts, known, problems });
  }
}

interface Known {
  readonly sites: readonly string[];
  readonly packages: readonly string[];
}

interface Checking {
  readonly parts: NamedParts;
  readonly known: Known;
  readonly problems: ProblemList;
}

function checkClient(host: HostSketch, at: Path, checking: Checking): void {
  const { problems } = checking;
  const { networkAccess, discovery } = host;
  const here = [...at, 'networkAccess'];
  const lists = items(networkAccess?.capLists);
  if (discovery && !Object.hasOwn(discovery, 'accessPoint') && lists.length === 0) {
    const expected = 'the name of an access point, as networkAccess has no CAP list';
    problems.add([...at, 'discovery', 'accessPoint'], { found: 'missing', expected });
  }
  if (discovery?.accessPoint !== undefined && lists.length > 0) {
    const expected = 'no such key, as networkAccess has a CAP list';
    problems.addValue([...at, 'discovery', 'accessPoint'], discovery.accessPoint, expected);
  }
  if (!networkAccess) return;
  if (networkAccess.user !== undefined && (host.isOn === false || discovery?.user !== undefined)) {
    const expected = host.isOn === false ? 'nobody, as this host is off' : 'no such key, as discovery names the user';
    problems.addValue([...here, 'user'], networkAccess.user, expected);
  }
  checkOnce(
    lists.map(([place, { site }]) => ({ at: [...here, 'capLists', place, 'site'], value: site })),
    'sites',
    problems,
  );
  for (const [place, list] of lists) {
    const ofList = [...here, 'capLists', place];
    referToSite([...ofList, 'site'], list.site, checking);
    const servers = items(list.servers).map(([number, name]) => ({ at: [...ofList, 'servers', number], value: name }));
    checkOnce(servers, 'servers', problems);
    for (const { at: place2, value } of servers) refer(place2, value, host, checking);
  }
  for (const [place, preferred] of items(networkAccess.preferred)) {
    referToSite([...here, 'preferred', place, 'site'], preferred.site, checking);
    refer([...here, 'preferred', place, 'server'], preferred.server, host, checking);
  }
  const connections = items(networkAccess.connections);
  checkOnce(
    connections.map(([place, { local }]) => ({ at: [...here, 'connections', place, 'local'], value: local })),
    'drive letters',
    problems,
  );
  for (const [place, { server }] of connections) {
    refer([...here, 'connections', place, 'server'], server, host, checking);
  }
}

/** Users can be set for a share that the server has. */
function checkShare(at: Path, share: string | undefined, host: HostSketch, { parts, problems }: Checking): void {
  const { accessPoint, distributionPoint, fileServer } = host;
  const siteCode = parts.hosts.get(accessPoint?.siteServer ?? '')?.siteDatabase?.siteCode;
  const shares = [
    ...(siteCode === undefined ? [] : [accessPointShare(siteCode)]),
    ...(distributionPoint ? [packageShare] : []),
    ...items(fileServer?.shares).flatMap(([, { name }]) => name ?? []),
  ];
  const isThere = shares.some((one) => one.toUpperCase() === share?.toUpperCase());
  if (share === undefined || shares.length === 0 || isThere) return;
  problems.addValue(at, share, `a share of ${host.name ?? 'this host'}${inWords(shares)}`, shares);
}

function checkAct(act: ActSketch, at: Path, checking: Checking): void {
  const { parts, known, problems } = checking;
  const text = (key: string): string | undefined => (typeof act[key] === 'string' ? act[key] : undefined);
  const host = parts.hosts.get(text('host') ?? '');
  if (act.act === 'map-drive' || act.act === 'prefer-server') refer([...at, 'server'], text('server'), host, checking);
  if (act.act === 'prefer-server') referToSite([...at, 'site'], text('site'), checking);
  if (act.act === 'set-share-users' && host) checkShare([...at, 'share'], text('share'), host, checking);
  if (act.act !== 'need-access-point') return;
  const isCap = act['list'] === 'cap';
  const foreign = isCap ? 'package' : 'site';
  if (act['list'] !== undefined && text(foreign) !== undefined) {
    problems.addValue([...at, foreign], text(foreign), `no such key, as the list is "${isCap ? 'cap' : 'dp'}"`);
  }
  if (isCap) {
    const sites = items(host?.networkAccess?.capLists).flatMap(([, { site }]) => site ?? []);
    const site = text('site');
    const isListed = site === undefined ? sites.length > 0 : sites.includes(site);
    const hasOther = host?.discovery?.accessPoint !== undefined && site === undefined;
    if (host?.networkAccess && !isListed && !hasOther) {
      const expected = `a site of which ${host.name ?? 'this host'} has a CAP list${inWords(sites)}`;
      if (site === undefined) problems.add([...at, 'site'], { found: 'missing', expected });
      else problems.addValue([...at, 'site'], site, expected, sites);
    }
    return;
  }
  if (act['list'] !== 'dp') return;
  const wanted = text('package');
  const packages = [...new Set(known.packages)];
  const expected = `a package that some distributionPoint has${inWords(packages)}`;
  if (!Object.hasOwn(act, 'package')) problems.add([...at, 'package'], { found: 'missing', expected });
  else if (wanted !== undefined && !packages.includes(wanted)) {
    problems.addValue([...at, 'package'], wanted, expected, packages);
  }
}

/** A server that a client may go to is a host, and another one. */
function refer(at: Path, name: string | undefined, host: HostSketch | undefined, { parts, problems }: Checking): void {
  if (name !== undefined && name === host?.name) problems.addValue(at, name, 'another host');
  else parts.refer(at, name);
}

function referToSite(at: Path, site: string | undefined, { known, problems }: Checking): void {
  if (site === undefined || known.sites.includes(site)) return;
  problems.addValue(at, site, `the siteCode of some siteDatabase${inWords(known.sites)}`, known.sites);
}
