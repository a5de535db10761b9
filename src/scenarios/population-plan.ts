// From a scenario and what is asked of it to a population that can be played: the client as its file has it, the servers of
// its lists, and every problem of what was asked.
import { exactOptional, strictObject } from 'valibot';
import type { InferOutput } from 'valibot';
import { rules } from '../rules/index.ts';
import type { ServerListKind } from '../sms/index.ts';
import { accessPointShare, isWindowsNt, packageShare } from '../sms/index.ts';
import type { AnsweringServer, NetworkAccessSettings, WantedList } from '../statecharts/index.ts';
import { openingList } from '../statecharts/index.ts';
import { inWords } from './check-hosts.ts';
import { checkDefinition } from './check-shape.ts';
import { checkReadings } from './check-story.ts';
import { fileServerSettingsOf, hostNamed, networkAccessOf, siteCodeOf } from './network-access.ts';
import type { PopulationPlan } from './population.ts';
import type { Problem } from './problem.ts';
import { ProblemList } from './problem.ts';
import type { Scenario, ScenarioHost } from './scenario.ts';
import { computerName, listOf, oneOf, packageId, siteCode, tableOf, text, wholeNumber } from './scenario-values.ts';

export const mostNeeds = 1_000_000;
const usualNeeds = 30;

/** Which of the client's connections are there when a need begins. */
export const connectionChoices = ['all', 'without-letters', 'none'] as const;
export type ConnectionChoice = (typeof connectionChoices)[number];

const populationOptions = strictObject(
  {
    host: exactOptional(computerName),
    site: exactOptional(siteCode),
    packages: exactOptional(listOf(packageId, 'packages', 1, 10)),
    connections: exactOptional(oneOf(connectionChoices)),
    needs: exactOptional(wholeNumber(1, mostNeeds)),
    seed: exactOptional(wholeNumber(0, 2 ** 32 - 1)),
    readings: exactOptional(tableOf(text(100), text(100), 'rule to reading')),
  },
  'what is asked of a population, in braces',
);

/**
 * `host`: the client that all are like; the first of the file that has a list when left out. `site` or `packages`: the CAP
 * list, or the packages that each client takes in this order; the client's first list when both are left out. `needs`: how
 * many clients, 30 when left out.
 */
export type PopulationOptions = InferOutput<typeof populationOptions>;

/** A client of whose lists a population can be made. */
export interface PopulationClient {
  readonly host: string;
  readonly lists: readonly ClientList[];
  readonly hasLetters: boolean;
  readonly hasDeviceless: boolean;
}

interface ClientList {
  readonly list: ServerListKind;
  readonly of: string;
  readonly servers: readonly string[];
}

/** Is there a client of whose lists a population can be made? */
export function isPopulationPossible({ hosts }: Scenario): boolean {
  return hosts.some(({ networkAccess }) => networkAccess !== undefined);
}

export function populationClients(scenario: Scenario): PopulationClient[] {
  return scenario.hosts.flatMap((given) => {
    const access = given.networkAccess && networkAccessOf(scenario, given, {});
    if (!access || access.lists.length === 0) return [];
    const lists = access.lists.map(({ list, of, servers }) => ({ list, of, servers: [...servers] }));
    const hasLetters = access.connections.some(({ local }) => local !== undefined);
    const hasDeviceless = access.connections.some(({ local }) => local === undefined);
    return [{ host: given.name, lists, hasLetters, hasDeviceless }];
  });
}

/** What was asked, as a plan, or every problem of it. */
export function planPopulation(
  scenario: Scenario,
  asked: unknown,
): { readonly plan: PopulationPlan } | { readonly problems: readonly Problem[] } {
  const problems = new ProblemList('what is asked of the population');
  const options = checkDefinition(populationOptions, asked, problems).output ?? {};
  if (!problems.isEmpty) return { problems: problems.toArray() };
  const { connections = 'all', needs = usualNeeds, seed = scenario.seed, readings = {} } = options;
  checkReadings(readings, rules, problems);
  const client = clientOf(scenario, options, problems);
  const lists = client ? listsOf(client, options, problems) : [];
  const given = hostNamed(scenario, client?.host);
  const access = given && problems.isEmpty && networkAccessOf(scenario, given, { ...scenario.readings, ...readings });
  if (!given || !access) return { problems: problems.toArray() };
  const wanted = lists.map((list) => wantedList(scenario, access, connections, list));
  const settings = { host: given.name, isNtFamily: isWindowsNt(given.system), model: access.model, wanted };
  return { plan: { scenario: scenario.id, seed, needs, settings } };
}

function clientOf(
  scenario: Scenario,
  { host }: PopulationOptions,
  problems: ProblemList,
): PopulationClient | undefined {
  const clients = populationClients(scenario);
  const names = clients.map((client) => client.host);
  const [first] = clients;
  if (!first) problems.addValue(['scenario'], scenario.id, 'a scenario in which a client has a list of servers');
  if (host === undefined || !first) return first;
  const client = clients.find((one) => one.host === host);
  if (!client) problems.addValue(['host'], host, `a client that has a list of servers${inWords(names)}`, names);
  return client;
}

function listsOf(
  client: PopulationClient,
  { site, packages }: PopulationOptions,
  problems: ProblemList,
): readonly ClientList[] {
  if (site !== undefined && packages !== undefined) {
    problems.addValue(['packages'], packages, 'no such key, as a site is asked for');
    return [];
  }
  if (site === undefined && packages === undefined) return client.lists.slice(0, 1);
  const kind = site === undefined ? 'dp' : 'cap';
  const there = client.lists.filter(({ list }) => list === kind);
  const names = there.map(({ of }) => of);
  const what = kind === 'cap' ? `a site of which ${client.host} has a CAP list` : 'a package that some DP has for it';
  return (packages ?? [site]).flatMap((wanted, place) => {
    const found = there.find(({ of }) => of === wanted);
    const at = kind === 'cap' ? ['site'] : ['packages', place];
    if (!found) problems.addValue(at, wanted, `${what}${inWords(names)}`, names);
    return found ?? [];
  });
}

function wantedList(
  scenario: Scenario,
  access: NetworkAccessSettings,
  choice: ConnectionChoice,
  { list, of }: ClientList,
): WantedList {
  const settings = access.lists.find((one) => one.list === list && one.of === of);
  if (!settings) throw new Error(`There is no list of ${of}.`);
  const { servers, preferred } = openingList(access, settings);
  const share = list === 'cap' ? accessPointShare(of) : packageShare;
  const { usesPreferred, usesExisting, usesRandom, user = null, accounts } = access;
  const connections = access.connections.filter(
    ({ local }) => choice === 'all' || (choice === 'without-letters' && local === undefined),
  );
  const answering = servers.map((name) => {
    const server = answeringServer(scenario, hostNamed(scenario, name), { list, of, share });
    return [name.toUpperCase(), server] as const;
  });
  return {
    list,
    of,
    share,
    client: { servers, preferred, usesPreferred, usesExisting, usesRandom, connections, user, accounts },
    servers: Object.fromEntries(answering),
  };
}

/** How the server stands when the run begins. */
function answeringServer(
  scenario: Scenario,
  given: ScenarioHost | undefined,
  { list, of, share }: { readonly list: ServerListKind; readonly of: string; readonly share: string },
): AnsweringServer {
  if (!given || given.isOn === false) return { isPresent: false, serverInfo: 'ok' };
  const { accessPoint, distributionPoint, fileServer } = given;
  const hasShare =
    list === 'cap'
      ? accessPoint !== undefined && accessPoint.isDown !== true && siteCodeOf(scenario, accessPoint.siteServer) === of
      : distributionPoint?.packages.includes(of) === true && fileServer?.isDown !== true;
  const { netServerGetInfo, users } = fileServerSettingsOf(given);
  return {
    isPresent: true,
    serverInfo: netServerGetInfo,
    users: users.get(share.toUpperCase()),
    refuses: hasShare ? undefined : 67,
  };
}
