// Scenario to world: segments, hosts with their networks and servers, and the people's acts waiting on the clock.
import type { NetworkStack } from '../protocols/index.ts';
import { NetworkStack as Stack, startSnmpAgent } from '../protocols/index.ts';
import type { TimingValues } from '../rules/index.ts';
import { readingOf, rulesWithReadings, timingValues } from '../rules/index.ts';
import { defaultNodeType } from '../sms/index.ts';
import type { BoundProtocol, Host, LanaEntry } from '../world/index.ts';
import { World, scriptedDecider, seededDecider } from '../world/index.ts';
import type { HostActors } from './host-actors.ts';
import { startHostActors } from './host-actors.ts';
import { openingFacts } from './opening-facts.ts';
import type { Scenario, ScenarioHost } from './scenario.ts';
import { wordsFor } from './words.ts';

export interface StageOptions {
  /** The scenario's own when left out. */
  seed?: number;
  /** Answers to the first questions, as places among their options. */
  choices?: readonly number[];
  readings?: Readonly<Record<string, string>>;
  /** Tells an installed inspector registry of the actors. */
  devTools?: boolean;
}

/** A host with all that runs on it. */
export interface StagedHost {
  readonly given: ScenarioHost;
  readonly host: Host;
  readonly stack: NetworkStack;
  readonly actors: HostActors;
}

export interface Staged {
  readonly scenario: Scenario;
  readonly world: World;
  readonly hosts: ReadonlyMap<string, StagedHost>;
  readonly seed: number;
  readonly readings: Readonly<Record<string, string>>;
  /** How often an act that starts an actor was done so far, by host and act. */
  readonly starts: Map<string, number>;
}

export function stage(scenario: Scenario, options: StageOptions = {}): Staged {
  const seed = options.seed ?? scenario.seed;
  const readings = allReadings({ ...scenario.readings, ...options.readings });
  const timings = timingValues(scenario.timings as Partial<TimingValues>);
  const world = new World({
    words: wordsFor(scenario),
    decider: scriptedDecider(options.choices ?? [], seededDecider(seed)),
    races: scenario.races ?? false,
    faults: scenario.faults ?? [],
  });
  for (const { name, latencyMs, loss = 0 } of scenario.segments) world.addSegment({ name, latencyMs, loss });
  for (const given of scenario.hosts) addHost(world, given);
  world.record({ kind: 'run.began', rule: 'lab.scenario', detail: openingFacts(scenario, world, { seed, readings }) });
  const hosts = new Map<string, StagedHost>();
  const stacks = new Map(scenario.hosts.map((given) => [given.name, buildStack(world, given, timings)]));
  for (const given of scenario.hosts) {
    const stack = stacks.get(given.name);
    if (given.snmp && stack)
      startSnmpAgent(stack, { community: 'public', tables: ['arp', 'addresses'], ...given.snmp });
    if (!stack) throw new Error(`${given.name} has no network.`);
    const host = world.host(given.name);
    const actors = startHostActors({
      scenario,
      world,
      host,
      stack,
      given,
      timings,
      readings,
      devTools: options.devTools ?? false,
    });
    hosts.set(given.name, { given, host, stack, actors });
  }
  return { scenario, world, hosts, seed, readings, starts: new Map() };
}

function addHost(world: World, given: ScenarioHost): void {
  const host = world.addHost({
    name: given.name,
    system: given.system,
    protocols: given.protocols,
    lanas: given.lanas ?? defaultLanas(given.protocols, given.adapters.length),
    isOn: given.isOn ?? true,
  });
  for (const { segment, ip, mask, gateway, ipxNetwork } of given.adapters) {
    world.addAdapter(host, {
      segment,
      ...(ip === undefined ? {} : { ipAddress: ip, subnetMask: mask ?? '255.255.255.0' }),
      ...(gateway === undefined ? {} : { defaultGateway: gateway }),
      ...(ipxNetwork === undefined ? {} : { ipxNetwork: ipxNetwork.toUpperCase() }),
    });
  }
}

function buildStack(world: World, given: ScenarioHost, timings: TimingValues): NetworkStack {
  const host = world.host(given.name);
  const { winsServers = [], lmhostsEnabled = false, lmhosts = [] } = given.nameResolution ?? {};
  return new Stack({
    world,
    host,
    timings,
    computerName: given.name,
    nodeType: given.nameResolution?.nodeType ?? defaultNodeType(winsServers.length > 0),
    winsServers,
    lmhosts: lmhostsEnabled ? lmhosts : [],
    ...(given.router ? { router: given.router } : {}),
  });
}

/** One LANA number for each NetBIOS transport on each adapter, from 0 up, in binding order. */
export function defaultLanas(protocols: readonly BoundProtocol[], adapterCount: number): LanaEntry[] {
  const transports = { tcpip: 'netbt', nwlink: 'nwlnknb', netbeui: 'nbf' } as const;
  const pairs = protocols.flatMap((protocol) =>
    Array.from({ length: adapterCount }, (_, adapter) => ({ transport: transports[protocol], adapter })),
  );
  return pairs.map((pair, lana) => ({ lana, ...pair }));
}

function allReadings(chosen: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(rulesWithReadings.map(({ id }) => [id, readingOf(id, chosen)]));
}
