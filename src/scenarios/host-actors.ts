// The actors that run on one host of a scenario: console, Remote Control Agent, name service, SMS Provider.
import type { NetworkStack, RemoteFunction } from '../protocols/index.ts';
import type { TimingValues } from '../rules/index.ts';
import { readingOf } from '../rules/index.ts';
import { defaultNodeType } from '../sms/index.ts';
import type { Actor, OpenRemoteToolsEvent } from '../statecharts/index.ts';
import {
  NameCache,
  startNameService,
  startOpenRemoteTools,
  startRemoteControlAgent,
  startSmsProvider,
} from '../statecharts/index.ts';
import type { Host, World } from '../world/index.ts';
import type { DiscoveryActors } from './discovery-actors.ts';
import { startDiscoveryActors } from './discovery-actors.ts';
import { winsRecordsOf } from './opening-facts.ts';
import type { Scenario, ScenarioHost } from './scenario.ts';

export interface HostActorOptions {
  scenario: Scenario;
  world: World;
  host: Host;
  stack: NetworkStack;
  given: ScenarioHost;
  timings: TimingValues;
  readings: Readonly<Record<string, string>>;
  devTools: boolean;
}

export interface HostActors extends DiscoveryActors {
  readonly console?: RemoteToolsConsole;
  readonly agent?: ReturnType<typeof startRemoteControlAgent>;
  readonly nameService?: ReturnType<typeof startNameService>;
  readonly provider?: ReturnType<typeof startSmsProvider>;
  /** Tells every actor that the host lost or got power. */
  power(isOn: boolean): void;
  stop(): void;
}

export function startHostActors(options: HostActorOptions): HostActors {
  const { given, world, host, stack, timings, devTools, scenario, readings } = options;
  const common = { world, host, stack, timings, devTools };
  const remoteTools = given.console ? new RemoteToolsConsole(options) : undefined;
  const agent = given.agent ? startRemoteControlAgent({ ...common, settings: given.agent }) : undefined;
  const { dnsServer: dns, winsServer: wins } = given;
  const nameService =
    dns || wins ? startNameService({ ...common, settings: nameServiceSettings(given, scenario, world) }) : undefined;
  const provider = given.siteDatabase ? startSmsProvider({ ...common, settings: given.siteDatabase }) : undefined;
  const ofDiscovery = startDiscoveryActors({ scenario, given, readings, provider, common });
  const servers = [agent, nameService, provider, ...Object.values(ofDiscovery)];
  return {
    ...(remoteTools ? { console: remoteTools } : {}),
    ...(agent ? { agent } : {}),
    ...(nameService ? { nameService } : {}),
    ...(provider ? { provider } : {}),
    ...ofDiscovery,
    stop: () => {
      remoteTools?.stop();
      for (const server of servers) server?.actor.stop();
    },
    power: (isOn) => {
      for (const actor of [remoteTools, ...servers]) {
        if (isOn) actor?.powerOn();
        else actor?.powerOff();
      }
    },
  };
}

function nameServiceSettings(
  given: ScenarioHost,
  scenario: Scenario,
  world: World,
): Parameters<typeof startNameService>[0]['settings'] {
  const { dnsServer: dns, winsServer: wins } = given;
  const nextServer = addressOf(scenario, dns?.asks);
  const partners = (wins?.pullsFrom ?? []).flatMap((name) => addressOf(scenario, name) ?? []);
  return {
    ...(dns ? { dns: { ...withoutAsks(dns), ...(nextServer === undefined ? {} : { nextServer }) } } : {}),
    ...(wins
      ? { wins: { records: winsRecordsOf(given, scenario, world), partners, isSilent: wins.isSilent ?? false } }
      : {}),
  };
}

function withoutAsks({ asks: _, ...dns }: NonNullable<ScenarioHost['dnsServer']>): Omit<typeof dns, 'asks'> {
  return dns;
}

/** A console on which Remote Tools are started again and again: one actor for each start. */
export class RemoteToolsConsole {
  readonly #options: HostActorOptions;
  readonly #nameCache: NameCache;
  readonly #started: { target: string; actor: Actor<OpenRemoteToolsEvent> }[] = [];

  constructor(options: HostActorOptions) {
    this.#options = options;
    const { lmhosts = [], lmhostsEnabled } = options.given.nameResolution ?? {};
    const preloaded = lmhostsEnabled === true ? lmhosts.filter((entry) => entry.preload === true) : [];
    const lifetimeMs = options.timings.nameCacheLifetime;
    this.#nameCache = new NameCache(typeof lifetimeMs === 'number' ? lifetimeMs : 0, preloaded);
  }

  open(start: { name: string; target: string; user?: string; function?: RemoteFunction }): void {
    const { world, host, stack, timings, given, devTools } = this.#options;
    const actor = startOpenRemoteTools({
      world,
      host,
      stack,
      timings,
      devTools,
      nameCache: this.#nameCache,
      name: start.name,
      settings: this.#settings(),
    });
    this.#started.push({ target: start.target, actor });
    actor.send({
      type: 'start',
      user: start.user ?? given.console?.user ?? '',
      target: start.target,
      function: start.function ?? 'remote-control',
    });
  }

  /** Tells the latest start for this target. */
  tell(target: string, event: OpenRemoteToolsEvent): void {
    this.#started.findLast((start) => start.target === target)?.actor.send(event);
  }

  stop(): void {
    for (const { actor } of this.#started) actor.stop();
  }

  powerOn(): void {}

  powerOff(): void {
    this.#nameCache.forget();
    for (const { actor } of this.#started) actor.send({ type: 'power.off' });
  }

  #settings(): Parameters<typeof startOpenRemoteTools>[0]['settings'] {
    const { given, scenario, readings } = this.#options;
    const { console: settings, nameResolution = {} } = given;
    if (!settings) throw new Error(`${given.name} is no console.`);
    const { dnsServers = [], winsServers = [], hosts = {}, lmhosts = [], lmhostsEnabled = false } = nameResolution;
    return {
      providerAddress: addressOf(scenario, settings.siteServer),
      lookup: {
        nodeType: nameResolution.nodeType ?? defaultNodeType(winsServers.length > 0),
        hasDnsServer: dnsServers.length > 0,
        hasWinsServer: winsServers.length > 0,
        isLmhostsEnabled: lmhostsEnabled,
        isNetbiosBeforeDns: nameResolution.dnsNbtLookupOrder === 1,
      },
      dnsServers,
      winsServers,
      hostsFile: hosts,
      lmhosts,
      lanaOrder: settings.lanaOrder ?? [0, 1, 2, 3, 4, 5, 6, 7],
      sockets: settings.sockets ?? 'tcp',
      servicePack: settings.servicePack ?? 2,
      trustsAnyHost: readingOf('remote-tools.wrong-host', readings) === 'trust',
    };
  }
}

function addressOf(scenario: Scenario, hostName: string | undefined): string | undefined {
  return scenario.hosts.find(({ name }) => name === hostName)?.adapters[0]?.ip;
}
