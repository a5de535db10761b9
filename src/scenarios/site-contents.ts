// What a site has to tell its clients, as the scenario gives it: access points, packages with their servers, advertised
// programs. An access point may have an older state of it.
import type { DriveMode, Offer, Program, SiteContents } from '../sms/index.ts';
import { siteCodeOf } from './network-access.ts';
import type { Scenario, ScenarioHost } from './scenario.ts';

/** What the site of this site server has now. */
export function siteContentsOf(scenario: Scenario, siteServer: string): SiteContents {
  const points = scenario.hosts.filter(({ accessPoint }) => accessPoint?.siteServer === siteServer);
  const packages: Record<string, string[]> = {};
  for (const { name, distributionPoint } of scenario.hosts) {
    if (distributionPoint?.siteServer !== siteServer) continue;
    for (const id of distributionPoint.packages) (packages[id] ??= []).push(name);
  }
  return { accessPoints: points.map(({ name }) => name), packages, offers: offersOf(scenario, siteServer) };
}

/** What this access point has when the run begins: some advertisements may be missing, the list of access points older. */
export function contentsBefore(scenario: Scenario, { accessPoint }: ScenarioHost): SiteContents {
  const { siteServer = '', lacks = [], accessPoints } = accessPoint ?? {};
  const now = siteContentsOf(scenario, siteServer);
  return {
    ...now,
    ...(accessPoints ? { accessPoints } : {}),
    offers: now.offers.filter(({ advertisement }) => !lacks.includes(advertisement)),
  };
}

/** The program of this name at the site of this code. */
export function programNamed(scenario: Scenario, siteCode: string, wanted: string): Program | undefined {
  const siteServer = scenario.hosts.find(({ siteDatabase }) => siteDatabase?.siteCode === siteCode);
  const found = siteServer?.softwareDistribution?.programs.find(({ name }) => name === wanted);
  return found && programOf(found);
}

type GivenProgram = NonNullable<ScenarioHost['softwareDistribution']>['programs'][number];

function programOf({ package: packageId, name, drive = 'unc', commandsMs = [60_000] }: GivenProgram): Program {
  return { package: packageId, program: name, drive: drive as DriveMode, commandsMs };
}

function offersOf(scenario: Scenario, siteServer: string): Offer[] {
  const { programs = [], advertisements = [] } =
    scenario.hosts.find(({ name }) => name === siteServer)?.softwareDistribution ?? {};
  return advertisements.flatMap(({ id, program, atMs }) => {
    const found = programs.find(({ name }) => name === program);
    return found ? [{ advertisement: id, ...programOf(found), ...(atMs === undefined ? {} : { atMs }) }] : [];
  });
}

/** The site code of an access point. */
export function siteOfAccessPoint(scenario: Scenario, given: ScenarioHost): string {
  return siteCodeOf(scenario, given.accessPoint?.siteServer);
}
