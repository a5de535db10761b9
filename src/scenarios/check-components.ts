// Rules of a scenario file that hold between a client's components, what its site advertises, and the servers that have it.
import { checkOnce, inWords, items } from './check-hosts.ts';
import type { NamedParts } from './check-hosts.ts';
import type { Sketch } from './check-shape.ts';
import type { Path, ProblemList } from './problem.ts';
import type { Scenario, ScenarioHost } from './scenario.ts';

type HostSketch = Sketch<ScenarioHost>;

export function checkComponents(scenario: Sketch<Scenario>, parts: NamedParts, problems: ProblemList): void {
  const hosts = items(scenario.hosts);
  const packages = hosts.flatMap(([, { distributionPoint }]) => items(distributionPoint?.packages).map(([, id]) => id));
  for (const [place, host] of hosts) {
    const at = ['hosts', place];
    if (host.components && !Object.hasOwn(host, 'networkAccess')) {
      const expected = 'networkAccess on the same host';
      problems.add([...at, 'components'], { found: 'on a host that is no client of a site', expected });
    }
    if (host.components && host.networkAccess && lacksList(host)) {
      const expected = 'a CAP list, as components need their site';
      problems.add([...at, 'networkAccess', 'capLists'], { found: 'missing', expected });
    }
    checkDistribution(host, [...at, 'softwareDistribution'], packages, problems);
    checkAccessPoint(host, [...at, 'accessPoint'], parts, problems);
  }
  for (const [place, act] of items(scenario.acts)) {
    if (act.act !== 'run-program' || act.program === undefined) continue;
    const site = siteOf(parts.hosts.get(act.host ?? ''), parts);
    const names = hosts.flatMap(([, { siteDatabase, softwareDistribution }]) =>
      site === undefined || siteDatabase?.siteCode === site ? namesOf(softwareDistribution?.programs) : [],
    );
    referTo(['acts', place, 'program'], act.program, names, 'the name of a program of its site', problems);
  }
}

/** Neither a list nor the single access point that discovery may name: then the client knows no site. */
function lacksList({ networkAccess, discovery }: HostSketch): boolean {
  const lists = networkAccess?.capLists;
  const isEmpty = lists === undefined ? !Object.hasOwn(networkAccess ?? {}, 'capLists') : lists.length === 0;
  return isEmpty && discovery?.accessPoint === undefined;
}

/** The site whose components run on a client: that of its first list, or of its only access point. */
function siteOf(host: HostSketch | undefined, parts: NamedParts): string | undefined {
  const [first] = items(host?.networkAccess?.capLists);
  if (first) return first[1].site;
  const point = parts.hosts.get(host?.discovery?.accessPoint ?? '')?.accessPoint;
  return parts.hosts.get(point?.siteServer ?? '')?.siteDatabase?.siteCode;
}

function checkDistribution(host: HostSketch, at: Path, packages: readonly string[], problems: ProblemList): void {
  const { softwareDistribution, siteDatabase } = host;
  if (!softwareDistribution) return;
  if (siteDatabase === undefined ? !Object.hasOwn(host, 'siteDatabase') : !Object.hasOwn(siteDatabase, 'siteCode')) {
    const expected = 'a siteDatabase with a siteCode on the same host';
    problems.add(at, { found: 'on a host that is no site server', expected });
  }
  const programs = items(softwareDistribution.programs);
  const advertisements = items(softwareDistribution.advertisements);
  checkOnce(
    programs.map(([place, { name }]) => ({ at: [...at, 'programs', place, 'name'], value: name })),
    'programs',
    problems,
  );
  checkOnce(
    advertisements.map(([place, { id }]) => ({ at: [...at, 'advertisements', place, 'id'], value: id })),
    'advertisements',
    problems,
  );
  for (const [place, program] of programs) {
    const here = [...at, 'programs', place, 'package'];
    referTo(here, program.package, packages, 'a package that a distribution point has', problems);
  }
  for (const [place, { program }] of advertisements) {
    const here = [...at, 'advertisements', place, 'program'];
    referTo(here, program, namesOf(softwareDistribution.programs), 'the name of a program', problems);
  }
}

function checkAccessPoint(host: HostSketch, at: Path, parts: NamedParts, problems: ProblemList): void {
  const { accessPoint } = host;
  const siteServer = accessPoint?.siteServer === undefined ? undefined : parts.hosts.get(accessPoint.siteServer);
  const known = items(siteServer?.softwareDistribution?.advertisements).flatMap(([, { id }]) => id ?? []);
  for (const [place, id] of items(accessPoint?.lacks)) {
    if (siteServer) referTo([...at, 'lacks', place], id, known, 'an advertisement of its site', problems);
  }
  for (const [place, name] of items(accessPoint?.accessPoints)) parts.refer([...at, 'accessPoints', place], name);
}

function namesOf(programs: readonly ({ name?: string | undefined } | undefined)[] | undefined): string[] {
  return items(programs).flatMap(([, program]) => program?.name ?? []);
}

function referTo(at: Path, value: string | undefined, known: readonly string[], what: string, problems: ProblemList) {
  if (value === undefined || known.includes(value)) return;
  problems.addValue(at, value, `${what}${inWords([...new Set(known)])}`, known);
}
